"""A network whose passes run in one call of the compiled library: BitNet's twin.

``models/bitnet.py`` says what is computed, and remains the reference; ``pass.c`` walks it.
"""

from __future__ import annotations

import ctypes
import os
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_int64
from dataclasses import dataclass

import numpy as np

from ..bitlinear import BitLinear
from ..errors import UsageError
from ..head.full import FullHead, Head
from ..head.products import compiled_table
from ..models.bitnet import Weights
from ..models.config import Config
from ..models.network import Piece, check_pieces, wanted_rows
from ..models.rope import Rope
from ..program import Program, in_turn
from . import walk
from .doorbell import Doorbells
from .embedding import Embedding
from .kernels import Pool
from .prompts import Prompts
from .state import State
from .tables import Tables, linears_of

NANOSECONDS = 1e9  # of a second
CORES = 4  # of the largest board; left out, there are no more threads


def obstacle(weights: Weights, program: Program) -> str | None:
    """Why the compiled library cannot walk that model; None: it can."""
    if not program.residence.stays:
        return "weights stream through the device's memory"
    for layer in weights.layers:
        for linear in linears_of(layer):
            if not isinstance(linear, BitLinear):
                return "linears have norms of their own, or are not ternary"
    return None


def default_threads() -> int:
    return min(CORES, len(os.sched_getaffinity(0)))


@dataclass
class Record:
    """What happened in passes while it was recorded: ``walk.EVENT`` each, up to some number."""

    room: np.ndarray
    count: int = 0

    @property
    def events(self) -> np.ndarray:
        return self.room[: self.count]


class CompiledNetwork:
    """A ``Network``; one pass at a time."""

    def __init__(
        self,
        config: Config,
        weights: Weights,
        program: Program,
        *,
        kv: str = "float32",
        threads: int | None = None,
        attention: str = "cpu",
    ):
        """``kv``: type of the KV caches, one of ``KINDS``.

        ``threads``: that share a pass's rows; left out, one a core, up to 4. ``attention``: "tile":
        of prompts, by the tile; the program's plan has spare entries for it.

        ValueError if ``obstacle`` names one; BuildError if this machine has no compiler.
        """
        found = obstacle(weights, program)
        if found is not None:
            raise ValueError(f"the compiled library cannot walk this model: {found}")
        self.config, self.weights, self.program, self.kv = config, weights, program, kv
        self.rope = Rope(config.rope, config.rope_theta, config.head_dim)
        self._walk = walk.walk_function()
        self._embedding = Embedding(weights.embedding)
        self._doorbells = Doorbells(program)
        self._pool = Pool(default_threads() if threads is None else threads)
        self._end = weakref.finalize(self, in_turn, program.turn, self._pool.close)
        self.table = compiled_table(weights.head, self._pool)
        self.head: Head = FullHead(self.table)
        self._tables = Tables(config, weights, program)
        self._struct = self._tables.network(self._doorbells, self._pool)
        self._prompts: Prompts | None = None
        self.alike = attention == "cpu"
        if attention == "tile":
            self._prompts = Prompts(config, program, self._tables.turns, self._pool)
            self._struct.tiled = ctypes.pointer(self._prompts.desks.struct)
            self._doorbells.call_when_published(self._prompts.publish)
        self._record: Record | None = None
        self._turn(1)

    def close(self) -> None:
        """Ends its threads and frees its memory; a second call does nothing.

        Waits for a pass under way in another thread; one that comes later has the caller's alone.
        """
        with self.program.turn:
            self._struct.pool = None
            if self._prompts is not None:
                self._prompts.close()
        self._end()

    @property
    def pool(self) -> Pool:
        """Its threads, for others who work in the program's turn."""
        return self._pool

    @property
    def threads(self) -> int:
        return self._pool.threads

    def state(self, positions: int, prompt: int = 0) -> State:
        """An empty cache for a sequence; MemoryFullError if there is no memory for it.

        ``prompt``: of so many first positions the tile may multiply in attention. Not from within
        a pass.
        """
        state = State(self.config, self.kv, positions)
        if self._prompts is not None:
            with self.program.turn:
                self._prompts.admit(state, prompt)
        return state

    def run(self, pieces: Sequence[Piece[State]]) -> np.ndarray:
        """What the head reads: float32 [wanted tokens, hidden], piece after piece.

        The caches are filled. Whatever is raised, the states keep their lengths.

        ValueError if a sequence is longer than its state, or comes twice.
        """
        check_pieces(pieces)
        if self.program.closed:
            raise UsageError("the model is closed: load it again")
        ids = [i for piece in pieces for i in piece.ids]
        self._embedding.read(ids)
        before = [piece.state.length for piece in pieces]
        if self._prompts is not None:
            self._prompts.begin(pieces)
            self._doorbells.add_pairs(self._prompts.desks.pairs)
        try:
            out = self._through(pieces, self._embedding.address, len(ids))
            groups = -(-len(ids) // self.program.geometry.rows)
            self.program.weights_streamed += groups * self._tables.weights
            for piece in pieces:
                piece.state.length += len(piece.ids)
            if self._prompts is not None:
                self._prompts.end(pieces)
            return out
        except BaseException:
            for piece, length in zip(pieces, before, strict=True):
                piece.state.length = length
            raise

    def forward(self, pieces: Sequence[Piece[State]]) -> np.ndarray:
        """Logits float32 [wanted tokens, vocabulary], piece after piece; fills the caches."""
        return FullHead(self.table).logits(self.run(pieces))

    @contextmanager
    def recorded(self, room: int) -> Iterator[Record]:
        """Passes within it are recorded, up to ``room`` events; that costs them little."""
        self._record = Record(np.zeros(room, walk.EVENT))
        try:
            yield self._record
        finally:
            self._record = None

    def _through(self, pieces: Sequence[Piece[State]], h: int, tokens: int) -> np.ndarray:
        """``run`` of the embedding's rows float32 [tokens, hidden] at ``h``: overwritten."""
        c_pieces, end = _pieces(pieces)
        if end > self._turned[0]:
            self._turn(end)
        rows = wanted_rows(pieces)
        out = np.empty((len(rows), self.config.hidden), np.float32)
        one = walk.Pass(
            h=h,
            tokens=tokens,
            pieces=c_pieces,
            piece_count=len(c_pieces),
            cos=self._turned[1],
            sin=self._turned[2],
            wanted=(c_int64 * len(rows))(*rows),
            wanted_count=len(rows),
            out=out.ctypes.data,
        )
        record = self._record
        if record is not None:
            one.events, one.event_room = record.room.ctypes.data, len(record.room)
            one.event_count = record.count
        with self._doorbells.lent() as give_up:
            if self._walk(ctypes.byref(self._struct), ctypes.byref(one)):
                give_up()
        self.program.tile_seconds += one.waited / NANOSECONDS
        if record is not None:
            record.count = one.event_count
        return out

    def _turn(self, positions: int) -> None:
        """RoPE's tables of so many positions: how many they have, and where they are."""
        cos, sin = self._kept = self.rope.tables(positions)  # whoever makes it grow replaces them
        self._turned = len(cos), cos.ctypes.data, sin.ctypes.data


def _pieces(pieces: Sequence[Piece[State]]) -> tuple[ctypes.Array[walk.Piece], int]:
    """As C reads them, and the most positions of any."""
    found = (walk.Piece * len(pieces))()
    row = end = 0
    for one, piece in zip(found, pieces, strict=True):
        position = piece.state.length
        one.caches, one.row = piece.state.address, row
        one.rows, one.position = len(piece.ids), position
        planes = piece.state.planes
        if planes is not None:
            one.planes, one.tiled = ctypes.addressof(planes.structs), piece.state.prompt
        row += len(piece.ids)
        end = max(end, position + len(piece.ids))
    return found, end
