"""Ternary matrices as files keep them, unpacked a few output rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

import numpy as np

from .mapping import release

HF_ROWS = 4  # output rows that share a byte in a packed checkpoint
CHUNK = 1 << 18  # weights that are floats at one time
SMALLEST_MEAN = np.float32(1e-5)


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


def packed_rows(m: int) -> int:
    """Byte rows of M output rows in Hugging Face's packing."""
    return -(-m // HF_ROWS)


class Quarters:
    """Hugging Face's packing, uint8 [R, K] with R = M / 4 rounded up, mapped.

    Byte row ``r`` holds output rows r, r + R, r + 2R and r + 3R, bits 1:0 first, as trit + 1
    (transformers ``integrations/bitnet.py``, ``pack_weights``); places behind M hold anything.
    """

    def __init__(self, packed: np.ndarray, m: int | None = None):
        """``m``: left out, all places hold rows."""
        self._packed = packed
        self.shape = (HF_ROWS * packed.shape[0] if m is None else m, packed.shape[1])

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


class Rows(Protocol):
    """Some rows of a dense matrix in a file; ``data`` are their bytes there, mapped."""

    @property
    def data(self) -> np.ndarray: ...

    def float32(self) -> np.ndarray: ...


class Floats(Protocol):
    """A dense matrix [M, K] in a file."""

    @property
    def shape(self) -> tuple[int, ...]: ...

    def rows(self, first: int, end: int) -> Rows: ...


class FloatTrits:
    """Trits that the file keeps as floats."""

    def __init__(self, values: Floats):
        self._values = values
        self.shape = values.shape

    def codes(self, first: int, end: int) -> np.ndarray:
        found = np.empty((end - first, self.shape[1]), np.uint8)
        for row, part in _chunks(self._values, first, end):
            wrong = part[(part != -1) & (part != 0) & (part != 1)]
            if wrong.size:
                raise ValueError(f"holds {wrong[0]:g}, which is no trit")
            np.add(part, 1, out=found[row - first :][: len(part)], casting="unsafe")
        return found


class Absmean:
    """Dense weights, made ternary by the mean of their magnitudes: clip(round(w * scale), -1, 1).

    scale = 1 / max(mean, 1e-5) in float32 (arXiv:2402.17764; transformers
    ``integrations/bitnet.py``, ``WeightQuant``). The sum is made in float64, always in the
    same pieces; torch's, in float32, may differ in the last bits of large matrices.
    """

    def __init__(self, values: Floats):
        self._values = values
        self.shape = values.shape

    @cached_property
    def scale(self) -> float:
        """A float32; ValueError if a weight is not finite."""
        total = 0.0
        for _, part in _chunks(self._values, 0, self.shape[0]):
            total += float(np.abs(part, out=part).sum(dtype=np.float64))
        mean = np.float32(total / (self.shape[0] * self.shape[1]))
        if not np.isfinite(mean):
            raise ValueError("holds values that are not finite")
        return float(np.float32(1) / max(mean, SMALLEST_MEAN))

    def codes(self, first: int, end: int) -> np.ndarray:
        scale = np.float32(self.scale)
        found = np.empty((end - first, self.shape[1]), np.uint8)
        for row, part in _chunks(self._values, first, end):
            part *= scale
            # Half to even makes 0 of both halves, so rounding and clipping are two comparisons.
            np.add(part > 0.5, part >= -0.5, out=found[row - first :][: len(part)], dtype=np.uint8)
        return found


def _chunks(values: Floats, first: int, end: int) -> Iterator[tuple[int, np.ndarray]]:
    """(row, float32 [rows, K] from there) of the rows from first to end, a few at a time.

    Lets go of the file's pages: those of a whole matrix may be a quarter of a gigabyte.
    """
    count = max(1, CHUNK // max(1, values.shape[1]))
    for row in range(first, end, count):
        rows = values.rows(row, min(row + count, end))
        yield row, rows.float32()
        release(rows.data)
