"""Every error that stops the queue: the right code, the right job, and all well after a reset."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tritile_arch import registers
from tritile_arch.descriptor import F_MAGIC, WORD_CONTROL, Descriptor
from tritile_arch.encoding import codec
from tritile_arch.geometry import ALIGN, MAX_PLANES, TILE_QUANTUM, Geometry
from tritile_arch.registers import DOORBELL_SLOTS, ErrorCode
from tritile_arch.system import UNMAPPED

from .bench import Bench, Scope, Stop
from .jobs import Job, install, place, put_table, random_work, run_once
from .outcome import Failed, Skipped, Test

VICTIM = 1  # the job that breaks, behind one that does not
BEYOND = 1 << 16  # bytes below the last address: no simulated memory reaches there
IMPATIENT = 4  # clocks of WATCHDOG: no memory answers so soon
ILLEGAL_BYTE_AT = 13  # byte of a port's region
BUSY_BLOCKS = 256  # K-blocks of a job that keeps the device busy for a millisecond or more
MOST_RUNG = 8 * (DOORBELL_SLOTS + 1)  # doorbells, before one too many is given up

Spoil = Callable[[Scope, Job], bytes]  # the descriptor's 64 bytes, whatever else it changes


def tests(bench: Bench) -> Iterator[Test]:
    any_job = Descriptor(1, 1, TILE_QUANTUM, 0, 0, ALIGN, (0,) * bench.g.ports)
    for name in bad_fields(bench.g, any_job):
        yield Test(f"bad descriptor: {name}", lambda n=name: bad_descriptor(bench, n))
    for port in range(bench.g.ports):
        yield Test(f"illegal weight byte, w{port}", lambda p=port: illegal_weight(bench, p))
    yield Test("doorbell overflow", lambda: overflow(bench))
    yield Test("no progress", lambda: no_progress(bench))
    at = "" if nowhere(bench) is None else f" at {nowhere(bench):#x}"
    for what in BUS_ERRORS:
        yield Test(f"{what}{at}", lambda w=what: bus_error(bench, w))


def stops(bench: Bench, code: ErrorCode, spoil: Spoil) -> str:
    """A job that is right, one that is spoiled: the second stops the queue; then all is well."""
    with bench.scope() as scope:
        table = _table(scope, spoil)
        put_table(scope, table)
        before = bench.status()["completed"]
        bench.ring(0, 1)
        stop = bench.settle(before + 1)
        expect_stop(stop, code)
        status = bench.status()
        if status["completed"] != before or status["busy"]:
            raise Failed(f"STATUS {status} behind an error", f"{before} completed doorbells, idle")
        recover(bench, scope)
    return f"{code.name} at job {VICTIM}; then, after a soft reset, exact"


def _table(scope: Scope, spoil: Spoil) -> bytes:
    """Two jobs of one token; the second one's descriptor is what ``spoil`` makes of it."""
    g, rng = scope.bench.g, scope.bench.rng(10)
    good = place(scope, random_work(rng, 21, g.columns, 1))
    victim = place(scope, random_work(rng, 37, g.columns + 3, 1))
    return replace(good.descriptor, last=False).encode() + spoil(scope, victim)


def expect_stop(stop: Stop | None, code: ErrorCode, job: int = VICTIM) -> None:
    expected = f"{Stop(code, job)}"
    if stop is None:
        raise Failed("a doorbell that completed as if all were well", expected)
    if (stop.code, stop.job) != (code, job):
        raise Failed(f"{stop}", expected)


def recover(bench: Bench, scope: Scope) -> None:
    """Soft reset, then a job that must be exact."""
    bench.reset()
    status = bench.status()
    if status["error"] or status["busy"] or status["free_slots"] != DOORBELL_SLOTS:
        raise Failed(f"STATUS {status} after a soft reset", "no error, idle, all slots free")
    run_once(scope, random_work(bench.rng(11), 66, bench.g.columns + 9, bench.g.rows))


def bad_fields(g: Geometry, d: Descriptor) -> dict[str, dict[str, Any]]:
    """What breaks one rule each, as other fields of ``d``; "magic" is no field of it.

    Addresses stay in or beside the job's own buffers, whatever a broken device makes of them.
    """
    half = ALIGN // 2
    fields: dict[str, dict[str, Any]] = {
        "magic": {},
        "no rows": {"m": 0},
        "no K-blocks": {"k_blocks": 0},
        "no tile": {"tile": 0},
        "odd tile": {"tile": d.tile + 1},
        "large tile": {"tile": g.depth + TILE_QUANTUM},
        "empty tiles": {"wide": 1, "tile": TILE_QUANTUM},
        "no planes": {"planes": 0},
        "many planes": {"planes": MAX_PLANES + 1},
        "many tokens": {"tokens": g.rows + 1},
        "unaligned activations": {"x": d.x + half},
        "unaligned results": {"y": d.y + half},
        "unaligned stride": {"y_stride": d.y_stride + half},
    }
    for port in range(g.ports):
        moved = tuple(at + half * (i == port) for i, at in enumerate(d.weights))
        fields[f"unaligned weights, w{port}"] = {"weights": moved}
    if g.address_bits < 64:
        fields["results beyond the address bits"] = {"y": d.y + (1 << g.address_bits)}
    return fields


def bad_descriptor(bench: Bench, name: str) -> str:
    def spoil(scope: Scope, job: Job) -> bytes:
        bad = replace(job.descriptor, **bad_fields(bench.g, job.descriptor)[name])
        data = bytearray(bad.encode())
        if name == "magic":
            data[4 * WORD_CONTROL + F_MAGIC.lsb // 8] ^= 0xFF
        return bytes(data)

    return stops(bench, ErrorCode.BAD_DESCRIPTOR, spoil)


def illegal_weight(bench: Bench, port: int) -> str:
    values = codec(bench.g.codec).byte_values
    if values > 255:
        raise Skipped(f"every byte is legal in {bench.g.codec}")

    def spoil(scope: Scope, job: Job) -> bytes:
        assert job.where.weights is not None
        buffer, start = job.where.weights[port]
        buffer.array[start + ILLEGAL_BYTE_AT] = values
        buffer.flush()
        return job.descriptor.encode()

    return stops(bench, ErrorCode.ILLEGAL_WEIGHT, spoil)


def overflow(bench: Bench) -> str:
    """More doorbells than there are slots: the jobs take longer than to ring the next."""
    with bench.scope() as scope:
        install(scope, [[busy_job(scope, BUSY_BLOCKS)]])
        before, rung = bench.status()["completed"], 0
        while rung < MOST_RUNG and not bench.status()["error"]:
            for _ in range(DOORBELL_SLOTS + 1):  # a look between two would give a slot time
                bench.ring(0, 1)
            rung += DOORBELL_SLOTS + 1
        status = bench.status()
        if not status["error"]:
            raise _unnoticed(bench, before, rung)
        if status["code"] != ErrorCode.DOORBELL_OVERFLOW:  # FAILED_JOB says nothing: no job's fault
            raise Failed(ErrorCode(status["code"]).name, ErrorCode.DOORBELL_OVERFLOW.name)
        recover(bench, scope)
    return f"{ErrorCode.DOORBELL_OVERFLOW.name}; then, after a soft reset, exact"


def _unnoticed(bench: Bench, before: int, rung: int) -> Exception:
    """No error: either every doorbell has found a slot, or some are lost."""
    bench.await_idle()
    done = (bench.status()["completed"] - before) % registers.COMPLETED_MODULO
    if done == rung:
        return Skipped("doorbells complete sooner than this computer rings them")
    return Failed(f"{done} of {rung} doorbells completed and no error", "DOORBELL_OVERFLOW")


def busy_job(scope: Scope, blocks: int) -> Descriptor:
    """``depth`` rows of so many K-blocks; memory of zeros is legal weights of either codec."""
    g = scope.bench.g
    weights = scope.allocate(g.depth * blocks * g.port_bytes)
    x = scope.allocate(blocks * g.block_stride)
    y = scope.allocate(g.depth * 4)
    return Descriptor(
        m=g.depth,
        k_blocks=blocks,
        tile=g.depth,
        x=x.address,
        y=y.address,
        y_stride=g.depth * 4,
        weights=(weights.address,) * g.ports,
    )


def no_progress(bench: Bench) -> str:
    """WATCHDOG runs out while the memory still fetches the descriptor."""
    if not bench.clocked:
        raise Skipped("the emulator has no clock that could run out")
    with bench.scope() as scope, patience(bench, IMPATIENT):
        index = install(scope, [[busy_job(scope, 1)], [busy_job(scope, 1)]])
        before = bench.status()["completed"]
        bench.ring(index[VICTIM], 1)
        expect_stop(bench.settle(before + 1), ErrorCode.NO_PROGRESS)
        bench.write(registers.WATCHDOG, registers.WATCHDOG_CLOCKS)
        recover(bench, scope)
    text = f"{ErrorCode.NO_PROGRESS.name} with a WATCHDOG of {IMPATIENT} clocks"
    return f"{text}; then, after a soft reset, exact"


@contextmanager
def patience(bench: Bench, clocks: int) -> Iterator[None]:
    """WATCHDOG is so many clocks; afterwards what it was."""
    before = bench.read(registers.WATCHDOG)
    bench.write(registers.WATCHDOG, clocks)
    try:
        yield
    finally:
        bench.write(registers.WATCHDOG, before)


def _moved(job: Job, **fields: Any) -> bytes:
    return replace(job.descriptor, **fields).encode()


# What each one does with an address where no memory answers.
BUS_ERRORS: dict[str, tuple[ErrorCode, Callable[[Bench, Job, int], bytes]]] = {
    "read error, weights": (
        ErrorCode.READ_ERROR,
        lambda bench, job, at: _moved(job, weights=(at,) * bench.g.ports),
    ),
    "read error, activations": (ErrorCode.READ_ERROR, lambda bench, job, at: _moved(job, x=at)),
    "write error": (ErrorCode.WRITE_ERROR, lambda bench, job, at: _moved(job, y=at)),
}


def nowhere(bench: Bench) -> int | None:
    """The address to try: what somebody gave, or in simulation one beyond its memory; else None."""
    if bench.options.bus_error_address is not None:
        return bench.options.bus_error_address
    return (1 << bench.g.address_bits) - BEYOND if bench.simulated else None


def bus_error(bench: Bench, what: str) -> str:
    address = nowhere(bench)
    if address is None:
        raise Skipped(_untried(bench))
    code, spoil = BUS_ERRORS[what]
    return stops(bench, code, lambda scope, job: spoil(bench, job, address))


def _untried(bench: Bench) -> str:
    text = "on a board a wrong guess may stop the processor's memory"
    family = bench.board.family
    if family is None or family.name not in UNMAPPED:
        return f"{text}, and no address is documented to answer these ports with an error"
    return (
        f"{text}; --bus-error-address {UNMAPPED[family.name]:#x} tries one that the reference"
        " manual gives to nothing (if nothing answers there, load the bitstream again or restart)"
    )
