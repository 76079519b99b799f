"""What choosing a token costs the CPU: by the full product, and beside the tile."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tritile_arch.boards import Board

from ..checkpoint.safetensors_file import Tensor
from ..checkpoint.table import MappedTable
from ..device.accelerator import Accelerator
from ..device.emulator import EmulatorPlatform
from ..head import matrices
from ..head.full import FullHead, Head
from ..head.rows import measure
from ..head.tile import TileHead
from ..pack import pack_ternary
from ..plan import Matrix, Plan
from ..program import Program
from ..sampling import Settings
from ..trace.events import DRIVER, spent
from ..trace.recorder import recording
from .pinned import pinned

GREEDY = Settings(temperature=0.0)
HEIGHT = 12.0  # standard deviations that the right token stands out by, as in a trained model


@dataclass(frozen=True)
class HeadTime:
    """Best ms a token on one core; ``tile_ms`` without the tile's own. ``bytes``: of the table."""

    rows: int
    bytes: int
    full_ms: float
    tile_ms: float


def measure_heads(board: Board, rows: int, hidden: int, repeat: int) -> HeadTime:
    """Of a random BF16 table [rows, hidden] that lies in memory."""
    rng = np.random.default_rng(0)
    table = _table(rng, rows, hidden)
    h = _positions(rng, table, repeat)
    program = _program(board, table)
    with closing(program):
        tile = TileHead(table, measure(table), program)
        assert _tokens(tile, h[:1]) == _tokens(FullHead(table), h[:1])
        with pinned():
            return HeadTime(rows, table.nbytes, _best(FullHead(table), h), _best(tile, h))


def _best(head: Head, h: np.ndarray) -> float:
    found = []
    for row in h:
        with recording(None) as events:
            start = time.perf_counter_ns()
            head.choose(row[None], [(GREEDY, 0)])
            whole = time.perf_counter_ns() - start
        found.append((whole - spent(events)[DRIVER]) / 1e6)
    return min(found)


def _tokens(head: Head, h: np.ndarray) -> list[int]:
    return head.choose(h, [(GREEDY, 0)] * len(h))


def _table(rng: np.random.Generator, rows: int, hidden: int) -> MappedTable:
    values = rng.standard_normal((rows, hidden), np.float32)
    data = (values.view("<u4") >> 16).astype("<u2").reshape(-1)
    return MappedTable(Tensor(Path("head"), "head", "BF16", (rows, hidden), data.view(np.uint8)))


def _positions(rng: np.random.Generator, table: MappedTable, count: int) -> np.ndarray:
    """float32 [count, hidden]: some row stands out at each."""
    n, hidden = table.shape
    likely = table.rows(rng.integers(0, n, count).tolist())
    likely *= HEIGHT / np.linalg.norm(likely, axis=1, keepdims=True)
    return likely + rng.standard_normal((count, hidden), np.float32)


def _program(board: Board, table: MappedTable) -> Program:
    g = board.geometry

    def regions(matrix: Matrix) -> np.ndarray:
        return pack_ternary(g, matrices.planes(table, matrix.name))

    plan = Plan(g, matrices.job_lists(*table.shape))
    return Program(Accelerator(EmulatorPlatform(g)), plan, regions)
