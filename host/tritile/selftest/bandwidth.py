"""How fast the memory ports are, by the design's own counters, and the clock that drives it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

from tritile_arch import registers

from ..bench.case import Case
from ..bench.measure import Bench as Run
from ..device.counters import COUNTER_MODULO, Counters
from ..plan import JobList, Matrix
from .bench import Bench
from .errors import busy_job
from .jobs import expect_completed, install
from .outcome import Failed, Skipped, Test

LEAST = 0.4  # of a weight beat a clock; far below what either board's memory should give
TILES = 2  # M-tiles of the matrix: one's results leave while the other computes
SECONDS = 0.5  # of doorbells in a row, to measure the clock
OFF = 0.05  # of the clock that was asked for
BUSY_BLOCKS = 64  # K-blocks of the job that measures the clock


def tests(bench: Bench) -> Iterator[Test]:
    rows = bench.g.rows
    yield Test("1 token", lambda: bandwidth(bench, 1))
    yield Test(f"{rows} tokens", lambda: bandwidth(bench, rows))
    yield Test("clock", lambda: clock(bench))


def beats(bench: Bench) -> int:
    """Of the matrix: numpy makes it, a simulator takes its time."""
    if bench.simulated:
        return 1 << (14 if bench.options.quick else 16)
    return 1 << (16 if bench.options.quick else 18)


def bandwidth(bench: Bench, tokens: int) -> str:
    if not bench.clocked:
        raise Skipped("the emulator has no clock")
    g, m = bench.g, TILES * bench.g.depth
    blocks = max(beats(bench) // m, 2 * g.rows // g.lanes)  # results leave in half the time
    matrix = Matrix("matrix", m, blocks * g.columns)
    case = Case([JobList("list", (matrix,))], tokens, bench.options.seed)
    with bench.scope():
        run = Run(case, case.plan(bench.g), bench.device)
        with closing(run.program):
            spent = run.run()["list"]
    if not spent.cycles:
        raise Failed("CYCLES 0", "a count of the clocks that a doorbell took")
    text = describe(bench, spent)
    if spent.weight_beats < LEAST * spent.cycles:
        raise Failed(
            text,
            f"a weight beat in at least {LEAST:.0%} of the clocks",
            "what waited: weights are the HP ports and the DDR, drain and activations the I/O port;"
            " tritile doctor reads the clocks",
        )
    return text


def describe(bench: Bench, spent: Counters) -> str:
    """Bytes a clock, and what the other clocks waited for."""
    g, cycles = bench.g, spent.cycles
    where = "RTL cycles in simulation" if bench.simulated else "counted on this board"
    stalls = ", ".join(f"{cause} {clocks / cycles:.1%}" for cause, clocks in spent.stalls.items())
    return (
        f"weights {spent.weight_bytes / cycles:.2f} of {g.beat_bytes} bytes a clock"
        f" ({spent.weight_beats / cycles:.1%}; {spent.weight_bytes / cycles / g.ports:.2f} of"
        f" {g.port_bytes} a port), I/O reads {spent.read_bytes / cycles:.2f} and writes"
        f" {spent.write_bytes / cycles:.2f} of {g.port_bytes}; waited for {stalls};"
        f" {cycles:,} clocks, {where}"
    )


def clock(bench: Bench) -> str:
    """Clocks that the design counts in so many seconds with a doorbell always waiting."""
    if bench.simulated:
        raise Skipped("a simulated clock has no speed of its own")
    asked = getattr(bench.device, "clock_hz", bench.board.clock_mhz * 1e6)
    with bench.scope() as scope:
        install(scope, [[busy_job(scope, BUSY_BLOCKS)]])
        due = bench.status()["completed"]
        start, first = time.perf_counter(), bench.read(registers.CYCLES)
        while time.perf_counter() - start < SECONDS:
            bench.await_slot()
            bench.ring(0, 1)
            due += 1
        counted = (bench.read(registers.CYCLES) - first) % COUNTER_MODULO
        seconds = time.perf_counter() - start
        expect_completed(bench, due)
    found = counted / seconds
    text = f"{found / 1e6:.1f} MHz ({counted:,} clocks in {seconds:.2f} s)"
    if abs(found / asked - 1) > OFF:
        raise Failed(
            text,
            f"{asked / 1e6:.1f} MHz, as the processor's registers say",
            "the clock: load the bitstream again; tritile doctor reads what is set",
        )
    return f"{text}; {bench.board.name} aims at {bench.board.clock_mhz} MHz"
