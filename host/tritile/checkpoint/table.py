"""Dense matrices that stay in their file: rows of them, and products with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..errors import CheckpointError, shown
from ..mapping import release
from .safetensors_file import Tensor

KEPT = 1 << 18  # bytes; a smaller table is kept as float32
CHUNK = 1 << 16  # floats that are made of the file's values at one time: they stay in a cache
RESIDENT = 64 << 20  # bytes of the file that are read before their pages are let go
Part = Callable[[int, int, np.ndarray], None]  # (first, end, y): the product of those rows


class MappedTable:
    """A tensor [N, size]; CheckpointError if a value that is asked for is not finite."""

    def __init__(self, tensor: Tensor):
        self._tensor = tensor
        self.shape = tensor.shape
        small = 4 * tensor.shape[0] * tensor.shape[1] <= KEPT
        self._kept = self._finite(tensor.float32()) if small else None
        pairs = tensor.dtype == "BF16" and tensor.shape[1] % 2 == 0
        self._words = tensor.data.view("<u4").reshape(tensor.shape[0], -1) if pairs else None

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size]."""
        if self._kept is not None:
            return self._kept[ids]
        return self._finite(np.concatenate([self._tensor.rows(i, i + 1).float32() for i in ids]))

    def product(self, x: np.ndarray) -> np.ndarray:
        """float32 [N] of x float32 [size]; always in the same chunks, so the same to the bit."""
        if self._kept is not None:
            return self._kept @ x
        part = self._floats_part(x) if self._words is None else self._words_part(x)
        n, step = self.shape[0], max(1, CHUNK // self.shape[1])
        row_bytes = self._tensor.data.size // n
        y = np.empty(n, np.float32)
        read = 0  # rows whose pages have been let go
        for first in range(0, n, step):
            end = min(first + step, n)
            part(first, end, y[first:end])
            if (end - read) * row_bytes >= RESIDENT or end == n:
                release(self._tensor.rows(read, end).data)
                read = end
        return self._finite(y)

    def _floats_part(self, x: np.ndarray) -> Part:
        def part(first: int, end: int, y: np.ndarray) -> None:
            np.dot(self._tensor.rows(first, end).float32(), x, out=y)

        return part

    def _words_part(self, x: np.ndarray) -> Part:
        """A word holds two columns, each the upper half of a float32: two products, no copy."""
        words = self._words
        assert words is not None
        even, odd = np.ascontiguousarray(x.reshape(-1, 2).T)
        buffer = np.empty((max(1, CHUNK // self.shape[1]), words.shape[1]), np.uint32)
        upper, lower = np.uint32(0xFFFF0000), np.uint32(16)

        def part(first: int, end: int, y: np.ndarray) -> None:
            columns = buffer[: end - first]
            np.left_shift(words[first:end], lower, out=columns)
            np.dot(columns.view(np.float32), even, out=y)
            np.bitwise_and(words[first:end], upper, out=columns)
            y += columns.view(np.float32) @ odd

        return part

    def _finite(self, values: np.ndarray) -> np.ndarray:
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{self._tensor.file}: tensor {shown(self._tensor.name)} holds values that are not"
                " finite: damaged"
            )
        return values
