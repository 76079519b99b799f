"""The KV cache of one sequence, in the layout of the compiled attention."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable

import numpy as np

from ..errors import MemoryFullError
from ..models.config import Config
from . import library as c
from .kernels import KeyValues
from .planes import Planes


class State:
    """``length`` positions are filled; setting it back forgets what lies behind it.

    ``layers``: the memory; ``caches``: what C sees of it, at ``address``. ``prompt``: for positions
    below it the tile multiplies in attention; ``planes``: what it multiplies with, lent while such
    positions are to come.
    """

    def __init__(self, config: Config, kind: str, positions: int):
        """``kind``: one of ``kernels.KINDS``. MemoryFullError if there is no memory for it."""
        self.config, self.kind, self.positions, self.length = config, kind, positions, 0
        self.prompt = 0
        self.planes: Planes | None = None
        self._give_back: Callable[[], object] | None = None
        sizes = config.kv_heads, config.head_dim, positions
        try:
            self.layers = [KeyValues(kind, *sizes) for _ in range(config.layers)]
        except MemoryError as error:
            raise MemoryFullError(f"no memory for a KV cache of {positions} positions") from error
        self.caches = (c.Cache * config.layers)(*(layer.struct for layer in self.layers))
        self.address = ctypes.addressof(self.caches)

    def copied(self, length: int, positions: int) -> State:
        """Another one, of so many positions, with the first ``length`` of this one."""
        state = State(self.config, self.kind, positions)
        for mine, others in zip(state.layers, self.layers, strict=True):
            mine.copy(others, length)
        state.length = length
        return state

    def lend(self, planes: Planes, give: Callable[[Planes], object]) -> None:
        """``give``: is called with them once, when the state is gone at the latest."""
        self.planes, self._give_back = planes, weakref.finalize(self, give, planes)

    def give_back(self) -> None:
        give, self._give_back, self.planes = self._give_back, None, None
        if give is not None:  # from here on they may be another's
            give()

    def floats(self, length: int) -> tuple[np.ndarray, np.ndarray]:
        """The first positions' keys and values, float32 [layers, kv_heads, length, head_dim]."""
        keys, values = zip(*(layer.floats(length) for layer in self.layers), strict=True)
        return np.stack(keys), np.stack(values)
