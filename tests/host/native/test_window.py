"""Registers in memory: the walk rings and polls them itself, as on a board."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

import walks
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import DeviceError
from tritile.native import doorbell
from tritile_arch.boards import TINY
from tritile_arch.registers import DOORBELL, STATUS

FIRST = "model.layers.0.self_attn.qkv"
ROWS = TINY.geometry.rows
PATIENCE = 60  # seconds


class Windowed(EmulatorPlatform):
    """An emulator whose DOORBELL and STATUS are words in memory; a thread is the device.

    It takes a doorbell by clearing its word, so one may be under way at a time.
    """

    def __init__(self):
        super().__init__(TINY.geometry)
        self.words = np.zeros(1024, np.uint32)
        self.taken: list[int] = []
        self.waits = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def window(self) -> int:
        return self.words.ctypes.data

    def wait(self, completed: int, clocks: int = 0) -> int:
        """Only looks: the thread does the work."""
        self.waits += 1
        time.sleep(1e-4)
        return int(self.words[STATUS.offset // 4])

    def read(self, offset: int) -> int:
        found = super().read(offset)
        if offset == STATUS.offset:
            self.words[offset // 4] = found
        return found

    def _work(self) -> None:
        ring, status = DOORBELL.offset // 4, STATUS.offset // 4
        while not self._ended.is_set():
            word = int(self.words[ring])
            if word:
                self.words[ring] = 0
                self.taken.append(word)
                EmulatorPlatform.write(self, DOORBELL.offset, word)
                found = EmulatorPlatform.wait(self, (self._completed + 1) % (1 << 16))
                self.words[status] = found

    def close(self) -> None:
        self._ended.set()
        self._thread.join(PATIENCE)
        super().close()


@pytest.fixture
def platform(monkeypatch):
    def refuse(*given):
        raise AssertionError("Python rang a doorbell")

    opened = Windowed()
    monkeypatch.setattr(Accelerator, "submit", refuse)
    yield opened
    opened.close()


@pytest.mark.parametrize("polls", [doorbell.POLLS, 0], ids=["polled", "waited-for"])
def test_passes(platform, monkeypatch, polls):
    """With no polls the driver waits for every doorbell."""
    monkeypatch.setattr(doorbell, "POLLS", polls)
    small = walks.Small(platform, turns=1)
    found = walks.Passes(small.network, ROWS).all()
    small.close()
    monkeypatch.undo()
    assert walks.same(found, walks.expected(TINY.geometry))
    groups, lists = 3 + 1 + 2 + 1, 8
    assert len(platform.taken) == groups * lists
    first = small.program.plan.run(FIRST, ROWS).first
    assert platform.taken[0] == DOORBELL.pack(index=first, tokens=ROWS)
    if not polls:
        assert platform.waits >= groups * lists


def test_an_error_in_status_is_the_drivers(platform):
    small = walks.Small(platform, turns=1)
    passes = walks.Passes(small.network, ROWS)
    name = "model.layers.1.self_attn.o_proj"
    region = platform._memory.find(small.program.residence.addresses[name][0], 1)
    good, damaged = region.array, region.array.copy()
    damaged[3] = 255
    region.adopt(damaged)
    with pytest.raises(DeviceError, match=rf"{name}.*ILLEGAL_WEIGHT"):
        passes.one(0)
    region.adopt(good)
    small.program.accelerator.reset()
    first = passes.all()
    assert walks.same(passes.all(), first)
    small.close()


def test_a_pass_that_was_broken_off_is_forgotten(platform, monkeypatch):
    monkeypatch.setattr(doorbell, "POLLS", 0)
    small = walks.Small(platform, turns=1)
    passes = walks.Passes(small.network, ROWS)
    wanted = passes.all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(platform, "wait", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            passes.one(0)
    while platform.words[DOORBELL.offset // 4] or platform._doorbells:
        time.sleep(1e-3)  # the doorbell that nobody waits for
    assert walks.same(passes.all(), wanted)
    small.close()
