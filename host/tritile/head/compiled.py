"""``estimate`` by the compiled kernels: one walk over the rows, and a table's exact products.

Nothing is allocated a token but what is small; a pool of threads shares rows, and bits do not
depend on how many threads it has.
"""

from __future__ import annotations

import ctypes
import logging

import numpy as np

from ..native import library as c
from ..native.build import BuildError
from ..native.kernels import Pool, shared
from .estimate import BLOCK, Estimate, Estimator, Inputs, Place, Room
from .rows import Facts

log = logging.getLogger(__name__)
COLDEST = 1e-6  # temperature that C takes
ROOM = 1024  # rows in the running that there is room for at first
assert BLOCK == c.HEAD_BLOCK


def make_estimator(
    facts: Facts, dither: np.ndarray, compiled: bool = True, pool: Pool | None = None
) -> Estimator:
    """``compiled``: in C if this computer can have it, with the threads of ``pool``."""
    if compiled:
        try:
            return CompiledEstimator(facts, dither, pool)
        except BuildError as error:
            log.info("numpy estimates logits: %s", error)
    return Estimator(facts, dither)


class CompiledEstimator(Estimator):
    """BuildError if this machine has no compiler."""

    def __init__(self, facts: Facts, dither: np.ndarray, pool: Pool | None = None):
        super().__init__(facts, dither)
        self.library, self.pool = c.library(), pool
        self._scale = np.ascontiguousarray(self._scale, np.float32)
        n, k = len(self._scale), len(dither)
        self.rows = c.HeadRows(self._scale.ctypes.data, self._ratio.ctypes.data, n)
        self._left, self._rest = np.empty(k), np.empty(k, np.float32)
        self.highest = np.empty(len(self._ratio), np.float32)
        self.sums = np.empty(len(self._ratio))
        self._whole = np.empty(0, np.float32)
        self.grow(ROOM)

    def split(self, h: np.ndarray, parts: int) -> Inputs:
        h = np.ascontiguousarray(h, np.float32)
        q = np.empty((len(h), parts, h.shape[1]), np.int8)
        places = [self._split_into(q[i], h[i]) for i in range(len(h))]
        return Inputs(q.reshape(-1, h.shape[1]), places, parts)

    def whole(self) -> np.ndarray:
        """Room for all bounds of a position."""
        if not self._whole.size:
            self._whole = np.empty(self.rows.n, np.float32)
        return self._whole

    def grow(self, rows: int) -> None:
        """Room for so many rows in the running."""
        self.ids, self.upper = np.empty(rows, np.int64), np.empty(rows, np.float32)

    def _split_into(self, q: np.ndarray, x: np.ndarray) -> Place:
        found, (parts, k) = c.HeadPosition(), q.shape
        self.library.tt_head_split(
            *(x.ctypes.data, self._dither.ctypes.data, k, parts),
            *(self._left.ctypes.data, self._rest.ctypes.data),
            *(q.ctypes.data, ctypes.byref(found)),
        )
        return Place(
            factors=found.factors[:parts],
            offset=found.offset,
            length=found.length,
            magnitude=found.magnitude,
            left=found.left,
            whole=found.whole,
        )

    def _estimate(self, room: Room, sums: np.ndarray) -> Estimate:
        if sums.strides[1] != sums.itemsize:
            sums = np.ascontiguousarray(sums)
        at = c.HeadSums(
            sums=sums.ctypes.data,
            stride=sums.strides[0] // sums.itemsize,
            parts=len(sums),
            offset=room.offset,
            spread=room.spread,
            loss=room.loss,
        )
        at.factors[: len(sums)] = room.factors
        return CompiledEstimate(self, at, sums)


class CompiledEstimate(Estimate):
    """Reads the sums when it is asked."""

    def __init__(self, owner: CompiledEstimator, at: c.HeadSums, sums: np.ndarray):
        self._owner, self._at, self._kept = owner, ctypes.byref(at), sums
        self._pool = shared(owner.pool, sums.size)
        self._rows, self._highest = ctypes.byref(owner.rows), owner.highest.ctypes.data
        scan = owner.library.tt_head_scan
        self.likeliest = scan(self._pool, self._rows, self._at, self._highest)

    @property
    def upper(self) -> np.ndarray:
        upper = self._owner.whole()
        self._owner.library.tt_head_upper(self._pool, self._rows, self._at, upper.ctypes.data)
        return upper

    def reaching(self, least: float) -> tuple[np.ndarray, np.ndarray]:
        count = self._reaching(least)
        if count > len(self._owner.ids):
            self._owner.grow(count)
            self._reaching(least)
        return self._owner.ids[:count], self._owner.upper[:count]

    def leading(self, count: int) -> tuple[np.ndarray, np.ndarray, float]:
        """So many blocks have a row each: the floor is the least of their highest bounds."""
        highest = self._owner.highest
        if count > len(highest):
            return super().leading(count)
        floor = float(np.partition(highest, -count)[-count])
        return *self.reaching(floor), floor

    def weight_below(self, floor: float, reference: float, temperature: float) -> float:
        if temperature < COLDEST:
            return super().weight_below(floor, reference, temperature)
        owner = self._owner
        return owner.library.tt_head_tail(
            *(self._pool, self._rows, self._at, self._highest),
            *(floor, reference, 1 / temperature, owner.sums.ctypes.data),
        )

    def _reaching(self, least: float) -> int:
        owner = self._owner
        ids, upper = owner.ids, owner.upper
        return owner.library.tt_head_reaching(
            *(self._rows, self._at, self._highest, least),
            *(ids.ctypes.data, upper.ctypes.data, len(ids)),
        )
