"""What rope_append keeps of q, k and v, against rotate and the values themselves."""

from __future__ import annotations

import numpy as np
import pytest

from tritile.bitlinear import make_rescale, quantise
from tritile.models.rope import Rope, Scaling, rotate
from tritile.native import kernels
from tritile.native import library as c

RULES = [make_rescale("multiply", 0.011), make_rescale("divide", 70.0), make_rescale("divide", 9)]


def tables(head_dim: int, positions: int) -> tuple[np.ndarray, np.ndarray]:
    cos, sin = Rope(Scaling(), 500000.0, head_dim)(list(range(positions)))
    return cos[:, 0].copy(), sin[:, 0].copy()


def append(kind: str, heads: int, kv_heads: int, head_dim: int, pieces: list[tuple[int, int]]):
    """Pieces (first position, tokens) of a sequence each.

    The caches, and what numpy makes of the same sums: q, k, v [tokens, heads, head_dim].
    """
    tokens = sum(count for _, count in pieces)
    rng = np.random.default_rng(tokens)
    rows = [n * head_dim for n in (heads, kv_heads, kv_heads)]
    sums = [rng.integers(-30000, 30000, (tokens, m), dtype=np.int32) for m in rows]
    s = quantise(rng.standard_normal((tokens, 64)).astype(np.float32))[1]
    biases = [None, *(rng.standard_normal(m).astype(np.float32) for m in rows[1:])]
    most = max(first + count for first, count in pieces)
    caches = [kernels.KeyValues(kind, kv_heads, head_dim, most) for _ in pieces]
    spans = [(cache, count, first) for cache, (first, count) in zip(caches, pieces, strict=True)]
    parts = list(zip(sums, RULES, biases, strict=True))
    of = [kernels.sums_of(part, rule, bias) for part, rule, bias in parts]
    cos, sin = tables(head_dim, most)
    q = kernels.rope_append(of, s, cos, sin, spans)
    places = [first + i for first, count in pieces for i in range(count)]
    expected = [rule(part, s, bias).reshape(tokens, -1, head_dim) for part, rule, bias in parts]
    turned = [rotate(x, cos[places][:, None], sin[places][:, None]) for x in expected[:2]]
    np.testing.assert_array_equal(q, turned[0].reshape(tokens, -1))
    return caches, turned[1], expected[2]


SHAPES = [(20, 5, 128), (6, 2, 32), (3, 3, 100), (4, 1, 10)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_keys_and_values_are_kept(shape, kind):
    heads, kv_heads, head_dim = shape
    pieces = [(0, 70), (61, 7), (5, 1)]
    caches, k, v = append(kind, heads, kv_heads, head_dim, pieces)
    dtype, row = np.dtype(kind), 0
    for cache, (first, count) in zip(caches, pieces, strict=True):
        keys, values = cache.floats(first + count)
        for ours, theirs in ((keys, k), (values, v)):
            kept = theirs[row : row + count].swapaxes(0, 1).astype(dtype).astype(np.float32)
            np.testing.assert_array_equal(ours[:, first:], kept)
            assert not ours[:, :first].any()
        row += count


def test_int8_is_within_half_a_step():
    (cache,), k, v = append("int8", 4, 2, 64, [(0, 90)])
    for ours, theirs in zip(cache.floats(90), (k, v), strict=True):
        theirs = theirs.swapaxes(0, 1)
        step = np.abs(theirs).max(axis=-1, keepdims=True) / c.KV_LIMIT
        assert (np.abs(ours - theirs) <= step * 0.5001).all()
        assert (np.abs(ours).max(axis=-1) >= (c.KV_LIMIT - 0.1) * step[..., 0]).all()
    integers, _ = quantise(v.reshape(-1, 64), np.float32(c.KV_LIMIT))
    kept = cache.values.view(np.int8).reshape(2, -1, 64)[:, :90].swapaxes(0, 1)
    np.testing.assert_array_equal(kept.reshape(-1, 64), integers)
    assert np.abs(integers).max() == c.KV_LIMIT


@pytest.mark.parametrize("kind", kernels.KINDS)
@pytest.mark.parametrize(("length", "room"), [(1, 1), (17, 64), (64, 300), (150, 150)])
def test_a_copy_of_the_first_positions(kind, length, room):
    (cache,), _, _ = append(kind, 4, 2, 50, [(0, 150)])
    other = kernels.KeyValues(kind, 2, 50, room)
    other.copy(cache, length)
    for mine, theirs in zip(other.floats(length), cache.floats(length), strict=True):
        assert theirs.any()
        np.testing.assert_array_equal(mine, theirs)


def halves(values: np.ndarray) -> np.ndarray:
    """What a float16 cache keeps of values [n]; k and v are 0 but for v's first ``n``."""
    cache = kernels.KeyValues("float16", 1, len(values), 1)
    zeros = np.zeros((1, len(values)), np.int32)
    of = [kernels.sums_of(zeros, RULES[0], bias) for bias in (None, None, values)]
    of[2].weight_scale = 1
    cos, sin = tables(len(values), 1)
    kernels.rope_append(of, np.ones((1, 1), np.float32), cos, sin, [(cache, 1, 0)])
    return cache.values.view(np.float16)[: len(values)]


def test_halves_round_to_even_as_ieee_has_it():
    rng = np.random.default_rng(1)
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32)
    every = every[np.isfinite(every)]
    between = (every[:-1] + every[1:]) / 2  # ties, and a bit beside them
    values = [
        every,
        between,
        np.nextafter(between, np.float32(0)),
        np.nextafter(between, every[1:]),
    ]
    values.append((rng.standard_normal(5000) * 10.0 ** rng.uniform(-9, 4, 5000)).astype(np.float32))
    for part in values:
        part = part[np.abs(part) < 65504]
        part = part[: len(part) // 2 * 2]
        with np.errstate(under="ignore"):
            np.testing.assert_array_equal(halves(part), part.astype(np.float16))


def test_what_no_half_can_hold_becomes_its_greatest():
    values = np.array([65504, 65519, 65520, 1e9, -70000, np.inf], np.float32)
    assert halves(values).tolist() == [65504] * 4 + [-65504, 65504]


def test_sizes():
    library = c.library()
    assert kernels.padded(100) == 112
    assert library.tt_keys_bytes(c.F32, 5, 128, 64) == 5 * 128 * 64 * 4
    assert library.tt_values_bytes(c.F16, 5, 100, 128) == 5 * 112 * 128 * 2
    assert library.tt_keys_bytes(c.INT8, 1, 10, 64) == 640
    assert library.tt_keys_bytes(c.BF16, 1, 10, 64) == 0
    assert library.tt_values_bytes(c.F32, 1, 10, 65) == 0


def test_a_cache_is_aligned():
    for kind in kernels.KINDS:
        cache = kernels.KeyValues(kind, 3, 50, 65)
        assert cache.struct.keys % c.ALIGN == cache.struct.values % c.ALIGN == 0
        assert cache.room == 128
