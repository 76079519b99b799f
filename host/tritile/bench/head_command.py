"""``tritile bench head``: what choosing a token costs the CPU beside the tile."""

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
from ..options import JsonOption
from .head_time import LIKELY, HeadSetting, measure_head

MOST_REPEATS = 100_000

RowsOption = Annotated[int, typer.Option(help="of the vocabulary")]
HiddenOption = Annotated[int, typer.Option(help="columns of its table")]
LikelyOption = Annotated[int, typer.Option(help="rows that are multiplied exactly")]
BoardOption = Annotated[str, typer.Option(help="whose buffers are written and read")]
NumpyOption = Annotated[bool, typer.Option("--numpy", help="the reference path")]
ThreadsOption = Annotated[int, typer.Option(help="of the compiled path; 1: all on one core")]
RepeatOption = Annotated[int, typer.Option(help="measured tokens; figures are their best")]


def head(
    rows: RowsOption = 128_256,
    hidden: HiddenOption = 2560,
    likely: LikelyOption = LIKELY,
    board: BoardOption = ZCU104.name,
    numpy: NumpyOption = False,
    threads: ThreadsOption = 1,
    repeat: RepeatOption = 200,
    as_json: JsonOption = False,
) -> None:
    """Choosing a token beside the tile, without its product."""
    place, setting = find_board(board), HeadSetting(rows, hidden, likely, numpy, threads)
    if not 1 <= repeat <= MOST_REPEATS:
        raise UsageError(f"repeat is {repeat}; expected 1 to {MOST_REPEATS}")
    found = measure_head(place, setting, repeat)
    parts = {"head": found.whole, "split": found.split, "scan": found.scan}
    answer = {
        "kind": "head",
        **{f"{part}_ms": ms.best for part, ms in parts.items()},
        **{f"{part}_median_ms": ms.median for part, ms in parts.items()},
        "scored": found.scored,
        **asdict(setting),
        "board": place.name,
        "repeat": repeat,
    }
    typer.echo(json.dumps(answer)) if as_json else _print(answer)


def _print(answer: dict[str, Any]) -> None:
    console = Console(highlight=False)
    path = "numpy" if answer["numpy"] else "compiled"
    title = (
        f"head of {{rows:,}} x {{hidden:,}}, {path}, threads: {{threads}}; {{board}} without its"
        " product, {scored} rows multiplied, {repeat} x"
    )
    console.print(title.format(**answer))
    table = Table("", box=SIMPLE)
    for heading in ("best ms", "median ms"):
        table.add_column(heading, justify="right")
    for part in ("head", "split", "scan"):
        best, median = answer[f"{part}_ms"], answer[f"{part}_median_ms"]
        table.add_row(part, f"{best:.3f}", f"{median:.3f}")
    console.print(table)
