"""config.json of the families that transformers (and 1bitLLM's own code) know, to a ``Config``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..checkpoint.config import ConfigFile
from ..errors import shown
from .config import Config
from .hf_quantization import TERNARISED, Quantization, read_quantization
from .hf_rope import read_rope
from .parts import ACTIVATIONS

EXPERTS = ("num_local_experts", "num_experts", "n_routed_experts")


@dataclass(frozen=True)
class Family:
    """What one class of model code stands for; the numbers are its config's defaults.

    ``packed``: has a quantization_config; otherwise its weights are dense and ternarised at load.
    ``kv_heads``: where the key is left out; None: as many as heads.
    """

    architecture: str
    model_types: tuple[str, ...]
    activation: str
    theta: float
    eps: float
    packed: bool = True
    kv_heads: int | None = None
    sub_norms: tuple[tuple[str, str], ...] = ()  # (our name, the files' name) of each
    mlp_bias: bool = False  # whether the code has such biases


BITNET = Family(
    "BitNetForCausalLM",
    model_types=("bitnet",),
    activation="relu2",
    theta=500000.0,
    eps=1e-5,
    kv_heads=5,
    sub_norms=(("attn_sub_norm", "attn_sub_norm"), ("ffn_sub_norm", "ffn_sub_norm")),
)
ONE_BIT_LLM = Family(  # 1bitLLM/bitnet_b1_58-large, -xl and -3B
    "BitnetForCausalLM",
    model_types=("llama", "bitnet"),
    activation="silu",
    theta=10000.0,
    eps=1e-6,
    packed=False,
    sub_norms=(("attn_sub_norm", "inner_attn_ln"), ("ffn_sub_norm", "ffn_layernorm")),
)
LLAMA = Family(
    "LlamaForCausalLM",
    model_types=("llama",),
    activation="silu",
    theta=10000.0,
    eps=1e-6,
    mlp_bias=True,
)
FAMILIES = {family.architecture: family for family in (BITNET, ONE_BIT_LLM, LLAMA)}


class Described(Protocol):
    """What says the sizes: a checkpoint's config.json, and generation_config.json."""

    config: ConfigFile
    generation: ConfigFile


def read_config(checkpoint: Described) -> tuple[Config, Quantization, Family]:
    """CheckpointError says what was found and what is supported."""
    c = checkpoint.config
    family = _family(c)
    quantization = _quantization(c, family)
    _check_form(c)
    head_dim = _head_dim(c, family)
    positions = c.integer("max_position_embeddings")
    rope = read_rope(c, family.theta, head_dim, positions)
    config = Config(
        vocabulary=c.integer("vocab_size"),
        hidden=c.integer("hidden_size"),
        intermediate=c.integer("intermediate_size"),
        layers=c.integer("num_hidden_layers"),
        heads=c.integer("num_attention_heads"),
        kv_heads=_kv_heads(c, family),
        positions=rope.positions,
        norm_eps=c.positive("rms_norm_eps", family.eps),
        rope_theta=rope.theta,
        tied=c.flag("tie_word_embeddings", False),
        eos=_end_of_text(checkpoint),
        head_size=_unlike_hidden(c, head_dim),
        activation=c.choice("hidden_act", tuple(ACTIVATIONS), family.activation),
        sub_norms=bool(family.sub_norms),
        attention_bias=c.flag("attention_bias", False),
        mlp_bias=c.choice("mlp_bias", (False, True) if family.mlp_bias else (False,), False),
        inner_norm_eps=quantization.inner_norm_eps,
        dense=quantization.kept,
        rope=rope.scaling,
    )
    _check_heads(c, config)
    return config, quantization, family


def _family(c: ConfigFile) -> Family:
    architectures = c.get("architectures")
    if architectures is None:  # as transformers, which goes by the type alone
        kind = c.choice("model_type", ("bitnet", "llama"))
        return BITNET if kind == "bitnet" else LLAMA
    known = isinstance(architectures, list) and len(architectures) == 1
    if not known or not isinstance(architectures[0], str) or architectures[0] not in FAMILIES:
        names = ", ".join(FAMILIES)
        raise c.error(f"architectures is {shown(architectures)}; supported: one of {names}")
    family = FAMILIES[architectures[0]]
    c.choice("model_type", family.model_types)
    return family


def _quantization(c: ConfigFile, family: Family) -> Quantization:
    section = c.section("quantization_config")
    if family.packed:
        return read_quantization(c, section)
    if section is not None:
        raise c.error(
            "there is a quantization_config; supported: none, for BitnetForCausalLM's weights"
            " are dense and ternarised at load"
        )
    c.choice("weight_bits", (1,), 1)
    c.choice("input_bits", (8,), 8)
    return TERNARISED


def _check_form(c: ConfigFile) -> None:
    """Refuses what would change the order of the mathematics."""
    for key in EXPERTS:
        if c.get(key, 1) not in (0, 1):
            raise c.error(
                f"{key} is {shown(c.get(key))}, a mixture of experts;"
                " supported: one feed-forward network a layer"
            )
    window, positions = c.get("sliding_window"), c.integer("max_position_embeddings")
    in_use = window is not None and c.get("use_sliding_window", True)
    if in_use and c.integer("sliding_window") < positions:
        raise c.error(
            f"sliding_window is {window}; supported: none, or one of all"
            f" max_position_embeddings {positions}"
        )
    kinds = c.get("layer_types", [])
    if not isinstance(kinds, list) or any(kind != "full_attention" for kind in kinds):
        raise c.error(f"layer_types is {shown(kinds)}; supported: full_attention in all layers")


def _kv_heads(c: ConfigFile, family: Family) -> int:
    if "num_key_value_heads" not in c.values and family.kv_heads is not None:
        return family.kv_heads
    return c.integer("num_key_value_heads", c.get("num_attention_heads"))


def _head_dim(c: ConfigFile, family: Family) -> int:
    """Columns of a head; CheckpointError unless they are even."""
    hidden, heads = c.integer("hidden_size"), c.integer("num_attention_heads")
    if c.get("head_dim") is None and hidden % heads:
        raise c.error(
            f"hidden_size is {hidden}; expected a multiple of num_attention_heads {heads},"
            " or a head_dim"
        )
    head_dim = c.integer("head_dim", hidden // heads)
    if head_dim % 2:
        raise c.error(f"head_dim is {head_dim}; expected an even number, for RoPE turns pairs")
    if family.sub_norms and heads * head_dim != hidden:
        raise c.error(
            f"head_dim is {head_dim}; supported with sub-norms: hidden_size /"
            f" num_attention_heads, {hidden / heads:.6g}"
        )
    return head_dim


def _unlike_hidden(c: ConfigFile, head_dim: int) -> int | None:
    """The head's size, unless it is hidden / heads."""
    same = head_dim * c.integer("num_attention_heads") == c.integer("hidden_size")
    return None if same else head_dim


def _check_heads(c: ConfigFile, config: Config) -> None:
    if config.heads % config.kv_heads:
        raise c.error(
            f"num_attention_heads is {config.heads};"
            f" expected a multiple of num_key_value_heads {config.kv_heads}"
        )


def _end_of_text(checkpoint: Described) -> tuple[int, ...]:
    """Token ids that end a text; generation_config.json goes first, as in transformers."""
    for source in (checkpoint.generation, checkpoint.config):
        value = source.get("eos_token_id")
        if value is not None:
            ids = value if isinstance(value, list) else [value]
            if not all(type(i) is int for i in ids):
                raise source.error(f"eos_token_id is {shown(value)}; expected integers")
            return tuple(ids)
    return ()
