"""One prompt on its way through an engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..sampling import Settings, Wish
from .guesses import Guesses

Finished = Literal["stop", "length", "cancelled"]


@dataclass
class RequestStats:
    """What a request has cost so far; seconds are wall time, shared with the others of a pass.

    ``passes``: those that gave it tokens. ``drafted`` tokens were guessed, ``accepted`` of them
    were right. ``kept`` tokens of the prompt were in a cache of before.
    """

    kept: int = 0
    passes: int = 0
    drafted: int = 0
    accepted: int = 0
    wait_seconds: float = 0.0  # until it had a slot
    prompt_seconds: float = 0.0  # from there to its first token
    decode_seconds: float = 0.0  # from the first token to the last

    def add_pass(self, drafted: int, accepted: int, seconds: float) -> None:
        """A pass that gave tokens; ``seconds`` since the last one, or since there was a slot."""
        if self.passes:
            self.decode_seconds += seconds
        else:
            self.prompt_seconds = seconds
        self.passes += 1
        self.drafted += drafted
        self.accepted += accepted


class Request:
    """``tokens`` grows after every pass; ``finished`` says why it has ended, None while it goes on.

    "stop": the end of the text came (it is not among the tokens); "length": all tokens that were
    asked for; "cancelled"; or the exception that ended it. Made by ``Engine.submit``; others only
    read it.
    """

    def __init__(self, ids: Sequence[int], settings: Settings, eos: Collection[int]):
        self.ids, self.settings, self.eos = tuple(ids), settings, frozenset(eos)
        self.tokens: list[int] = []
        self.finished: Finished | Exception | None = None
        self.stats = RequestStats()
        self.state: Any = None  # the engine's: its cache, while it has a slot
        self.guesses: Guesses | None = None  # the engine's: if it makes any
        self.since = 0.0  # the engine's: when it was submitted, had a slot, had its first token

    @property
    def positions(self) -> int:
        """Of prompt and new tokens."""
        return len(self.ids) + self.settings.tokens

    @property
    def pending(self) -> int:
        """Tokens that are known and that no pass has taken yet; the request has a slot."""
        return len(self.ids) + len(self.tokens) - self.state.length

    def upcoming(self, count: int) -> list[int]:
        """The first ``count`` of them."""
        first = self.state.length
        if first < len(self.ids):
            return list(self.ids[first : first + count])
        return self.tokens[first - len(self.ids) :][:count]

    def wish(self, ahead: int = 0) -> Wish:
        """Of the token after the next ``ahead`` ones: the same however it is reached."""
        return self.settings, len(self.ids) + len(self.tokens) + ahead

    def take(self, token: int) -> None:
        """The next token; the end of the text, or the last one wanted, finishes the request."""
        if token in self.eos:
            self.finished = "stop"
            return
        self.tokens.append(token)
        if len(self.tokens) == self.settings.tokens:
            self.finished = "length"
