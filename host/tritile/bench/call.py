"""What the CPU spends on one BitLinear call: on the emulator, whose matrix product is left out."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from statistics import median

import numpy as np

from tritile_arch import layout, registers
from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..bitlinear import BitLinear, Multiply, quantise
from ..device.accelerator import Accelerator
from ..device.emulator import EmulatorPlatform
from ..plan import JobList, Matrix, Plan
from ..program import Program

WARM = 20  # calls that are not measured: they make views and fill caches


class Idle(EmulatorPlatform):
    """An emulator whose doorbells are done at once: results stay as they were."""

    def _run_list(self, index: int, tokens: int) -> None:
        pass


class Counted(Idle):
    """Counts registers' reads and writes, by register; a wait ends with one look at STATUS."""

    def __init__(self, geometry: Geometry):
        self.reads, self.writes = Counter[int](), Counter[int]()
        super().__init__(geometry)

    def read(self, offset: int) -> int:
        self.reads[offset] += 1
        return super().read(offset)

    def write(self, offset: int, value: int) -> None:
        self.writes[offset] += 1
        super().write(offset, value)

    def wait(self, completed: int, clocks: int = 0) -> int:
        self.reads[registers.STATUS.offset] += 1
        return super().wait(completed, clocks)


@dataclass(frozen=True)
class Time:
    """Of many runs of the same work, in microseconds."""

    best: float
    median: float


@dataclass(frozen=True)
class Accesses:
    """In one call; ``register_reads`` are all, those of STATUS among them."""

    register_writes: float
    register_reads: float
    status_reads: float


def regions(g: Geometry, matrix: Matrix) -> np.ndarray:
    """Weights that nobody reads, uint8 [ports, bytes]."""
    return np.zeros((g.ports, layout.weight_bytes(g, matrix.m, matrix.k)), np.uint8)


class Call:
    """BitLinear of one list, ready to be called with float32 [tokens, K]."""

    def __init__(self, jobs: JobList, tokens: int, platform: EmulatorPlatform):
        g = platform.geometry
        self.jobs, self.tokens = jobs, tokens
        self.groups = -(-tokens // g.rows)
        plan = Plan(g, [jobs], [self.groups])  # one doorbell, however many tokens
        self.program = Program(Accelerator(platform), plan, lambda matrix: regions(g, matrix))
        self.rule = Multiply(0.5)
        self.linear = BitLinear(self.program, jobs.name, [self.rule] * len(jobs.matrices))
        self.x = np.random.default_rng(0).standard_normal((tokens, jobs.k), np.float32)

    def __call__(self) -> None:
        self.linear(self.x)

    def parts(self) -> dict[str, Callable[[], object]]:
        """What a call does, in its order; the rest is Python between the parts."""
        q, s = quantise(self.x)
        exchange, run, jobs = self.program.exchange, self.program.accelerator.run, self.jobs
        index = self.program.plan.run(jobs.name, self.tokens).first
        last = self.tokens - (self.groups - 1) * self.program.geometry.rows
        sums = [results.copy() for results in exchange.read(jobs, self.tokens)]
        return {
            "quantise": lambda: quantise(self.x),
            "pack activations": lambda: exchange.write(jobs, q),
            "doorbell": lambda: run(index, last),
            "results": lambda: [view.copy() for view in exchange.read(jobs, self.tokens)],
            "rescale": lambda: [self.rule(acc, s) for acc in sums],
        }


def timed(work: Callable[[], object], repeat: int) -> Time:
    """``work`` by itself, again and again; Python's garbage collection waits meanwhile."""
    for _ in range(WARM):
        work()
    seen, collecting = [], gc.isenabled()
    gc.disable()
    try:
        for _ in range(repeat):
            start = time.perf_counter_ns()
            work()
            seen.append(time.perf_counter_ns() - start)
    finally:
        if collecting:
            gc.enable()
    return Time(min(seen) / 1e3, median(seen) / 1e3)


def measure_call(
    jobs: JobList, tokens: int, board: Board, repeat: int
) -> tuple[Time, dict[str, Time]]:
    """A whole call, and its parts by themselves."""
    call = Call(jobs, tokens, Idle(board.geometry))
    with closing(call.program):
        whole = timed(call, repeat)
        return whole, {name: timed(part, repeat) for name, part in call.parts().items()}


def count_accesses(jobs: JobList, tokens: int, board: Board, calls: int = 10) -> Accesses:
    """The mean of some calls, after others."""
    platform = Counted(board.geometry)
    call = Call(jobs, tokens, platform)
    with closing(call.program):
        call()
        platform.reads.clear()
        platform.writes.clear()
        for _ in range(calls):
            call()
        reads, writes = platform.reads.total(), platform.writes.total()
        status = platform.reads[registers.STATUS.offset]
    return Accesses(writes / calls, reads / calls, status / calls)
