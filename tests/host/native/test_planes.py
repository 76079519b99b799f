"""Keys and values as weights, against ``pack.unpack``: the digits of a block give its integers."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import numpy as np
import pytest

from tritile import pack
from tritile.device.emulator import EmulatorPlatform
from tritile.native import build, kernels, planes
from tritile.native import library as c
from tritile_arch import boards, encoding, geometry, layout
from tritile_arch.geometry import Geometry

GEOMETRIES = {name: board.geometry for name, board in boards.BOARDS.items()}
NARROW = replace(boards.TINY.geometry, ports=2, port_bytes=4)  # the third size of a beat
GARBAGE = 0x5A  # a legal byte of both codecs, and not that of zeros


def filled(kv_heads: int, head_dim: int, positions: int, seed: int = 0) -> kernels.KeyValues:
    """An int8 cache of integers of +-KV_LIMIT, many of them extreme."""
    rng = np.random.default_rng(seed)
    cache = kernels.KeyValues("int8", kv_heads, head_dim, positions)
    for array in (cache.keys, cache.values):
        values = rng.integers(-c.KV_LIMIT, c.KV_LIMIT + 1, array.size, dtype=np.int8)
        extreme = rng.random(array.size) < 0.2
        values[extreme] = rng.choice(np.array([-c.KV_LIMIT, c.KV_LIMIT], np.int8), extreme.sum())
        array[:] = values.view(np.uint8)
    return cache


def integers(cache: kernels.KeyValues, end: int) -> tuple[np.ndarray, np.ndarray]:
    """Keys and values int8 [kv_heads, room, head_dim]; zeros from ``end`` on."""
    (heads, size), room = cache.shape, cache.room
    keys = cache.keys.view(np.int8)[: heads * room * size].reshape(heads, -1, size, c.LANES)
    values = cache.values.view(np.int8)[: heads * room * kernels.padded(size)]
    found = keys.swapaxes(2, 3).reshape(heads, room, size), values.reshape(heads, room, -1)
    found = tuple(part[..., :size].copy() for part in found)
    for part in found:
        part[:, end:] = 0
    return found


class Memory:
    """Planes on the emulator, and what the device finds in them."""

    def __init__(self, g: Geometry, kv_heads: int, head_dim: int, positions: int):
        self.geometry, self.shape = g, (kv_heads, head_dim)
        self.platform = EmulatorPlatform(g)
        self.planes = planes.Planes(self.platform, g, kv_heads, head_dim, 1, positions)
        self.struct = self.planes.structs[0]
        (buffer,) = self.planes._buffers
        self.bytes = buffer.array

    def view(self, address: int, nbytes: int) -> np.ndarray:
        """What the device finds there."""
        found = self.platform._memory.view(address, nbytes)
        assert found is not None
        return found

    def blocks(self, what: str) -> np.ndarray:
        """int64 [kv_heads, blocks, M, K] of the "key" or the "value" planes' digits."""
        g, (heads, size) = self.geometry, self.shape
        m, k = (c.KEY_ROWS, size) if what == "key" else (size, g.columns)
        count = getattr(self.struct, f"{what}_blocks")
        each = getattr(c.library(), f"tt_{what}_bytes")(self.planes.weights, size)
        used = layout.weight_bytes(g, m, k, geometry.MAX_PLANES)
        assert used <= each < used + geometry.ALIGN
        assert each % geometry.ALIGN == 0
        addresses = getattr(self.struct, f"{what}_address")[: g.ports]
        assert not any(address % geometry.ALIGN for address in addresses)
        total = heads * count * each
        views = [self.view(address, total) for address in addresses]
        regions = np.stack([view.reshape(-1, each)[:, :used] for view in views], axis=1)
        found = [pack.unpack(g, region, m, k, geometry.MAX_PLANES) for region in regions]
        powers = 3 ** np.arange(geometry.MAX_PLANES)[::-1]
        whole = np.tensordot(powers, np.stack(found).astype(np.int64), axes=([0], [1]))
        return whole.reshape(heads, count, m, k)

    def keys(self) -> np.ndarray:
        """[kv_heads, positions in whole blocks, head_dim]"""
        found = self.blocks("key")
        return found.reshape(len(found), -1, found.shape[-1])

    def values(self) -> np.ndarray:
        """[kv_heads, positions in whole blocks, head_dim]"""
        found = self.blocks("value").swapaxes(2, 3)
        return found.reshape(len(found), -1, found.shape[-1])

    def check(self, cache: kernels.KeyValues, end: int) -> None:
        """The positions before ``end`` are the cache's; what lies behind them is zeros."""
        for found, expected in zip((self.keys(), self.values()), integers(cache, end), strict=True):
            both = min(found.shape[1], expected.shape[1])
            np.testing.assert_array_equal(found[:, :both], expected[:, :both])
            assert not found[:, both:].any()
            assert not expected[:, both:].any()


CASES = [(name, size) for name in GEOMETRIES for size in (16, 32, 64, 128)]
CASES += [("tiny", 100), ("tiny-trit4", 10), ("zcu104", 90), ("pynq-z2", 81), ("zcu104", 400)]


@pytest.mark.parametrize(("board", "head_dim"), CASES)
def test_the_tile_finds_the_caches_integers(board, head_dim):
    g = GEOMETRIES[board]
    positions = max(150, g.columns + 70)
    memory, cache = Memory(g, 2, head_dim, positions), filled(2, head_dim, positions)
    memory.check(cache, 0)
    memory.planes.append(0, cache, 0, positions)
    memory.check(cache, positions)
    assert np.abs(memory.keys()).max() == np.abs(memory.values()).max() == c.KV_LIMIT


def test_a_beat_of_four_bytes():
    memory, cache = Memory(NARROW, 3, 33, 70), filled(3, 33, 70)
    memory.planes.append(0, cache, 0, 70)
    memory.check(cache, 70)


def test_every_integer_has_its_digits():
    """At every place of a byte; what an int8 may hold beyond the limit counts as the limit."""
    for g in (GEOMETRIES["tiny"], GEOMETRIES["tiny-trit4"]):
        cache = kernels.KeyValues("int8", 1, 16, 256)
        every = np.arange(-128, 128, dtype=np.int8)
        for lane in range(16):
            cache.values.view(np.int8).reshape(256, 16)[:, lane] = np.roll(every, lane)
        memory = Memory(g, 1, 16, 256)
        memory.planes.append(0, cache, 0, 256)
        expected = np.clip(integers(cache, 256)[1], -c.KV_LIMIT, c.KV_LIMIT)
        np.testing.assert_array_equal(memory.values()[:, :256], expected)


@pytest.mark.parametrize("board", GEOMETRIES)
@pytest.mark.parametrize("threads", [None, 3])
def test_any_cuts_give_the_bytes_of_one_append(board, threads):
    g = GEOMETRIES[board]
    positions, shape = max(g.columns, c.KEY_ROWS) + 90, (2, 32)
    rng = np.random.default_rng(7)
    cache = filled(*shape, positions)
    whole = Memory(g, *shape, positions)
    whole.planes.append(0, cache, 0, positions)
    trits = whole.planes.weights.trits
    edges = {1, trits - 1, trits, trits + 1, g.port_columns, g.columns - 1, g.columns, c.KEY_ROWS}
    cuts = [range(positions + 1), sorted({0, positions, *edges})]
    for _ in range(6):
        some = rng.choice(np.arange(1, positions), rng.integers(1, 12), replace=False)
        cuts.append([0, *sorted(some.tolist()), positions])
    pool = threads and kernels.Pool(threads)
    try:
        for cut in cuts:
            memory = Memory(g, *shape, positions)
            for first, end in itertools.pairwise(cut):
                memory.planes.append(0, cache, first, end - first, pool or None)
            np.testing.assert_array_equal(memory.bytes, whole.bytes)
    finally:
        if pool:
            pool.close()


@pytest.mark.parametrize("board", GEOMETRIES)
def test_nothing_else_is_written_and_nothing_is_read(board):
    """Garbage where nothing is appended stays, and does not reach what is appended.

    A byte of values belongs to several positions, of which those appended later count as zeros.
    """
    g = GEOMETRIES[board]
    positions, size = max(g.columns, c.KEY_ROWS) + 90, 32
    trits = encoding.codec(g.codec).trits_per_byte
    edges = [(edge - 1, edge + 1) for edge in (g.columns, c.KEY_ROWS)]
    for first, end in ((0, 1), (trits + 1, trits + 2), (63, 65), *edges):
        cache, memory = filled(1, size, positions), Memory(g, 1, size, positions)
        memory.bytes[:] = GARBAGE
        garbage = memory.keys(), memory.values()
        memory.planes.append(0, cache, first, end - first)
        expected = integers(cache, end)
        keys, values = memory.keys(), memory.values()
        np.testing.assert_array_equal(keys[:, first:end], expected[0][:, first:end])
        for part in (slice(first), slice(end, None)):
            np.testing.assert_array_equal(keys[:, part], garbage[0][:, part])
        low, high = first // trits * trits, -(-end // trits) * trits
        np.testing.assert_array_equal(values[:, low:high], expected[1][:, low:high])
        for part in (slice(low), slice(high, None)):
            np.testing.assert_array_equal(values[:, part], garbage[1][:, part])


def test_what_lies_behind_the_end_in_the_cache_does_not_matter():
    g, end = GEOMETRIES["tiny"], 42
    memory, cache = Memory(g, 2, 20, 128), filled(2, 20, 128)
    memory.planes.append(0, cache, 0, end)
    before = memory.bytes.copy()
    other = filled(2, 20, 128, seed=1)
    keys = cache.keys.reshape(2, 8, 20, 16)
    keys[:, 3:] = other.keys.reshape(keys.shape)[:, 3:]
    keys[:, 2, :, end - 32 :] = other.keys.reshape(keys.shape)[:, 2, :, end - 32 :]
    values = cache.values.reshape(2, 128, 32)
    values[:, end:] = other.values.reshape(values.shape)[:, end:]
    values[..., 20:] = other.values.reshape(values.shape)[..., 20:]  # behind head_dim: anything
    fresh = Memory(g, 2, 20, 128)
    fresh.planes.append(0, cache, 0, end)
    np.testing.assert_array_equal(fresh.bytes, before)


def test_the_headers_constants_are_archs():
    text = "".join((build.HERE / name).read_text() for name in ("kernels.h", "planes.h"))
    found = dict(re.findall(r"#define (\w+) +(\d+)", text))
    assert int(found["TT_MOST_PORTS"]) == geometry.MAX_PORTS
    assert int(found["TT_PLANES"]) == geometry.MAX_PLANES
    assert int(found["TT_KV_LIMIT"]) == c.KV_LIMIT == sum(3**p for p in range(geometry.MAX_PLANES))
    names = ("TT_ALIGN", "TT_LANES", "TT_BLOCK", "TT_KEY_ROWS")
    assert [int(found[name]) for name in names] == [c.ALIGN, c.LANES, c.BLOCK, c.KEY_ROWS]
    assert c.KEY_ROWS % geometry.TILE_QUANTUM == 0
    assert geometry.ALIGN == c.ALIGN
