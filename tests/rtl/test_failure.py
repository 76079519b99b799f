"""What stops the queue: the first failure, with its code and its job."""

import pytest

from rtl.bus import Bus
from tritile_arch import registers as r


@pytest.fixture
def bus() -> Bus:
    return Bus()


FAILURES = [
    ({"issue_failed": 1, "issue_job": 7}, r.ErrorCode.READ_ERROR, 7),
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
