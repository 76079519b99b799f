"""The whole accelerator as converted Verilog, and the emulator, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from tritile.emulator import EmulatorPlatform
from tritile_arch import registers
from tritile_arch.boards import TINY
from tritile_sim.verilated import open_platform

MEMORIES = {
    "usual": {},
    "near": {"latency": 1},
    "far": {"latency": 200},
    "uneven": {"back_pressure": 0.3, "seed": 1},
    "starved": {"back_pressure": 0.75, "seed": 2, "latency": 7},
    "narrow": {"total_cap": 5.0},
}


@pytest.fixture(params=["emulator", "verilator"])
def platform(request):
    if request.param == "emulator":
        yield EmulatorPlatform(TINY.geometry)
        return
    opened = open_platform(TINY)
    yield opened
    opened.close()


def random_lists(seed: int, lists: int) -> list[list[Case]]:
    """Lists of one to four jobs whose sizes and tokens change from job to job."""
    rng = np.random.default_rng(seed)
    return [
        [
            Case(int(rng.integers(1, 600)), int(rng.integers(1, 330)), int(rng.integers(1, 5)))
            for _ in range(rng.integers(1, 5))
        ]
        for _ in range(lists)
    ]


def run_and_check(platform, lists: list[list[Case]], kind: str = "random") -> Rig:
    rng = np.random.default_rng(7)
    for cases in lists:
        for case in cases:
            case.fill(rng, kind)
    rig = Rig(platform, lists)
    rig.run()
    rig.check()
    return rig


@pytest.mark.parametrize("tokens", range(1, TINY.geometry.rows + 1))
def test_sizes_at_every_edge(platform, tokens):
    sizes = [(1, 1), (1, 40), (2, 41), (7, 39), (8, 80), (9, 81), (64, 40), (65, 200)]
    sizes += [(255, 40), (256, 41), (257, 40), (513, 120)]
    run_and_check(platform, [[Case(m, k, tokens)] for m, k in sizes])


@pytest.mark.parametrize("tokens", range(1, TINY.geometry.rows + 1))
def test_extreme_activations_and_weights(platform, tokens):
    run_and_check(platform, [[Case(6, 512, tokens), Case(300, 43, tokens)]], "corners")


@pytest.mark.parametrize("memory", MEMORIES)
def test_lists_whose_tokens_change_from_job_to_job(memory):
    platform = open_platform(TINY, **MEMORIES[memory])
    run_and_check(platform, random_lists(3, 12))
    platform.close()


def test_the_emulator_runs_the_same_lists():
    run_and_check(EmulatorPlatform(TINY.geometry), random_lists(3, 12))


@pytest.mark.parametrize("seed", range(4))
def test_short_jobs_back_to_back_under_back_pressure(seed):
    rng = np.random.default_rng(seed)
    lists = [
        [
            Case(int(rng.integers(1, 20)), int(rng.integers(1, 90)), int(rng.integers(1, 5)))
         for _ in range(3)]
        for _ in range(20)
    ]  # fmt: skip
    platform = open_platform(TINY, back_pressure=0.5, seed=seed)
    run_and_check(platform, lists)
    platform.close()


def test_counters_count(platform):
    if platform.name == "emulator":
        pytest.skip("the emulator has no clock")
    run_and_check(platform, [[Case(100, 100, 2), Case(30, 40, 2)]])
    read = platform.read
    beats = 100 * 3 + 30
    assert read(registers.WEIGHT_BEATS.offset) == beats
    assert read(registers.JOBS.offset) == 2
    assert beats < read(registers.CYCLES.offset) < 3 * beats
