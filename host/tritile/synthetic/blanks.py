"""A tensor to be made, and what it is filled with.

A filling is a table of 65,536 equally likely items, so a tensor is random 16-bit numbers looked
up in it; or it is a few given values.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np

TABLE = 1 << 16
STORED = {"U8": "u1", "BF16": "<u2", "F32": "<f4"}  # numpy's type of what the file holds


@dataclass(frozen=True)
class Values:
    """These very numbers."""

    values: tuple[float, ...]


@dataclass(frozen=True)
class Normal:
    """A normal distribution."""

    mean: float
    deviation: float

    def items(self) -> np.ndarray:
        return self.mean + self.deviation * _quantiles()


@dataclass(frozen=True)
class Trits:
    """Bytes of four independent two-bit codes; shares of -1, 0 and +1 that sum to 1."""

    minus: float
    zero: float
    plus: float

    def items(self) -> np.ndarray:
        share = np.array([self.minus, self.zero, self.plus])
        codes = np.indices((3,) * 4).reshape(4, -1)  # trit + 1 of every byte that there is
        ends = np.rint(np.cumsum(share[codes].prod(0)) * TABLE).astype(int)
        return np.repeat(codes.T @ [1, 4, 16, 64], np.diff(ends, prepend=0))


@dataclass(frozen=True)
class Latent:
    """Dense weights that become trits of these shares when their absmean ternarises them.

    Each sign's magnitudes follow a Weibull distribution, whose shape sets the share of zeros:
    P(w < E(w) / 2) = zero. ``absmean``: E(|w|).
    """

    minus: float
    zero: float
    plus: float
    absmean: float

    def items(self) -> np.ndarray:
        shape = _weibull_shape(self.zero)
        scale = self.absmean / math.gamma(1 + 1 / shape)
        below = round(TABLE * self.minus / (self.minus + self.plus))
        sides = ((-scale, below), (scale, TABLE - below))
        values = [
            side * (-math.log(1 - (i + 0.5) / count)) ** (1 / shape)
            for side, count in sides
            for i in range(count)
        ]
        return np.array(values)


Filling = Values | Normal | Trits | Latent


@dataclass(frozen=True)
class Blank:
    """A tensor's name, shape, type in the file and filling."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    filling: Filling

    @property
    def elements(self) -> int:
        return math.prod(self.shape)

    @property
    def bytes(self) -> int:
        return self.elements * np.dtype(STORED[self.dtype]).itemsize


@cache
def stored_table(filling: Normal | Trits | Latent, dtype: str) -> np.ndarray:
    """The filling's items as the file holds them."""
    return stored(filling.items(), dtype)


def stored(values: np.ndarray, dtype: str) -> np.ndarray:
    """Numbers as the file holds them; BF16 rounds half to even."""
    if dtype != "BF16":
        return values.astype(STORED[dtype])
    bits = values.astype(np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype("<u2")


@cache
def _quantiles() -> np.ndarray:
    """float64 [65536] of the standard normal distribution."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse((i + 0.5) / TABLE) for i in range(TABLE)])


def _weibull_shape(zero: float) -> float:
    """Falls from 2 (share 0.18) to 0.4 (0.64)."""
    low, high = 0.4, 2.0
    for _ in range(50):
        middle = (low + high) / 2
        below = 1 - math.exp(-((math.gamma(1 + 1 / middle) / 2) ** middle))
        low, high = (middle, high) if below > zero else (low, middle)
    return low
