"""Token groups: which doorbells a pass has, and that every group's results are its own."""

import numpy as np
import pytest

from tritile.device.accelerator import Accelerator
from tritile.device.platforms import open_platform
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile_arch.boards import TINY

G = TINY.geometry
LISTS = [
    JobList("ab", (Matrix("a", 300, 90), Matrix("b", 70, 90))),
    JobList("c", (Matrix("c", 9, 41),)),
]


@pytest.mark.parametrize(
    ("counts", "tokens", "expected"),
    [
        ([], 3, [(0, 3)]),
        ([], 9, [(0, 4), (4, 8), (8, 9)]),
        ([3], 9, [(0, 9)]),
        ([3], 8, [(0, 4), (4, 8)]),  # two groups: no list has them
        ([3], 20, [(0, 12), (12, 16), (16, 20)]),
        ([2, 4], 25, [(0, 16), (16, 24), (24, 25)]),
    ],
)
def test_as_few_doorbells_as_there_can_be(counts, tokens, expected):
    assert list(Plan(G, LISTS, counts).doorbells(tokens)) == expected


def test_no_group_is_no_doorbell():
    with pytest.raises(ValueError, match="0 token groups"):
        Plan(G, LISTS, [0])


def test_a_list_of_groups():
    plan = Plan(G, LISTS, [3])
    table = plan.descriptors(0x10000, 0x80000, dict.fromkeys("abc", (0,)))
    first = plan.index["ab", 3]
    jobs = table[first : first + 6]
    assert [matrix.name for matrix, _ in jobs] == ["a", "a", "a", "b", "b", "b"]
    assert [d.tokens for _, d in jobs] == [G.rows, G.rows, 0] * 2
    assert [d.last for _, d in jobs] == [False] * 5 + [True]
    assert len({d.y for _, d in jobs}) == 6
    assert [d.x for _, d in jobs[:3]] == [d.x for _, d in jobs[3:]]


def test_jobs_of_a_list_keep_out_of_each_others_memory():
    plan = Plan(G, LISTS, [1, 2, 5])
    table = plan.descriptors(0, 1 << 24, dict.fromkeys("abc", (0,)))
    for (name, groups), first in plan.index.items():
        jobs = [d for _, d in table[first : first + groups * len(plan.lists[name].matrices)]]
        ends = sorted((d.y, d.y + G.rows * d.y_stride) for d in jobs)
        assert all(ends[i][1] <= ends[i + 1][0] for i in range(len(ends) - 1))
        assert ends[-1][1] <= (1 << 24) + plan.result_bytes
        assert max(d.x + d.k_blocks * G.block_stride for d in jobs) <= plan.activation_bytes


@pytest.fixture(params=["emulator", "verilator"])
def platform(request):
    device = open_platform(request.param, TINY)
    yield device
    device.close()


def test_groups_are_exact(platform):
    """Full and partial last groups, in one doorbell or several, over what was there before."""
    rng = np.random.default_rng(5)
    plan = Plan(G, LISTS, [2, 3])
    trits = {m.name: rng.integers(-1, 2, (m.m, m.k), np.int8) for m in plan.matrices}
    program = Program(Accelerator(platform), plan, packer(plan.geometry, lambda m: trits[m.name]))
    for tokens in (12, 9, 10, 1, 5, 7, 8, 17):
        for name, jobs in plan.lists.items():
            q = rng.integers(-128, 128, (tokens, jobs.k), np.int8)
            for matrix, y in zip(jobs.matrices, program.multiply(name, q), strict=True):
                expected = q.astype(int) @ trits[matrix.name].T.astype(int)
                np.testing.assert_array_equal(y, expected, f"{tokens} tokens, {matrix.name}")


def test_every_group_counts_its_weights(platform):
    plan = Plan(G, LISTS, [3])
    trits = {m.name: np.ones((m.m, m.k), np.int8) for m in plan.matrices}
    program = Program(Accelerator(platform), plan, packer(plan.geometry, lambda m: trits[m.name]))
    program.multiply("c", np.ones((9, 41), np.int8))
    assert program.weights_streamed == 3 * 9 * 41
