"""Random jobs, memories, faults and resets: nothing hangs, is misnamed, or is written too late."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from system.rig import Case, Rig
from system.test_errors import read_descriptor
from system.test_recovery import ask_for_reset, exact_again, wait_for_reset
from tritile_arch import encoding, layout, registers
from tritile_arch.boards import TINY, TINY_TRIT4
from tritile_arch.descriptor import DESCRIPTOR_BYTES
from tritile_arch.geometry import Geometry
from tritile_arch.registers import ErrorCode
from tritile_sim.verilated import open_platform

BOARDS = {board.name: board for board in (TINY, TINY_TRIT4)}
SLICE, PATIENCE = 200, 3000  # clocks between two looks at STATUS; slices until a run hangs
RUNS = 3  # a device; its memory can take eight faults

Random = np.random.Generator


def below(rng: Random, end: int) -> int:
    return int(rng.integers(end))


def random_memory(rng: Random) -> dict:
    return {
        "latency": int(rng.choice([1, 5, 64, 200])),
        "write_latency": int(rng.choice([1, 20, 150])),
        "back_pressure": float(rng.choice([0, 0.2, 0.6, 0.8])),
        "seed": below(rng, 1 << 30),
        "total_cap": [None, 5.0][below(rng, 2)],
    }


def random_lists(g: Geometry, rng: Random) -> list[list[Case]]:
    """At most as many as there are slots; some jobs of several tiles."""

    def case() -> Case:
        m = 1 + below(rng, 600 if rng.random() < 0.2 else 70)
        k, planes = 1 + below(rng, 3 * g.columns), int(rng.choice([1, 1, 2, 3]))
        return Case(m, k, 1 + below(rng, g.rows), planes=planes).fill(rng)

    lists = 1 + below(rng, registers.DOORBELL_SLOTS)
    return [[case() for _ in range(1 + below(rng, 3))] for _ in range(lists)]


def weight_byte(rig: Rig, job: int, rng: Random) -> tuple[int, int]:
    """A port and an offset in its region."""
    case, g = rig.results[job][0], rig.g
    return below(rng, g.ports), below(rng, layout.weight_bytes(g, case.m, case.k, case.planes))


def bus_error(rig: Rig, address: int, rng: Random, code: ErrorCode) -> ErrorCode:
    reads = code is ErrorCode.READ_ERROR
    rig.platform.inject(address, address, 2 + below(rng, 2), reads=reads, writes=not reads)
    return code


def in_weights(rig: Rig, job: int, rng: Random) -> ErrorCode:
    port, at = weight_byte(rig, job, rng)
    address = read_descriptor(rig, job).weights[port] + at
    return bus_error(rig, address, rng, ErrorCode.READ_ERROR)


def in_activations(rig: Rig, job: int, rng: Random) -> ErrorCode:
    d, g = read_descriptor(rig, job), rig.g
    at = below(rng, d.k_blocks) * g.block_stride + below(rng, d.tokens * g.columns)
    return bus_error(rig, d.x + at, rng, ErrorCode.READ_ERROR)


def in_descriptor(rig: Rig, job: int, rng: Random) -> ErrorCode:
    address = rig.table.address + job * DESCRIPTOR_BYTES + below(rng, DESCRIPTOR_BYTES)
    return bus_error(rig, address, rng, ErrorCode.READ_ERROR)


def in_results(rig: Rig, job: int, rng: Random) -> ErrorCode:
    d = read_descriptor(rig, job)
    at = below(rng, d.tokens) * d.y_stride + below(rng, layout.result_stride(d.m))
    return bus_error(rig, d.y + at, rng, ErrorCode.WRITE_ERROR)


def illegal_weight(rig: Rig, job: int, rng: Random) -> ErrorCode:
    values = encoding.codec(rig.g.codec).byte_values
    if values == 256:  # every byte is legal
        return ErrorCode.NONE
    port, at = weight_byte(rig, job, rng)
    region = rig.weights[job][port]
    region.array[at] = values + below(rng, 256 - values)
    region.flush()
    return ErrorCode.ILLEGAL_WEIGHT


def bad_descriptor(rig: Rig, job: int, rng: Random) -> ErrorCode:
    rig.table.array[job * DESCRIPTOR_BYTES + 3] ^= 1  # its magic
    rig.table.flush()
    return ErrorCode.BAD_DESCRIPTOR


def nothing(rig: Rig, job: int, rng: Random) -> ErrorCode:
    return ErrorCode.NONE


TROUBLES: tuple[Callable[[Rig, int, Random], ErrorCode], ...] = (
    nothing,
    in_weights,
    in_activations,
    in_descriptor,
    in_results,
    illegal_weight,
    bad_descriptor,
)


def settle(rig: Rig, before: int) -> dict[str, int]:
    """STATUS once the queue has stopped or all doorbells are complete."""
    for _ in range(PATIENCE):
        status = rig.status()
        if status["error"] or status["completed"] - before == len(rig.lists):
            return status
        rig.platform.run(SLICE)
    raise AssertionError("neither an end nor an error")


def check_finished(rig: Rig, completed: int) -> None:
    """The doorbells that were completed are exact; nothing was written where it should not be."""
    count = sum(len(cases) for cases in rig.lists[:completed])
    rig.check(rig.results[:count])
    rig.check_guards()


def to_the_end(rig: Rig, before: int, code: ErrorCode, job: int) -> None:
    """All doorbells are exact, or the failure is named and those before it are exact."""
    status = settle(rig, before)
    assert status["code"] == code
    completed = status["completed"] - before
    if code is not ErrorCode.NONE:
        assert rig.platform.read(registers.FAILED_JOB.offset) == job
        assert completed <= max(i for i, first in enumerate(rig.index) if first <= job)
    check_finished(rig, completed)


def cut_short(rig: Rig, before: int, rng: Random) -> None:
    """Stops looking anywhere between the doorbells and the end."""
    rig.platform.run(below(rng, int(rng.choice([50, 500, 5000]))))
    check_finished(rig, rig.status()["completed"] - before)


def written(rig: Rig) -> np.ndarray:
    """A copy of all results' memory, one behind the other."""
    return np.concatenate([y.array for _, y, _ in rig.results])


def trouble(platform, rng: Random) -> None:
    """One run and its end; then a soft reset, with which results stop being written.

    A beat that was already offered may still arrive; AXI lets nobody take it back.
    """
    rig = Rig(platform, random_lists(platform.geometry, rng))
    job = below(rng, len(rig.results))
    code = TROUBLES[below(rng, len(TROUBLES))](rig, job, rng)
    switches = registers.CONTROL.pack(prefetch=below(rng, 2))
    platform.write(registers.CONTROL.offset, switches)
    before = rig.status()["completed"]
    for number in range(len(rig.lists)):
        rig.ring(number)
    if rng.random() < 0.5:
        to_the_end(rig, before, code, job)
    else:
        cut_short(rig, before, rng)
    ask_for_reset(platform)
    asked = written(rig)
    wait_for_reset(platform)
    done = written(rig)
    assert np.count_nonzero(asked != done) <= rig.g.port_bytes
    exact_again(platform)
    np.testing.assert_array_equal(done, written(rig))
    rig.check_guards()


def soak(board: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    platform = open_platform(BOARDS[board], **random_memory(rng))
    for _ in range(RUNS):
        trouble(platform, rng)
    platform.close()


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("seed", range(20))
def test_troubles(board, seed):
    soak(board, seed)


@pytest.mark.nightly(minutes=0.4)
@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("hundred", range(20))
def test_many_troubles(board, hundred):
    for seed in range(100):
        soak(board, 1000 + 100 * hundred + seed)
