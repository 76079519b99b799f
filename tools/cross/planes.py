"""Calls that append keys and values to the tile's weights; every byte is held against ``pack``."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tritile import pack
from tritile.native import kernels, library
from tritile.native.planes import weights_of
from tritile_arch import boards
from tritile_arch.geometry import MAX_PLANES, MAX_PORTS, Geometry, align

from .compare import Tally
from .driving import Array, Call
from .sequences import cached, filled
from .vectors import Vector

# (key heads, head_dim): 2B-4T's by half, the bundled model's, odd ones.
SHAPES = ((2, 128), (2, 32), (1, 100), (3, 10))
GUARD = 64  # bytes behind a region, which stay
Region = np.ndarray  # uint8 [kv_heads * blocks * bytes of a matrix + GUARD], of one port


def appends(rng: np.random.Generator) -> Iterator[Vector]:
    for board in boards.BOARDS.values():
        g = board.geometry
        for shape in SHAPES:
            for first, rows in ((0, 9), (61, 7), (5, 1), (g.columns - 3, g.columns)):
                yield _append(rng, g, shape, first, rows)


def _append(
    rng: np.random.Generator, g: Geometry, shape: tuple[int, int], first: int, rows: int
) -> Vector:
    end = first + rows
    cache = filled(rng, "int8", *shape, end)
    weights = weights_of(g)
    before, after = (regions(g, cache, positions) for positions in (first, end))
    blocks = [-(-cache.room // size) for size in (library.KEY_ROWS, g.columns)]
    numbers = [getattr(weights, field[0]) for field in library.Weights._fields_]
    numbers += [*blocks, first, rows]
    # As XRT and the emulator give it: aligned.
    unused = [Array(None)] * (MAX_PORTS - g.ports)
    arrays = [a for part in before for a in (*(Array(r, True, 0) for r in part), *unused)]
    cache_numbers, cache_arrays = cached(cache, False)

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        for region, expected in zip(found, [r for part in after for r in part], strict=True):
            tally.take_integers(region, expected)

    return Call("append_planes", numbers + cache_numbers, arrays + cache_arrays), check


def regions(
    g: Geometry, cache: kernels.KeyValues, positions: int
) -> tuple[list[Region], list[Region]]:
    """Each port's keys and values when so many positions are appended."""
    (heads, n), room = cache.shape, cache.room
    keys = cache.keys.view(np.int8)[: heads * room * n].reshape(heads, -1, n, library.LANES)
    values = cache.values.view(np.int8)[: heads * room * kernels.padded(n)]
    keys = keys.swapaxes(2, 3).reshape(heads, room, n)
    values = values.reshape(heads, room, -1)[..., :n]
    return (
        _packed(g, _blocks(keys[:, :positions], room, library.KEY_ROWS)),
        _packed(g, _blocks(values[:, :positions], room, g.columns).swapaxes(1, 2)),
    )


def _blocks(rows: np.ndarray, room: int, size: int) -> np.ndarray:
    """[heads * blocks, size, head_dim] of [heads, positions, head_dim]; zeros behind them."""
    heads, positions, n = rows.shape
    whole = np.zeros((heads, -(-room // size) * size, n), np.int8)
    whole[:, :positions] = rows
    return whole.reshape(-1, size, n)


def _packed(g: Geometry, matrices: np.ndarray) -> list[Region]:
    """Each port's region of int8 [matrices, M, K], as planes."""
    places = 3 ** np.arange(MAX_PLANES)[::-1, None, None]
    found = []
    for matrix in matrices:
        digits = (matrix.astype(int) + library.KV_LIMIT) // places % 3 - 1
        packed = pack.pack(g, digits.astype(np.int8))
        padding = pack.pack(g, np.zeros((1, 1), np.int8))[0, 0]
        tail = align(packed.shape[1]) - packed.shape[1]
        found.append(np.pad(packed, ((0, 0), (0, tail)), constant_values=padding))
    whole = np.pad(np.concatenate(found, axis=1), ((0, 0), (0, GUARD)), constant_values=0xFF)
    return [port.copy() for port in whole]
