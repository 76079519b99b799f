"""What choosing a token costs the CPU: by the full product, and beside the tile.

The tile is left out: its sums lie in the result buffer before the clock starts. Of the vocabulary a
few rows are likely, and real: they fit their bounds and are multiplied exactly. The table of the
others takes no memory.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from tritile_arch.boards import Board

from ..checkpoint.safetensors_file import Tensor
from ..checkpoint.table import MappedTable
from ..device.accelerator import Accelerator
from ..errors import UsageError
from ..head.full import FullHead
from ..head.matrices import DIGITS, job_lists, planes
from ..head.products import compiled_table
from ..head.rows import STEPS, Facts, measure
from ..head.tile import SHORT, TileHead
from ..native.kernels import Pool
from ..plan import Plan
from ..program import Program
from ..sampling import Settings
from ..ternary import trits
from .call import Idle, regions
from .pinned import pinned

GREEDY = Settings(temperature=0.0)
HIGHEST, LOWEST = 10.0, 9.0  # likely rows' logits, in standard deviations of the others'
VARIATION = 0.02  # of the table's values
LIKELY = 64  # rows that are multiplied exactly, unless it is asked otherwise
PARTS = 2  # rows of the tile that one position takes
WARM = 3  # tokens that are not measured
LEAST_ROWS, MOST_ROWS, MOST_HIDDEN, MOST_THREADS = 1024, 1 << 20, 1 << 14, 64


@dataclass(frozen=True)
class HeadSetting:
    """``likely``: rows that their bounds leave in the running. ``numpy``: the reference path."""

    rows: int
    hidden: int
    likely: int = LIKELY
    numpy: bool = False
    threads: int = 1

    def check(self) -> None:
        """UsageError names the value that makes no sense."""
        limits = {
            "rows": (LEAST_ROWS, MOST_ROWS),
            "hidden": (SHORT, MOST_HIDDEN),
            "likely": (1, SHORT),
            "threads": (1, 1 if self.numpy else MOST_THREADS),
        }
        for name, (least, most) in limits.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise UsageError(f"{name} is {value}; expected {least} to {most}")


@dataclass(frozen=True)
class Ms:
    """Of many tokens."""

    best: float
    median: float


@dataclass(frozen=True)
class HeadTime:
    """``whole``: beside the tile. Of that ``split``: the position as integers; ``scan``: from the
    sums to the rows in the running, the likeliest of them multiplied. ``scored``: rows multiplied.
    """

    whole: Ms
    split: Ms
    scan: Ms
    scored: int


def measure_head(board: Board, setting: HeadSetting, repeat: int) -> HeadTime:
    """On one core, unless there are more threads. BuildError without a compiler."""
    setting.check()
    with ExitStack() as undo:
        pool = None if setting.numpy else undo.enter_context(Pool(setting.threads))
        bench = undo.enter_context(closing(Bench(board, setting, pool)))
        undo.enter_context(nullcontext() if setting.threads > 1 else pinned())
        bench.choose()
        scored = bench.head.counts.scored
        works = (bench.choose, bench.split, bench.scan)
        return HeadTime(*(bench.timed(work, repeat) for work in works), scored=scored)


def measure_full(rows: int, hidden: int, numpy: bool, repeat: int) -> Ms:
    """The full product with a random BF16 table that lies in memory, on one core."""
    rng = np.random.default_rng(0)
    table = table_of(rng.standard_normal((rows, hidden), np.float32))
    head = FullHead(table if numpy else compiled_table(table))
    h = rng.standard_normal((1, hidden), np.float32)
    with pinned():
        return timed(lambda: head.choose(h, [(GREEDY, 0)]), repeat)


class Bench:
    """A head beside an emulator whose doorbells are done at once."""

    def __init__(self, board: Board, setting: HeadSetting, pool: Pool | None):
        g, n, k = board.geometry, setting.rows, setting.hidden
        self._rng = np.random.default_rng(0)
        self._h = self._rng.standard_normal((1, k), np.float32)
        likely = self._likely(setting.likely)
        ids = np.sort(self._rng.choice(n, setting.likely, replace=False))
        table = sparse(n, likely, ids)
        self._table = table if setting.numpy else compiled_table(table, pool)
        facts = spread(measure(likely), ids, n)
        self._jobs = next(jobs for jobs in job_lists(n, k) if jobs.name == DIGITS)
        accelerator = Accelerator(Idle(g))
        self._program = Program(accelerator, Plan(g, [self._jobs]), lambda m: regions(g, m))
        self.head = TileHead(self._table, facts, self._program, not setting.numpy, pool)
        self._inputs = self.head.estimator.split(self._h, PARTS)
        self._fill(likely, ids, float(facts.scale.mean()))

    def close(self) -> None:
        """Frees the memory."""
        self._program.close()
        self._program.accelerator.platform.close()

    def choose(self) -> None:
        """A token; the doorbell's own time counts for the tile."""
        self.head.choose(self._h, [(GREEDY, 0)])

    def split(self) -> None:
        self.head.estimator.split(self._h, PARTS)

    def scan(self) -> None:
        (sums,) = self._program.exchange.read(self._jobs, PARTS)
        estimate = self.head.estimator(self._inputs.places[0], sums, STEPS)
        best = self._table.scores(np.array([estimate.likeliest]), self._h[0])
        estimate.reaching(best.item())

    def timed(self, work: Callable[[], object], repeat: int) -> Ms:
        """Without what the program waits for the tile."""
        return timed(work, repeat, lambda: self._program.tile_seconds)

    def _likely(self, count: int) -> MappedTable:
        """Rows as ``VARIATION`` makes them, but their logits are between LOWEST and HIGHEST."""
        h = self._h[0].astype(float)
        rows = self._rng.standard_normal((count, len(h))) * VARIATION
        usual = VARIATION * np.linalg.norm(h)
        wanted = usual * np.linspace(HIGHEST, LOWEST, count)
        rows += np.outer((wanted - rows @ h) / (h @ h), h)
        return table_of(rows.astype(np.float32))

    def _fill(self, likely: MappedTable, ids: np.ndarray, scale: float) -> None:
        """The tile's sums: right ones of the likely rows, others' such that logits vary by one."""
        self._program.exchange.buffers(self._jobs, PARTS).y.array[:] = 0
        (sums,) = self._program.exchange.read(self._jobs, PARTS)
        place, step = self._inputs.places[0], STEPS * self._inputs.places[0].factors[0]
        logits = VARIATION * place.whole * self._rng.standard_normal(sums.shape[1])
        sums[0] = (logits / scale + place.offset) / step
        high, low = (trits(digit).astype(int) for digit in planes(likely, DIGITS))
        sums[:, ids] = self._inputs.q.astype(int) @ (STEPS * high + low).T


def timed(
    work: Callable[[], object], repeat: int, elsewhere: Callable[[], float] = lambda: 0.0
) -> Ms:
    """``elsewhere``: seconds so far that do not count."""
    found, collecting = [], gc.isenabled()
    gc.disable()
    try:
        for _ in range(WARM + repeat):
            before, start = elsewhere(), time.perf_counter()
            work()
            found.append(1e3 * (time.perf_counter() - start - elsewhere() + before))
    finally:
        if collecting:
            gc.enable()
    return Ms(min(found[WARM:]), median(found[WARM:]))


def table_of(values: np.ndarray) -> MappedTable:
    """Float32 [N, K], as BF16."""
    data = (values.view("<u4") >> 16).astype("<u2").reshape(-1)
    return MappedTable(Tensor(Path("head"), "head", "BF16", values.shape, data.view(np.uint8)))


def sparse(n: int, rows: MappedTable, ids: np.ndarray) -> MappedTable:
    """BF16 [n, K]: those rows at ``ids``, elsewhere zeros that take no memory."""
    shape = n, rows.shape[1]
    words = np.zeros(shape, "<u2")
    words[ids] = rows.rows(range(len(ids))).view("<u4") >> 16
    return MappedTable(Tensor(Path("head"), "head", "BF16", shape, words.reshape(-1).view("u1")))


def spread(facts: Facts, ids: np.ndarray, n: int) -> Facts:
    """Of n rows: those at ``ids``, elsewhere their mean."""
    every = [np.full(n, part.mean(), np.float32) for part in (facts.scale, facts.norm)]
    for whole, part in zip(every, (facts.scale, facts.norm), strict=True):
        whole[ids] = part
    return Facts(*every)
