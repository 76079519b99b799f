"""A Verilated design beside an AXI memory model: registers, clock, faults. Memory is given."""

from __future__ import annotations

import ctypes
import time
from typing import Any

from tritile.errors import DeviceError, UsageError
from tritile_arch.geometry import Geometry

from . import library, model
from .library import BROKEN, DONE, HANGS
from .memory import SimMemory
from .options import Options

RESET_CLOCKS = 16
SLICE = 200_000  # clocks; between two of them Python can take a Ctrl-C


class Simulation:
    """Registers and clock of one Verilated design; each instance has its own state.

    A design that breaks AXI's rules or hangs raises DeviceError (code "PROTOCOL" or "HANG").
    """

    def __init__(
        self,
        geometry: Geometry,
        verilog: str,
        options: Options,
        memory: SimMemory,
        top: str = "tritile",
    ):
        memory.check_reach(geometry)
        caps = options.caps(geometry)
        self.geometry, self.options, self.memory = geometry, options, memory
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

    def run(self, clocks: int) -> None:
        """Lets so many clocks pass."""
        self._check(self._lib.ddr_run(self._handle, clocks))

    def run_while_busy(self, clocks: int) -> bool:
        """Lets so many clocks pass, fewer if no doorbell waits or runs any more; true if one does.

        A design that has stopped with an error is not busy.
        """
        end = self.cycles + clocks
        while (left := end - self.cycles) > 0:
            outcome = self._lib.ddr_busy(self._handle, min(left, SLICE))
            self._check(outcome)
            if outcome == DONE:
                return False
        return True

    @property
    def interrupted(self) -> bool:
        """The interrupt line."""
        return bool(self._lib.ddr_interrupted(self._handle))

    def set_port_bytes(self, port: str, nbytes: int) -> None:
        """The width to which the memory's side of a port ("w0", ..., "io") is set, in bytes a beat.

        Where it is not the design's the data are wrong: the lower bytes come twice, or the upper
        half of a wider word never comes. Hardware does not document what it does.
        """
        names = self._read_ports()
        if port not in names:
            raise UsageError(f"no port {port!r}; this design has {', '.join(names)}")
        self._lib.ddr_width(self._handle, names.index(port), nbytes)

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
        """Clocks since it was opened."""
        return self._lib.ddr_clocks(self._handle)

    def beats(self) -> dict[str, int]:
        """Beats moved so far: reads of each port by name, and "io write"."""
        names = [*self._read_ports(), "io write"]
        return {name: self._lib.ddr_beats(self._handle, i) for i, name in enumerate(names)}

    def _read_ports(self) -> list[str]:
        return [*(f"w{i}" for i in range(self.geometry.ports)), "io"]

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
