"""The seam on plain pynq, as short as can be: what a stranger's script would do with a board."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import numpy as np

from system.rig import Case, Rig
from tritile_arch import registers
from tritile_arch.boards import BOARDS
from tritile_arch.registers import STATUS
from tritile_arch.system import TILE

T = TypeVar("T")
REAL = [board for board in BOARDS.values() if board.family is not None]


class PlainBuffer:
    def __init__(self, memory: Any):
        self.memory, self.array, self.address = memory, memory, memory.device_address
        self.flush, self.invalidate = memory.flush, memory.invalidate
        self.free = memory.freebuffer


class PlainPlatform:
    """An overlay of ``device``'s own bitstream; ``buffers`` keeps all of them alive."""

    def __init__(self, device: Any, cacheable: bool = True):
        import pynq

        self._pynq, self.device, self.cacheable = pynq, device, cacheable
        self.overlay = pynq.Overlay(str(device.bitfile), device=device)
        self.ip = getattr(self.overlay, TILE)
        words = (self.read(r.offset) for r in (registers.GEOMETRY0, registers.GEOMETRY1))
        self.geometry = registers.geometry_of(*words)
        self.buffers: list[PlainBuffer] = []

    def read(self, offset: int) -> int:
        return self.ip.mmio.read(offset)

    def write(self, offset: int, value: int) -> None:
        self.ip.mmio.write(offset, value)

    def allocate(self, nbytes: int) -> PlainBuffer:
        memory = self._pynq.allocate((nbytes,), "u1", self.device, cacheable=self.cacheable)
        self.buffers.append(PlainBuffer(memory))
        return self.buffers[-1]

    def wait(self, completed: int, clocks: int = 0) -> int:
        time.sleep(1e-4)
        return self.read(STATUS.offset)


def small_rig(platform: Any, seed: int = 1, cases: int = 2) -> Rig:
    """A list of small jobs of one to three tokens, ready to ring."""
    rng = np.random.default_rng(seed)
    sizes = [(int(rng.integers(30, 140)), int(rng.integers(90, 700))) for _ in range(cases)]
    jobs = [Case(m, k, 1 + i % 3).fill(rng) for i, (m, k) in enumerate(sizes)]
    return Rig(platform, [jobs])


def in_notebook(cell: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """``await cell()`` in a thread that has an event loop, as a notebook's cell."""
    try:
        return asyncio.run(cell())
    finally:
        # It leaves the thread without a loop for good, and pynq asks for one: have it made again.
        asyncio.set_event_loop_policy(None)
