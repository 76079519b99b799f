"""What a pass takes, by its rows, as the last passes say."""

from __future__ import annotations

KEPT = 0.98  # of what was measured, after each further pass
FIRST_SHARE = 0.1  # of a pass's time, for one more row, while passes differed little in rows
FIRST_WEIGHT = 1.0  # squared rows by which passes must have differed to count as much as that
SPIKE = 3.0  # times what was expected: the computer did something else


class Pace:
    """Least squares over the passes' (rows, seconds), the latest counting most.

    Its slope is drawn to a first guess, so that it returns there when passes are all alike.
    """

    def __init__(self) -> None:
        self._weight = self._rows = self._seconds = 0.0  # the latter two are means
        self._square = self._product = 0.0  # sums of squares and products around the means

    def add(self, rows: int, seconds: float) -> None:
        """A pass that has been measured."""
        if self._weight > 1:
            seconds = min(seconds, SPIKE * self.seconds(rows))
        self._weight = KEPT * self._weight + 1
        x, y = rows - self._rows, seconds - self._seconds
        self._rows += x / self._weight
        self._seconds += y / self._weight
        self._square = KEPT * self._square + x * (rows - self._rows)
        self._product = KEPT * self._product + x * (seconds - self._seconds)

    @property
    def row(self) -> float:
        """Seconds of one row more; of no unit before the first pass."""
        first = FIRST_SHARE * self._mean
        found = (self._product + FIRST_WEIGHT * first) / (self._square + FIRST_WEIGHT)
        return max(found, 0.0)

    def seconds(self, rows: int) -> float:
        """Of a pass with so many rows."""
        return max(self._mean + self.row * (rows - self._rows), self.row)

    @property
    def _mean(self) -> float:
        return self._seconds if self._weight else 1.0
