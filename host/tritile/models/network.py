"""What every network has, however it computes: BitNet in numpy, or the compiled library's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import numpy as np

from ..head.full import Head
from .config import Config

if TYPE_CHECKING:
    from .bitnet import Weights


class Cache(Protocol):
    """The KV cache of one sequence; ``length`` of its ``positions`` are filled.

    Setting ``length`` back forgets what lies behind it.
    """

    positions: int
    length: int

    def copied(self, length: int, positions: int) -> Any:
        """Another one, of so many positions, that has the first ``length`` of this one.

        MemoryFullError if there is no memory for it.
        """
        ...


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

    head: Head  # whoever loads a model may give it another one
    # Whether a token's cache is the same in a prompt and behind one, so that another may use it.
    alike: bool

    @property
    def config(self) -> Config: ...

    @property
    def weights(self) -> Weights: ...

    def state(self, positions: int, prompt: int = 0) -> Any:
        """An empty ``Cache`` for ``run``; MemoryFullError if there is no memory for it.

        It reserves addresses; the system gives memory to them as positions are filled. ``prompt``:
        so many first positions are the prompt's, whose attention may be another's.
        """
        ...

    def run(self, pieces: Sequence[Piece[Any]]) -> np.ndarray:
        """What the head reads: float32 [wanted tokens, hidden], piece after piece.

        The caches are filled and grow in ``length``, but not if anything is raised: then the same
        pass may be run again.
        """
        ...

    def forward(self, pieces: Sequence[Piece[Any]]) -> np.ndarray:
        """``run`` and the whole head: logits float32 [wanted tokens, vocabulary]."""
        ...


def check_pieces(pieces: Sequence[Piece[Any]]) -> None:
    """ValueError if a sequence comes twice, or is longer than its state."""
    if len({id(piece.state) for piece in pieces}) < len(pieces):
        raise ValueError("a sequence comes twice in one pass")
    for piece in pieces:
        end = piece.state.length + len(piece.ids)
        if end > piece.state.positions:
            raise ValueError(f"{end} tokens; the state has {piece.state.positions} positions")


def wanted_rows(pieces: Sequence[Piece[Any]]) -> list[int]:
    """Rows of the pass that the head reads."""
    rows, end = [], 0
    for piece in pieces:
        end += len(piece.ids)
        rows += range(end - min(piece.wanted, len(piece.ids)), end)
    return rows
