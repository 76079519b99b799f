"""Devices with a defect: a platform whose registers, buffers or memory ports lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tritile_arch import registers
from tritile_arch.registers import STATUS, Register


class Faulty:
    """Passes everything on; each defect overrides what it spoils."""

    def __init__(self, inner: Any):
        self.inner = inner
        self.buffers: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def read(self, offset: int) -> int:
        return self.inner.read(offset)

    def write(self, offset: int, value: int) -> None:
        self.inner.write(offset, value)

    def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
        buffer = self.inner.allocate(nbytes, cacheable=cacheable)
        self.buffers.append(buffer)
        return buffer


class Reads(Faulty):
    """One register reads as something else; ``change(word)`` says what."""

    def __init__(self, inner: Any, register: Register, change: Callable[[int], int]):
        super().__init__(inner)
        self.offset, self.change = register.offset, change

    def read(self, offset: int) -> int:
        word = super().read(offset)
        return self.change(word) if offset == self.offset else word


class Writes(Faulty):
    """Writes of one register arrive as something else, or (None) not at all."""

    def __init__(self, inner: Any, register: Register, change: Callable[[int], int | None]):
        super().__init__(inner)
        self.offset, self.change = register.offset, change

    def write(self, offset: int, value: int) -> None:
        changed = self.change(value) if offset == self.offset else value
        if changed is not None:
            super().write(offset, changed)


class Behind(Faulty):
    """Something happens behind every completed doorbell: ``spoil(device)``."""

    def __init__(self, inner: Any, spoil: Callable[[Faulty], None]):
        super().__init__(inner)
        self.spoil = spoil
        self.seen = STATUS.unpack(inner.read(STATUS.offset))["completed"]

    def read(self, offset: int) -> int:
        word = super().read(offset)
        return self._look(word) if offset == STATUS.offset else word

    def wait(self, completed: int, clocks: int = 0) -> int:
        return self._look(self.inner.wait(completed, clocks))

    def _look(self, word: int) -> int:
        completed = STATUS.unpack(word)["completed"]
        if completed != self.seen:
            self.seen = completed
            self.spoil(self)
        return word


def flip_a_result_bit(device: Faulty) -> None:
    """In the first results of the job that ran last: the ones with guard bytes round them."""
    from tritile.selftest.jobs import FILL, GUARD

    for buffer in reversed(device.buffers):
        array = np.asarray(buffer.array)
        if array.size > GUARD and (array[:GUARD] == FILL).all():
            array[GUARD] ^= 4
            return


def identity_of_another(word: int) -> int:
    return word ^ registers.IDENTITY_VALUE
