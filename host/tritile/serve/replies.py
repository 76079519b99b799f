"""Replies of an engine to the clients of an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import suppress

from tokenizers import Tokenizer

from ..chat.stream import TextStream
from ..engine.request import Request
from ..engine.running import EngineThread
from ..errors import TritileError, UsageError
from ..sampling import Settings


class BusyError(TritileError):
    """As many requests wait as may."""


class Reply:
    """One choice: the text of a request. ``reason`` is OpenAI's, None while it goes on."""

    def __init__(self, request: Request, stream: TextStream):
        self.request, self._stream = request, stream
        self._seen = 0
        self.reason: str | None = None

    @property
    def text(self) -> str:
        """All that was given out."""
        return self._stream.text

    def advance(self) -> str:
        """What is new; raises what ended the request, if that was an error."""
        ended = self.request.finished  # before the tokens are looked at: then they are all there
        new = self.request.tokens[self._seen :]
        self._seen += len(new)
        text = self._stream.add(new)
        if self._stream.stopped:
            self.reason = "stop"
        elif isinstance(ended, Exception):
            raise ended
        elif ended is not None:
            self.reason = "stop" if ended == "stop" else "length"
            text += self._stream.finish()
        return text

    def cut(self) -> str:
        """Its time is over: what was held back."""
        self.reason = "length"
        return self._stream.finish()


class Replies:
    """Asks the engine; ``queue``: requests that may wait for a slot."""

    def __init__(self, thread: EngineThread, tokenizer: Tokenizer, queue: int):
        self.thread, self.tokenizer, self.queue = thread, tokenizer, queue

    def ask(
        self,
        prompts: Sequence[Sequence[int]],
        settings: Settings,
        stops: Sequence[str],
        eos: Collection[int],
        wake: asyncio.Event,
    ) -> list[Reply]:
        """A reply to each prompt; ``wake`` is set when there is something new.

        BusyError if too many wait; UsageError if a prompt cannot be, or they are more than ever
        may. Then none is asked for.
        """
        loop, replies = asyncio.get_running_loop(), list[Reply]()
        most = self.thread.engine.slots + self.queue
        if len(prompts) > most:
            raise UsageError(f"{len(prompts)} prompts at once; this server takes at most {most}")
        # Until there was a pass nobody has a slot, but the first ones are sure to get one.
        free = self.thread.engine.slots - self.thread.engine.active
        if self.thread.engine.waiting + len(prompts) > max(0, free) + self.queue:
            raise BusyError(f"{self.thread.engine.waiting} requests wait already; try again later")

        def notify(_: Request) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(wake.set)

        try:
            for ids in prompts:
                request = self.thread.submit(ids, settings, notify, eos=eos)
                replies.append(Reply(request, TextStream(self.tokenizer, stops)))
        except BaseException:
            self.end(replies)
            raise
        return replies

    async def follow(
        self, replies: Sequence[Reply], wake: asyncio.Event, seconds: float
    ) -> AsyncGenerator[tuple[int, str], None]:
        """(choice, new text), until all have ended or the time is over; then they are cut.

        Whoever stops listening, or is cancelled, frees their slots.
        """
        end = asyncio.get_running_loop().time() + seconds
        try:
            while any(reply.reason is None for reply in replies):
                late = not await _set_until(wake, end)
                wake.clear()
                for index, reply in enumerate(replies):
                    if reply.reason is not None:
                        continue
                    text = reply.advance()
                    if late and reply.reason is None:
                        text += reply.cut()
                    if reply.reason is not None:
                        self.end([reply])  # its slot is somebody else's from the next pass on
                    if text or reply.reason is not None:
                        yield index, text
        finally:
            self.end(replies)

    def end(self, replies: Sequence[Reply]) -> None:
        """Cancels those that go on."""
        for reply in replies:
            self.thread.cancel(reply.request)


async def _set_until(event: asyncio.Event, end: float) -> bool:
    left = end - asyncio.get_running_loop().time()
    try:
        await asyncio.wait_for(event.wait(), max(0.0, left))
    except asyncio.TimeoutError:
        return False
    return True
