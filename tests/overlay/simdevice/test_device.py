"""A job through pynq's own Overlay, MMIO and allocate, and everything that can go wrong with it."""

import asyncio
import itertools

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

from overlay.plain import PlainPlatform, small_rig
from tritile.errors import DeviceError
from tritile_arch import registers
from tritile_arch.registers import CONTROL, INTERRUPT, STATUS, ErrorCode
from tritile_arch.system import INTERRUPT_CONTROLLER, TILE


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


def test_a_buffer_that_nobody_holds_is_freed(device):
    simulated = device()
    pynq.Overlay(str(simulated.bitfile))
    before = simulated.cma.free_bytes
    buffer = pynq.allocate((1 << 20,), "u1")
    part = buffer[4096:8192]
    assert part.device_address == buffer.device_address + 4096
    assert simulated.cma.free_bytes == before - (1 << 20)
    del buffer, part
    assert simulated.cma.free_bytes == before


def test_a_misaligned_address_is_an_error(device):
    platform = PlainPlatform(device())
    platform.write(registers.LIST_BASE_LO.offset, 0)
    rig = small_rig(platform, cases=1)
    platform.write(registers.LIST_BASE_LO.offset, (rig.table.address & 0xFFFFFFFF) + 8)
    assert spoiled(rig)


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


def test_memory_runs_out_and_comes_back(device):
    platform = PlainPlatform(device(cma_bytes=1 << 20))
    for _ in range(2):
        held = [platform.allocate(256 << 10) for _ in range(4)]
        with pytest.raises(RuntimeError, match=r"(?i)allocat"):
            platform.allocate(4096)
        for buffer in held:
            buffer.free()
    assert len({buffer.address for buffer in held}) == 4


def test_addresses_are_those_of_the_board(device, board):
    assert board.memory_bytes is not None
    buffer = PlainPlatform(device()).allocate(1)
    assert buffer.address % 4096 == 0
    assert 0 < buffer.address < board.memory_bytes


def test_memory_above_four_gigabytes(device, board):
    if board.geometry.address_bits <= 32:
        pytest.skip("its addresses have 32 bits")
    platform = PlainPlatform(device(cma_base=0x8_0000_0000))
    rig = small_rig(platform)
    assert rig.table.address >> 32 == 8
    rig.run()
    rig.check()


def test_two_overlays_one_after_the_other(device):
    simulated = device()
    first = PlainPlatform(simulated)
    rig = small_rig(first, cases=1)
    rig.run()
    second = PlainPlatform(simulated)
    assert not first.overlay.is_loaded()
    assert second.overlay.is_loaded()
    assert second.read(registers.JOBS.offset) == 0
    again = small_rig(second, seed=2)
    again.run()
    again.check()


def test_an_interrupt_wakes_its_waiter(device):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        platform = PlainPlatform(device())
        platform.write(CONTROL.offset, CONTROL.pack(interrupt_enable=1))
        for doorbell in (1, 2):
            rig = small_rig(platform, seed=doorbell, cases=1)
            rig.ring(0)
            loop.run_until_complete(asyncio.wait_for(platform.ip.interrupt.wait(), 60))
            assert STATUS.unpack(platform.read(STATUS.offset))["completed"] == doorbell
            platform.write(INTERRUPT.offset, 1)
            rig.check()
        with pytest.raises(asyncio.TimeoutError):  # nothing was rung
            loop.run_until_complete(asyncio.wait_for(platform.ip.interrupt.wait(), 0.05))
    finally:
        asyncio.set_event_loop_policy(None)  # no loop is current, and the next is made when asked
        loop.close()


def test_no_access_outside_the_slaves(device):
    simulated = device()
    platform = PlainPlatform(simulated)
    tile = platform.overlay.ip_dict[TILE]
    for address in (tile["phys_addr"] + tile["addr_range"], 0x7000_0000):
        with pytest.raises(DeviceError, match="nothing answers") as caught:
            pynq.MMIO(address, 4).read()
        assert caught.value.code == "BUS"
    with pytest.raises(DeviceError, match="nothing answers"):
        pynq.MMIO(address, 4).write(0, 1)


def test_nothing_works_before_an_overlay_is_loaded(device, board):
    device()
    with pytest.raises(RuntimeError, match="Overlay is not downloaded"):
        pynq.allocate((16,), "u1")
    with pytest.raises(DeviceError, match="nothing answers"):
        pynq.MMIO(board.family.control_base, 4).read()


def test_a_hang_is_an_error_of_the_register_access(device):
    platform = PlainPlatform(device(watchdog=400, latency=5000))
    platform.write(registers.WATCHDOG.offset, 0)  # the design's own would come first
    rig = small_rig(platform, cases=1)
    with pytest.raises(DeviceError, match="hangs at clock") as caught:
        stopped(rig)
    assert caught.value.code == "HANG"


def test_the_register_map_is_the_contract(device):
    ip = PlainPlatform(device()).ip
    assert int(ip.register_map.IDENTITY) == registers.IDENTITY_VALUE
    assert ip.register_map.VERSION.major == registers.VERSION_VALUE >> 16


def test_the_interrupt_controller_is_where_the_contract_says(device, board):
    overlay = PlainPlatform(device()).overlay
    found = overlay.ip_dict[INTERRUPT_CONTROLLER]["phys_addr"]
    assert found == board.family.interrupt_controller_base
