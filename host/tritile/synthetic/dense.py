"""Tensors of dense models as PyTorch's state dicts name them: float32, weights and biases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .blanks import Blank, Normal

NORM, WEIGHT, BIAS = Normal(1.0, 0.1), Normal(0.0, 0.02), Normal(0.0, 0.01)
Shape = tuple[int, ...]


def _weight(name: str, shape: Shape) -> Blank:
    return Blank(name, shape, "F32", WEIGHT)


def _norm(name: str, size: int) -> list[Blank]:
    return [
        Blank(f"{name}.weight", (size,), "F32", NORM),
        Blank(f"{name}.bias", (size,), "F32", BIAS),
    ]


def _linear(name: str, shape: Shape, bias: int, mark: str = ".") -> list[Blank]:
    """``mark`` stands between the name and ``weight`` or ``bias``."""
    return [
        Blank(f"{name}{mark}weight", shape, "F32", WEIGHT),
        Blank(f"{name}{mark}bias", (bias,), "F32", BIAS),
    ]


def gpt2(config: Mapping[str, Any]) -> list[Blank]:
    """GPT2Model; its Conv1D layers keep [K, M]."""
    size = config["n_embd"]
    blanks = [
        _weight("wte.weight", (config["vocab_size"], size)),
        _weight("wpe.weight", (config["n_positions"], size)),
    ]
    for i in range(config["n_layer"]):
        blanks += _norm(f"h.{i}.ln_1", size)
        blanks += _linear(f"h.{i}.attn.c_attn", (size, 3 * size), 3 * size)
        blanks += _linear(f"h.{i}.attn.c_proj", (size, size), size)
        blanks += _norm(f"h.{i}.ln_2", size)
        blanks += _linear(f"h.{i}.mlp.c_fc", (size, 4 * size), 4 * size)
        blanks += _linear(f"h.{i}.mlp.c_proj", (4 * size, size), size)
    return blanks + _norm("ln_f", size)


def roberta(config: Mapping[str, Any]) -> list[Blank]:
    """RobertaForSequenceClassification with two labels."""
    size, inner = config["hidden_size"], config["intermediate_size"]
    sizes = {
        "word": config["vocab_size"],
        "position": config["max_position_embeddings"],
        "token_type": config["type_vocab_size"],
    }
    tables = {f"roberta.embeddings.{kind}_embeddings.weight": n for kind, n in sizes.items()}
    blanks = [_weight(name, (n, size)) for name, n in tables.items()]
    blanks += _norm("roberta.embeddings.LayerNorm", size)
    for i in range(config["num_hidden_layers"]):
        layer = f"roberta.encoder.layer.{i}"
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            blanks += _linear(f"{layer}.attention.{name}", (size, size), size)
        blanks += _norm(f"{layer}.attention.output.LayerNorm", size)
        blanks += _linear(f"{layer}.intermediate.dense", (inner, size), inner)
        blanks += _linear(f"{layer}.output.dense", (size, inner), size)
        blanks += _norm(f"{layer}.output.LayerNorm", size)
    blanks += _linear("classifier.dense", (size, size), size)
    return blanks + _linear("classifier.out_proj", (2, size), 2)


def vit(config: Mapping[str, Any]) -> list[Blank]:
    """torchvision's VisionTransformer."""
    size, inner, patch = config["hidden_dim"], config["mlp_dim"], config["patch_size"]
    tokens = (config["image_size"] // patch) ** 2 + 1
    blanks = [_weight("class_token", (1, 1, size))]
    blanks += _linear("conv_proj", (size, 3, patch, patch), size)
    blanks.append(_weight("encoder.pos_embedding", (1, tokens, size)))
    for i in range(config["num_layers"]):
        layer = f"encoder.layers.encoder_layer_{i}"
        blanks += _norm(f"{layer}.ln_1", size)
        blanks += _linear(f"{layer}.self_attention.in_proj", (3 * size, size), 3 * size, "_")
        blanks += _linear(f"{layer}.self_attention.out_proj", (size, size), size)
        blanks += _norm(f"{layer}.ln_2", size)
        blanks += _linear(f"{layer}.mlp.0", (inner, size), inner)
        blanks += _linear(f"{layer}.mlp.3", (size, inner), size)
    blanks += _norm("encoder.ln", size)
    return blanks + _linear("heads.head", (config["num_classes"], size), config["num_classes"])


def xlnet(config: Mapping[str, Any]) -> list[Blank]:
    """XLNetForSequenceClassification with two labels; projections are [size, heads, head]."""
    size, inner = config["d_model"], config["d_inner"]
    heads = (config["n_head"], config["d_head"])
    blanks = [
        _weight("transformer.mask_emb", (1, 1, size)),
        _weight("transformer.word_embedding.weight", (config["vocab_size"], size)),
    ]
    for i in range(config["n_layer"]):
        layer = f"transformer.layer.{i}"
        shapes: dict[str, Shape] = dict.fromkeys("qkvor", (size, *heads))
        shapes |= dict.fromkeys(("r_r_bias", "r_s_bias", "r_w_bias"), heads)
        shapes["seg_embed"] = (2, *heads)
        blanks += [_weight(f"{layer}.rel_attn.{name}", shape) for name, shape in shapes.items()]
        blanks += _norm(f"{layer}.rel_attn.layer_norm", size)
        blanks += _norm(f"{layer}.ff.layer_norm", size)
        blanks += _linear(f"{layer}.ff.layer_1", (inner, size), inner)
        blanks += _linear(f"{layer}.ff.layer_2", (size, inner), size)
    blanks += _linear("sequence_summary.summary", (size, size), size)
    return blanks + _linear("logits_proj", (2, size), 2)
