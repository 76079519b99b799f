"""What a test has found: ok, FAILED or skipped, with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

OK, FAILED, SKIPPED = "ok", "FAILED", "skipped"


class Failed(Exception):
    """A device that does not do what it should. ``look``: where somebody should look first."""

    def __init__(self, found: str, expected: str, look: str = ""):
        super().__init__(f"found {found}; expected {expected}" + (f"; {look}" if look else ""))


class Skipped(Exception):
    """A test that cannot run here: the reason."""


class Gone(Exception):
    """The device no longer answers as the tile does: nothing more can be asked of it."""


@dataclass(frozen=True)
class Test:
    """``run`` returns what was found; it raises ``Failed`` or ``Skipped``."""

    name: str
    run: Callable[[], str]


@dataclass(frozen=True)
class Line:
    """A test's outcome."""

    name: str
    outcome: str  # OK, FAILED or SKIPPED
    text: str


@dataclass(frozen=True)
class Section:
    """A group's lines."""

    group: str
    lines: Sequence[Line]

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)
