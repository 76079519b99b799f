"""Weights that stream: right in every order, loaded meanwhile, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tritile
from streams import PATIENCE, Bench, plan_of, release_when_waited_for, slot_bytes
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.device.memory import FIRST_ADDRESS, PAGE
from tritile.errors import DeviceError, ImageError, MemoryFullError
from tritile.image.places import default_file
from tritile.image.writer import write_image
from tritile.model import bundled_model
from tritile.models.open import open_source
from tritile.program import Program
from tritile.residence import Resident
from tritile.ring import Ring, share_slots
from tritile_arch import registers
from tritile_arch.boards import BOARDS, TINY
from tritile_arch.geometry import align

LAYERS = 4


def loaders() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("tritile-weights")]


@pytest.fixture
def platform():
    device = EmulatorPlatform(TINY.geometry)
    yield device
    device.close()
    assert not loaders()


@given(layers=st.integers(1, 80), share=st.floats(0, 1))
def test_slots_are_shared_by_two_turns(layers, share):
    slots = 1 + round(share * (layers - 1))
    found = share_slots(layers, slots)
    assert len(found) == layers
    assert set(found) == set(range(slots))
    used = Counter(found)
    assert all(used[slot] == 1 for slot in range(2, slots))
    streaming = [slot for slot in found if slot < 2]
    assert len(streaming) == (layers if slots < 2 else layers - slots + 2)
    if slots > 1:
        assert streaming == [turn % 2 for turn in range(len(streaming))]


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
@pytest.mark.parametrize("slots", [1, 2, 3, LAYERS - 1])
def test_passes_and_any_order_are_right(board, slots):
    platform = EmulatorPlatform(board.geometry)
    bench = Bench(platform, LAYERS, slots)
    assert len(set(bench.ring._slot_of)) == slots
    for tokens in (1, 3, 2 * board.geometry.rows + 1):
        assert bench.pass_is_right(tokens)
    for name in bench.rng.choice(list(bench.plan.lists), 40):
        assert bench.right(name), name
    bench.program.close()
    assert not loaders()


@pytest.mark.parametrize(("slots", "stay"), [(1, 0), (2, 0), (3, 1), (4, 2)])
def test_what_fits_stays(platform, slots, stay):
    layers, passes = 6, 5
    bench = Bench(platform, layers, slots)
    for _ in range(passes):
        assert bench.pass_is_right()
    bench.program.close()
    times = Counter(name[0] for name in bench.weights.loads if name.endswith("o"))
    once = [layer for layer, count in times.items() if count == 1]
    assert len(once) == stay
    assert all(passes <= times[layer] <= passes + 1 for layer in times if layer not in once)
    packed = {m.name: r.size for m, r in bench.weights.packed.items()}
    assert bench.ring.streamed.bytes == sum(packed[n] for n in bench.weights.loads)


@pytest.mark.parametrize("slots", [2, 3])
def test_the_next_layer_loads_while_one_runs(slots):
    """No doorbell of a layer is rung before a later one's load has begun: it needs no end."""
    overlaps = []

    class Device(EmulatorPlatform):
        def write(self, offset: int, value: int) -> None:
            if offset == registers.DOORBELL.offset:
                overlaps.append(bench.weights.begun[f"{layer + 1}.o"].wait(PATIENCE))
            super().write(offset, value)

    bench = Bench(Device(TINY.geometry), LAYERS, slots)
    for layer in range(LAYERS - 1):
        assert bench.right(f"{layer}.qk")
    bench.program.close()
    assert overlaps == [True] * (LAYERS - 1)


def test_one_slot_loads_while_the_cpu_works(platform):
    """As soon as a layer's last list is done."""
    bench = Bench(platform, LAYERS, 1)
    assert "none is loaded while another runs" in str(bench.ring.describe())
    for layer in range(LAYERS):
        assert bench.right(f"{layer}.qk")
        following = bench.weights.begun[f"{(layer + 1) % LAYERS}.q"]
        following.clear()
        assert bench.right(f"{layer}.o")
        assert following.wait(PATIENCE)
    bench.program.close()


@pytest.mark.parametrize("waits", [True, False])
def test_a_load_is_waited_for(monkeypatch, platform, waits):
    """Layer 2 is loaded only when somebody waits for it: its list would be rung too early."""
    bench = Bench(platform, LAYERS, 2, late="2.q")
    assert all(bench.right(name) for name in ("0.qk", "0.o", "1.qk"))
    release_when_waited_for(monkeypatch, bench.gate)
    if not waits:
        monkeypatch.setattr(Ring, "_wait", lambda self, slot: self._slots[slot].flush())
    assert bench.right("2.qk") == waits
    bench.gate.set()
    bench.program.close()


def test_waiting_is_counted(monkeypatch, platform):
    bench = Bench(platform, LAYERS, 2)
    before = bench.ring.streamed.seconds
    assert bench.pass_is_right()
    assert bench.ring.streamed.seconds > before
    bench.program.close()


@pytest.mark.parametrize("error", [OSError(5, "I/O error"), ImageError("truncated: 5 bytes")])
def test_an_error_of_the_loading_thread_is_told(platform, error):
    bench = Bench(platform, LAYERS, 2)
    read_into = bench.weights.read_into

    def failing(matrix, out):
        if matrix.name == "3.k":
            raise error
        read_into(matrix, out)

    bench.ring._read_into = failing
    assert all(bench.right(name) for name in list(bench.plan.lists)[:6])
    with pytest.raises(ImageError, match=r"3\.k cannot be read.*I/O error|truncated: 5 bytes"):
        bench.right("3.qk")
    with pytest.raises(ImageError):  # it is asked for again
        bench.right("3.o")
    bench.ring._read_into = read_into
    assert bench.right("3.o")
    bench.program.close()


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_nothing_is_left_behind_by_an_interruption(monkeypatch, platform, error):
    bench = Bench(platform, LAYERS, 2, late="1.q")
    assert bench.right("0.qk")
    with monkeypatch.context() as patch:

        def interrupted(self, timeout=None):
            raise error

        patch.setattr("concurrent.futures.Future.result", interrupted)
        with pytest.raises(error):
            bench.right("1.qk")
    assert bench.weights.begun["1.q"].wait(PATIENCE)
    shutdown = ThreadPoolExecutor.shutdown
    monkeypatch.setattr(
        ThreadPoolExecutor, "shutdown", lambda *a, **k: bench.gate.set() or shutdown(*a, **k)
    )
    bench.program.close()  # waits for the matrix under way, not for more
    assert bench.weights.loads[-1] == "1.q"
    assert not loaders()
    assert not platform._memory._buffers


def test_after_an_interruption_the_next_product_is_right(monkeypatch, platform):
    bench = Bench(platform, LAYERS, 2, late="1.q")
    assert bench.right("0.qk")
    with monkeypatch.context() as patch:

        def interrupted(self, timeout=None):
            raise KeyboardInterrupt

        patch.setattr("concurrent.futures.Future.result", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bench.right("1.qk")
    bench.gate.set()
    for name in ("0.qk", "3.o", "1.qk", "2.o", "1.o"):
        assert bench.right(name)
    bench.program.close()


def test_a_failing_start_leaves_nothing_behind(platform):
    class Broken:
        def __call__(self, matrix):
            raise ImageError("nothing there")

    for slots in (None, 2):
        with pytest.raises(ImageError, match="nothing there"):
            Bench(platform, LAYERS, slots, regions=Broken())
        assert not platform._memory._buffers
        assert not loaders()


def test_without_a_file_packed_regions_are_asked_once(platform):
    plan = plan_of(platform.geometry, LAYERS)
    weights = Bench(EmulatorPlatform(TINY.geometry)).weights
    asked, shown = [], []

    def regions(matrix):
        asked.append(matrix)
        return weights(matrix)

    room = 2 * slot_bytes(plan)
    program = Program(Accelerator(platform), plan, regions, shown.append, room)
    for _ in range(3):
        for name, jobs in plan.lists.items():
            q = np.ones((1, jobs.k), np.int8)
            for matrix, y in zip(jobs.matrices, program.multiply(name, q), strict=True):
                assert y.tolist() == [weights.trits[matrix].sum(axis=1).tolist()]
    assert asked == shown == plan.matrices
    program.close()


def kind_with(room: int) -> int | None:
    """Slots on a device with so much memory; None: all weights stay. The results are right."""
    platform = EmulatorPlatform(TINY.geometry, memory_bytes=room)
    try:
        bench = Bench(platform, LAYERS)
        assert bench.pass_is_right()
        bench.program.close()
    finally:
        assert not platform._memory._buffers
    if isinstance(bench.program.residence, Resident):
        return None
    return len(set(bench.ring._slot_of))


def test_a_device_with_less_room_streams_by_itself():
    whole = EmulatorPlatform(TINY.geometry)
    bench = Bench(whole, LAYERS)
    plan = bench.plan
    used = max(buffer.end for buffer in whole._memory._buffers) - FIRST_ADDRESS
    assert kind_with(used + PAGE) is None
    size = slot_bytes(plan)
    least = sum(align(nbytes, PAGE) + PAGE for nbytes in plan.buffer_sizes)
    kinds = {kind_with(least + room) for room in range(size, used, size // 2)}
    assert kinds == {None, 1, 2, 3, LAYERS}
    with pytest.raises(MemoryFullError, match=f"{size} bytes; not even one layer fits: no room"):
        kind_with(least)


@pytest.mark.parametrize("limit", [1, -5, 0])
def test_a_limit_below_a_layer_names_the_sizes(platform, limit):
    plan = plan_of(platform.geometry, LAYERS)
    with pytest.raises(MemoryFullError, match=rf"take {slot_bytes(plan)} bytes .* is {limit}:"):
        Program(Accelerator(platform), plan, lambda m: np.zeros(0), weight_memory=limit)
    assert not platform._memory._buffers


def test_reading_ahead_is_off_in_a_ring(platform):
    def prefetch():
        return registers.CONTROL.unpack(platform.read(registers.CONTROL.offset))["prefetch"]

    ring = Bench(platform, LAYERS, 2)
    assert prefetch() == 0
    ring.program.close()
    resident = Bench(platform, LAYERS)
    assert prefetch() == 1
    resident.program.close()


def test_the_emulator_copies_no_resident_weights(platform):
    bench = Bench(platform, LAYERS)
    for matrix in bench.plan.matrices:
        address = bench.program.residence.addresses[matrix.name][0]
        buffer = platform._memory.find(address, 1)
        assert np.shares_memory(buffer.array, bench.weights.packed[matrix])
    assert bench.pass_is_right()


@pytest.mark.parametrize("memory", ["100K", "200K", "270K", "8M"])
def test_a_model_says_the_same_from_any_memory(memory):
    whole = tritile.load().generate("ROMEO:", tokens=30, temperature=0.0)
    list(whole)
    size = int(memory[:-1]) << {"K": 10, "M": 20}[memory[-1]]
    with tritile.load(weight_memory=size) as model:
        run = model.generate("ROMEO:", tokens=30, temperature=0.0)
        list(run)
        assert run.token_ids == whole.token_ids
        figures = run.figures.as_dict()
        streams = memory != "8M"
        assert (figures["streamed_bytes"] > 0) == (figures["stream_seconds"] > 0) == streams
        assert (model.program.residence.describe() is not None) == streams
    assert not loaders()


def test_an_image_that_becomes_shorter_is_told(tmp_path):
    """Loads read from the file: a mapped page of it would take the process along."""
    folder = Path(shutil.copytree(bundled_model(), tmp_path / "model"))
    file = default_file(folder, TINY.name)
    write_image(open_source(folder), TINY.name, TINY.geometry, file)
    with tritile.load(folder, weight_memory=200 << 10) as model:
        list(model.generate("ROMEO:", tokens=3))
        os.truncate(file, file.stat().st_size // 2)
        with pytest.raises(ImageError, match=r"truncated while it was in use"):
            list(model.generate("ROMEO:", tokens=3))
    assert not loaders()


def test_a_stopped_device_does_not_keep_a_model_open(platform):
    bench = Bench(platform, LAYERS, 2)
    for _ in range(registers.DOORBELL_SLOTS + 1):
        platform.write(registers.DOORBELL.offset, registers.DOORBELL.pack(index=0, tokens=1))
    with pytest.raises(DeviceError):
        bench.right("0.qk")
    bench.program.close()
    assert not platform._memory._buffers
