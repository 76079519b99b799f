"""The embedding's rows, read from the table's own memory."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_int64

import numpy as np

from ..checkpoint.table import check_ids
from ..models.source import Table
from . import library as c

TYPES = {"F32": c.F32, "F16": c.F16, "BF16": c.BF16}  # by safetensors' names


class Embedding:
    """Of any table; one that has ``memory`` as a ``MappedTable`` is read by C.

    The rows lie at ``address``, and are overwritten by whoever asked for them.
    """

    def __init__(self, table: Table):
        self._table, self._embed = table, c.library().tt_embed
        memory = getattr(table, "memory", None)
        self._memory, dtype = (None, "") if memory is None else memory()
        self._from = None if self._memory is None else self._memory.ctypes.data
        self._type = TYPES.get(dtype)
        self._grow(1)

    def read(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size], until the next call; errors as the table has them.

        IndexError if an id is none of the table's.
        """
        count, (n, size) = len(ids), self._table.shape
        if count > len(self._rows):
            self._grow(count)
        rows = self._rows[:count]
        if not count:
            return rows
        check_ids(ids, n)
        given = (c_int64 * count)(*ids)
        if (
            self._type is None
            or self._embed(self._from, self._type, size, given, count, self.address) >= 0
        ):
            rows[:] = self._table.rows(ids)
        return rows

    def _grow(self, count: int) -> None:
        self._rows = np.empty((count, self._table.shape[1]), np.float32)
        self.address = self._rows.ctypes.data
