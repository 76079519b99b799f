"""Devices with a defect: a platform whose registers, buffers or memory ports lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tritile_arch import registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import STATUS, Register


class Faulty:
    """Passes everything on; each defect overrides what it spoils."""

    def __init__(self, inner: Any):
        self.inner = inner
        self.name, self.geometry = inner.name, inner.geometry

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def close(self) -> None:
        self.inner.close()

    def read(self, offset: int) -> int:
        return self.inner.read(offset)

    def write(self, offset: int, value: int) -> None:
        self.inner.write(offset, value)

    def wait(self, completed: int, clocks: int = 0) -> int:
        return self.inner.wait(completed, clocks)

    def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
        return self.inner.allocate(nbytes, cacheable=cacheable)


class Reads(Faulty):
    """One register reads as something else; ``change(word)`` says what."""

    def __init__(self, inner: Any, register: Register, change: Callable[[int], int]):
        super().__init__(inner)
        self.offset, self.change = register.offset, change

    def read(self, offset: int) -> int:
        word = super().read(offset)
        return self.change(word) if offset == self.offset else word

    def wait(self, completed: int, clocks: int = 0) -> int:
        word = super().wait(completed, clocks)
        return self.change(word) if self.offset == STATUS.offset else word


class Writes(Faulty):
    """Writes of one register arrive as something else, or (None) not at all."""

    def __init__(self, inner: Any, register: Register, change: Callable[[int], int | None]):
        super().__init__(inner)
        self.offset, self.change = register.offset, change

    def write(self, offset: int, value: int) -> None:
        changed = self.change(value) if offset == self.offset else value
        if changed is not None:
            super().write(offset, changed)


class Keeps(Faulty):
    """A register that should only be read keeps what is written."""

    def __init__(self, inner: Any, register: Register):
        super().__init__(inner)
        self.offset = register.offset
        self.word: int | None = None

    def write(self, offset: int, value: int) -> None:
        if offset == self.offset:
            self.word = value
        super().write(offset, value)

    def read(self, offset: int) -> int:
        if offset == self.offset and self.word is not None:
            return self.word
        return super().read(offset)


class Cached(Faulty):
    """Memory that CPU and device see apart; calls of the name ``forgets`` do nothing."""

    def __init__(self, inner: Any, forgets: str = "", only: bool | None = None):
        super().__init__(inner)
        self.forgets, self.only = forgets, only

    def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
        forgets = self.forgets if self.only in (None, cacheable) else ""
        return CachedBuffer(self.inner.allocate(nbytes, cacheable=cacheable), forgets)


class CachedBuffer:
    def __init__(self, inner: Any, forgets: str):
        self.inner, self.forgets, self.address = inner, forgets, inner.address
        self.array = np.array(inner.array)
        self.free = inner.free

    def flush(self) -> None:
        if self.forgets != "flush":
            self.inner.array[:] = self.array
            self.inner.flush()

    def invalidate(self) -> None:
        if self.forgets != "invalidate":
            self.array[:] = self.inner.array


class Doorbells(Faulty):
    """Each doorbell runs at once, between ``before(device, d)`` and ``after(device, d)`` of every
    descriptor of its list; what was patched before it is then as it was.
    """

    def __init__(self, inner: Any, before: Callable | None = None, after: Callable | None = None):
        super().__init__(inner)
        self.before, self.after = before, after
        self.patches: list[tuple[int, np.ndarray]] = []
        self.tokens = 0

    def write(self, offset: int, value: int) -> None:
        if offset != registers.DOORBELL.offset:
            super().write(offset, value)
            return
        doorbell = registers.DOORBELL.unpack(value)
        self.tokens = doorbell["tokens"]
        jobs = self.list_at(doorbell["index"])
        for self.where, job in jobs:
            if self.before:
                self.before(self, job)
        due = STATUS.unpack(self.inner.read(STATUS.offset))["completed"] + 1
        super().write(offset, value)
        status = STATUS.unpack(self.inner.wait(due % registers.COMPLETED_MODULO))
        for address, content in reversed(self.patches):
            self.view(address, content.size)[:] = content
        self.patches.clear()
        for _, job in jobs:
            if self.after and not status["error"]:
                self.after(self, job)

    def list_at(self, index: int) -> list[tuple[int, Descriptor]]:
        """(address, descriptor) of a list, up to one that is none."""
        at = self.inner.read(registers.LIST_BASE_LO.offset)
        at |= self.inner.read(registers.LIST_BASE_HI.offset) << 32
        at += index * DESCRIPTOR_BYTES
        jobs = []
        while not jobs or not jobs[-1][1].last:
            try:
                data = self.view(at, DESCRIPTOR_BYTES).tobytes()
                jobs.append((at, Descriptor.decode(data, self.geometry.ports)))
            except ValueError:
                break
            at += DESCRIPTOR_BYTES
        return jobs

    def view(self, address: int, nbytes: int) -> np.ndarray:
        """The device's memory; whatever the emulator has derived from it expires."""
        if self.inner.name == "emulator":
            self.inner._memory.find(address, nbytes).flush()
            return self.inner._memory.view(address, nbytes)
        start = address - self.inner.memory.base
        return self.inner.memory.bytes[start : start + nbytes]

    def has(self, address: int, nbytes: int) -> bool:
        """Whether a buffer of the emulator holds those bytes."""
        return self.inner._memory.find(address, nbytes) is not None

    def patch(self, address: int, content: np.ndarray) -> None:
        """For this doorbell the memory holds ``content`` uint8 there."""
        self.patches.append((address, self.view(address, content.size).copy()))
        self.view(address, content.size)[:] = content.reshape(-1)

    def patch_descriptor(self, job: Descriptor) -> None:
        """The descriptor that is looked at is that one."""
        self.patch(self.where, np.frombuffer(job.encode(), np.uint8))
