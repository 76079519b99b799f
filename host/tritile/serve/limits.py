"""What one client may ask for, so that others get their share."""

from __future__ import annotations

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
    request; ``seconds``: of one answer, waiting included."""

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
    """ASGI: answers 413 as soon as a body is too long, whatever its header says."""

    def __init__(self, app: App, most: int):
        self.app, self.most = app, most

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self.most:
                await _refuse(send, self.most)
                return
        await self.app(scope, _again(bytes(body), receive), send)


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


async def _refuse(send: Send, most: int) -> None:
    text = f"the request's body has more than {most} bytes"
    body = json.dumps({"error": {"message": text, "type": "invalid_request_error"}}).encode()
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
