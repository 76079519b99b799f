"""A sequencer with descriptors in memory and takers of its jobs."""

from __future__ import annotations

import random

from rtl.agents import Sink, Source, reset, run, step
from rtl.converted import geometry, model
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.geometry import MAX_PLANES, MOST_WIDE
from tritile_arch.registers import DOORBELL

GEOMETRIES = {
    "tiny": geometry(),
    "two-ports": geometry(ports=2, port_bytes=16, codec="trit4", address_bits=40, depth=1024),
}
BASE = 0x4000
JOB = ("m", "k_blocks", "tile", "wide", "planes", "tokens", "x", "y", "y_stride", "last", "index")


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


class Dropper:
    """Empties the weight ports when told to: what they took for jobs never handed out is gone."""

    def __init__(self, rng, issuer, ports, prefetch):
        self.rng, self.issuer, self.ports, self.prefetch = rng, issuer, ports, prefetch
        self.dropped, self.drops, self.guessed = 0, 0, 0

    def drive(self):
        idle = int(self.rng.random() < 0.3)
        return {"issue_idle": idle, "prefetch": self.prefetch, "dropped": self.dropped}

    def observe(self, get):
        if self.dropped:
            for port in self.ports:
                assert len(port.got) - len(self.issuer.got) in (0, 1)
                del port.got[len(self.issuer.got) :]
                port.offered = None  # a command that waited is withdrawn
            self.drops += 1
        self.dropped = int(get("drop") and not self.dropped and self.rng.random() < 0.3)


class Setup:
    """``prefetch``: the sequencer may guess; ``density``: how eager doorbells and takers are."""

    def __init__(self, g, table: bytes, doorbells, seed=0, bad=(), prefetch=0, density=0.3):
        self.block, rng = model("sequencing", g), random.Random(seed)
        words = [DOORBELL.pack(index=i, tokens=t) for i, t in doorbells]
        items = [{"doorbells_tdata": word} for word in words]
        self.doorbells = Source("doorbells_tvalid", "doorbells_tready", items, rng, density)
        self.table, self.watch = Table(g, table, rng, bad), Watch()
        job = [f"job_{field}" for field in JOB]
        self.loader = Sink("loader_valid", "loader_ready", job, rng, density)
        self.issuer = Sink("issue_valid", "issue_ready", job, rng, density)
        self.ports = []
        for p in range(g.ports):
            pins = [f"weights{p}_addr", f"weights{p}_beats"]
            self.ports.append(Sink(f"weights{p}_valid", f"weights{p}_ready", pins, rng, density))
        self.agents = [self.doorbells, self.table, self.watch, self.loader, self.issuer]
        self.dropper = Dropper(rng, self.issuer, self.ports, prefetch)
        self.agents += [*self.ports, self.dropper]
        reset(self.block)
        self.block.set(list_base=BASE)

    def takers(self):
        return [self.loader, self.issuer, *self.ports]

    def run(self, jobs: int, failures: int = 0):
        def done():
            taken = all(len(taker.got) >= jobs for taker in self.takers())
            return taken and len(self.watch.failures) >= failures

        run(self.block, self.agents, done, 20_000)
        step(self.block, self.agents, 400 if self.dropper.prefetch else 100)
        assert len(self.watch.failures) == failures
        assert len(self.loader.got) == len(self.issuer.got) == jobs
        ahead = int(bool(self.dropper.prefetch))  # a guess that waits for its doorbell
        assert all(0 <= len(port.got) - jobs <= ahead for port in self.ports)


def good(g, rng, last=True) -> Descriptor:
    address = [64 * rng.randrange(2**18, 2 ** (g.address_bits - 6)) for _ in range(2 + g.ports)]
    tile = 64 * rng.randint(1, g.depth // 64)
    return Descriptor(
        m=rng.randint(1, 5000),
        k_blocks=rng.randint(1, 300),
        tile=tile,
        wide=rng.choice([0, 1, 7, MOST_WIDE]) if tile > 64 else 0,
        x=address[0],
        y=address[1],
        y_stride=64 * rng.randint(1, 1000),
        weights=tuple(address[2:]),
        planes=rng.choice([1, 1, 2, 3, 4, MAX_PLANES]),
        tokens=rng.choice([0, 0, *range(1, g.rows + 1)]),
        last=last,
    )


def job_of(d: Descriptor, index: int, tokens: int) -> tuple:
    values = {**vars(d), "index": index, "tokens": d.tokens or tokens, "last": int(d.last)}
    return tuple(values[field] for field in JOB)


def region_of(d: Descriptor, port: int) -> tuple[int, int]:
    """What a weight port is asked for: address and beats."""
    return d.weights[port], d.m * d.k_blocks * d.planes
