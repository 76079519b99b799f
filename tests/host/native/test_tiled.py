"""Attention with its products on the tile: against float64, and whatever shares a pass."""

from __future__ import annotations

import ctypes
import re
from ctypes import POINTER, byref, c_int64, c_void_p
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import walks
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import MemoryFullError
from tritile.native import build, kernels, library, tiled
from tritile.native.planes import Planes
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile_arch.boards import BOARDS
from tritile_arch.descriptor import DESCRIPTOR_BYTES, WORDS

DIGITS = 127 * 128  # TT_DIGITS_LIMIT
SHAPES = [("tiny", 6, 2, 32), ("tiny", 4, 1, 100), ("tiny-trit4", 3, 3, 24), ("zcu104", 20, 5, 128)]


class Used(ctypes.Structure):
    """tt_used."""

    _fields_ = tuple((n, c_int64) for n in ("queries", "probabilities", "scores", "sums"))


class Tile:
    """A device with room for lists of attention, of one layer and some sequences."""

    def __init__(self, board: str, heads: int, kv_heads: int, head_dim: int):
        self.config = replace(
            walks.CONFIG, heads=heads, kv_heads=kv_heads, head_size=head_dim, layers=1
        )
        g = BOARDS[board].geometry
        jobs = JobList("some", (Matrix("some", 8, 8),))
        spare = tiled.spare_entries(self.config, g, 1)
        trits = np.zeros((8, 8), np.int8)
        self.platform: Any = EmulatorPlatform(g)
        plan = Plan(g, [jobs], spare=spare)
        self.program = Program(Accelerator(self.platform), plan, packer(g, lambda matrix: trits))
        self.desks = tiled.Desks(self.config, self.program, 1, 0)
        self.planes: list[Planes] = []

    def span(self, cache: kernels.KeyValues, row: int, rows: int, position: int) -> tiled.TiledSpan:
        c, end = self.config, position + rows
        planes = Planes(self.platform, self.program.geometry, c.kv_heads, c.head_dim, 1, cache.room)
        planes.append(0, cache, 0, end)
        planes.flush()
        self.planes.append(planes)
        self.desks.reserve(end)
        one = library.Span(ctypes.pointer(cache.struct), row, rows, position)
        return tiled.TiledSpan(one, ctypes.addressof(planes.structs))

    def attend(self, q: np.ndarray, spans: list[tiled.TiledSpan], pool=None) -> np.ndarray:
        """float32 [rows, heads * head_dim] of q alike: every step of a pass's, in their order."""
        given, used = (tiled.TiledSpan * len(spans))(*spans), Used()
        out, t, desk = np.full_like(q, np.nan), self.desks.struct, self.desks.struct.desks
        handle = None if pool is None else pool.handle
        chunks = function("tt_cut", c_int64, 5)(byref(t), desk, given, len(spans), byref(used))
        function("tt_split_queries", None, 5)(handle, byref(t), desk, chunks, address(q))
        beats = function("tt_write_scores", c_int64, 3)(byref(t), desk, chunks)
        self.ring(desk[0].scores_index, beats)
        function("tt_soften", None, 4)(handle, byref(t), desk, chunks)
        beats = function("tt_write_sums", c_int64, 3)(byref(t), desk, chunks)
        self.ring(desk[0].sums_index, beats)
        function("tt_gather", None, 5)(handle, byref(t), desk, chunks, address(out))
        x, y = self.desks.buffers[0].x.array.size, self.desks.buffers[0].y.array.size
        assert max(used.queries, used.probabilities) <= x
        assert max(used.scores, used.sums) <= y
        return out

    def ring(self, index: int, beats: int) -> None:
        seen = 0
        run = self.platform._run_job

        def counted(job, tokens):
            nonlocal seen
            seen += self.platform._fetch(job).beats
            return run(job, tokens)

        self.platform._run_job = counted
        self.program.accelerator.submit(index, self.program.geometry.rows)
        self.program.accelerator.wait(self.program.accelerator._rung)
        self.platform._run_job = run
        assert seen == beats

    def close(self) -> None:
        for planes in self.planes:
            planes.free()
        self.desks.close()
        self.program.close()


def function(name: str, result, arguments: int):
    """Integers and addresses alike go as 64 bits."""
    found = getattr(library.library(), name)
    found.restype = result
    found.argtypes = None
    return lambda *given: found(*(c_void_p(x) if isinstance(x, int) else x for x in given))


def address(array: np.ndarray) -> c_void_p:
    return array.ctypes.data_as(c_void_p)


@pytest.fixture
def tile_of():
    made: list[Tile] = []

    def make(*shape) -> Tile:
        made.append(Tile(*shape))
        return made[-1]

    yield make
    for tile in made:
        tile.close()
        assert not tile.platform._memory._buffers, "memory is kept"


def fill(kv_heads: int, head_dim: int, length: int, seed: int) -> kernels.KeyValues:
    """An int8 cache of random integers of +-121, also behind ``length``."""
    rng = np.random.default_rng(seed)
    cache = kernels.KeyValues("int8", kv_heads, head_dim, length)
    for array in (cache.keys, cache.values):
        array.view(np.int8)[:] = rng.integers(-121, 122, array.size)
    cache.steps[:] = rng.uniform(0.005, 0.015, cache.steps.shape)
    return cache


def queries(tokens: int, heads: int, head_dim: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((tokens, heads * head_dim)).astype(np.float32)


def exact(q: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    """float64 [heads, head_dim] of q [heads, head_dim], keys and values [kv_heads, seen, ..]."""
    groups = q.astype(np.float64).reshape(len(keys), -1, q.shape[-1])
    scores = groups @ keys.astype(np.float64).swapaxes(1, 2) / np.sqrt(q.shape[-1])
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return (p / p.sum(axis=-1, keepdims=True) @ values.astype(np.float64)).reshape(q.shape)


@pytest.mark.parametrize("position", [0, 1, 63, 130])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_14_bits_leave(tile_of, shape, position):
    """Within 4 steps of 14 bits of the exact result, by the greatest value that it could have."""
    board, heads, kv_heads, head_dim = shape
    tile, rows = tile_of(*shape), BOARDS[board].geometry.rows
    cache, q = fill(kv_heads, head_dim, position + rows, 1), queries(rows, heads, head_dim)
    out = tile.attend(q, [tile.span(cache, 0, rows, position)])
    for row in range(rows):
        keys, values = cache.floats(position + row + 1)
        expected = exact(q[row].reshape(heads, head_dim), keys, values)
        error = np.abs(out[row].reshape(heads, head_dim) - expected)
        assert error.max() <= 4 / DIGITS * np.abs(values).max()
    if position:
        theirs = kernels.attend(q, heads, [(cache, rows, position)])
        assert 0 < np.abs(out - theirs).max() <= 1e-3 * np.abs(theirs).max()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_row_is_its_own(tile_of, shape):
    """Whatever sequences it shares a group with, however a prompt is cut, however many threads."""
    board, heads, kv_heads, head_dim = shape
    tile, rows = tile_of(*shape), BOARDS[board].geometry.rows
    caches = [fill(kv_heads, head_dim, 200, seed) for seed in range(3)]
    q = queries(rows, heads, head_dim)
    cuts = [(caches[0], 0, 1, 70), (caches[1], 1, rows - 2, 0), (caches[2], rows - 1, 1, 150)]
    with kernels.Pool(3) as pool:
        together = tile.attend(q, [tile.span(*cut) for cut in cuts], pool)
    for cache, first, count, position in cuts:
        for row in range(count):
            alone = tile.attend(q[first + row :][:1], [tile.span(cache, 0, 1, position + row)])
            np.testing.assert_array_equal(together[first + row], alone[0])


@pytest.mark.parametrize("high", [1e-37, 1.0, 1e6])
def test_extremes(tile_of, high):
    """Keys and values at their limits, queries of zeros, of one size, of one that is far larger."""
    tile = tile_of("tiny", 6, 2, 32)
    cache = fill(2, 32, 90, 3)
    cache.values.view(np.int8)[:] = 121
    cache.keys.view(np.int8)[:] = np.where(np.arange(cache.keys.size) % 2, 121, -121)
    cache.steps[:] = 0.01
    q = np.full((4, 6 * 32), high, np.float32)
    q[1] = 0
    q[2, ::32] = -1000 * high if high < 1e6 else high
    out = tile.attend(q, [tile.span(cache, 0, 4, 80)])
    np.testing.assert_allclose(out, 1.21, rtol=4 / DIGITS)


def test_a_prompt_that_is_not_finite_is_seen(tile_of):
    tile = tile_of("tiny", 6, 2, 32)
    cache, q = fill(2, 32, 8, 3), queries(4, 6, 32)
    q[2, 3 * 32] = np.nan  # of the fourth head
    out = tile.attend(q, [tile.span(cache, 0, 4, 0)]).reshape(4, 6, 32)
    assert np.isnan(out[2, 3]).all()
    assert np.isfinite(np.delete(out.reshape(24, 32), 2 * 6 + 3, axis=0)).all()


def test_a_value_that_is_not_finite_is_seen(tile_of):
    """By whoever sees its position."""
    tile = tile_of("tiny", 6, 2, 32)
    cache, q = fill(2, 32, 8, 3), queries(4, 6, 32)
    cache.steps[1, 0, 2] = np.nan  # of the first three heads
    out = tile.attend(q, [tile.span(cache, 0, 4, 0)]).reshape(4, 2, 3 * 32)
    assert np.isnan(out[2:, 0]).all()
    assert np.isfinite(out[:2]).all()
    assert np.isfinite(out[:, 1]).all()


def test_structures_are_as_c_has_them(tile_of):
    """What the library writes through them is what Python reads."""
    tile = tile_of("tiny", 6, 2, 32)
    room = tiled._room(tile.desks.struct, 100)
    assert room.chunks == (4 + 3) * 2
    assert room.scores_entries == 2 * room.chunks * 1 + 1  # 100 positions: a block of 256
    assert room.sums_entries == 2 * room.chunks * 3 + 1  # three of 40
    cache = fill(2, 32, 8, 3)
    given, used = (tiled.TiledSpan * 1)(tile.span(cache, 0, 4, 3)), Used()
    t, desk = tile.desks.struct, tile.desks.struct.desks
    assert function("tt_cut", c_int64, 5)(byref(t), desk, given, 1, byref(used)) == 2 * 3
    chunks = ctypes.cast(desk[0].chunks, POINTER(tiled.Chunk))
    assert [(c.head, c.first, c.rows, c.seen) for c in chunks[:6]] == [
        (head, first, 4, 3 + (first + 3) // 3 + 1) for head in (0, 1) for first in (0, 4, 8)
    ]


def test_growth_takes_what_is_needed_where_more_does_not_fit(tile_of, monkeypatch):
    tile = tile_of("tiny", 6, 2, 32)
    tile.desks.reserve(100)
    real, refused = tile.platform.allocate, iter([MemoryFullError("no room")])

    def full(nbytes, cacheable=False):
        for error in refused:
            raise error
        return real(nbytes, cacheable)

    monkeypatch.setattr(tile.platform, "allocate", full)
    tile.desks.reserve(150)
    before = tile.desks.buffers[0].addresses
    tile.desks.reserve(151)
    assert tile.desks.buffers[0].addresses != before


def test_the_headers_constants_are_pythons():
    text = (build.HERE / "tiled.h").read_text()
    found = {n: int(v) for n, v in re.findall(r"#define (\w+) +(\d+)\b", text)}
    assert found["TT_ENTRY"] == DESCRIPTOR_BYTES == 4 * WORDS
    assert found["TT_DIGITS"] == tiled.DIGITS
    assert 127 << found["TT_DIGIT_BITS"] == DIGITS
    (steps,) = re.findall(r"enum \{ (TT_QUERY_STEP.*), TT_STEPS \}", text)
    assert len(steps.split(",")) == tiled.STEPS


def test_an_interrupted_growth_keeps_what_was_there(tile_of, monkeypatch):
    tile = tile_of("tiny", 6, 2, 32)
    tile.desks.reserve(64)
    before, real = tile.desks.buffers[0].addresses, tile.platform.allocate
    left = iter(range(1))

    def full(nbytes, cacheable=False):
        if next(left, None) is None:
            raise MemoryError
        return real(nbytes, cacheable)

    monkeypatch.setattr(tile.platform, "allocate", full)
    with pytest.raises(MemoryError):
        tile.desks.reserve(300)
    monkeypatch.undo()
    assert tile.desks.buffers[0].addresses == before
    assert tile.desks.struct.desks[0].x_address == before[0]
