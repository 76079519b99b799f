"""Jobs through the memory: where buffers may lie, what is counted, what stays untouched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tritile_arch import layout, registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES
from tritile_arch.geometry import ALIGN, align

from ..device.counters import COUNTER_MODULO
from ..device.memory import PAGE
from ..errors import MemoryFullError
from ..residence import WEIGHT_BUFFER
from .bench import Bench, Scope
from .jobs import GUARD, Job, Where, Work, install, place, random_work, run, run_once
from .outcome import Failed, Skipped, Test

FAR, FAR_JOBS = 1 << 20, 3  # bytes between two jobs, and how many


def tests(bench: Bench) -> Iterator[Test]:
    yield Test("smallest job", lambda: smallest(bench))
    for cacheable in (False, True):
        name = "cacheable buffers" if cacheable else "non-cacheable buffers"
        yield Test(name, lambda c=cacheable: cached(bench, c))
    yield Test("places", lambda: places(bench))
    yield Test("4 KB boundary", lambda: page_boundary(bench))
    yield Test("32 MB boundary", lambda: buffer_boundary(bench))
    yield Test("doorbells in a row", lambda: doorbells(bench))
    yield Test("counters", lambda: counters(bench))


def smallest(bench: Bench) -> str:
    """m and k of 1: an I/O port of another width reads a descriptor that breaks a rule."""
    with bench.scope() as scope:
        run_once(scope, Work(np.ones((1, 1, 1), np.int8), np.full((1, 1), -77, np.int8)))
    return "1 x 1, exact"


def middling(bench: Bench, *numbers: int) -> Work:
    """Several K-blocks, no size a round one, the padding of several bytes."""
    g = bench.g
    return random_work(bench.rng(*numbers), 70, 2 * g.columns + 7, min(3, g.rows))


def cached(bench: Bench, cacheable: bool) -> str:
    """Twice in the same buffers, so that what a cache kept of the first run would be seen."""
    with bench.scope() as scope:
        job = run_once(scope, middling(bench, 1), Where(cacheable=cacheable))
        run_once(scope, middling(bench, 2), job.where)
    return "70 rows, twice in the same buffers, exact"


def places(bench: Bench) -> str:
    """Jobs far from each other, all in memory at once: none may be taken for another."""
    with bench.scope() as scope:
        jobs = []
        for number in range(FAR_JOBS):
            jobs.append(place(scope, middling(bench, 3, number)))
            scope.allocate(FAR)  # what comes next lies behind it
        run(bench, [[job] for job in jobs], install(scope, [[job.descriptor] for job in jobs]))
    descriptors = [job.descriptor for job in jobs]
    addresses = [address for d in descriptors for address in (d.x, d.y, *d.weights)]
    high = {address >> 32 for address in addresses}
    text = f"{min(addresses):#x} to {max(addresses):#x}"
    return f"{text}, exact" + ("" if high != {0} else " (all below 4 GB: high words are 0)")


def page_boundary(bench: Bench) -> str:
    """Everything begins one step before a page's end."""
    with bench.scope() as scope:
        _straddle(scope, PAGE)
    return "activations, results and weights across it, exact"


def buffer_boundary(bench: Bench) -> str:
    """One buffer that holds a boundary of as many bytes as weights' buffers have."""
    with bench.scope() as scope:
        try:
            _straddle(scope, WEIGHT_BUFFER)
        except MemoryFullError as error:
            raise Skipped(f"no buffer of more than 32 MB: {error}") from error
    return "activations, results and weights across it, exact"


def _straddle(scope: Scope, step: int) -> None:
    """Each part in turn across a multiple of ``step``, the others elsewhere."""
    g, work = scope.bench.g, middling(scope.bench, 4)
    _, m, k = work.trits.shape
    room = align(max(layout.weight_bytes(g, m, k), layout.activation_bytes(g, k)), PAGE)
    buffer = scope.allocate(step + 2 * (room + PAGE))
    boundary = align(buffer.address + PAGE, step) - buffer.address
    spot = (buffer, boundary - ALIGN)
    run_once(scope, work, Where(x=spot))
    for port in range(g.ports):
        others = [(scope.allocate(room), 0) for _ in range(g.ports)]
        others[port] = spot
        run_once(scope, work, Where(weights=others))
    first_token = boundary - layout.result_stride(m) // 2 // ALIGN * ALIGN
    run_once(scope, work, Where(y=(buffer, first_token - GUARD)))


def doorbells(bench: Bench) -> str:
    """As many at once as there are slots; then more, as slots become free."""
    slots = registers.DOORBELL_SLOTS
    with bench.scope() as scope:
        sizes = [(5 + 13 * i, bench.g.columns + i, 1 + i % bench.g.rows) for i in range(2 * slots)]
        jobs = [place(scope, random_work(bench.rng(5, i), *s)) for i, s in enumerate(sizes)]
        lists = [[job] for job in jobs]
        index = install(scope, [[job.descriptor] for job in jobs])
        before = bench.status()["completed"]
        run(bench, lists[:slots], index[:slots])
        run(bench, lists, index)
        counted = (bench.status()["completed"] - before) % registers.COMPLETED_MODULO
    if counted != 3 * slots:
        raise Failed(f"{counted} completed doorbells", f"{3 * slots}")
    return f"{slots} at once, {3 * slots} in all, exact"


def counters(bench: Bench) -> str:
    """Bytes, jobs and clocks of a list whose jobs have one tile: worked out by hand."""
    if not bench.clocked:
        raise Skipped("the emulator has no clock and moves no bytes")
    with bench.scope() as scope:
        works = [random_work(bench.rng(6, i), 33 + i, bench.g.columns * 2, 1) for i in range(2)]
        jobs = [place(scope, work) for work in works]
        index = install(scope, [[job.descriptor for job in jobs]])
        before = {register: bench.read(register) for register in registers.COUNTERS}
        run(bench, [jobs], index)
        found = {
            register.name: (bench.read(register) - before[register]) % COUNTER_MODULO
            for register in registers.COUNTERS
        }
    _compare(found, _moved(bench, jobs))
    stalls = sum(count for name, count in found.items() if name.startswith("STALL_"))
    if found["WEIGHT_BEATS"] + stalls != found["CYCLES"]:
        raise Failed(
            f"{found['WEIGHT_BEATS']} weight beats and {stalls} clocks of waiting",
            f"{found['CYCLES']} together, the clocks with a doorbell",
        )
    return ", ".join(f"{name} {count}" for name, count in found.items() if "STALL" not in name)


def _moved(bench: Bench, jobs: Sequence[Job]) -> dict[str, int]:
    """What a list of single-tile jobs moves, by counter; the descriptor is read whole."""
    g = bench.g
    reads = [
        DESCRIPTOR_BYTES // g.port_bytes + job.descriptor.k_blocks * g.row_beats * len(job.work.x)
        for job in jobs
    ]
    writes = [len(job.work.x) * job.descriptor.y_stride // g.port_bytes for job in jobs]
    return {
        "WEIGHT_BEATS": sum(job.descriptor.beats for job in jobs),
        "JOBS": len(jobs),
        "IO_READ_BEATS": sum(reads),
        "IO_WRITE_BEATS": sum(writes),
    }


def _compare(found: dict[str, int], expected: dict[str, int]) -> None:
    for name, count in expected.items():
        if found[name] != count:
            raise Failed(f"{name} {found[name]}", f"{count} for this job")
