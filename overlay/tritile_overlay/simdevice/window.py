"""What pynq gets where it maps registers: an array of words that asks the device for each."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

WORD = 4  # bytes


class Bus(Protocol):
    """Words by their address."""

    def read_word(self, address: int) -> int: ...

    def write_word(self, address: int, value: int) -> None: ...


class Window:
    """``words`` words from ``base`` on, used as pynq uses the array that a board maps."""

    dtype = np.dtype("u4")

    def __init__(self, bus: Bus, base: int, words: int):
        self._bus, self._base, self._words = bus, base, words

    @property
    def shape(self) -> tuple[int]:
        return (self._words,)

    def __len__(self) -> int:
        return self._words

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._words)
            if step != 1:
                raise IndexError(f"a window of registers has no step {step}")
            return Window(self._bus, self._base + WORD * start, max(0, stop - start))
        return np.uint32(self._bus.read_word(self._address(index)))

    def __setitem__(self, index: Any, value: Any) -> None:
        if not isinstance(index, slice):
            self._bus.write_word(self._address(index), int(value) & 0xFFFFFFFF)
            return
        part = self[index]
        for i, one in enumerate(np.broadcast_to(value, part.shape)):
            part[i] = int(one)

    def view(self, dtype: Any) -> Window:
        if np.dtype(dtype) != self.dtype:
            raise TypeError(f"registers are words of 32 bits, not {np.dtype(dtype)}")
        return self

    def _address(self, index: Any) -> int:
        at = int(index) + (self._words if index < 0 else 0)
        if not 0 <= at < self._words:
            raise IndexError(f"word {index} of a window of {self._words}")
        return self._base + WORD * at
