"""The tokens that a pass gives: guesses that came true, and one more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..head.full import Head
from .turns import Turn


def choose(head: Head, turns: Sequence[Turn], h: np.ndarray) -> list[list[int]]:
    """Of each turn; ``h``: its wanted rows, float32 [rows of all turns, hidden]."""
    return (_together if head.together else _one_by_one)(head, turns, h)


def _one_by_one(head: Head, turns: Sequence[Turn], h: np.ndarray) -> list[list[int]]:
    """Rows behind a wrong guess, or behind the end of the text, never meet the head."""
    chosen: list[list[int]] = [[] for _ in turns]
    first = np.cumsum([0, *(turn.wanted for turn in turns)])
    going = [place for place, turn in enumerate(turns) if turn.wanted]
    depth = 0
    while going:
        wishes = [turns[place].request.wish(depth) for place in going]
        rows = h[[first[place] + depth for place in going]]
        for place, token in zip(going, head.choose(rows, wishes), strict=True):
            chosen[place].append(token)
        going = [place for place in going if turns[place].goes_on(chosen[place])]
        depth += 1
    return chosen


def _together(head: Head, turns: Sequence[Turn], h: np.ndarray) -> list[list[int]]:
    """The same by a head to which all rows at once cost little more than one."""
    wishes = [turn.request.wish(depth) for turn in turns for depth in range(turn.wanted)]
    left = iter(head.choose(h, wishes) if wishes else [])
    chosen = []
    for turn in turns:
        tokens = [next(left) for _ in range(turn.wanted)]
        right = 0
        while right < len(tokens) and turn.goes_on(tokens[: right + 1]):
            right += 1
        chosen.append(tokens[: right + 1])
    return chosen
