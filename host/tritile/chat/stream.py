"""The text of tokens as they come, up to a stop string."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer
from tokenizers.decoders import DecodeStream


class TextStream:
    """``text`` is what was given out; ``stopped``: a stop string has come, nothing will follow.

    A stop string is not given out, nor is what may yet become one.
    """

    def __init__(self, tokenizer: Tokenizer, stops: Sequence[str] = ()):
        self._tokenizer, self._stops = tokenizer, tuple(stop for stop in stops if stop)
        self._decoder = DecodeStream(skip_special_tokens=True)
        self._ids: list[int] = []
        self._decoded = 0  # characters that the decoder gave
        self._held = ""
        self.text, self.stopped = "", False

    def add(self, tokens: Iterable[int]) -> str:
        """The text that these tokens complete."""
        pieces = []
        for token in tokens:
            if self.stopped:
                break
            self._ids.append(token)
            piece = self._decoder.step(self._tokenizer, token)
            if piece:  # None while a character is incomplete
                self._decoded += len(piece)
                pieces.append(self._give(piece))
        return "".join(pieces)

    def finish(self) -> str:
        """What was held back, now that no token follows."""
        if self.stopped:
            return ""
        rest = self._tokenizer.decode(self._ids)[self._decoded :]  # a character never completed
        given = self._give(rest)
        if self.stopped:
            return given
        held, self._held = self._held, ""
        self.text += held
        return given + held

    def _give(self, piece: str) -> str:
        self._held += piece
        found = [place for stop in self._stops if (place := self._held.find(stop)) >= 0]
        if found:
            self.stopped = True
            free = min(found)
        else:
            free = len(self._held) - _beginning(self._held, self._stops)
        given, self._held = self._held[:free], self._held[free:]
        self.text += given
        return given


def _beginning(text: str, stops: Sequence[str]) -> int:
    """Length of the longest end of ``text`` with which a stop string begins."""
    longest = max((len(stop) for stop in stops), default=1) - 1
    for length in range(min(longest, len(text)), 0, -1):
        if any(stop.startswith(text[-length:]) for stop in stops):
            return length
    return 0
