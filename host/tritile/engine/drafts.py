"""How many guesses each request may bring to a pass (speculative decoding: Leviathan et al. 2022).

Rows that would idle cost no pass over the weights, but the CPU's attention. A guess is worth its
row if it gives more tokens for that time than the pass does without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import heapify, heappop, heapreplace

from .pace import Pace
from .turns import Turn

MARGIN = 1.3  # by which a guess must be better than none: chances and times are estimates


def with_drafts(turns: Sequence[Turn], rows: int, most: int | None, pace: Pace) -> list[Turn]:
    """The turns, with guesses in rows that the last group has left over.

    ``most``: of a request; None: no limit but the rows.
    """
    taken = sum(len(turn.ids) for turn in turns)
    free = -taken % rows
    chances = [_chances(turn, free if most is None else min(free, most)) for turn in turns]
    counts = [0] * len(turns)
    expected, seconds = float(sum(turn.wanted for turn in turns)), pace.seconds(taken)
    best = [(-own[0], place) for place, own in enumerate(chances) if own]
    heapify(best)
    while best and free:
        gain, place = -best[0][0], best[0][1]
        if gain * seconds < MARGIN * pace.row * expected:
            break
        counts[place] += 1
        expected, seconds, free = expected + gain, seconds + pace.row, free - 1
        if counts[place] < len(chances[place]):
            heapreplace(best, (-chances[place][counts[place]], place))
        else:
            heappop(best)
    return [_drafted(turn, count) for turn, count in zip(turns, counts, strict=True)]


def _chances(turn: Turn, most: int) -> list[float]:
    """Of the guesses that make sense: behind a token, and not behind the last that is wanted."""
    request = turn.request
    if not request.tokens:  # its prompt has not ended, or ends now
        return []
    left = request.settings.tokens - len(request.tokens) - 1
    guesses = request.guesses
    return guesses.chances(min(most, left)) if guesses else []


def _drafted(turn: Turn, count: int) -> Turn:
    guesses = turn.request.guesses
    if not count or guesses is None:
        return turn
    ids = [*turn.ids, *guesses.ahead(count)]
    return replace(turn, ids=ids, drafts=count, wanted=turn.wanted + count)
