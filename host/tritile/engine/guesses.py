"""A sequence's guesses, and how likely they are to be right."""

from __future__ import annotations

from collections.abc import Sequence

from .lookup import Lookup

# A match of so many tokens or more is one kind: the chance that what follows is right is learned
# for each, from these.
KINDS = {2: 0.3, 4: 0.5, 8: 0.7, 16: 0.85}
FIRST_WEIGHT = 2.0  # guesses that the first chance counts for
KEPT = 0.95  # of what was learned, after each further guess


class Rate:
    """The share of guesses that were right, the latest counting most."""

    def __init__(self, first: float):
        self._right, self._all = first * FIRST_WEIGHT, FIRST_WEIGHT

    @property
    def chance(self) -> float:
        return self._right / self._all

    def add(self, right: bool) -> None:
        self._right = KEPT * self._right + right
        self._all = KEPT * self._all + 1


class Guesses:
    """They learn from every token that comes, also while nobody uses them."""

    def __init__(self, ids: Sequence[int]):
        self._lookup = Lookup(ids)
        self._rates = {least: Rate(chance) for least, chance in KINDS.items()}

    def ahead(self, count: int) -> list[int]:
        """At most so many tokens that may come."""
        return self._lookup.ahead(count)

    def chances(self, count: int) -> list[float]:
        """For each of them the chance that it and all before it are right."""
        chances, together = [], 1.0
        for depth in range(count if self._lookup.matched else 0):
            together *= self._rate(depth).chance
            chances.append(together)
        return chances

    def see(self, tokens: Sequence[int]) -> None:
        """What has come."""
        for depth, (guess, token) in enumerate(zip(self.ahead(len(tokens)), tokens, strict=False)):
            self._rate(depth).add(guess == token)
            if guess != token:
                break
        self._lookup.extend(tokens)

    def _rate(self, depth: int) -> Rate:
        """Of the guess behind ``depth`` right ones."""
        matched = self._lookup.matched + depth
        return self._rates[max(least for least in self._rates if least <= matched)]
