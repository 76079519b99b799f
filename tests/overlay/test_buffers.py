"""Memory through pynq's allocate: two views of it, its end, where it lies, weights that stream."""

import gc
from typing import Any

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import pynq

import tritile
from tritile import residence
from tritile.errors import DeviceError, MemoryFullError, UsageError
from tritile.image.writer import write_image
from tritile.model import bundled_model
from tritile.models.open import open_source
from tritile_arch.boards import ZCU104
from tritile_arch.registers import LIST_BASE_HI
from tritile_overlay import buffers
from tritile_overlay.buffers import PAGE, BoardMemory
from tritile_overlay.platform import open_platform

PROMPT, TOKENS = "MACBETH.", 5
HIGH = 0x8_0000_0000  # where Zynq UltraScale+ has its DDR above 4 GB
MEBI = 1 << 20


@pytest.fixture(scope="module")
def expected():
    """What the emulator writes; it does not depend on the board."""
    with tritile.load() as model:
        return write_of(model)


def write_of(model) -> str:
    return "".join(model.generate(PROMPT, tokens=TOKENS, temperature=0))


def residence_of(model) -> Any:
    return model.program.residence


@pytest.fixture
def platform(device, board):
    made = device(cma_bytes=4 * MEBI)
    opened = open_platform(board)
    yield opened
    opened.close()
    assert made.cma.free_bytes == made.cma.nbytes


def seen_by_tile(buffer) -> np.ndarray:
    """The same bytes as the device has them."""
    device: Any = pynq.Device.active_device
    memory = device.cma.memory
    return memory.bytes[buffer.address - memory.base :][: buffer.array.size]


@pytest.mark.parametrize("nbytes", [0, 1, PAGE, PAGE + 1, 100_000])
@pytest.mark.parametrize("cacheable", [False, True])
def test_buffers_are_whole_pages_at_pages(platform, nbytes, cacheable):
    buffer = platform.allocate(nbytes, cacheable)
    assert buffer.array.dtype == np.uint8
    assert type(buffer.array) is np.ndarray  # slices of pynq's own class are slow
    assert buffer.array.size >= max(nbytes, 1)
    assert buffer.array.size % PAGE == buffer.address % PAGE == 0


def test_what_is_not_cacheable_is_seen_at_once(platform):
    buffer = platform.allocate(PAGE)
    seen = seen_by_tile(buffer)
    buffer.array[:8] = range(8)
    assert list(seen[:8]) == list(range(8))
    seen[8:16] = 7
    assert (buffer.array[8:16] == 7).all()


def test_what_is_cacheable_is_seen_after_a_flush_and_an_invalidate(platform):
    buffer = platform.allocate(3 * PAGE, cacheable=True)
    seen = seen_by_tile(buffer)
    buffer.array[:] = 1
    assert (seen != 1).any()
    buffer.flush()
    assert (seen == 1).all()
    seen[:] = 2
    assert (buffer.array == 1).all()
    buffer.invalidate()
    assert (buffer.array == 2).all()


def test_a_freed_buffer_is_refused(platform):
    buffer = platform.allocate(PAGE, cacheable=True)
    buffer.free()
    buffer.free()
    for use in (lambda: buffer.array, buffer.flush, buffer.invalidate):
        with pytest.raises(UsageError, match=f"the buffer at {buffer.address:#x} was freed"):
            use()


def test_a_buffer_that_nobody_has_is_freed_on_close_only(platform):
    """The tile may still use it: its address stands in a descriptor."""
    address = platform.allocate(PAGE).address
    gc.collect()
    assert platform.allocate(PAGE).address != address


def test_full_memory_says_how_much_and_what_helps(platform, monkeypatch, tmp_path):
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemFree: 77 kB\nCmaTotal:     131072 kB\nCmaFree:        1024 kB\n")
    monkeypatch.setattr(buffers, "MEMINFO", str(meminfo))
    platform.allocate(3 * MEBI)
    with pytest.raises(MemoryFullError) as caught:
        platform.allocate(2 * MEBI + 1)
    sentence = str(caught.value)
    for part in (
        "a buffer of 2,101,248 bytes",
        "1,048,576 of 134,217,728 bytes of contiguous memory",
        "cma=320M",
        "--weight-memory",
    ):
        assert part in sentence
    platform.allocate(MEBI)  # what did not fit took nothing


@pytest.mark.parametrize("text", [None, "", "CmaTotal:\n", "CmaTotal: many kB\n"])
def test_a_kernel_that_says_nothing_of_cma_costs_the_hint_alone(
    platform, monkeypatch, tmp_path, text
):
    meminfo = tmp_path / "meminfo"
    if text is not None:
        meminfo.write_text(text)
    monkeypatch.setattr(buffers, "MEMINFO", str(meminfo))
    with pytest.raises(MemoryFullError, match=r"no room for .* \(pynq: .*\)\. Put a larger cma="):
        platform.allocate(8 * MEBI)


def test_an_address_out_of_reach_is_refused(platform, board):
    free = platform.allocate(PAGE)
    bits = free.address.bit_length() - 1
    free.free()
    memory = BoardMemory(pynq.Device.active_device, bits)
    with pytest.raises(DeviceError, match=f"addresses of {bits} bits cannot reach"):
        memory.allocate(PAGE)


def test_an_address_between_pages_is_refused(platform, monkeypatch):
    whole = pynq.allocate
    monkeypatch.setattr(
        pynq, "allocate", lambda shape, **others: whole((shape[0] + 64,), **others)[64:]
    )
    monkeypatch.setattr(pynq.buffer.PynqBuffer, "freebuffer", lambda buffer: None)
    with pytest.raises(DeviceError, match=r"at 0x[0-9a-f]+40: not a multiple of 4096"):
        platform.allocate(PAGE)
    monkeypatch.undo()


@pytest.mark.parametrize("board", [ZCU104], ids=["zcu104"])
def test_memory_above_4_gb(device, board, expected):
    device(cma_base=HIGH)
    with tritile.load(platform="board", board=board.name) as model:
        program = model.program
        addresses = [at for ports in program.residence.addresses.values() for at in ports]
        assert min(addresses) >= HIGH
        assert program.accelerator.platform.read(LIST_BASE_HI.offset) == HIGH >> 32
        assert write_of(model) == expected


def test_weights_in_several_buffers(device, board, expected, monkeypatch):
    monkeypatch.setattr(residence, "WEIGHT_BUFFER", 64 << 10)
    made = device()
    with tritile.load(platform="board", board=board.name) as model:
        assert len(residence_of(model)._buffers) > 3
        assert write_of(model) == expected
    assert made.cma.free_bytes == made.cma.nbytes


@pytest.mark.parametrize("weight_memory", [170_000, 330_000])
def test_weights_that_stream(device, board, expected, weight_memory):
    device()
    with tritile.load(platform="board", board=board.name, weight_memory=weight_memory) as model:
        run = model.generate(PROMPT, tokens=TOKENS, temperature=0)
        assert "".join(run) == expected
        assert run.figures.streamed_bytes > 0


@pytest.mark.parametrize("weight_memory", [None, 330_000])
def test_a_packed_image_is_read_into_the_boards_buffers(
    device, board, expected, weight_memory, tmp_path
):
    device()
    file = tmp_path / "model.tritile"
    write_image(open_source(bundled_model()), board.name, board.geometry, file)
    with tritile.load(
        platform="board", board=board.name, image=file, weight_memory=weight_memory
    ) as model:
        assert write_of(model) == expected


def test_a_model_that_does_not_fit_streams(device, board, expected):
    """The rest of the memory belongs to somebody else."""
    made = device(cma_bytes=4 * MEBI)
    with tritile.load(platform="board", board=board.name) as model:
        taken = made.cma.nbytes - made.cma.free_bytes
        weights = sum(buffer.array.size for buffer in residence_of(model)._buffers)
    platform = open_platform(board)
    platform.allocate(made.cma.free_bytes - taken + weights // 2)
    with tritile.load(platform=platform, board=board.name) as model:
        run = model.generate(PROMPT, tokens=TOKENS, temperature=0)
        assert "".join(run) == expected
        assert run.figures.streamed_bytes > 0
    platform.close()


def test_no_room_for_even_a_layer(device, board):
    made = device(cma_bytes=MEBI)
    platform = open_platform(board)
    platform.allocate(made.cma.nbytes - 20_000)
    with pytest.raises(MemoryFullError, match=r"cma="):
        tritile.load(platform=platform, board=board.name)
    platform.close()
    assert made.cma.free_bytes == made.cma.nbytes
