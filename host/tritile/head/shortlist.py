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
        self._table, self._x = table, x
        self._estimate, self._upper = estimate, estimate.upper
        self.scored = 0
        self._broken = False  # a logit lies above its bound: then nothing is certain

    def choose(self, settings: Settings, position: int, most: int) -> int | None:
        """What ``sampling.choose`` gives on all logits; None if ``most`` rows can't tell."""
        most = min(most, len(self._upper))
        if settings.temperature == 0:
            token = self._greedy(most)
        elif settings.top_k > most:
            return None
        else:
            token = self._sampled(settings, position, most)
        return None if self._broken else token

    def _greedy(self, most: int) -> int | None:
        best = self._score(np.array([self._estimate.likeliest]))[0]
        ids = self._estimate.reaching(best)  # ascending: of equals the first is chosen
        if len(ids) > FEW:
            likely = ids[np.argpartition(self._estimate.values[ids], -FEW)[-FEW:]]
            best = max(best, self._score(likely).max())
            ids = ids[self._upper[ids] >= best]
        if not 0 < len(ids) <= most:
            return None
        return int(ids[self._score(ids).argmax()])

    def _sampled(self, settings: Settings, position: int, most: int) -> int | None:
        tail = None
        for ids, logits, beyond in self._grow(most):
            best = logits.max()
            if tail is None:
                tail = _Tail(self._upper, best, settings.temperature)
            rest = tail.behind(ids, best)
            order = np.argsort(ids)
            token = draw(ids[order], logits[order], beyond, rest, settings, position)
            if token is not None:
                return token
            if len(ids) >= HOPE and rest > len(ids) and not settings.top_k:
                return None
        return None

    def _grow(self, most: int) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
        """(ids, their logits, what no other's exceeds), more and more of them up to ``most``."""
        upper = self._upper
        order = np.argsort(-upper) if most == len(upper) else np.argpartition(-upper, most)
        order = order[: most + 1]
        order = order[np.argsort(-upper[order])]
        logits = np.empty(most, np.float32)
        size = 0
        while size < most:
            end = min(most, max(FEW, GROWTH * size))
            logits[size:end] = self._score(order[size:end])
            size = end
            beyond = float(upper[order[size]]) if size < len(order) else -np.inf
            yield order[:size], logits[:size], beyond

    def _score(self, ids: np.ndarray) -> np.ndarray:
        self.scored += len(ids)
        found = self._table.scores(ids, self._x)
        self._broken |= bool((found > self._upper[ids]).any())
        return found


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
