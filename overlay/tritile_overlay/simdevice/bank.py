"""pynq's buffers in the simulated memory: what stands where XRT allocates."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
from pynq.buffer import PynqBuffer

from tritile.errors import MemoryFullError

if TYPE_CHECKING:
    from .device import SimDevice

# pynq 3.1 brought XRT's new interface: its flushes cover the whole buffer, whatever was asked for.
BY_BUFFER = tuple(map(int, version("pynq").split(".")[:2])) >= (3, 1)
LEAST_BYTES = 8192 if BY_BUFFER else 1  # of a buffer


class SimBuffer(PynqBuffer):
    """pynq's buffer; its memory belongs to the simulation and is never unmapped."""

    def freebuffer(self) -> None:
        memory = getattr(self, "memory", None)
        if memory is not None:
            self.freed = True
            memory.device.cma.free(self.bo)


class SimMemoryBank:
    """What stands where pynq describes the processing system's DDR."""

    def __init__(self, device: SimDevice):
        self.device, self.base_address = device, 0
        self.size = device.board.memory_bytes

    def allocate(self, shape: Any, dtype: Any, cacheable: int = 0, **others: Any) -> SimBuffer:
        """RuntimeError as pynq's if CMA has no room."""
        if others:
            raise TypeError(f"allocate has no argument {next(iter(others))!r}")
        nbytes = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
        cma = self.device.cma
        try:
            bo = cma.allocate(max(nbytes, LEAST_BYTES), bool(cacheable))
        except MemoryFullError as error:
            said = f"BO allocation failed: {error}" if BY_BUFFER else "Allocate failed: 4294967295"
            raise RuntimeError(said) from error
        buffer = SimBuffer(
            shape,
            dtype,
            bo=bo,
            device=self.device,
            buffer=cma.view(bo).data,
            device_address=cma.memory.base + bo.offset,
            coherent=False,
        )
        buffer.memory = self
        return buffer
