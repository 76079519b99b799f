"""Tensors of the decoders whose linear layers are ternary, as their makers name them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..ternary import packed_rows
from .blanks import Blank, Latent, Normal, Trits, Values

NORM = Normal(1.0, 0.1)
EMBEDDING = Normal(0.0, 0.02)  # the usual initializer_range
# What a linear layer makes of activations whose root mean square is 1: a forward pass stays finite
# and varied when every layer adds a little to the residual stream.
GAIN = {"o_proj": 0.3, "down_proj": 0.3}
LATENT_ABSMEAN = 0.02
# Shares of -1, 0 and +1 that a report of 2B-4T gives for layers 0 and 15. It has no figures of the
# other matrices and layers: up is taken for gate, k, v and o for q, and the shares run evenly from
# layer 0 to 15 and stay from there on.
SEEN = {
    "q_proj": ((0.252, 0.496, 0.252), (0.272, 0.456, 0.272)),
    "gate_proj": ((0.303, 0.391, 0.306), (0.294, 0.415, 0.292)),
    "down_proj": ((0.309, 0.382, 0.309), (0.301, 0.398, 0.301)),
}
SEEN |= dict.fromkeys(("k_proj", "v_proj", "o_proj"), SEEN["q_proj"])
SEEN |= {"up_proj": SEEN["gate_proj"]}
LAST_SEEN = 15


@dataclass(frozen=True)
class Style:
    """How one of the makers writes a model down."""

    sub_norms: tuple[str, ...] = ()  # behind the attention; behind the activation function
    packed: bool = True
    divides: bool = False  # the weight scale is a divisor
    frequencies: bool = False  # RoPE's are saved with every layer
    dtype: str = "BF16"


def trit_shares(matrix: str, layer: int) -> tuple[float, ...]:
    """Of -1, 0 and +1 in a matrix such as ``q_proj``; they sum to 1."""
    first, last = SEEN[matrix]
    part = min(layer, LAST_SEEN) / LAST_SEEN
    mixed = [(1 - part) * a + part * b for a, b in zip(first, last, strict=True)]
    return tuple(share / sum(mixed) for share in mixed)


def matrices(config: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """(M, K) of each ternary matrix of a layer, by its name in the layer."""
    hidden, inner = config["hidden_size"], config["intermediate_size"]
    size = config.get("head_dim") or hidden // config["num_attention_heads"]
    q, kv = (size * config[f"num_{kind}_heads"] for kind in ("attention", "key_value"))
    return {
        "self_attn.q_proj": (q, hidden),
        "self_attn.k_proj": (kv, hidden),
        "self_attn.v_proj": (kv, hidden),
        "self_attn.o_proj": (hidden, q),
        "mlp.gate_proj": (inner, hidden),
        "mlp.up_proj": (inner, hidden),
        "mlp.down_proj": (hidden, inner),
    }


def _decoder(style: Style, config: Mapping[str, Any]) -> list[Blank]:
    """All tensors."""
    table = (config["vocab_size"], config["hidden_size"])
    blanks = [
        Blank("model.embed_tokens.weight", table, style.dtype, EMBEDDING),
        Blank("model.norm.weight", table[1:], style.dtype, NORM),
    ]
    if not config["tie_word_embeddings"]:
        blanks.append(Blank("lm_head.weight", table, style.dtype, EMBEDDING))
    for layer in range(config["num_hidden_layers"]):
        for blank in _layer(style, config, layer):
            name = f"model.layers.{layer}.{blank.name}"
            blanks.append(Blank(name, blank.shape, blank.dtype, blank.filling))
    return blanks


def _layer(style: Style, config: Mapping[str, Any], layer: int) -> Iterator[Blank]:
    """The tensors of one layer, by their names in it."""
    sizes = matrices(config)
    for name in ("input_layernorm", "post_attention_layernorm"):
        yield Blank(f"{name}.weight", (config["hidden_size"],), style.dtype, NORM)
    widths = (sizes["self_attn.o_proj"][1], sizes["mlp.down_proj"][1])
    for name, size in zip(style.sub_norms, widths, strict=False):
        yield Blank(f"{name}.weight", (size,), style.dtype, NORM)
    if style.frequencies:
        size = config["hidden_size"] // config["num_attention_heads"]
        steps = (config["rope_theta"] ** (-2 * i / size) for i in range(size // 2))
        name = "self_attn.rotary_emb.inv_freq"
        yield Blank(name, (size // 2,), "F32", Values(tuple(steps)))
    for name, (m, k) in sizes.items():
        yield from _matrix(style, name, m, k, layer)


def _matrix(style: Style, name: str, m: int, k: int, layer: int) -> Iterator[Blank]:
    member = name.rpartition(".")[2]
    minus, zero, plus = trit_shares(member, layer)
    if not style.packed:
        filling = Latent(minus, zero, plus, LATENT_ABSMEAN)
        yield Blank(f"{name}.weight", (m, k), style.dtype, filling)
        return
    scale = GAIN.get(member, 1.0) / math.sqrt(k * (1 - zero))
    filling = Values((1 / scale if style.divides else scale,))
    yield Blank(f"{name}.weight", (packed_rows(m), k), "U8", Trits(minus, zero, plus))
    yield Blank(f"{name}.weight_scale", (1,), style.dtype, filling)


_SUB_NORMS = ("self_attn.attn_sub_norm", "mlp.ffn_sub_norm")
_ONEBIT_NORMS = ("self_attn.inner_attn_ln", "mlp.ffn_layernorm")
bitnet = partial(_decoder, Style(_SUB_NORMS))
bitnet_online = partial(_decoder, Style(_SUB_NORMS, packed=False))
onebit = partial(_decoder, Style(_ONEBIT_NORMS, packed=False, frequencies=True, dtype="F32"))
llama = partial(_decoder, Style(divides=True))
TERNARY = (bitnet, bitnet_online, onebit, llama)
