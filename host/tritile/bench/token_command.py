"""``tritile bench token``: what a pass through a whole model costs the CPU, without the tile."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from tritile_arch.boards import ZCU104

from ..device.platforms import find_board
from ..errors import UsageError
from ..options import JsonOption
from .blank_model import config_of
from .shapes import SIZES
from .token import MEASURED, Setting, measure_pass

MOST_REPEATS = 10_000

ShapeOption = Annotated[str, typer.Option(help=", ".join(SIZES))]
ContextOption = Annotated[int, typer.Option(help="positions that the last token sees")]
TokensOption = Annotated[int, typer.Option(help="tokens of the pass; 1 is decoding")]
BoardOption = Annotated[str, typer.Option(help="whose buffers are written and read")]
NumpyOption = Annotated[bool, typer.Option("--numpy", help="the reference path")]
RepeatOption = Annotated[int, typer.Option(help="measured passes; figures are their best")]


def token(
    shape: ShapeOption = "bitnet-2b-4t",
    context: ContextOption = 512,
    tokens: TokensOption = 1,
    board: BoardOption = ZCU104.name,
    numpy: NumpyOption = False,
    repeat: RepeatOption = 20,
    as_json: JsonOption = False,
) -> None:
    """A pass through a whole model on one core: kernels, attention, driver; not tile nor head."""
    place, config = find_board(board), config_of(shape)
    if not 1 <= repeat <= MOST_REPEATS:
        raise UsageError(f"repeat is {repeat}; expected 1 to {MOST_REPEATS}")
    found = measure_pass(config, place, Setting(context, tokens), repeat)
    answer = {
        "kind": "token",
        **{f"{part}_ms": found.best[part] for part in MEASURED},
        **{f"{part}_median_ms": found.median[part] for part in MEASURED},
        "path": "numpy",
        "threads": 1,
        "kv": "float32",
        "shape": shape,
        "context": context,
        "tokens": tokens,
        "board": place.name,
        "repeat": repeat,
    }
    typer.echo(json.dumps(answer)) if as_json else _print(answer)


def _print(answer: dict[str, Any]) -> None:
    console = Console(highlight=False)
    title = (
        "{shape} on {path}, one core; tokens: {tokens}, context {context}, {kv} KV cache,"
        " {board} without its product, {repeat} x"
    )
    console.print(title.format(**answer))
    table = Table("", box=SIMPLE)
    for heading in ("best ms", "median ms"):
        table.add_column(heading, justify="right")
    for part in MEASURED:
        best, median = answer[f"{part}_ms"], answer[f"{part}_median_ms"]
        table.add_row(part, f"{best:.3f}", f"{median:.3f}")
    console.print(table)
