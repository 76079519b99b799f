"""Attention against a softmax in float64 and models/parts.py; a row's floats are its own."""

from __future__ import annotations

import numpy as np
import pytest

from tritile.models import parts
from tritile.native import kernels

KINDS = list(kernels.KINDS)
SHAPES = [(20, 5, 128), (6, 2, 32), (3, 3, 100), (4, 1, 10), (71, 1, 16)]


def fill(kind: str, kv_heads: int, head_dim: int, length: int, seed: int) -> kernels.KeyValues:
    """A cache of random bytes that are finite, also behind ``length``."""
    rng = np.random.default_rng(seed)
    cache = kernels.KeyValues(kind, kv_heads, head_dim, length)
    for array in (cache.keys, cache.values):
        if kind == "int8":
            array[:] = rng.integers(0, 256, array.size, dtype=np.uint8)
        else:
            whole = array.view(kind)
            whole[:] = rng.standard_normal(whole.size)
    cache.steps[:] = rng.uniform(0.005, 0.015, cache.steps.shape)
    return cache


def queries(tokens: int, heads: int, head_dim: int) -> np.ndarray:
    rng = np.random.default_rng(tokens)
    return rng.standard_normal((tokens, heads * head_dim)).astype(np.float32)


def exact(q: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    """float64 [heads, head_dim] of q [heads, head_dim], keys and values [kv_heads, seen, ..]."""
    q, keys, values = (x.astype(np.float64) for x in (q, keys, values))
    groups = q.reshape(len(keys), -1, q.shape[-1])
    scores = groups @ keys.swapaxes(1, 2) / np.sqrt(q.shape[-1])
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return (p / p.sum(axis=-1, keepdims=True) @ values).reshape(q.shape)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_prompt(kind, shape):
    """To 1e-6 of the row's maximum, of the exact result and of numpy's."""
    heads, kv_heads, head_dim = shape
    tokens = 140
    cache = fill(kind, kv_heads, head_dim, tokens, 1)
    q = queries(tokens, heads, head_dim)
    out = kernels.attend(q, heads, [(cache, tokens, 0)]).reshape(tokens, heads, head_dim)
    for row in {*range(0, tokens, 9), 15, 16, 63, 64, 127, 128, tokens - 1}:
        keys, values = cache.floats(row + 1)
        mine = q[row].reshape(heads, head_dim)
        theirs = parts.attend(mine, keys, values.swapaxes(1, 2).copy())
        expected = exact(mine, keys, values)
        most = np.abs(expected).max()
        assert np.abs(out[row] - expected).max() <= 1e-6 * most
        assert np.abs(out[row] - theirs.reshape(heads, head_dim)).max() <= 1e-6 * most


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_token_alone_gives_what_it_gives_in_any_company(kind, shape):
    """To the bit: a prompt whole, in pieces, token by token, beside others, by several threads."""
    heads, kv_heads, head_dim = shape
    tokens = 140
    caches = [fill(kind, kv_heads, head_dim, tokens, seed) for seed in range(2)]
    q = queries(tokens, heads, head_dim)
    whole = [kernels.attend(q, heads, [(cache, tokens, 0)]) for cache in caches]
    for cuts in ([1] * tokens, [3, 60, 70, 7], [64, 76], [17, 123]):
        first = 0
        for count in cuts:
            end = first + count
            out = kernels.attend(q[first:end], heads, [(caches[0], count, first)])
            np.testing.assert_array_equal(out, whole[0][first:end])
            first = end
    mixed = [(caches[1], 5, 70), (caches[0], 1, 139), (caches[1], 30, 3)]
    rows = np.concatenate([q[70:75], q[139:], q[3:33]])
    expected = np.concatenate([whole[1][70:75], whole[0][139:], whole[1][3:33]])
    np.testing.assert_array_equal(kernels.attend(rows, heads, mixed), expected)
    with kernels.Pool(3) as pool:
        np.testing.assert_array_equal(kernels.attend(rows, heads, mixed, pool), expected)
        alone = kernels.attend(q[139:], heads, [(caches[0], 1, 139)], pool)
        np.testing.assert_array_equal(alone, whole[0][139:])


@pytest.mark.parametrize("kind", KINDS)
def test_positions_behind_a_token_do_not_matter(kind):
    cache = fill(kind, 2, 32, 128, 1)
    q = queries(1, 4, 32)
    before = kernels.attend(q, 4, [(cache, 1, 70)])
    behind = fill(kind, 2, 32, 128, 2)
    keys = cache.keys.reshape(2, 8, -1, 16, cache.keys.size // (2 * 8 * 32 * 16))
    other = behind.keys.reshape(keys.shape)
    keys[:, 5:], keys[:, 4, :, 7:] = other[:, 5:], other[:, 4, :, 7:]
    values = cache.values.reshape(2, 128, -1)
    values[:, 71:] = behind.values.reshape(values.shape)[:, 71:]
    cache.steps[..., 71:] = np.nan
    np.testing.assert_array_equal(kernels.attend(q, 4, [(cache, 1, 70)]), before)


def test_scores_far_apart():
    """One position takes all, the first, the last or one between: no overflow, nothing lost."""
    cache = fill("float32", 1, 16, 200, 1)
    values = cache.values.view(np.float32).reshape(-1, 16)
    q = np.full((1, 16), 100, np.float32)
    for place in (0, 63, 64, 130, 199):
        keys = cache.keys.view(np.float32).reshape(-1, 16, 16)
        keys[:] = -50
        keys[place // 16, :, place % 16] = 50
        out = kernels.attend(q, 1, [(cache, 1, 199)])
        np.testing.assert_array_equal(out[0], values[place])
