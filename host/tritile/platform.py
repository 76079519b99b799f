"""The seam between the driver and a device: registers, buffers, waiting.

Three platforms stand behind it: the emulator (here), the Verilated design (``tritile_sim``) and
a board (``tritile_overlay``); the latter two are found by name when a user asks for them.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from tritile_arch.geometry import Geometry


class Buffer(Protocol):
    """Memory that the CPU and the device share; addresses are multiples of 4096."""

    address: int  # the device's address of array[0]

    @property
    def array(self) -> np.ndarray:
        """The CPU's view, uint8 [nbytes]; on a board it ends when the buffer is freed."""
        ...

    def flush(self) -> None:
        """Makes the CPU's writes visible to the device."""

    def invalidate(self) -> None:
        """Makes the device's writes visible to the CPU."""

    def free(self) -> None:
        """Gives the memory back; the buffer is not used again."""


class Platform(Protocol):
    """A device with registers (byte offsets, 32-bit words) and memory of its own."""

    name: str  # "emulator", "verilator" or "board"
    # What the caller asked for, on a board what its registers say; Accelerator compares the two.
    geometry: Geometry

    def read(self, offset: int) -> int:
        """The register at that byte offset."""
        ...

    def write(self, offset: int, value: int) -> None:
        """Writes a register; a doorbell returns at once."""

    def allocate(self, nbytes: int, cacheable: bool = False) -> Buffer:
        """A buffer of at least ``nbytes``; MemoryFullError if it does not fit."""
        ...

    def wait(self, completed: int, clocks: int = 0) -> int:
        """STATUS, read when it shows ``completed`` doorbells, or an error, or has stopped moving.

        More may be completed already (``registers.MOST_BEHIND``), if others were rung behind it.
        ``clocks``: the least that the last doorbell takes, so that a device may sleep meanwhile.
        It may return early: the caller looks at the word and waits again. A device that hangs
        raises DeviceError.
        """
        ...

    def close(self) -> None:
        """Gives everything back."""


def window_of(platform: Platform) -> int | None:
    """The address in this process of register 0, where plain 32-bit loads and stores reach it.

    A platform that has such a place says so in a method ``window``; None: it has none.
    """
    window = getattr(platform, "window", None)
    return None if window is None else window()


def is_coherent(platform: Platform) -> bool:
    """Whether CPU and device see the same bytes of activations and results without any flush.

    A platform that has no such attribute does not promise it.
    """
    return bool(getattr(platform, "coherent", False))
