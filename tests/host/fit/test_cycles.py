"""The clocks that are worked out are those that the Verilated design counts."""

import pytest

from tritile.bench.case import Case
from tritile.bench.measure import measure
from tritile.bench.shapes import job_lists
from tritile.fit.cycles import Job, Memory, doorbell_cycles, jobs_of
from tritile.native.library import KEY_ROWS
from tritile.plan import JobList, Matrix, Plan
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104


def lists(k, *ms, planes=1):
    matrices = tuple(Matrix(f"m{i}", m, k, planes) for i, m in enumerate(ms))
    return [JobList("list", matrices)]


def both(board, given, tokens, memory):
    """(worked out, counted) clocks of each doorbell; the first of a run has nothing read ahead."""
    found = measure(Case(given, tokens), board, "verilator", memory)
    g = board.geometry
    for place, jobs in enumerate(given):
        worked_out = doorbell_cycles(g, jobs_of(g, jobs, tokens), Memory(**memory), place > 0)
        yield worked_out, found.doorbells[jobs.name].cycles


def alone(board, given, tokens, memory):
    """The same, nothing read ahead of any of them."""
    return [pair for jobs in given for pair in both(board, [jobs], tokens, memory)]


def close(worked_out, counted, share):
    """A soft reset before a run's first doorbell costs up to 60 clocks that are not worked out."""
    return abs(worked_out - counted) <= max(64, share * counted)


@pytest.mark.parametrize("tokens", [1, 2, 4, 9])
@pytest.mark.parametrize(
    ("given", "memory"),
    [
        (job_lists("tiny-shakespeare"), {}),
        (job_lists("tiny-shakespeare"), {"latency": 200}),
        (job_lists("tiny-shakespeare"), {"total_cap": 8.0}),
        (job_lists("tiny-shakespeare"), {"port_cap": 5.0}),
        (job_lists("tiny-shakespeare", planes=3), {}),
        (lists(200, 1000), {"latency": 1}),
        (lists(80, 256, 256, 256), {}),  # its drains are longer than its tiles
        (lists(400, 3), {}),  # its loads are longer than its blocks
        (lists(32, *[KEY_ROWS] * 6, planes=5), {}),  # scores of attention
        (lists(32, *[KEY_ROWS] * 6, planes=5), {"latency": 200}),
        (lists(TINY.geometry.columns, *[128] * 9, planes=5), {}),  # its sums of values
        (lists(640, 2000), {"latency": 500}),  # its bursts under way are too few
    ],
)
def test_on_tiny(given, memory, tokens):
    for worked_out, counted in alone(TINY, given, tokens, memory):
        share = 0.02 if "port_cap" not in memory else 0.06  # FIFOs hold much of so short a drain
        assert close(worked_out, counted, share), (worked_out, counted)


@pytest.mark.parametrize("tokens", [1, 3, 4])
@pytest.mark.parametrize("latency", [10, 64, 200])
def test_read_ahead(tokens, latency):
    for worked_out, counted in both(
        TINY, job_lists("tiny-shakespeare"), tokens, {"latency": latency}
    ):
        assert close(worked_out, counted, 0.02), (worked_out, counted)


@pytest.mark.nightly(minutes=4)
@pytest.mark.parametrize("board", [ZCU104, PYNQ_Z2], ids=lambda board: board.name)
@pytest.mark.parametrize("share", [None, 0.8])
@pytest.mark.parametrize("groups", [0, 2])
def test_on_a_board(board, share, groups, record_property):
    """A block of 2B-4T, one token and two full groups of them."""
    g = board.geometry
    memory = {} if share is None else {"total_cap": share * g.beat_bytes}
    shape, tokens = job_lists("bitnet-2b-4t"), groups * g.rows or 1
    pairs = list((alone if groups else both)(board, shape, tokens, memory))
    worked_out, counted = (sum(column) for column in zip(*pairs, strict=True))
    record_property("cycles worked out, counted", (worked_out, counted))
    assert worked_out == pytest.approx(counted, rel=0.01)
    for pair in pairs:
        assert close(*pair, 0.01), pair


@pytest.mark.nightly(minutes=1)
@pytest.mark.parametrize("board", [ZCU104, PYNQ_Z2], ids=lambda board: board.name)
@pytest.mark.parametrize(("full", "share"), [(False, 0.01), (True, 0.1)])
def test_attention_on_a_board(board, full, share):
    """Scores, then sums of values, of full chunks: their loads are longer than their blocks.

    ``full``: the memory gives no more than the weight ports take; then the loads, which all wait
    for, share it with weights that nobody needs yet: that is not worked out.
    """
    g = board.geometry
    memory = {"total_cap": float(g.beat_bytes)} if full else {}
    for given in (lists(128, *[KEY_ROWS] * 4, planes=5), lists(g.columns, *[128] * 4, planes=5)):
        for pair in alone(board, given, g.rows, memory):
            assert close(*pair, share), pair


def test_jobs_are_the_plans():
    """Same order, same tokens as the descriptors of a doorbell of several groups."""
    (jobs,) = lists(100, 70, 30, planes=2)
    plan = Plan(TINY.geometry, [jobs], [3])
    buffers = [(0, 0)] * len(plan.pairs)
    table = plan.descriptors(buffers, {m.name: [0] for m in jobs.matrices})
    run = plan.run("list", 10)
    rung = table[run.first : run.first + run.length]
    found = [Job(d.m, m.k, d.tokens or 2, d.planes) for m, d in rung]
    assert jobs_of(TINY.geometry, jobs, 10) == found


def test_more_of_anything_takes_longer():
    g = ZCU104.geometry
    plain = doorbell_cycles(g, [Job(2560, 2560, 1)])
    for slower in (
        doorbell_cycles(g, [Job(2560, 2560, 28)]),
        doorbell_cycles(g, [Job(2560, 2560, 1, planes=2)]),
        doorbell_cycles(g, [Job(2560, 2560, 1)] * 2),
        doorbell_cycles(g, [Job(2560, 2560, 1)], Memory(latency=65)),
        doorbell_cycles(g, [Job(2560, 2560, 1)], Memory(total_cap=63.0)),
        doorbell_cycles(g, [Job(2560, 2560, 1)], ahead=False),
    ):
        assert slower > plain


@pytest.mark.parametrize("tokens", [1, 4])
def test_many_short_jobs_at_the_memorys_rate(tokens):
    """What descriptors move is not worked out."""
    given = lists(TINY.geometry.columns, *[128] * 9, planes=5)
    for worked_out, counted in alone(TINY, given, tokens, {"total_cap": 8.0}):
        assert close(worked_out, counted, 0.03), (worked_out, counted)
