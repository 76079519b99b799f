"""A line of the doctor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

OK, WARN, BAD = "ok", "warn", "bad"


@dataclass(frozen=True)
class Line:
    """``do``: what somebody can do about it; every line but an ok one has it.

    ``figures``: what was measured, for programs; the name says the unit.
    """

    name: str
    level: str  # OK, WARN or BAD
    said: str
    do: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.level == OK or self.do, f"{self.name}: {self.said!r}, and nothing to do"


def ok(name: str, said: str, **figures: float) -> Line:
    return Line(name, OK, said, figures=figures)


def warn(name: str, said: str, do: str, **figures: float) -> Line:
    return Line(name, WARN, said, do, figures)


def bad(name: str, said: str, do: str, **figures: float) -> Line:
    return Line(name, BAD, said, do, figures)


def mega(nbytes: float) -> str:
    """As Linux counts memory."""
    return f"{nbytes / (1 << 20):,.0f} MB"
