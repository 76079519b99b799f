"""Passes of the compiled network that are broken off: what comes next is right."""

from __future__ import annotations

import gc
import threading
from typing import Any

import numpy as np
import pytest

import walks
from cthreads import native_threads, threads_come_to
from interruptions import Interrupting, interrupt, interrupted_at_line, late
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import DeviceError
from tritile_arch.boards import TINY

WALK = ("native/doorbell.py", "native/network.py", "accelerator.py", "models/network.py")
WALK += ("native/prompts.py", "native/state.py")
ROWS = TINY.geometry.rows
PATIENCE = 60  # seconds


@pytest.fixture
def platform():
    return EmulatorPlatform(TINY.geometry)


@pytest.fixture(scope="module", params=["cpu", "tile"])
def attention(request):
    return request.param


@pytest.fixture(scope="module")
def wanted(attention):
    return walks.expected(TINY.geometry, attention)


def lengths(passes: walks.Passes) -> list[int]:
    return [state.length for state in passes.states]


# What is raised in the lines around a function that C calls has nowhere to go but stderr.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_at_any_line(platform, wanted, attention):
    small = walks.Small(platform, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    number, whole = 0, False
    passes.one(0)
    before = lengths(passes)
    while not whole:
        reached = False
        with interrupted_at_line(number, *WALK) as ran:
            found = passes.one(1)
            reached = True
        whole = ran[0] <= number
        if reached:  # not interrupted, or where nobody could tell
            assert walks.same([found], wanted[1:2])
        else:
            assert lengths(passes) == before, f"line {number}"
        for state, length in zip(passes.states, before, strict=True):
            state.length = length
        assert walks.same([passes.one(1)], wanted[1:2]), f"after an interruption at line {number}"
        for state, length in zip(passes.states, before, strict=True):
            state.length = length
        number += 1
    assert number > 200
    assert walks.same(passes.all(), wanted)
    small.close()
    assert not platform._memory._buffers


@late
def test_at_any_call_of_the_seam(platform, wanted, attention, late):
    device = Interrupting(platform, late)
    small = walks.Small(device, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    call, before = 0, [0, 0]
    while interrupt(device, call, lambda: passes.one(0)):
        assert lengths(passes) == before
        if call % 5 == 0:
            assert walks.same(passes.all(), wanted), f"after an interruption at call {call}"
            for state in passes.states:
                state.length = 0
        call += 1
    assert call > 2 * 3 * 8  # a doorbell and a wait of each group and list
    assert walks.same(passes.all(), wanted)
    small.close()
    assert not platform._memory._buffers


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError, SystemExit, GeneratorExit])
def test_what_was_raised_goes_on_with_its_traceback(
    platform, wanted, attention, error, monkeypatch
):
    small = walks.Small(platform, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    left = iter(range(7))
    real = platform.wait

    def wait(completed, clocks=0):
        if next(left, None) is None:
            raise error("in a wait")
        return real(completed, clocks)

    monkeypatch.setattr(platform, "wait", wait)
    with pytest.raises(error, match="in a wait") as caught:
        passes.one(0)
    assert "wait" in [entry.name for entry in caught.traceback]
    assert lengths(passes) == [0, 0]
    monkeypatch.undo()
    assert walks.same(passes.all(), wanted)
    small.close()


def test_an_error_of_the_device_names_its_matrix(platform, wanted, attention):
    small = walks.Small(platform, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    name = "model.layers.1.mlp.up_proj"
    region = platform._memory.find(small.program.residence.addresses[name][0], 1)
    good, damaged = region.array, region.array.copy()
    damaged[3] = 255
    region.adopt(damaged)
    with pytest.raises(DeviceError, match=rf"{name}.*ILLEGAL_WEIGHT"):
        passes.one(0)
    assert lengths(passes) == [0, 0]
    region.adopt(good)
    with pytest.raises(DeviceError):  # it stays stopped until somebody resets it
        passes.one(0)
    small.program.accelerator.reset()
    assert walks.same(passes.all(), wanted)
    small.close()


def test_numpy_and_compiled_passes_take_turns_after_interruptions(platform, wanted, attention):
    device: Any = Interrupting(platform)
    small = walks.Small(device, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    reference = walks.Passes(small.reference, ROWS)
    expected = reference.all()
    for call in (3, 11, 17):
        assert interrupt(device, call, lambda: passes.one(0))
        assert walks.same(reference.all(), expected)
        assert interrupt(device, call, lambda: reference.one(0))
        assert walks.same(passes.all(), wanted)
        for state in [*passes.states, *reference.states]:
            state.length = 0
    small.close()


@pytest.mark.parametrize("threads", [1, 3])
def test_nothing_is_kept(platform, threads, attention):
    before = native_threads()
    small = walks.Small(platform, threads=threads, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    passes.one(0)
    assert native_threads() == before + threads - 1
    del small, passes
    gc.collect()
    assert not platform._memory._buffers
    assert threads_come_to(before)


def test_who_closes_waits_for_a_pass_of_another_thread(platform, wanted, attention, monkeypatch):
    small = walks.Small(platform, threads=2, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    inside, go_on, found = threading.Event(), threading.Event(), []
    real = platform.wait

    def wait(completed, clocks=0):
        inside.set()
        assert go_on.wait(PATIENCE)
        return real(completed, clocks)

    def run():
        with small.program.turn:
            found.append(passes.one(0))

    monkeypatch.setattr(platform, "wait", wait)
    running, closing = threading.Thread(target=run), threading.Thread(target=small.close)
    running.start()
    assert inside.wait(PATIENCE)
    closing.start()
    closing.join(0.2)  # in that time it would have freed what the pass writes to
    kept = bool(platform._memory._buffers)
    go_on.set()
    for thread in (running, closing):
        thread.join(PATIENCE)
    assert kept
    assert walks.same(found, wanted[:1])
    assert not platform._memory._buffers


def test_the_count_of_doorbells_wraps(platform, wanted, attention):
    platform._completed = (1 << 16) - 5
    small = walks.Small(platform, attention=attention)
    passes = walks.Passes(small.network, ROWS)
    for _ in range(2):
        assert walks.same(passes.all(), wanted)
    assert platform._completed < 200
    small.close()


def test_turns_change_nothing(platform, wanted, attention):
    for turns in (1, 2, 3, 4):
        small = walks.Small(platform, turns=turns, attention=attention)
        assert walks.same(walks.Passes(small.network, ROWS).all(), wanted)
        small.close()


def test_more_turns_than_the_device_takes(platform):
    with pytest.raises(ValueError, match="5 groups in flight"):
        walks.Small(platform, turns=5)


# Of small integers one that differs is 1% of the greatest.
@pytest.mark.parametrize(("place", "most"), [("cpu", 1e-5), ("tile", 0.05)])
def test_it_is_what_numpy_computes(platform, place, most):
    small = walks.Small(platform, attention=place)
    reference = walks.Passes(small.reference, ROWS).all()
    for a, b in zip(reference, walks.expected(TINY.geometry, place), strict=True):
        error = np.abs(a - b).max(axis=1) / np.abs(a).max(axis=1)
        assert np.median(error) < most
    small.close()
