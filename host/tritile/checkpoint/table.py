"""Dense matrices that stay in their file: rows of them, and products with them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import CheckpointError, shown
from .safetensors_file import Tensor

KEPT = 16 << 20  # bytes; a smaller table is kept as float32
CHUNK = 2048  # rows that are floats at one time


class MappedTable:
    """A tensor [N, size]; CheckpointError if a value that is asked for is not finite."""

    def __init__(self, tensor: Tensor):
        self._tensor = tensor
        self.shape = tensor.shape
        small = 4 * tensor.shape[0] * tensor.shape[1] <= KEPT
        self._kept = self._finite(tensor.float32()) if small else None

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """float32 [len(ids), size]."""
        if self._kept is not None:
            return self._kept[ids]
        return self._finite(np.concatenate([self._part(i, i + 1) for i in ids]))

    def product(self, x: np.ndarray) -> np.ndarray:
        """float32 [N] of x float32 [size]; always in the same chunks, so the same to the bit."""
        if self._kept is not None:
            return self._kept @ x
        starts = range(0, self.shape[0], CHUNK)
        return self._finite(np.concatenate([self._part(i, i + CHUNK) @ x for i in starts]))

    def _part(self, first: int, end: int) -> np.ndarray:
        return self._tensor.rows(first, end).float32()

    def _finite(self, values: np.ndarray) -> np.ndarray:
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{self._tensor.file}: tensor {shown(self._tensor.name)} holds values that are not"
                " finite: damaged"
            )
        return values
