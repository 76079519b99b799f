"""Read DMA and the two masters' mux against a memory with latency, pauses and errors."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rtl.agents import Sink, Source, reset, run, step
from rtl.converted import geometry, model
from rtl.memories import ReadMemory, word_at
from tritile_arch.geometry import OUTSTANDING

SMALL = geometry(port_bytes=4, codec="trit4", fifo_beats=32)
WIDE = geometry(port_bytes=16, codec="trit4", fifo_beats=512, address_bits=40)
DENSITIES = st.sampled_from([0.2, 0.7, 1.0])


class Setup:
    """A reader, its commands (address, beats), its memory and what takes its stream."""

    def __init__(self, g, commands, seed=0, latency=1, memory=1.0, sink=1.0, source=1.0, bad=()):
        self.g, self.commands, self.bad = g, commands, bad
        self.block, rng = model("reader", g), random.Random(seed)
        items = [{"command_addr": a, "command_beats": n} for a, n in commands]
        self.source = Source("command_valid", "command_ready", items, rng, source)
        self.memory = ReadMemory("axi", g.port_bytes, rng, latency, memory, bad)
        self.sink = Sink("m_tvalid", "m_tready", ["m_tdata"], rng, sink)
        self.agents = [self.source, self.memory, self.sink]
        reset(self.block)

    def expected(self):
        n = self.g.port_bytes
        where = [a + n * i for a, beats in self.commands for i in range(beats)]
        return [(word_at(a, n) | (a in self.bad) << 8 * n,) for a in where]

    def run(self, limit=20_000):
        due = sum(beats for _, beats in self.commands)
        clocks = run(self.block, self.agents, lambda: len(self.sink.got) >= due, limit)
        step(self.block, self.agents, 30)
        assert self.sink.got == self.expected()
        assert self.memory.always_ready
        assert self.memory.most_outstanding <= OUTSTANDING
        return clocks


@st.composite
def commands(draw, g):
    n, top = g.port_bytes, (1 << g.address_bits) // g.port_bytes
    some = st.tuples(st.integers(0, top - 400), st.sampled_from([1, 2, 15, 16, 17, 33, 100, 300]))
    return [(n * at, beats) for at, beats in draw(st.lists(some, min_size=1, max_size=5))]


@pytest.mark.parametrize("g", [SMALL, WIDE], ids=["small", "wide"])
@given(data=st.data())
@settings(max_examples=25)
def test_any_commands_and_any_stalls(g, data):
    asked = data.draw(commands(g))
    address, beats = asked[-1]
    Setup(
        g,
        asked,
        seed=data.draw(st.integers(0, 2**32)),
        latency=data.draw(st.integers(0, 200)),
        memory=data.draw(DENSITIES),
        sink=data.draw(DENSITIES),
        source=data.draw(DENSITIES),
        bad={address + g.port_bytes * data.draw(st.integers(0, beats - 1))},
    ).run()


@given(
    seed=st.integers(0, 2**32),
    clocks=st.integers(3, 200),
    latency=st.integers(0, 90),
    memory=DENSITIES,
)
@settings(max_examples=10)
def test_a_halt_waits_for_what_has_begun(seed, clocks, latency, memory):
    setup = Setup(WIDE, [(0, 2000)], seed, latency, memory)
    step(setup.block, setup.agents, clocks)
    setup.block.set(halt=1)
    begun = len(setup.memory.bursts) + setup.block.get("axi_arvalid")
    for _ in range(2000):
        under_way = setup.memory.beats or setup.block.get("axi_arvalid")
        assert not (setup.block.get("quiet") and under_way), "quiet before the last beat"
        step(setup.block, setup.agents)
    assert setup.block.get("quiet")
    assert len(setup.memory.bursts) == begun
    setup.block.set(halt=0)
    setup.run()


@given(start=st.integers(0, 31), beats=st.integers(1, 70))
@example(start=15, beats=1)
@example(start=0, beats=16)
@settings(max_examples=30)
def test_bursts_are_cut_at_multiples_of_sixteen_beats(start, beats):
    n, base = SMALL.port_bytes, 0x12340
    setup = Setup(SMALL, [(base * n + start * n, beats)])
    setup.run()
    cuts = sorted({start, start + beats, *range(16, start + beats, 16)} - set(range(start)))
    expected = [((base + a) * n, b - a) for a, b in pairwise(cuts)]
    assert setup.memory.bursts == expected


def test_room_is_reserved_when_a_burst_is_asked_for():
    """With a sink that takes nothing no more is asked for than the FIFO holds."""
    setup = Setup(SMALL, [(0, 2000)], sink=0.0)
    step(setup.block, setup.agents, 300)
    assert sum(beats for _, beats in setup.memory.bursts) == SMALL.fifo_beats
    assert setup.memory.always_ready
    setup.sink.density = 1.0
    setup.run()


def test_room_is_given_back_whole():
    """After a long run the FIFO can be filled to its last beat again."""
    setup = Setup(SMALL, [(0, 3000), (0x100000, 1000)], seed=1, sink=0.5, latency=3)
    run(setup.block, setup.agents, lambda: len(setup.sink.got) == 3000, 20_000)
    setup.sink.density = 0.0
    step(setup.block, setup.agents, 300)
    asked = sum(beats for _, beats in setup.memory.bursts)
    assert asked == len(setup.sink.got) + SMALL.fifo_beats


def test_outstanding_bursts_reach_their_limit_and_no_more():
    setup = Setup(WIDE, [(0, 2000)], latency=10_000)
    step(setup.block, setup.agents, 200)
    assert setup.memory.most_outstanding == OUTSTANDING
    assert len(setup.memory.bursts) == OUTSTANDING


@pytest.mark.parametrize("latency", [1, 60, 200])
def test_a_beat_a_clock_at_any_latency(latency):
    setup = Setup(WIDE, [(0, 3000)], latency=latency)
    assert setup.run() <= 3000 + latency + 30


BAD = {base + 0x100 * i + 8 for base in (0x10000, 0x80000) for i in range(25)}


class Master:
    """Asks for bursts of noise lengths at its own addresses and expects them in order."""

    def __init__(self, prefix, base, count, rng, density):
        self.prefix, self.rng, self.expected, self.got = prefix, rng, [], []
        pins = []
        for i in range(count):
            address, beats = base + 0x100 * i, rng.randint(1, 16)
            pins.append({f"{prefix}_araddr": address, f"{prefix}_arlen": beats - 1})
            self.expected += [(address + 8 * k, k == beats - 1) for k in range(beats)]
        self.asks = Source(f"{prefix}_arvalid", f"{prefix}_arready", pins, rng, density)

    def drive(self):
        fixed = {"first_arsize": 3, "first_arburst": 1, "first_arcache": 3}
        return self.asks.drive() | (fixed if self.prefix == "first" else {})

    def observe(self, get):
        self.asks.observe(get)
        if get(f"{self.prefix}_rvalid"):
            at, last = self.expected[len(self.got)]
            error = 2 * (at in BAD)
            seen = tuple(get(f"{self.prefix}_{pin}") for pin in ("rdata", "rlast", "rresp"))
            assert seen == (word_at(at, 8), last, error)
            self.got.append(seen)


@given(
    seed=st.integers(0, 2**32),
    latency=st.integers(0, 60),
    memory=DENSITIES,
    masters=st.tuples(DENSITIES, DENSITIES),
)
@settings(max_examples=25)
def test_replies_find_their_master(seed, latency, memory, masters):
    rng, block = random.Random(seed), model("reading_two")
    both = [
        Master("first", 0x10000, 25, rng, masters[0]),
        Master("second", 0x80000, 25, rng, masters[1]),
    ]
    agents = [*both, ReadMemory("axi", 8, rng, latency, memory, BAD)]
    reset(block)
    run(block, agents, lambda: all(len(m.got) == len(m.expected) for m in both), 20_000)


def test_the_first_master_goes_before():
    rng, block = random.Random(5), model("reading_two")
    both = [Master("first", 0x10000, 10, rng, 1.0), Master("second", 0x80000, 10, rng, 1.0)]
    memory = ReadMemory("axi", 8, rng, latency=5, bad=BAD)
    reset(block)
    run(block, [*both, memory], lambda: len(memory.bursts) == 20, 2000)
    assert [address < 0x80000 for address, _ in memory.bursts] == [True] * 10 + [False] * 10
