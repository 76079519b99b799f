"""The seam on Verilator: the converted design, clocked in C++ beside an AXI memory model."""

from __future__ import annotations

import importlib.resources
from typing import Any

from tritile.errors import TritileError, UsageError
from tritile_arch import boards, registers
from tritile_arch.geometry import Geometry

from .library import GOING_ON
from .memory import SimBuffer, SimMemory
from .options import Options, options_of
from .simulation import SLICE, Simulation


def open_platform(board: boards.Board | str, **options: Any) -> VerilatorPlatform:
    """The converted design of that board; ``options`` are those of ``Options``."""
    if isinstance(board, str):
        try:
            board = boards.board(board)
        except ValueError as error:
            raise UsageError(str(error)) from error
    return VerilatorPlatform(board.geometry, verilog_of(board), options_of(options))


def verilog_of(board: boards.Board) -> str:
    """The text of gen/<board>/tritile.v, shipped as a data package."""
    try:
        file = importlib.resources.files("tritile_gen") / board.name / "tritile.v"
        return file.read_text()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise TritileError(
            f"this version brings no Verilog of board {board.name}: use --board tiny, or convert it"
            f" in a checkout with: make verilog ARGS='--board {board.name}'"
        ) from error


class VerilatorPlatform(Simulation):
    """A Verilated design with memory of its own, where CPU and device see the same bytes."""

    name = "verilator"
    coherent = True

    def __init__(self, geometry: Geometry, verilog: str, options: Options, top: str = "tritile"):
        super().__init__(geometry, verilog, options, SimMemory(options.memory_bytes), top)

    def allocate(self, nbytes: int, cacheable: bool = False) -> SimBuffer:
        """Zeroed only at first use, like a board's memory."""
        return self.memory.allocate(nbytes)

    def wait(self, completed: int, clocks: int = 0) -> int:
        """Clocks the design until STATUS, returned, shows ``completed`` doorbells or an error."""
        outcome = GOING_ON
        while outcome == GOING_ON:
            due = completed % registers.COMPLETED_MODULO
            outcome = self._lib.ddr_wait(self._handle, due, SLICE)
            self._check(outcome)
        return self.read(registers.STATUS.offset)
