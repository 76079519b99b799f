"""The board's own path through pynq: text, waits, what it refuses, what it leaves behind."""

import gc
import logging
import shutil
import threading
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")

import tritile
from overlay.plain import in_notebook
from tritile.errors import DeviceError, UsageError
from tritile.platform import is_coherent, window_of
from tritile_arch import registers
from tritile_arch.boards import BOARDS, PYNQ_Z2, TINY
from tritile_arch.registers import CONTROL, DOORBELL, INTERRUPT, STATUS, WATCHDOG
from tritile_arch.system import VENDOR_LIBRARY_NAME, VLNV
from tritile_overlay import waits
from tritile_overlay.buffers import PAGE
from tritile_overlay.platform import open_platform
from tritile_overlay.simdevice import fabric
from tritile_overlay.simdevice.fabric import design_of
from tritile_overlay.waits import Waits

PROMPT, TOKENS = "HAMLET.", 5
SILENCE = 0xFFFF_FFFF


def write_of(model) -> str:
    return "".join(model.generate(PROMPT, tokens=TOKENS, temperature=0))


def platform_of(model) -> Any:
    return model.program.accelerator.platform


@pytest.fixture(scope="module")
def expected():
    """What the emulator writes, by board name."""
    texts = {}
    for name in BOARDS:
        with tritile.load(board=name) as model:
            texts[name] = write_of(model)
    return texts


class Traffic:
    """What crosses the device's registers: ("r" or "w", byte offset in the tile, value)."""

    def __init__(self, device, patch):
        self.base, self.log = device.board.family.control_base, []
        self._read, self._write = device.read_word, device.write_word
        patch.setattr(device, "read_word", self._reads)
        patch.setattr(device, "write_word", self._writes)
        self.answers = {}  # byte offset -> what is read there instead

    def _reads(self, address):
        offset = address - self.base
        value = self.answers.get(offset, None)
        value = self._read(address) if value is None else value
        if 0 <= offset < registers.ADDRESS_SPACE:
            self.log.append(("r", offset, value))
        return value

    def _writes(self, address, value):
        if 0 <= address - self.base < registers.ADDRESS_SPACE:
            self.log.append(("w", address - self.base, value))
        self._write(address, value)

    def of(self, kind):
        return [offset for way, offset, _ in self.log if way == kind]


@pytest.fixture
def unhurried(monkeypatch):
    """A wait never looks at the tile's clocks, however long a busy computer takes."""
    monkeypatch.setattr(waits, "PATIENCE", 1e9)


@pytest.fixture
def traffic(monkeypatch):
    return lambda device: Traffic(device, monkeypatch)


def test_it_writes_what_the_emulator_writes(device, board, expected):
    made = device()
    with tritile.load(platform="board", board=board.name) as model:
        assert write_of(model) == expected[board.name]
        assert model.program.accelerator.counters().cycles > 0
    assert made.cma.free_bytes == made.cma.nbytes


@pytest.mark.parametrize("wait", ["spin", "sleep", "interrupt"])
def test_every_way_to_wait_writes_the_same(device, board, expected, wait):
    device()
    with tritile.load(platform="board", board=board.name, wait=wait) as model:
        assert write_of(model) == expected[board.name]


def test_it_works_inside_a_notebook(device, board, expected):
    """A cell runs in a thread that has an event loop, which stands still meanwhile."""
    device()

    async def cell():
        with tritile.load(platform="board", board=board.name, wait="interrupt") as model:
            return write_of(model)

    before = set(threading.enumerate())
    assert in_notebook(cell) == expected[board.name]
    assert set(threading.enumerate()) <= before


def test_it_works_in_a_thread_that_has_no_event_loop(device, board, expected):
    device()
    found = []

    def serve():
        with tritile.load(platform="board", board=board.name, wait="interrupt") as model:
            found.append(write_of(model))

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert found == [expected[board.name]]


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize("wait", ["auto", "spin", "sleep"])
def test_a_doorbell_costs_one_write_and_reads_of_status(device, board, traffic, wait):
    seen = traffic(device())
    with tritile.load(platform="board", board=board.name, wait=wait) as model:
        accelerator = model.program.accelerator
        for index, tokens in ((0, 1), (0, 3), (1, 2)):
            seen.log.clear()
            accelerator.run(index, tokens)
            ring = DOORBELL.pack(index=index, tokens=tokens)
            assert [entry for entry in seen.log if entry[0] == "w"] == [
                ("w", DOORBELL.offset, ring)
            ]
            assert set(seen.of("r")) == {STATUS.offset}


@pytest.mark.usefixtures("unhurried")
def test_an_interrupt_costs_the_switch_and_a_clear(device, board, traffic):
    seen = traffic(device())
    with tritile.load(platform="board", board=board.name, wait="interrupt") as model:
        seen.log.clear()
        model.program.accelerator.run(0, 1)
        assert set(seen.of("w")) == {DOORBELL.offset, CONTROL.offset, INTERRUPT.offset}
        assert set(seen.of("r")) == {STATUS.offset, CONTROL.offset}
        assert platform_of(model).interrupts


def test_interrupts_really_come(device, board, monkeypatch):
    """Whatever other waits left pending; a wait that nobody wakes would last a minute."""
    device(latency=3000)
    # An access is all the time that passes: nothing is done before we wait for it.
    monkeypatch.setattr(fabric, "time", SimpleNamespace(monotonic=lambda: 0.0))
    came = []
    wakes = waits.woken
    monkeypatch.setattr(waits, "SLICE", 60)
    monkeypatch.setattr(waits, "woken", lambda *args: came.append(wakes(*args)) or came[-1])
    with tritile.load(platform="board", board=board.name, wait="interrupt") as model:
        accelerator = model.program.accelerator
        by_interrupt = platform_of(model)._waits
        spinning = Waits(platform_of(model).tile, platform_of(model).clock_hz, "spin")
        for used in (by_interrupt, spinning, by_interrupt):
            platform_of(model)._waits = used
            came.clear()
            accelerator.run(0, 4)
            assert bool(came) == (used is by_interrupt)
            assert all(came)


# Its ports are as wide as tiny's; the .hwh says how wide they are set.
@pytest.mark.parametrize("board", [PYNQ_Z2], ids=["pynq-z2"])
def test_geometry_is_the_designs_own(device, board, expected):
    """Another design than the board's preset works as it is."""
    device().design = design_of(TINY)
    with tritile.load(platform="board", board=board.name) as model:
        platform = platform_of(model)
        assert platform.geometry == TINY.geometry
        assert write_of(model) == expected["tiny"]


def test_the_clock_is_the_one_that_is_set(device, board):
    from pynq import Clocks

    device()
    platform = open_platform(board)
    assert platform.clock_hz == pytest.approx(board.clock_mhz * 1e6, rel=1e-3)
    platform.close()
    Clocks.fclk0_mhz = board.clock_mhz / 2
    platform = open_platform(board, download=False)
    assert platform.clock_hz == pytest.approx(board.clock_mhz * 0.5e6, rel=1e-3)
    platform.close()


def test_a_slower_clock_may_be_asked_for(device, board):
    made = device()
    platform = open_platform(board, clock_mhz=50)
    assert platform.clock_hz == pytest.approx(50e6, rel=1e-3)
    assert made.ps.clock_mhz == pytest.approx(50, rel=1e-3)
    platform.close()
    platform = open_platform(board)
    assert platform.clock_hz == pytest.approx(board.clock_mhz * 1e6, rel=1e-3)
    platform.close()


def test_closing_stops_the_tile_and_leaves_nothing(device, board, traffic):
    made = device()
    seen = traffic(made)
    platform = open_platform(board)
    platform.allocate(100_000)
    platform.write(CONTROL.offset, CONTROL.pack(interrupt_enable=1, prefetch=1))
    platform.close()
    base = board.family.control_base
    assert made.read_word(base + CONTROL.offset) == 0
    assert made.read_word(base + INTERRUPT.offset) == 0
    assert made.cma.free_bytes == made.cma.nbytes
    seen.log.clear()
    platform.close()
    assert seen.log == []
    closed = (
        lambda: platform.read(STATUS.offset),
        lambda: platform.write(CONTROL.offset, 0),
        lambda: platform.allocate(1),
        lambda: platform.wait(0),
        lambda: platform.await_interrupt(0.01),
    )
    for use in closed:
        with pytest.raises(UsageError, match="this platform is closed"):
            use()
    assert seen.log == []


def test_a_platform_that_nobody_has_is_closed(device, board):
    made = device()
    platform = open_platform(board)
    platform.allocate(100_000)
    del platform
    gc.collect()
    assert made.cma.free_bytes == made.cma.nbytes
    open_platform(board).close()


def test_one_program_at_a_time(device, board):
    device()
    platform = open_platform(board)
    with pytest.raises(UsageError, match="has the board open already"):
        open_platform(board)
    platform.read(STATUS.offset)
    platform.close()
    open_platform(board).close()


def test_what_is_loaded_may_stay(device, board, expected):
    """And whatever the one before left under way is ended first."""
    made = device()
    left = open_platform(board)
    fabric = made.fabric
    left.write(WATCHDOG.offset, 0)
    left.write(CONTROL.offset, CONTROL.pack(prefetch=1, interrupt_enable=1))
    for _ in range(3):  # descriptors at address 0: an error that nobody took
        left.write(DOORBELL.offset, DOORBELL.pack(index=5, tokens=1))
    while not STATUS.unpack(left.read(STATUS.offset))["error"]:
        pass
    killed: Any = left._close.detach()  # so nothing is quieted, but the claim is gone
    killed[2][2].release()
    with tritile.load(platform="board", board=board.name, download=False) as model:
        assert made.fabric is fabric
        platform = platform_of(model)
        assert platform.read(WATCHDOG.offset) == registers.WATCHDOG_CLOCKS
        assert write_of(model) == expected[board.name]


def test_the_bitstream_is_found_by_option_and_environment(device, board, monkeypatch, tmp_path):
    made = device()
    for suffix in (".bit", ".hwh"):
        shutil.copy(made.bitfile.with_suffix(suffix), tmp_path / f"mine{suffix}")
    platform = open_platform(board, bitstream=tmp_path / "mine.bit")
    assert platform.bitstream == tmp_path / "mine.bit"
    platform.close()
    monkeypatch.setenv("TRITILE_BITSTREAM", str(tmp_path / "mine.bit"))
    platform = open_platform(board)
    assert platform.bitstream == tmp_path / "mine.bit"
    platform.close()


def test_a_hwh_of_another_version_loads_nothing(device, board, tmp_path):
    made = device()
    text = made.bitfile.with_suffix(".hwh").read_text()
    assert VLNV in text
    (tmp_path / "old.hwh").write_text(text.replace(VLNV, f"{VENDOR_LIBRARY_NAME}:0.9"))
    (tmp_path / "old.bit").touch()
    with pytest.raises(DeviceError, match=r"old\.hwh holds version 0\.9 of the tile"):
        open_platform(board, bitstream=tmp_path / "old.bit")
    assert made.fabric is None
    open_platform(board).close()  # the board is not left claimed


@pytest.mark.parametrize(
    ("register", "answer", "sentence"),
    [
        (registers.IDENTITY, 0, "nothing answers at 0x"),
        (registers.IDENTITY, SILENCE, "nothing answers at 0x"),
        (registers.IDENTITY, 0x12345678, "no tritile design answers at .*0x12345678"),
        (registers.VERSION, 0x0001_0003, r"speaks version 1\.3 of the contract"),
        (registers.GEOMETRY0, SILENCE, "geometry makes no sense"),
        (registers.GEOMETRY1, 0, "geometry makes no sense"),
    ],
)
def test_a_design_that_answers_nonsense_is_named(
    device, board, traffic, register, answer, sentence
):
    made = device()
    seen = traffic(made)
    seen.answers[register.offset] = answer
    with pytest.raises(DeviceError, match=sentence):
        open_platform(board)
    seen.answers.clear()
    open_platform(board).close()


def test_a_reset_that_does_not_end_is_said(device, board, traffic, monkeypatch):
    monkeypatch.setattr("tritile_overlay.driver.RESET_POLLS", 100)
    seen = traffic(device())
    seen.answers[STATUS.offset] = STATUS.pack(resetting=1)
    with pytest.raises(DeviceError, match="a soft reset does not end"):
        open_platform(board)


def test_a_tile_that_cannot_be_stopped_keeps_its_memory(
    device, board, traffic, monkeypatch, caplog
):
    """It may still write there; the error that the caller has to tell is not lost over it."""
    monkeypatch.setattr("tritile_overlay.driver.RESET_POLLS", 100)
    monkeypatch.setattr("tritile_overlay.platform._kept", [])
    made = device()
    seen = traffic(made)
    platform = open_platform(board)
    platform.allocate(2 * PAGE)
    seen.answers[STATUS.offset] = STATUS.pack(resetting=1)
    with caplog.at_level(logging.WARNING, "tritile"):
        platform.close()
    assert "memory is not given back" in caplog.text
    del platform
    gc.collect()
    assert made.cma.free_bytes == made.cma.nbytes - 2 * PAGE
    seen.answers.clear()
    open_platform(board).close()


def test_a_bitstream_that_pynq_cannot_load_is_named(device, board, monkeypatch):
    made = device()

    def refused(bitstream, parser=None):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(made, "download", refused)
    with pytest.raises(DeviceError, match=r"cannot load .*tritile\.bit: .*Invalid argument"):
        open_platform(board)


def test_a_design_without_an_interrupt_polls(device, board, expected, monkeypatch):
    device()
    monkeypatch.setattr("tritile_overlay.driver.Tile.wakes", None)
    with pytest.raises(UsageError, match="found no interrupt"):
        open_platform(board, wait="interrupt")
    with tritile.load(platform="board", board=board.name) as model:
        assert not platform_of(model).interrupts
        assert write_of(model) == expected[board.name]


def test_a_board_of_the_other_family_is_refused(device, board):
    made = device()
    other = next(b for b in BOARDS.values() if b.family and b.family is not board.family)
    with pytest.raises(DeviceError, match=f"is no design for {other.name}"):
        open_platform(other, bitstream=made.bitfile)


def test_registers_are_in_memory_on_a_real_board_alone(device, board):
    """There pynq's words are an array over them; the simulated device's are calls."""
    device()
    platform = open_platform(board)
    assert platform.window() is None
    assert not is_coherent(platform)
    sound = platform.tile.words
    platform.tile.words = words = np.zeros(16, np.uint32)
    assert window_of(platform) == words.ctypes.data
    platform.tile.words = sound
    platform.close()
