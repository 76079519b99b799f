"""A conversation with a model: its history, and replies as they come."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from ..engine.request import Request
from ..errors import UsageError
from ..model import Model
from ..sampling import Settings
from .stream import TextStream
from .template import ChatTemplate, turn_ends


class Chat:
    """``messages`` is what has been said: dicts with "role" and "content", as templates want them.

    ``settings.tokens`` is the most that a reply may have. When a message and its reply no longer
    fit the model's positions, the oldest ones go; ``forgotten`` counts them.
    """

    def __init__(self, model: Model, template: ChatTemplate, settings: Settings, system: str = ""):
        self.model, self.template, self.settings = model, template, settings
        self.system = [{"role": "system", "content": system}] if system else []
        self.messages: list[dict[str, str]] = []
        self.forgotten = 0
        self.last: Request | None = None  # what the last reply cost
        self._engine = model.engine(slots=1, keep=True)  # a reply reads only what is new
        self._ends = turn_ends(model.tokenizer, model.config.eos)

    def reset(self) -> None:
        """Forgets what has been said; the system message stays."""
        self.messages.clear()

    def say(self, text: str) -> Generator[str]:
        """Pieces of the reply. UsageError, with the history as it was, if the message is too long.

        Message and reply are in the history when the reply has ended, also if it is broken off
        by ``close``, or by an exception: then as far as it came.
        """
        before, forgotten = list(self.messages), self.forgotten
        self.messages.append({"role": "user", "content": text})
        try:
            ids, room = self._fitted()
        except BaseException:
            self.messages, self.forgotten = before, forgotten
            raise
        stream = TextStream(self.model.tokenizer, self.template.conversation.stop_strings)
        settings = replace(self.settings, tokens=room)
        request = self.last = self._engine.submit(ids, settings, eos=self._ends)
        try:
            yield from self._pieces(request, stream)
        finally:
            self._engine.cancel(request)
            self.messages.append({"role": "assistant", "content": stream.text})

    def _pieces(self, request: Request, stream: TextStream) -> Iterator[str]:
        seen = 0
        while request.finished is None and not stream.stopped:
            self._engine.step()
            new = request.tokens[seen:]
            seen += len(new)
            if piece := stream.add(new):
                yield piece
        if isinstance(request.finished, Exception):
            raise request.finished
        if piece := stream.finish():
            yield piece

    def _fitted(self) -> tuple[list[int], int]:
        """Token ids of the conversation, and how many tokens the reply may have.

        The oldest messages go until the reply has all that it may; the last one stays.
        """
        positions = self.model.config.positions
        while True:
            messages = [*self.system, *self.messages]
            ids = self.template.encode(self.model.tokenizer, messages)
            room = positions - len(ids)
            if room >= self.settings.tokens:
                return ids, self.settings.tokens
            if len(self.messages) == 1:
                break
            gone = _first_turn(self.messages)
            del self.messages[:gone]
            self.forgotten += gone
        if room < 1:
            raise UsageError(
                f"the message makes {len(ids)} tokens; the model has {positions} positions:"
                " say it in fewer words"
            )
        return ids, room


def _first_turn(messages: list[dict[str, str]]) -> int:
    """Messages up to the second one of the user: templates want roles to take turns."""
    later = (i for i, message in enumerate(messages) if i and message["role"] == "user")
    return next(later, 1)
