"""Calls of the kernels that work on KV caches: rotary positions and append, attention."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tritile.bitlinear import quantise
from tritile.models import parts
from tritile.models.rope import Rope, Scaling, rotate
from tritile.native import kernels, library

from .compare import Tally
from .driving import Array, Call
from .inputs import rows
from .vectors import Results, Vector, scales

# (heads, key heads, head_dim): 2B-4T's, the bundled model's, odd ones.
SHAPES = ((20, 5, 128), (6, 2, 32), (3, 3, 100), (4, 1, 10))
MOST_HALF = 65504
THETA = 500000.0
Piece = tuple[int, int]  # (position of the first, rows)


def cached(cache: kernels.KeyValues, wanted: bool) -> tuple[list[int], list[Array]]:
    """tt_cache's numbers and arrays; a cache has the alignment that kernels.h demands."""
    steps = list(cache.steps) if cache.struct.key_steps else [None, None]
    arrays = [Array(x, wanted, 0) for x in (cache.keys, cache.values, *steps)]
    return [cache.kind, *cache.shape, cache.room], arrays


def spans(
    caches: list[kernels.KeyValues], pieces: list[Piece], wanted: bool
) -> tuple[list[int], list[Array]]:
    numbers, arrays, row = [len(pieces)], [], 0
    for cache, (position, count) in zip(caches, pieces, strict=True):
        its_numbers, its_arrays = cached(cache, wanted)
        numbers += [row, count, position, *its_numbers]
        arrays += its_arrays
        row += count
    return numbers, arrays


def appends(rng: np.random.Generator) -> Iterator[Vector]:
    for shape in SHAPES:
        for kind in kernels.KINDS:
            yield _append(rng, shape, kind, [(0, 9), (61, 7), (5, 1)])
        yield _append(rng, shape, "float16", [(1999, 2)])


def _append(
    rng: np.random.Generator, shape: tuple[int, int, int], kind: str, pieces: list[Piece]
) -> Vector:
    heads, kv_heads, n = shape
    tokens = sum(count for _, count in pieces)
    most = max(first + count for first, count in pieces)
    results = [Results(rng, tokens, m * n) for m in (heads, kv_heads, kv_heads)]
    s = scales(rng, tokens)
    cos, sin = Rope(Scaling(), THETA, n).tables(most)
    caches = [kernels.KeyValues(kind, kv_heads, n, most) for _ in pieces]
    span_numbers, span_arrays = spans(caches, pieces, True)
    out = Array(np.zeros((tokens, heads * n), np.float32), wanted=True)
    arrays = [a for r in results for a in r.arrays]
    arrays += [Array(s), Array(cos), Array(sin), out, *span_arrays]
    numbers = [x for r in results for x in r.numbers] + span_numbers
    places = [first + i for first, count in pieces for i in range(count)]
    q, k, v = (r.floats(s).reshape(tokens, -1, n) for r in results)
    q, k = (rotate(x, cos[places][:, None], sin[places][:, None]) for x in (q, k))

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        tally.take_floats(found[0], q.reshape(tokens, -1))
        row, each = 0, (len(found) - 1) // len(caches)
        for i, (cache, (first, count)) in enumerate(zip(caches, pieces, strict=True)):
            kept = taken_back(cache, found[1 + i * each : 1 + (i + 1) * each])
            mine = slice(row, row + count)
            check_cache(tally, kept, first, (k[mine], v[mine]))
            row += count

    return Call("rope_append", numbers, arrays), check


def taken_back(cache: kernels.KeyValues, arrays: list[np.ndarray]) -> kernels.KeyValues:
    """A cache of that kind with what the driver made of it."""
    kind = next(name for name, number in kernels.KINDS.items() if number == cache.kind)
    fresh = kernels.KeyValues(kind, *cache.shape, cache.room)
    fresh.keys[:], fresh.values[:] = arrays[:2]
    for steps, found in zip(fresh.steps, arrays[2:], strict=False):
        steps[:] = found
    return fresh


def check_cache(
    tally: Tally, cache: kernels.KeyValues, first: int, kv: tuple[np.ndarray, np.ndarray]
) -> None:
    """k and v [tokens, kv_heads, head_dim] are kept from position ``first`` on."""
    n, end = cache.shape[1], first + len(kv[0])
    for i, expected in enumerate(kv):
        kept = cache.floats(end)[i][:, first:].swapaxes(0, 1).reshape(-1, n)
        expected = expected.reshape(-1, n)
        if cache.kind == kernels.KINDS["int8"]:
            q, s = quantise(expected, np.float32(library.KV_LIMIT))
            steps = cache.steps[i][:, first:end].T.reshape(-1, 1)
            integers = np.rint(kept / steps)
            tally.take_integers(integers, q, (expected * s).astype(np.float32))
            most = np.maximum(np.abs(expected).max(axis=-1, keepdims=True), np.float32(1e-5))
            tally.take_floats(steps, most / np.float32(library.KV_LIMIT))
        elif cache.kind == kernels.KINDS["float16"]:
            halves = np.clip(expected, -MOST_HALF, MOST_HALF).astype(np.float16)
            tally.take_integers(kept.view(np.int32), halves.astype(np.float32).view(np.int32))
        else:
            tally.take_floats(kept, expected)


def attentions(rng: np.random.Generator) -> Iterator[Vector]:
    for shape in SHAPES:
        for kind in kernels.KINDS:
            yield _attend(rng, shape, kind, [(0, 33), (70, 5), (139, 1)])
        yield _attend(rng, shape, "float16", [(511, 1)])
    yield _attend(rng, SHAPES[0], "float16", [(4095, 1)])  # as far as 2B-4T goes


def filled(
    rng: np.random.Generator, kind: str, kv_heads: int, n: int, positions: int
) -> kernels.KeyValues:
    """A cache with ordinary and with extreme keys and values."""
    cache = kernels.KeyValues(kind, kv_heads, n, positions)
    for array in (cache.keys, cache.values):
        if kind == "int8":
            most = library.KV_LIMIT
            array[:] = rng.integers(-most, most + 1, array.size, dtype=np.int8).view(np.uint8)
            continue
        whole = array.view(kind)
        whole[:] = rng.standard_normal(whole.size)
        tiny = rng.random(whole.size) < 0.02
        whole[tiny] = (rng.standard_normal(tiny.sum()) * 1e-6).astype(kind)  # denormal as halves
        whole[rng.random(whole.size) < 0.02] = 0
    cache.steps[:] = rng.uniform(0.005, 0.015, cache.steps.shape)
    return cache


def _attend(
    rng: np.random.Generator, shape: tuple[int, int, int], kind: str, pieces: list[Piece]
) -> Vector:
    heads, kv_heads, n = shape
    tokens = sum(count for _, count in pieces)
    caches = [filled(rng, kind, kv_heads, n, first + count) for first, count in pieces]
    q = rng.standard_normal((tokens, heads * n)).astype(np.float32)
    q[0] = 0
    q[-1, : n // 2] = rows(rng, 1, n // 2)[0] % 1
    numbers, arrays = spans(caches, pieces, False)
    out = Array(np.zeros((tokens, heads * n), np.float32), wanted=True)
    expected = np.empty_like(q)
    row = 0
    for cache, (first, count) in zip(caches, pieces, strict=True):
        keys, values = cache.floats(first + count)
        columns = values.swapaxes(1, 2).copy()
        for position in range(first, first + count):
            seen = slice(0, position + 1)
            mine = q[row].reshape(heads, n)
            theirs = parts.attend(mine, keys[:, seen], columns[..., seen].copy())
            expected[row] = theirs.reshape(-1)
            row += 1

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        tally.take_floats(found[0], expected)

    return Call("attend", [heads, *numbers], [Array(q), out, *arrays]), check
