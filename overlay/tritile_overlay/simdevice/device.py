"""pynq's Device with a simulated board behind it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from pynq.interrupt import _InterruptController
from pynq.pl_server.device import Device
from pynq.pl_server.embedded_device import EmbeddedDevice

from tritile.errors import UsageError
from tritile_arch.boards import Board
from tritile_arch.system import SIMULATED_BOARD

from ..detect import detected_board
from . import metadata, session
from .bank import BY_BUFFER, SimMemoryBank
from .bitfile import bitfile_of
from .fabric import Design, Fabric, design_of, no_slave
from .interrupts import SimUio
from .memory import Allocation, Cma
from .ps import ProcessingSystem
from .settings import Settings, settings_here, settings_of
from .window import WORD, Window


class SimDevice(Device):
    """One board; ``settings`` are those of ``Settings`` and options of the simulation.

    ``design``: what an empty bitstream holds, the board's own or one that a test puts here.
    ``fabric``: what is loaded, None before the first overlay.
    """

    _probe_priority_ = 10  # before pynq's own

    @classmethod
    def _probe_(cls) -> list[SimDevice]:
        """One, if PYNQ_SIM names a board."""
        if not os.environ.get(SIMULATED_BOARD):
            return []
        asyncio.get_event_loop()  # a board's device wants one: RuntimeError in a thread of its own
        return [cls(settings=settings_here())]

    def __init__(self, board: Board | None = None, settings: Settings | None = None, **given: Any):
        super().__init__(f"tritile-sim-{id(self):x}")
        self.board = board or detected_board()
        family = self.board.family
        if family is None:
            raise UsageError(f"board {self.board.name} has no processing system to simulate")
        self.settings = s = settings or settings_of(given)
        self.name, self.arch = f"simulated {self.board.name}", family.machine
        self.capabilities = {"MEMORY_MAPPED": True}
        by_range = not BY_BUFFER if s.sync is None else s.sync == "range"
        self.cma = Cma(s.cma_bytes, s.base(self.board), by_range, s.evictions, s.seed)
        self.cma.memory.check_reach(self.board.geometry)
        self.ps = ProcessingSystem(family, s.port_bits)
        self.fabric: Fabric | None = None
        self.design: Design | None = None
        self._uio: SimUio | None = None

    # Registers

    def mmap(self, base_addr: int, length: int) -> Window:
        """Any address can be mapped; an access where nobody answers raises DeviceError."""
        return Window(self, base_addr, length // WORD)

    def read_word(self, address: int) -> int:
        if self.ps.has(address):
            return self.ps.read(address)
        for slave in self.fabric.slaves if self.fabric else ():
            if slave.first <= address < slave.end:
                return slave.read(address - slave.first)
        raise no_slave(address)

    def write_word(self, address: int, value: int) -> None:
        if self.ps.has(address):
            self.ps.write(address, value)
            if self.fabric:
                self.fabric.set_port_widths()
            return
        for slave in self.fabric.slaves if self.fabric else ():
            if slave.first <= address < slave.end:
                return slave.write(address - slave.first, value)
        raise no_slave(address)

    # Memory

    @property
    def default_memory(self) -> SimMemoryBank:
        if self.fabric is None:
            raise RuntimeError("Overlay is not downloaded")
        return SimMemoryBank(self)

    def get_memory(self, desc: Any) -> SimMemoryBank:
        return SimMemoryBank(self)

    def flush(self, bo: Allocation, offset: int, ptr: int, size: int) -> None:
        self._sync(bo, "Flush")
        self.cma.flush(bo, offset, size)

    def invalidate(self, bo: Allocation, offset: int, ptr: int, size: int) -> None:
        self._sync(bo, "Invalidate")
        self.cma.invalidate(bo, offset, size)

    def _sync(self, bo: Allocation, what: str) -> None:
        if bo.freed:
            raise RuntimeError(f"{what} Failed: the buffer was freed")

    # Bitstreams

    @property
    def bitfile(self) -> Path:
        """An empty bitstream beside the board's packaged .hwh, in the cache folder."""
        return bitfile_of(self.board)

    def set_bitfile_name(self, bitfile_name: str) -> None:
        """pynq's first step of loading an overlay."""
        session.belongs_to(self)
        super().set_bitfile_name(bitfile_name)

    def get_bitfile_metadata(self, bitfile_name: str, partial: bool = False) -> Any:
        return metadata.parse(Path(bitfile_name).with_suffix(".hwh"), self.board)

    def gen_cache(self, bitstream: Any, parser: Any = None) -> None:
        """Nothing to keep for another process: each has a board of its own."""

    def download(self, bitstream: Any, parser: Any = None) -> None:
        """Replaces the design; buffers stay, as they do on a board."""
        self.unload()
        EmbeddedDevice.set_axi_port_width(self, parser)  # type: ignore[arg-type]
        self.configure(parser)
        self.post_download(bitstream, parser, self.name)

    def configure(self, parser: Any) -> None:
        """What the kernel does with a bitstream; ``parser``: pynq's, of its .hwh."""
        design = self.design or design_of(self.board)
        options = dict(self.settings.simulation)
        self.fabric = Fabric(self.board, design, self.cma, self.ps, parser.ip_dict, options)
        self._connect_interrupt(parser)

    def _connect_interrupt(self, parser: Any) -> None:
        """pynq keeps UIO devices by their interrupt's number, for the life of the process."""
        if self._uio is None:
            self._uio = SimUio(self._poll_interrupt)
        for entry in parser.interrupt_controllers.values():
            if entry["parent"] == "":
                _InterruptController._uio_devices[entry["raw_irq"]] = self._uio

    def _poll_interrupt(self) -> tuple[bool, bool]:
        return self.fabric.poll_interrupt() if self.fabric else (False, False)

    def unload(self) -> None:
        """Nothing answers any more where the design was."""
        if self.fabric is not None:
            self.fabric.close()
            self.fabric = None

    def unplug(self) -> None:
        """Unloads the design, and pynq forgets the interrupt's line: the end of this board."""
        self.unload()
        lines = _InterruptController._uio_devices
        for number in [n for n, line in lines.items() if line is self._uio]:
            del lines[number]

    def close(self) -> None:
        """pynq calls it when an overlay is freed; the design stays, as it does on a board."""
