"""The emulator's memory: buffers at device addresses, found again by address."""

from __future__ import annotations

from bisect import bisect_right
from itertools import count

import numpy as np

from ..errors import MemoryFullError

PAGE = 4096  # bytes; every buffer starts at a page
FIRST_ADDRESS = 0x1000_0000  # away from 0, so that a forgotten address is noticed
_versions = count()


class MemoryBuffer:
    """A ``Buffer``; ``version`` is new after every flush, and no two buffers share one.

    So what was derived from its content can expire.
    """

    def __init__(self, memory: Memory, address: int, nbytes: int):
        self._memory = memory
        self.address = address
        self.array = np.zeros(nbytes, np.uint8)
        self.version = next(_versions)

    @property
    def end(self) -> int:
        """The address after the last byte."""
        return self.address + self.array.size

    def adopt(self, array: np.ndarray) -> None:
        """The content is ``array``, uint8 and no longer than it was: nothing is copied.

        Whoever changes the array afterwards flushes; it may be a file's, mapped to read.
        """
        if array.size > self.array.size:
            raise ValueError(f"{array.size} bytes in a buffer of {self.array.size}")
        self.array = array
        self.flush()

    def flush(self) -> None:
        self.version = next(_versions)

    def invalidate(self) -> None:
        """CPU and emulated device see the same bytes: nothing to do."""

    def free(self) -> None:
        self._memory.remove(self)


class Memory:
    """Buffers in a space of ``address_bits``, ``limit`` bytes in all."""

    def __init__(self, address_bits: int, limit: int):
        self._end = min(1 << address_bits, FIRST_ADDRESS + limit)
        self._buffers: list[MemoryBuffer] = []  # by address
        self._starts: list[int] = []  # their addresses

    def allocate(self, nbytes: int) -> MemoryBuffer:
        """The first gap that fits, with an unused page behind it; MemoryFullError if none does."""
        size = -(-nbytes // PAGE) * PAGE
        address = self._gap(size + PAGE)
        if address + size > self._end:
            raise MemoryFullError(
                f"no room for {nbytes} bytes: device memory ends at {self._end:#x},"
                f" {sum(b.array.size for b in self._buffers)} bytes are in use"
            )
        buffer = MemoryBuffer(self, address, size)
        place = self._place(address)
        self._buffers.insert(place, buffer)
        self._starts.insert(place, address)
        return buffer

    def _gap(self, size: int) -> int:
        """The lowest address with ``size`` free bytes behind it."""
        address = FIRST_ADDRESS
        for buffer in self._buffers:
            if address + size <= buffer.address:
                break
            address = -(-buffer.end // PAGE) * PAGE + PAGE
        return address

    def remove(self, buffer: MemoryBuffer) -> None:
        self._buffers.remove(buffer)
        self._starts.remove(buffer.address)

    def find(self, address: int, nbytes: int) -> MemoryBuffer | None:
        """The buffer that holds those bytes, or None."""
        i = self._place(address) - 1
        if i < 0 or address + nbytes > self._buffers[i].end:
            return None
        return self._buffers[i]

    def view(self, address: int, nbytes: int) -> np.ndarray | None:
        """The bytes uint8 [nbytes] at that address, writable; None if no buffer holds them."""
        buffer = self.find(address, nbytes)
        if buffer is None:
            return None
        start = address - buffer.address
        return buffer.array[start : start + nbytes]

    def _place(self, address: int) -> int:
        """How many buffers start at or below that address."""
        return bisect_right(self._starts, address)
