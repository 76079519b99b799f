"""A sequencer with descriptors in memory and takers of its jobs."""

from __future__ import annotations

import random

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
