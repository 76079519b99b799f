"""The command ``tritile doctor``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from ..options import BoardOption, JsonOption
from ..progress import progress_bar
from .device import check_simulated
from .examination import examine
from .line import BAD, OK, WARN, Line
from .machine import Machine
from .place import Place, find_place

SOMETHING_BAD = 1  # exit code


def doctor(
    board: BoardOption = None,
    files_only: Annotated[
        bool, typer.Option("--files-only", help="load no bitstream and touch no register")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Look at this board, or this computer: each line is ok, or says what to do.

    Exit code 0: nothing is bad; 1: something is; 2: bad input.
    """
    place = find_place(board, Machine())
    check_simulated(place)
    lines = []
    with progress_bar() as show:
        for line in examine(place, not files_only, show):
            lines.append(line)
            if not as_json:
                _print(line)
    count = {level: sum(line.level == level for line in lines) for level in (OK, WARN, BAD)}
    if as_json:
        typer.echo(json.dumps(_answer(place, lines, count)))
    else:
        typer.echo(f"{count[OK]} ok, {count[WARN]} to look at, {count[BAD]} bad")
    if count[BAD]:
        raise typer.Exit(SOMETHING_BAD)


def _print(line: Line) -> None:
    typer.echo(f"{line.level:<5} {line.name:<10} {line.said}")
    if line.do:
        typer.echo(f"{'':16} -> {line.do}")


def _answer(place: Place, lines: list[Line], count: dict[str, int]) -> dict:
    """What --json prints."""
    figures = {name: value for line in lines for name, value in line.figures.items()}
    shown = ("name", "level", "said", "do")
    return {
        "place": place.kind.value,
        "board": place.board.name,
        **count,
        "figures": figures,
        "lines": [{key: asdict(line)[key] for key in shown} for line in lines],
    }
