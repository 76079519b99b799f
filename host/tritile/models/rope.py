"""Rotary positions (Su et al. 2021, arXiv:2104.09864) and the ways to stretch them.

Frequencies follow transformers ``modeling_rope_utils.py`` operation by operation in fp32: at a
position of thousands, the last bit of a frequency is seen. There a scalar divided by a tensor is
the tensor's reciprocal times the scalar, rounded twice. The power is rounded once from float64,
for numpy's float32 power differs from torch's in the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

STEP = 64  # positions; the table grows in such steps
ONE = np.float32(1)


@dataclass(frozen=True)
class Scaling:
    """No scaling. ``attention_factor`` multiplies cos and sin."""

    attention_factor: float = 1.0

    def frequencies(self, theta: float, size: int) -> np.ndarray:
        """float32 [size / 2]: radians a position."""
        return ONE / _wavelengths(theta, size)


@dataclass(frozen=True)
class Linear(Scaling):
    """Positions divided by ``factor``."""

    factor: float = 1.0

    def frequencies(self, theta: float, size: int) -> np.ndarray:
        return super().frequencies(theta, size) / np.float32(self.factor)


@dataclass(frozen=True)
class Llama3(Scaling):
    """Low frequencies are divided by ``factor``, high ones stay, those between are blended."""

    factor: float = 1.0
    low_factor: float = 1.0
    high_factor: float = 4.0
    original: int = 8192  # positions that the model was trained with

    def frequencies(self, theta: float, size: int) -> np.ndarray:
        plain = super().frequencies(theta, size)
        waves = (ONE / plain) * np.float32(2 * math.pi)
        low = waves > np.float32(self.original / self.low_factor)
        high = waves < np.float32(self.original / self.high_factor)
        factor, low_factor = np.float32(self.factor), np.float32(self.low_factor)
        smooth = (ONE / waves) * np.float32(self.original) - low_factor
        smooth = smooth / np.float32(self.high_factor - self.low_factor)
        blended = (ONE - smooth) * plain / factor + smooth * plain
        return np.where(low, plain / factor, np.where(high, plain, blended))


@dataclass(frozen=True)
class Yarn(Scaling):
    """YaRN (Peng et al. 2023, arXiv:2309.00071): a ramp over the columns between two rotations."""

    factor: float = 1.0
    original: int = 8192
    beta_fast: float = 32.0
    beta_slow: float = 1.0
    truncate: bool = True

    def frequencies(self, theta: float, size: int) -> np.ndarray:
        waves = _wavelengths(theta, size)
        low = self._column(self.beta_fast, theta, size)
        high = self._column(self.beta_slow, theta, size)
        if self.truncate:
            low, high = math.floor(low), math.ceil(high)
        low, high = max(low, 0), min(high, size - 1)
        high += 0.001 if low == high else 0
        columns = np.arange(size // 2, dtype=np.float32)
        ramp = (columns - np.float32(low)) / np.float32(high - low)
        kept = ONE - np.clip(ramp, np.float32(0), ONE)
        stretched = ONE / (np.float32(self.factor) * waves)
        return stretched * (ONE - kept) + (ONE / waves) * kept

    def _column(self, rotations: float, theta: float, size: int) -> float:
        """The column that turns that often over the trained positions."""
        turns = self.original / (rotations * 2 * math.pi)
        return size * math.log(turns) / (2 * math.log(theta))


@dataclass(frozen=True)
class LongRope(Scaling):
    """LongRoPE (Ding et al. 2024, arXiv:2402.13753) up to the positions it was trained with.

    Beyond them transformers would take another list for all tokens of a pass, so that a token's
    values would depend on what comes behind it; the config reader ends the positions there.
    """

    short_factors: tuple[float, ...] = ()  # [head_dim / 2]

    def frequencies(self, theta: float, size: int) -> np.ndarray:
        return ONE / (np.array(self.short_factors, np.float32) * _wavelengths(theta, size))


def _wavelengths(theta: float, size: int) -> np.ndarray:
    """float32 [size / 2]: theta to the power of 2 i / size."""
    exponents = np.arange(0, size, 2, dtype=np.float32) / np.float32(size)
    return np.power(np.float64(np.float32(theta)), exponents.astype(np.float64)).astype(np.float32)


class Rope:
    """cos and sin of positions, made when first needed."""

    def __init__(self, scaling: Scaling, theta: float, head_dim: int):
        self.frequencies = scaling.frequencies(theta, head_dim)
        self._factor = np.float32(scaling.attention_factor)
        self._cos = self._sin = np.empty((0, head_dim), np.float32)

    def __call__(self, positions: Sequence[int] | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """float32 [tokens, 1, head_dim] each."""
        while len(self._cos) <= max(positions):
            self._grow()
        return self._cos[positions][:, None], self._sin[positions][:, None]

    def tables(self, positions: int) -> tuple[np.ndarray, np.ndarray]:
        """float32 [positions or more, head_dim] each, of all positions from 0 on."""
        while len(self._cos) < positions:
            self._grow()
        return self._cos, self._sin

    def _grow(self) -> None:
        """Always by the same number of positions, so that a position's values never vary."""
        first = len(self._cos)
        numbers = np.arange(first, first + STEP).astype(np.float32)
        angles = numbers[:, None] * self.frequencies
        angles = np.concatenate([angles, angles], axis=-1)
        self._cos = np.concatenate([self._cos, np.cos(angles) * self._factor])
        self._sin = np.concatenate([self._sin, np.sin(angles) * self._factor])


def rotate(x: np.ndarray, cos: np.ndarray, sin: np.ndarray) -> np.ndarray:
    """RoPE of x [tokens, heads, head_dim]; the halves of a head are rotated against each other."""
    half = x.shape[-1] // 2
    turned = np.concatenate([-x[..., half:], x[..., :half]], axis=-1)
    return x * cos + turned * sin
