"""What one client may ask for, so that others get their share."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from ..errors import UsageError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]


@dataclass(frozen=True)
class Limits:
    """``queue``: requests that may wait for a slot; ``tokens``: of one reply; ``body``: bytes of a
    request; ``seconds``: of one answer, waiting included, and of a body on its way."""

    queue: int = 32
    tokens: int = 1024
    body: int = 1 << 20
    seconds: float = 600.0

    def __post_init__(self) -> None:
        for name in ("queue", "tokens", "body", "seconds"):
            value, least = getattr(self, name), 0 if name == "queue" else 1
            if not least <= value:
                raise UsageError(f"{name} is {value}; expected {least} or more")


class BodyLimit:
    """ASGI: answers 413 as soon as a body is too long or says so, 408 if it does not come."""

    def __init__(self, app: App, limits: Limits):
        self.app, self.limits = app, limits

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            if _announced(scope) > self.limits.body:
                raise _TooLongError
            body = await asyncio.wait_for(self._body(receive), self.limits.seconds)
        except _TooLongError:
            await _refuse(send, 413, f"the request's body has more than {self.limits.body} bytes")
        except asyncio.TimeoutError:
            seconds = self.limits.seconds
            await _refuse(send, 408, f"the request's body has not come in {seconds:g} seconds")
        else:
            if body is not None:
                await self.app(scope, _again(body, receive), send)

    async def _body(self, receive: Receive) -> bytes | None:
        """All of it; None if the client goes away."""
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self.limits.body:
                raise _TooLongError
        return bytes(body)


class _TooLongError(Exception):
    pass


def _announced(scope: MutableMapping[str, Any]) -> int:
    """Bytes of the body, if a header says so; the server has seen that it is a number."""
    return int(dict(scope["headers"]).get(b"content-length", b"0"))


def _again(body: bytes, receive: Receive) -> Receive:
    """What was read already, then whatever comes."""
    given = False

    async def read() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return read


async def _refuse(send: Send, status: int, text: str) -> None:
    body = json.dumps({"error": {"message": text, "type": "invalid_request_error"}}).encode()
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
