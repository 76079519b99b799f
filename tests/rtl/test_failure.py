"""What stops the queue: the first failure, with its code and its job."""

import pytest

from rtl.bus import Bus
from tritile_arch import registers as r


@pytest.fixture
def bus() -> Bus:
    return Bus()


FAILURES = [
    ({"issue_failed": 1, "issue_job": 7}, r.ErrorCode.READ_ERROR, 7),
    ({"issue_failed": 1, "issue_illegal": 1, "issue_job": 6}, r.ErrorCode.ILLEGAL_WEIGHT, 6),
    ({"write_failed": 1, "write_job": 8}, r.ErrorCode.WRITE_ERROR, 8),
    ({"fetch_failed": 1, "fetch_job": 9}, r.ErrorCode.BAD_DESCRIPTOR, 9),
    ({"fetch_failed": 1, "fetch_read": 1, "fetch_job": 10}, r.ErrorCode.READ_ERROR, 10),
]


@pytest.mark.parametrize(("pins", "code", "job"), FAILURES)
def test_the_first_failure_is_kept(bus, pins, code, job):
    bus.ring()
    bus.pulse(**pins)
    assert bus.block.get("stop") == 1
    for later, _, _ in FAILURES:
        bus.pulse(**later)
    status = bus.status()
    assert (status["error"], status["code"], status["busy"]) == (1, code, 0)
    assert bus.read(r.FAILED_JOB) == job
    assert bus.read(r.INTERRUPT) == 1


def test_one_doorbell_too_many_stops_the_queue(bus):
    for i in range(r.DOORBELL_SLOTS):
        bus.ring(i)
    assert bus.status()["error"] == 0
    assert bus.block.get("stop") == 0
    bus.ring(9)
    status = bus.status()
    assert (status["error"], status["code"]) == (1, r.ErrorCode.DOORBELL_OVERFLOW)
    assert (status["free_slots"], status["busy"]) == (0, 0)
    assert bus.block.get("stop") == 1


@pytest.mark.parametrize(("idle", "job"), [(0, 11), (1, 12)])
def test_no_progress_blames_the_job_at_hand(bus, idle, job):
    """The issuer's; the sequencer's while the issuer has none."""
    bus.write(r.WATCHDOG, 50)
    bus.block.set(issue_job=11, fetch_job=12, events_waits_idle=idle)
    bus.ring()
    bus.block.tick(60)
    status = bus.status()
    assert (status["error"], status["code"]) == (1, r.ErrorCode.NO_PROGRESS)
    assert bus.read(r.FAILED_JOB) == job


@pytest.mark.parametrize(("limit", "pause", "stops"), [(40, 20, 0), (40, 60, 1), (0, 3000, 0)])
def test_any_transfer_is_progress(bus, limit, pause, stops):
    bus.write(r.WATCHDOG, limit)
    bus.ring()
    for _ in range(5):
        bus.block.tick(pause)
        bus.pulse(moved=1)
    assert bus.block.get("stop") == stops


def test_nobody_is_impatient_with_an_idle_device(bus):
    bus.write(r.WATCHDOG, 20)
    bus.block.tick(300)
    assert bus.block.get("stop") == 0


def test_a_restart_forgets_the_failure_and_the_doorbells(bus):
    bus.write(r.LIST_BASE_LO, 0x1000)
    bus.write(r.WATCHDOG, 1234)
    for i in range(r.DOORBELL_SLOTS + 1):
        bus.ring(i)
    assert bus.block.get("stop") == 1
    bus.pulse(restart=1)
    assert bus.block.get("stop") == 0
    assert bus.status() == r.STATUS.unpack(r.STATUS.pack(free_slots=r.DOORBELL_SLOTS))
    assert (bus.read(r.LIST_BASE_LO), bus.read(r.WATCHDOG)) == (0x1000, 1234)
    bus.block.tick(10)
    assert bus.block.get("doorbells_tvalid") == 0
