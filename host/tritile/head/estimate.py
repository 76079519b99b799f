"""Logits from the tile's sums, and how far the full product's can be from them.

The full product gives w h, rounded; the tile gives s (I q - u q) for a q that is nearly h. What
lies between is at most scale * ``spread`` + norm * ``loss``:

* s d q, with d uniform on +-steps/2 and drawn apart from q. Such a sum is sub-Gaussian: it exceeds
  ``RARE`` * steps * s |q| with a chance of exp(-6 RARE**2) (Hoeffding 1963), which over all rows
  and both signs makes less than MISS a position; and it never exceeds steps/2 * s |q|_1.
* w (h - q), at most |w| |h - q|.
* the full product's own roundings, at most K 2**-24 |w| |h| in whatever order it adds, and ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..bitlinear import quantise
from .rows import Facts

MISS = 1e-12  # how often a position may have a logit beyond its bound
ROUNDING = 2.0**-24
SLACK = 2.0**-13  # of |q|_1 s: the dither's grid, and our own roundings


@dataclass(frozen=True)
class Inputs:
    """Positions as the tile reads them: h is about the sum of its parts' q / s.

    ``q``: int8 [positions * parts, K]; ``factors``: float64 [positions, parts], 1 / s;
    ``near``: float64 [positions, K], that sum; ``loss``: float64 [positions].
    """

    q: np.ndarray
    factors: np.ndarray
    near: np.ndarray
    loss: np.ndarray

    def __getitem__(self, rows: list[int]) -> Inputs:
        """Some positions."""
        parts = self.factors.shape[1]
        q = self.q.reshape(len(self.factors), parts, -1)[rows]
        return Inputs(
            q.reshape(len(rows) * parts, -1), self.factors[rows], self.near[rows], self.loss[rows]
        )


def split(h: np.ndarray, parts: int) -> Inputs:
    """Of h float32 [positions, K], finite; each part quantises what those before it left over."""
    left = h.astype(np.float64)
    near = np.zeros_like(left)
    found, factors = [], []
    for _ in range(parts):
        q, s = quantise(left.astype(np.float32))
        factor = 1 / s.astype(np.float64)
        near += q * factor
        left = h - near
        found.append(q)
        factors.append(factor)
    rounding = h.shape[1] * ROUNDING * np.linalg.norm(h.astype(np.float64), axis=1)
    loss = np.linalg.norm(left, axis=1) + 1.01 * rounding
    stacked = np.stack(found, axis=1).reshape(-1, h.shape[1])
    return Inputs(stacked, np.concatenate(factors, axis=1), near, loss)


class Estimate:
    """Of one position: logits about ``values``, float32 [N], and none above ``upper``."""

    def __init__(self, values: np.ndarray, upper: np.ndarray, likeliest: int):
        """``likeliest``: a row of the largest value."""
        self.values, self.upper, self.likeliest = values, upper, likeliest

    def reaching(self, least: float) -> np.ndarray:
        """Rows, ascending, whose logit may be no less."""
        return np.flatnonzero(self.upper >= np.float32(least))


@dataclass(frozen=True)
class Room:
    """What lies between a position's sums and its logits, see above."""

    factors: np.ndarray  # float32 [parts]
    offset: np.float32
    spread: np.float32
    loss: np.float32


class Estimator:
    """``dither``: float32 [K], of all rows; see ``rows.py``."""

    def __init__(self, facts: Facts, dither: np.ndarray):
        self._facts, self._dither = facts, dither.astype(np.float64)
        self._rare = math.sqrt(math.log(2 * len(facts.scale) / MISS) / 6)

    def __call__(self, inputs: Inputs, row: int, sums: np.ndarray, steps: int) -> Estimate:
        """Of the position ``row``; ``sums``: int32 [parts, N]; ``steps``: of the dither in one."""
        return self._estimate(self._room(inputs, row, steps), sums)

    def _room(self, inputs: Inputs, row: int, steps: int) -> Room:
        near = inputs.near[row]
        magnitude = float(np.abs(near).sum())
        spread = steps * min(self._rare * float(np.linalg.norm(near)), magnitude / 2)
        return Room(
            factors=(steps * inputs.factors[row]).astype(np.float32),
            offset=np.float32(self._dither @ near),
            spread=np.float32(spread + SLACK * magnitude),
            loss=np.float32(inputs.loss[row]),
        )

    def _estimate(self, room: Room, sums: np.ndarray) -> Estimate:
        values = np.zeros(sums.shape[1], np.float32)
        for part, factor in zip(sums, room.factors, strict=True):
            values += part.astype(np.float32) * factor
        values -= room.offset
        values *= self._facts.scale
        upper = self._facts.scale * room.spread
        upper += self._facts.norm * room.loss
        upper += values
        return Estimate(values, upper, int(values.argmax()))
