"""Clocks and the widths of memory ports, as pynq sets them and as a boot loader leaves them."""

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

from overlay.plain import PlainPlatform, small_rig
from overlay.simdevice.test_jobs import spoiled
from tritile.errors import DeviceError, UsageError
from tritile_arch.system import ZYNQ7
from tritile_overlay.simdevice import SimDevice


def test_the_overlay_sets_the_boards_clock(device, board):
    simulated = device()
    assert simulated.ps.clock_mhz == pytest.approx(100)
    PlainPlatform(simulated)
    assert pynq.Clocks.fclk0_mhz == pytest.approx(board.clock_mhz, rel=1e-4)
    assert simulated.ps.clock_mhz == pytest.approx(board.clock_mhz)
    pynq.Clocks.fclk0_mhz = 50
    assert pynq.Clocks.fclk0_mhz == pytest.approx(50, rel=1e-4)
    assert simulated.ps.clock_mhz == pytest.approx(50)


def test_each_device_has_clocks_of_its_own(device, board):
    PlainPlatform(device())
    pynq.Clocks.fclk0_mhz = 50
    PlainPlatform(device())
    assert pynq.Clocks.fclk0_mhz == pytest.approx(board.clock_mhz, rel=1e-4)


def test_a_clock_that_stands_still_is_said_to(device):
    simulated = device()
    platform = PlainPlatform(simulated)
    clock = simulated.ps._space.clock.address
    before = simulated.ps.read(clock)
    pynq.MMIO(clock, 4).write(0, 0)
    with pytest.raises(DeviceError, match="PL clock 0 stands still"):
        platform.read(0)
    pynq.MMIO(clock, 4).write(0, before)
    platform.read(0)


def test_ports_have_the_width_of_the_design(device, board):
    simulated = device()
    PlainPlatform(simulated)
    for port in (*board.weight_ports, board.io_port):
        assert simulated.ps.read_bytes(port) == board.geometry.port_bytes, port


def test_a_port_of_a_wrong_width_spoils_the_job(device, board):
    """On Zynq-7000 the boot loader's width stays; on UltraScale+ somebody sets it after pynq."""
    for port in (*board.weight_ports, board.io_port):
        simulated = device(port_bits={port: 32})
        platform = PlainPlatform(simulated)
        if board.family is not ZYNQ7:
            assert simulated.ps.read_bytes(port) == board.geometry.port_bytes  # pynq set it
            pynq.MMIO(board.family.width_registers(port)[0], 4).write(0, 1)
        assert simulated.ps.read_bytes(port) < board.geometry.port_bytes
        assert spoiled(small_rig(platform, cases=1)), port


def test_ports_and_widths_that_do_not_exist_are_refused(board):
    with pytest.raises(UsageError, match="no memory port 'HP9'"):
        SimDevice(board, port_bits={"HP9": 64})
    with pytest.raises(UsageError, match="cannot be 48 bits wide"):
        SimDevice(board, port_bits={board.io_port: 48})
