"""The whole accelerator as converted Verilog, and the emulator, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from tritile.device.emulator import EmulatorPlatform
from tritile.pack import unpack
from tritile_arch import layout, registers
from tritile_arch.boards import TINY, TINY_TRIT4
from tritile_arch.geometry import MAX_PLANES
from tritile_sim.verilated import open_platform

MEMORIES = {
    "usual": {},
    "near": {"latency": 1},
    "far": {"latency": 200},
    "uneven": {"back_pressure": 0.3, "seed": 1},
    "starved": {"back_pressure": 0.75, "seed": 2, "latency": 7},
    "narrow": {"total_cap": 5.0},
}


DEVICES = {
    f"{name} {board.name}": (name, board)
    for board in (TINY, TINY_TRIT4)
    for name in ("emulator", "verilator")
}


@pytest.fixture(params=DEVICES)
def platform(request):
    name, board = DEVICES[request.param]
    opened = EmulatorPlatform(board.geometry) if name == "emulator" else open_platform(board)
    yield opened
    opened.close()


def random_lists(seed: int, lists: int) -> list[list[Case]]:
    """Lists of one to four jobs whose sizes and tokens change from job to job."""
    rng = np.random.default_rng(seed)
    return [
        [
            Case(
                int(rng.integers(1, 600)),
                int(rng.integers(1, 330)),
                int(rng.integers(1, 5)),
                planes=int(rng.choice([1, 1, 1, 2, 3])),
            )
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
    c = platform.geometry.columns
    sizes = [(1, 1), (1, c), (2, c + 1), (7, c - 1), (8, 2 * c), (9, 2 * c + 1), (64, c)]
    sizes += [(65, 5 * c), (255, c), (256, c + 1), (257, c), (513, 3 * c)]
    run_and_check(platform, [[Case(m, k, tokens)] for m, k in sizes])


@pytest.mark.parametrize("tokens", range(1, TINY.geometry.rows + 1))
def test_extreme_activations_and_weights(platform, tokens):
    run_and_check(platform, [[Case(6, 512, tokens), Case(300, 43, tokens)]], "corners")


@pytest.mark.parametrize("kind", ["random", "corners"])
def test_one_to_five_planes(platform, kind):
    """Most significant first; tapped and drained, over tiles and K-blocks, jobs of many kinds."""
    cases = [Case(300, 43, planes % 4 + 1, planes=planes) for planes in range(1, MAX_PLANES + 1)]
    cases += [Case(9, 130, 4, planes=3), Case(70, 512, 1, planes=5)]
    run_and_check(platform, [cases, [Case(1, 1, 2, planes=2)]], kind)


@pytest.mark.parametrize("board", [TINY, TINY_TRIT4], ids=lambda board: board.name)
@pytest.mark.parametrize("memory", MEMORIES)
def test_lists_whose_tokens_change_from_job_to_job(memory, board):
    platform = open_platform(board, **MEMORIES[memory])
    run_and_check(platform, random_lists(3, 12))
    platform.close()


def test_the_emulator_runs_the_same_lists():
    run_and_check(EmulatorPlatform(TINY.geometry), random_lists(3, 12))


@pytest.mark.parametrize("name", ["emulator", "verilator"])
def test_every_trit4_byte_is_legal(name):
    """Memory of any content is weights: the code 11 counts as zero, and nothing stops."""
    g = TINY_TRIT4.geometry
    platform = EmulatorPlatform(g) if name == "emulator" else open_platform(TINY_TRIT4)
    case = Case(300, 5 * g.columns, 3).fill(np.random.default_rng(4))
    rig = Rig(platform, [[case]])
    size = layout.weight_bytes(g, case.m, case.k)
    memory = np.random.default_rng(5).permutation(np.arange(size) % 256).astype(np.uint8)
    rig.weights[0][0].array[:size] = memory
    rig.weights[0][0].flush()
    case.trits = unpack(g, memory[None], case.m, case.k)
    rig.run()
    rig.check()
    platform.close()


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


@pytest.mark.parametrize("memory", ["usual", "far", "uneven", "narrow"])
@pytest.mark.parametrize("seed", range(3))
def test_lists_read_ahead_are_exact_in_any_order(memory, seed):
    """Right guesses, wrong ones, and none, with doorbells in time, late, and waiting."""
    rng = np.random.default_rng(seed)
    lists = random_lists(seed + 20, 6)
    for cases in lists:
        for case in cases:
            case.fill(rng)
    order = [0, 1, 2, 0, *rng.permutation(6), *range(6), *rng.integers(0, 6, 4)]
    pauses = rng.choice([0, 60, 250, 1000, 6000], len(order))
    pauses[2] = 60_000  # so that list 3 has been read ahead in vain
    platform = open_platform(TINY, **MEMORIES[memory])
    rig = Rig(platform, lists)
    rig.run_ahead(order, [int(pause) for pause in pauses])
    rig.check()
    beats = sum(
        case.planes * case.m * platform.geometry.k_blocks(case.k)
        for i in order
        for case in lists[i]
    )
    assert platform.read(registers.WEIGHT_BEATS.offset) == beats
    assert platform.beats()["w0"] > beats, "nothing was read ahead in vain"
    platform.close()


def test_reading_ahead_saves_clocks():
    def cycles(ahead: bool) -> int:
        platform = open_platform(TINY, latency=200)
        rig = Rig(platform, [[Case(64, 80, 1).fill(np.random.default_rng(i))] for i in range(4)])
        if ahead:
            rig.run_ahead(range(4), [4000] * 4)
        else:
            for number in range(4):
                rig.ring(number)
                rig.wait(number + 1)
        rig.check()
        count = platform.read(registers.CYCLES.offset)
        platform.close()
        return count

    assert cycles(ahead=True) < cycles(ahead=False) - 3 * 200


def test_counters_tell_where_the_clocks_went(platform):
    if platform.name == "emulator":
        pytest.skip("the emulator has no clock")
    run_and_check(platform, [[Case(100, 100, 2), Case(30, 40, 4, planes=2)], [Case(64, 64, 1)]])
    count = {register: platform.read(register.offset) for register in registers.COUNTERS}
    g = platform.geometry
    beats = 100 * g.k_blocks(100) + 30 * 2 * g.k_blocks(40) + 64 * g.k_blocks(64)
    assert count[registers.WEIGHT_BEATS] == platform.beats()["w0"] == beats
    assert count[registers.JOBS] == 3
    assert count[registers.IO_READ_BEATS] == platform.beats()["io"]
    assert count[registers.IO_WRITE_BEATS] == platform.beats()["io write"]
    stalls = (
        registers.STALL_WEIGHTS,
        registers.STALL_ACTIVATIONS,
        registers.STALL_DRAIN,
        registers.STALL_QUEUE,
    )
    assert beats + sum(count[x] for x in stalls) == count[registers.CYCLES] < 3 * beats
