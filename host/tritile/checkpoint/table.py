"""Dense matrices that stay in their file: rows of them, and products with them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import CheckpointError, shown
from ..mapping import release
from .safetensors_file import Tensor

KEPT = 1 << 18  # bytes; a smaller table is kept as float32
CHUNK = 1 << 16  # floats that are made of the file's values at one time: they stay in a cache
RESIDENT = 64 << 20  # bytes of the file that are read before their pages are let go


class MappedTable:
    """A tensor [N, size]; CheckpointError if a value that is asked for is not finite."""

    def __init__(self, tensor: Tensor):
        self._tensor = tensor
        self.shape = tensor.shape
        small = 4 * tensor.shape[0] * tensor.shape[1] <= KEPT
        self._kept = self._finite(tensor.float32()) if small else None
        self._pairs = tensor.dtype == "BF16" and tensor.shape[1] % 2 == 0

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size]."""
        if self._kept is not None:
            return self._kept[ids]
        return self._finite(np.concatenate([self._tensor.rows(i, i + 1).float32() for i in ids]))

    def product(self, x: np.ndarray) -> np.ndarray:
        """float32 [N] of x float32 [size]; always in the same chunks, so the same to the bit."""
        if self._kept is not None:
            return self._kept @ x
        if self._pairs:
            x = np.ascontiguousarray(x.reshape(-1, 2).T)  # even and odd columns apart
        part = _pairs_product if self._pairs else _product
        step = max(1, CHUNK // self.shape[1])
        row_bytes = self._tensor.data.size // self.shape[0]
        y = np.empty(self.shape[0], np.float32)
        read = 0  # rows whose pages may be resident
        for first in range(0, len(y), step):
            y[first : first + step] = part(self._tensor.rows(first, first + step), x)
            if (first + step - read) * row_bytes >= RESIDENT or first + step >= len(y):
                release(self._tensor.rows(read, first + step).data)
                read = first + step
        return self._finite(y)

    def _finite(self, values: np.ndarray) -> np.ndarray:
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{self._tensor.file}: tensor {shown(self._tensor.name)} holds values that are not"
                " finite: damaged"
            )
        return values


def _product(rows: Tensor, x: np.ndarray) -> np.ndarray:
    return rows.float32() @ x


def _pairs_product(rows: Tensor, x: np.ndarray) -> np.ndarray:
    """Of BF16 and the even and odd columns of x, [2, size / 2].

    A word holds two columns, each the upper half of a float32: two products without a wider copy.
    """
    words = rows.data.view("<u4").reshape(rows.shape[0], -1)
    floats = words << np.uint32(16)
    y = floats.view(np.float32) @ x[0]
    np.bitwise_and(words, np.uint32(0xFFFF0000), out=floats)
    y += floats.view(np.float32) @ x[1]
    return y
