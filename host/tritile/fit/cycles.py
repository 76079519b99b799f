"""How many clocks a doorbell takes, worked out instead of simulated.

Follows docs/architecture.md: weight beats stream without a pause unless a K-block's activations are
not loaded, a bank is not drained, a port has no data, or the memory's bandwidth is used up. The
constants below are register stages that were counted in the Verilated design;
tests/host/fit/test_cycles.py holds the whole against it. Not modelled: latencies at which the
activations' bursts under way are too few (some 300 clocks), and matrices of a few dozen weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tritile_arch.geometry import (
    BURST_BEATS,
    MIN_BLOCK_BEATS,
    OUTSTANDING,
    RESULT_BYTES,
    Geometry,
    align,
)

from ..plan import JobList

QUEUE_AHEAD = 4  # clocks from a doorbell to its first job, if the descriptor is there
QUEUE = 17  # the same, beside the latency, if it has to be read
ASK = 14  # from a job's start to the first data that it asked for, beside the latency
TAKE_JOB, CUT_TILE = 1, 2  # without a beat, at the start of each
LOAD = 1  # to load a K-block, beside settling and its beats
DRAIN_RUN = 6  # of a lane, between two tokens' results
SETTLE = 12  # from a tile's last beat to its drain, beside the array's length and rows
LAST_TAPPED, LAST_DRAINED = 31, 21  # to completion, beside the memory's write latency
ROUND_TRIP = 17  # of a burst, beside the latency


@dataclass(frozen=True)
class Memory:
    """What stands behind the ports: clocks, and bytes a clock; None: as much as is asked for."""

    latency: int = 64
    write_latency: int = 16
    port_cap: float | None = None
    total_cap: float | None = None


@dataclass(frozen=True)
class Job:
    """One descriptor's work."""

    m: int
    k: int
    tokens: int
    planes: int = 1


def jobs_of(g: Geometry, jobs: JobList, tokens: int) -> list[Job]:
    """The jobs of one doorbell with that many tokens, in the order of ``Plan``'s descriptors."""
    full, rest = divmod(tokens, g.rows)
    groups = [g.rows] * full + [rest] * (rest > 0)
    return [Job(m.m, m.k, count, m.planes) for m in jobs.matrices for count in groups]


def doorbell_cycles(
    g: Geometry, jobs: Sequence[Job], memory: Memory = Memory(), ahead: bool = True
) -> int:
    """Clocks from the doorbell to its completion.

    ``ahead``: the list was guessed, so its first descriptor and weights are there already.
    """
    return round(_Walk(g, memory, ahead).run(jobs))


class _Walk:
    """The issuer's way through the jobs; ``now`` is its clock."""

    def __init__(self, g: Geometry, memory: Memory, ahead: bool):
        self.g, self.memory = g, memory
        self.now: float = QUEUE_AHEAD if ahead else QUEUE + memory.latency
        self.weights_at = 0.0 if ahead else self.now + memory.latency + ASK
        self.io_beat = g.port_bytes / min(memory.port_cap or g.port_bytes, g.port_bytes)
        # The bursts that may be under way bound it, too.
        self.beat = max(self.io_beat, (memory.latency + ROUND_TRIP) / (OUTSTANDING * BURST_BEATS))
        self.loaded = self.drained = 0.0
        self.bank_free, self.bank = [0.0, 0.0], 0
        self.leaving = 0.0  # bytes of results that drain while the next tile runs

    def run(self, jobs: Sequence[Job]) -> float:
        latency = self.memory.latency
        self.loaded = self.now + latency + ASK + self._load_clocks(jobs[0])
        for job in jobs:
            self.now += TAKE_JOB
            # The next descriptor is read once this job is taken, then what it names.
            follows = self.now + QUEUE + ASK + 2 * latency
            self.now = max(self.now, self.weights_at)
            for _, rows in self.g.tiles(job.m):
                self._tile(job, rows)
            self.weights_at = follows
            self.loaded = max(self.loaded, follows)
        return self._end(jobs[-1])

    def _tile(self, job: Job, rows: int) -> None:
        g, taps = self.g, job.tokens <= self.g.lanes
        self.now += CUT_TILE
        if not taps:
            self.now = max(self.now, self.bank_free[self.bank])
        results = job.tokens * align(rows * RESULT_BYTES)
        blocks = job.planes * g.k_blocks(job.k)
        for left in range(blocks, 0, -1):
            self.now = max(self.now, self.loaded)
            leaving = self.leaving / blocks
            if taps and left == 1:  # its results leave at once: the lanes must be free
                self.now, leaving = max(self.now, self.drained), results
            self.loaded = self.now + g.groups + self._load_clocks(job) + LOAD
            self.now += self._block_clocks(job, rows, leaving)
        self.leaving = 0.0 if taps else results
        if not taps:
            self._drain(job, rows)

    def _drain(self, job: Job, rows: int) -> None:
        """The lanes read the bank, a word a clock each, one token after the other."""
        g = self.g
        words = align(rows * RESULT_BYTES) // RESULT_BYTES
        runs = -(-job.tokens // g.lanes)
        clocks = runs * (words * self.io_beat + DRAIN_RUN)
        start = max(self.drained, self.now + g.groups + g.rows + SETTLE)
        self.drained = start + max(clocks, self._at_cap(self.leaving))
        self.bank_free[self.bank] = self.drained
        self.bank ^= 1

    def _block_clocks(self, job: Job, rows: int, leaving: float) -> float:
        """Of one K-block: its beats, or what moves meanwhile over what the memory gives.

        ``leaving``: bytes of results.
        """
        g = self.g
        moved = rows * g.beat_bytes + job.tokens * g.columns + leaving
        return max(rows * self.beat, MIN_BLOCK_BEATS, self._at_cap(moved))

    def _end(self, job: Job) -> float:
        """The last results' way to memory; the lanes' last bursts follow each other."""
        g = self.g
        behind = (job.tokens - 1) % g.lanes * BURST_BEATS + self.memory.write_latency
        if job.tokens <= g.lanes:
            return self.now + g.groups + LAST_TAPPED + behind
        return self.drained + LAST_DRAINED + behind

    def _load_clocks(self, job: Job) -> float:
        return job.tokens * self.g.row_beats * self.io_beat

    def _at_cap(self, moved: float) -> float:
        return moved / self.memory.total_cap if self.memory.total_cap else 0.0
