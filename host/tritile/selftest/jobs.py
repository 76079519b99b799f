"""Jobs with buffers of their own: known bytes all round the results, a descriptor to break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tritile_arch import layout
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.geometry import Geometry

from ..bench.case import product
from ..pack import pack
from ..platform import Buffer
from .bench import Bench, Scope
from .outcome import Failed

GUARD = 256  # bytes before and behind the results that nobody may write
FILL = 0xA5
JUNK = 0x55  # behind the activations that a job uses
SHOW = 3  # wrong results that a sentence names

Spot = tuple[Buffer, int]  # and the first byte in it


@dataclass(frozen=True)
class Work:
    """``trits``: int8 [planes, m, k], most significant first; ``x``: int8 [tokens, k]."""

    trits: np.ndarray
    x: np.ndarray

    @property
    def expected(self) -> np.ndarray:
        """int32 [tokens, m]."""
        return product(self.x, self.trits)


def random_work(rng: np.random.Generator, m: int, k: int, tokens: int, planes: int = 1) -> Work:
    """Every trit and every activation of its whole range."""
    trits = rng.integers(-1, 2, (planes, m, k), np.int8)
    return Work(trits, rng.integers(-128, 128, (tokens, k), np.int8))


@dataclass(frozen=True)
class Where:
    """Buffers for a job's parts; left out, each has one of its own. Bytes from their start."""

    x: Spot | None = None
    y: Spot | None = None
    weights: Sequence[Spot] | None = None
    cacheable: bool = False


@dataclass(frozen=True)
class Job:
    """Work in the device's memory; results begin ``GUARD`` bytes behind ``where.y``."""

    work: Work
    descriptor: Descriptor
    where: Where

    def check(self) -> None:
        """``Failed`` unless results and padding are exact and nothing round them was written."""
        assert self.where.y is not None
        buffer, start = self.where.y
        buffer.invalidate()
        tokens, m = self.work.expected.shape
        start += GUARD
        end = start + tokens * self.descriptor.y_stride
        memory = np.asarray(buffer.array)
        words = memory[start:end].view("<i4").reshape(tokens, -1)
        _check_results(words[:, :m], self.work.expected)
        if words[:, m:].any():
            raise Failed(
                f"{np.count_nonzero(words[:, m:])} words of padding that are not 0",
                "zeros behind each token's results, up to 64 bytes",
            )
        round_it = np.concatenate([memory[start - GUARD : start], memory[end : end + GUARD]])
        if (round_it != FILL).any():
            raise Failed(
                f"{np.count_nonzero(round_it != FILL)} bytes written beside the results at"
                f" {self.descriptor.y:#x}",
                "none: they are somebody else's memory",
            )


def _check_results(found: np.ndarray, expected: np.ndarray) -> None:
    wrong = np.argwhere(found != expected)
    if not len(wrong):
        return
    some = ", ".join(
        f"{found[t, m]} for {expected[t, m]} (token {t}, row {m})" for t, m in wrong[:SHOW]
    )
    untouched = (np.ascontiguousarray(found).view(np.uint8) == FILL).all()
    raise Failed(
        "results that were never written"
        if untouched
        else f"{len(wrong)} of {found.size} results wrong: {some}",
        "numpy's",
        "run --only ports: it tells whether a memory port carries what it should",
    )


def place(scope: Scope, work: Work, where: Where = Where()) -> Job:
    """Writes activations, weights and guards; the descriptor's tokens are the doorbell's."""
    g = scope.bench.g
    planes, m, k = work.trits.shape
    tile, wide = g.tiling(m)
    stride = layout.result_stride(m)
    guarded = np.full(len(work.x) * stride + 2 * GUARD, FILL, np.uint8)
    y = _put(scope, guarded, where.y, where.cacheable)
    x = _put(scope, activations(g, work.x), where.x, where.cacheable)
    weights = [
        _put(scope, region, spot, where.cacheable)
        for region, spot in zip(pack(g, work.trits), where.weights or [None] * g.ports, strict=True)
    ]
    descriptor = Descriptor(
        m=m,
        k_blocks=g.k_blocks(k),
        tile=tile,
        wide=wide,
        x=_address(x),
        y=_address(y) + GUARD,
        y_stride=stride,
        weights=tuple(map(_address, weights)),
        planes=planes,
    )
    return Job(work, descriptor, Where(x, y, weights, where.cacheable))


def _address(spot: Spot) -> int:
    return spot[0].address + spot[1]


def activations(g: Geometry, x: np.ndarray) -> np.ndarray:
    """uint8 [bytes] of ``x`` int8 [tokens, k] as the loader reads it; junk where it must not."""
    tokens, k = x.shape
    blocks = g.k_blocks(k)
    padded = np.full((tokens, blocks * g.columns), JUNK, np.int8)  # meets zero weights behind k
    padded[:, :k] = x
    memory = np.full((blocks, g.block_stride), JUNK, np.uint8)
    slices = padded.reshape(tokens, blocks, g.columns).transpose(1, 0, 2)
    memory[:, : tokens * g.columns] = slices.reshape(blocks, -1).view(np.uint8)
    return memory.reshape(-1)


def _put(scope: Scope, content: np.ndarray, spot: Spot | None, cacheable: bool) -> Spot:
    buffer, start = spot or (scope.allocate(content.size, cacheable), 0)
    buffer.array[start : start + content.size] = content
    buffer.flush()
    return buffer, start


def install(scope: Scope, lists: Sequence[Sequence[Descriptor]]) -> list[int]:
    """Writes a descriptor table of those lists; the first descriptor of each."""
    table, index = b"", []
    for jobs in lists:
        index.append(len(table) // DESCRIPTOR_BYTES)
        for number, job in enumerate(jobs):
            table += replace(job, last=number == len(jobs) - 1).encode()
    put_table(scope, table)
    return index


def put_table(scope: Scope, table: bytes, cacheable: bool = False) -> Buffer:
    """That table, behind it an empty descriptor, is the device's from now on."""
    content = np.frombuffer(table + bytes(DESCRIPTOR_BYTES), np.uint8)
    buffer, _ = _put(scope, content, None, cacheable)
    scope.bench.use_table(buffer.address)
    return buffer


def run(bench: Bench, lists: Sequence[Sequence[Job]], index: Sequence[int]) -> None:
    """Rings one doorbell a list, as many at once as there are slots, and checks every result."""
    due = bench.status()["completed"] + len(lists)
    for first, jobs in zip(index, lists, strict=True):
        bench.await_slot()
        bench.ring(first, len(jobs[0].work.x))
    expect_completed(bench, due)
    for jobs in lists:
        for job in jobs:
            job.check()


def expect_completed(bench: Bench, completed: int) -> None:
    """Waits for that many doorbells; ``Failed`` if the queue stops instead."""
    stop = bench.settle(completed)
    if stop is not None:
        raise Failed(
            f"that the queue stopped: {stop}",
            "a completed doorbell",
            "the I/O port may read something else than the CPU has written: run --only ports",
        )


def run_once(scope: Scope, work: Work, where: Where = Where()) -> Job:
    """One job in a list of its own, exact, or ``Failed``."""
    job = place(scope, work, where)
    run(scope.bench, [[job]], install(scope, [[job.descriptor]]))
    return job
