"""A board if this is one, else the simulator."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from typing import Any

from tritile_arch.boards import TINY, Board
from tritile_arch.system import SIMULATED_BOARD

from ..device.platforms import find_board, open_platform
from ..errors import UsageError
from ..platform import Platform

WHAT = {
    "board": "the FPGA of this board",
    "simulated board": "the real pynq library with the Verilated RTL behind it; no board",
    "verilator": "the RTL in Verilator, clock by clock; no board",
}


@dataclass(frozen=True)
class Place:
    """Where a notebook runs: ``platform`` and ``board`` as ``tritile.load`` takes them."""

    platform: str
    board: Board

    @property
    def options(self) -> dict[str, Any]:
        """For ``tritile.load(**place.options)``."""
        return {"platform": self.platform, "board": self.board.name}

    @property
    def is_simulated(self) -> bool:
        return self.platform != "board" or bool(os.environ.get(SIMULATED_BOARD))

    def open(self, **options: Any) -> Platform:
        """The bare device; ``options`` are the platform's own."""
        return open_platform(self.platform, self.board, **options)

    def __str__(self) -> str:
        kind = "simulated board" if self.is_simulated and self.platform == "board" else None
        g = self.board.geometry
        return (
            f"{self.board.name} on {self.platform} ({WHAT[kind or self.platform]}):"
            f" {g.rows} tokens x {g.columns} weights a clock"
        )


def where() -> Place:
    """The board that this is, with PYNQ_SIM the simulated one, elsewhere ``tiny`` on Verilator."""
    if importlib.util.find_spec("pynq") is not None:
        try:
            return Place("board", find_board(None, "board"))
        except UsageError:
            if os.environ.get(SIMULATED_BOARD):  # it names no board: say so
                raise
    return Place("verilator", TINY)
