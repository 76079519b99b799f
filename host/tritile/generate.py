"""From prompts to pieces of text: requests on an engine of their own."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from tokenizers import Tokenizer

from .chat.stream import TextStream
from .engine.engine import Engine
from .engine.meter import Meter
from .engine.request import Request
from .errors import UsageError
from .figures import Figures, TextFigures
from .models.network import Network
from .program import Program
from .sampling import Settings


class Text:
    """What a request's tokens say, as they come; a character is held back until it is whole."""

    def __init__(self, tokenizer: Tokenizer, request: Request):
        self.tokenizer, self.request = tokenizer, request
        self._stream, self._seen = TextStream(tokenizer), 0
        self.ended = False  # all of it has been given

    @property
    def whole(self) -> str:
        """All of it so far."""
        return self.tokenizer.decode(self.request.tokens)

    def new(self) -> str:
        """What has come since the last time."""
        if self.ended:
            return ""
        self.ended = self.request.finished is not None
        tokens = self.request.tokens[self._seen :]
        self._seen += len(tokens)
        piece = self._stream.add(tokens)
        return piece + self._stream.finish() if self.ended else piece

    def figures(self, **costs: Any) -> TextFigures:
        """What the request came to."""
        request, finished = self.request, self.request.finished
        return TextFigures(
            prompt_tokens=len(request.ids),
            tokens=len(request.tokens),
            token_ids=tuple(request.tokens),
            text=self.whole,
            finished="error" if isinstance(finished, Exception) else finished,
            prompt_seconds=request.stats.prompt_seconds,
            decode_seconds=request.stats.decode_seconds,
            **costs,
        )


class Generation(Iterator[str]):
    """One run, an iterator of pieces of text; ``figures`` is current after every piece.

    The arguments are checked at once: UsageError if the prompt is empty or prompt and new tokens
    are more than the model's positions.
    """

    def __init__(
        self,
        network: Network,
        program: Program,
        tokenizer: Tokenizer,
        prompt: str,
        settings: Settings,
        drafts: int | None = None,
    ):
        """``drafts``: of ``Engine``; the text is the same with any."""
        self.prompt, self.settings = prompt, settings
        self.prompt_ids = encode_prompt(tokenizer, prompt)
        engine = Engine(network, program, slots=1, drafts=drafts)
        self._request = engine.submit(self.prompt_ids, settings)
        self._text = Text(tokenizer, self._request)
        self._meter = Meter(engine, program)
        self._pieces = self._run()

    def __next__(self) -> str:
        return next(self._pieces)

    def close(self) -> None:
        """Ends the run where it is; ``figures`` stay."""
        self._pieces.close()

    @property
    def token_ids(self) -> list[int]:
        return self._request.tokens

    @property
    def text(self) -> str:
        """What the generated tokens say."""
        return self._text.whole

    @property
    def figures(self) -> TextFigures:
        costs = self._meter.costs()
        return self._text.figures(**costs, prompt_cycles=self._meter.first_cycles)

    def _run(self) -> Generator[str]:
        self._meter.start()
        while self._request.finished is None:
            self._meter.step()
            if piece := self._text.new():
                yield piece
        if isinstance(self._request.finished, Exception):
            raise self._request.finished


class Batch(Iterator[tuple[int, str]]):
    """A run of several prompts that share passes: (number of the prompt, piece of its text)."""

    def __init__(
        self,
        network: Network,
        program: Program,
        tokenizer: Tokenizer,
        prompts: Sequence[str],
        settings: Settings,
        drafts: int | None = None,
    ):
        """UsageError as ``Generation``, before anything runs."""
        if not prompts:
            raise UsageError("there is no prompt; give at least one")
        self.prompts, self.settings = tuple(prompts), settings
        engine = Engine(network, program, drafts=drafts)
        encoded = [encode_prompt(tokenizer, prompt) for prompt in prompts]
        self._texts = [Text(tokenizer, engine.submit(ids, settings)) for ids in encoded]
        self._engine, self._meter = engine, Meter(engine, program)
        self._pieces = self._run()

    def __next__(self) -> tuple[int, str]:
        return next(self._pieces)

    @property
    def texts(self) -> list[str]:
        """What each prompt's tokens say so far."""
        return [text.whole for text in self._texts]

    @property
    def figures(self) -> Figures:
        """Of the run as a whole."""
        requests = [text.request for text in self._texts]
        prompts, tokens = (
            sum(len(getattr(request, kind)) for request in requests) for kind in ("ids", "tokens")
        )
        return Figures(prompt_tokens=prompts, tokens=tokens, **self._meter.costs())

    def as_dicts(self) -> list[dict[str, Any]]:
        """Each prompt with what it came to, as plain data."""
        found = [
            (prompt, text.whole, text.request)
            for prompt, text in zip(self.prompts, self._texts, strict=True)
        ]
        return [
            {
                "prompt": prompt,
                "prompt_tokens": len(request.ids),
                "text": text,
                "token_ids": list(request.tokens),
                "finished": request.finished,
                **asdict(request.stats),
            }
            for prompt, text, request in found
        ]

    def finished(self, number: int) -> bool:
        """Whether all pieces of that prompt's text have come."""
        return self._texts[number].ended

    def _run(self) -> Generator[tuple[int, str]]:
        self._meter.start()
        while self._engine.busy:
            self._meter.step()
            for number, text in enumerate(self._texts):
                if piece := text.new():
                    yield number, piece
                if isinstance(text.request.finished, Exception):
                    raise text.request.finished


def encode_prompt(tokenizer: Tokenizer, prompt: str) -> list[int]:
    """Token ids of the prompt; UsageError if there are none."""
    try:
        prompt.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"the prompt {prompt!r} is not valid UTF-8") from error
    ids = tokenizer.encode(prompt).ids if prompt else []
    if not ids:
        raise UsageError(f"the prompt {prompt!r} is empty; give at least one character")
    return ids
