"""The head on the tile: it finds the few rows that matter, and the CPU multiplies these exactly.

First two digits of every row are multiplied (``rows.py``). Where their bounds (``estimate.py``)
leave too many rows in the running, the third digit is, too; where that leaves too many, all rows
are, on the CPU.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..models.source import Table
from ..program import Program
from ..sampling import Wish
from .compiled import make_estimator
from .estimate import Inputs, split
from .full import FullHead
from .matrices import DIGITS, LAST_DIGIT
from .rows import STEPS, Facts, dither
from .shortlist import Shortlist

SHORT = 256  # rows that cost the CPU about as much as the third digit costs the tile
SHARE = 16  # one row in so many may be scored by itself; more would cost nearly as much as all


@dataclass
class Counts:
    """Tokens chosen; those that took the last digit, and all rows; rows scored one by one."""

    choices: int = 0
    refined: int = 0
    fallbacks: int = 0
    scored: int = 0


class TileHead:
    """A ``Head``; ``facts`` and the program's matrices are of ``table`` [vocabulary, hidden]."""

    together = True

    def __init__(self, table: Table, facts: Facts, program: Program, compiled: bool = True):
        """``compiled``: with C kernels if this computer can have them."""
        self.table, self.program, self.counts = table, program, Counts()
        self._full = FullHead(table)
        self._estimate = make_estimator(facts, dither(table.shape[1]), compiled)

    def choose(self, h: np.ndarray, wishes: Sequence[Wish]) -> list[int]:
        """``Head.choose``."""
        found: list[int | None] = [None] * len(h)
        self._choose(h, wishes, found)
        self.counts.choices += len(h)
        self.counts.fallbacks += found.count(None)
        return [
            self._full.choose(h[i : i + 1], wishes[i : i + 1])[0] if token is None else token
            for i, token in enumerate(found)
        ]

    def _choose(self, h: np.ndarray, wishes: Sequence[Wish], found: list[int | None]) -> None:
        """Fills in what is certain."""
        rows = np.flatnonzero(np.isfinite(h).all(axis=1)).tolist()
        if not rows:
            return
        inputs = split(h[rows], self._parts(len(rows)))
        sums = self._multiply(DIGITS, inputs)
        for i, row in enumerate(rows):
            estimate = self._estimate(inputs, i, sums[i], STEPS)
            found[row] = self._certain(Shortlist(self.table, h[row], estimate), wishes[row], SHORT)
        left = [i for i, row in enumerate(rows) if found[row] is None]
        if not left:
            return
        self.counts.refined += len(left)
        inputs = inputs[left]
        sums = sums[left] * np.int32(STEPS) + self._multiply(LAST_DIGIT, inputs)
        most = max(SHORT, self.table.shape[0] // SHARE)
        for i, row in enumerate(rows[i] for i in left):
            estimate = self._estimate(inputs, i, sums[i], 1)
            found[row] = self._certain(Shortlist(self.table, h[row], estimate), wishes[row], most)

    def _certain(self, shortlist: Shortlist, wish: Wish, most: int) -> int | None:
        settings, position = wish
        token = shortlist.choose(settings, position, most)
        self.counts.scored += shortlist.scored
        return token

    def _parts(self, positions: int) -> int:
        """Rows of the tile for each position: two, unless that takes more doorbells."""
        plan = self.program.plan
        one, two = (
            len(list(plan.doorbells(parts * positions, plan.lists[DIGITS]))) for parts in (1, 2)
        )
        return 2 if two == one else 1

    def _multiply(self, name: str, inputs: Inputs) -> np.ndarray:
        """int32 [positions, parts, vocabulary]."""
        (sums,) = self.program.multiply(name, inputs.q)
        return sums.reshape(*inputs.factors.shape, -1)
