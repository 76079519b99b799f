"""The board as pynq sees it: overlays, registers, interrupts, where memory is and that it ends."""

import asyncio

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

from overlay.plain import PlainPlatform, small_rig
from tritile.errors import DeviceError
from tritile_arch import registers
from tritile_arch.boards import TINY
from tritile_arch.registers import CONTROL, INTERRUPT, STATUS
from tritile_arch.system import INTERRUPT_CONTROLLER, TILE, ZYNQ7
from tritile_overlay.simdevice.fabric import design_of


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


def test_a_bitstream_may_hold_another_design(device):
    """The registers say what it is; a test that needs little time takes the smallest."""
    simulated = device(cma_bytes=2 << 20)
    simulated.design = design_of(TINY)
    platform = PlainPlatform(simulated)
    assert platform.geometry.columns == TINY.geometry.columns
    if simulated.board.family is ZYNQ7:  # whose ports are as wide
        rig = small_rig(platform)
        rig.run()
        rig.check()


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


def test_the_register_map_is_the_contract(device):
    ip = PlainPlatform(device()).ip
    assert int(ip.register_map.IDENTITY) == registers.IDENTITY_VALUE
    assert ip.register_map.VERSION.major == registers.VERSION_VALUE >> 16


def test_the_interrupt_controller_is_where_the_contract_says(device, board):
    overlay = PlainPlatform(device()).overlay
    found = overlay.ip_dict[INTERRUPT_CONTROLLER]["phys_addr"]
    assert found == board.family.interrupt_controller_base
