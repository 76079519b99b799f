"""The driver that pynq binds to the tile: its registers, and what they say it is.

It uses what pynq 3.0.1, 3.1 and 4.0 share. ``mmio.array`` costs a third of ``mmio.write`` and a
tenth of ``register_map``, whose fields are written by reading first: wrong for bits that start
something or are cleared by writing 1.
"""

from __future__ import annotations

from typing import Any

from pynq import DefaultIP

from tritile.errors import DeviceError
from tritile_arch import registers, system
from tritile_arch.geometry import Geometry
from tritile_arch.registers import CONTROL, INTERRUPT, STATUS

RESET_POLLS = 100_000  # of STATUS; a soft reset that takes longer is stuck
SILENT = (0x0000_0000, 0xFFFF_FFFF)  # what a bus gives when nobody answers


class Tile(DefaultIP):
    """The registers of one tile; offsets in bytes, words of 32 bits as plain ints."""

    bindto = (system.VLNV,)

    def __init__(self, description: dict[str, Any]):
        super().__init__(description=description)
        self.words = self.mmio.array  # an array of the device's words: index = offset / 4

    def read(self, offset: int = 0) -> int:
        """The register at that byte offset."""
        return int(self.words[offset >> 2])

    def write(self, offset: int, value: int) -> None:
        """Writes a register."""
        self.words[offset >> 2] = value

    @property
    def wakes(self) -> Any:
        """pynq's interrupt of the tile; None if the design or Linux has none for it."""
        return getattr(self, system.INTERRUPT_PIN, None)

    def geometry(self) -> Geometry:
        """What the design says it was built with; DeviceError if it does not answer as a tile."""
        identity = self.read(registers.IDENTITY.offset)
        if identity in SILENT:
            raise DeviceError(
                f"nothing answers at {self.mmio.base_addr:#x}, where the .hwh has the tile's"
                f" registers (IDENTITY is {identity:#010x}): the bitstream is not loaded, not of"
                " this .hwh, or has no clock"
            )
        if identity != registers.IDENTITY_VALUE:
            raise DeviceError(
                f"no tritile design answers at {self.mmio.base_addr:#x}: IDENTITY is"
                f" {identity:#010x}, expected {registers.IDENTITY_VALUE:#010x}"
            )
        self._check_version()
        first, second = (self.read(r.offset) for r in (registers.GEOMETRY0, registers.GEOMETRY1))
        try:
            return registers.geometry_of(first, second)
        except ValueError as error:
            raise DeviceError(
                f"the design's geometry makes no sense ({error}): load the bitstream again"
            ) from error

    def _check_version(self) -> None:
        found = registers.VERSION.unpack(self.read(registers.VERSION.offset))
        known = registers.VERSION.unpack(registers.VERSION_VALUE)
        if found["major"] != known["major"]:
            raise DeviceError(
                f"the design speaks version {found['major']}.{found['minor']} of the contract,"
                f" this driver {known['major']}.{known['minor']}: its .hwh is not of its .bit;"
                " copy both from one build"
            )

    def quiet(self) -> None:
        """Ends whatever the tile does, reading ahead too: no port moves anything afterwards.

        Doorbells, an error and a pending interrupt are forgotten, the switches are off.
        DeviceError if the memory does not finish what the tile has begun.
        """
        self.write(CONTROL.offset, CONTROL.pack(soft_reset=1))
        resetting = STATUS.field("resetting")
        for _ in range(RESET_POLLS):
            if not resetting.get(self.read(STATUS.offset)):
                self.write(INTERRUPT.offset, INTERRUPT.pack(pending=1))
                return
        raise DeviceError(
            "a soft reset does not end: the memory has not answered what was asked of it;"
            " load the bitstream again",
            code="HANG",
        )
