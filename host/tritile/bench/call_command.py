"""``tritile bench call``: what one BitLinear call costs the CPU, without the matrix product."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from ..device.platforms import find_board
from ..errors import UsageError
from ..options import BoardOption, JsonOption
from .call import count_accesses, measure_call
from .case import MOST_TOKENS
from .shapes import job_lists

KOption = Annotated[int, typer.Option("--k", help="columns of the matrix")]
MOption = Annotated[int, typer.Option("--m", help="its rows")]
TokensOption = Annotated[int, typer.Option(help="tokens of a call")]
RepeatOption = Annotated[int, typer.Option(help="measured calls; figures are their best")]


def call(
    k: KOption = 2560,
    m: MOption = 2560,
    board: BoardOption = None,
    tokens: TokensOption = 1,
    repeat: RepeatOption = 5000,
    as_json: JsonOption = False,
) -> None:
    """A BitLinear call: the CPU's time and register accesses, without the matrix product."""
    place = find_board(board)
    for name, value, most in (("tokens", tokens, MOST_TOKENS), ("repeat", repeat, 1_000_000)):
        if not 1 <= value <= most:
            raise UsageError(f"{name} is {value}; expected 1 to {most}")
    jobs = job_lists(f"{k}x{m}")[0]
    whole, parts = measure_call(jobs, tokens, place, repeat)
    answer = {
        "kind": "call",
        "call_us": whole.best,
        "call_median_us": whole.median,
        "parts_us": {name: part.best for name, part in parts.items()},
        "parts_median_us": {name: part.median for name, part in parts.items()},
        **asdict(count_accesses(jobs, tokens, place)),
        "k": k,
        "m": m,
        "board": place.name,
        "tokens": tokens,
        "repeat": repeat,
    }
    typer.echo(json.dumps(answer)) if as_json else _print(answer)


def _print(answer: dict[str, Any]) -> None:
    console = Console(highlight=False)
    title = "BitLinear {k}x{m}, tokens: {tokens}, emulator {board} without its product, {repeat} x"
    console.print(title.format(**answer))
    table = Table("", box=SIMPLE)
    for heading in ("best us", "median us"):
        table.add_column(heading, justify="right")
    for name, best in answer["parts_us"].items():
        table.add_row(name, f"{best:.1f}", f"{answer['parts_median_us'][name]:.1f}")
    table.add_row("a call", f"{answer['call_us']:.1f}", f"{answer['call_median_us']:.1f}")
    console.print(table)
    console.print(
        "a call's registers: {register_writes:g} written, {register_reads:g} read,"
        " {status_reads:g} of these STATUS".format(**answer)
    )
