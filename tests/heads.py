"""Heads for tests: a table in memory, its digits on an emulated tile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.head import matrices
from tritile.head.rows import measure
from tritile.head.tile import TileHead
from tritile.pack import pack_ternary
from tritile.plan import Plan
from tritile.program import Program
from tritile_arch.boards import BOARDS


def table_of(values: np.ndarray, dtype: str = "F32") -> MappedTable:
    """float32 [N, K] as a checkpoint has them."""
    if dtype == "BF16":
        data = (np.ascontiguousarray(values).view("<u4") >> 16).astype("<u2")
    else:
        data = np.ascontiguousarray(values.astype({"F32": "<f4", "F16": "<f2"}[dtype]))
    return MappedTable(Tensor(Path("file"), "w", dtype, values.shape, data.reshape(-1).view("u1")))


def tile_head(table: MappedTable, board: str = "tiny", compiled: bool = True) -> TileHead:
    """On an emulator of its own."""
    g = BOARDS[board].geometry
    plan = Plan(g, matrices.job_lists(*table.shape))
    program = Program(
        Accelerator(EmulatorPlatform(g)),
        plan,
        lambda matrix: pack_ternary(g, matrices.planes(table, matrix.name)),
    )
    return TileHead(table, measure(table), program, compiled)


class Product:
    """In a program's place: the same sums by BLAS, for tables of many rows.

    Exact: float32 holds every integer up to 2**24.
    """

    def __init__(self, table: MappedTable, board: str):
        self.plan = Plan(BOARDS[board].geometry, matrices.job_lists(*table.shape))
        self._values = {}
        for name, places in matrices.PLACES.items():
            value = np.zeros(table.shape, np.int8)
            for digit in matrices.planes(table, name):
                value *= 3
                value += digit.codes(0, len(value)).view(np.int8) - np.int8(1)
            self._values[name] = value
            assert 128 * 3 ** len(places) // 2 * table.shape[1] < 1 << 24

    def multiply(self, name: str, q: np.ndarray) -> list[np.ndarray]:
        """``Program.multiply``."""
        values, x = self._values[name], q.astype(np.float32)
        sums = np.empty((len(q), len(values)), np.int32)
        for first in range(0, len(values), 2048):
            part = slice(first, first + 2048)
            sums[:, part] = x @ values[part].astype(np.float32).T
        return [sums]

    @contextmanager
    def results(self, name: str, q: np.ndarray) -> Iterator[list[np.ndarray]]:
        """``Program.results``."""
        yield self.multiply(name, q)


def peaked(rng: np.random.Generator, rows: np.ndarray, count: int, height: float) -> np.ndarray:
    """float32 [count, K]: positions at which a few of the rows stand out, as in a trained model.

    ``height``: of the largest logit, in standard deviations of a random row's; 0: none stands out.
    """
    h = rng.standard_normal((count, rows.shape[1])).astype(np.float32)
    for i in range(count if height else 0):
        few = rng.integers(0, len(rows), rng.integers(1, 12))
        steps = height - np.cumsum(rng.exponential(0.7, len(few)))
        directions = rows[few] / np.linalg.norm(rows[few], axis=1, keepdims=True)
        h[i] += (steps[:, None] * directions).sum(axis=0)
    return h
