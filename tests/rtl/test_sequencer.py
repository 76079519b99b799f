"""The sequencer: lists, tokens, hand-outs; its verdict is ``Descriptor.check``'s."""

import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rtl.agents import Sink, Source, reset, run, step
from rtl.converted import geometry, model
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import DOORBELL

GEOMETRIES = {
    "tiny": geometry(),
    "two-ports": geometry(ports=2, port_bytes=16, codec="trit4", address_bits=40, depth=1024),
}
BASE = 0x4000
JOB = ("m", "k_blocks", "tile", "planes", "tokens", "x", "y", "y_stride", "last", "index")


class Table:
    """The memory with the descriptors, behind fetch and fetched."""

    def __init__(self, g, table: bytes, rng, bad=()):
        self.g, self.table, self.rng, self.bad = g, table, rng, bad
        self.queue, self.asked = [], []

    def drive(self):
        self.willing, self.offering = self.rng.randint(0, 1), bool(self.queue)
        data = self.queue[0] if self.queue else 0
        return {
            "fetch_ready": self.willing,
            "fetched_tvalid": int(self.offering),
            "fetched_tdata": data,
        }

    def observe(self, get):
        if self.offering and get("fetched_tready"):
            self.queue.pop(0)
        if self.willing and get("fetch_valid"):
            n, at = self.g.port_bytes, get("fetch_addr") - BASE
            assert get("fetch_beats") * n == DESCRIPTOR_BYTES
            self.asked.append(at // DESCRIPTOR_BYTES)
            for i in range(at, at + DESCRIPTOR_BYTES, n):
                word = int.from_bytes(self.table[i : i + n], "little")
                self.queue.append(word | (i in self.bad) << 8 * n)


class Watch:
    """Notes failures, and stops the sequencer as the latch does."""

    def __init__(self):
        self.failures, self.stop = [], 0

    def drive(self):
        return {"stop": self.stop}

    def observe(self, get):
        if get("failed"):
            self.failures.append((get("failed_job"), get("failed_read")))
            self.stop = 1


class Setup:
    def __init__(self, g, table: bytes, doorbells, seed=0, bad=()):
        self.block, rng = model("sequencing", g), random.Random(seed)
        words = [DOORBELL.pack(index=i, tokens=t) for i, t in doorbells]
        items = [{"doorbells_tdata": word} for word in words]
        self.doorbells = Source("doorbells_tvalid", "doorbells_tready", items, rng, 0.3)
        self.table, self.watch = Table(g, table, rng, bad), Watch()
        job = [f"job_{field}" for field in JOB]
        self.loader = Sink("loader_valid", "loader_ready", job, rng, 0.3)
        self.issuer = Sink("issue_valid", "issue_ready", job, rng, 0.3)
        self.ports = []
        for p in range(g.ports):
            pins = [f"weights{p}_addr", f"weights{p}_beats"]
            self.ports.append(Sink(f"weights{p}_valid", f"weights{p}_ready", pins, rng, 0.3))
        self.agents = [self.doorbells, self.table, self.watch, self.loader, self.issuer]
        self.agents += self.ports
        reset(self.block)
        self.block.set(list_base=BASE)

    def takers(self):
        return [self.loader, self.issuer, *self.ports]

    def run(self, jobs: int, failures: int = 0):
        def done():
            taken = all(len(taker.got) >= jobs for taker in self.takers())
            return taken and len(self.watch.failures) >= failures

        run(self.block, self.agents, done, 20_000)
        step(self.block, self.agents, 100)
        assert len(self.watch.failures) == failures
        assert all(len(taker.got) == jobs for taker in self.takers())


def good(g, rng, last=True) -> Descriptor:
    address = [64 * rng.randrange(2**18, 2 ** (g.address_bits - 6)) for _ in range(2 + g.ports)]
    return Descriptor(
        m=rng.randint(1, 5000),
        k_blocks=rng.randint(1, 300),
        tile=64 * rng.randint(1, g.depth // 64),
        x=address[0],
        y=address[1],
        y_stride=64 * rng.randint(1, 1000),
        weights=tuple(address[2:]),
        tokens=rng.choice([0, 0, *range(1, g.rows + 1)]),
        last=last,
    )


def job_of(d: Descriptor, index: int, tokens: int) -> tuple:
    values = {**vars(d), "index": index, "tokens": d.tokens or tokens, "last": int(d.last)}
    return tuple(values[field] for field in JOB)


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


def spoiled(g):
    """Changes of one field to values at and beyond its limits."""
    top = 1 << g.address_bits
    fields = {
        "m": [0, 1, 2**20 - 1, 2**20, 2**31, 2**32 - 1],
        "k_blocks": [0, 1, 2**16 - 1],
        "tile": [
            0,
            1,
            32,
            63,
            64,
            65,
            g.depth - 64,
            g.depth,
            g.depth + 64,
            2 * g.depth,
            2**16 - 64,
        ],
        "planes": [0, 1, 2, 5, 8, 15],
        "tokens": [0, 1, g.rows, g.rows + 1, 128, 255],
        "y_stride": [0, 1, 32, 63, 64, 2**31, 2**32 - 64, 2**32 - 1],
        "last": [False, True],
    }
    address = [0, 1, 8, 32, 63, 64, top - 64, top - 1, top, top + 64, 2**63, 2**64 - 64]
    fields |= {"x": address, "y": address}
    changes = [st.tuples(st.just(name), st.sampled_from(v)) for name, v in fields.items()]
    weights = st.tuples(*[st.sampled_from([64, 4096, *address])] * g.ports)
    changes.append(st.tuples(st.just("weights"), weights))
    return st.lists(st.one_of(changes), max_size=2)


def is_good(g, d: Descriptor, tokens: int) -> bool:
    try:
        d.check(g)
    except ValueError:
        return False
    return bool(d.tokens or 1 <= tokens <= g.rows)


@pytest.mark.parametrize("name", GEOMETRIES)
@given(data=st.data(), seed=st.integers(0, 99))
@settings(max_examples=150)
def test_the_verdict_is_the_contracts(name, data, seed):
    g = GEOMETRIES[name]
    tokens = data.draw(st.sampled_from([1, g.rows, 0, g.rows + 1, 255]))
    d = replace(good(g, random.Random(seed)), last=True)
    d = replace(d, **dict(data.draw(spoiled(g))))
    d = replace(d, last=True)
    fine = is_good(g, d, tokens)
    setup = Setup(g, d.encode(), [(0, tokens)], seed)
    setup.run(int(fine), int(not fine))
    assert setup.watch.failures == ([] if fine else [(0, 0)])
    assert not fine or setup.loader.got == [job_of(d, 0, tokens)]


@given(magic=st.integers(0, 255))
@example(0xB0)
@example(0)
@settings(max_examples=20)
def test_memory_that_nobody_wrote_is_no_descriptor(magic):
    g = GEOMETRIES["tiny"]
    data = bytearray(good(g, random.Random(1)).encode())
    fine = magic == data[3]
    data[3] = magic
    Setup(g, bytes(data), [(0, 1)]).run(int(fine), int(not fine))


@pytest.mark.parametrize("at", [0, 8, 56])
def test_a_read_error_stops_the_list_at_its_job(at):
    g, rng = GEOMETRIES["tiny"], random.Random(2)
    table = b"".join(good(g, rng, last=i == 3).encode() for i in range(4))
    setup = Setup(g, table, [(0, 1), (0, 1)], bad={2 * DESCRIPTOR_BYTES + at})
    setup.run(2, 1)
    assert setup.watch.failures == [(2, 1)]
    assert setup.doorbells.at == 1
