"""What a target's kernels gave beside numpy's results, counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

FLOAT_BOUND = 1e-6  # of the row's greatest magnitude
TIE_BOUND = 1e-5  # of all integers
ULPS = 1  # of a value before it is rounded, that may turn a tie
SMALLEST_NORMAL = 2.0**-126
# What a denormal may become through a norm's factor (316 at most where eps is 1e-5) and weight.
FLUSHED = SMALLEST_NORMAL * 316 * 100


@dataclass
class Tally:
    """Of a target and kernel; ``flushes``: its denormals become zeros, which is no error."""

    flushes: bool = False
    values: int = 0
    integers: int = 0
    ties: int = 0  # integers that differ by 1 next to a tie
    wrong: int = 0  # other integers that differ
    flushed: int = 0  # floats that differ by less than FLUSHED
    split: int = 0  # calls whose results depend on the number of threads
    worst: float = 0.0  # error of a float, as a share of its row's greatest magnitude

    @property
    def good(self) -> bool:
        few = self.ties <= TIE_BOUND * self.integers
        right = few and not self.wrong and not self.split and self.worst <= FLOAT_BOUND
        return self.values > 0 and right

    def take_threads(self, alone: list[np.ndarray], shared: list[np.ndarray]) -> None:
        """What one call gave on one thread and on several, to the bit."""
        parts = zip(alone, shared, strict=True)
        self.split += any(a.tobytes() != b.tobytes() for a, b in parts)

    def take_floats(self, found: np.ndarray, expected: np.ndarray) -> None:
        """float32 [rows, n] both. Infinities and what is no number must lie at the same places."""
        self.values += found.size
        a, b = found.astype(np.float64), expected.astype(np.float64)
        whole = np.isfinite(b)
        same = np.array_equal(a[~whole], b[~whole], equal_nan=True)
        if not same or not np.isfinite(a[whole]).all():
            self.worst = np.inf
            return
        a, b = np.where(whole, a, 0), np.where(whole, b, 0)
        error, most = np.abs(a - b), np.abs(b).max(axis=-1, keepdims=True)
        if self.flushes:
            tiny = (error > 0) & (error < FLUSHED)
            self.flushed += int(np.count_nonzero(tiny))
            error[tiny] = 0
        share = error / np.where(most > 0, most, SMALLEST_NORMAL)
        self.worst = max(self.worst, float(share.max()))

    def take_integers(
        self,
        found: np.ndarray,
        expected: np.ndarray,
        before: np.ndarray | None = None,
        near: float | None = None,
    ) -> None:
        """``before``: float32, what was rounded to ``expected``; None: no tie is excused.

        ``near``: how near it lies to a tie that may turn; left out, ULPS of it.
        """
        self.values += found.size
        self.integers += found.size
        differ = np.nonzero(found != expected)
        a, b = (x[differ].astype(np.int64) for x in (found, expected))
        if before is None:
            self.wrong += len(a)
            return
        value = before[differ]
        most = ULPS * np.spacing(np.abs(value)) if near is None else near
        beside = np.abs(value.astype(np.float64) - (a + b) / 2) <= most
        turned = int(np.count_nonzero(beside & (np.abs(a - b) == 1)))
        self.ties += turned
        self.wrong += len(a) - turned
