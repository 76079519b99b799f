"""Exact products with packed weights, for the emulator: decoded a cache's worth at a time.

Bytes become floats by a table and BLAS adds the products up. That is exact, in any order: floats
hold every integer that a partial sum can be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache, reduce
from typing import NamedTuple

import numpy as np

from tritile_arch import encoding
from tritile_arch.descriptor import Descriptor
from tritile_arch.geometry import Geometry, cut_tiles

FLOAT32_INTEGERS = 1 << 24  # float32 holds every integer up to here
PIECE = 1 << 18  # weights decoded at one time: as floats 1 MB, which a core's cache holds
KEPT = 32 << 20  # bytes of decoded matrices that stay: a small model's all


class Piece(NamedTuple):
    """Some K-blocks of an M-tile, of one port's columns."""

    rows: slice  # output rows
    port: int
    blocks: slice
    weights: np.ndarray  # float [blocks, rows, port_columns]


def exact_dtype(g: Geometry, d: Descriptor) -> type:
    """float32 while it holds every possible sum exactly, float64 else: it holds all others."""
    largest = 128 * d.k_blocks * g.columns * (3**d.planes - 1) // 2
    return np.float32 if largest < FLOAT32_INTEGERS else np.float64


def multiply(g: Geometry, x: np.ndarray, m: int, pieces: Iterable[Piece]) -> np.ndarray:
    """W x as integers in floats [tokens, m], of ``x`` [K-blocks, tokens, columns]."""
    blocks, tokens, _ = x.shape
    parts = x.reshape(blocks, tokens, g.ports, g.port_columns).transpose(2, 0, 1, 3)
    parts = np.ascontiguousarray(parts)  # [ports, K-blocks, tokens, port_columns]
    y = np.zeros((tokens, m), x.dtype)
    for piece in pieces:
        part = parts[piece.port, piece.blocks]
        y[:, piece.rows] += np.matmul(part, piece.weights.transpose(0, 2, 1)).sum(axis=0)
    return y


def decode(g: Geometry, d: Descriptor, regions: Sequence[np.ndarray]) -> Iterator[Piece]:
    """The matrix of a job, of each port's bytes uint8; ValueError at an illegal byte."""
    first = 0  # beat
    for m0, rows in cut_tiles(d.m, d.tile, d.wide):
        step = max(1, PIECE // (rows * g.port_columns))
        for block in range(0, d.k_blocks, step):
            blocks = slice(block, min(block + step, d.k_blocks))
            for port, region in enumerate(regions):
                beats = region.reshape(-1, g.port_bytes)[first:]
                weights = _decode(g, d, beats, rows, blocks)
                yield Piece(slice(m0, m0 + rows), port, blocks, weights)
        first += d.planes * d.k_blocks * rows


def _decode(g: Geometry, d: Descriptor, beats: np.ndarray, rows: int, blocks: slice) -> np.ndarray:
    """float [blocks, rows, port_columns]; ``beats``: uint8 [:, port_bytes] from the tile on."""
    starts = [plane * d.k_blocks for plane in range(d.planes)]  # most significant first
    runs = (beats[(s + blocks.start) * rows : (s + blocks.stop) * rows] for s in starts)
    planes = (_trits(g.codec, exact_dtype(g, d), run.reshape(-1)) for run in runs)
    weights = reduce(lambda high, low: high * 3 + low, planes)
    return weights.reshape(-1, rows, g.port_columns)


def _trits(name: str, dtype: type, data: np.ndarray) -> np.ndarray:
    """float [bytes, trits_per_byte]; ValueError at an illegal byte."""
    limit = encoding.codec(name).byte_values
    if data.max() >= limit:
        raise ValueError(f"weight byte {data.max()} stands for no {name} trits")
    return _table(name, dtype).take(data, axis=0, mode="clip")


@cache
def _table(codec: str, dtype: type) -> np.ndarray:
    """float [256, trits_per_byte]: the trits of every byte."""
    trits_of = encoding.TRIT_OF_CODE
    rows = [[trits_of[c] for c in encoding.codec(codec).codes(byte)] for byte in range(256)]
    return np.array(rows, dtype)


class Decoded:
    """Matrices that are used again and again, decoded, as many as ``limit`` bytes hold.

    What came first stays until it is stale: a pass takes all layers in turn, so that making room
    for the newest would drop what is needed soonest.
    """

    def __init__(self, limit: int = KEPT):
        self._limit, self._used = limit, 0
        self._kept: dict[Hashable, tuple[Hashable, list[Piece], int]] = {}

    def pieces(
        self, key: Hashable, version: Hashable, nbytes: int, made: Iterator[Piece]
    ) -> Iterable[Piece]:
        """Of the matrix ``key``; ``made`` decodes it unless it is here in that ``version``."""
        if key in self._kept:
            if self._kept[key][0] == version:
                return self._kept[key][1]
            self._drop(key)
        if self._used + nbytes > self._limit:
            return made
        self._kept[key] = version, list(made), nbytes
        self._used += nbytes
        return self._kept[key][1]

    def clear(self) -> None:
        self._kept.clear()
        self._used = 0

    def _drop(self, key: Hashable) -> None:
        self._used -= self._kept.pop(key)[2]
