"""Answers in OpenAI's shapes."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Sequence
from typing import Any

from .replies import Reply


class Shape:
    """Of one answer: whole, or chunk by chunk. ``name``: the model's."""

    prefix = kind = chunk_kind = ""

    def __init__(self, name: str):
        self._name, self._id = name, f"{self.prefix}-{uuid.uuid4().hex}"
        self._created = int(time.time())

    def choice(self, reply: Reply) -> dict[str, Any]:
        raise NotImplementedError

    def piece(self, text: str) -> dict[str, Any]:
        raise NotImplementedError

    def whole(self, replies: Sequence[Reply]) -> dict[str, Any]:
        choices = [
            {"index": i, **self.choice(reply), "logprobs": None, "finish_reason": reply.reason}
            for i, reply in enumerate(replies)
        ]
        return {**self._head(self.kind), "choices": choices, "usage": usage(replies)}

    def chunk(self, index: int, text: str, reason: str | None) -> dict[str, Any]:
        choice = {"index": index, **self.piece(text), "logprobs": None, "finish_reason": reason}
        return {**self._head(self.chunk_kind), "choices": [choice]}

    def costs(self, replies: Sequence[Reply]) -> dict[str, Any]:
        """The chunk without choices that says what the answer took."""
        return {**self._head(self.chunk_kind), "choices": [], "usage": usage(replies)}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self._id, "object": kind, "created": self._created, "model": self._name}


class Completion(Shape):
    prefix, kind, chunk_kind = "cmpl", "text_completion", "text_completion"

    def choice(self, reply: Reply) -> dict[str, Any]:
        return {"text": reply.text}

    def piece(self, text: str) -> dict[str, Any]:
        return {"text": text}


class ChatCompletion(Shape):
    prefix, kind, chunk_kind = "chatcmpl", "chat.completion", "chat.completion.chunk"

    def choice(self, reply: Reply) -> dict[str, Any]:
        return {"message": {"role": "assistant", "content": reply.text, "refusal": None}}

    def piece(self, text: str) -> dict[str, Any]:
        return {"delta": {"role": "assistant", "content": text}}


def usage(replies: Sequence[Reply]) -> dict[str, Any]:
    """Tokens read and written; those of a stop string are among the latter.

    Cached tokens are among those read: they were kept from an earlier request.
    """
    prompt = sum(len(reply.request.ids) for reply in replies)
    kept = sum(reply.request.stats.kept for reply in replies)
    written = sum(len(reply.request.tokens) for reply in replies)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": written,
        "total_tokens": prompt + written,
        "prompt_tokens_details": {"cached_tokens": kept},
    }


def event(data: dict[str, Any]) -> str:
    """One server-sent event."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def failure(message: str, kind: str = "invalid_request_error", **more: Any) -> dict[str, Any]:
    """An error as OpenAI's clients read it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": None, **more}}
