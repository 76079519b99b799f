"""The head as the checkpoint has it: the product with every row of its table, on the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ..models.source import Table
from ..sampling import Wish, choose


class Head(Protocol):
    """Chooses tokens; what it chooses is what the full product would have given."""

    together: bool  # several positions cost little more than one

    def choose(self, h: np.ndarray, wishes: Sequence[Wish]) -> list[int]:
        """A token id for each row of h, float32 [tokens, hidden], behind the last norm."""
        ...


class FullHead:
    """``table`` [vocabulary, hidden]."""

    together = False

    def __init__(self, table: Table):
        self.table = table

    def logits(self, h: np.ndarray) -> np.ndarray:
        """float32 [tokens, vocabulary]; a token at a time, so that others don't change its bits."""
        logits = np.empty((len(h), self.table.shape[0]), np.float32)
        for row, x in enumerate(h):
            logits[row] = self.table.product(x)
        return logits

    def choose(self, h: np.ndarray, wishes: Sequence[Wish]) -> list[int]:
        """``Head.choose``."""
        return [
            choose(self.table.product(x), settings, position)
            for x, (settings, position) in zip(h, wishes, strict=True)
        ]
