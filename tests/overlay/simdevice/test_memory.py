"""The two views of memory, without a design."""

from functools import partial

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
from interruptions import at_line
from tritile.errors import DeviceError, MemoryFullError
from tritile_overlay.simdevice.memory import LINE, Cma

MIB = 1 << 20


def cma(by_range: bool = True, evictions: float = 0.0, nbytes: int = MIB) -> Cma:
    return Cma(nbytes, 0x1000_0000, by_range, evictions, seed=0)


def device_view(memory: Cma, buffer) -> np.ndarray:
    return memory.memory.bytes[buffer.offset : buffer.offset + buffer.nbytes]


def test_a_non_cacheable_buffer_is_one_memory():
    memory = cma()
    buffer = memory.allocate(100, cacheable=False)
    memory.view(buffer)[:] = 7
    assert (device_view(memory, buffer) == 7).all()
    device_view(memory, buffer)[:] = 8
    assert (memory.view(buffer) == 8).all()


@pytest.mark.parametrize("by_range", [True, False])
def test_a_sync_covers_lines_or_the_buffer(by_range):
    memory = cma(by_range)
    buffer = memory.allocate(8192, cacheable=True)
    cpu, device = memory.view(buffer), device_view(memory, buffer)
    cpu[:] = 1
    memory.flush(buffer, 100, 1)
    assert (device[64:128] == 1).all()
    assert (device == 1).all() == (not by_range)
    device[:] = 2
    memory.invalidate(buffer, 100, 100)
    assert (cpu[64:256] == 2).all()
    assert (cpu == 2).all() == (not by_range)


def test_a_flush_writes_dirty_lines_only():
    memory = cma(by_range=False)
    buffer = memory.allocate(8192, cacheable=True)
    cpu, device = memory.view(buffer), device_view(memory, buffer)
    cpu[:] = 1
    memory.flush(buffer, 0, 8192)
    device[:] = 2
    cpu[LINE : LINE + 1] = 3
    memory.flush(buffer, 0, 8192)
    assert (device[:LINE] == 2).all()
    assert (device[LINE : 2 * LINE] == [3] + [1] * (LINE - 1)).all()
    assert (device[2 * LINE :] == 2).all()


def test_an_invalidation_loses_dirty_lines():
    memory = cma()
    buffer = memory.allocate(4096, cacheable=True)
    cpu = memory.view(buffer)
    cpu[:] = 1
    memory.invalidate(buffer, 0, 4096)
    assert (cpu == device_view(memory, buffer)).all()
    assert not (cpu == 1).all()


def test_evictions_write_dirty_lines_back_and_fetch_clean_ones():
    memory = cma(evictions=0.5)
    buffer = memory.allocate(64 * LINE, cacheable=True)
    cpu, device = memory.view(buffer), device_view(memory, buffer)
    memory.invalidate(buffer, 0, buffer.nbytes)
    cpu[: 32 * LINE] = 1
    device[32 * LINE :] = 2
    memory.disturb()
    written = (device.reshape(-1, LINE)[:32] == 1).all(1).sum()
    fetched = (cpu.reshape(-1, LINE)[32:] == 2).all(1).sum()
    assert 5 < written < 27
    assert 5 < fetched < 27
    calm = cma()
    other = calm.allocate(4096, cacheable=True)
    before = device_view(calm, other).copy()
    calm.view(other)[:] = 1
    calm.disturb()
    assert np.array_equal(device_view(calm, other), before)


def test_fresh_and_freed_memory_is_garbage_and_differs_between_the_views():
    memory = cma()
    for _ in range(2):
        buffer = memory.allocate(4096, cacheable=True)
        cpu, device = memory.view(buffer), device_view(memory, buffer)
        assert len(set(cpu.tolist())) > 100
        assert (cpu != device).all()
        cpu[:] = 5
        memory.flush(buffer, 0, 4096)
        memory.free(buffer)
        assert len(set(cpu.tolist())) > 100
        assert len(set(device.tolist())) > 100


@pytest.mark.parametrize("at", [0, 4095, 4096, 8191, 8192, MIB - 1])
def test_a_write_where_no_buffer_is_is_found(at):
    memory = cma()
    freed, held = (memory.allocate(4096, cacheable=False) for _ in range(2))
    memory.free(freed)
    memory.check_unowned()
    memory.memory.bytes[at] ^= 1
    if 4096 <= at < 8192:
        memory.check_unowned()  # the buffer that is held
    elif at < 4096:
        with pytest.raises(DeviceError, match=hex(0x1000_0000 + at)):
            memory.check_unowned()
    else:
        with pytest.raises(DeviceError, match=hex(0x1000_0000 + at)):
            memory.allocate(MIB - 8192, cacheable=False)
    memory.free(held)


def test_it_runs_out_by_pages():
    memory = cma()
    held = [memory.allocate(1, cacheable=False) for _ in range(MIB // 4096)]
    assert memory.free_bytes == 0
    with pytest.raises(MemoryFullError):
        memory.allocate(1, cacheable=False)
    memory.free(held[3])
    assert memory.allocate(4096, cacheable=False).offset == held[3].offset


CALLS = {
    "allocate": lambda memory, others: memory.allocate(8192, cacheable=True),
    "free": lambda memory, others: memory.free(others.pop()),
    "disturb": lambda memory, others: memory.disturb(),
    "free_bytes": lambda memory, others: memory.free_bytes,
    "check_unowned": lambda memory, others: memory.check_unowned(),
}


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("name", CALLS)
def test_a_buffer_that_is_collected_in_the_middle_of_a_call_leaves_nothing_behind(name, place):
    """pynq frees what Python collects, and Python collects at any line."""
    number, happened = 0, True
    while happened:
        memory = cma(evictions=0.05)
        others = [memory.allocate(4096, cacheable=True) for _ in range(3)]
        for buffer in others:
            memory.view(buffer)[:] = 1
        lost = others.pop(place)
        with at_line(number, partial(memory.free, lost), "simdevice/memory.py") as ran:
            made = CALLS[name](memory, others)
        happened, number = ran[0] > number, number + 1
        assert lost.freed == happened
        memory.free(lost)
        others += [made] if name == "allocate" else []
        assert memory.free_bytes == MIB - sum(buffer.nbytes for buffer in others)
        memory.check_unowned()
        assert len({buffer.offset for buffer in others}) == len(others)
    assert number > 5  # lines that were tried
