"""The linears of a layer that read the same input: on the tile, on the CPU, or some of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..bitlinear import Bias
from .parts import rms_norm
from .source import Table

Linear = Callable[[np.ndarray], list[np.ndarray]]  # float32 [tokens, M] each, of [tokens, K]


class Dense:
    """A matrix that is not ternary, in float32; a token at a time, as it would be alone."""

    def __init__(self, table: Table, bias: Bias = None):
        self.table, self.bias = table, bias

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        y = np.empty((len(x), self.table.shape[0]), np.float32)
        for row, token in enumerate(x):
            y[row] = self.table.product(token)
        return [y if self.bias is None else y + self.bias]


class Normed:
    """A linear with an RMSNorm of its own before it (``use_rms_norm``)."""

    def __init__(self, weight: np.ndarray, eps: float, linear: Linear):
        self.weight, self.eps, self.linear = weight, eps, linear

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        return self.linear(rms_norm(x, self.weight, self.eps))


class Several:
    """Linears one after the other, their results put in the order of ``places``."""

    def __init__(self, linears: Sequence[Linear], places: Sequence[int]):
        """``places``: for each result, in the order of the linears, where it belongs."""
        self.linears, self.places = linears, places

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        results = [y for linear in self.linears for y in linear(x)]
        return [y for _, y in sorted(zip(self.places, results, strict=True), key=lambda p: p[0])]
