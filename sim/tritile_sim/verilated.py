"""The seam on Verilator: the converted design, clocked in C++ beside an AXI memory model."""

from __future__ import annotations

import ctypes
import importlib.resources
import time
from typing import Any

from tritile.errors import DeviceError, TritileError, UsageError
from tritile_arch import boards, registers
from tritile_arch.geometry import Geometry

from . import library, model
from .library import BROKEN, DONE, GOING_ON, HANGS
from .memory import SimBuffer, SimMemory
from .options import Options, options_of

RESET_CLOCKS = 16
SLICE = 200_000  # clocks; between two of them Python can take a Ctrl-C


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


class VerilatorPlatform:
    """Registers, memory and clock of one Verilated design; each instance has its own state.

    A design that breaks AXI's rules or hangs raises DeviceError (code "PROTOCOL" or "HANG").
    """

    name = "verilator"

    def __init__(self, geometry: Geometry, verilog: str, options: Options, top: str = "tritile"):
        options.check_memory(geometry)
        caps = options.caps(geometry)
        self.geometry, self.options = geometry, options
        self.memory = SimMemory(options.memory_bytes)
        self._sim: Any = library.load(top, verilog, geometry, traced=options.vcd is not None)
        self._lib = self._sim.lib
        self._ddr = self._lib.ddr_open(self._sim.model, ctypes.byref(self._config()))
        for mask, rate in caps:
            self._lib.ddr_cap(self._ddr, mask, rate)
        self._start_trace()
        self._lib.ddr_reset(self._ddr, RESET_CLOCKS)
        self.reset_profile()

    def _config(self) -> library.Config:
        o, memory = self.options, self.memory
        first, last = o.vcd_window or (0, (1 << 63) - 1)
        return library.Config(
            memory=memory.bytes.ctypes.data,
            base=memory.base,
            size=len(memory.bytes),
            latency=o.latency,
            write_latency=o.write_latency,
            seed=o.seed,
            watchdog=o.watchdog,
            vcd_first=first,
            vcd_last=last,
            back_pressure=o.back_pressure,
        )

    def _start_trace(self) -> None:
        if self.options.vcd is not None:
            model.start_trace(self._sim, self.options.vcd)
            self._lib.ddr_trace(self._ddr, self._sim.vcd_trace)

    def read(self, offset: int) -> int:
        """The register at that byte offset, over AXI4-Lite."""
        value = ctypes.c_uint32()
        self._check(self._lib.ddr_read(self._handle, offset, ctypes.byref(value)))
        return value.value

    def write(self, offset: int, value: int) -> None:
        """Writes a register over AXI4-Lite; the clock moves a few cycles."""
        self._check(self._lib.ddr_write(self._handle, int(offset), int(value)))

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

    def run(self, clocks: int) -> None:
        """Lets so many clocks pass."""
        self._check(self._lib.ddr_run(self._handle, clocks))

    def inject(
        self, first: int, last: int, response: int, reads: bool = True, writes: bool = True
    ) -> None:
        """Beats that touch addresses ``first`` to ``last`` are answered with ``response``.

        2 is SLVERR, 3 DECERR; an address outside the memory is answered with DECERR anyway.
        """
        fault = library.Fault(first, last, response, reads, writes)
        if self._lib.ddr_fault(self._handle, ctypes.byref(fault)) != DONE:
            raise UsageError("too many injected errors; at most 8")

    @property
    def cycles(self) -> int:
        """Clocks since this platform was opened."""
        return self._lib.ddr_clocks(self._handle)

    def beats(self) -> dict[str, int]:
        """Beats moved so far: reads of each port by name, and "io write"."""
        names = [*(f"w{i}" for i in range(self.geometry.ports)), "io", "io write"]
        return {name: self._lib.ddr_beats(self._handle, i) for i, name in enumerate(names)}

    def reset_profile(self) -> None:
        """eval_share() counts from here."""
        self._profile = time.perf_counter(), self._lib.ddr_eval_seconds(self._handle)

    def eval_share(self) -> float:
        """The share of wall time spent inside Verilator's eval, as sampled in C++."""
        wall, inside = self._profile
        spent = self._lib.ddr_eval_seconds(self._handle) - inside
        return spent / (time.perf_counter() - wall)

    def close(self) -> None:
        """Ends the trace and gives the model back; a second call does nothing."""
        if self._ddr is not None:
            if self._sim.vcd_trace is not None:
                self._sim.stop_vcd_trace()
            self._lib.ddr_close(self._ddr)
            self._ddr = self._sim = None

    @property
    def _handle(self) -> int:
        if self._ddr is None:
            raise UsageError("this platform is closed")
        return self._ddr

    def _check(self, outcome: int) -> None:
        if outcome in (HANGS, BROKEN):
            text = self._lib.ddr_complaint(self._handle).decode()
            code, what = ("HANG", "hangs") if outcome == HANGS else ("PROTOCOL", "breaks AXI")
            raise DeviceError(f"the simulated design {what} at clock {self.cycles}: {text}", code)
