"""From a prompt to pieces of text: one request on an engine of its own."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import astuple, dataclass

from tokenizers import Tokenizer
from tokenizers.decoders import DecodeStream

from .engine.engine import Engine
from .errors import UsageError
from .figures import Figures, weight_utilisation
from .models.network import Network
from .program import Program
from .sampling import Settings


@dataclass(frozen=True)
class _Mark:
    """Where clocks and counters stood."""

    seconds: float = 0.0
    cycles: int = 0
    weights: int = 0
    streamed_bytes: int = 0
    stream_seconds: float = 0.0

    def __sub__(self, earlier: _Mark) -> _Mark:
        pairs = zip(astuple(self), astuple(earlier), strict=True)
        return _Mark(*(after - before for after, before in pairs))


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
        self.program, self.tokenizer = program, tokenizer
        self.prompt, self.settings = prompt, settings
        self.prompt_ids = encode_prompt(tokenizer, prompt)
        self.token_ids: list[int] = []
        self._engine = Engine(network, program, slots=1, drafts=drafts)
        self._request = self._engine.submit(self.prompt_ids, settings)
        self._start = self._prompt_end = self._now = _Mark()
        self._pieces = self._run()

    def __next__(self) -> str:
        return next(self._pieces)

    def close(self) -> None:
        """Ends the run where it is; ``figures`` stay."""
        self._pieces.close()

    @property
    def text(self) -> str:
        """What the generated tokens say."""
        return self.tokenizer.decode(self.token_ids)

    @property
    def figures(self) -> Figures:
        run, prompt = self._now - self._start, self._prompt_end - self._start
        return Figures(
            prompt_tokens=len(self.prompt_ids),
            token_ids=tuple(self.token_ids),
            text=self.text,
            seconds=run.seconds,
            cycles=run.cycles or None,
            prompt_cycles=prompt.cycles or None,
            weight_utilisation=weight_utilisation(self.program.geometry, run.weights, run.cycles),
            streamed_bytes=run.streamed_bytes,
            stream_seconds=run.stream_seconds,
        )

    def _run(self) -> Generator[str]:
        self._start = self._prompt_end = self._now = self._mark()
        stream = DecodeStream(skip_special_tokens=True)
        shown = 0
        for token in self._tokens():
            piece = stream.step(self.tokenizer, token)  # None while a character is incomplete
            if piece:
                shown += len(piece)
                yield piece
        if shown < len(self.text):  # a character that never was completed
            yield self.text[shown:]

    def _tokens(self) -> Iterator[int]:
        """Token ids up to the wanted number, or to the end of the text (not included)."""
        request = self._request
        while request.finished is None:
            self._engine.step()
            self._now = self._mark()
            if not request.stats.passes:
                continue
            if request.stats.passes == 1:
                self._prompt_end = self._now
            for token in request.tokens[len(self.token_ids) :]:
                self.token_ids.append(token)
                yield token
        if isinstance(request.finished, Exception):
            raise request.finished

    def _mark(self) -> _Mark:
        cycles = self.program.accelerator.counters().cycles
        streamed = self.program.residence.streamed
        return _Mark(
            time.perf_counter(),
            cycles,
            self.program.weights_streamed,
            streamed.bytes,
            streamed.seconds,
        )


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
