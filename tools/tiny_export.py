"""Writes a trained tiny BitNet as a Hugging Face folder in the packed (offline) format."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from tiny_model import TinyBitNet, ternarise

PACKED_ROWS = 4  # output rows r, r+M/4, r+2M/4, r+3M/4 share byte row r


def pack_rows(trits: torch.Tensor) -> torch.Tensor:
    """Trits [M, K] to transformers' uint8 [M/4, K]: code trit+1, row quarters from bits 1:0 up."""
    quarters = (trits + 1).to(torch.uint8).chunk(PACKED_ROWS)
    packed = torch.zeros_like(quarters[0])
    for i, quarter in enumerate(quarters):
        packed |= quarter << (2 * i)
    return packed.contiguous()


def byte_tokenizer() -> Tokenizer:
    """A byte-level BPE of 256 entries without merges, whose ids are the bytes themselves."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in printable]
    # GPT-2's table: printable bytes stand for themselves, the others for U+0100 and up.
    vocab = {chr(b): b for b in printable} | {chr(256 + i): b for i, b in enumerate(others)}
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def hf_config(model: TinyBitNet, positions: int) -> dict:
    c = model.config
    return {
        "architectures": ["BitNetForCausalLM"],
        "model_type": "bitnet",
        "vocab_size": c.vocab_size,
        "hidden_size": c.hidden_size,
        "intermediate_size": c.intermediate_size,
        "num_hidden_layers": c.num_hidden_layers,
        "num_attention_heads": c.num_attention_heads,
        "num_key_value_heads": c.num_key_value_heads,
        "hidden_act": "relu2",
        "max_position_embeddings": positions,
        "rms_norm_eps": c.rms_norm_eps,
        "rope_theta": c.rope_theta,
        "tie_word_embeddings": True,
        "bos_token_id": 10,
        "eos_token_id": 0,
        "dtype": "float32",
        "quantization_config": {
            "quant_method": "bitnet",
            "linear_class": "autobitlinear",
            "quantization_mode": "offline",
        },
    }


def export(model: TinyBitNet, folder: Path, positions: int) -> None:
    """Writes config.json, model.safetensors and tokenizer.json; scales multiply (autobitlinear)."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, value in model.state_dict().items():
        if name.endswith("_proj.weight"):
            trits, scale = ternarise(value)
            tensors[name] = pack_rows(trits)
            tensors[name.replace(".weight", ".weight_scale")] = scale.reshape(1)
        else:
            tensors[name] = value.contiguous()
    save_file(tensors, str(folder / "model.safetensors.new"), metadata={"format": "pt"})
    (folder / "model.safetensors.new").replace(folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(hf_config(model, positions), indent=2) + "\n")
    byte_tokenizer().save(str(folder / "tokenizer.json"))
