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

from ..pack import BEAT_DTYPES

FLOAT32_INTEGERS = 1 << 24  # float32 holds every integer up to here
PIECE = 1 << 18  # weights decoded at one time: as floats 1 MB, which a core's cache holds
KEPT = 32 << 20  # bytes of decoded matrices that stay: a small model's all


class Piece(NamedTuple):
    """Some K-blocks of an M-tile."""

    rows: slice  # output rows
    columns: slice
    weights: np.ndarray  # float [rows, columns]


def exact_dtype(g: Geometry, d: Descriptor) -> type:
    """float32 while it holds every possible sum exactly, float64 else: it holds all others."""
    largest = 128 * d.k_blocks * g.columns * (3**d.planes - 1) // 2
    return np.float32 if largest < FLOAT32_INTEGERS else np.float64


def multiply(x: np.ndarray, m: int, pieces: Iterable[Piece]) -> np.ndarray:
    """W x as integers in floats [tokens, m], of ``x`` [tokens, columns]."""
    y = np.zeros((len(x), m), x.dtype)
    for piece in pieces:
        y[:, piece.rows] += x[:, piece.columns] @ piece.weights.T
    return y


def decode(g: Geometry, d: Descriptor, regions: Sequence[np.ndarray]) -> Iterator[Piece]:
    """The matrix of a job, of each port's bytes uint8; ValueError at an illegal byte."""
    ports = [region.view(BEAT_DTYPES[g.port_bytes]) for region in regions]
    first = 0  # beat
    for m0, rows in cut_tiles(d.m, d.tile, d.wide):
        step = max(1, PIECE // (rows * g.columns))
        size = d.k_blocks * rows  # beats of a plane
        tile = [port[first : first + d.planes * size].reshape(d.planes, -1, rows) for port in ports]
        for block in range(0, d.k_blocks, step):
            end = min(block + step, d.k_blocks)
            columns = slice(block * g.columns, end * g.columns)
            weights = _decode(g, d, [part[:, block:end] for part in tile])
            yield Piece(slice(m0, m0 + rows), columns, weights)
        first += d.planes * size


def _decode(g: Geometry, d: Descriptor, ports: Sequence[np.ndarray]) -> np.ndarray:
    """float [rows, blocks * columns] of each port's beats [planes, blocks, rows].

    The bytes are put in order, not the floats, which are twenty times as many.
    """
    _, blocks, rows = ports[0].shape
    beats = np.empty((rows, blocks, g.ports), ports[0].dtype)

    def trits(plane: int) -> np.ndarray:
        for port, part in enumerate(ports):
            beats[:, :, port] = part[plane].T
        return _trits(g.codec, exact_dtype(g, d), beats.reshape(-1).view(np.uint8))

    planes = map(trits, range(d.planes))  # most significant first
    return reduce(lambda high, low: high * 3 + low, planes).reshape(rows, -1)


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
