"""Soft reset: after every error, and in the middle of a run, the next job is exact."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from system.test_errors import SLVERR, read_descriptor, stopped
from tritile_arch import descriptor, registers
from tritile_arch.boards import TINY
from tritile_arch.registers import STATUS, ErrorCode
from tritile_sim.verilated import open_platform

MEMORIES = {
    "usual": {},
    "uneven": {"back_pressure": 0.5, "seed": 3, "latency": 30},
    "far": {"latency": 300, "write_latency": 200},
}


@pytest.fixture(params=MEMORIES)
def platform(request):
    opened = open_platform(TINY, **MEMORIES[request.param])
    yield opened
    opened.close()


def cases(seed: int = 0, rows: int = TINY.geometry.rows) -> list[list[Case]]:
    rng = np.random.default_rng(seed)
    sizes = [(300, 130, rows), (70, 41, min(2, rows)), (9, 250, 1), (257, 80, min(3, rows))]
    return [[Case(*size).fill(rng) for size in sizes]]


def soft_reset(platform) -> None:
    ask_for_reset(platform)
    wait_for_reset(platform)


def ask_for_reset(platform) -> None:
    switches = platform.read(registers.CONTROL.offset)
    platform.write(registers.CONTROL.offset, switches | registers.CONTROL.pack(soft_reset=1))


def wait_for_reset(platform) -> None:
    for _ in range(1000):
        if not STATUS.unpack(platform.read(STATUS.offset))["resetting"]:
            return
        platform.run(20)
    raise AssertionError("the reset does not end")


def exact_again(platform) -> None:
    """New jobs in new buffers, whose results are right."""
    before = STATUS.unpack(platform.read(STATUS.offset))
    assert (before["error"], before["busy"]) == (0, 0)
    rig = Rig(platform, cases(1, platform.geometry.rows))
    rig.ring(0)
    rig.wait(before["completed"] + 1)
    rig.check()


def break_descriptor(rig: Rig) -> None:
    rig.table.array[descriptor.DESCRIPTOR_BYTES + 3] ^= 0xFF
    rig.table.flush()


def illegal_byte(rig: Rig, value: int = 243, at: int = 30) -> None:
    weights = rig.weights[1][0]
    weights.array[at] = value
    weights.flush()


def broken_writes(rig: Rig) -> None:
    y = read_descriptor(rig, 1).y
    rig.platform.inject(y, y + 63, SLVERR, reads=False)


def broken_weights(rig: Rig) -> None:
    address = read_descriptor(rig, 1).weights[0] + 400
    rig.platform.inject(address, address, SLVERR)


ERRORS = {
    ErrorCode.BAD_DESCRIPTOR: break_descriptor,
    ErrorCode.ILLEGAL_WEIGHT: illegal_byte,
    ErrorCode.WRITE_ERROR: broken_writes,
    ErrorCode.READ_ERROR: broken_weights,
}


@pytest.mark.parametrize("code", ERRORS, ids=lambda code: code.name)
def test_the_next_job_after_an_error_is_exact(platform, code):
    rig = Rig(platform, cases())
    ERRORS[code](rig)
    rig.ring(0)
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (code, 1)
    soft_reset(platform)
    exact_again(platform)


@pytest.mark.parametrize("clocks", [1, 60, 150, 400, 900, 1500, 2222, 3000, 5000])
def test_a_reset_in_the_middle_loses_the_doorbells_and_nothing_else(platform, clocks):
    rig = Rig(platform, cases())
    for _ in range(3):
        rig.ring(0)
    platform.run(clocks)
    soft_reset(platform)
    exact_again(platform)


def test_an_overflow_is_forgotten(platform):
    rig = Rig(platform, cases())
    for _ in range(registers.DOORBELL_SLOTS + 1):
        rig.ring(0)
    assert stopped(rig)["code"] == ErrorCode.DOORBELL_OVERFLOW
    soft_reset(platform)
    exact_again(platform)


@pytest.mark.parametrize("value", [243, 244, 255])
@pytest.mark.parametrize("at", [0, 7, 8, -1])
def test_a_byte_that_no_trits_encode_stops_its_job(value, at):
    platform = open_platform(TINY)
    rig = Rig(platform, cases())
    size = 70 * 2 * TINY.geometry.beat_bytes
    illegal_byte(rig, value, at % size)
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.ILLEGAL_WEIGHT, 1)
    platform.close()


def test_no_progress_when_the_memory_takes_too_long():
    platform = open_platform(TINY, latency=5000)
    platform.write(registers.WATCHDOG.offset, 1000)
    rig = Rig(platform, cases())
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.NO_PROGRESS, 0)
    soft_reset(platform)
    platform.write(registers.WATCHDOG.offset, 0)
    exact_again(platform)
    platform.close()
