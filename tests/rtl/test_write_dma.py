"""Write DMA: bursts of two lanes on one channel, answers counted, errors told."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import Source, reset, run, step
from rtl.converted import geometry, model
from rtl.memories import WriteMemory, word_at

GEOMETRIES = {1: geometry(rows=5, port_bytes=4, codec="trit4"), 2: geometry()}
DENSITIES = st.sampled_from([0.1, 0.6, 1.0])


class Lane:
    """Offers bursts at its own addresses, then their beats, which are buffered already."""

    def __init__(self, number, count, nbytes, rng, density):
        self.number, at = number, 0x10000 * (number + 1)
        self.bursts, beats = [], []
        for i in range(count):
            size = rng.randint(1, 16)
            self.bursts.append((at, size, rng.randint(0, 1), 100 * number + i))
            words = [word_at(at + nbytes * k, nbytes) for k in range(size)]
            beats += [{f"beats{number}_tdata": word} for word in words]
            at += 16 * nbytes
        fields = ("addr", "beats", "last", "index")
        offers = [
            {f"burst{number}_{f}": v for f, v in zip(fields, b, strict=True)} for b in self.bursts
        ]
        self.offers = Source(f"burst{number}_valid", f"burst{number}_ready", offers, rng, density)
        self.beats = Source(f"beats{number}_tvalid", f"beats{number}_tready", beats, rng, density)

    def drive(self):
        return self.offers.drive() | self.beats.drive()

    def observe(self, get):
        self.offers.observe(get)
        self.beats.observe(get)


class Watch:
    """Drives ``closing`` at random and notes every grant and every pulse."""

    def __init__(self, lanes, memory, rng):
        self.lanes, self.memory, self.rng = lanes, memory, rng
        self.granted, self.due, self.broken = [], [], False

    def drive(self):
        self.closing = self.rng.randint(0, 1)
        return {"closing": self.closing}

    def observe(self, get):
        taken = None
        for lane in self.lanes:
            n = lane.number
            if get(f"burst{n}_valid") and get(f"burst{n}_ready"):
                assert taken is None, "two grants at once"
                taken = lane.bursts[len([g for g in self.granted if g[0] == n])]
                self.granted.append((n, taken))
        assert get("last") == bool(taken and taken[2])
        answered = get("axi_bvalid") and get("axi_bready")
        if answered:
            address, index, completes = self.due.pop(0)
            failed = address in self.memory.bad
            self.broken |= failed
            completes = completes and not self.broken
            assert (get("completed"), get("failed")) == (completes, failed)
            assert not failed or get("job") == index
        else:
            assert (get("completed"), get("failed")) == (0, 0)
        if taken:
            self.due.append((taken[0], taken[3], taken[2] and self.closing))


def setup(lanes, count, seed, offering=1.0, memory=1.0, bad=()):
    g, rng = GEOMETRIES[lanes], random.Random(seed)
    block = model("writer", g)
    sources = [Lane(n, count, g.port_bytes, rng, offering) for n in range(lanes)]
    slave = WriteMemory("axi", g.port_bytes, rng, memory, bad)
    watch = Watch(sources, slave, rng)
    reset(block)
    return block, sources, slave, watch


@pytest.mark.parametrize("lanes", [1, 2])
@given(seed=st.integers(0, 2**32), offering=DENSITIES, memory=DENSITIES, bad=st.integers(0, 11))
@settings(max_examples=15)
def test_every_beat_arrives_and_every_answer_counts(lanes, seed, offering, memory, bad):
    nbytes = GEOMETRIES[lanes].port_bytes
    failing = {0x10000 + 16 * nbytes * bad}
    block, sources, slave, watch = setup(lanes, 12, seed, offering, memory, failing)
    # the watch looks before the slave forgets what it answered
    agents = [*sources, watch, slave]
    run(block, agents, lambda: len(slave.bursts) == 12 * lanes and not watch.due, 60_000)
    step(block, agents, 20)
    bursts = [b for _, b in watch.granted]
    assert slave.bursts == [b[:2] for b in bursts]
    due = {a + nbytes * k: word_at(a + nbytes * k, nbytes) for a, n, *_ in bursts for k in range(n)}
    assert slave.words == due


@pytest.mark.parametrize("lanes", [1, 2])
@given(seed=st.integers(0, 2**32), clocks=st.integers(5, 150), memory=DENSITIES)
@settings(max_examples=10)
def test_a_halt_ends_what_has_begun_with_strobes_off(lanes, seed, clocks, memory):
    block, sources, slave, watch = setup(lanes, 12, seed, memory=memory)
    agents = [*sources, watch, slave]
    step(block, agents, clocks)
    passed, begun = sum(n for _, n in slave.bursts) + len(slave.data), len(watch.granted)
    assert not slave.off
    watch.broken = True  # nothing completes any more
    block.set(halt=1)
    for _ in range(2000):
        step(block, agents)
        assert not (block.get("quiet") and watch.due), "quiet before the last answer"
    assert block.get("quiet")
    assert len(watch.granted) == begun
    due = sum(beats for _, (_, beats, *_) in watch.granted)
    assert slave.off >= due - passed - 1, "one beat may have been on offer"


def test_lanes_take_turns():
    block, sources, slave, watch = setup(2, 10, 1)
    run(block, [*sources, watch, slave], lambda: len(slave.bursts) == 20, 2000)
    order = [n for n, _ in watch.granted]
    assert order[1:] == [1 - n for n in order[:-1]]


def test_bursts_follow_each_other_without_a_gap():
    block, sources, slave, watch = setup(2, 10, 2)
    beats = sum(size for lane in sources for _, size, *_ in lane.bursts)
    clocks = run(block, [*sources, watch, slave], lambda: len(slave.bursts) == 20, 2000)
    assert clocks <= beats + 10
