"""The KV cache of one sequence, in the layout of the compiled attention."""

from __future__ import annotations

import ctypes

import numpy as np

from ..errors import MemoryFullError
from ..models.config import Config
from . import library as c
from .kernels import KeyValues


class State:
    """``length`` positions are filled; setting it back forgets what lies behind it.

    ``layers``: the memory; ``caches``: what C sees of it, at ``address``.
    """

    def __init__(self, config: Config, kind: str, positions: int):
        """``kind``: one of ``kernels.KINDS``. MemoryFullError if there is no memory for it."""
        self.config, self.kind, self.positions, self.length = config, kind, positions, 0
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

    def floats(self, length: int) -> tuple[np.ndarray, np.ndarray]:
        """The first positions' keys and values, float32 [layers, kv_heads, length, head_dim]."""
        keys, values = zip(*(layer.floats(length) for layer in self.layers), strict=True)
        return np.stack(keys), np.stack(values)
