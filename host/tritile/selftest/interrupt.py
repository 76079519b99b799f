"""The interrupt: pending behind a doorbell, cleared by a one, and seen by who waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch.registers import CONTROL, INTERRUPT

from .bench import Bench, Scope
from .jobs import expect_completed, install, place, random_work
from .outcome import Failed, Skipped, Test

SECONDS = 10.0  # for an interrupt that should come
QUIET = 0.2  # seconds without one that should not


def tests(bench: Bench) -> Iterator[Test]:
    yield Test("pending", lambda: pending(bench))
    yield Test("wait", lambda: wait(bench))


def pending(bench: Bench) -> str:
    with bench.scope() as scope:
        clear(bench)
        one_doorbell(scope)
        if not bench.read(INTERRUPT):
            raise Failed("nothing pending behind a completed doorbell", "INTERRUPT.pending")
        bench.write(INTERRUPT, 0)
        if not bench.read(INTERRUPT):
            raise Failed("that writing 0 clears INTERRUPT.pending", "that only a 1 does")
        clear(bench)
    return "set by a doorbell, cleared by writing 1"


def clear(bench: Bench) -> None:
    bench.write(INTERRUPT, INTERRUPT.pack(pending=1))
    if bench.read(INTERRUPT):
        raise Failed("INTERRUPT.pending behind a write of 1", "0")


def one_doorbell(scope: Scope) -> None:
    """Rings one and waits for it, by STATUS."""
    bench = scope.bench
    job = place(scope, random_work(bench.rng(12), 9, bench.g.columns, 1))
    index = install(scope, [[job.descriptor]])
    due = bench.status()["completed"] + 1
    bench.ring(index[0], 1)
    expect_completed(bench, due)
    job.check()


def wait(bench: Bench) -> str:
    """The platform's own way to be woken, with the interrupt switched on and off."""
    come = getattr(bench.device, "await_interrupt", None)
    if come is None or not getattr(bench.device, "interrupts", True):
        raise Skipped(f"the platform {bench.device.name} has no interrupt to wait for")
    with bench.scope() as scope:
        clear(bench)
        one_doorbell(scope)
        if come(QUIET):
            raise Failed("an interrupt while CONTROL.interrupt_enable is 0", "none")
        bench.write(CONTROL, CONTROL.pack(interrupt_enable=1))
        if not come(SECONDS):
            raise Failed(
                f"no interrupt within {SECONDS:.0f} s of a completed doorbell",
                "one, from the tile by axi_intc to the processor",
                "the interrupt's wire in the block design, and /proc/interrupts;"
                " without it waits poll, which is slower for others only",
            )
        bench.write(CONTROL, 0)
        clear(bench)
    return "came with interrupt_enable, and only then"
