"""Tiny random BitNets of odd sizes as Hugging Face folders: what a loader meets beside the bundled.

Weights are packed by transformers' own function; ``bitlinear`` divides by the weight scale,
``autobitlinear`` multiplies.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers.integrations.bitnet import pack_weights

from tiny_export import byte_tokenizer

POSITIONS = 256


@dataclass(frozen=True)
class RandomModel:
    name: str
    linear_class: str
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    theta: float
    tied: bool
    dtype: torch.dtype  # of everything that is not packed
    merges: tuple[tuple[str, str], ...] = ()  # of the tokenizer, beside the 256 bytes

    @property
    def head_dim(self) -> int:
        return self.hidden // self.heads

    @property
    def vocabulary(self) -> int:
        return 256 + len(self.merges)


RANDOM_MODELS = (
    # One kv head; no M is a multiple of 40 columns; the head is the embedding.
    RandomModel("random-auto", "autobitlinear", 48, 100, 2, 3, 1, 5e5, True, torch.float32),
    # Divides by the scale; as many kv heads as heads; a head of its own; bf16; a BPE with merges.
    RandomModel(
        "random-bitlinear",
        "bitlinear",
        60,
        172,
        2,
        3,
        3,
        1e4,
        False,
        torch.bfloat16,
        (("t", "h"), ("th", "e"), ("Ġ", "the"), ("a", "n"), ("an", "d"), ("i", "n"), ("Ġ", "and")),
    ),
)


def config_of(m: RandomModel) -> dict:
    return {
        "architectures": ["BitNetForCausalLM"],
        "model_type": "bitnet",
        "vocab_size": m.vocabulary,
        "hidden_size": m.hidden,
        "intermediate_size": m.intermediate,
        "num_hidden_layers": m.layers,
        "num_attention_heads": m.heads,
        "num_key_value_heads": m.kv_heads,
        "hidden_act": "relu2",
        "max_position_embeddings": POSITIONS,
        "rms_norm_eps": 1e-5,
        "rope_parameters": {"rope_type": "default", "rope_theta": m.theta},
        "tie_word_embeddings": m.tied,
        "bos_token_id": 10,
        "eos_token_id": 0,
        "dtype": str(m.dtype).removeprefix("torch."),
        "quantization_config": {
            "quant_method": "bitnet",
            "linear_class": m.linear_class,
            "quantization_mode": "offline",
        },
    }


def matrices_of(m: RandomModel) -> dict[str, tuple[int, int]]:
    """(M, K) of each ternary matrix of a layer."""
    kv = m.kv_heads * m.head_dim
    return {
        "self_attn.q_proj": (m.hidden, m.hidden),
        "self_attn.k_proj": (kv, m.hidden),
        "self_attn.v_proj": (kv, m.hidden),
        "self_attn.o_proj": (m.hidden, m.hidden),
        "mlp.gate_proj": (m.intermediate, m.hidden),
        "mlp.up_proj": (m.intermediate, m.hidden),
        "mlp.down_proj": (m.hidden, m.intermediate),
    }


def tensors_of(m: RandomModel, seed: int) -> dict[str, torch.Tensor]:
    """A checkpoint of small embeddings and loud layers: else it repeats its last token for ever."""
    g = torch.Generator().manual_seed(seed)
    normal = lambda *shape: torch.randn(shape, generator=g).to(m.dtype)  # noqa: E731
    norm = lambda size: (0.5 + torch.rand(size, generator=g)).to(m.dtype)  # noqa: E731
    tensors = {"model.embed_tokens.weight": normal(m.vocabulary, m.hidden) * 0.4}
    tensors["model.norm.weight"] = norm(m.hidden)
    if not m.tied:
        tensors["lm_head.weight"] = normal(m.vocabulary, m.hidden)
    for layer in range(m.layers):
        prefix = f"model.layers.{layer}."
        for name in ("input_layernorm", "post_attention_layernorm", "self_attn.attn_sub_norm"):
            tensors[f"{prefix}{name}.weight"] = norm(m.hidden)
        tensors[f"{prefix}mlp.ffn_sub_norm.weight"] = norm(m.intermediate)
        for name, (rows, columns) in matrices_of(m).items():
            trits = torch.randint(-1, 2, (rows, columns), generator=g, dtype=torch.int8)
            gain = 4 if name.endswith(("o_proj", "down_proj")) else 1
            scale = (0.5 + torch.rand(1, generator=g)) * gain * (1.5 / columns) ** 0.5
            if m.linear_class == "bitlinear":
                scale = 1 / scale
            tensors[f"{prefix}{name}.weight"] = pack_weights(trits)
            tensors[f"{prefix}{name}.weight_scale"] = scale.to(m.dtype)
    return tensors


def tokenizer_of(m: RandomModel) -> Tokenizer:
    """The bytes, and after them the merges in their order."""
    data = json.loads(byte_tokenizer().to_str())
    for first, second in m.merges:
        data["model"]["vocab"][first + second] = len(data["model"]["vocab"])
    data["model"]["merges"] = [list(pair) for pair in m.merges]
    return Tokenizer.from_str(json.dumps(data))


def write_random_model(m: RandomModel, seed: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors_of(m, seed), folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    (folder / "config.json").write_text(json.dumps(config_of(m), indent=2) + "\n")
    tokenizer_of(m).save(str(folder / "tokenizer.json"))
