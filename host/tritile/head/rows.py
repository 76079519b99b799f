"""The head's rows as integers of three balanced-ternary digits, dithered, so that bounds are known.

A row w with the largest magnitude a has the scale s = a / ROOM, and its integers are
round(w / s + u). The dither u, a number a column, is drawn once and is the same for all rows:
w h = s (I h - u h) + s d h, where u h is one number a position. What is left over, d, is uniform
on +-1/2 whatever the row is (Schuchman 1964), and so is that of the first two digits alone on
+-3/2, for the dither has three steps. ``estimate.py`` bounds s d h with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..models.source import Table

PLANES, FIRST = 3, 2  # digits; those of them that are multiplied first
LARGEST = (3**PLANES - 1) // 2
STEPS = 3 ** (PLANES - FIRST)  # of the last digit in one of the first digits
ROOM = LARGEST + 0.5 - STEPS / 2  # that the dither leaves
GRID = 1 << 14  # places of the dither in a step: float32 holds them
SEED = 0x7717113  # of the dither; another one makes another image
SMALLEST = np.float32(1e-30)  # a row's largest magnitude counts as no less
NORM_SLACK = np.float32(1 + 1e-5)  # a norm in float32 is never too small
CHUNK = 1 << 18  # weights whose pages are resident at one time


@dataclass(frozen=True)
class Facts:
    """Of all rows: ``scale`` and ``norm`` (Euclidean, no less than it is), float32 [N]."""

    scale: np.ndarray
    norm: np.ndarray


def dither(k: int) -> np.ndarray:
    """float32 [k] in +-STEPS / 2, uniform, independent; the same in every run."""
    places = STEPS * GRID
    raw = np.random.Philox(key=np.array([SEED, 0], np.uint64)).random_raw(k)
    drawn = (raw >> np.uint64(32)) * np.uint64(places) >> np.uint64(32)
    return ((drawn.astype(np.float64) + 0.5) / GRID - STEPS / 2).astype(np.float32)


class Digit:
    """One digit of all rows, a ``Ternary``; ``place`` 0 is the least significant."""

    def __init__(self, table: Table, place: int):
        self._table, self.shape = table, table.shape
        self._offset = dither(self.shape[1]) + np.float32(LARGEST)
        values = np.arange(2 * LARGEST + 1)
        self._code = (values // 3**place % 3).astype(np.uint8)  # digit + 1 of value - LARGEST

    def codes(self, first: int, end: int) -> np.ndarray:
        found = np.empty((end - first, self.shape[1]), np.uint8)
        for row, values in self._table.pieces(first, end):
            values = values * (ROOM / _largest(values))
            values += self._offset
            np.rint(values, out=values)
            self._code.take(values.astype(np.uint8), out=found[row - first :][: len(values)])
        return found


def measure(table: Table) -> Facts:
    """Reads all rows."""
    n, k = table.shape
    scale, norm = np.empty(n, np.float32), np.empty(n, np.float32)
    step = max(1, CHUNK // k)
    for first in range(0, n, step):
        for row, values in table.pieces(first, min(first + step, n)):
            largest = _largest(values)
            values = values / largest
            squares = np.einsum("ij,ij->i", values, values)
            place = slice(row, row + len(values))
            norm[place] = np.sqrt(squares) * largest[:, 0]
            scale[place] = largest[:, 0] / np.float32(ROOM)
    return Facts(scale, norm * NORM_SLACK + SMALLEST)


def _largest(values: np.ndarray) -> np.ndarray:
    """float32 [rows, 1]: the largest magnitude of each row."""
    high, low = values.max(axis=1, keepdims=True), values.min(axis=1, keepdims=True)
    return np.maximum(np.maximum(high, -low), SMALLEST)
