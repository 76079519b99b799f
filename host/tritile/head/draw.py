"""A token drawn although only the largest logits are known, where that can't change it."""

from __future__ import annotations

import numpy as np

from ..sampling import Settings, choose, uniform

SLACK = 1e-9  # relative; choose's sums over a vocabulary round by less than 1e-10


def draw(
    ids: np.ndarray,
    logits: np.ndarray,
    beyond: float,
    tail: float,
    settings: Settings,
    position: int,
) -> int | None:
    """What ``sampling.choose`` gives on all logits; None if those that are missing might matter.

    ``ids``: ascending; ``logits``: float32, exact, of these. Every other logit is at most
    ``beyond``, and the sum of their exp(logit / temperature) at most ``tail`` times that of the
    largest of ``logits``.
    """
    known = int(np.count_nonzero(logits > beyond))  # they head the order of all
    if settings.top_k:
        if known < settings.top_k:
            return None
        return int(ids[choose(logits, settings, position)])
    order = np.argsort(-logits, kind="stable")
    with np.errstate(over="ignore"):
        scaled = (logits[order].astype(np.float64) - logits[order[0]]) / settings.temperature
    weights = np.exp(scaled)
    sums = np.cumsum(weights)
    low, high = _nucleus(sums[:known], weights, float(sums[-1]), tail, settings.top_p)
    drawn = uniform(settings.seed, position)
    place = int(np.searchsorted(sums, drawn * low * (1 - SLACK), side="right"))
    same = place == int(np.searchsorted(sums, drawn * high * (1 + SLACK), side="right"))
    return int(ids[order[place]]) if same and place < known else None


def _nucleus(
    sums: np.ndarray, weights: np.ndarray, total: float, tail: float, top_p: float
) -> tuple[float, float]:
    """Bounds on the sum of the tokens that ``top_p`` keeps; ``sums`` of the known ones, in order.

    They are the first whose sum is no less than top_p of all, and all is ``total`` to ``total`` +
    ``tail``. A token that is not known weighs no more than the last one that is.
    """
    least = top_p * total * (1 - SLACK)
    most = top_p * (total + tail) * (1 + SLACK)
    first = int(np.searchsorted(sums, least, side="left"))
    last = int(np.searchsorted(sums, most, side="left"))
    low = float(sums[first]) if first < len(sums) else least
    heaviest = float(weights[len(sums) - 1]) if len(sums) else np.inf
    high = float(sums[last]) if last < len(sums) else min(most + heaviest, total + tail)
    return low, high
