"""``tritile bench text``: what guesses and shared passes give."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated

import typer

from ..errors import UsageError
from ..model import BUNDLED, load
from ..options import AllowOption, BoardOption, JsonOption, PlatformOption
from ..sampling import Settings
from .text import TextTimes, measure_text

MOST_REPEATS, MOST_SEQUENCES = 1000, 256


def text(
    model: Annotated[
        str | None, typer.Argument(help="a folder or a GGUF file; left out: the bundled model")
    ] = None,
    prompt: Annotated[str, typer.Option(help="the text to continue")] = "ROMEO:",
    tokens: Annotated[int, typer.Option(help="of each sequence")] = 500,
    sequences: Annotated[int, typer.Option(help="of that prompt at once, seeds 0, 1, ...")] = 1,
    greedy: Annotated[bool, typer.Option("--greedy", help="temperature 0")] = False,
    drafts: Annotated[
        int | None, typer.Option(help="most guesses a pass; left out: what costs nothing")
    ] = None,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    repeat: Annotated[int, typer.Option(help="runs; times are their best")] = 3,
    allow_synthetic: AllowOption = False,
    as_json: JsonOption = False,
) -> None:
    """A text with guesses beside the same without: tokens a pass, wall time."""
    for name, value, most in (
        ("repeat", repeat, MOST_REPEATS),
        ("sequences", sequences, MOST_SEQUENCES),
    ):
        if not 1 <= value <= most:
            raise UsageError(f"{name} is {value}; expected 1 to {most}")
    chosen = Settings(tokens, 0.0) if greedy else Settings(tokens)
    with load(model, platform, board, allow_synthetic=allow_synthetic) as loaded:
        wanted = [replace(chosen, seed=seed) for seed in range(sequences)]
        found = measure_text(loaded, prompt, wanted, drafts, repeat)
        setting = {
            "kind": "text",
            "model": model or BUNDLED,
            "platform": platform,
            "board": loaded.board.name,
            "prompt": prompt,
            "tokens": tokens,
            "sequences": sequences,
            "temperature": chosen.temperature,
            "drafts": drafts,
            "repeat": repeat,
        }
    answer = {**_figures(found), **setting}
    if as_json:
        typer.echo(json.dumps(answer))
        return
    for name, value in answer.items():
        typer.echo(f"{name:22} {value:.3f}" if isinstance(value, float) else f"{name:22} {value}")


def _figures(found: TextTimes) -> dict[str, float | int | None]:
    """``tokens_per_walk``: for one pass over the weights; ``plain_``: without guesses."""
    plain, guessed = found.plain, found.guessed
    return {
        "tokens_per_walk": guessed.tokens_per_walk,
        "acceptance": guessed.acceptance,
        "wall_ratio": found.wall_ratio,
        "seconds": found.guessed_seconds,
        "plain_tokens_per_walk": plain.tokens_per_walk,
        "plain_walks_per_token": plain.walks / plain.tokens,
        "plain_seconds": found.plain_seconds,
    }
