"""The endpoints: models, completions, chat completions, health."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from ..chat.template import ChatTemplate, turn_ends
from ..engine.running import EngineThread
from ..errors import TritileError, UsageError
from ..generate import encode_prompt
from ..model import Model
from .answers import ChatCompletion, Completion, Shape, event, failure
from .limits import BodyLimit, Limits
from .replies import BusyError, Replies, Reply
from .schema import Asked, ChatAsked, CompletionAsked, first_fault

COMPLETION_TOKENS = 16  # of a completion that does not say how many: OpenAI's number
DONE = "data: [DONE]\n\n"


@dataclass(frozen=True)
class Served:
    """A model that is served; ``name``: what clients call it; ``key``: what they must know."""

    model: Model
    thread: EngineThread
    name: str
    limits: Limits
    key: str | None = None


def make_app(served: Served) -> FastAPI:
    """The ASGI application; whoever made ``served`` closes it."""
    app = FastAPI(title="tritile", docs_url=None, redoc_url=None)
    endpoints = _Endpoints(served)
    known = [Depends(endpoints.check_key)]
    app.get("/health")(endpoints.health)
    app.get("/v1/models", dependencies=known)(endpoints.models)
    app.post("/v1/completions", dependencies=known)(endpoints.completions)
    app.post("/v1/chat/completions", dependencies=known)(endpoints.chat)
    app.add_exception_handler(RequestValidationError, _senseless)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(BusyError, _busy)
    app.add_exception_handler(UsageError, _senseless)
    app.add_exception_handler(TritileError, _broken)
    app.add_middleware(BodyLimit, limits=served.limits)
    return app


class _Endpoints:
    def __init__(self, served: Served):
        self.served, self.model = served, served.model
        self._replies = Replies(served.thread, served.model.tokenizer, served.limits.queue)
        conversation = served.model.conversation()
        self._template = None if conversation is None else ChatTemplate(conversation)
        self._ends = turn_ends(served.model.tokenizer, served.model.config.eos)

    async def check_key(self, request: Request) -> None:
        key = self.served.key
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if key is not None and not hmac.compare_digest(given.encode(), key.encode()):
            raise HTTPException(401, "the API key is wrong or missing")

    async def health(self) -> dict[str, Any]:
        engine = self.served.thread.engine
        return {"status": "ok", "active": engine.active, "waiting": engine.waiting}

    async def models(self) -> dict[str, Any]:
        entry = {"id": self.served.name, "object": "model", "created": 0, "owned_by": "tritile"}
        return {"object": "list", "data": [entry]}

    async def completions(self, asked: CompletionAsked, request: Request) -> Response:
        ids = [
            encode_prompt(self.model.tokenizer, prompt) if isinstance(prompt, str) else prompt
            for prompt in asked.prompts
        ]
        shape = Completion(self.served.name)
        eos = self.model.config.eos
        return await self._answer(shape, asked, ids, COMPLETION_TOKENS, [], eos, request)

    async def chat(self, asked: ChatAsked, request: Request) -> Response:
        if self._template is None:
            raise UsageError("the model has no chat template; ask for /v1/completions")
        messages = [message.plain() for message in asked.messages]
        ids = self._template.encode(self.model.tokenizer, messages)
        room = max(1, self.model.config.positions - len(ids))
        stops = self._template.conversation.stop_strings
        shape = ChatCompletion(self.served.name)
        return await self._answer(shape, asked, [ids], room, stops, self._ends, request)

    async def _answer(
        self,
        shape: Shape,
        asked: Asked,
        prompts: Sequence[Sequence[int]],
        usual: int,
        stops: Sequence[str],
        eos: Sequence[int],
        request: Request,
    ) -> Response:
        """``usual``: tokens where the request does not say how many."""
        limits, wake = self.served.limits, asyncio.Event()
        wanted = asked.wanted or min(usual, limits.tokens)
        if wanted > limits.tokens:
            raise UsageError(
                f"{wanted} tokens are wanted; this server gives at most {limits.tokens}"
            )
        settings = asked.settings(wanted)
        stops = [*stops, *asked.stops]
        replies = self._replies.ask(prompts, settings, stops, eos, wake)
        news = self._replies.follow(replies, wake, limits.seconds)
        if asked.stream:
            events = _events(shape, replies, news, asked.usage_wanted)
            return StreamingResponse(events, media_type="text/event-stream")
        if not await _listened(news, request):
            return Response(status_code=499)  # nobody reads it
        return JSONResponse(shape.whole(replies))


async def _events(
    shape: Shape, replies: Sequence[Reply], news: AsyncGenerator[tuple[int, str], None], usage: bool
) -> AsyncGenerator[str, None]:
    try:
        async for index, text in news:
            yield event(shape.chunk(index, text, replies[index].reason))
        if usage:
            yield event(shape.costs(replies))
        yield DONE
    except TritileError as error:  # the answer has begun: it can only end with the error
        yield event(failure(str(error), "server_error"))
    finally:
        await news.aclose()


async def _listened(news: AsyncGenerator[tuple[int, str], None], request: Request) -> bool:
    """Waits for the whole answer; False, at once, if the client goes away."""

    async def to_its_end() -> None:
        async for _ in news:
            pass

    answer = asyncio.ensure_future(to_its_end())
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            return False
        answer.result()
        return True
    finally:
        gone.cancel()
        answer.cancel()
        await asyncio.gather(answer, gone, return_exceptions=True)
        await news.aclose()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _senseless(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        return JSONResponse(failure(str(error)), 400)
    place, said = first_fault(error.errors())
    message = f"{place}: {said}" if place else said
    return JSONResponse(failure(message, param=place or None), 400)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    return JSONResponse(failure(error.detail), error.status_code, error.headers)


async def _busy(_: Request, error: Exception) -> Response:
    return JSONResponse(failure(str(error), "rate_limit_error"), 429, {"Retry-After": "1"})


async def _broken(_: Request, error: Exception) -> Response:
    return JSONResponse(failure(str(error), "server_error"), 500)
