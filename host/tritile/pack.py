"""Trits to the bytes that the weight ports read, and back.

The order of the beats is the contract's (``tritile_arch.layout``); the inverse serves the
emulator and the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from tritile_arch import encoding, layout
from tritile_arch.geometry import Geometry, cut_tiles

from .plan import Matrix


def packer(g: Geometry, trits: Callable[[Matrix], np.ndarray]) -> Callable[[Matrix], np.ndarray]:
    """The port regions of a matrix, packed when asked for; ``trits`` gives what ``pack`` takes."""
    return lambda matrix: pack(g, trits(matrix))


def pack(g: Geometry, trits: np.ndarray) -> np.ndarray:
    """The port regions uint8 [ports, bytes] of trits int8 [M, K] or [planes, M, K].

    Columns beyond K are zeros. ValueError if a value is not -1, 0 or +1.
    """
    planes = trits if trits.ndim == 3 else trits[None]
    if planes.size and (planes.min() < -1 or planes.max() > 1):
        raise ValueError("a weight is not a trit; expected -1, 0 or 1")
    count, m, k = planes.shape
    blocks = g.k_blocks(k)
    data = _encode(g, planes, blocks).reshape(count, m, blocks, g.ports, g.port_bytes)
    regions = np.empty((g.ports, layout.weight_beats(g, m, k, count), g.port_bytes), np.uint8)
    beat = 0
    for m0, rows, plane, block in layout.weight_runs(g, m, k, count):
        run = data[plane, m0 : m0 + rows, block]  # [rows, ports, port_bytes]
        regions[:, beat : beat + rows] = run.transpose(1, 0, 2)
        beat += rows
    return regions.reshape(g.ports, -1)


def unpack(
    g: Geometry,
    regions: np.ndarray,
    m: int,
    k: int,
    planes: int = 1,
    tiling: tuple[int, int] | None = None,
) -> np.ndarray:
    """The inverse of ``pack``: trits int8 [planes, M, K] of regions uint8 [ports, bytes].

    ``tiling``: the descriptor's tile and wide; left out, the geometry's own. ValueError names an
    illegal byte.
    """
    codec = encoding.codec(g.codec)
    if regions.size and regions.max() >= codec.byte_values:
        raise ValueError(f"weight byte {regions.max()} stands for no {codec.name} trits")
    blocks = g.k_blocks(k)
    beats = regions.reshape(g.ports, -1, g.port_bytes).transpose(1, 0, 2)
    trits = np.empty((planes, m, blocks, g.columns), np.int8)
    first = 0
    for m0, rows in cut_tiles(m, *(tiling or g.tiling(m))):
        count = planes * blocks * rows
        run = _decode_table(g.codec)[beats[first : first + count]]
        run = run.reshape(planes, blocks, rows, g.columns)
        trits[:, m0 : m0 + rows] = run.transpose(0, 2, 1, 3)
        first += count
    return trits.reshape(planes, m, -1)[:, :, :k]


def _encode(g: Geometry, planes: np.ndarray, blocks: int) -> np.ndarray:
    """Bytes uint8 [planes, M, blocks * beat_bytes]; the first trit in the lowest place."""
    codec = encoding.codec(g.codec)
    count, m, k = planes.shape
    codes = np.full((count, m, blocks * g.columns), encoding.CODE_ZERO, np.uint8)
    np.add(planes, 1, out=codes[:, :, :k], casting="unsafe")
    digits = codes.reshape(count, m, -1, codec.trits_per_byte)
    data = digits[..., -1]
    for place in range(codec.trits_per_byte - 2, -1, -1):  # Horner; a byte holds the result
        data = data * np.uint8(codec.base) + digits[..., place]
    return data


@cache
def _decode_table(name: str) -> np.ndarray:
    """int8 [256, trits_per_byte]: the trits of every byte."""
    codec = encoding.codec(name)
    rows = [[encoding.TRIT_OF_CODE[c] for c in codec.codes(byte)] for byte in range(256)]
    return np.array(rows, np.int8)
