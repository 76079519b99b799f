"""The simulated board's memory: one block of bytes, handed out first-fit by pages."""

from __future__ import annotations

import numpy as np

from tritile.errors import MemoryFullError, UsageError
from tritile_arch.geometry import Geometry

PAGE = 4096  # bytes; AXI bursts stay within one, and buffers start at one
BASE = 0x1000_0000  # the device's address of the first byte


class SimBuffer:
    """A stretch of the memory; CPU and device see the same bytes, so a flush has nothing to do."""

    def __init__(self, memory: SimMemory, offset: int, nbytes: int):
        self.array = memory.bytes[offset : offset + nbytes]
        self.address = memory.base + offset
        self._memory, self._offset = memory, offset

    def flush(self) -> None:
        """Nothing to do here; a board's cache is written back."""

    def invalidate(self) -> None:
        """Nothing to do here; a board's cache is dropped."""

    def free(self) -> None:
        """Gives the pages back; a second call does nothing."""
        self._memory.release(self._offset)


class SimMemory:
    """``nbytes`` of memory at ``base``; untouched pages cost the host nothing."""

    def __init__(self, nbytes: int, base: int = BASE):
        raw = np.zeros(nbytes + PAGE, np.uint8)
        start = -raw.ctypes.data % PAGE
        self.bytes = raw[start : start + nbytes]
        self.base = base
        self._taken: dict[int, int] = {}  # offset -> bytes, whole pages

    def allocate(self, nbytes: int) -> SimBuffer:
        """The first gap that is large enough; MemoryFullError says how much is left."""
        size = max(1, -(-nbytes // PAGE)) * PAGE
        at = 0
        for offset, taken in sorted(self._taken.items()):
            if offset - at >= size:
                break
            at = offset + taken
        if at + size > len(self.bytes):
            left = len(self.bytes) - sum(self._taken.values())
            raise MemoryFullError(
                f"no room for a buffer of {nbytes} bytes: {left} of the simulated memory's"
                f" {len(self.bytes)} are free"
            )
        self._taken[at] = size
        return SimBuffer(self, at, nbytes)

    def check_reach(self, g: Geometry) -> None:
        """UsageError if a design of that geometry has too few address bits for this memory."""
        if (self.base + len(self.bytes) - 1) >> g.address_bits:
            raise UsageError(
                f"a memory of {len(self.bytes)} bytes at {self.base:#x} is out of reach:"
                f" addresses have {g.address_bits} bits"
            )

    def release(self, offset: int) -> None:
        self._taken.pop(offset, None)
