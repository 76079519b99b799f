"""From a prompt to pieces of text: prefill, then one token a pass."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from tokenizers import Tokenizer
from tokenizers.decoders import DecodeStream

from .errors import UsageError
from .figures import Figures, weight_utilisation
from .models.bitnet import BitNet, Piece, State
from .program import Program
from .sampling import Settings

PREFILL = 64  # tokens of the prompt a pass; the tile takes them in groups of its rows


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
        model: BitNet,
        program: Program,
        tokenizer: Tokenizer,
        prompt: str,
        settings: Settings,
    ):
        self.model, self.program, self.tokenizer = model, program, tokenizer
        self.prompt, self.settings = prompt, settings
        self.prompt_ids = encode_prompt(tokenizer, prompt)
        self.token_ids: list[int] = []
        self._check_positions()
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
        state = self.model.state(len(self.prompt_ids) + self.settings.tokens)
        h = prefill(self.model, state, self.prompt_ids)
        self._prompt_end = self._now = self._mark()
        for position in range(len(self.prompt_ids), state.positions):
            token = self.model.head.choose(h, [(self.settings, position)])[0]
            if token in self.model.config.eos:
                return
            self.token_ids.append(token)
            yield token
            if position + 1 < state.positions:
                h = self.model.run([Piece(state, [token])])
                self._now = self._mark()

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

    def _check_positions(self) -> None:
        new, old, room = self.settings.tokens, len(self.prompt_ids), self.model.config.positions
        if old + new > room:
            raise UsageError(
                f"{new} tokens behind a prompt of {old} make {old + new};"
                f" the model has {room} positions: ask for at most {max(0, room - old)}"
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


def prefill(model: BitNet, state: State, ids: Sequence[int]) -> np.ndarray:
    """Fills the cache with the prompt; returns what the head reads behind it, [1, hidden]."""
    last = (len(ids) - 1) // PREFILL * PREFILL
    for start in range(0, last, PREFILL):
        model.run([Piece(state, ids[start : start + PREFILL], wanted=0)])
    return model.run([Piece(state, ids[last:])])
