"""Waiting, against a tile that is a table of words and counts what it is asked."""

import asyncio
import logging
import signal
import threading
from typing import Any

import pytest

from overlay.plain import in_notebook
from tritile.errors import DeviceError
from tritile_arch.registers import CONTROL, CYCLES, INTERRUPT, STATUS
from tritile_overlay import interrupts, waits
from tritile_overlay.waits import Waits

MHZ = 1e6
SHORT, MIDDLE, LONG = 100, 1_000, 100_000  # clocks; at 1 MHz 0.1, 1 and 100 ms


class Words:
    """STATUS shows the end after ``left`` reads of it; ``log``: ("r" or "w", offset)."""

    def __init__(self, tile):
        self.tile = tile

    def __getitem__(self, index):
        return self.tile.answer(4 * index)

    def __setitem__(self, index, value):
        self.tile.log.append(("w", 4 * index))
        self.tile.put(4 * index, value)


class FakeTile:
    wakes: Any

    def __init__(self, polls=3, done=1, final=None):
        self.words, self.wakes = Words(self), None
        self.log, self.left = [], polls
        self.final = STATUS.pack(completed=done) if final is None else final
        self.control, self.cycles = CONTROL.pack(prefetch=1), 0
        self.ticks = 1  # clocks between two reads of CYCLES

    def read(self, offset):
        return int(self.words[offset >> 2])

    def write(self, offset, value):
        self.words[offset >> 2] = value

    def answer(self, offset):
        self.log.append(("r", offset))
        if offset == STATUS.offset:
            self.left -= 1
            return self.final if self.left < 0 else STATUS.pack(busy=1)
        if offset == CYCLES.offset:
            self.cycles += self.ticks
            return self.cycles % (1 << 32)
        assert offset == CONTROL.offset
        return self.control

    def put(self, offset, value):
        if offset == CONTROL.offset:
            self.control = value
        else:
            assert (offset, value) == (INTERRUPT.offset, 1)


class FakeInterrupt:
    """pynq's, as far as it is used. ``comes``: whether it ever does."""

    def __init__(self, tile, comes=True):
        self.tile, self.comes, self.waited, self.control = tile, comes, 0, []

    async def wait(self):
        self.waited += 1
        self.control.append(self.tile.control)
        if not self.comes:
            await asyncio.sleep(60)


@pytest.fixture
def naps(monkeypatch):
    """Seconds slept, without sleeping; the clock moves by them."""
    slept, now = [], [0.0]

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    def monotonic():
        now[0] += 1e-6
        return now[0]

    monkeypatch.setattr(waits.time, "sleep", sleep)
    monkeypatch.setattr(waits.time, "monotonic", monotonic)
    return slept


def impatient(monkeypatch):
    monkeypatch.setattr(waits, "PATIENCE", -1.0)


def test_a_short_wait_spins_on_status_alone(naps):
    tile = FakeTile(polls=1000)
    assert Waits(tile, MHZ, "auto").wait(1, SHORT) == tile.final
    assert set(tile.log) == {("r", STATUS.offset)}
    assert len(tile.log) == 1001
    assert naps == []


def test_a_wait_of_milliseconds_sleeps_first_and_reads_status_alone(naps):
    tile = FakeTile(polls=3)
    assert Waits(tile, MHZ, "auto").wait(1, MIDDLE) == tile.final
    assert tile.log == [("r", STATUS.offset)] * 4
    assert naps == [pytest.approx(MIDDLE / MHZ - waits.EARLY)]


def test_a_tile_that_is_late_is_spun_for_and_then_napped_for(naps):
    tile = FakeTile(polls=20_000)
    assert Waits(tile, MHZ, "auto").wait(1, MIDDLE) == tile.final
    assert set(tile.log) == {("r", STATUS.offset)}
    assert set(naps[1:]) == {MIDDLE / MHZ / waits.NAPS}
    assert 0 < len(naps[1:]) < len(tile.log) - waits.POLLS


def test_a_long_wait_takes_the_interrupt_and_leaves_control_as_it_was(naps):
    tile = FakeTile(polls=2)
    tile.wakes = FakeInterrupt(tile)
    assert Waits(tile, MHZ, "auto").wait(1, LONG) == tile.final
    assert tile.wakes.waited == 2
    assert set(tile.wakes.control) == {CONTROL.pack(prefetch=1, interrupt_enable=1)}
    assert tile.control == CONTROL.pack(prefetch=1)
    # Each look at STATUS comes behind a clear: what completes after the look is pending.
    clear, look = ("w", INTERRUPT.offset), ("r", STATUS.offset)
    assert tile.log[2:-1] == [clear, look] * 3
    assert naps == []


def test_a_long_wait_without_an_interrupt_sleeps(naps):
    tile = FakeTile(polls=1)
    assert Waits(tile, MHZ, "auto").wait(1, LONG) == tile.final
    assert set(tile.log) == {("r", STATUS.offset)}
    assert naps


@pytest.mark.parametrize("way", ["spin", "sleep", "interrupt"])
def test_a_chosen_way_is_taken_whatever_it_costs(naps, way):
    for clocks in (0, SHORT, LONG):
        tile = FakeTile(polls=1)
        tile.wakes = FakeInterrupt(tile)
        assert Waits(tile, MHZ, way).wait(1, clocks) == tile.final
        assert bool(naps) == (way == "sleep")
        assert bool(tile.wakes.waited) == (way == "interrupt")


@pytest.mark.parametrize("way", ["spin", "sleep", "interrupt"])
def test_an_error_ends_the_wait(naps, way):
    tile = FakeTile(polls=1, final=STATUS.pack(error=1, code=2))
    tile.wakes = FakeInterrupt(tile)
    assert Waits(tile, MHZ, way).wait(1, SHORT) == tile.final


@pytest.mark.parametrize("way", ["spin", "sleep", "interrupt"])
def test_a_bus_that_no_longer_answers_is_said(naps, way):
    tile = FakeTile(polls=1, final=0xFFFF_FFFF)
    tile.wakes = FakeInterrupt(tile)
    with pytest.raises(DeviceError, match="no longer answers") as caught:
        Waits(tile, MHZ, way).wait(1, SHORT)
    assert caught.value.code == "HANG"
    assert tile.control == CONTROL.pack(prefetch=1)


@pytest.mark.parametrize("way", ["spin", "sleep", "interrupt"])
@pytest.mark.parametrize(("ticks", "why"), [(0, "counts no clocks"), (1 << 27, "still at it")])
def test_a_tile_that_hangs_is_told_by_its_own_clocks(monkeypatch, naps, way, ticks, why):
    impatient(monkeypatch)
    tile = FakeTile(polls=10**9)
    tile.wakes, tile.ticks, tile.cycles = FakeInterrupt(tile), ticks, (1 << 32) - 5
    with pytest.raises(DeviceError, match=why) as caught:
        Waits(tile, MHZ, way).wait(1, 0)
    assert caught.value.code == "HANG"
    assert tile.control == CONTROL.pack(prefetch=1)


def test_a_tile_that_is_slow_is_waited_for(monkeypatch, naps):
    """A simulation, or a memory that is shared: far longer than predicted, and its clocks count."""
    impatient(monkeypatch)
    tile = FakeTile(polls=50 * waits.POLLS)
    assert Waits(tile, MHZ, "spin").wait(1, SHORT) == tile.final
    assert tile.log.count(("r", CYCLES.offset)) == 49  # none behind the first reads


def test_interrupts_that_never_come_are_given_up(monkeypatch, naps, caplog):
    monkeypatch.setattr(waits, "SLICE", 0.001)
    tile = FakeTile()
    never = tile.wakes = FakeInterrupt(tile, comes=False)
    device = Waits(tile, MHZ, "auto")
    with caplog.at_level(logging.WARNING, "tritile"):
        for _ in range(waits.MISSES + 2):
            tile.left = 1
            assert device.wait(1, LONG) == tile.final
    assert never.waited == waits.MISSES
    assert [record.message for record in caplog.records] == [
        "the tile's interrupt does not arrive; polling instead"
    ]


def test_an_interrupt_is_waited_for_where_a_loop_runs_already():
    """In a notebook the caller's thread has a loop of its own, which stands still meanwhile."""

    async def cell():
        tile = FakeTile(polls=1)
        tile.wakes = FakeInterrupt(tile)
        assert Waits(tile, MHZ, "interrupt").wait(1, SHORT) == tile.final
        return tile.wakes.waited

    before = set(threading.enumerate())
    assert in_notebook(cell) == 1
    assert set(threading.enumerate()) <= before


def test_every_wait_uses_the_loop_on_which_pynq_made_its_interrupts():
    async def running():
        return asyncio.get_running_loop()

    first = interrupts.on_loop(running)
    assert interrupts.on_loop(running) is first
    assert not first.is_closed()


def test_ctrl_c_ends_a_wait_for_an_interrupt(monkeypatch):
    main = threading.main_thread().ident
    assert main is not None

    class Interrupted(FakeInterrupt):
        async def wait(self):
            signal.pthread_kill(main, signal.SIGINT)
            await asyncio.sleep(60)

    tile = FakeTile()
    tile.wakes = Interrupted(tile)
    device = Waits(tile, MHZ, "interrupt")
    for _ in range(5):  # it may arrive anywhere, in the start of the thread as well
        tile.left = 3
        with pytest.raises(KeyboardInterrupt):
            device.wait(1, LONG)
        assert tile.control == CONTROL.pack(prefetch=1)
    waited = FakeInterrupt(tile)
    device._interrupt, tile.left = waited, 1
    assert device.wait(1, LONG) == tile.final
    assert waited.waited == 1
    for thread in threading.enumerate():  # one whose start was interrupted ends by itself
        if thread.name == "tritile-interrupt":
            thread.join(60)
            assert not thread.is_alive()


def test_what_breaks_a_wait_off_leaves_control_as_it_was(monkeypatch):
    tile = FakeTile()
    tile.wakes = FakeInterrupt(tile)

    def interrupted(interrupt, seconds):
        raise KeyboardInterrupt

    device = Waits(tile, MHZ, "interrupt")
    monkeypatch.setattr(waits, "woken", interrupted)
    with pytest.raises(KeyboardInterrupt):
        device.wait(1, LONG)
    assert tile.control == CONTROL.pack(prefetch=1)
    monkeypatch.undo()
    assert device.wait(1, LONG) == tile.final
