"""The smallest work that shows a driver's faults, on a simulated board.

Time is made of register accesses alone, so that nothing depends on the computer's speed.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import tritile
import walks
from overlay.strict import Awaited, Late, Strict, stillness
from streams import Bench
from tritile import residence, ring
from tritile.errors import DeviceError, UsageError
from tritile.plan import JobList, Matrix, Plan
from tritile_arch import boards
from tritile_arch.boards import Board
from tritile_arch.registers import CONTROL, DOORBELL, INTERRUPT
from tritile_overlay import waits
from tritile_overlay.platform import open_platform
from tritile_overlay.simdevice import fabric, simulated

EVICTIONS = 0.2  # lines of a cache that come and go unasked, at a doorbell or a look at STATUS
LATENCY = 1000  # clocks of the memory; no doorbell is done before the CPU looks
IDLE = 4000  # clocks that the CPU works between two products
WEIGHT_BUFFER = 32 << 10  # bytes; several of them


def right(bench: Bench, name: str, tokens: int = 1) -> None:
    assert bench.right(name, tokens), f"wrong results of {name}"


def pass_right(bench: Bench, tokens: int = 1) -> None:
    for name in bench.plan.lists:
        right(bench, name, tokens)


@contextmanager
def driven(place: Board, layers: int, slots: int | None = None, **given: Any) -> Iterator[Bench]:
    """A bench on the platform; nothing is closed behind an error, which ends this process."""
    platform = open_platform(place, **given)
    bench = Bench(platform, layers, slots=slots)
    yield bench
    bench.program.close()
    platform.close()


def resident(device: Any, place: Board) -> None:
    """All weights stay; one group of tokens and several; then nothing is left."""
    Strict(device)
    platform = open_platform(place)
    bench = Bench(platform, 3)
    for tokens in (platform.geometry.rows + 2, 3, 1):
        pass_right(bench, tokens)
    bench.program.close()
    assert device.cma.free_bytes == device.cma.nbytes, "memory is kept"
    platform.close()


def streaming(device: Any, place: Board) -> None:
    """Layers take turns; what the tile reads ahead while it idles must not count."""
    Strict(device)
    with driven(place, 3, slots=1) as bench:
        for name in 2 * list(bench.plan.lists):
            right(bench, name)
            device.fabric.sim.run(IDLE)


def ahead(device: Any, place: Board) -> None:
    """Two doorbells under way: the first is waited for while both run, and when both are done."""
    Strict(device)
    with driven(place, 1) as bench:
        accelerator, exchange = bench.program.accelerator, bench.program.exchange
        for late in (False, True):
            rung = []
            for name, tokens in (("0.qk", place.geometry.rows), ("0.o", 1)):
                jobs = bench.plan.lists[name]
                q = bench.activations(jobs, tokens)  # of another set, so in buffers of its own
                exchange.write(jobs, q)
                first = bench.plan.run(jobs.name, tokens).first
                rung.append((jobs, q, accelerator.submit(first, tokens)))
            if late:
                device.fabric.sim.run_while_busy(1 << 20)
            for jobs, q, due in rung:
                accelerator.wait(due)
                assert bench.exact(jobs, q, exchange.read(jobs, len(q))), (
                    f"wrong results of {jobs.name}"
                )


def walked(device: Any, place: Board, *settings: Any) -> None:
    """Passes of a whole model in one call each, groups of tokens in flight; then nothing is left.

    Flushes and invalidates come from C, through the driver. ``settings``: of ``walks.expected``.
    """
    Strict(device)
    platform = open_platform(place)
    attention, config, most = settings or ("cpu", walks.CONFIG, None)
    small = walks.Small(platform, config=config, attention=attention)
    passes = walks.Passes(small.network, platform.geometry.rows, most)
    wanted = walks.expected(platform.geometry, attention, config, most)
    for number, expected in enumerate(wanted):
        assert walks.same([passes.one(number)], [expected]), f"wrong results of pass.{number}"
    broken_off_walk(passes, device)
    assert walks.same(passes.all(), wanted), "wrong results of a.pass after an interruption"
    small.close()
    assert device.cma.free_bytes == device.cma.nbytes, "memory is kept"
    platform.close()


def asked(device: Any, place: Board) -> None:
    """With attention on the tile, whose lists and weights change from pass to pass."""
    walked(device, place, "tile", replace(walks.CONFIG, layers=1, heads=2, kv_heads=1), 2)


def broken_off_walk(passes: walks.Passes, device: Any) -> None:
    """Ctrl-C in a pass, behind its tenth doorbell."""
    write, left = device.write_word, iter(range(10))

    def interrupted(address: int, value: int) -> None:
        write(address, value)
        if address % 4096 == DOORBELL.offset and next(left, None) is None:
            raise KeyboardInterrupt

    device.write_word = interrupted
    lengths = [state.length for state in passes.states]
    with pytest.raises(KeyboardInterrupt):
        passes.one(0)
    device.write_word = write
    assert [state.length for state in passes.states] == lengths


def interrupts(device: Any, place: Board) -> None:
    """One wakes who waits for a doorbell, even if the tile is done early; then it is off."""
    strict = Strict(device)
    line = device._poll_interrupt = Awaited(device._poll_interrupt)
    with driven(place, 1, wait="interrupt") as bench:
        for early in (False, True):
            if early:  # done before the CPU clears what is pending
                strict.before[INTERRUPT.offset] = lambda: device.fabric.sim.run_while_busy(1 << 20)
            for _ in range(2):
                pass_right(bench)
                enabled = CONTROL.unpack(bench.platform.read(CONTROL.offset))["interrupt_enable"]
                assert not enabled, "the interrupt stays enabled"
        assert line.high, "no interrupt was waited for"
        assert line.high <= 4 * len(bench.plan.lists), "an interrupt comes again and again"


def limits(device: Any, place: Board) -> None:
    """A job beyond what a descriptor can say is refused by name."""
    for m, k in ((1 << 20, 5), (5, (1 << 16) * place.geometry.columns)):
        with pytest.raises(UsageError, match="matrix long"):
            Plan(place.geometry, [JobList("long", (Matrix("long", m, k),))])


def errors(device: Any, place: Board) -> None:
    """The tile's error is raised, names the matrix, and is over after a reset."""
    Strict(device, barriers=False)  # the byte below is written as no CPU does
    with driven(place, 2) as bench:
        byte = bench.program.residence.addresses["1.o"][0] - device.cma.memory.base
        good = device.cma.memory.bytes[byte]
        device.cma.memory.bytes[byte] = 255
        with pytest.raises(DeviceError, match=r"1\.o.*ILLEGAL_WEIGHT"):
            bench.right("1.o")
        device.cma.memory.bytes[byte] = good
        bench.program.accelerator.reset()
        pass_right(bench)


def interrupted(device: Any, place: Board) -> None:
    """Ctrl-C behind the doorbell, or amid results: the next product is right; then all is still."""
    Strict(device)
    platform = open_platform(place)
    bench = Bench(platform, 2)
    broken_off(bench, device)
    pass_right(bench, 2)
    broken_off(bench, device, amid_results=True)
    with stillness(device):
        bench.program.close()
    platform.close()


def abandoned(device: Any, place: Board) -> None:
    """As above, and nobody closes the program: the platform ends it."""
    Strict(device)
    platform = open_platform(place)
    bench = Bench(platform, 2)
    broken_off(bench, device, amid_results=True)
    with stillness(device):
        platform.close()


def broken_off(bench: Bench, device: Any, amid_results: bool = False) -> None:
    """Ctrl-C while a doorbell runs."""
    write, sim = bench.platform.write, device.fabric.sim

    def rung(offset: int, value: int) -> None:
        before = sim.beats()["io write"]
        write(offset, value)
        if offset == DOORBELL.offset:
            while amid_results and sim.beats()["io write"] == before:
                sim.run(1)
            raise KeyboardInterrupt

    bench.platform.write = rung
    with pytest.raises(KeyboardInterrupt):
        bench.right("1.qk", bench.platform.geometry.rows)
    bench.platform.write = write


Way = Callable[[Any, Board], None]
ALL = (
    resident,
    streaming,
    ahead,
    walked,
    asked,
    interrupts,
    limits,
    errors,
    interrupted,
    abandoned,
)
WAYS: dict[str, Way] = {way.__name__: way for way in ALL}


def drive(name: str, ways: list[str]) -> None:
    """On the board of that name; no ``ways``: all of them. Leaves modules changed."""
    print("drives", Path(str(tritile.__file__)).parent, file=sys.stderr)
    logging.basicConfig(level=logging.WARNING)
    fabric.time = SimpleNamespace(monotonic=lambda: 0.0)  # so that accesses alone take time
    waits.PATIENCE = waits.SLICE = 1e6  # seconds; what hangs is found by its accesses
    residence.WEIGHT_BUFFER = WEIGHT_BUFFER
    ring.ThreadPoolExecutor = Late
    place = boards.board(name)
    base = None if place.geometry.address_bits == 32 else 1 << 35  # above 32 bits
    memory = {"cma_bytes": 4 << 20, "cma_base": base, "latency": LATENCY}
    for way in ways or WAYS:
        for evictions in (0.0, EVICTIONS):
            with simulated(place, **memory, evictions=evictions) as device:
                WAYS[way](device, place)
