"""Dense matrices that stay in their file: rows of them, and products with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from ..errors import CheckpointError, shown
from ..mapping import release
from .safetensors_file import Tensor

KEPT = 1 << 18  # bytes; a smaller table is kept as float32
CHUNK = 1 << 16  # floats that are made of the file's values at one time: they stay in a cache
PIECE = 1 << 14  # the same where they are made anew each time: malloc takes more from the system
RESIDENT = 64 << 20  # bytes of the file that are read before their pages are let go
Rows = slice | np.ndarray  # of consecutive rows, or ids
Part = Callable[[Rows, np.ndarray], None]  # (rows, y): their products


class MappedTable:
    """A tensor [N, size]; CheckpointError if a value that is asked for is not finite."""

    def __init__(self, tensor: Tensor):
        self._tensor = tensor
        self.shape = tensor.shape
        small = 4 * tensor.shape[0] * tensor.shape[1] <= KEPT
        self._kept = self._finite(tensor.float32()) if small else None
        pairs = tensor.dtype == "BF16" and tensor.shape[1] % 2 == 0
        self._words = tensor.data.view("<u4").reshape(tensor.shape[0], -1) if pairs else None

    @property
    def nbytes(self) -> int:
        """In its file."""
        return self._tensor.data.size

    def memory(self) -> tuple[np.ndarray, str]:
        """An array whose bytes are the rows, one behind the other, and their type in the file."""
        if self._kept is not None:
            return self._kept, "F32"
        return self._tensor.data, self._tensor.dtype

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size]; IndexError if an id is none of the table's."""
        check_ids(ids, self.shape[0])
        if self._kept is not None:
            return self._kept[ids]
        if not len(ids):
            return np.empty((0, self.shape[1]), np.float32)
        return self._finite(np.concatenate([self._tensor.rows(i, i + 1).float32() for i in ids]))

    def pieces(self, first: int, end: int) -> Iterator[tuple[int, np.ndarray]]:
        """(row, float32 [n, size] from there), a few rows at a time; lets go of their pages."""
        step = max(1, PIECE // self.shape[1])
        for row in range(first, end, step):
            yield row, self._finite(self._floats(slice(row, min(row + step, end))))
        if self._kept is None:
            release(self._tensor.rows(first, end).data)

    def product(self, x: np.ndarray) -> np.ndarray:
        """float32 [N] of x float32 [size]; a row's value depends on that row and x alone."""
        n, step = self.shape[0], max(1, CHUNK // self.shape[1])
        row_bytes = self._tensor.data.size // n
        part = self._part(x)
        y = np.empty(n, np.float32)
        read = 0  # rows whose pages have been let go
        for first in range(0, n, step):
            end = min(first + step, n)
            part(slice(first, end), y[first:end])
            if self._kept is None and ((end - read) * row_bytes >= RESIDENT or end == n):
                release(self._tensor.rows(read, end).data)
                read = end
        return self._finite(y)

    def scores(self, ids: np.ndarray, x: np.ndarray) -> np.ndarray:
        """float32 [len(ids)]: what ``product`` gives at those rows, to the bit.

        IndexError if an id is none of the table's.
        """
        check_ids(ids, self.shape[0])
        step = max(1, CHUNK // self.shape[1])
        part = self._part(x)
        y = np.empty(len(ids), np.float32)
        for first in range(0, len(ids), step):
            part(ids[first : first + step], y[first : first + step])
        return self._finite(y)

    def _part(self, x: np.ndarray) -> Part:
        if self._words is not None and self._kept is None:
            return self._words_part(self._words, x)
        floats = self._floats

        def part(rows: Rows, y: np.ndarray) -> None:
            y[:] = _dots(floats(rows), x)

        return part

    def _floats(self, rows: Rows) -> np.ndarray:
        """float32 [rows, size]."""
        if self._kept is not None:
            return self._kept[rows]
        if isinstance(rows, slice):
            return self._tensor.rows(rows.start, rows.stop).float32()
        return self.rows(rows.tolist())

    def _words_part(self, words: np.ndarray, x: np.ndarray) -> Part:
        """A word holds two columns, each the upper half of a float32: two products, no copy."""
        even, odd = np.ascontiguousarray(x.reshape(-1, 2).T)
        buffer = np.empty((max(1, CHUNK // self.shape[1]), words.shape[1]), np.uint32)
        upper, lower = np.uint32(0xFFFF0000), np.uint32(16)

        def part(rows: Rows, y: np.ndarray) -> None:
            found = words[rows]
            columns = buffer[: len(found)]
            np.left_shift(found, lower, out=columns)
            y[:] = _dots(columns.view(np.float32), even)
            np.bitwise_and(found, upper, out=columns)
            y += _dots(columns.view(np.float32), odd)

        return part

    def _finite(self, values: np.ndarray) -> np.ndarray:
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{self._tensor.file}: tensor {shown(self._tensor.name)} holds values that are not"
                " finite: damaged"
            )
        return values


def check_ids(ids: Sequence[int] | np.ndarray, n: int) -> None:
    """IndexError unless all are rows of a table of n: slices and numpy are not so strict."""
    if len(ids):
        some = (ids.min(), ids.max()) if isinstance(ids, np.ndarray) else (min(ids), max(ids))
        low, high = map(int, some)
        if low < 0 or high >= n:
            raise IndexError(f"token ids from {low} to {high}; expected 0 to {n - 1}")


def _dots(rows: np.ndarray, x: np.ndarray) -> np.ndarray:
    """[n] of float32 [n, size] and x, one product of vectors each.

    A product of the matrix would round a row differently by the rows beside it.
    """
    return np.matmul(rows[:, None, :], x[:, None])[:, 0, 0]
