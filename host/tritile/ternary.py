"""Ternary matrices as files keep them, unpacked a few output rows at a time."""

from __future__ import annotations

from typing import Protocol

import numpy as np

HF_ROWS = 4  # output rows that share a byte in a packed checkpoint


class Ternary(Protocol):
    """A matrix of -1, 0 and +1; ``shape`` is (M, K)."""

    @property
    def shape(self) -> tuple[int, ...]: ...

    def codes(self, first: int, end: int) -> np.ndarray:
        """uint8 [end - first, K]: trit + 1 of those output rows.

        ValueError says what stands for no trit; the caller knows the matrix's name.
        """
        ...


def trits(matrix: Ternary) -> np.ndarray:
    """int8 [M, K], all at once."""
    return matrix.codes(0, matrix.shape[0]).view(np.int8) - np.int8(1)


class Trits:
    """Of an array int8 [M, K]."""

    def __init__(self, values: np.ndarray):
        if values.size and (values.min() < -1 or values.max() > 1):
            raise ValueError("a weight is not a trit; expected -1, 0 or 1")
        self._values = values
        self.shape = values.shape

    def codes(self, first: int, end: int) -> np.ndarray:
        return (self._values[first:end] + np.int8(1)).view(np.uint8)


class Quarters:
    """Hugging Face's packing, uint8 [M / 4, K], mapped.

    Byte row ``r`` holds output rows r, r + M/4, r + 2M/4 and r + 3M/4, bits 1:0 first, as trit
    + 1 (transformers ``integrations/bitnet.py``, ``unpack_weights``).
    """

    def __init__(self, packed: np.ndarray):
        self._packed = packed
        self.shape = (HF_ROWS * packed.shape[0], packed.shape[1])

    def codes(self, first: int, end: int) -> np.ndarray:
        quarter = self._packed.shape[0]
        found = np.empty((end - first, self.shape[1]), np.uint8)
        row = first
        while row < end:
            place, r = divmod(row, quarter)
            count = min(quarter - r, end - row)
            part = found[row - first :][:count]
            np.right_shift(self._packed[r : r + count], 2 * place, out=part)
            part &= 3
            row += count
        if found.size and found.max() > 2:
            raise ValueError("holds the two-bit code 3, which stands for no trit")
        return found
