"""How many guesses each request may bring to a pass (speculative decoding: Leviathan et al. 2022).

Rows that would idle cost no pass over the weights, but the CPU's attention. So many guesses come
along as give the most tokens for the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import heapify, heappop, heapreplace

from .pace import Pace
from .turns import Turn

MARGIN = 1.1  # by which guesses must be better than none: chances and times are estimates


def with_drafts(turns: Sequence[Turn], rows: int, most: int | None, pace: Pace) -> list[Turn]:
    """The turns, with guesses in rows that the last group has left over.

    ``most``: of a request; None: no limit but the rows. None beside a prompt, which fills its
    groups, nor while they do not pay.
    """
    if not all(turn.alike for turn in turns) or not pace.pays(len(turns)):
        return list(turns)
    free = -len(turns) % rows
    chances = [_chances(turn, free if most is None else min(free, most)) for turn in turns]
    order = _likeliest(chances, free)
    counts = [0] * len(turns)
    for place in order[: _worth(chances, order, pace)]:
        counts[place] += 1
    return [_drafted(turn, count) for turn, count in zip(turns, counts, strict=True)]


def _likeliest(chances: Sequence[Sequence[float]], most: int) -> list[int]:
    """Whose guess comes next, the likeliest first."""
    order, taken = [], [0] * len(chances)
    best = [(-own[0], place) for place, own in enumerate(chances) if own]
    heapify(best)
    while best and len(order) < most:
        place = best[0][1]
        order.append(place)
        taken[place] += 1
        if taken[place] < len(chances[place]):
            heapreplace(best, (-chances[place][taken[place]], place))
        else:
            heappop(best)
    return order


def _worth(chances: Sequence[Sequence[float]], order: Sequence[int], pace: Pace) -> int:
    """How many of them give the most tokens a second; 0 if that is hardly more than without."""
    tokens, count = float(len(chances)), 0
    best = MARGIN * tokens / pace.plain if pace.plain else 0.0
    taken = [0] * len(chances)
    for number, place in enumerate(order, 1):
        tokens += chances[place][taken[place]]
        taken[place] += 1
        seconds = pace.plain + pace.extra(number)
        rate = tokens / seconds if seconds else tokens
        if rate > best:
            best, count = rate, number
    return count


def _chances(turn: Turn, most: int) -> list[float]:
    """Of the guesses that make sense: behind a token, and not behind the last that is wanted."""
    request = turn.request
    if not request.tokens:  # its prompt ends now
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
