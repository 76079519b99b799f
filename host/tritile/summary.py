"""What ``tritile generate`` says of a run that has ended."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from .figures import Figures, TextFigures
from .model import Model

NOT_ON_A_BOARD = "; nothing has run on a board"


def say(text: str) -> None:
    """A line to stderr."""
    typer.echo(f"tritile: {text}", err=True)


def summary(figures: Figures, model: Model, platform: str, stats: bool) -> Iterator[str]:
    """Lines; ``stats``: with speeds, passes and time by part."""
    yield (
        f"{figures.tokens} tokens in {figures.seconds:.2f} s:"
        f" {figures.tokens_per_second:.1f} tokens a second"
    )
    if stats:
        yield from _stats(figures)
    streaming = model.program.residence.describe()
    if streaming is not None:
        yield (
            f"{streaming}: {figures.streamed_bytes / 1e6:.1f} MB were loaded,"
            f" {figures.stream_seconds:.2f} s of waiting for them"
        )
    yield from _device(figures, model, platform)


def _stats(figures: Figures) -> Iterator[str]:
    if isinstance(figures, TextFigures):
        prompt, decode = figures.prompt_tokens_per_second, figures.decode_tokens_per_second
        yield (
            f"prefill {_number(prompt)} tokens a second, of {figures.prompt_tokens};"
            f" decode {_number(decode)}"
        )
    work = figures.work
    yield (
        f"{work.tokens} tokens of {work.walks} passes over the weights:"
        f" {_number(work.tokens_per_walk, 2)} tokens a pass;"
        f" {work.accepted} of {work.drafted} guesses were right"
    )
    parts = ", ".join(f"{part} {seconds:.3f} s" for part, seconds in work.parts.items())
    yield f"time by part: {parts}"


def _device(figures: Figures, model: Model, platform: str) -> Iterator[str]:
    if figures.cycles_per_token is None or figures.weight_utilisation is None:
        return
    yield (
        f"{figures.cycles_per_token:,.0f} cycles a token;"
        f" weight_utilisation {figures.weight_utilisation:.1%}"
    )
    projected = figures.projected_tokens_per_second(model.board)
    yield (
        f"Projection: at {model.board.clock_mhz} MHz, the clock aimed at, the tile alone would"
        f" give {projected:,.0f} tokens a second (its cycles only, not the CPU's time"
        f"{'' if platform == 'board' else NOT_ON_A_BOARD})."
    )


def _number(value: float | None, digits: int = 1) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"
