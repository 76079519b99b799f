"""``tritile generate``: text to stdout as it is made, everything about it to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from .errors import UsageError, shown
from .generate import Batch, Generation
from .model import BUNDLED, Model, load
from .options import (
    AllowOption,
    AttentionOption,
    BoardOption,
    HeadOption,
    ImageOption,
    JsonOption,
    KernelsOption,
    KvOption,
    PlatformOption,
    ThreadsOption,
    WeightMemoryOption,
    parse_bytes,
)
from .progress import Step, progress_bar
from .sampling import Settings
from .summary import say, summary

DEFAULTS = Settings()
INTERRUPTED = 130


def generate(
    prompt: Annotated[
        list[str] | None, typer.Option(help="the text to continue; several are run together")
    ] = None,
    model: Annotated[
        str | None,
        typer.Argument(help="a Hugging Face folder or a GGUF file; left out: the bundled model"),
    ] = None,
    prompt_file: Annotated[
        Path | None, typer.Option(help="more prompts, one a line; - reads them from stdin")
    ] = None,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    tokens: Annotated[int, typer.Option(help="tokens to generate")] = DEFAULTS.tokens,
    greedy: Annotated[bool, typer.Option("--greedy", help="temperature 0")] = False,
    temperature: Annotated[float, typer.Option(help="0 is greedy")] = DEFAULTS.temperature,
    top_k: Annotated[int, typer.Option(help="most likely tokens; 0: all")] = DEFAULTS.top_k,
    top_p: Annotated[float, typer.Option(help="likeliest share; 1: all")] = DEFAULTS.top_p,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = DEFAULTS.seed,
    drafts: Annotated[
        int | None,
        typer.Option(help="most tokens guessed a pass; 0: none; left out: what costs nothing"),
    ] = None,
    stats: Annotated[bool, typer.Option("--stats", help="speeds, passes, time by part")] = False,
    weight_memory: WeightMemoryOption = None,
    allow_synthetic: AllowOption = False,
    image: ImageOption = None,
    kernels: KernelsOption = "auto",
    kv: KvOption = "float32",
    threads: ThreadsOption = None,
    attention: AttentionOption = "cpu",
    head: HeadOption = "auto",
    as_json: JsonOption = False,
) -> None:
    """Continue a prompt, or several; the text goes to stdout as it is made."""
    prompts = [*(prompt or []), *read_prompts(prompt_file)]
    if not prompts:
        raise UsageError("there is no prompt; give --prompt or --prompt-file")
    settings = Settings(tokens, 0.0 if greedy else temperature, top_k, top_p, seed)
    room = None if weight_memory is None else parse_bytes(weight_memory, "weight-memory")
    options = {"weight_memory": room, "allow_synthetic": allow_synthetic, "image": image}
    options |= {
        "attention": attention,
        "kernels": kernels,
        "kv": kv,
        "threads": threads,
        "head": head,
    }
    with _load(model, platform, board, **options) as loaded:
        run = _begin(loaded, prompts, settings, drafts)
        place = {"model": model or BUNDLED, "platform": platform, "board": loaded.board.name}
        asked = f"prompt {prompts[0]!r}" if len(prompts) == 1 else f"{len(prompts)} prompts"
        say(f"{place['model']} on {platform} {loaded.board.name}; {asked}; {settings}")
        interrupted = _show(run, quiet=as_json)
        if as_json:
            said = {**asdict(settings), "drafts": drafts, "weight_memory": room}
            _print_json(run, loaded, {**place, **said})
        else:
            for line in summary(run.figures, loaded, platform, stats):
                say(line)
    if interrupted:
        raise typer.Exit(INTERRUPTED)


def read_prompts(path: Path | None) -> list[str]:
    """A file's lines without the empty ones; UsageError if it cannot be read or has none."""
    if path is None:
        return []
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the prompts {shown(str(path))} cannot be read: {error}") from error
    prompts = [line for line in text.splitlines() if line.strip()]
    if not prompts:
        raise UsageError(f"{shown(str(path))} has no prompts; expected one a line")
    return prompts


def _begin(
    model: Model, prompts: list[str], settings: Settings, drafts: int | None
) -> Generation | Batch:
    chosen = asdict(settings)
    if len(prompts) == 1:
        return model.generate(prompts[0], drafts=drafts, **chosen)
    return model.generate_all(prompts, drafts=drafts, **chosen)


def _show(run: Generation | Batch, quiet: bool) -> bool:
    """Runs it to its end, and shows its text; whether Ctrl-C ended it before."""
    interrupted = False
    try:
        for piece in in_order(run) if isinstance(run, Batch) else run:
            if not quiet:
                typer.echo(piece, nl=False)
    except KeyboardInterrupt:
        interrupted = True
    if not quiet:
        typer.echo()
    return interrupted


def in_order(run: Batch) -> Iterator[str]:
    """The prompts' texts one behind the other, each under its prompt, as soon as they can come."""
    held = [""] * len(run.prompts)
    current = 0
    yield _title(run, current)
    for number, piece in run:
        if number == current:
            yield piece
        else:
            held[number] += piece
        while current + 1 < len(held) and run.finished(current):
            current += 1
            yield f"\n{_title(run, current)}{held[current]}"
    for number in range(current + 1, len(held)):  # those behind one that ended without a word
        yield f"\n{_title(run, number)}{held[number]}"


def _title(run: Batch, number: int) -> str:
    return f"== {number + 1} of {len(run.prompts)}: {run.prompts[number]!r}\n"


def _load(path: str | None, platform: str, board: str | None, **options: Any) -> Model:
    """The model, with a bar while it is packed and loaded."""
    with progress_bar() as show:
        show(Step(f"opening {platform}"))
        return load(path, platform, board, show, **options)


def _print_json(run: Generation | Batch, model: Model, settings: dict[str, Any]) -> None:
    figures = run.figures
    answer = figures.as_dict()
    answer["projected_tokens_per_second"] = figures.projected_tokens_per_second(model.board)
    if isinstance(run, Batch):
        answer["texts"] = run.as_dicts()
    else:
        settings = {"prompt": run.prompt, **settings}
    answer |= {"load_seconds": model.load_seconds, "settings": settings}
    typer.echo(json.dumps(answer))
