"""``tritile trace``: a prompt and some tokens as a trace, and as points under a roofline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from ..fit.picture import save
from ..model import BUNDLED, Model, load
from ..options import (
    AllowOption,
    AttentionOption,
    BoardOption,
    ImageOption,
    JsonOption,
    KernelsOption,
    KvOption,
    PlatformOption,
    ThreadsOption,
)
from ..progress import Step, progress_bar
from .events import PARTS, spent
from .perfetto import as_trace
from .roofline import draw
from .watching import Recording, recorded

TokensOption = Annotated[
    int, typer.Option(help="tokens to generate: the first ends the prompt's pass")
]


def trace(
    model: Annotated[
        str | None,
        typer.Argument(help="a Hugging Face folder or a GGUF file; left out: the bundled model"),
    ] = None,
    prompt: Annotated[str, typer.Option(help="the text to continue")] = "ROMEO:",
    tokens: TokensOption = 2,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    kernels: KernelsOption = "auto",
    kv: KvOption = "float32",
    threads: ThreadsOption = None,
    attention: AttentionOption = "cpu",
    allow_synthetic: AllowOption = False,
    image: ImageOption = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="for ui.perfetto.dev")
    ] = Path("trace.json"),
    roofline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="a picture of the passes: .svg or .png")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Record what CPU and device do for a prompt and the tokens behind it."""
    options: dict[str, Any] = {"allow_synthetic": allow_synthetic, "image": image}
    options |= {"attention": attention, "kernels": kernels, "kv": kv, "threads": threads}
    with progress_bar() as show:
        show(Step(f"opening {platform}"))
        loaded = load(model, platform, board, show, **options)
    with loaded:
        found = record(loaded, prompt, tokens)
        title = f"{model or BUNDLED} on {platform} {loaded.board.name}"
        if roofline is not None:
            draw(found.passes, loaded.program, title, roofline)
        save(output, json.dumps(as_trace(found, loaded.board, title)) + "\n")
        answer = summary(found) | {"file": str(output), "title": title}
    if as_json:
        typer.echo(json.dumps(answer))
        return
    for one in found.passes:
        clocks = f", {one.spent.cycles:,} cycles" if one.spent.cycles else ""
        typer.echo(f"{one.name}: {(one.end - one.start) / 1e6:.2f} ms{clocks}")
    typer.echo(f"tritile: wrote {output}; ui.perfetto.dev shows it", err=True)


def record(model: Model, prompt: str, tokens: int) -> Recording:
    """The prompt's passes, and one for every token behind the first; greedy, without guesses."""
    generation = model.generate(prompt, drafts=0, tokens=tokens, temperature=0.0)
    with recorded(model.network, model.program) as found:
        for _ in generation:
            pass
    return found


def summary(found: Recording) -> dict[str, Any]:
    """What a program may want to know of it."""
    by_part = spent(found.events)
    return {
        "kind": "trace",
        "passes": [
            {
                "tokens": one.tokens,
                "ms": (one.end - one.start) / 1e6,
                "cycles": one.spent.cycles or None,
            }
            for one in found.passes
        ],
        "doorbells": len(found.doorbells),
        "events": len(found.events),
        "parts_ms": {part: by_part[part] / 1e6 for part in PARTS if part != "beside"},
    }
