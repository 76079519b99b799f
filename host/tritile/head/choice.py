"""Which head a model gets: the full product on the CPU, or the tile's."""

from __future__ import annotations

from typing import Protocol

from ..errors import UsageError
from ..models.config import Config
from ..models.source import Table
from ..native.kernels import Pool
from ..plan import JobList
from ..program import Program
from .full import FullHead, Head
from .matrices import job_lists
from .rows import Facts
from .tile import TileHead

HEADS = ("auto", "full", "tile")
# Weights from which on the full product costs a board's CPU more than what the tile's head leaves
# it to do; of a smaller table the full product is the shorter way.
LARGE = 4 << 20


class Packed(Protocol):
    """Where the packed digits come from."""

    @property
    def head(self) -> bool:
        """Whether they are there."""
        ...

    def facts(self) -> Facts: ...


class Choice:
    """``head``: auto, full or tile; UsageError if it is none of them."""

    def __init__(self, head: str, config: Config, platform: str):
        """``platform``: its name; elsewhere than on a board the CPU is faster."""
        check_head(head)
        self.forced = head == "tile"
        self.tile = self.forced or (head == "auto" and platform == "board" and is_large(config))
        self.lists = job_lists(config.vocabulary, config.hidden)

    def job_lists(self, packed: Packed) -> list[JobList]:
        """What the tile multiplies for it; nothing if its digits are not there."""
        return self.lists if self.tile and packed.head else []

    def head(
        self,
        table: Table,
        packed: Packed,
        program: Program,
        compiled: bool = True,
        pool: Pool | None = None,
    ) -> Head:
        """On the tile if the program has its matrices; the rest as ``TileHead`` has it."""
        if self.lists[0].name not in program.plan.lists:
            return FullHead(table)
        return TileHead(table, packed.facts(), program, compiled, pool)


def check_head(head: object) -> None:
    """UsageError if it is none of ``HEADS``."""
    if head not in HEADS:
        raise UsageError(f"head is {head!r}; expected {', '.join(HEADS)}")


def is_large(config: Config) -> bool:
    """Whether an image for a board holds the head's digits unless it is told otherwise."""
    return config.vocabulary * config.hidden >= LARGE
