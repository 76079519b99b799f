"""Rows that a kernel may meet: ordinary ones and the ends of what a float holds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

MOST = float(np.finfo(np.float32).max)
Row = Callable[[np.random.Generator, int], np.ndarray]


def ordinary(rng: np.random.Generator, n: int) -> np.ndarray:
    """Of magnitudes that differ as those of hidden states do."""
    return rng.standard_normal(n) * np.exp(rng.standard_normal(n))


def zeros(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.zeros(n) * rng.choice([1.0, -1.0], n)


def denormals(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.standard_normal(n) * 1e-40


def some_denormals(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.where(rng.random(n) < 0.5, denormals(rng, n), ordinary(rng, n))


def small(rng: np.random.Generator, n: int) -> np.ndarray:
    """Around the least maximum that quantisation takes, 1e-5."""
    return rng.standard_normal(n) * 1e-5


def large(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.standard_normal(n) * 1e15


def maxima(rng: np.random.Generator, n: int) -> np.ndarray:
    """Squares are infinite and the reciprocal of the maximum is a denormal."""
    return rng.choice([MOST, -MOST, 1.0, MOST / 3], n)


def halves(rng: np.random.Generator, n: int) -> np.ndarray:
    """Ties: 127 is the greatest magnitude, so that the scale is 1."""
    x = rng.integers(-254, 255, n) / 2
    x[rng.integers(n)] = 127
    return x


def one_alone(rng: np.random.Generator, n: int) -> np.ndarray:
    x = np.zeros(n)
    x[rng.integers(n)] = rng.standard_normal()
    return x


EXTREMES: tuple[Row, ...] = (
    *(zeros, denormals, some_denormals, small, large, maxima, halves, one_alone),
)
FINITE_SQUARES = tuple(row for row in EXTREMES if row is not maxima)
# Where three floats of a row's size are multiplied.
FINITE_CUBES = tuple(row for row in FINITE_SQUARES if row is not large)


def rows(
    rng: np.random.Generator, tokens: int, n: int, extremes: tuple[Row, ...] = EXTREMES
) -> np.ndarray:
    """float32 [tokens, n]: a row of each extreme first, as many as there is room for."""
    kinds = [*rng.permutation(np.array(extremes, object)), *[ordinary] * tokens][:tokens]
    return np.stack([kind(rng, n) for kind in kinds]).astype(np.float32)


def plain(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """float32 without extremes: weights, biases."""
    return ordinary(rng, int(np.prod(shape))).reshape(shape).astype(np.float32)


def device_sums(rng: np.random.Generator, tokens: int, m: int) -> tuple[np.ndarray, int]:
    """int32 [tokens, stride] with m of them used, zeros and beyond 2^24 too; the stride."""
    stride = -(-m // 16) * 16
    whole = rng.integers(-(1 << 27), 1 << 27, (tokens, stride), dtype=np.int32)
    whole >>= rng.integers(0, 27, whole.shape, dtype=np.int32)
    whole[:, :m:7] = 0
    return whole, stride
