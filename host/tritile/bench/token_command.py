"""``tritile bench token``: what a pass through a whole model costs the CPU, without the tile."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from tritile_arch.boards import ZCU104

from ..device.platforms import find_board
from ..errors import UsageError
from ..native.choice import ATTENTION
from ..options import JsonOption
from .blank_model import config_of
from .shapes import SIZES
from .token import COMPILED, KINDS, MEASURED, NUMPY, Setting, measure_pass

MOST_REPEATS = 10_000
DEFAULT_KV = {NUMPY: "float32", COMPILED: "float16"}

ShapeOption = Annotated[str, typer.Option(help=", ".join(SIZES))]
ContextOption = Annotated[int, typer.Option(help="positions that the last token sees")]
TokensOption = Annotated[int, typer.Option(help="tokens of the pass; 1 is decoding")]
BoardOption = Annotated[str, typer.Option(help="whose buffers are written and read")]
NumpyOption = Annotated[bool, typer.Option("--numpy", help="the reference path")]
ThreadsOption = Annotated[int, typer.Option(help="of the compiled path; 1: all on one core")]
KvOption = Annotated[
    str | None,
    typer.Option(help=f"KV cache: {', '.join(KINDS)}; left out: float16, of numpy float32"),
]
AttentionOption = Annotated[
    str, typer.Option(help=f"of a prompt's pass: {', '.join(ATTENTION)}; the tile's has kv int8")
]
RepeatOption = Annotated[int, typer.Option(help="measured passes; figures are their best")]


def token(
    shape: ShapeOption = "bitnet-2b-4t",
    context: ContextOption = 512,
    tokens: TokensOption = 1,
    board: BoardOption = ZCU104.name,
    numpy: NumpyOption = False,
    threads: ThreadsOption = 1,
    kv: KvOption = None,
    attention: AttentionOption = "cpu",
    repeat: RepeatOption = 20,
    as_json: JsonOption = False,
) -> None:
    """A pass through a whole model by part, without tile and head."""
    place, config = find_board(board), config_of(shape)
    if not 1 <= repeat <= MOST_REPEATS:
        raise UsageError(f"repeat is {repeat}; expected 1 to {MOST_REPEATS}")
    path = NUMPY if numpy else COMPILED
    setting = Setting(context, tokens, path, kv or DEFAULT_KV[path], threads, attention)
    found = measure_pass(config, place, setting, repeat)
    answer = {
        "kind": "token",
        **{f"{part}_ms": found.best[part] for part in MEASURED},
        **{f"{part}_median_ms": found.median[part] for part in MEASURED},
        **{f"{step}_ms": ms for step, ms in found.tiled.items()},
        "shape": shape,
        **asdict(setting),
        "board": place.name,
        "repeat": repeat,
    }
    typer.echo(json.dumps(answer)) if as_json else _print(answer)


def _print(answer: dict[str, Any]) -> None:
    console = Console(highlight=False)
    title = (
        "{shape}, {path}, threads: {threads}; tokens: {tokens}, context {context}, {kv} KV cache,"
        " attention: {attention}, {board} without its product, {repeat} x"
    )
    console.print(title.format(**answer))
    table = Table("", box=SIMPLE)
    for heading in ("best ms", "median ms"):
        table.add_column(heading, justify="right")
    for part in MEASURED:
        best, median = answer[f"{part}_ms"], answer[f"{part}_median_ms"]
        table.add_row(part, f"{best:.3f}", f"{median:.3f}")
    console.print(table)
