"""Caches of requests that have ended, for later ones that begin with the same tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..errors import MemoryFullError
from ..models.network import Network
from .request import Request


class Entry(NamedTuple):
    """``state`` holds these tokens and nothing else."""

    ids: tuple[int, ...]
    state: Any


class Kept:
    """What a pass writes of a token depends on the tokens before it alone, so it can be used again.

    The latest used are kept, ``tokens`` of them together at most; whoever owns it says how many
    caches.
    """

    def __init__(self, tokens: int) -> None:
        self.tokens = tokens
        self._entries: list[Entry] = []  # the latest used last

    def __len__(self) -> int:
        return len(self._entries)

    def keep(self, request: Request) -> None:
        """Takes the cache of a request that has ended, but not of one that an error has ended."""
        state, request.state = request.state, None
        known = request.ids + tuple(request.tokens)
        length = min(state.length, len(known))  # behind them: guesses of its last pass
        if not length or isinstance(request.finished, Exception):
            return
        state.length, ids = length, known[:length]
        others = [one for one in self._entries if one.ids != ids[: len(one.ids)]]
        self._entries = [*others, Entry(ids, state)]  # without those that it goes on from

    def limit(self, caches: int) -> None:
        """Forgets the oldest, until so many are left and their tokens are not too many."""
        while len(self) > caches or sum(len(entry.ids) for entry in self._entries) > self.tokens:
            del self._entries[0]

    def state(self, network: Network, request: Request, caches: int) -> Any:
        """A cache for it, with or without a beginning; beside it so many may be kept.

        MemoryFullError if there is no memory even when nothing is kept.
        """
        state = self.begun(request.ids, request.positions)
        self.limit(caches)
        while state is None:
            try:
                state = network.state(request.positions, len(request.ids))
            except MemoryFullError:
                if not len(self):
                    raise
                self.limit(len(self) - 1)
        return state

    def begun(self, ids: Sequence[int], positions: int) -> Any:
        """A cache of at least so many positions that has the first of these tokens, never all.

        None if there is no such one, or no memory for it. Whoever goes on where another ended
        gets that cache itself, if it is large enough; else a copy, and the other stays.
        """
        entry, common = self._longest(ids)
        if entry is None:
            return None
        self._entries.remove(entry)
        if common == len(entry.ids) and entry.state.positions >= positions:
            return entry.state
        self._entries.append(entry)
        try:
            return entry.state.copied(common, positions)
        except MemoryFullError:
            return None

    def _longest(self, ids: Sequence[int]) -> tuple[Entry | None, int]:
        """Whose tokens have most in common with the beginning of ``ids``, and how many."""
        best, most = None, 0
        for entry in self._entries:
            common = common_prefix(entry.ids, ids[:-1])  # the last one's row meets the head
            if common and common >= most:
                best, most = entry, common
        return best, most


def common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """Length of what both begin with."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
