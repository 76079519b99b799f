"""How fast memory is: for the CPU, and for the tile that streams weights."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from ..bench.case import Case
from ..bench.measure import Bench
from ..errors import TritileError
from ..figures import Cost
from ..plan import JobList, Matrix
from ..platform import Platform
from .device import could_not
from .line import Line, bad, ok
from .place import Kind, Place

COPIED = 32 << 20  # bytes; more than a cache holds
UPLOADED = 4 << 20
COPIES = 3  # of which the fastest counts
# Weight beats of the job: a few milliseconds on a board, seconds in a simulation.
BEATS, SIMULATED_BEATS = 1 << 17, 1 << 12
ROWS = 1024  # of the job's matrix


def check_cpu(place: Place) -> Iterator[Line]:
    """A copy reads and writes: twice its bytes pass the memory."""
    source, target = np.ones(COPIED, np.uint8), np.zeros(COPIED, np.uint8)
    seconds = min(_timed(source, target) for _ in range(COPIES))
    rate = COPIED / seconds / 1e6
    yield ok("cpu copy", f"{rate:,.0f} MB/s of numpy's copies", cpu_copy_mb_per_second=rate)


def _timed(source: np.ndarray, target: np.ndarray) -> float:
    start = time.perf_counter()
    np.copyto(target, source)
    return time.perf_counter() - start


def check_upload(place: Place, device: Platform) -> Iterator[Line]:
    """What loading weights begins with: copies into memory that the CPU does not cache."""
    try:
        buffer = device.allocate(UPLOADED)
    except TritileError as error:
        yield could_not("upload", error)
        return
    try:
        source = np.ones(UPLOADED, np.uint8)
        rate = UPLOADED / min(_timed(source, buffer.array) for _ in range(COPIES)) / 1e6
    finally:
        buffer.free()
    simulated = ", into a simulated memory" if place.kind is Kind.SIMULATED else ""
    said = f"{rate:,.0f} MB/s of numpy's copies into the tile's memory{simulated}"
    yield ok("upload", said, upload_mb_per_second=rate)


def check_stream(place: Place, device: Platform) -> Iterator[Line]:
    """One job, exact against numpy: weight bytes over cycles, times the clock."""
    g = device.geometry
    blocks = (BEATS if place.kind is Kind.BOARD else SIMULATED_BEATS) // ROWS
    jobs = JobList("doctor", (Matrix("doctor", ROWS, blocks * g.columns),))
    case = Case([jobs], tokens=1)
    try:
        cost = _run(case, device)
    except TritileError as error:
        yield could_not("stream", error)
        return
    if cost.cycles is None:  # the emulator has no clock
        yield ok("stream", f"{jobs.weights:,} weights multiplied exactly, by the emulator")
        return
    if not cost.cycles:
        yield bad(
            "stream", "exact, in 0 cycles: the counters stand still", "load the bitstream again"
        )
        return
    bytes_a_cycle = blocks * ROWS * g.beat_bytes / cost.cycles
    hertz = getattr(device, "clock_hz", 0.0)
    rate = bytes_a_cycle * hertz / 1e6
    said = (
        f"{rate:,.0f} MB/s of weights, {bytes_a_cycle:.1f} of {g.beat_bytes} bytes a clock at"
        f" {hertz / 1e6:g} MHz; exact"
    )
    simulated = ", of a simulated memory" if place.kind is Kind.SIMULATED else ""
    yield ok("stream", said + simulated, weights_mb_per_second=rate, bytes_a_clock=bytes_a_cycle)


def _run(case: Case, device: Platform) -> Cost:
    """The second run's cost: the first one also fetches the descriptors."""
    bench = Bench(case, case.plan(device.geometry), device)
    try:
        bench.run()
        return bench.measure(1).cost
    finally:
        bench.program.close()
