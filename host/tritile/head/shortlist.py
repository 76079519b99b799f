"""One position's token from the few rows that can matter, multiplied exactly."""

from __future__ import annotations

import numpy as np

from ..models.source import Table
from ..sampling import Settings
from .draw import draw
from .estimate import Estimate

FEW = 32  # rows that are scored first: others have to reach the best of them
GROWTH = 4  # of a sampled token's rows, from try to try
HOPE = 256  # rows after which a draw is given up if all others may weigh more than they do
EXP_SLACK = 1.001  # so that a sum of float32 exponentials is never too small


class Shortlist:
    """``scored`` counts rows of ``table`` that were multiplied with ``x``, float32 [hidden]."""

    def __init__(self, table: Table, x: np.ndarray, estimate: Estimate):
        self._table, self._x, self._estimate = table, x, estimate
        self.scored = 0
        self._broken = False  # a logit lies above its bound: then nothing is certain

    def choose(self, settings: Settings, position: int, most: int) -> int | None:
        """What ``sampling.choose`` gives on all logits; None if ``most`` rows can't tell."""
        most = min(most, self._table.shape[0])
        if settings.temperature == 0:
            token = self._greedy(most)
        elif settings.top_k > most:
            return None
        else:
            token = self._sampled(settings, position, most)
        return None if self._broken else token

    def _greedy(self, most: int) -> int | None:
        """No row's bound is above the likeliest's: if that does not hold, nobody reaches it."""
        first = self._estimate.likeliest
        best = self._score(np.array([first])).item()
        ids, upper = self._estimate.reaching(best)  # ascending: of equals the first is chosen
        if len(ids) == 1:
            return first
        scores = np.where(ids == first, np.float32(best), np.float32(-np.inf))
        if len(ids) > FEW:
            few = np.argpartition(upper, -FEW)[-FEW:]
            scores[few] = self._bounded(ids[few], upper[few])
        left = np.flatnonzero((upper >= scores.max(initial=-np.inf)) & (scores == -np.inf))
        if not len(ids) or len(left) > most:
            return None
        scores[left] = self._bounded(ids[left], upper[left])
        return int(ids[scores.argmax()])

    def _sampled(self, settings: Settings, position: int, most: int) -> int | None:
        """More and more rows, those of the highest bounds first, until the rest does not matter."""
        n, temperature = self._table.shape[0], settings.temperature
        ids, upper, floor = self._estimate.leading(min(most + 1, n))
        order = np.argsort(-upper)
        ids, upper = ids[order], upper[order]
        logits, rest = np.empty(0, np.float32), None
        while len(logits) < most:
            end = min(most, max(FEW, GROWTH * len(logits)))
            some = slice(len(logits), end)
            logits = np.concatenate((logits, self._bounded(ids[some], upper[some])))
            if rest is None:
                rest = _Rest(self._estimate, upper, floor, float(logits.max()), temperature)
            tail = rest.behind(end, float(logits.max()))
            beyond = float(upper[end]) if end < len(upper) else -np.inf  # then these are all
            order = np.argsort(ids[:end])
            token = draw(ids[:end][order], logits[order], beyond, tail, settings, position)
            if token is not None:
                return token
            if end >= HOPE and tail > end and not settings.top_k:
                return None
        return None

    def _bounded(self, ids: np.ndarray, upper: np.ndarray) -> np.ndarray:
        """Logits of rows with those bounds."""
        found = self._score(ids)
        self._broken |= bool((found > upper).any())
        return found

    def _score(self, ids: np.ndarray) -> np.ndarray:
        self.scored += len(ids)
        return self._table.scores(ids, self._x)


class _Rest:
    """What rows that were not scored may weigh, exp(logit / temperature), against others."""

    def __init__(
        self,
        estimate: Estimate,
        upper: np.ndarray,
        floor: float,
        reference: float,
        temperature: float,
    ):
        """``upper``: the bounds that are no less than ``floor``, descending."""
        self._reference, self._temperature = reference, temperature
        self._far = estimate.weight_below(floor, reference, temperature)
        with np.errstate(over="ignore", under="ignore"):
            self._near = np.exp((upper.astype(float) - reference) / temperature)

    def behind(self, end: int, best: float) -> float:
        """Of all but the first ``end`` at most, in weights of ``best``."""
        with np.errstate(over="ignore", under="ignore"):
            one = np.exp((best - self._reference) / self._temperature)
            return float((self._far + self._near[end:].sum()) * EXP_SLACK / one)
