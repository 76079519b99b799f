"""What every network has, however it computes: BitNet in numpy, or the compiled library's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

from ..head.full import Head
from .config import Config


class Cache(Protocol):
    """The KV cache of one sequence; ``length`` of its ``positions`` are filled.

    Setting ``length`` back forgets what lies behind it.
    """

    positions: int
    length: int


CacheType = TypeVar("CacheType", bound=Cache)


@dataclass(frozen=True)
class Piece(Generic[CacheType]):
    """The next tokens of one sequence; the last ``wanted`` of them meet the head."""

    state: CacheType
    ids: Sequence[int]
    wanted: int = 1


class Network(Protocol):
    """Takes tokens of several sequences through all layers in one pass.

    Batch-invariant: what comes back of a token is the same to the bit whatever else is in its
    pass.
    """

    @property
    def config(self) -> Config: ...

    @property
    def head(self) -> Head: ...

    def state(self, positions: int) -> Any:
        """An empty ``Cache`` for ``run``; MemoryFullError if there is no memory for it."""
        ...

    def run(self, pieces: Sequence[Piece[Any]]) -> np.ndarray:
        """What the head reads: float32 [wanted tokens, hidden], piece after piece.

        The caches are filled and grow in ``length``, but not if anything is raised: then the same
        pass may be run again.
        """
        ...
