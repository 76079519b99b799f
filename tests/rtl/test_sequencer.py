"""The sequencer: lists, tokens, hand-outs, read errors."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import step
from rtl.lists import BASE, GEOMETRIES, Setup, good, job_of, region_of
from tritile_arch.descriptor import DESCRIPTOR_BYTES


@pytest.mark.parametrize("name", GEOMETRIES)
@given(seed=st.integers(0, 2**32), lengths=st.lists(st.integers(1, 4), min_size=1, max_size=4))
@settings(max_examples=20)
def test_lists_are_run_to_their_last_job(name, seed, lengths):
    g, rng = GEOMETRIES[name], random.Random(seed)
    lists = [[good(g, rng, last=i == n - 1) for i in range(n)] for n in lengths]
    table = b"".join(d.encode() for jobs in lists for d in jobs)
    firsts = [sum(lengths[:i]) for i in range(len(lengths))]
    rung = [(i, firsts[i], rng.randint(1, g.rows)) for i in rng.choices(range(len(lists)), k=5)]
    due = [
        (job_of(d, first + k, tokens), d)
        for i, first, tokens in rung
        for k, d in enumerate(lists[i])
    ]
    setup = Setup(g, table, [(first, tokens) for _, first, tokens in rung], seed)
    setup.run(len(due))
    assert setup.loader.got == setup.issuer.got == [job for job, _ in due]
    for p, port in enumerate(setup.ports):
        assert port.got == [region_of(d, p) for _, d in due]


def build(g, rng, lengths):
    """Lists of those lengths in one table, and the first descriptor of each."""
    lists = [[good(g, rng, last=i == n - 1) for i in range(n)] for n in lengths]
    table = b"".join(d.encode() for jobs in lists for d in jobs)
    return lists, table, [sum(lengths[:i]) for i in range(len(lengths))]


@pytest.mark.parametrize("name", GEOMETRIES)
@given(
    seed=st.integers(0, 2**32),
    order=st.lists(st.integers(0, 3), min_size=1, max_size=8),
    pause=st.sampled_from([0.3, 0.01]),
)
@settings(max_examples=20)
def test_guesses_change_nothing(name, seed, order, pause):
    """Doorbells in any order, soon or late; the table ends with an entry that is none."""
    g, rng = GEOMETRIES[name], random.Random(seed)
    lists, table, firsts = build(g, rng, [rng.randint(1, 3) for _ in range(4)])
    rung = [(firsts[i], rng.randint(1, g.rows)) for i in order]
    due = [
        (job_of(d, first + k, tokens), d)
        for i, (first, tokens) in zip(order, rung, strict=True)
        for k, d in enumerate(lists[i])
    ]
    setup = Setup(g, table + bytes(64), rung, seed, prefetch=1)
    setup.doorbells.density = pause
    setup.run(len(due))
    assert setup.loader.got == setup.issuer.got == [job for job, _ in due]
    for p, port in enumerate(setup.ports):
        assert port.got[: len(due)] == [region_of(d, p) for _, d in due]


def test_the_list_behind_the_last_is_read_before_its_doorbell():
    g, rng = GEOMETRIES["tiny"], random.Random(4)
    lists, table, firsts = build(g, rng, [1, 2, 1])
    setup = Setup(g, table + bytes(64), [(firsts[0], 1), (firsts[1], 3)], prefetch=1, density=1.0)
    setup.doorbells.density = 0.0
    step(setup.block, setup.agents, 300)
    assert setup.table.asked == [], "nothing is guessed before the first doorbell"
    setup.doorbells.offering = True
    step(setup.block, setup.agents, 300)
    ahead = lists[1][0]
    assert setup.table.asked == [0, 1]
    assert setup.ports[0].got[1:] == [region_of(ahead, 0)]
    assert len(setup.issuer.got) == 1
    setup.doorbells.offering = True
    step(setup.block, setup.agents, 12)
    assert setup.issuer.got[1:] == [job_of(ahead, 1, 3)], "at once"
    assert setup.table.asked.count(1) == 1


def test_a_guess_that_cannot_be_read_is_no_failure():
    g, rng = GEOMETRIES["tiny"], random.Random(5)
    _, table, _ = build(g, rng, [1, 1])
    setup = Setup(g, table, [(0, 1), (0, 1)], bad={DESCRIPTOR_BYTES + 8}, prefetch=1)
    setup.doorbells.density = 0.005
    setup.run(2)
    assert 1 in setup.table.asked


def test_without_prefetch_a_guess_is_dropped():
    g, rng = GEOMETRIES["tiny"], random.Random(6)
    _, table, _ = build(g, rng, [1, 1, 1])
    setup = Setup(g, table + bytes(64), [(0, 1), (1, 1)], prefetch=1, density=1.0)
    setup.doorbells.density = 0.0
    setup.doorbells.offering = True
    step(setup.block, setup.agents, 300)
    assert setup.table.asked == [0, 1]
    setup.dropper.prefetch = 0
    step(setup.block, setup.agents, 100)
    assert setup.dropper.drops == 1
    setup.doorbells.offering = True
    setup.run(2)
    assert setup.table.asked == [0, 1, 1]


@pytest.mark.parametrize("at", [0, 8, 56])
def test_a_read_error_stops_the_list_at_its_job(at):
    g, rng = GEOMETRIES["tiny"], random.Random(2)
    table = b"".join(good(g, rng, last=i == 3).encode() for i in range(4))
    setup = Setup(g, table, [(0, 1), (0, 1)], bad={2 * DESCRIPTOR_BYTES + at})
    setup.run(2, 1)
    assert setup.watch.failures == [(2, 1)]
    assert setup.doorbells.at == 1


@pytest.mark.parametrize("base", [8, 32, 1 << 32, 1 << 63])
def test_a_list_base_that_is_no_address_is_never_read(base):
    g, rng = GEOMETRIES["tiny"], random.Random(3)
    setup = Setup(g, good(g, rng).encode(), [(0, 1)])
    setup.block.set(list_base=BASE + base)
    setup.run(0, 1)
    assert setup.watch.failures == [(0, 0)]
