"""CMA as a board has it: what the CPU sees through its caches, and what the device sees.

Non-cacheable buffers are one memory. Of a cacheable one the CPU has a copy of its own: a flush
writes its dirty lines to the memory, an invalidation drops the copy, and nothing else moves a byte
(but ``evictions``). Fresh memory and freed memory are garbage, and what nobody owns must stay it.

pynq frees a buffer when Python collects it: in the middle of any call, in any thread. So a call
here sees all buffers that were there at its begin, and what is freed meanwhile leaves at its end.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from threading import RLock

import numpy as np

from tritile.errors import DeviceError
from tritile_sim.memory import PAGE, SimMemory

LINE = 64  # bytes of a cache line: the A53's; the A9's are half of it
PATTERN = 1 << 16  # bytes after which garbage repeats


@dataclass
class Cache:
    """uint8 [nbytes] each: what the CPU sees, and how that was last read or written back."""

    cpu: np.ndarray
    clean: np.ndarray


@dataclass
class Allocation:
    """A buffer object: ``offset`` and ``nbytes`` (whole pages) in the memory."""

    offset: int
    nbytes: int
    cache: Cache | None  # None if it is not cacheable
    freed: bool = False


class Cma:
    """``nbytes`` of contiguous memory at the device's address ``base``.

    ``by_range``: a sync covers the bytes asked for, in whole lines, or else the whole buffer.
    """

    def __init__(self, nbytes: int, base: int, by_range: bool, evictions: float, seed: int):
        self.memory = SimMemory(nbytes, base)  # as the device sees it
        self.by_range, self._evictions = by_range, evictions
        self._rng = np.random.default_rng(seed)
        self._garbage = self._rng.integers(0, 256, PATTERN, np.uint8)
        self._live: dict[int, Allocation] = {}
        self._leaving: deque[Allocation] = deque()  # freed, but still in ``_live``
        self._lock, self._calls = RLock(), 0  # calls under way, one in the other
        self._used = 0  # bytes from the start that were ever handed out; behind them are zeros

    @property
    def nbytes(self) -> int:
        return len(self.memory.bytes)

    @property
    def free_bytes(self) -> int:
        with self._call():
            return self.nbytes - sum(a.nbytes for a in self._live.values())

    def allocate(self, nbytes: int, cacheable: bool) -> Allocation:
        """Whole pages of garbage; MemoryFullError if there is no gap that is large enough."""
        with self._call():
            return self._allocate(max(1, -(-nbytes // PAGE)) * PAGE, cacheable)

    def _allocate(self, nbytes: int, cacheable: bool) -> Allocation:
        offset = self.memory.allocate(nbytes).address - self.memory.base
        try:
            self._check_unowned(offset, offset + nbytes)
        except DeviceError:
            self.memory.release(offset)
            raise
        self._fill(self.memory.bytes, offset, offset + nbytes)
        self._used = max(self._used, offset + nbytes)
        found = self.memory.bytes[offset : offset + nbytes]
        # Its last owner's writes may still be in the cache: all lines of a fresh buffer are dirty.
        made = Allocation(offset, nbytes, Cache(~found, found.copy()) if cacheable else None)
        self._live[offset] = made
        return made

    def view(self, buffer: Allocation) -> np.ndarray:
        """uint8 [nbytes]: what the CPU reads and writes."""
        if buffer.cache:
            return buffer.cache.cpu
        return self.memory.bytes[buffer.offset : buffer.offset + buffer.nbytes]

    def free(self, buffer: Allocation) -> None:
        """Gives it back and fills it with garbage, for whoever still looks; once."""
        with self._call():
            if not buffer.freed:
                buffer.freed = True
                self._leaving.append(buffer)

    @contextlib.contextmanager
    def _call(self) -> Iterator[None]:
        """Other threads wait; the outermost call of this one lets leave what was freed."""
        with self._lock:
            self._calls += 1
            try:
                yield
            finally:
                while self._calls == 1 and self._leaving:
                    self._give_back(self._leaving.popleft())
                self._calls -= 1

    def _give_back(self, buffer: Allocation) -> None:
        del self._live[buffer.offset]
        self.memory.release(buffer.offset)
        end = buffer.offset + buffer.nbytes
        self._fill(self.memory.bytes, buffer.offset, end)
        if buffer.cache:
            buffer.cache.cpu[:] = ~self.memory.bytes[buffer.offset : end]

    def flush(self, buffer: Allocation, offset: int, nbytes: int) -> None:
        """Dirty lines reach the memory; clean ones do not, as the device may have written there."""
        if buffer.cache:
            self._write_back(buffer.offset, buffer.cache, *self._lines(buffer, offset, nbytes))

    def invalidate(self, buffer: Allocation, offset: int, nbytes: int) -> None:
        """The CPU sees the memory again; dirty lines are lost."""
        if buffer.cache:
            self._fetch(buffer.offset, buffer.cache, *self._lines(buffer, offset, nbytes))

    def disturb(self) -> None:
        """What a cache does unasked: writes dirty lines back, fetches clean ones anew."""
        if not self._evictions:
            return
        with self._call():
            for buffer in self._live.values():
                if buffer.cache:
                    self._evict(buffer.offset, buffer.cache)

    def _evict(self, at: int, cache: Cache) -> None:
        """All lines at once: there are many, and this comes with every access."""
        dirty = _dirty(cache, 0, len(cache.cpu))
        chosen = self._rng.random(len(dirty)) < self._evictions
        behind = self.memory.bytes[at : at + len(cache.cpu)]
        cpu, clean, memory = (lines.reshape(-1, LINE) for lines in (cache.cpu, cache.clean, behind))
        back = chosen & dirty
        memory[back] = cpu[back]
        cpu[chosen] = clean[chosen] = memory[chosen]

    def check_unowned(self) -> None:
        """DeviceError (code "STRAY") if the device has written where no buffer is."""
        at = 0
        with self._call():
            for offset in sorted(self._live):
                self._check_unowned(at, offset)
                at = offset + self._live[offset].nbytes
            self._check_unowned(at, self._used)

    def _lines(self, buffer: Allocation, offset: int, nbytes: int) -> tuple[int, int]:
        if not self.by_range:
            return 0, buffer.nbytes
        return offset // LINE * LINE, min(-(-(offset + nbytes) // LINE) * LINE, buffer.nbytes)

    def _write_back(self, at: int, cache: Cache, first: int, end: int) -> None:
        dirty = _dirty(cache, first, end)
        lines = cache.cpu[first:end].reshape(-1, LINE)[dirty]
        for copy in (self.memory.bytes[at + first : at + end], cache.clean[first:end]):
            copy.reshape(-1, LINE)[dirty] = lines

    def _fetch(self, at: int, cache: Cache, first: int, end: int) -> None:
        for copy in (cache.cpu, cache.clean):
            copy[first:end] = self.memory.bytes[at + first : at + end]

    def _fill(self, memory: np.ndarray, first: int, end: int) -> None:
        for at in range(first - first % PATTERN, end, PATTERN):
            a, b = max(at, first), min(at + PATTERN, end)
            memory[a:b] = self._garbage[a - at : b - at]

    def _check_unowned(self, first: int, end: int) -> None:
        """Each stray write is reported once: then the garbage is whole again."""
        for at in range(first - first % PATTERN, end, PATTERN):
            a, b = max(at, first), min(at + PATTERN, end)
            used = min(b, max(a, self._used))
            found, expected = self.memory.bytes[a:b], np.zeros(b - a, np.uint8)
            expected[: used - a] = self._garbage[a - at : used - at]
            wrong = np.flatnonzero(found != expected)
            if len(wrong):
                found[:] = expected
                raise DeviceError(
                    f"the tile wrote to {self.memory.base + a + int(wrong[0]):#x}, which no buffer"
                    " has: on a board that is Linux's memory. A buffer was freed while a job ran,"
                    " or a descriptor is wrong",
                    code="STRAY",
                )


def _dirty(cache: Cache, first: int, end: int) -> np.ndarray:
    """bool [lines]: which lines of that stretch the CPU has changed."""
    return (cache.cpu[first:end] != cache.clean[first:end]).reshape(-1, LINE).any(1)
