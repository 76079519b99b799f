"""A board's own device class of pynq's, with everything below it simulated."""

import os
import re
import shutil
from collections import Counter
from types import SimpleNamespace

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

import tritile
from overlay.embedded import bit_of, install
from overlay.plain import REAL
from tritile.errors import DeviceError, MemoryFullError, TritileError
from tritile_arch.boards import PYNQ_Z2
from tritile_overlay import claim, platform
from tritile_overlay.bitstream import PACKAGE
from tritile_overlay.interrupts import on_loop
from tritile_overlay.platform import open_platform
from tritile_overlay.simdevice import simulated

CONTENT = bytes(range(64))
PROMPT = {"prompt": "OTHELLO.", "tokens": 4, "temperature": 0}
DROPPED = pynq.__version__ >= "4"  # Zynq-7000


def uname_of(board):
    return os.uname_result(("Linux", "pynq", "6", "1", board.family.machine))


@pytest.fixture
def place(board, tmp_path, monkeypatch):
    """``device``, ``xrt``, ``sim``, and the ``bit`` with its .hwh beside it."""
    if DROPPED and board is PYNQ_Z2:
        pytest.skip("pynq 4.0 has no Zynq-7000")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.uname", lambda: uname_of(board))
    monkeypatch.setattr(claim, "LOCK", tmp_path / "lock")
    files = tmp_path / "files"
    files.mkdir()
    shutil.copy(PACKAGE / board.name / "tritile.hwh", files)
    bit = files / "tritile.bit"
    bit.write_bytes(bit_of(CONTENT))
    with simulated(board, cma_bytes=4 << 20) as sim:

        async def made():
            return install(sim, tmp_path, monkeypatch)

        device, xrt = on_loop(made)
        pynq.Device.active_device = device
        if hasattr(pynq.Clocks, "set_device"):
            pynq.Clocks.set_device(device)
        yield SimpleNamespace(device=device, xrt=xrt, sim=sim, bit=bit)
        assert sim.cma.free_bytes == sim.cma.nbytes
        assert Counter(xrt.unmapped) == Counter(xrt.mapped), "each mapping ends once"


def test_a_pynq_without_zynq7_is_named(monkeypatch):
    """Its own error, of a clock that it does not find, would be no help."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(platform, "find_device", object)
    monkeypatch.setattr(platform, "version", lambda name: "4.0.0")
    with pytest.raises(DeviceError, match=r"pynq 4\.0\.0 has no Zynq-7000 .*PYNQ 3\.1.*pynq-z2"):
        open_platform(PYNQ_Z2)


@pytest.mark.parametrize("other", REAL, ids=lambda other: f"on {other.name}")
def test_a_board_that_is_another_one_is_named(monkeypatch, board, other):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.uname", lambda: uname_of(other))
    monkeypatch.setattr(platform, "find_device", object)
    monkeypatch.setattr(platform, "version", lambda name: "3.1.2")
    sentence = "there is no file" if other is board else f"this is no {board.name}: "
    with pytest.raises(TritileError, match=sentence):
        open_platform(board, bitstream="none.bit")


def swapped(data: bytes) -> bytes:
    """As the FPGA manager wants it: every word's bytes from the last to the first."""
    return b"".join(data[i : i + 4][::-1] for i in range(0, len(data), 4))


@pytest.mark.parametrize("wait", ["spin", "interrupt"])
def test_the_bundled_model_writes_what_it_writes_elsewhere(place, board, wait):
    with tritile.load() as model:
        text = "".join(model.generate(**PROMPT))
    platform = open_platform(board, bitstream=place.bit, wait=wait)
    assert platform.clock_hz == pytest.approx(board.clock_mhz * 1e6, rel=1e-3)
    with tritile.load(platform=platform, board=board.name) as model:
        assert "".join(model.generate(**PROMPT)) == text
    platform.close()
    assert place.device.firmware == [swapped(CONTENT)]
    assert place.xrt.mapped


def test_memory_runs_out_as_pynq_says_it(place, board):
    platform = open_platform(board, bitstream=place.bit)
    with pytest.raises(MemoryFullError, match=r"no room for a buffer of 8,388,608 bytes .*cma="):
        platform.allocate(8 << 20)
    platform.close()


@pytest.mark.parametrize("length", [0, 1, 3, 30, 60, -1])
def test_a_bitstream_that_is_cut_short_is_named(place, board, length):
    place.bit.write_bytes(bit_of(CONTENT)[:length])
    with pytest.raises(DeviceError, match=f"pynq cannot load {re.escape(str(place.bit))}"):
        open_platform(board, bitstream=place.bit)
    assert place.device.firmware == []


def test_a_handoff_that_was_put_right_is_read(place, board):
    """Beside the same .bit; pynq keeps what it read with that."""
    open_platform(board, bitstream=place.bit).close()
    hwh = place.bit.with_suffix(".hwh")
    clock = r'(NAME="\w*(?:FCLK0|PL0_REF_CTRL)\w*_DIVISOR0" VALUE=)"(\d+)"'
    text, times = re.subn(clock, lambda found: f'{found[1]}"{2 * int(found[2])}"', hwh.read_text())
    text = re.sub(r'(PL0_REF_CTRL\w*FREQMHZ" VALUE=)"\d[\d.]*"', r'\1"125"', text)
    assert times == 1
    hwh.write_text(text)
    for download in (True, False):
        platform = open_platform(board, bitstream=place.bit, download=download)
        assert platform.clock_hz == pytest.approx(board.clock_mhz * 0.5e6, rel=1e-3)
        platform.close()


def test_a_bitstream_that_is_gone_does_not_stop_the_next(place, board, tmp_path):
    open_platform(board, bitstream=place.bit).close()
    place.bit.parent.rename(tmp_path / "elsewhere")
    open_platform(board, bitstream=tmp_path / "elsewhere").close()
    assert len(place.device.firmware) == 2
