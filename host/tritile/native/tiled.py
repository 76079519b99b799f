"""Memory and structures of a prompt's attention on the tile: what tiled.h says, by ctypes.

Every group in flight has a desk: activations and results of its own, and entries of the descriptor
table, which C writes anew for each doorbell. A desk grows with the longest prompt.
"""

from __future__ import annotations

import ctypes
import logging
import weakref
from ctypes import POINTER, c_int32, c_int64, c_uint32, c_uint64, c_void_p

import numpy as np

from tritile_arch import descriptor, layout
from tritile_arch.descriptor import DESCRIPTOR_BYTES, F_LAST, F_TOKENS, Descriptor
from tritile_arch.geometry import MAX_PLANES, Geometry

from ..device.accelerator import Accelerator
from ..errors import MemoryFullError, TritileError
from ..exchange import Buffers
from ..models.config import Config
from ..plan import Pair
from ..program import Program
from . import library as c
from .library import Weights
from .planes import weights_of
from .synced import Synced

log = logging.getLogger(__name__)
MOST_PROMPT = 4096  # positions: the table has room for their descriptors
MOST_HEAD_DIM = 1024  # more could overflow 32 bits
STEPS = 2  # TT_STEPS
DIGITS = 2  # TT_DIGITS: rows of the tile that a query, or a row of probabilities, takes


class TiledSpan(ctypes.Structure):
    """tt_tiled_span: rows whose attention the tile multiplies."""

    _fields_ = (("span", c.Span), ("planes", c_void_p))


class Chunk(ctypes.Structure):
    """tt_chunk: some query rows of one span and key head."""

    _fields_ = (
        ("of", c_void_p),
        *((name, c_int32) for name in ("head", "first", "rows")),
        *((name, c_int64) for name in ("seen", "q", "p", "scores", "sums")),
    )


class JobWords(ctypes.Structure):
    """tt_job_words: templates of descriptors, and what changes in them."""

    _fields_ = (
        *((name, c_uint32 * descriptor.WORDS) for name in ("keys", "values")),
        *((name, c_int32) for name in ("control", "y_stride", "x", "y", "weights")),
        *((name, c_int32) for name in ("tokens_shift", "last_shift")),
    )


class Desk(ctypes.Structure):
    """tt_desk: memory of one group in flight."""

    _fields_ = (
        *((name, c_void_p) for name in ("x", "y")),
        *((name, c_uint64) for name in ("x_address", "y_address")),
        ("table", c_void_p),
        *((name, c_uint32) for name in ("scores_index", "sums_index")),
        ("pair", c_int32),
        *((name, c_void_p) for name in ("chunks", "steps")),
    )


class Tiled(ctypes.Structure):
    """tt_tiled: the tile, and the model's heads."""

    _fields_ = (
        ("weights", Weights),
        ("words", JobWords),
        *((name, c_int64) for name in ("rows", "block_bytes", "heads", "kv_heads", "head_dim")),
        ("sums_stride", c_int64),
        ("desks", POINTER(Desk)),
    )


class Room(ctypes.Structure):
    """tt_room: what a group needs at most."""

    _fields_ = tuple((n, c_int64) for n in ("x", "y", "chunks", "scores_entries", "sums_entries"))

    @property
    def entries(self) -> int:
        """Of the descriptor table."""
        return self.scores_entries + self.sums_entries


def obstacle(config: Config, g: Geometry) -> str | None:
    """Why the tile of that geometry cannot multiply in this model's attention; None: it can."""
    if g.depth < c.KEY_ROWS:
        return f"M-tiles have up to {g.depth} output rows; it needs {c.KEY_ROWS}"
    most = min(g.depth, MOST_HEAD_DIM)
    if config.head_dim > most:
        return f"heads have {config.head_dim} elements; the tile takes {most}"
    return None


def spare_entries(config: Config, g: Geometry, turns: int) -> int:
    """Entries of the descriptor table that lists of attention need."""
    return turns * _room(_tiled(config, g), _longest(config)).entries


class Activations:
    """Of a desk: what the device reads of it before a doorbell."""

    def __init__(self, buffers: Buffers, accelerator: Accelerator):
        self._buffers, self._accelerator = buffers, accelerator

    def flush(self) -> None:
        self._buffers.x.flush()
        self._accelerator.flush_table()


class Desks:
    """Those of all turns; ``struct`` is what C reads. ``close`` frees their memory."""

    def __init__(self, config: Config, program: Program, turns: int, first_pair: int):
        """``first_pair``: number of the first desk's buffers, as the walk calls them."""
        self._program, self._config, self._first_pair = program, config, first_pair
        self.longest = _longest(config)
        self.struct = _tiled(config, program.geometry)
        self._desks = (Desk * turns)()
        self.struct.desks = self._desks
        self._entries = _room(self.struct, self.longest)
        self._kept: list[object] = []
        self._positions = 0
        self.buffers: list[Buffers] = []  # of each desk
        self.close = weakref.finalize(self, _free, program.accelerator, self.buffers)

    def reserve(self, positions: int) -> None:
        """Room for prompts of so many positions; no pass may be under way.

        MemoryFullError leaves what was there. Behind any other interruption the next call makes
        all anew, so it comes before every pass.
        """
        if positions <= self._positions:
            return
        ample = min(self.longest, max(positions, 2 * self._positions))
        try:
            self._grow(ample)
        except MemoryFullError:
            if ample == positions:
                raise
            self._grow(positions)

    def _grow(self, positions: int) -> None:
        room = _room(self.struct, positions)
        pair = Pair(layout.align(room.x), layout.align(room.y))
        accelerator, buffers = self._program.accelerator, list[Buffers]()
        try:
            for _ in self._desks:
                buffers.append(Buffers(accelerator.platform, pair))
        except BaseException:
            _free(accelerator, buffers)
            raise
        self._positions = 0  # until all stands
        self.buffers += buffers
        self._kept = [self._fill(turn, pair, room) for turn, pair in enumerate(buffers)]
        _free(accelerator, self.buffers, keep=len(buffers))
        self._positions = positions

    @property
    def pairs(self) -> list[Synced]:
        """What is flushed and invalidated, of each desk."""
        accelerator = self._program.accelerator
        return [Synced(Activations(b, accelerator), b.y) for b in self.buffers]

    def _fill(self, turn: int, buffers: Buffers, room: Room) -> object:
        first, table = self._program.accelerator.spare
        chunks = (Chunk * room.chunks)()
        steps = np.empty((room.chunks, STEPS, self._program.geometry.rows), np.float32)
        entry = turn * self._entries.entries
        self._desks[turn] = Desk(
            buffers.x.array.ctypes.data,
            buffers.y.array.ctypes.data,
            *buffers.addresses,
            table.ctypes.data + entry * DESCRIPTOR_BYTES,
            first + entry,
            first + entry + self._entries.scores_entries,
            self._first_pair + turn,
            ctypes.addressof(chunks),
            steps.ctypes.data,
        )
        return chunks, steps


def _free(accelerator: Accelerator, buffers: list[Buffers], keep: int = 0) -> None:
    """All but the last; behind what the device still does: a pass that was given up goes on."""
    if len(buffers) > keep:
        try:
            accelerator.settle()
        except TritileError as error:
            log.warning("memory is given back to which the device may still write: %s", error)
    while len(buffers) > keep:
        buffers[0].free()
        del buffers[0]


def _longest(config: Config) -> int:
    return min(config.positions, MOST_PROMPT)


def _room(tiled: Tiled, positions: int) -> Room:
    room = Room()
    function = c.library().tt_room_for
    function.restype, function.argtypes = None, [POINTER(Tiled), c_int64, POINTER(Room)]
    function(tiled, positions, room)
    return room


def _tiled(config: Config, g: Geometry) -> Tiled:
    return Tiled(
        weights=weights_of(g),
        words=_words(config.head_dim, g),
        rows=g.rows,
        block_bytes=g.block_stride,
        heads=config.heads,
        kv_heads=config.kv_heads,
        head_dim=config.head_dim,
        sums_stride=layout.result_stride(config.head_dim),
    )


def _words(head_dim: int, g: Geometry) -> JobWords:
    keys = _template(g, c.KEY_ROWS, g.k_blocks(head_dim))
    values = _template(g, head_dim, 1)
    return JobWords(
        keys=keys,
        values=values,
        control=descriptor.WORD_CONTROL,
        y_stride=descriptor.WORD_Y_STRIDE,
        x=descriptor.WORD_X,
        y=descriptor.WORD_Y,
        weights=descriptor.WORD_WEIGHTS,
        tokens_shift=F_TOKENS.lsb,
        last_shift=F_LAST.lsb,
    )


def _template(g: Geometry, m: int, k_blocks: int) -> ctypes.Array[c_uint32]:
    """A descriptor without addresses and tokens."""
    tile, wide = g.tiling(m)
    job = Descriptor(
        m=m,
        k_blocks=k_blocks,
        tile=tile,
        wide=wide,
        x=0,
        y=0,
        y_stride=0,
        weights=(),
        planes=MAX_PLANES,
        last=False,
    )
    return (c_uint32 * descriptor.WORDS).from_buffer_copy(job.encode())
