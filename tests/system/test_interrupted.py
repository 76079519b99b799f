"""A run that is broken off while the tile works: nothing of it reaches the next one."""

from __future__ import annotations

import signal
import subprocess
import sys

import numpy as np
import pytest

import tritile
from interruptions import Interrupting, interrupt, late
from streams import Bench
from tritile_arch import registers
from tritile_arch.boards import TINY
from tritile_arch.registers import STATUS
from tritile_sim.verilated import open_platform

PROMPT = {"prompt": "ROMEO:", "tokens": 3, "temperature": 0}
RESIDENCES = {"resident": None, "ring": 200_000}
each_residence = pytest.mark.parametrize("weight_memory", RESIDENCES.values(), ids=RESIDENCES)


@pytest.fixture
def platform():
    opened = open_platform(TINY, latency=100, write_latency=60)
    yield opened
    opened.close()


class Impatient(Interrupting):
    """Is interrupted in a wait, so many clocks after its doorbell."""

    def __init__(self, platform):
        super().__init__(platform)
        self.clocks: int | None = None

    def wait(self, completed: int, clocks: int = 0) -> int:
        if self.clocks is not None:
            self.inner.run(self.clocks)
            self.clocks = None
            raise KeyboardInterrupt
        return super().wait(completed, clocks)


def broken_off(bench: Bench, clocks: int) -> None:
    bench.platform.clocks = clocks
    with pytest.raises(KeyboardInterrupt):
        bench.right("1.qk", 3)


@pytest.mark.parametrize("clocks", [0, 7, 60, 150, 400, 900, 5000])
@pytest.mark.parametrize("slots", [None, 2], ids=["resident", "ring"])
def test_after_so_many_clocks(platform, slots, clocks):
    bench = Bench(Impatient(platform), 3, slots)
    bench.gate.set()
    before = dict(platform.memory._taken)
    for _ in range(3):
        broken_off(bench, clocks)
        assert bench.right("2.o")
    broken_off(bench, clocks)
    assert bench.pass_is_right(2)
    assert platform.memory._taken == before
    bench.program.close()
    assert platform.memory._taken == {}


@pytest.mark.parametrize("clocks", [0, 60, 150, 400, 900])
def test_nothing_moves_after_close(platform, clocks):
    """Neither results of what ran, nor weights read ahead."""
    bench = Bench(Impatient(platform), 3)
    assert bench.right("0.qk")
    broken_off(bench, clocks)
    bench.program.close()
    moved, memory = platform.beats(), platform.memory.bytes[: 1 << 20].copy()
    platform.run(5000)
    assert platform.beats() == moved
    np.testing.assert_array_equal(platform.memory.bytes[: 1 << 20], memory)


def test_nothing_is_read_ahead_after_close(platform):
    bench = Bench(platform, 3)
    assert bench.pass_is_right()
    bench.program.close()
    moved = platform.beats()
    platform.run(5000)
    assert platform.beats() == moved


def test_a_device_that_another_process_left_running(platform):
    left = Bench(Impatient(platform), 3)
    broken_off(left, 100)
    assert STATUS.unpack(platform.read(STATUS.offset))["busy"]
    bench = Bench(platform, 2)
    assert bench.pass_is_right(4)
    left.program.close()  # takes nothing from who has the device now
    assert bench.pass_is_right(4)
    assert registers.CONTROL.unpack(platform.read(registers.CONTROL.offset))["prefetch"] == 1
    bench.program.close()


@late
@each_residence
def test_the_same_model_generates_the_same_text(platform, weight_memory, late):
    with tritile.load() as model:
        text = "".join(model.generate(**PROMPT))
    device = Interrupting(platform, late)
    with tritile.load(platform=device, weight_memory=weight_memory) as model:
        before = dict(platform.memory._taken)
        for call in (1, 2, 3, 30, 101):
            assert interrupt(device, call, lambda: list(model.generate(**PROMPT)))
        assert "".join(model.generate(**PROMPT)) == text
        assert platform.memory._taken == before
    assert platform.memory._taken == {}


@pytest.mark.parametrize("more", [(), ("--weight-memory", "200K")], ids=RESIDENCES)
def test_control_c(more):
    """A run in a terminal: its exit code says so, and nobody reads a traceback."""
    command = [sys.executable, "-m", "tritile", "generate", "--prompt", "x", "--tokens", "400"]
    command += ["--platform", "verilator", *more]  # it takes many seconds
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(1)  # it has begun
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert b"Error" not in errors
