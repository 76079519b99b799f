"""``estimate`` by the compiled kernels: one walk over the rows instead of ten."""

from __future__ import annotations

import ctypes
import logging

import numpy as np

from ..native import library as c
from ..native.build import BuildError
from .estimate import Estimate, Estimator, Room
from .rows import Facts

log = logging.getLogger(__name__)


def make_estimator(facts: Facts, dither: np.ndarray, compiled: bool = True) -> Estimator:
    """``compiled``: in C if this computer can have it."""
    if compiled:
        try:
            return CompiledEstimator(facts, dither)
        except BuildError as error:
            log.info("numpy estimates logits: %s", error)
    return Estimator(facts, dither)


class CompiledEstimate(Estimate):
    def reaching(self, least: float) -> np.ndarray:
        reach, upper = c.library().tt_head_reaching, self.upper
        ids = np.empty(1024, np.int64)
        count = reach(upper.ctypes.data, len(upper), least, ids.ctypes.data, len(ids))
        if count > len(ids):
            return super().reaching(least)
        return ids[:count]


class CompiledEstimator(Estimator):
    """BuildError if this machine has no compiler."""

    def __init__(self, facts: Facts, dither: np.ndarray):
        super().__init__(facts, dither)
        self._compiled = c.library().tt_head_estimate
        self._kept = [np.ascontiguousarray(part, np.float32) for part in (facts.scale, facts.norm)]
        scale, norm = (part.ctypes.data for part in self._kept)
        self._rows = c.HeadRows(scale, norm, len(facts.scale))

    def _estimate(self, room: Room, sums: np.ndarray) -> Estimate:
        sums = np.ascontiguousarray(sums, np.int32)
        values, upper = np.empty((2, sums.shape[1]), np.float32)
        likeliest = self._compiled(
            ctypes.byref(self._rows),
            sums.ctypes.data,
            len(sums),
            room.factors.ctypes.data,
            room.offset,
            room.spread,
            room.loss,
            values.ctypes.data,
            upper.ctypes.data,
        )
        return CompiledEstimate(values, upper, likeliest)
