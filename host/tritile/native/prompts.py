"""What attention on the tile needs of memory while prompts pass: desks, and each one's planes."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakSet

from ..errors import MemoryFullError, UsageError
from ..models.config import Config
from ..models.network import Piece
from ..program import Program
from . import tiled
from .kernels import Pool
from .planes import Planes
from .state import State


class Prompts:
    """One pass at a time, ``program.turn`` held; planes that were lent come back at any time."""

    def __init__(self, config: Config, program: Program, turns: int, pool: Pool):
        """UsageError if the tile cannot multiply in this model's attention."""
        found = tiled.obstacle(config, program.geometry)
        if found is not None:
            raise UsageError(f"attention 'tile' cannot run this model: {found}; use 'cpu'")
        self._config, self._program, self._pool = config, program, pool
        self.desks = tiled.Desks(config, program, turns, len(program.exchange.pairs))
        self.under_way: list[Planes] = []  # of the pass
        self._returned: list[Planes] = []
        self._made: WeakSet[Planes] = WeakSet()
        self._closed = False

    def admit(self, state: State, prompt: int) -> None:
        """Memory for the sequence's first ``prompt`` positions; MemoryFullError if there is none.

        A prompt that is too long is the CPU's.
        """
        self._check_open()
        if not 0 < prompt <= self.desks.longest:
            return
        try:
            self.desks.reserve(prompt)
            state.lend(self._taken(prompt), self._returned.append)
        except MemoryFullError as error:
            raise MemoryFullError(
                f"{error}; a prompt of {prompt} tokens needs it for attention 'tile': use 'cpu'"
            ) from error
        state.prompt = prompt

    def begin(self, pieces: Sequence[Piece[State]]) -> None:
        """Every sequence whose prompt is not through has planes, filled as far as its cache."""
        self._check_open()
        states = [p.state for p in pieces if p.state.length < p.state.prompt]
        self.desks.reserve(max((state.prompt for state in states), default=0))
        self.under_way = [state.planes or self._refilled(state) for state in states]

    def end(self, pieces: Sequence[Piece[State]]) -> None:
        """Planes of prompts that are through go to others."""
        for state in (piece.state for piece in pieces):
            if state.length >= state.prompt:
                state.give_back()

    def publish(self, layer: int) -> None:
        """The planes of that layer have changed."""
        for planes in self.under_way:
            planes.flush(layer)

    def _refilled(self, state: State) -> Planes:
        """For one that was set back behind the end of its prompt; lent when all is in them."""
        planes = self._taken(state.prompt)
        for layer, cache in enumerate(state.layers):
            planes.append(layer, cache, 0, state.length, self._pool)
        state.lend(planes, self._returned.append)
        return planes

    def _taken(self, positions: int) -> Planes:
        """Some that came back, or new ones for which the others make room."""
        while self._returned:
            planes = self._returned.pop()
            if planes.positions >= positions:
                return planes
            planes.free()
        c, program = self._config, self._program
        platform = program.accelerator.platform
        planes = Planes(platform, program.geometry, c.kv_heads, c.head_dim, c.layers, positions)
        self._made.add(planes)
        return planes

    def close(self) -> None:
        """Frees all memory, also what sequences have; nothing runs any more."""
        self._closed = True
        self.desks.close()
        for planes in list(self._made):
            planes.free()

    def _check_open(self) -> None:
        if self._closed:
            raise UsageError("the model is closed: load it again")
