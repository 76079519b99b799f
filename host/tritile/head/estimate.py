"""Logits from the tile's sums, and how far the full product's can be from them.

The full product gives w h, rounded; the tile gives s (I q - u q) for a q that is nearly h. What
lies between is at most scale * ``spread`` + norm * ``loss``:

* s d q, with d uniform on +-steps/2 and drawn apart from q. Such a sum is sub-Gaussian: it exceeds
  ``RARE`` * steps * s |q| with a chance of exp(-6 RARE**2) (Hoeffding 1963), which over all rows
  and both signs makes less than MISS a position; and it never exceeds steps/2 * s |q|_1.
* w (h - q), at most |w| |h - q|.
* the full product's own roundings, at most K 2**-24 |w| |h| in whatever order it adds, and ours.

Of a row's norm only its ratio to the scale is used, the largest of BLOCK rows: ``loss`` is small
beside ``spread``, and a walk over the vocabulary then reads sums and scales alone.
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
BLOCK = 256  # rows that share a ratio
RATIO_SLACK = np.float32(1 + 1e-6)  # a ratio is never too small


@dataclass(frozen=True)
class Place:
    """A position as the tile reads it: h is about the sum of its parts' q * factor, called near.

    ``offset``: dither times near; ``length``, ``magnitude``: |near| and |near|_1; ``left``,
    ``whole``: |h - near| and |h|.
    """

    factors: list[float]
    offset: float
    length: float
    magnitude: float
    left: float
    whole: float


@dataclass(frozen=True)
class Inputs:
    """``q``: int8 [positions * parts, K], of the positions ``places``."""

    q: np.ndarray
    places: list[Place]
    parts: int

    def __getitem__(self, rows: list[int]) -> Inputs:
        """Some positions."""
        k = self.q.shape[1]
        q = self.q.reshape(-1, self.parts, k)[rows]
        return Inputs(q.reshape(-1, k), [self.places[row] for row in rows], self.parts)


@dataclass(frozen=True)
class Room:
    """What makes bounds of a position's sums:

    (sums factors - offset + spread + ratio loss) scale.
    """

    factors: list[float]
    offset: float
    spread: float
    loss: float


class Estimate:
    """Of one position: no logit is above ``upper``, float32 [N]."""

    def __init__(self, upper: np.ndarray):
        self.upper = upper
        self.likeliest = int(upper.argmax())  # a row whose bound is the highest

    def reaching(self, least: float) -> tuple[np.ndarray, np.ndarray]:
        """Rows, ascending, whose logit may be no less; their bounds."""
        ids = np.flatnonzero(self.upper >= np.float32(least))
        return ids, self.upper[ids]

    def leading(self, count: int) -> tuple[np.ndarray, np.ndarray, float]:
        """At least so many rows, all whose bound is no less than a floor; their bounds; it."""
        floor = float(np.partition(self.upper, -count)[-count])
        return *self.reaching(floor), floor

    def weight_below(self, floor: float, reference: float, temperature: float) -> float:
        """No less than the sum of exp((logit - reference) / temperature) of rows below the floor.

        But for the roundings of float32.
        """
        rest = self.upper[self.upper < np.float32(floor)] - np.float32(reference)
        with np.errstate(over="ignore", under="ignore"):
            return float(np.exp(rest / np.float32(temperature)).sum(dtype=np.float64))


class Estimator:
    """``dither``: float32 [K], of all rows; see ``rows.py``. What it gives lasts until the next."""

    def __init__(self, facts: Facts, dither: np.ndarray):
        self._scale, self._ratio = facts.scale, block_ratios(facts)
        self._dither = dither.astype(np.float64)
        self._rare = math.sqrt(math.log(2 * len(facts.scale) / MISS) / 6)

    def split(self, h: np.ndarray, parts: int) -> Inputs:
        """Of h float32 [positions, K]; each part quantises what those before it left over."""
        found = [self._split(x, parts) for x in h]
        return Inputs(np.concatenate([q for q, _ in found]), [p for _, p in found], parts)

    def __call__(self, place: Place, sums: np.ndarray, steps: int) -> Estimate:
        """``sums``: int32 [parts, N]; ``steps``: of the dither in one of them."""
        spread = steps * min(self._rare * place.length, place.magnitude / 2)
        room = Room(
            factors=[steps * factor for factor in place.factors],
            offset=place.offset,
            spread=spread + SLACK * place.magnitude,
            loss=place.left + 1.01 * len(self._dither) * ROUNDING * place.whole,
        )
        return self._estimate(room, sums)

    def _split(self, x: np.ndarray, parts: int) -> tuple[np.ndarray, Place]:
        """int8 [parts, K] of float32 [K]."""
        whole = x.astype(np.float64)
        left, found, factors = whole, [], []
        for _ in range(parts):
            q, s = quantise(left.astype(np.float32)[None])
            factors.append(1 / float(s[0, 0]))
            left = left - q[0] * factors[-1]
            found.append(q)
        near = whole - left
        return np.concatenate(found), Place(
            factors=factors,
            offset=float(self._dither @ near),
            length=float(np.linalg.norm(near)),
            magnitude=float(np.abs(near).sum()),
            left=float(np.linalg.norm(left)),
            whole=float(np.linalg.norm(whole)),
        )

    def _estimate(self, room: Room, sums: np.ndarray) -> Estimate:
        upper = np.repeat(self._ratio, BLOCK)[: sums.shape[1]] * np.float32(room.loss)
        upper += np.float32(room.spread - room.offset)
        for part, factor in zip(sums, room.factors, strict=True):
            upper += part.astype(np.float32) * np.float32(factor)
        upper *= self._scale
        return Estimate(upper)


def block_ratios(facts: Facts) -> np.ndarray:
    """float32 [blocks]: the largest norm / scale of BLOCK rows each."""
    ratios = facts.norm / facts.scale
    return np.maximum.reduceat(ratios, range(0, len(ratios), BLOCK)) * RATIO_SLACK
