"""Where a model's values come from: a Hugging Face folder, or any other file that has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from ..bitlinear import Rescale
from ..checkpoint.conversation import Conversation
from ..ternary import Ternary
from .config import EMBEDDING, HEAD, Config


class Table(Protocol):
    """A dense matrix, ``shape`` [N, size], that stays in its file."""

    @property
    def shape(self) -> tuple[int, ...]: ...

    @property
    def nbytes(self) -> int:
        """In its file."""
        ...

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size]."""
        ...

    def pieces(self, first: int, end: int) -> Iterator[tuple[int, np.ndarray]]:
        """(row, float32 [n, size] from there) of those rows, a few at a time."""
        ...

    def product(self, x: np.ndarray) -> np.ndarray:
        """float32 [N] of x float32 [size]; the same to the bit whenever it is asked."""
        ...

    def scores(self, ids: np.ndarray, x: np.ndarray) -> np.ndarray:
        """float32 [len(ids)]: what ``product`` gives at those rows, to the bit."""
        ...


class Source(Protocol):
    """A model's values by the names of its job lists; nothing large is read before it is needed.

    CheckpointError names the tensor and what is wrong with it.
    """

    path: str  # of the folder or file, for messages
    config: Config

    @property
    def fingerprint(self) -> str:
        """Of config, names, shapes, types and some values: what a packed image was made from."""
        ...

    @property
    def architecture(self) -> str:
        """As the file names it, e.g. ``BitNetForCausalLM``."""
        ...

    def files(self) -> list[Path]:
        """The files that hold its weights."""
        ...

    def tokenizer(self) -> Tokenizer: ...

    def conversation(self) -> Conversation | None:
        """How the model wants conversations written; None if it does not say."""
        ...

    def ternary(self, name: str) -> Ternary:
        """The matrix of that name, e.g. ``model.layers.0.mlp.up_proj``."""
        ...

    def release(self, name: str) -> None:
        """Lets go of what is resident of that matrix's file; it is read again when needed."""
        ...

    def rescale(self, name: str) -> Rescale:
        """How that matrix's sums become floats."""
        ...

    def vector(self, name: str) -> np.ndarray:
        """float32 [n], e.g. of ``model.norm.weight``."""
        ...

    def table(self, name: str) -> Table:
        """The embedding or the head."""
        ...


def head_table(source: Source) -> Table:
    """The rows that give the logits: the embedding itself when they are tied."""
    return source.table(EMBEDDING if source.config.tied else HEAD)
