"""Each test fails on a device with such a defect, whatever else fails there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from host.selftest.faulty import Cached, Doorbells, Faulty, Keeps, Reads, Writes
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import DeviceError
from tritile.residence import WEIGHT_BUFFER
from tritile.selftest import bench as bench_module
from tritile.selftest.bench import Bench, Options
from tritile.selftest.outcome import FAILED, SKIPPED, Line
from tritile.selftest.runner import run_groups
from tritile_arch import layout, registers
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104
from tritile_arch.descriptor import Descriptor
from tritile_arch.geometry import ALIGN
from tritile_arch.registers import CONTROL, DOORBELL, STATUS, ErrorCode
from tritile_sim.verilated import open_platform

MASK = 0xFFFFFFFF


def lines(device: Any, group: str, board=TINY, **options: Any) -> list[Line]:
    with Bench(device, board, Options(quick=True, **options)) as bench:
        (section,) = run_groups(bench, [group])
    return list(section.lines)


def failures(device: Any, group: str, board=TINY) -> dict[str, str]:
    """Text by name of what failed."""
    return {line.name: line.text for line in lines(device, group, board) if line.outcome == FAILED}


def set_bit(bit: int):
    return lambda word: word | 1 << bit


def field(name: str, value: int):
    """STATUS with another value in a field, once an error is shown."""

    def change(word: int) -> int:
        error = STATUS.field("error").get(word)
        return STATUS.pack(**{**STATUS.unpack(word), name: value}) if error else word

    return change


class NoSuchOffset(Faulty):
    """A control port that knows the table's offsets alone."""

    def read(self, offset: int) -> int:
        if offset > registers.REGISTERS[-1].offset:
            raise DeviceError(f"nothing answers at {offset:#x}", "BUS")
        return super().read(offset)


class Dropped(Writes):
    """Every third doorbell rings the first list."""

    def __init__(self, inner: Any):
        super().__init__(inner, DOORBELL, self.third)
        self.count = 0

    def third(self, word: int) -> int:
        self.count += 1
        return word & ~DOORBELL.field("index").put(7) if self.count % 3 == 0 else word


class NoOverflow(Faulty):
    """A doorbell too many is forgotten."""

    def write(self, offset: int, value: int) -> None:
        if offset != DOORBELL.offset or STATUS.unpack(self._status())["free_slots"]:
            super().write(offset, value)


def break_at(step: int):
    """Weights come wrong behind a multiple of ``step``."""

    def before(device: Doorbells, d: Descriptor) -> None:
        for address in d.weights:
            boundary = -(-(address + 1) // step) * step
            if boundary < address + d.beats * device.geometry.port_bytes:
                device.patch(boundary, 1 - device.view(boundary, 1) % 2)

    return before


def forgets_bit_20(device: Doorbells, d: Descriptor) -> None:
    """The activations' address lacks one of its bits."""
    without = d.x & ~(1 << 20)
    if d.x != without and device.has(without, d.k_blocks * device.geometry.block_stride):
        device.patch_descriptor(replace(d, x=without))


def writes_beside(device: Doorbells, d: Descriptor) -> None:
    device.view(d.y - 8, 1)[:] = 0


def dirty_padding(device: Doorbells, d: Descriptor) -> None:
    if layout.result_stride(d.m) > 4 * d.m:
        device.view(d.y + 4 * d.m, 1)[:] = 9


def flips(condition):
    """A bit of the first result is wrong if ``condition(descriptor)``."""

    def after(device: Doorbells, d: Descriptor) -> None:
        if condition(d):
            device.view(d.y, 1)[:] ^= 2

    return after


def negates(device: Doorbells, d: Descriptor) -> None:
    for token in range(device.tokens):
        words = device.view(d.y + token * d.y_stride, 4 * d.m).view("<i4")
        words *= -1


def forgives(*names: str):
    """A descriptor whose fields break a rule runs with others that do not."""

    def before(device: Doorbells, d: Descriptor) -> None:
        good = {"m": 37, "k_blocks": 2, "tile": 64, "planes": 1, "tokens": 0}
        aligned = {name: getattr(d, name) // ALIGN * ALIGN for name in ("x", "y", "y_stride")}
        weights = tuple(address // ALIGN * ALIGN for address in d.weights)
        values = {**good, **aligned, "weights": weights}
        device.patch_descriptor(replace(d, **{name: values[name] for name in names}))

    return before


def legal_bytes(device: Doorbells, d: Descriptor) -> None:
    nbytes = d.beats * device.geometry.port_bytes
    for address in d.weights:
        if device.has(address, nbytes):
            device.patch(address, device.view(address, nbytes).clip(max=242))


def memory_everywhere(device: Everywhere, d: Descriptor) -> None:
    """An address of no memory is one of another buffer."""
    nowhere = (1 << device.geometry.address_bits) - (1 << 16)
    some = min(job.x for _, job in device.list_at(0))
    addresses = {
        "x": some if d.x == nowhere else d.x,
        "y": device.spare.address if d.y == nowhere else d.y,
        "weights": tuple(device.spare.address if w == nowhere else w for w in d.weights),
    }
    device.patch_descriptor(replace(d, **addresses))


class Everywhere(Doorbells):
    """There is memory at every address."""

    def __init__(self, inner: Any):
        super().__init__(inner, memory_everywhere)
        self.spare = inner.allocate(1 << 16)


# By group and test: what is wrong with the device, here the emulator.
DEFECTS = {
    ("registers", "identity"): lambda d: Reads(d, registers.IDENTITY, lambda w: w ^ 1),
    ("registers", "version"): lambda d: Reads(d, registers.VERSION, lambda w: w + (1 << 16)),
    ("registers", "geometry"): lambda d: Reads(d, registers.GEOMETRY1, lambda w: w ^ 0x300),
    ("registers", "CONTROL keeps"): lambda d: Reads(d, CONTROL, set_bit(0)),
    ("registers", "LIST_BASE_LO keeps"): lambda d: Writes(d, registers.LIST_BASE_LO, set_bit(9)),
    ("registers", "LIST_BASE_HI keeps"): lambda d: Writes(d, registers.LIST_BASE_HI, set_bit(9)),
    ("registers", "WATCHDOG keeps"): lambda d: Reads(d, registers.WATCHDOG, set_bit(7)),
    ("registers", "read-only"): lambda d: Keeps(d, registers.FAILED_JOB),
    ("registers", "unmapped"): NoSuchOffset,
    ("registers", "after reset"): lambda d: Reads(d, STATUS, lambda w: w & ~(4 << 24)),
    ("dma", "smallest job"): lambda d: Doorbells(d, after=flips(lambda job: job.m == 1)),
    ("dma", "non-cacheable buffers"): lambda d: Cached(d, "flush", only=False),
    ("dma", "cacheable buffers"): lambda d: Cached(d, "invalidate", only=True),
    ("dma", "places"): lambda d: Doorbells(d, forgets_bit_20),
    ("dma", "4 KB boundary"): lambda d: Doorbells(d, break_at(4096)),
    ("dma", "32 MB boundary"): lambda d: Doorbells(d, break_at(WEIGHT_BUFFER)),
    ("dma", "doorbells in a row"): Dropped,
    ("ports", "I/O writes"): lambda d: Doorbells(d, after=flips(lambda job: job.m > 64)),
    ("errors", "bad descriptor: magic"): lambda d: Reads(d, STATUS, field("code", 2)),
    ("errors", "bad descriptor: no rows"): lambda d: Doorbells(d, forgives("m")),
    ("errors", "bad descriptor: no K-blocks"): lambda d: Doorbells(d, forgives("k_blocks")),
    ("errors", "bad descriptor: odd tile"): lambda d: Doorbells(d, forgives("tile")),
    ("errors", "bad descriptor: no planes"): lambda d: Doorbells(d, forgives("planes")),
    ("errors", "bad descriptor: many planes"): lambda d: Doorbells(d, forgives("planes")),
    ("errors", "bad descriptor: many tokens"): lambda d: Doorbells(d, forgives("tokens")),
    ("errors", "bad descriptor: unaligned results"): lambda d: Doorbells(d, forgives("y")),
    ("errors", "bad descriptor: unaligned weights, w0"): lambda d: Doorbells(
        d, forgives("weights")
    ),
    ("errors", "bad descriptor: unaligned stride"): lambda d: Reads(
        d, registers.FAILED_JOB, lambda job: job + 1
    ),
    ("errors", "illegal weight byte, w0"): lambda d: Doorbells(d, legal_bytes),
    ("errors", "doorbell overflow"): NoOverflow,
    ("errors", "read error, weights at 0xffff0000"): Everywhere,
    ("errors", "read error, activations at 0xffff0000"): Everywhere,
    ("errors", "write error at 0xffff0000"): Everywhere,
    ("exactness", "random shapes"): lambda d: Doorbells(d, after=flips(lambda job: job.wide)),
    ("exactness", "extreme shapes"): lambda d: Doorbells(d, after=flips(lambda j: j.planes == 5)),
    ("token", "greedy tokens"): lambda d: Doorbells(d, after=negates),
    ("interrupt", "pending"): lambda d: Reads(d, registers.INTERRUPT, lambda w: 0),
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """A doorbell that never completes is given up soon."""
    monkeypatch.setattr(bench_module, "PATIENCE", 0.3)
    monkeypatch.setattr(bench_module, "RESET_PATIENCE", 0.3)


@pytest.mark.parametrize(
    ("group", "test"), [pytest.param(*key, id=": ".join(key)) for key in DEFECTS]
)
def test_a_defect_is_found(group, test):
    device = DEFECTS[group, test](EmulatorPlatform(TINY.geometry))
    assert test in failures(device, group)


@pytest.mark.parametrize("spoil", [writes_beside, dirty_padding])
def test_memory_that_is_nobodys_is_looked_at(spoil):
    found = failures(Doorbells(EmulatorPlatform(TINY.geometry), after=spoil), "dma")
    said = "beside the results" if spoil is writes_beside else "padding that are not 0"
    assert said in found["non-cacheable buffers"]


def test_a_defect_in_one_place_fails_nothing_else():
    """What is found says where to look."""
    device = Doorbells(EmulatorPlatform(TINY.geometry), break_at(WEIGHT_BUFFER))
    assert list(failures(device, "dma")) == ["32 MB boundary"]
    device = Cached(EmulatorPlatform(TINY.geometry), "invalidate", only=True)
    assert list(failures(device, "dma")) == ["cacheable buffers"]


@pytest.mark.parametrize("forgets", ["", "flush", "invalidate"])
def test_every_flush_and_invalidate_is_made_and_needed(forgets):
    found = failures(Cached(EmulatorPlatform(TINY.geometry), forgets), "dma")
    assert bool(found) == bool(forgets)


# Of the design's clocks and counters, which the emulator does not have.
CLOCKED = {
    "bytes are counted wrong": (
        ("dma", "counters"),
        lambda d: Reads(d, registers.IO_READ_BEATS, lambda w: 2 * w & MASK),
    ),
    "clocks get lost": (
        ("dma", "counters"),
        lambda d: Reads(d, registers.STALL_QUEUE, lambda w: w // 2),
    ),
    "no watchdog": (
        ("errors", "no progress"),
        lambda d: Writes(d, registers.WATCHDOG, lambda w: 1 << 20),
    ),
    "another error": (
        ("errors", "no progress"),
        lambda d: Reads(d, STATUS, field("code", ErrorCode.READ_ERROR)),
    ),
    "nothing is counted": (
        ("bandwidth", "1 token"),
        lambda d: Reads(d, registers.CYCLES, lambda w: 0),
    ),
}


@pytest.mark.parametrize("defect", CLOCKED)
def test_a_defect_that_only_a_clock_shows(defect):
    (group, test), spoil = CLOCKED[defect]
    device = open_platform(TINY)
    assert test in failures(spoil(device), group)
    device.close()


def test_a_slow_memory_fails_bandwidth_and_says_what_waited():
    device = open_platform(TINY, total_cap=2.0)
    text = failures(device, "bandwidth")["1 token"]
    device.close()
    assert "waited for weights 7" in text
    assert "expected a weight beat in at least 40% of the clocks" in text


@pytest.mark.parametrize("board", [TINY, PYNQ_Z2, ZCU104], ids=lambda board: board.name)
def test_a_design_of_another_board_is_named(board):
    other = PYNQ_Z2 if board is TINY else TINY
    text = failures(EmulatorPlatform(board.geometry), "registers", other)["geometry"]
    assert f"expected {other.name}'s" in text


class Vanishes(Faulty):
    """Its registers read as all ones from the first error on."""

    gone = False

    def read(self, offset: int) -> int:
        word = super().read(offset)
        if offset == registers.FAILED_JOB.offset:
            self.gone = True
        return MASK if self.gone else word


class Stuck(Writes):
    """Soft resets do not end."""

    def __init__(self, inner: Any):
        super().__init__(inner, CONTROL, self.ask)
        self.asked = False

    def ask(self, word: int) -> int:
        self.asked |= bool(CONTROL.unpack(word)["soft_reset"])
        return word

    def read(self, offset: int) -> int:
        word = super().read(offset)
        resetting = STATUS.field("resetting").put(1)
        return word | resetting if self.asked and offset == STATUS.offset else word


@pytest.mark.parametrize("device", [Vanishes, Stuck])
def test_once_the_device_is_gone_the_rest_is_skipped(device):
    found = lines(device(EmulatorPlatform(TINY.geometry)), "errors")
    assert found[0].outcome == FAILED
    assert all(line.text.startswith("the device is gone: ") for line in found[1:])


class Wired(Faulty):
    """Has an interrupt line: ``comes(enabled)`` says whether it is seen."""

    def __init__(self, inner: Any, comes):
        super().__init__(inner)
        self.comes = comes

    def await_interrupt(self, seconds: float) -> bool:
        enabled = CONTROL.unpack(self.inner.read(CONTROL.offset))["interrupt_enable"]
        return self.comes(bool(enabled and self.inner.read(registers.INTERRUPT.offset)))


@pytest.mark.parametrize(
    ("comes", "outcome"),
    [(lambda level: level, "ok"), (lambda _: False, FAILED), (lambda _: True, FAILED)],
)
def test_who_waits_for_an_interrupt_sees_it_when_it_is_enabled(comes, outcome):
    found = lines(Wired(EmulatorPlatform(TINY.geometry), comes), "interrupt")
    assert {line.name: line.outcome for line in found}["wait"] == outcome


def test_doorbells_that_complete_as_fast_as_they_are_rung_prove_no_overflow():
    found = lines(Doorbells(EmulatorPlatform(TINY.geometry)), "errors")
    (line,) = [line for line in found if line.name == "doorbell overflow"]
    assert line.outcome == SKIPPED
    assert "sooner than this computer rings them" in line.text


def test_a_device_that_is_gone_is_not_asked_by_the_next_group_either():
    with Bench(Vanishes(EmulatorPlatform(TINY.geometry)), TINY, Options(quick=True)) as bench:
        _, section = run_groups(bench, ["errors", "dma"])
    assert {line.outcome for line in section.lines} == {SKIPPED}
