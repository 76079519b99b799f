"""The driver on the Verilated design: errors named, recovery, counters, lists read ahead."""

from __future__ import annotations

import numpy as np
import pytest

from tritile.device.accelerator import Accelerator
from tritile.errors import DeviceError
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile_arch import registers
from tritile_arch.boards import TINY
from tritile_sim.verilated import open_platform

SHAPES = {"q": (300, 90), "k": (70, 90), "o": (64, 120), "down": (40, 250)}


class Bench:
    """Three lists of random matrices in a Verilated device."""

    def __init__(self, **options):
        rng = np.random.default_rng(0)
        self.platform = open_platform(TINY, **options)
        self.trits = {n: rng.integers(-1, 2, shape, np.int8) for n, shape in SHAPES.items()}
        matrix = {name: Matrix(name, *shape) for name, shape in SHAPES.items()}
        lists = [
            JobList("qk", (matrix["q"], matrix["k"])),
            JobList("o", (matrix["o"],)),
            JobList("down", (matrix["down"],)),
        ]
        self.accelerator = Accelerator(self.platform)
        plan = Plan(TINY.geometry, lists)
        self.program = Program(
            self.accelerator, plan, packer(plan.geometry, lambda m: self.trits[m.name])
        )
        self.rng = rng

    def exact(self, name: str, tokens: int) -> None:
        jobs = self.program.plan.lists[name]
        q = self.rng.integers(-128, 128, (tokens, jobs.k), np.int8)
        for matrix, y in zip(jobs.matrices, self.program.multiply(name, q), strict=True):
            expected = q.astype(int) @ self.trits[matrix.name].T.astype(int)
            np.testing.assert_array_equal(y, expected)


@pytest.fixture
def bench():
    made = Bench()
    yield made
    made.platform.close()


def test_an_error_names_job_matrix_and_cause_and_a_reset_mends_it(bench):
    bench.exact("qk", 2)
    table = bench.accelerator._table
    broken = bytes(table.array[64 + 3 : 64 + 4])
    table.array[64 + 3] ^= 0xFF  # the second descriptor's magic byte
    table.flush()
    for _ in range(2):
        with pytest.raises(DeviceError, match=r"job 1 \(k\).*BAD_DESCRIPTOR") as caught:
            bench.program.multiply("qk", np.zeros((1, 90), np.int8))
        assert (caught.value.code, caught.value.job, caught.value.matrix) == (
            "BAD_DESCRIPTOR", 1, "k",
        )  # fmt: skip
    table.array[64 + 3 : 64 + 4] = np.frombuffer(broken, np.uint8)
    table.flush()
    bench.accelerator.reset()
    for tokens in (1, 3):
        for name in ("qk", "o", "down"):
            bench.exact(name, tokens)


def test_lists_in_any_order_while_they_are_read_ahead(bench):
    for name in ("qk", "o", "down", "qk", "down", "o", "o", "qk"):
        bench.exact(name, int(bench.rng.integers(1, 5)))
        bench.platform.run(int(bench.rng.choice([0, 100, 3000])))


def test_the_counters_add_up(bench):
    before = bench.accelerator.counters()
    bench.exact("qk", 1)
    bench.exact("o", 4)
    seen = bench.accelerator.counters() - before
    assert seen.jobs == 3
    assert seen.cycles == seen.weight_beats + sum(seen.stalls.values())
    assert set(seen.stalls) == {"weights", "activations", "drain", "queue"}
    assert min(seen.stalls.values()) > 0
    beats = bench.platform.beats()
    g = TINY.geometry
    assert seen.weight_bytes == seen.weight_beats * g.beat_bytes
    assert bench.accelerator.counters().write_bytes == beats["io write"] * g.port_bytes
    assert seen.bytes == seen.weight_bytes + seen.read_bytes + seen.write_bytes


def test_a_memory_that_stalls_is_told_and_survived():
    bench = Bench(latency=5000)
    bench.platform.write(registers.WATCHDOG.offset, 1500)
    with pytest.raises(DeviceError, match="NO_PROGRESS"):
        bench.exact("qk", 1)
    bench.platform.write(registers.WATCHDOG.offset, 0)
    bench.accelerator.reset()
    bench.exact("qk", 1)
    bench.platform.close()
