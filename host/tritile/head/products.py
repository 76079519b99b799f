"""A table's products by the compiled kernels: in the file's own type, on all threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..checkpoint.safetensors_file import ITEM_BYTES
from ..checkpoint.table import check_ids
from ..mapping import release
from ..models.source import Table
from ..native import library as c
from ..native.kernels import A_VALUE, Pool, shared

RESIDENT = 64 << 20  # bytes of the file that are read before their pages are let go


def compiled_table(table: Table, pool: Pool | None = None) -> Table:
    """The table with compiled products, where C reads its type; else itself.

    ``pool``: threads that share its rows. BuildError if this machine has no compiler.
    """
    memory = getattr(table, "memory", None)
    if memory is None:
        return table
    data, dtype = memory()
    readable = dtype == "F32" or (dtype == "BF16" and table.shape[1] % 2 == 0)
    if not readable or data.ctypes.data % ITEM_BYTES[dtype]:  # a file may put it anywhere
        return table
    return CompiledTable(table, data, dtype, pool)


class CompiledTable:
    """A ``Table``; its products are those of ``table`` but for their roundings."""

    def __init__(self, table: Table, data: np.ndarray, dtype: str, pool: Pool | None):
        self.table, self.shape, self.pool = table, table.shape, pool
        self._data, self._pairs = data, dtype == "BF16"
        self._type = c.BF16 if self._pairs else c.F32
        self._address, self._dots = data.ctypes.data, c.library().tt_head_dots

    @property
    def nbytes(self) -> int:
        return self.table.nbytes

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        return self.table.rows(ids)

    def pieces(self, first: int, end: int) -> Iterator[tuple[int, np.ndarray]]:
        return self.table.pieces(first, end)

    def product(self, x: np.ndarray) -> np.ndarray:
        """``Table.product``; lets go of the file's pages behind it."""
        n = self.shape[0]
        given, y = self._given(x), np.empty(n, np.float32)
        row_bytes = max(1, self._data.nbytes // n)
        step = max(1, RESIDENT // row_bytes)
        flat = self._data.reshape(-1).view(np.uint8)
        for first in range(0, n, step):
            end = min(first + step, n)
            if not self._multiply(None, first, given, y[first:end]):
                return self.table.product(x)  # which says what is wrong
            release(flat[first * row_bytes : end * row_bytes])
        return y

    def scores(self, ids: np.ndarray, x: np.ndarray) -> np.ndarray:
        """``Table.scores``; IndexError if an id is none of the table's."""
        ids = np.ascontiguousarray(ids, np.int64)
        check_ids(ids, self.shape[0])
        y = np.empty(len(ids), np.float32)
        if not self._multiply(ids.ctypes.data, 0, self._given(x), y):
            return self.table.scores(ids, x)  # which says what is wrong
        return y

    def _given(self, x: np.ndarray) -> np.ndarray:
        """x float32 [size] as C reads it: of pairs the even columns first."""
        if len(x) != self.shape[1]:
            raise ValueError(f"{len(x)} columns; the table has {self.shape[1]}")
        x = np.asarray(x, np.float32)
        return np.concatenate((x[::2], x[1::2])) if self._pairs else np.ascontiguousarray(x)

    def _multiply(self, ids: int | None, first: int, x: np.ndarray, y: np.ndarray) -> bool:
        """Rows at the address ``ids``, or from ``first`` on; whether all of y are finite."""
        pool = shared(self.pool, 2 * len(y) * self.shape[1] // A_VALUE)
        place = self._address, self._type, self.shape[1]
        given = ids, first, len(y), x.ctypes.data, y.ctypes.data
        return bool(self._dots(pool, *place, *given))
