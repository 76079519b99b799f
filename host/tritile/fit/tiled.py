"""A prompt's attention on the tile: what a group of tokens in one layer asks of tile and CPU.

Counts what native/tiled.c and native/jobs.c do with rows of one sequence, and the memory of
native/planes.py and native/tiled.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from tritile_arch import layout
from tritile_arch.descriptor import DESCRIPTOR_BYTES
from tritile_arch.geometry import MAX_PLANES, RESULT_BYTES, Geometry, align

from ..models.config import Config
from ..native.library import KEY_ROWS
from ..native.tiled import DIGITS, MOST_PROMPT
from ..plan import IN_FLIGHT
from .cycles import Job
from .memory import PAGE
from .work import FLOAT_BYTES, Pass

APPEND, SPLIT, SOFTMAX, GATHER = "append_planes", "split_queries", "softmax", "gather"
# Of a step's value: bytes that it moves, operations on it.
COSTS = {
    APPEND: (1.0, 5 * MAX_PLANES),  # two comparisons, two masks and a sum a plane
    SPLIT: (FLOAT_BYTES + DIGITS, 8),
    SOFTMAX: (DIGITS * (RESULT_BYTES + 1), 30),  # put together, exponential, sum, digits
    GATHER: (DIGITS * RESULT_BYTES, 4),
}


@dataclass(frozen=True)
class Chunk:
    """Query rows of one key head that are multiplied together; the last sees so many positions."""

    rows: int
    seen: int


class Group:
    """Some tokens, at most the tile's rows, that pass one layer."""

    def __init__(self, config: Config, g: Geometry, tokens: Pass):
        self.config, self.g, self.tokens = config, g, tokens
        each = config.heads // config.kv_heads  # query rows of a token that share a key head
        rows = tokens.tokens * each
        firsts = range(0, rows, g.rows)
        counts = [min(g.rows, rows - first) for first in firsts]
        self.chunks = [
            Chunk(count, tokens.start + (first + count - 1) // each + 1)
            for first, count in zip(firsts, counts, strict=True)
        ]

    # ---- the tile ----

    def scores(self) -> list[Job]:
        """Queries times keys."""
        k = self.config.head_dim
        return self._jobs(lambda c: (Job(KEY_ROWS, k, c.rows, MAX_PLANES), self._keys(c)))

    def values(self) -> list[Job]:
        """Probabilities times values."""
        m, k = self.config.head_dim, self.g.columns
        return self._jobs(lambda c: (Job(m, k, c.rows, MAX_PLANES), self._values(c)))

    def _jobs(self, of) -> list[Job]:
        one = [job for job, blocks in map(of, self.chunks) for _ in range(DIGITS * blocks)]
        return self.config.kv_heads * one

    def _keys(self, c: Chunk) -> int:
        return ceil(c.seen / KEY_ROWS)

    def _values(self, c: Chunk) -> int:
        return ceil(c.seen / self.g.columns)

    # ---- the CPU ----

    def counts(self) -> dict[str, int]:
        """Values of each step: of keys and values, of queries, scores, elements of sums."""
        c, tokens = self.config, self.tokens
        sums = sum(chunk.rows * self._values(chunk) for chunk in self.chunks)
        return {
            APPEND: 2 * c.kv_heads * c.head_dim * tokens.tokens,
            SPLIT: c.heads * c.head_dim * tokens.tokens,
            SOFTMAX: c.heads * tokens.seen,
            GATHER: c.kv_heads * c.head_dim * sums,
        }

    def pooled(self) -> dict[str, int]:
        """Values that decide whether threads share a step (native/prompt.c)."""
        split = self.counts()[SPLIT]
        scores, sums = self._results()
        return {
            APPEND: split,
            SPLIT: split,
            SOFTMAX: scores // RESULT_BYTES,
            GATHER: sums // RESULT_BYTES,
        }

    def kept(self) -> dict[str, int]:
        """Bytes whose lines of caches are cleaned or forgotten, beside each step."""
        c, g = self.config, self.g
        scores, sums = self._results()
        queries = len(self.chunks) * ceil(c.head_dim / g.columns) * g.block_stride
        probabilities = sum(self._values(x) * align(x.rows * g.columns) for x in self.chunks)
        digits = DIGITS * c.kv_heads
        return {SPLIT: digits * queries, SOFTMAX: scores + digits * probabilities, GATHER: sums}

    def uncached(self) -> dict[str, int]:
        """Bytes written to memory that no cache holds: planes, and descriptors."""
        c, g = self.config, self.g
        beats = ceil(c.head_dim / (g.port_bytes * g.trits_per_byte)) * g.port_bytes
        a_position = beats + ceil(c.head_dim / g.trits_per_byte)
        return {
            APPEND: MAX_PLANES * c.kv_heads * self.tokens.tokens * a_position,
            SPLIT: DESCRIPTOR_BYTES * len(self.scores()),
            SOFTMAX: DESCRIPTOR_BYTES * len(self.values()),
        }

    def _results(self) -> tuple[int, int]:
        """Bytes of the scores, of the sums of values."""
        c = self.config
        scores = sum(x.rows * self._keys(x) * KEY_ROWS * RESULT_BYTES for x in self.chunks)
        stride = layout.result_stride(c.head_dim)
        sums = sum(x.rows * self._values(x) * stride for x in self.chunks)
        return DIGITS * c.kv_heads * scores, DIGITS * c.kv_heads * sums


def groups_of(config: Config, g: Geometry, tokens: Pass) -> list[Group]:
    """The groups of a pass."""
    return [
        Group(config, g, Pass(min(g.rows, tokens.end - start), start))
        for start in range(tokens.start, tokens.end, g.rows)
    ]


# ---- memory ----


def planes_bytes(config: Config, g: Geometry, positions: int) -> int:
    """Keys and values of one sequence as weights: whole pages a layer."""
    keys = ceil(positions / KEY_ROWS) * ceil(config.head_dim / g.columns) * KEY_ROWS * g.port_bytes
    value = align(MAX_PLANES * config.head_dim * g.port_bytes)
    values = ceil(positions / g.columns) * value
    a_layer = config.kv_heads * g.ports * (MAX_PLANES * keys + values)
    return config.layers * align(a_layer, PAGE)


@dataclass(frozen=True)
class Room:
    """Of one group in flight: bytes of activations and results, entries of the table."""

    x: int
    y: int
    entries: int


def room_of(config: Config, g: Geometry, positions: int) -> Room:
    """What tt_room_for says."""
    rows, v = g.rows * config.heads, ceil(positions / g.columns)
    keys = ceil(positions / KEY_ROWS)
    chunks = (g.rows + config.heads // config.kv_heads) * config.kv_heads
    queries = chunks * ceil(config.head_dim / g.columns) * g.block_stride
    probabilities = (rows * g.columns + chunks * align(1)) * v
    scores = rows * keys * KEY_ROWS * RESULT_BYTES
    sums = rows * v * layout.result_stride(config.head_dim)
    return Room(
        x=DIGITS * max(queries, probabilities),
        y=DIGITS * max(scores, sums),
        entries=DIGITS * chunks * (keys + v) + 2,
    )


def device_bytes(config: Config, g: Geometry, prompt: int) -> int:
    """Of the device's memory beside weights and buffers: planes, desks, spare entries."""
    desk, most = room_of(config, g, prompt), min(config.positions, MOST_PROMPT)
    table = room_of(config, g, most).entries * DESCRIPTOR_BYTES
    return planes_bytes(config, g, prompt) + IN_FLIGHT * (desk.x + desk.y + table)
