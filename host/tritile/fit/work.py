"""How much a pass asks of the CPU: the sizes that its time follows from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tritile_arch.geometry import RESULT_BYTES

from ..models.config import Config, layer_name
from ..native.kernels import A_VALUE, LEAST_SHARED
from ..plan import JobList

KV_BYTES = {"float32": 4.0, "float16": 2.0, "int8": 1.0}  # of a value, without int8's steps
STEP_BYTES = 4  # of int8: a float32 for each head's row
FLOAT_BYTES = 4
TO_INTEGERS, TO_FLOATS = 8, 4  # operations on a value: norm and quantise; rescale and what follows


@dataclass(frozen=True)
class Pass:
    """``tokens`` of one sequence through all layers, the first of them at position ``start``."""

    tokens: int
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + self.tokens

    @property
    def seen(self) -> int:
        """Cached positions that its tokens look at, all together."""
        return self.tokens * self.start + self.tokens * (self.tokens + 1) // 2


@dataclass(frozen=True)
class Work:
    """Of one pass. ``integers``: values that are quantised, ``floats``: sums that are rescaled.

    ``products``: multiply-accumulates of the attention, ``rows``: (layer, head, token)s of it.
    ``dense``: weights of linears that stay with the CPU. ``shared``: of the integers and floats,
    those of kernels that threads share, which keep the caches of these values, too.
    """

    integers: int
    floats: int
    layers: int
    products: int
    rows: int
    doorbells: int
    dense: int
    norms: int  # values of all norms' weights
    shared_integers: int = 0
    shared_floats: int = 0
    attention_shared: bool = False

    @property
    def values(self) -> int:
        return self.integers + self.floats

    @property
    def kernel_operations(self) -> float:
        return TO_INTEGERS * self.integers + TO_FLOATS * self.floats

    @property
    def buffer_bytes(self) -> int:
        """Of the device's buffers: activations written, results read."""
        return self.integers + RESULT_BYTES * self.floats

    @property
    def shared(self) -> float:
        """Of all values, the part that threads share."""
        return (self.shared_integers + self.shared_floats) / self.values

    @property
    def shared_bytes(self) -> int:
        """Of ``buffer_bytes``."""
        return self.shared_integers + RESULT_BYTES * self.shared_floats

    @property
    def kernel_bytes(self) -> int:
        """That no cache holds from pass to pass: the device's buffers, and norms' weights."""
        return self.buffer_bytes + FLOAT_BYTES * self.norms

    @property
    def attention_operations(self) -> float:
        return 2.0 * self.products


def work_of(config: Config, one: Pass, rows: int) -> Work:
    """``rows``: of the tile, which takes so many tokens at a time."""
    token = _of_a_token(config)
    heads = config.layers * config.heads
    groups = -(-one.tokens // rows)
    shared = [_shared(config, min(rows, one.tokens - i * rows)) for i in range(groups)]
    scored = 4 * config.heads * config.head_dim * one.seen / groups
    return replace(
        token,
        integers=one.tokens * token.integers,
        floats=one.tokens * token.floats,
        products=2 * heads * config.head_dim * one.seen,
        rows=heads * one.tokens,
        doorbells=groups * token.doorbells,
        dense=one.tokens * token.dense,
        shared_integers=sum(integers for integers, _ in shared),
        shared_floats=sum(floats for _, floats in shared),
        attention_shared=scored >= A_VALUE * LEAST_SHARED,
    )


@lru_cache(maxsize=64)
def _shared(config: Config, tokens: int) -> tuple[int, int]:
    """Integers and floats of one group of tokens whose kernels threads share, as pass.c has it."""
    lists = config.job_lists()
    integers = sum(jobs.k for jobs in lists if tokens * jobs.k >= LEAST_SHARED)
    read = [jobs.matrices for jobs in lists if tokens * jobs.matrices[0].m >= LEAST_SHARED]
    return tokens * integers, tokens * sum(m.m for matrices in read for m in matrices)


@lru_cache(maxsize=8)
def _of_a_token(config: Config) -> Work:
    """Attention left out."""
    lists = config.job_lists()
    return Work(
        integers=sum(jobs.k for jobs in lists),
        floats=sum(m.m for jobs in lists for m in jobs.matrices),
        layers=config.layers,
        products=0,
        rows=0,
        doorbells=len(lists),
        dense=_dense_weights(config),
        norms=config.layers * sum(config.norms().values()),
    )


def _dense_weights(config: Config) -> int:
    """Of linears that are not ternary."""
    sizes = config.matrices()
    names = [(layer, name) for layer in range(config.layers) for name in sizes]
    kept = [name for layer, name in names if layer_name(layer, name) in config.dense]
    return sum(sizes[name][0] * sizes[name][1] for name in kept)


def cache_bytes(config: Config, positions: int, kv: str) -> float:
    """Of the KV cache of one sequence; what one token reads of it, too."""
    steps = STEP_BYTES if kv == "int8" else 0
    row = config.head_dim * KV_BYTES[kv] + steps
    return 2 * config.layers * config.kv_heads * positions * row


def shapes(lists: list[JobList]) -> dict[tuple, tuple[JobList, int]]:
    """Lists that cost the tile the same: one of them, and how many they are."""
    found: dict[tuple, tuple[JobList, int]] = {}
    for jobs in lists:
        key = jobs.k, tuple((m.m, m.planes) for m in jobs.matrices)
        found[key] = jobs, found.get(key, (jobs, 0))[1] + 1
    return found
