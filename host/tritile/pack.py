"""Trits to the bytes that the weight ports read, and back.

The order of the beats is the contract's (``tritile_arch.layout``); the inverse serves the
emulator and the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

import numpy as np
from numpy.lib.stride_tricks import as_strided

from tritile_arch import encoding, layout
from tritile_arch.encoding import Codec
from tritile_arch.geometry import Geometry, cut_tiles

from .plan import Matrix
from .ternary import Ternary, Trits

CHUNK = 1 << 18  # weights encoded at a time: they stay in a core's cache
# Of as many bytes as a port takes a beat; a transposition moves them whole.
BEAT_DTYPES = {4: np.uint32, 8: np.uint64, 16: np.complex128}


def packer(g: Geometry, trits: Callable[[Matrix], np.ndarray]) -> Callable[[Matrix], np.ndarray]:
    """The port regions of a matrix, packed when asked for; ``trits`` gives what ``pack`` takes."""
    return lambda matrix: pack(g, trits(matrix))


def pack(g: Geometry, trits: np.ndarray) -> np.ndarray:
    """The port regions uint8 [ports, bytes] of trits int8 [M, K] or [planes, M, K].

    Columns beyond K are zeros. ValueError if a value is not -1, 0 or +1.
    """
    return pack_ternary(g, [Trits(plane) for plane in (trits if trits.ndim == 3 else trits[None])])


def pack_ternary(g: Geometry, planes: Sequence[Ternary]) -> np.ndarray:
    """The port regions uint8 [ports, bytes] of a matrix, its planes most significant first.

    ValueError, from ``Ternary.codes``, says what stands for no trit.
    """
    m, k = planes[0].shape
    regions = np.empty((g.ports, layout.weight_bytes(g, m, k, len(planes))), np.uint8)
    first = 0
    for piece in pack_pieces(g, planes):
        end = first + piece.shape[1]
        regions[:, first:end] = piece
        first = end
    return regions


def pack_pieces(g: Geometry, planes: Sequence[Ternary]) -> Iterator[np.ndarray]:
    """The port regions, cut at M-tiles and planes: uint8 [ports, bytes] after uint8 [ports, bytes].

    Holds one piece at a time, of at most ``depth`` output rows.
    """
    m, k = planes[0].shape
    encode = _Encoder(g, k)
    runs = layout.weight_runs(g, m, k, len(planes))
    for (m0, rows, plane), blocks in groupby(runs, lambda run: run[:3]):
        beats = np.empty((g.ports, len(list(blocks)), rows), BEAT_DTYPES[g.port_bytes])
        for row in range(0, rows, encode.rows):
            end = min(rows, row + encode.rows)
            encode(planes[plane].codes(m0 + row, m0 + end), beats[:, :, row:end])
        yield beats.reshape(g.ports, -1).view(np.uint8)


class _Encoder:
    """Codes of at most ``rows`` output rows to bytes; keeps its buffers, so it is one thread's.

    A word holds the codes c of one byte, a code a byte, and what follows them. The factor has
    base**(n - 1 - i) as byte i of its n: then byte n - 1 of the product is the sum of c[i] *
    base**i, and no byte below it reaches 256, so nothing is carried into it.
    """

    def __init__(self, g: Geometry, k: int):
        codec = encoding.codec(g.codec)
        word, self._trits = _word(codec), codec.trits_per_byte
        self._k, self._padded = k, g.k_blocks(k) * g.columns
        self.rows = max(1, CHUNK // self._padded)
        top = self._trits - 1
        factor = sum(codec.base ** (top - i) << 8 * i for i in range(self._trits))
        self._factor = word.type(factor)
        room = self.rows * self._padded + word.itemsize
        self._codes = np.full(room, encoding.CODE_ZERO, np.uint8)
        count = self.rows * self._padded // self._trits
        first = self._codes[: word.itemsize].view(word)
        # Words overlap: each begins where the next byte's codes do, whatever its own size.
        self._overlapping = as_strided(first, (count,), (self._trits,))
        self._words = np.empty(count, word)
        self._bytes = np.empty(count, np.uint8)

    def __call__(self, codes: np.ndarray, beats: np.ndarray) -> None:
        """``codes``: uint8 [rows, K]; ``beats``: [ports, K-blocks, rows], of ``BEAT_DTYPES``."""
        ports, blocks, rows = beats.shape
        padded = self._codes[: rows * self._padded].reshape(rows, self._padded)
        padded[:, : self._k] = codes  # behind K zeros stand since the beginning
        count = padded.size // self._trits
        words = self._words[:count]
        np.multiply(self._overlapping[:count], self._factor, out=words)
        data = self._bytes[:count]
        data[:] = words.view(np.uint8)[self._trits - 1 :: words.itemsize]
        beats[:] = data.view(beats.dtype).reshape(rows, blocks, ports).transpose(2, 1, 0)


def _word(codec: Codec) -> np.dtype:
    """The smallest little-endian word with a byte for each code of a packed byte."""
    return np.dtype("<u4" if codec.trits_per_byte <= 4 else "<u8")


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


@cache
def _decode_table(name: str) -> np.ndarray:
    """int8 [256, trits_per_byte]: the trits of every byte."""
    codec = encoding.codec(name)
    rows = [[encoding.TRIT_OF_CODE[c] for c in codec.codes(byte)] for byte in range(256)]
    return np.array(rows, np.int8)
