"""What stops the queue: every cause is named with its job, and nothing more is written."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import FILL, Case, Rig
from tritile.device.emulator import EmulatorPlatform
from tritile_arch import descriptor, registers
from tritile_arch.boards import TINY
from tritile_arch.registers import ErrorCode
from tritile_sim.verilated import open_platform

SLVERR, DECERR = 2, 3


@pytest.fixture
def platform():
    opened = open_platform(TINY)
    yield opened
    opened.close()


@pytest.fixture
def rig(platform):
    rng = np.random.default_rng(5)
    jobs = [Case(70, 90, 2).fill(rng), Case(65, 120, 3).fill(rng), Case(9, 33, 1).fill(rng)]
    return Rig(platform, [jobs, [Case(20, 20, 1).fill(rng)]])


def stopped(rig: Rig) -> dict[str, int]:
    """STATUS once the queue has stopped, with FAILED_JOB beside it."""
    for _ in range(200):
        status = rig.status()
        if status["error"]:
            failed = rig.platform.read(registers.FAILED_JOB.offset)
            return {**status, "job": failed}
        rig.platform.run(200)
    raise AssertionError("the queue did not stop")


def read_descriptor(rig: Rig, job: int) -> descriptor.Descriptor:
    size = descriptor.DESCRIPTOR_BYTES
    return descriptor.Descriptor.decode(bytes(rig.table.array[job * size : (job + 1) * size]))


@pytest.mark.parametrize("response", [SLVERR, DECERR])
@pytest.mark.parametrize("what", ["weights", "x"])
def test_a_read_error_names_the_job_that_needed_the_data(rig, what, response):
    job = read_descriptor(rig, 1)
    address = job.weights[0] + 800 if what == "weights" else job.x + 256
    rig.platform.inject(address, address + 7, response)
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.READ_ERROR, 1)
    assert (status["completed"], status["busy"]) == (0, 0)


def test_a_descriptor_that_cannot_be_read(rig):
    second = rig.table.address + descriptor.DESCRIPTOR_BYTES
    rig.platform.inject(second + 8, second + 15, SLVERR)
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.READ_ERROR, 1)


def test_a_write_error_names_the_job_that_wrote(rig):
    y = read_descriptor(rig, 1).y
    rig.platform.inject(y, y + 63, SLVERR, reads=False)
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.WRITE_ERROR, 1)


def test_memory_that_is_not_there_answers_with_an_error(rig):
    rig.platform.write(registers.LIST_BASE_LO.offset, 0xF000_0000)
    rig.ring(0)
    assert stopped(rig)["code"] == ErrorCode.READ_ERROR


def test_a_bad_descriptor_stops_before_its_job_starts(rig):
    size = descriptor.DESCRIPTOR_BYTES
    rig.table.array[2 * size + 3] ^= 0xFF  # the third job's magic byte
    rig.table.flush()
    rig.ring(0)
    status = stopped(rig)
    assert (status["code"], status["job"]) == (ErrorCode.BAD_DESCRIPTOR, 2)
    rig.platform.run(2000)
    assert (rig.results[2][1].array == FILL).all()
    assert rig.status()["completed"] == 0


def test_one_doorbell_too_many(rig):
    for _ in range(registers.DOORBELL_SLOTS + 1):
        rig.ring(0)
    assert stopped(rig)["code"] == ErrorCode.DOORBELL_OVERFLOW


def test_nothing_starts_after_an_error(rig):
    rig.platform.write(registers.LIST_BASE_LO.offset, 0)
    rig.ring(0)
    first = stopped(rig)
    rig.platform.write(registers.LIST_BASE_LO.offset, rig.table.address)
    rig.ring(1)
    rig.platform.run(3000)
    assert rig.status()["completed"] == first["completed"] == 0
    assert all((y.array[: y.array.size] == FILL).all() for _, y, _ in rig.results)


def test_the_interrupt_tells_of_completion_and_of_an_error(rig):
    platform = rig.platform
    platform.write(registers.CONTROL.offset, registers.CONTROL.pack(interrupt_enable=1))
    assert platform.read(registers.INTERRUPT.offset) == 0
    rig.ring(1)
    rig.wait(1)
    assert platform.read(registers.INTERRUPT.offset) == 1
    platform.write(registers.INTERRUPT.offset, 1)
    assert platform.read(registers.INTERRUPT.offset) == 0
    platform.write(registers.LIST_BASE_LO.offset, 0)
    rig.ring(1)
    stopped(rig)
    assert platform.read(registers.INTERRUPT.offset) == 1


@pytest.mark.parametrize("device", ["verilator", "emulator"])
@pytest.mark.parametrize("register", [registers.LIST_BASE_LO, registers.LIST_BASE_HI])
def test_a_list_base_that_is_no_address(register, device, platform):
    used = platform if device == "verilator" else EmulatorPlatform(TINY.geometry)
    rig = Rig(used, [[Case(8, 8, 1).fill(np.random.default_rng(0))]])
    used.write(register.offset, 0x20)  # not a multiple of 64, or beyond 32 bits
    rig.ring(0)
    used.wait(1)
    status = rig.status()
    assert (status["error"], status["code"]) == (1, ErrorCode.BAD_DESCRIPTOR)
