"""One position's token from the few rows that can matter, multiplied exactly."""

from __future__ import annotations

from collections.abc import Iterator

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
        tail, upper = None, self._estimate.upper
        for ids, logits, beyond in self._grow(upper, most):
            best = logits.max()
            if tail is None:
                tail = _Tail(upper, best, settings.temperature)
            rest = tail.behind(ids, best)
            order = np.argsort(ids)
            token = draw(ids[order], logits[order], beyond, rest, settings, position)
            if token is not None:
                return token
            if len(ids) >= HOPE and rest > len(ids) and not settings.top_k:
                return None
        return None

    def _grow(self, upper: np.ndarray, most: int) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
        """(ids, their logits, what no other's exceeds), more and more of them up to ``most``."""
        order = np.argsort(-upper) if most == len(upper) else np.argpartition(-upper, most)
        order = order[: most + 1]
        order = order[np.argsort(-upper[order])]
        logits = np.empty(most, np.float32)
        size = 0
        while size < most:
            end = min(most, max(FEW, GROWTH * size))
            some = order[size:end]
            logits[size:end] = self._bounded(some, upper[some])
            size = end
            beyond = float(upper[order[size]]) if size < len(order) else -np.inf
            yield order[:size], logits[:size], beyond

    def _bounded(self, ids: np.ndarray, upper: np.ndarray) -> np.ndarray:
        """Logits of rows with those bounds."""
        found = self._score(ids)
        self._broken |= bool((found > upper).any())
        return found

    def _score(self, ids: np.ndarray) -> np.ndarray:
        self.scored += len(ids)
        return self._table.scores(ids, self._x)


class _Tail:
    """What tokens that were not scored may weigh, exp(logit / temperature), against others."""

    def __init__(self, upper: np.ndarray, reference: np.float32, temperature: float):
        self._reference, self._temperature = float(reference), temperature
        self._weights = self._exp(upper)

    def behind(self, ids: np.ndarray, best: np.float32) -> float:
        """Of all but ``ids`` at most, in weights of ``best``; once gone, an id stays so."""
        self._weights[ids] = 0
        one = np.exp((float(best) - self._reference) / self._temperature)
        return float(self._weights.sum() * EXP_SLACK / one)

    def _exp(self, logits: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore", under="ignore"):
            return np.exp((logits - np.float32(self._reference)) / np.float32(self._temperature))
