"""The sequencer: lists, tokens, hand-outs, read errors."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.lists import BASE, GEOMETRIES, Setup, good, job_of
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
        assert port.got == [(d.weights[p], d.m * d.k_blocks) for _, d in due]


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
