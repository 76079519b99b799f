"""What passes take, without guesses and with some, and whether guesses have paid so far."""

from __future__ import annotations

SPIKE = 2.0  # times what was expected: the computer did something else
LATEST = 0.1  # share of the latest pass in the mean of those without guesses
KEPT = 0.95  # of what was measured with guesses, after each further pass
FIRST_SHARE = 0.1  # of a pass's time, for one guess more, before it is known
FIRST_WEIGHT = 1.0  # passes that this counts for
ALLOWED = 0.02  # share of all time that guesses may lose
CREDIT, MOST_CREDIT = 2.0, 20.0  # passes' time that they may lose at once, at first and ever


class Pace:
    """Of passes that have no prompt to take in; seconds of no unit before the first."""

    def __init__(self) -> None:
        self.plain = 0.0  # seconds of a pass without guesses
        self._turns = 0  # requests that it served
        self._balance = 0.0  # seconds that guesses have won, and may lose
        self._weight = self._guesses = self._extra = 0.0  # the latter two are means
        self._square = self._product = 0.0  # sums of squares and products around the means

    def pays(self, turns: int) -> bool:
        """Whether guesses may be tried: such a pass without any is known, and there is credit."""
        return turns == self._turns and self._balance >= 0

    def extra(self, guesses: int) -> float:
        """Seconds that so many guesses add: a line by least squares, the latest counting most.

        Where little has been measured it is drawn to a first share of a pass for each.
        """
        first = FIRST_SHARE * self.plain
        weight = self._weight / (self._weight + FIRST_WEIGHT)
        slope = (self._product + FIRST_WEIGHT * first) / (self._square + FIRST_WEIGHT)
        found = self._extra + max(slope, 0.0) * (guesses - self._guesses)
        return max(weight * found + (1 - weight) * first * guesses, 0.0)

    def add(self, turns: int, guesses: int, tokens: int, seconds: float) -> None:
        """A pass that gave ``tokens`` to so many requests has been measured."""
        if guesses:
            self._add_guesses(turns, guesses, tokens, seconds)
        elif turns != self._turns:
            self._turns, self.plain = turns, seconds
            self._balance = max(self._balance, CREDIT * seconds)
        else:
            seconds = min(seconds, SPIKE * self.plain)
            self.plain += LATEST * (seconds - self.plain)
            self._fade()
        self._balance += ALLOWED * self.plain
        self._balance = min(self._balance, MOST_CREDIT * self.plain)

    def _add_guesses(self, turns: int, guesses: int, tokens: int, seconds: float) -> None:
        seconds = min(seconds, SPIKE * (self.plain + self.extra(guesses)))
        self._balance += tokens / turns * self.plain - seconds
        self._fade()
        self._weight += 1
        x, y = guesses - self._guesses, seconds - self.plain - self._extra
        self._guesses += x / self._weight
        self._extra += y / self._weight
        self._square += x * (guesses - self._guesses)
        self._product += x * (seconds - self.plain - self._extra)

    def _fade(self) -> None:
        self._weight, self._square = KEPT * self._weight, KEPT * self._square
        self._product *= KEPT
