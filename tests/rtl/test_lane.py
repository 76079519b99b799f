"""A drain lane: drained and tapped runs become bursts, tails zero filled."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import Source, reset, run, step
from rtl.converted import geometry, model
from tritile_arch.geometry import ALIGN, align
from tritile_rtl.tile import DRAIN_READ

ONE = geometry(rows=5, port_bytes=4, codec="trit4")
FOUR = geometry(rows=9, port_bytes=16, codec="trit4", address_bits=40)
FIFO_LATENCY = 3
FIELDS = ("addr", "words", "slot", "tapped", "last", "index")


def total(slot: int, address: int) -> int:
    return (slot * 0x01000193 + address + 1) * 0x9E3779B1 & 0xFFFFFFFF


class Bank:
    """The accumulators' side of LaneRead."""

    def __init__(self):
        self.pipe = [0] * DRAIN_READ

    def drive(self):
        return {"read_tdata": self.pipe[0]}

    def observe(self, get):
        self.pipe = [*self.pipe[1:], total(get("read_slot"), get("read_address"))]


class Taps:
    """The array's side: once a tapped run is taken its words are issued while there is room."""

    def __init__(self, block, source, rng, density):
        self.block, self.source, self.rng, self.density = block, source, rng, density
        self.latency, self.clock, self.under_way = rng.randint(6, 40), 0, {}
        self.left, self.runs = [], 0

    def drive(self):
        if self.source.at > self.runs:
            taken = self.source.items[self.runs]
            self.runs += 1
            if taken["run_tapped"]:
                self.left = [total(taken["run_slot"], a) for a in range(taken["run_words"])]
        go = self.left and self.block.get("room") and self.rng.random() < self.density
        if go:
            self.under_way[self.clock + self.latency] = self.left.pop(0)
        noise = self.rng.getrandbits(32)
        pins = {"tap_row": int(bool(go)), "tap_valid": int(self.clock in self.under_way)}
        return pins | {"tap": self.under_way.pop(self.clock, noise)}

    def observe(self, get):
        self.clock += 1


class Writer:
    """The write DMA's side: takes a burst now and then, then its beats."""

    def __init__(self, rng, density, nbytes):
        self.rng, self.density, self.nbytes = rng, density, nbytes
        self.left, self.bursts, self.memory, self.since = 0, [], {}, 0

    def drive(self):
        self.take = int(self.left == 0 and self.rng.random() < self.density)
        self.pop = int(self.left > 0 and self.rng.random() < self.density)
        return {"burst_ready": self.take, "beats_tready": self.pop}

    def observe(self, get):
        self.since += 1
        if self.take and get("burst_valid"):
            fields = tuple(get(f"burst_{f}") for f in ("addr", "beats", "last", "index"))
            self.bursts.append(fields)
            self.at, self.left, self.since = *fields[:2], 0
        elif self.left:
            valid = get("beats_tvalid")
            assert valid or self.since <= FIFO_LATENCY, "a burst was offered before its beats"
            if valid and self.pop:
                assert self.at not in self.memory
                self.memory[self.at] = get("beats_tdata")
                self.at, self.left = self.at + self.nbytes, self.left - 1


def expected_memory(g, runs):
    memory, n = {}, g.port_bytes
    for r in runs:
        words = [total(r["run_slot"], a) for a in range(r["run_words"])]
        words += [0] * (align(4 * len(words)) // 4 - len(words))
        data = b"".join(word.to_bytes(4, "little") for word in words)
        for i in range(0, len(data), n):
            memory[r["run_addr"] + i] = int.from_bytes(data[i : i + n], "little")
    return memory


def check_bursts(g, runs, bursts):
    """None crosses 16 beats; ``last`` on the final burst of a last run; the run's index."""
    n, bursts = g.port_bytes, list(bursts)
    for r in runs:
        at, end = r["run_addr"], r["run_addr"] + align(4 * r["run_words"])
        while at < end:
            addr, beats, last, index = bursts.pop(0)
            assert (addr, index) == (at, r["run_index"])
            assert at // (16 * n) == (at + beats * n - 1) // (16 * n)
            at += beats * n
            assert last == (r["run_last"] and at == end)
        assert at == end
    assert not bursts


@st.composite
def runs(draw, g):
    words = st.sampled_from([1, 2, 3, 15, 16, 17, 63, 64, 65, 200, 256]) | st.integers(1, 256)
    slots, flag = st.integers(0, -(-g.rows // g.lanes) - 1), st.integers(0, 1)
    gaps, index = st.integers(0, 5), st.integers(0, (1 << 24) - 1)
    each = st.tuples(words, slots, flag, flag, index, gaps)
    at, result = ALIGN * draw(st.integers(0, (1 << g.address_bits - 6) - 1000)), []
    for count, slot, tapped, last, number, gap in draw(st.lists(each, min_size=1, max_size=12)):
        values = at, count, slot, tapped, last, number
        result.append({f"run_{f}": v for f, v in zip(FIELDS, values, strict=True)})
        at += align(4 * count) + ALIGN * gap
    return result


@pytest.mark.parametrize("g", [ONE, FOUR], ids=["one", "four"])
@given(
    data=st.data(),
    seed=st.integers(0, 2**32),
    writing=st.sampled_from([0.03, 0.5, 1.0]),
    tapping=st.sampled_from([0.3, 1.0]),
)
@settings(max_examples=25)
def test_runs_become_bursts(g, data, seed, writing, tapping):
    block, rng, todo = model("one_lane", g), random.Random(seed), data.draw(runs(g))
    source = Source("run_valid", "run_ready", todo, rng, data.draw(st.sampled_from([0.2, 1.0])))
    writer = Writer(rng, writing, g.port_bytes)
    agents = [source, Bank(), Taps(block, source, rng, tapping), writer]
    reset(block)
    due = expected_memory(g, todo)
    run(block, agents, lambda: len(writer.memory) >= len(due), 200_000)
    step(block, agents, 100)
    assert writer.memory == due
    check_bursts(g, todo, writer.bursts)


def test_a_word_a_clock_from_the_bank():
    block, rng = model("one_lane", ONE), random.Random(1)
    values = 0x1000, 256, 0, 0, 1, 7
    item = {f"run_{f}": v for f, v in zip(FIELDS, values, strict=True)}
    source, writer = Source("run_valid", "run_ready", [item], rng), Writer(rng, 1.0, 4)
    agents = [source, Bank(), writer]
    reset(block)
    clocks = run(block, agents, lambda: len(writer.memory) == 256, 1000)
    assert clocks <= 256 + 16 + 40  # a clock for each burst's hand-over, and the way through
