"""The rotary settings of config.json, in the form of transformers 4 or of 5."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from ..checkpoint.config import ConfigFile
from ..errors import shown
from .rope import Linear, Llama3, LongRope, Scaling, Yarn


@dataclass(frozen=True)
class RopeSettings:
    """``positions``: how many the model can be used with."""

    theta: float
    scaling: Scaling
    positions: int


@dataclass(frozen=True)
class _Section:
    """``rope_scaling`` or ``rope_parameters``, and what it shares with the whole config."""

    values: ConfigFile
    whole: ConfigFile
    head_dim: int
    positions: int
    theta: float

    def original(self, least: int = 1) -> int:
        """Positions in training; a value beside the section goes before the one in it."""
        key = "original_max_position_embeddings"
        inside = self.values.get(key, self.positions)
        if self.whole.get(key) is not None:
            return self.whole.integer(key, least=least)
        return ConfigFile(self.values.name, {key: inside}).integer(key, least=least)


def read_rope(c: ConfigFile, theta: float, head_dim: int, positions: int) -> RopeSettings:
    """``theta``: the family's default. CheckpointError names a type that is not supported."""
    theta = c.positive("rope_theta", theta)
    values = c.section("rope_scaling")
    if values is None or not values.values:
        values = c.section("rope_parameters") or ConfigFile(c.name, {})
    theta = values.positive("rope_theta", theta)
    for place in (values, c):
        if place.positive("partial_rotary_factor", 1.0) != 1:
            raise place.error(
                f"partial_rotary_factor is {shown(place.get('partial_rotary_factor'))};"
                " supported: 1, all columns of a head"
            )
    values.choice("rope_type", tuple(READERS), values.get("type", "default"))
    kind = values.get("rope_type", values.get("type", "default"))
    return READERS[kind](_Section(values, c, head_dim, positions, theta))


def _default(s: _Section) -> RopeSettings:
    """Also ``dynamic``, which begins to stretch beyond max_position_embeddings."""
    return RopeSettings(s.theta, Scaling(), s.positions)


def _linear(s: _Section) -> RopeSettings:
    return RopeSettings(s.theta, Linear(factor=s.values.positive("factor")), s.positions)


def _llama3(s: _Section) -> RopeSettings:
    low = s.values.positive("low_freq_factor")
    high = s.values.positive("high_freq_factor")
    if high <= low:
        raise s.values.error(
            f"high_freq_factor is {high}; expected more than low_freq_factor {low}"
        )
    scaling = Llama3(
        factor=s.values.positive("factor"), low_factor=low, high_factor=high, original=s.original()
    )
    return RopeSettings(s.theta, scaling, s.positions)


def _yarn(s: _Section) -> RopeSettings:
    if s.theta <= 1:
        raise s.values.error(f"rope_theta is {s.theta}; yarn needs one above 1")
    original = s.original()
    factor = s.values.positive("factor", s.positions / original)
    scaling = Yarn(
        attention_factor=_yarn_attention(s.values, factor),
        factor=factor,
        original=original,
        beta_fast=s.values.positive("beta_fast", 32.0),
        beta_slow=s.values.positive("beta_slow", 1.0),
        truncate=s.values.flag("truncate", True),
    )
    return RopeSettings(s.theta, scaling, s.positions)


def _yarn_attention(values: ConfigFile, factor: float) -> float:
    """The paper's 0.1 ln(factor) + 1, or a ratio of two of them with weights."""
    if values.get("attention_factor") is not None:
        return values.positive("attention_factor")

    def magnitude(weight: float) -> float:
        return 1.0 if factor <= 1 else 0.1 * weight * math.log(factor) + 1.0

    if values.get("mscale") and values.get("mscale_all_dim"):
        return magnitude(values.positive("mscale")) / magnitude(values.positive("mscale_all_dim"))
    return magnitude(1.0)


def _longrope(s: _Section) -> RopeSettings:
    original = s.original(least=2)
    factors = _numbers(s.values, "short_factor", s.head_dim // 2)
    _numbers(s.values, "long_factor", s.head_dim // 2)
    factor = s.values.positive("factor", s.positions / original)
    default = math.sqrt(1 + math.log(factor) / math.log(original)) if factor > 1 else 1.0
    attention = s.values.positive("attention_factor", default)
    scaling = LongRope(attention_factor=attention, short_factors=factors)
    return RopeSettings(s.theta, scaling, min(s.positions, original))


def _numbers(values: ConfigFile, key: str, count: int) -> tuple[float, ...]:
    found = values.get(key)
    if not isinstance(found, list) or len(found) != count:
        size = len(found) if isinstance(found, list) else shown(found)
        raise values.error(f"{key} is {size}; expected a list of {count} numbers")
    return tuple(ConfigFile(values.name, {key: v}).positive(key) for v in found)


READERS: dict[str, Callable[[_Section], RopeSettings]] = {
    "default": _default,
    "linear": _linear,
    "dynamic": _default,
    "yarn": _yarn,
    "longrope": _longrope,
    "llama3": _llama3,
}
