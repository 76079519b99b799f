"""What guesses and shared passes give: a text with and without guesses, in one run."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from ..engine.request import Request
from ..engine.stats import EngineStats
from ..generate import encode_prompt
from ..model import Model
from ..sampling import Settings


@dataclass(frozen=True)
class TextTimes:
    """The best of some runs each; ``plain`` without guesses."""

    plain: EngineStats
    plain_seconds: float
    guessed: EngineStats
    guessed_seconds: float

    @property
    def wall_ratio(self) -> float:
        """With guesses over without."""
        return self.guessed_seconds / self.plain_seconds


def measure_text(
    model: Model, prompt: str, settings: Sequence[Settings], drafts: int | None, repeat: int
) -> TextTimes:
    """Sequences of a prompt, run together; by turns without and with guesses.

    RuntimeError if guesses change a token.
    """
    ids = encode_prompt(model.tokenizer, prompt)
    seconds: dict[int | None, list[float]] = {0: [], drafts: []}
    stats, tokens = {}, {}
    for _ in range(repeat):
        for most in (0, drafts):
            spent, stats[most], requests = _run(model, ids, settings, most)
            seconds[most].append(spent)
            tokens[most] = [request.tokens for request in requests]
    if tokens[0] != tokens[drafts]:
        raise RuntimeError("guesses have changed the text")
    return TextTimes(stats[0], min(seconds[0]), stats[drafts], min(seconds[drafts]))


def _run(
    model: Model, ids: list[int], settings: Sequence[Settings], drafts: int | None
) -> tuple[float, EngineStats, list[Request]]:
    engine = model.engine(slots=len(settings), drafts=drafts)
    requests = [engine.submit(ids, chosen, eos=()) for chosen in settings]
    start = time.perf_counter()
    while engine.busy:
        engine.step()
    return time.perf_counter() - start, engine.stats, requests
