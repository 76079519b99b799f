"""Token groups: which doorbells a pass has, and that every group's results are its own."""

import numpy as np
import pytest

from tritile.device.accelerator import Accelerator
from tritile.device.platforms import open_platform
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile_arch.boards import BOARDS, TINY
from tritile_arch.descriptor import DESCRIPTOR_BYTES
from tritile_arch.geometry import align

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
    table = plan.descriptors(places(plan), dict.fromkeys("abc", (0,)))
    run = plan.run("ab", 3 * G.rows)
    jobs = table[run.first :][: run.length]
    assert [matrix.name for matrix, _ in jobs] == ["a", "a", "a", "b", "b", "b"]
    assert [d.tokens for _, d in jobs] == [G.rows, G.rows, 0] * 2
    assert [d.last for _, d in jobs] == [False] * 5 + [True]
    assert len({d.y for _, d in jobs}) == 6
    assert [d.x for _, d in jobs[:3]] == [d.x for _, d in jobs[3:]]


def places(plan: Plan) -> list[tuple[int, int]]:
    """Addresses for the buffers, one behind the other."""
    found, end = [], 1 << 20
    for pair in plan.pairs:
        found.append((end, end + pair.activation_bytes))
        end = found[-1][1] + pair.result_bytes
    return found


@pytest.mark.parametrize("turns", [1, 2])
@pytest.mark.parametrize("counts", [[], [1, 2, 5]])
def test_jobs_keep_out_of_each_others_memory(counts, turns):
    lists = [*LISTS, JobList("apart", (Matrix("head", 900, 41),), apart=True)]
    plan = Plan(G, lists, counts, turns)
    buffers = places(plan)
    names = ("a", "b", "c", "head")
    table = [d for _, d in plan.descriptors(buffers, dict.fromkeys(names, (0,)))]
    assert sum(run.length for run in plan.runs) == len(table)
    for run in plan.runs:
        jobs = table[run.first :][: run.length]
        groups = run.set.tokens - (run.set.groups - 1) * G.rows, G.rows
        ends = sorted((d.y, d.y + groups[d.tokens > 0] * d.y_stride) for d in jobs)
        assert all(ends[i][1] <= ends[i + 1][0] for i in range(len(ends) - 1))
        (x, y), pair = buffers[run.pair], plan.pairs[run.pair]
        assert ends[0][0] >= y
        assert ends[-1][1] <= y + pair.result_bytes
        assert min(d.x for d in jobs) >= x
        assert max(d.x + d.k_blocks * G.block_stride for d in jobs) <= x + pair.activation_bytes


def test_spare_entries_are_behind_the_table():
    plan, with_spare = Plan(G, LISTS), Plan(G, LISTS, spare=7)
    assert with_spare.table_bytes == plan.table_bytes + 7 * DESCRIPTOR_BYTES
    assert with_spare.buffer_sizes[:-1] == plan.buffer_sizes[:-1]


def test_who_shares_buffers():
    """All lists of a set, but for those apart; nobody of two sets."""
    lists = [*LISTS, JobList("apart", (Matrix("head", 900, 41),), apart=True)]
    plan = Plan(G, lists, [3], turns=2)
    users: dict[int, list] = {}
    for run in plan.runs:
        users.setdefault(run.pair, []).append((run.jobs.name, run.set))
    assert sorted(users) == list(range(len(plan.pairs)))
    for using in users.values():
        assert len({kind for _, kind in using}) == 1
        assert [name for name, _ in using] in (["ab", "c"], ["apart"])


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_every_doorbell_fits_its_set(board):
    g = board.geometry
    plan = Plan(g, LISTS, [1, 3], turns=2)
    for tokens in range(1, 3 * g.rows + 1):
        for first, end in plan.doorbells(tokens):
            for turn in (0, 1):
                kind = plan.set_of(end - first, turn)
                assert kind.groups == plan.groups(end - first)
                assert kind.tokens >= end - first
    assert plan.set_of(1).tokens == g.lanes
    assert plan.set_of(g.lanes + 1).tokens > g.lanes
    assert plan.set_of(g.rows, 0) != plan.set_of(g.rows, 1)


@pytest.mark.parametrize("most", [4, 5, 8, 27])
def test_a_list_of_few_tokens_at_a_time(most):
    g = BOARDS["zcu104"].geometry
    head = JobList("head", (Matrix("head", 900, 41),), apart=True, most=most)
    plan = Plan(g, [*LISTS, head], [3], turns=2)
    sizes = {run.set.tokens for run in plan.runs if run.jobs is head}
    assert sizes == {tokens for tokens in (4, 8, 16) if tokens <= most}
    assert [end - first for first, end in plan.doorbells(40, head)][:-1] == [max(sizes)] * (
        40 // max(sizes) - (40 % max(sizes) == 0)
    )
    assert all(
        plan.run("head", end - first).jobs is head for first, end in plan.doorbells(40, head)
    )
    (pair,) = {plan.run("head", 3).pair} - {plan.run("c", 3).pair}
    assert plan.pairs[pair].result_bytes == 4 * align(900 * 4)


@pytest.mark.parametrize("most", [2, 3, 4, 7, 11, 12, 30])
def test_every_doorbell_of_such_a_list_has_descriptors(most):
    """Also where it may have as many tokens as a number of groups that no doorbell has."""
    head = JobList("head", (Matrix("head", 900, 41),), apart=True, most=most)
    plan = Plan(G, [*LISTS, head], [3, 7], turns=2)
    for tokens in range(1, 50):
        doorbells = list(plan.doorbells(tokens, head))
        assert [first for first, _ in doorbells] == [0, *(end for _, end in doorbells[:-1])]
        assert doorbells[-1][1] == tokens
        for first, end in doorbells:
            run = plan.run("head", end - first)
            assert end - first <= run.set.tokens <= most
            assert run.set.groups == plan.groups(end - first)


def test_a_list_of_fewer_tokens_than_lanes():
    with pytest.raises(ValueError, match="head: most is 1, below 2 lanes"):
        Plan(G, [JobList("head", (Matrix("head", 9, 41),), most=1)])


def test_a_list_of_few_tokens_is_exact():
    plan = Plan(G, [*LISTS, JobList("head", (Matrix("head", 90, 41),), apart=True, most=2)])
    rng = np.random.default_rng(3)
    trits = {m.name: rng.integers(-1, 2, (m.m, m.k), np.int8) for m in plan.matrices}
    device = Accelerator(open_platform("emulator", TINY))
    program = Program(device, plan, packer(plan.geometry, lambda m: trits[m.name]))
    q = rng.integers(-128, 128, (7, 41), np.int8)
    (y,) = program.multiply("head", q)
    np.testing.assert_array_equal(y, q.astype(int) @ trits["head"].T.astype(int))
    assert program.weights_streamed == 4 * 90 * 41


def test_one_token_makes_little_memory_stale():
    """pynq from 3.1 on flushes and forgets whole buffers."""
    g = BOARDS["zcu104"].geometry
    (down,) = [JobList("gate_up", (Matrix("gate", 6912, 2560), Matrix("up", 6912, 2560)))]
    plan = Plan(g, [down])
    assert plan.pairs[plan.run("gate_up", 1).pair].result_bytes == g.lanes * 2 * 6912 * 4
    assert plan.pairs[plan.run("gate_up", g.rows).pair].result_bytes == g.rows * 2 * 6912 * 4


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
