"""Random shapes against numpy, at every edge of this geometry, through the runtime's own path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from tritile_arch.geometry import MAX_PLANES, Geometry

from ..bench.case import Case
from ..bench.measure import Bench as Run
from ..errors import DeviceError
from ..plan import JobList, Matrix
from .bench import Bench
from .outcome import Failed, Test

KINDS = ("random", "extreme")
SIMULATED = 1e8  # PE-clocks that Verilator runs a second, about, whatever the geometry
MOST_BEATS = 4096  # of one list: its trits are made by numpy, on a board's CPU


@dataclass(frozen=True)
class Effort:
    """Lists to run of each kind, and their clocks in all, worked out beforehand."""

    lists: int
    clocks: int


def effort(bench: Bench) -> Effort:
    """A simulator takes time by PEs and clocks, a board's CPU by lists."""
    quick = bench.options.quick
    if bench.simulated and bench.clocked:
        seconds = 5 if quick else 30
        return Effort(lists=12 if quick else 60, clocks=int(seconds * SIMULATED / bench.g.macs))
    return Effort(lists=20 if quick else 200, clocks=1 << 40)


def tests(bench: Bench) -> Iterator[Test]:
    for kind in KINDS:
        yield Test(f"{kind} shapes", lambda k=kind: shapes(bench, k))


def shapes(bench: Bench, kind: str) -> str:
    """Lists of one to three matrices, until either the lists or the clocks are spent."""
    rng = bench.rng(7, KINDS.index(kind))
    wanted = effort(bench)
    lists = jobs = spent = results = 0
    while lists < wanted.lists and spent < wanted.clocks:
        tokens = int(rng.integers(1, bench.g.rows + 1))
        matrices = random_matrices(rng, bench.g)
        case = (Case if kind == "random" else Extremes)(
            [JobList("list", matrices)], tokens, int(rng.integers(1 << 31))
        )
        run_case(bench, case)
        lists, jobs = lists + 1, jobs + len(matrices)
        spent += sum(clocks(bench.g, matrix, tokens) for matrix in matrices)
        results += tokens * sum(matrix.m for matrix in matrices)
    return f"{jobs} jobs in {lists} lists, {results} results, all exact (seed {bench.options.seed})"


def run_case(bench: Bench, case: Case) -> None:
    """``Failed`` names shape and tokens of what was not exact."""
    what = "; ".join(
        f"[{m.m}, {m.k}] x {m.planes} planes" for jobs in case.lists for m in jobs.matrices
    )
    with bench.scope():
        try:
            run = Run(case, case.plan(bench.g), bench.device)
            with closing(run.program):
                run.run()
        except DeviceError as error:
            raise Failed(
                f"{error} ({what}, tokens {case.tokens}, seed {case.seed})",
                "numpy's results",
                "timing of the design if other lists are exact; the memory ports if none is",
            ) from error


def random_matrices(rng: np.random.Generator, g: Geometry) -> tuple[Matrix, ...]:
    """Rows at edges of M-tiles, columns at edges of K-blocks, or anything between."""
    k = edge(rng, g.columns, 6)
    matrices = []
    for number in range(rng.integers(1, 4)):
        planes = int(rng.choice([1, 1, 2, 3, 4, MAX_PLANES]))
        most = max(1, MOST_BEATS // (g.k_blocks(k) * planes))
        m = min(most, edge(rng, int(rng.choice([64, g.depth])), 2))
        matrices.append(Matrix(f"matrix {number}", m, k, planes))
    return tuple(matrices)


def edge(rng: np.random.Generator, step: int, most: int) -> int:
    """Mostly a multiple of ``step`` (at most ``most`` of them), or one beside it."""
    multiple = step * int(rng.integers(1, most + 1))
    value = multiple + int(rng.choice([-1, 0, 1])) if rng.random() < 0.7 else rng.integers(1, step)
    return max(1, int(value))


def clocks(g: Geometry, matrix: Matrix, tokens: int) -> int:
    """About what a job takes: beats, or results through the lanes, and the way there."""
    beats = matrix.planes * g.k_blocks(matrix.k) * matrix.m
    return max(beats, matrix.m * tokens // g.lanes) + 1000


class Extremes(Case):
    """Activations of -128 or 127 by token; rows of trits all plus, all minus or all zero."""

    def __init__(self, lists: list[JobList], tokens: int, seed: int = 0):
        super().__init__(lists, tokens, seed)
        values = np.where(np.arange(tokens) % 2, 127, -128).astype(np.int8)
        self.inputs = {jobs.name: np.repeat(values[:, None], jobs.k, 1) for jobs in lists}

    def make_trits(self, matrix: Matrix) -> np.ndarray:
        rows = np.array([1, -1, 0], np.int8)[np.arange(matrix.m) % 3]
        return np.tile(rows[:, None], (matrix.planes, 1, matrix.k))
