"""Where a prompt's attention on the tile keeps what, and its descriptors, for prompts.py.

Worked out anew from tiled.h's words, so that C's own places are held against these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from tritile.models.config import Config
from tritile.native import library as c
from tritile.native import tiled
from tritile_arch import boards, layout
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.geometry import MAX_PLANES, MAX_PORTS, Geometry, align

from .driving import Array, Call
from .sequences import THETA, Piece, filled, spans
from .vectors import EPS, output

# Board, heads, key heads, head_dim: 2B-4T's, the bundled model's, odd ones; several K-blocks.
Shape = tuple[str, int, int, int]
SHAPES: tuple[Shape, ...] = (
    ("zcu104", 20, 5, 128), ("pynq-z2", 20, 5, 128), ("tiny", 6, 2, 32), ("tiny", 4, 1, 100),
    ("tiny-trit4", 3, 3, 24), ("pynq-z2", 4, 2, 10),
)  # fmt: skip
PIECES: tuple[list[Piece], ...] = ([(0, 9), (61, 7), (139, 1)], [(355, 9)])
X, Y = 0x1234_0000, 0x7654_0000  # the device's addresses
KEYS, VALUES = 0x2000_0000, 0x3000_0000  # of the first sequence's planes, a port 2^20 further


@dataclass(frozen=True)
class Chunk:
    """tt_chunk: its sequence, where its rows begin there, what it sees; places in bytes."""

    piece: int
    head: int
    first: int
    rows: int
    seen: int
    q: int
    p: int
    scores: int
    sums: int
    probability_bytes: int  # a block of positions of one digit

    def blocks(self, size: int) -> int:
        return -(-self.seen // size)


class Case:
    """Sequences before a tile; ``chunks`` as tt_cut should make them."""

    def __init__(self, rng: np.random.Generator, shape: Shape, pieces: list[Piece]):
        board, self.heads, self.kv_heads, self.n = shape
        self.g: Geometry = boards.BOARDS[board].geometry
        self.group, self.pieces = self.heads // self.kv_heads, pieces
        self.tokens = sum(count for _, count in pieces)
        self.caches = [filled(rng, "int8", self.kv_heads, self.n, sum(piece)) for piece in pieces]
        self.query_blocks = self.g.k_blocks(self.n)
        self.query_bytes = self.query_blocks * self.g.block_stride
        self.sums_stride = layout.result_stride(self.n)
        self.bytes = dict.fromkeys(("q", "p", "scores", "sums"), 0)  # so far
        self.chunks = list(self._cut())
        self.keys = sum(2 * chunk.blocks(c.KEY_ROWS) for chunk in self.chunks)  # jobs
        self.values = sum(2 * chunk.blocks(self.g.columns) for chunk in self.chunks)
        self.steps = np.full((len(self.chunks), tiled.STEPS, self.g.rows), 9, np.float32)

    def _cut(self) -> Iterator[Chunk]:
        g = self.g
        for (i, (position, count)), head in product(enumerate(self.pieces), range(self.kv_heads)):
            for first in range(0, count * self.group, g.rows):
                size = min(g.rows, count * self.group - first)
                seen = position + (first + size - 1) // self.group + 1
                probability = align(size * g.columns)
                yield Chunk(i, head, first, size, seen, **self.bytes, probability_bytes=probability)
                blocks = g.k_blocks(seen)
                self.bytes["q"] += 2 * self.query_bytes
                self.bytes["p"] += 2 * blocks * probability
                self.bytes["scores"] += 2 * size * -(-seen // c.KEY_ROWS) * c.KEY_ROWS * 4
                self.bytes["sums"] += 2 * blocks * size * self.sums_stride

    def rows(self, chunk: Chunk) -> Iterator[tuple[int, slice, int]]:
        """(token of all, its head's columns, positions seen) of each of the chunk's rows."""
        before = sum(count for _, count in self.pieces[: chunk.piece])
        for r in range(chunk.first, chunk.first + chunk.rows):
            token, head = r // self.group, chunk.head * self.group + r % self.group
            seen = self.pieces[chunk.piece][0] + token + 1
            yield before + token, slice(head * self.n, (head + 1) * self.n), seen

    def call(self, kernel: str, first: list[Array], x: Array, y: Array, steps: Array) -> Call:
        table = output(np.uint8, self.keys + self.values + 2, DESCRIPTOR_BYTES)
        numbers = _tile(self.g, self.heads, self.kv_heads, self.n)
        numbers += [X, Y, self.keys + 1, len(self.chunks)]
        its_numbers, arrays = spans(self.caches, self.pieces, False)
        numbers += its_numbers
        for piece, (position, count) in enumerate(self.pieces):
            numbers += [-(-(position + count) // size) for size in (c.KEY_ROWS, self.g.columns)]
            numbers += [*self.addresses(KEYS, piece), *self.addresses(VALUES, piece)]
        return Call(kernel, numbers, [*first, x, y, table, steps, output(np.int32, 3), *arrays])

    def addresses(self, base: int, piece: int) -> list[int]:
        """Of the ports' regions."""
        return [base + (piece * MAX_PORTS + port << 20) for port in range(MAX_PORTS)]

    def score_jobs(self) -> Iterator[Descriptor]:
        for chunk in self.chunks:
            blocks = chunk.blocks(c.KEY_ROWS)
            stride = blocks * c.KEY_ROWS * 4
            for digit, block in product(range(2), range(blocks)):
                yield self._job(
                    *(chunk, KEYS, c.KEY_ROWS, self.n, c.KEY_ROWS, block),
                    X + chunk.q + digit * self.query_bytes,
                    Y + chunk.scores + digit * chunk.rows * stride + block * c.KEY_ROWS * 4,
                    stride,
                )

    def sum_jobs(self) -> Iterator[Descriptor]:
        for chunk in self.chunks:
            blocks = chunk.blocks(self.g.columns)
            for i in range(2 * blocks):
                yield self._job(
                    *(chunk, VALUES, self.n, self.g.columns, self.g.columns, i % blocks),
                    X + chunk.p + i * chunk.probability_bytes,
                    Y + chunk.sums + i * chunk.rows * self.sums_stride,
                    self.sums_stride,
                )

    def _job(
        self, chunk: Chunk, base: int, m: int, k: int, each: int, block: int, x: int, y: int,
        stride: int,
    ) -> Descriptor:  # fmt: skip
        """``each``: positions of a matrix of planes."""
        matrix = chunk.head * -(-sum(self.pieces[chunk.piece]) // each) + block
        size = align(MAX_PLANES * self.g.k_blocks(k) * m * self.g.port_bytes)
        weights = [a + matrix * size for a in self.addresses(base, chunk.piece)[: self.g.ports]]
        tile, wide = self.g.tiling(m)
        return Descriptor(
            m=m, k_blocks=self.g.k_blocks(k), tile=tile, x=x, y=y, y_stride=stride, wide=wide,
            weights=tuple(weights), tokens=chunk.rows, planes=MAX_PLANES, last=False,
        )  # fmt: skip

    def places(self, chunk: Chunk, start: int, block_bytes: int, blocks: int) -> np.ndarray:
        """Bytes of x [rows, blocks * columns] that hold a high digit."""
        row = np.arange(chunk.rows)[:, None, None] * self.g.columns
        block = np.arange(blocks)[:, None] * block_bytes
        return (start + row + block + np.arange(self.g.columns)).reshape(chunk.rows, -1)


def _tile(g: Geometry, heads: int, kv_heads: int, head_dim: int) -> list[int]:
    """Numbers of tt_tiled."""
    config = Config(
        vocabulary=1, hidden=1, intermediate=1, layers=1, heads=heads, kv_heads=kv_heads,
        positions=512, norm_eps=EPS, rope_theta=THETA, tied=True, eos=(), head_size=head_dim,
    )  # fmt: skip
    made = tiled._tiled(config, g)
    numbers = [getattr(made.weights, name) for name, *_ in c.Weights._fields_]
    for name, *_ in tiled.JobWords._fields_:
        value = getattr(made.words, name)
        numbers += [value] if isinstance(value, int) else list(value)
    return numbers + [getattr(made, name) for name, *_ in tiled.Tiled._fields_[2:-1]]
