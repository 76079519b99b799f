"""Sizes of published models, from their configs; nothing is downloaded."""

from __future__ import annotations

from ..models.config import Config
from ..synthetic.known import KNOWN


def config_of(name: str) -> Config:
    """Of a ternary model that ``tritile synthetic`` knows; only the sizes are meant."""
    known = KNOWN[name]
    if not known.ternary:
        raise ValueError(f"{name} is no ternary model")
    c = known.config
    return Config(
        vocabulary=c["vocab_size"],
        hidden=c["hidden_size"],
        intermediate=c["intermediate_size"],
        layers=c["num_hidden_layers"],
        heads=c["num_attention_heads"],
        kv_heads=c["num_key_value_heads"],
        positions=c["max_position_embeddings"],
        norm_eps=c["rms_norm_eps"],
        rope_theta=c["rope_theta"],
        tied=c.get("tie_word_embeddings", False),
        eos=(),
        head_size=c.get("head_dim"),
    )
