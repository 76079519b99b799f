"""A GGUF file's metadata: the sizes and the form of the model, as llama.cpp reads them.

Sources: llama.cpp src/llama-arch.cpp (keys), src/llama-model.cpp (which pairs RoPE turns),
src/models/bitnet.cpp and llama.cpp; bitnet.cpp's ``build_bitnet_158``; the permutation of q and k
in llama.cpp's conversion/llama.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..checkpoint.config import ConfigFile
from ..checkpoint.gguf_file import BlockTensor
from ..errors import CheckpointError, shown
from .config import Config
from .gguf_tokenizer import end_ids
from .parts import ACTIVATIONS
from .rope import Linear, LongRope, Scaling

ARCHITECTURE = "general.architecture"
EMBEDDING, HEAD, FREQUENCIES = "token_embd.weight", "output.weight", "rope_freqs.weight"
# What would change the mathematics, and the values that don't.
NEUTRAL = {
    "expert_count": (0,),
    "attention.sliding_window": (0,),
    "attention.clamp_kqv": (0,),
    "attention.max_alibi_bias": (0,),
    "attention.scale": (0,),
    "attn_logit_softcapping": (0,),
    "final_logit_softcapping": (0,),
    "logit_scale": (0, 1),
    "residual_scale": (0, 1),
    "embedding_scale": (0, 1),
}


@dataclass(frozen=True)
class Form:
    """What an architecture's name stands for.

    ``interleaved``: RoPE turns columns 2 i and 2 i + 1 of a head against each other, not i and
    i + head_dim / 2 as everywhere else, so q and k have their rows in another order.
    """

    activation: str
    sub_norms: bool
    interleaved: bool


FORMS = {
    "bitnet-b1.58": Form("relu2", True, False),
    "bitnet-25": Form("relu2", True, False),
    "bitnet": Form("silu", True, False),
    "llama": Form("silu", False, True),
}


def read_form(c: ConfigFile) -> tuple[str, Form]:
    """(architecture, form)."""
    name = c.get(ARCHITECTURE)
    if not isinstance(name, str) or name not in FORMS:
        raise c.error(f"{ARCHITECTURE} is {shown(name)}; supported: {', '.join(FORMS)}")
    if c.get("split.count", 1) not in (0, 1):
        raise c.error(
            f"is one of {shown(c.get('split.count'))} parts; supported: a whole file"
            " (llama-gguf-split --merge)"
        )
    return name, FORMS[name]


def read_config(c: ConfigFile, tensors: Mapping[str, BlockTensor]) -> Config:
    """CheckpointError says what was found and what is supported."""
    name, form = read_form(c)
    m = _Keys(c, name)
    m.check_neutral()
    head_dim = m.head_dim(form)
    hidden, heads = m.integer("embedding_length"), m.integer("attention.head_count")
    config = Config(
        vocabulary=_vocabulary(m, tensors),
        hidden=hidden,
        intermediate=m.integer("feed_forward_length"),
        layers=m.integer("block_count"),
        heads=heads,
        kv_heads=m.integer("attention.head_count_kv", heads),
        positions=m.integer("context_length"),
        norm_eps=m.positive("attention.layer_norm_rms_epsilon"),
        rope_theta=m.positive("rope.freq_base", 10000.0),
        tied=HEAD not in tensors,
        eos=end_ids(c),
        head_size=None if head_dim * heads == hidden else head_dim,
        activation=m.choice("hidden_activation", tuple(ACTIVATIONS), form.activation),
        sub_norms=form.sub_norms,
        rope=_scaling(m, tensors.get(FREQUENCIES), head_dim),
    )
    if config.heads % config.kv_heads:
        raise m.error(
            "attention.head_count",
            f"{heads}; expected a multiple of attention.head_count_kv {config.kv_heads}",
        )
    return config


class _Keys:
    """Metadata of the architecture: ``block_count`` stands for ``llama.block_count``."""

    def __init__(self, c: ConfigFile, architecture: str):
        self.c, self._prefix = c, f"{architecture}."

    def error(self, key: str, text: str) -> CheckpointError:
        return self.c.error(f"{self._prefix}{key} is {text}")

    def integer(self, key: str, default: int | None = None) -> int:
        return self.c.integer(self._prefix + key, default)

    def positive(self, key: str, default: float | None = None) -> float:
        return self.c.positive(self._prefix + key, default)

    def choice(self, key: str, supported: tuple[str, ...], default: str) -> str:
        return self.c.choice(self._prefix + key, supported, default)

    def check_neutral(self) -> None:
        for key, values in NEUTRAL.items():
            value = self.c.get(self._prefix + key, 0)
            if value not in values:
                raise self.error(key, f"{shown(value)}; supported: {values[-1]}, or none")

    def head_dim(self, form: Form) -> int:
        """Columns of a head, all of which RoPE turns."""
        hidden, heads = self.integer("embedding_length"), self.integer("attention.head_count")
        size = self.integer("attention.key_length", max(1, hidden // heads))
        for key in ("attention.value_length", "rope.dimension_count"):
            if self.integer(key, size) != size:
                raise self.error(key, f"{self.integer(key)}; supported: a head's columns, {size}")
        if size % 2 or (size * heads != hidden and form.sub_norms):
            raise self.error(
                "embedding_length",
                f"{hidden}; expected an even number of columns for each of {heads} heads",
            )
        return size


def _vocabulary(m: _Keys, tensors: Mapping[str, BlockTensor]) -> int:
    if EMBEDDING not in tensors:
        raise m.c.error(f"tensor {EMBEDDING!r} is missing")
    rows = tensors[EMBEDDING].shape[0]
    if m.integer("vocab_size", rows) != rows:
        raise m.error("vocab_size", f"{m.integer('vocab_size')}; {EMBEDDING} has {rows} rows")
    return rows


def _scaling(m: _Keys, factors: BlockTensor | None, head_dim: int) -> Scaling:
    """Of RoPE: a factor for all frequencies, or one each (``rope_freqs``, of Llama 3)."""
    kind = m.choice("rope.scaling.type", ("linear", "none"), "linear")
    factor = m.positive("rope.scaling.factor", m.positive("rope.scale_linear", 1.0))
    if kind == "none":
        factor = 1.0
    if factors is None:
        return Scaling() if factor == 1 else Linear(factor=factor)
    if factors.shape != (head_dim // 2,) or factors.dtype != "F32":
        raise m.c.error(
            f"tensor {FREQUENCIES!r} is {factors.dtype} {list(factors.shape)};"
            f" expected F32 {[head_dim // 2]}"
        )
    each = factors.float32() * np.float32(factor)
    if not (np.isfinite(each).all() and (each > 0).all()):
        raise m.c.error(f"tensor {FREQUENCIES!r} holds values that are not above 0: damaged")
    return LongRope(short_factors=tuple(each.tolist()))
