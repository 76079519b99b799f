"""What a bitstream makes of the programmable logic: the Verilated tile and the slaves around it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tritile.errors import DeviceError
from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry
from tritile_arch.registers import CONTROL, DOORBELL, STATUS
from tritile_arch.system import INTERRUPT_CONTROLLER_VLNV, VENDOR_LIBRARY_NAME
from tritile_sim.options import options_of
from tritile_sim.simulation import Simulation
from tritile_sim.verilated import verilog_of

from .interrupts import InterruptController
from .memory import Cma
from .ps import ProcessingSystem

# A register access from Python costs a board's CPU a microsecond or more; so many clocks pass.
ACCESS_CLOCKS = 256
LONGEST = 1.0  # seconds of sleep that count


@dataclass(frozen=True)
class Design:
    """What a bitstream holds."""

    geometry: Geometry
    verilog: str


def design_of(board: Board) -> Design:
    return Design(board.geometry, verilog_of(board))


@dataclass(frozen=True)
class Slave:
    """Addresses ``first`` to ``end``, and who answers there by the offset."""

    first: int
    end: int
    read: Callable[[int], int]
    write: Callable[[int, int], None]


class Fabric:
    """A loaded design. ``ip_dict``: pynq's, of the .hwh: which slave lies where.

    While a doorbell waits or runs every access lets time pass: some clocks for itself, and as many
    as the CPU's time since the last one, asleep or at work, has of PL clock 0.
    """

    def __init__(
        self,
        board: Board,
        design: Design,
        cma: Cma,
        ps: ProcessingSystem,
        ip_dict: Mapping[str, Mapping[str, Any]],
        options: Mapping[str, Any],
    ):
        self._board, self._cma, self._ps = board, cma, ps
        self.sim = Simulation(design.geometry, design.verilog, options_of(options), cma.memory)
        self.controller = InterruptController(lambda: int(self.sim.interrupted))
        self.slaves = [slave for ip in ip_dict.values() for slave in self._slaves(ip)]
        self._lock = threading.RLock()
        self._maybe_busy = False
        self._last = time.monotonic()
        self.set_port_widths()

    def _slaves(self, ip: Mapping[str, Any]) -> list[Slave]:
        kind = str(ip.get("type"))
        if kind.startswith(f"{VENDOR_LIBRARY_NAME}:"):
            read, write = self._read, self._write
        elif kind.rpartition(":")[0] == INTERRUPT_CONTROLLER_VLNV.rpartition(":")[0]:
            read, write = self._locked(self.controller.read), self._locked(self.controller.write)
        else:
            return []
        return [Slave(ip["phys_addr"], ip["phys_addr"] + ip["addr_range"], read, write)]

    def _locked(self, access: Callable[..., Any]) -> Callable[..., Any]:
        """The interrupt line is read of the model, which another thread may be running."""

        def locked(*arguments: int) -> Any:
            with self._lock:
                return access(*arguments)

        return locked

    def set_port_widths(self) -> None:
        """Tells the memory model how wide the processing system's ports are set."""
        ports = {f"w{i}": name for i, name in enumerate(self._board.weight_ports)}
        ports["io"] = self._board.io_port
        for ours, theirs in list(ports.items()):
            if ours == "io" or int(ours[1:]) < self.sim.geometry.ports:
                self.sim.set_port_bytes(ours, self._ps.read_bytes(theirs))

    def _read(self, offset: int) -> int:
        with self._lock:
            self.let_pass()
            if offset == STATUS.offset:
                self._cma.disturb()
            return self.sim.read(offset)

    def _write(self, offset: int, value: int) -> None:
        with self._lock:
            self.let_pass()
            if offset in (DOORBELL.offset, CONTROL.offset):
                self._cma.disturb()
                self._maybe_busy = True
            self.sim.write(offset, value)

    def let_pass(self) -> bool:
        """The clocks since the last call, or a few; true if the tile is still busy."""
        with self._lock:
            elapsed = min(time.monotonic() - self._last, LONGEST)
            mhz = self._ps.clock_mhz
            if self._maybe_busy:
                clocks = max(ACCESS_CLOCKS, int(elapsed * mhz * 1e6))
                self._maybe_busy = self.sim.run_while_busy(clocks)
            self._last = time.monotonic()
            return self._maybe_busy

    def poll_interrupt(self) -> tuple[bool, bool]:
        """Lets time pass: is axi_intc's line high, and is there more to come?"""
        with self._lock:
            busy = self.let_pass()
            return self.controller.line, busy

    def close(self) -> None:
        self.sim.close()


def no_slave(address: int) -> DeviceError:
    return DeviceError(
        f"nothing answers at address {address:#x}: a board hangs or ends the process with a bus"
        " error here; is the overlay loaded, and is this the address of its .hwh?",
        code="BUS",
    )
