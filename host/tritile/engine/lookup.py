"""Guesses what follows from what has followed before (prompt lookup: Saxena 2023).

github.com/apoorvumang/prompt-lookup-decoding; nothing is computed, a text's own words are drafts.
"""

from __future__ import annotations

from collections.abc import Sequence

SIZES = (8, 4, 2)  # tokens by which an earlier place is found, the longest first
LONGEST = 32  # matches are not measured further


class Lookup:
    """The tokens of a sequence, and for its last few the place where they came before."""

    def __init__(self, ids: Sequence[int]):
        self._tokens: list[int] = []
        self._ends: dict[tuple[int, ...], int] = {}  # some tokens: behind their last occurrence
        self._place: int | None = None
        self.matched = 0  # tokens before the end that stood before ``_place``, too; 0: no place
        self.extend(ids)

    def extend(self, ids: Sequence[int]) -> None:
        """What has come."""
        for token in ids:
            self._tokens.append(token)
            self._place = self._find()
        self.matched = self._measure()

    def ahead(self, count: int) -> list[int]:
        """What may come: as it went on there, and round again where that reaches the end."""
        if self._place is None:
            return []
        period = len(self._tokens) - self._place
        return [self._tokens[self._place + i % period] for i in range(count)]

    def _find(self) -> int | None:
        """The latest earlier place for the longest of the sizes; the end is remembered."""
        end, place = len(self._tokens), None
        for size in SIZES:
            if size <= end:
                key = tuple(self._tokens[end - size :])
                place = place or self._ends.get(key)
                self._ends[key] = end
        return place

    def _measure(self) -> int:
        if self._place is None:
            return 0
        tokens, back = self._tokens, len(self._tokens) - self._place
        for length in range(min(self._place, LONGEST)):
            at = self._place - 1 - length
            if tokens[at] != tokens[at + back]:
                return length
        return min(self._place, LONGEST)
