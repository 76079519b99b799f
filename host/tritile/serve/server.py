"""uvicorn's server, which ends its answers in order and leaves the process to whoever runs it."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType

import uvicorn
from fastapi import FastAPI

from ..engine.running import EngineThread

GRACE = 10  # seconds that answers under way have when the server ends; then they are cut
CUTTING = 10  # seconds that the pass under way has then
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Server(uvicorn.Server):
    """The first signal ends it, with the second answers under way are cut at once."""

    def __init__(self, app: FastAPI, thread: EngineThread, log_level: str):
        limit = GRACE + CUTTING
        super().__init__(uvicorn.Config(app, log_level=log_level, timeout_graceful_shutdown=limit))
        self._thread, self._hurry = thread, False

    def capture_signals(self) -> AbstractContextManager[None]:
        """Leaves them alone: uvicorn would end the process, and the device stay as it is."""
        return nullcontext()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.should_exit and not self._hurry:
            self._hurry = True
        else:
            super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        cutting = asyncio.ensure_future(self._cut())
        try:
            await super().shutdown(sockets)
        finally:
            cutting.cancel()

    async def _cut(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + GRACE
        while loop.time() < end and not self._hurry:
            await asyncio.sleep(0.1)
        self._thread.cancel_all()


@contextmanager
def ended_by_signals(server: Server) -> Iterator[None]:
    """Also by those that come before it has begun."""
    before = {number: signal.signal(number, server.handle_exit) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
