"""The head on the tile: it finds the few rows that matter, and the CPU multiplies these exactly.

First two digits of every row are multiplied (``rows.py``). Where their bounds (``estimate.py``)
leave too many rows in the running, the third digit is, too; where that leaves too many, all rows
are, on the CPU.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from ..models.source import Table
from ..native.kernels import Pool
from ..program import Program
from ..sampling import Wish
from .compiled import make_estimator
from .estimate import Inputs
from .full import FullHead
from .matrices import DIGITS, LAST_DIGIT
from .rows import STEPS, Facts, dither
from .shortlist import Shortlist

LARGEST_INPUT = np.float32(1e30)  # a position beyond it is the full product's affair
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

    def __init__(
        self,
        table: Table,
        facts: Facts,
        program: Program,
        compiled: bool = True,
        pool: Pool | None = None,
    ):
        """``compiled``: with C kernels if this computer can have them, on the pool's threads."""
        self.table, self.program, self.counts = table, program, Counts()
        self._full = FullHead(table)
        self._known_parts: dict[int, int] = {}
        self.estimator = make_estimator(facts, dither(table.shape[1]), compiled, pool)

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
        rows = np.flatnonzero(np.abs(h).max(axis=1) < LARGEST_INPUT).tolist()  # nor is it nan
        if not rows:
            return
        inputs = self.estimator.split(h[rows], self._parts(len(rows)))

        def try_one(i: int, sums: np.ndarray, steps: int, most: int) -> bool:
            row, estimate = rows[i], self.estimator(inputs.places[i], sums, steps)
            shortlist = Shortlist(self.table, h[row], estimate)
            settings, position = wishes[row]
            found[row] = shortlist.choose(settings, position, most)
            self.counts.scored += shortlist.scored
            return found[row] is not None

        kept: dict[int, np.ndarray] = {}  # sums of what was not certain
        with closing(self._multiply(DIGITS, inputs)) as results:
            for i, sums in results:
                if not try_one(i, sums, STEPS, SHORT):
                    kept[i] = sums * np.int32(STEPS)
        self.counts.refined += len(kept)
        left, most = list(kept), max(SHORT, self.table.shape[0] // SHARE)
        with closing(self._multiply(LAST_DIGIT, inputs[left])) as results:
            for i, sums in results:
                try_one(left[i], sums + kept[left[i]], 1, most)

    def _parts(self, positions: int) -> int:
        """Rows of the tile for each position: two, unless that takes more doorbells."""
        if positions not in self._known_parts:
            plan = self.program.plan
            one, two = (
                len(list(plan.doorbells(parts * positions, plan.lists[DIGITS]))) for parts in (1, 2)
            )
            self._known_parts[positions] = 2 if two == one else 1
        return self._known_parts[positions]

    def _multiply(self, name: str, inputs: Inputs) -> Generator[tuple[int, np.ndarray], None, None]:
        """(position, int32 [parts, vocabulary]): where the device has put them, until the next."""
        plan, parts, first = self.program.plan, inputs.parts, 0
        while first < len(inputs.places):
            left = inputs.q[first * parts :]
            _, end = next(plan.doorbells(len(left), plan.lists[name]))
            count = end // parts
            with self.program.results(name, left[: count * parts]) as (sums,):
                for i in range(count):
                    yield first + i, sums[i * parts :][:parts]
            first += count
