"""Memory that the CPU and the tile share: pynq's ``allocate`` behind the seam's ``Buffer``.

Weights and descriptors are not cacheable: the CPU writes them once and hardly reads them.
Activations and results are: numpy works in them. Both kinds are synchronised alike, since for
memory that is not cacheable the call still puts the CPU's writes before the doorbell.

What a flush or an invalidate covers depends on pynq: 3.0.1 hands the range of the array to the
kernel, 3.1 and 4.0 the whole buffer object. Every buffer here is a buffer object of its own, from
its first byte to its last, so both are the same. Never carve two buffers out of one: the
invalidate of one would drop what the CPU wrote to the other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pynq

from tritile.errors import DeviceError, MemoryFullError, UsageError

PAGE = 4096  # bytes; addresses are multiples of it, and sizes: XRT places smaller ones elsewhere
MEMINFO = "/proc/meminfo"


class BoardBuffer:
    """A ``Buffer``: ``array`` uint8 [nbytes], of whole pages."""

    def __init__(self, memory: BoardMemory, shared: Any):
        self.address = int(shared.device_address)
        self._memory = memory
        self._shared: Any = shared  # None when it is freed
        # A plain array: each slice of pynq's own class runs Python to work out its address.
        self._array: Any = np.asarray(shared)

    @property
    def array(self) -> np.ndarray:
        """The CPU's view; the memory is unmapped when it is freed, so do not keep it longer."""
        self._check()
        return self._array

    def flush(self) -> None:
        self._check()
        self._shared.flush()

    def invalidate(self) -> None:
        self._check()
        self._shared.invalidate()

    def free(self) -> None:
        """Gives the memory back; a second call does nothing."""
        shared, self._shared, self._array = self._shared, None, None
        if shared is not None:
            self._memory.forget(self)
            _give_back(shared)

    def _check(self) -> None:
        if self._shared is None:
            raise UsageError(f"the buffer at {self.address:#x} was freed: it may not be used again")


class BoardMemory:
    """The buffers of one platform; ``address_bits`` are what the design's ports can reach."""

    def __init__(self, device: Any, address_bits: int):
        self._device, self._address_bits = device, address_bits
        self._buffers: set[BoardBuffer] = set()

    def allocate(self, nbytes: int, cacheable: bool = False) -> BoardBuffer:
        """At least ``nbytes``, not zeroed; MemoryFullError says what helps."""
        size = max(1, -(-nbytes // PAGE)) * PAGE
        try:
            shared = pynq.allocate(
                shape=(size,), dtype="u1", target=self._device, cacheable=cacheable
            )
        except (RuntimeError, MemoryError, OSError) as error:
            raise MemoryFullError(_full(size, error)) from error
        buffer = BoardBuffer(self, shared)
        self._buffers.add(buffer)
        try:
            self._check_address(buffer.address, size)
        except BaseException:
            buffer.free()
            raise
        return buffer

    def forget(self, buffer: BoardBuffer) -> None:
        self._buffers.discard(buffer)

    def close(self) -> None:
        """Frees what was not freed."""
        while self._buffers:
            self._buffers.pop().free()

    def _check_address(self, address: int, size: int) -> None:
        if address % PAGE:
            raise DeviceError(f"pynq gave a buffer at {address:#x}: not a multiple of {PAGE}")
        if address + size > 1 << self._address_bits:
            raise DeviceError(
                f"pynq gave a buffer at {address:#x}, which the design's addresses of"
                f" {self._address_bits} bits cannot reach: build it with more address bits"
            )


def _give_back(shared: Any) -> None:
    """Frees pynq's buffer, and takes its memory out of this process once.

    Since 3.1 pynq has XRT's own object, which unmaps the memory as it goes. pynq's ``freebuffer``
    unmaps it before that, and lets other threads run then: what one of them maps at that place
    meanwhile would be gone with XRT's turn. So XRT alone does it.
    """
    if hasattr(shared.bo, "map"):
        shared.freed = True  # ``freebuffer`` has nothing left to do, nor has ``__del__``
        del shared.bo
    else:
        shared.freebuffer()


def _full(size: int, error: BaseException) -> str:
    kilobytes = contiguous_memory()
    have = ""
    if kilobytes.get("CmaTotal"):
        free, total = (kilobytes.get(key, 0) << 10 for key in ("CmaFree", "CmaTotal"))
        have = f"; {free:,} of {total:,} bytes of contiguous memory (CMA) are free"
    return (
        f"no room for a buffer of {size:,} bytes (pynq: {error}){have}. Put a larger cma= on the"
        " kernel's command line, for example cma=320M on a PYNQ-Z2 or cma=1024M on a ZCU104"
        " (docs/board.md), or let layers stream: --weight-memory 64M"
    )


def contiguous_memory() -> dict[str, int]:
    """CmaTotal and CmaFree in KB, as far as Linux has them."""
    found = {}
    try:
        with open(MEMINFO) as lines:
            for line in lines:
                name, _, value = line.partition(":")
                if name.startswith("Cma"):
                    found[name] = int(value.split()[0])
    except (OSError, ValueError, IndexError):
        pass  # a hint is all this is for
    return found
