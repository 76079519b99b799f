"""A job through pynq's own Overlay, MMIO and allocate, and everything that can go wrong with it."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

from overlay.plain import PlainPlatform, small_rig
from system.rig import GUARD, Case, Rig
from tritile.errors import DeviceError
from tritile_arch import registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import ErrorCode


def stopped(rig) -> ErrorCode:
    """Rings list 0 and waits for whatever comes; the error, NONE if it completed."""
    rig.ring(0)
    status = rig.status()
    while not status["error"] and not status["completed"]:
        status = rig.status()
    return ErrorCode(status["code"])


def spoiled(rig) -> bool:
    """Did the job end in an error or in wrong results?"""
    if stopped(rig) is not ErrorCode.NONE:
        return True
    try:
        rig.check()
    except AssertionError:
        return True
    return False


def forget(patch: pytest.MonkeyPatch, number: int) -> None:
    """From now on that flush, counted from 0, does nothing."""
    flush, count = pynq.buffer.PynqBuffer.flush, itertools.count()
    forgetful = lambda buffer: None if next(count) == number else flush(buffer)  # noqa: E731
    patch.setattr(pynq.buffer.PynqBuffer, "flush", forgetful)


@pytest.mark.parametrize("cacheable", [True, False])
def test_jobs_are_exact(device, board, cacheable):
    platform = PlainPlatform(device(), cacheable)
    assert platform.geometry.columns == board.geometry.columns
    rig = small_rig(platform)
    rig.run()
    rig.check()


@pytest.mark.parametrize("sync", ["range", "buffer"])
def test_every_forgotten_flush_spoils_the_job(device, sync):
    platform = PlainPlatform(device(sync=sync))
    flushes = len(small_rig(platform, cases=1).platform.buffers)
    assert flushes >= 4  # results, weights, activations, table
    for forgotten in range(flushes):
        if forgotten == 0:  # of the results: their guard bytes would be lost, no more
            continue
        with pytest.MonkeyPatch.context() as patch:
            forget(patch, forgotten)
            platform = PlainPlatform(platform.device)
            rig = small_rig(platform, cases=1)
        assert spoiled(rig), f"flush {forgotten}"


def test_without_an_invalidation_the_cpu_sees_what_it_wrote(device):
    rig = small_rig(PlainPlatform(device()), cases=1)
    rig.run()
    [(_, y, _)] = rig.results
    before = np.asarray(y.array).copy()
    y.invalidate()
    assert (before != np.asarray(y.array)).any()
    with pytest.MonkeyPatch.context() as patch:
        y.array[:] = before
        y.flush()
        patch.setattr(y, "invalidate", lambda: None)
        with pytest.raises(AssertionError):
            rig.check()


def test_a_freed_buffer_is_garbage_for_both(device):
    platform = PlainPlatform(device())
    rig = small_rig(platform, cases=1)
    weights = rig.weights[0][0]
    before = np.asarray(weights.array).copy()
    weights.free()
    weights.free()
    assert (np.asarray(weights.array) != before).any()
    assert spoiled(rig)
    with pytest.raises(RuntimeError, match="freed"):
        weights.flush()


def test_a_misaligned_address_is_an_error(device):
    rig = small_rig(PlainPlatform(device()), cases=1)
    table = np.asarray(rig.table.array)
    job = Descriptor.decode(table[:DESCRIPTOR_BYTES].tobytes(), rig.g.ports)
    wrong = replace(job, x=job.x + 8)
    table[:DESCRIPTOR_BYTES] = np.frombuffer(wrong.encode(), np.uint8)
    rig.table.flush()
    assert stopped(rig) is ErrorCode.BAD_DESCRIPTOR


def test_what_a_cache_does_unasked_changes_nothing(device):
    rig = small_rig(PlainPlatform(device(evictions=0.5, sync="range")))
    rig.run()
    rig.check()


@pytest.mark.parametrize(("evictions", "lost"), [(0, False), (1, True)])
def test_results_that_the_cpu_wrote_upon_are_lost_to_an_eviction(device, evictions, lost):
    platform = PlainPlatform(device(evictions=evictions))
    rig = Rig(platform, [[Case(64, 90, 1).fill(np.random.default_rng(n))] for n in range(2)])
    case, y, stride = rig.results[0]
    rig.ring(0)
    y.array[GUARD : GUARD + stride] = 0x77
    rig.wait(1)
    rig.ring(1)
    rig.wait(2)
    y.invalidate()
    words = np.asarray(y.array)[GUARD : GUARD + stride].view("<i4")[: case.m]
    assert (words == case.expected[0]).all() != lost


def test_an_address_where_no_memory_is_is_an_error(device):
    platform = PlainPlatform(device())
    rig = small_rig(platform, cases=1)
    platform.write(registers.LIST_BASE_LO.offset, 0x1000)
    platform.write(registers.LIST_BASE_HI.offset, 0)
    assert stopped(rig) in (ErrorCode.READ_ERROR, ErrorCode.BAD_DESCRIPTOR)


def test_a_tile_that_writes_into_freed_memory_is_found(device):
    simulated = device()
    platform = PlainPlatform(simulated)
    rig = small_rig(platform, cases=1)
    rig.results[0][1].free()
    stopped(rig)
    with pytest.raises(DeviceError, match="no buffer has") as caught:
        simulated.cma.check_unowned()
    assert caught.value.code == "STRAY"
    simulated.cma.check_unowned()  # said once


def test_a_hang_is_an_error_of_the_register_access(device):
    platform = PlainPlatform(device(watchdog=400, latency=5000))
    platform.write(registers.WATCHDOG.offset, 0)  # the design's own would come first
    rig = small_rig(platform, cases=1)
    with pytest.raises(DeviceError, match="hangs at clock") as caught:
        stopped(rig)
    assert caught.value.code == "HANG"
