"""``tritile bench layer|block|prefill``: what a shape costs on a board, exact against numpy."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from tritile_arch.boards import Board

from ..device.platforms import check_platform, find_board
from ..errors import UsageError
from ..model import BUNDLED
from ..options import BoardOption, JsonOption, PlatformOption
from ..progress import progress_bar
from .attention_command import attention
from .call_command import call
from .case import Case, check_planes
from .head_command import head
from .measure import Measurement, measure
from .shapes import SIZES, STAGES, job_lists
from .text_command import text
from .token_command import token

PREFILL_GROUPS = 8  # token groups of a prefill, unless its tokens are given
MOST_LATENCY = 100_000  # clocks; the watchdogs take a longer one for a hang

bench_app = typer.Typer(help="Measure the accelerator.", no_args_is_help=False)


@dataclass(frozen=True)
class Kind:
    """One of the commands and where it differs."""

    name: str
    help: str
    repeat: int = 1
    warm: bool = False
    passes: bool = False  # more tokens than rows

    def tokens(self, given: int | None, board: Board) -> int:
        """UsageError if they do not fit."""
        rows = board.geometry.rows
        if given is None:
            return PREFILL_GROUPS * rows if self.passes else 1
        if not self.passes and not 1 <= given <= rows:
            raise UsageError(
                f"tokens is {given}; expected 1 to {rows}, the rows of {board.name}"
                " (tritile bench prefill takes more)"
            )
        return given


LAYER = Kind("layer", "A layer, caches warm: the mean of several runs.", repeat=20, warm=True)
BLOCK = Kind("block", "A transformer block, once: 7 matrices in 4 doorbells.")
PREFILL = Kind("prefill", "A block of many tokens, one doorbell a stage.", passes=True)

ShapeOption = Annotated[str, typer.Option(help=f"{', '.join(SIZES)}, or KxM: one matrix")]
StageOption = Annotated[
    str | None, typer.Option(help=f"one doorbell of the shape alone: {', '.join(STAGES)}")
]
TokensOption = Annotated[
    int | None, typer.Option(help=f"left out: 1; of prefill {PREFILL_GROUPS} x the board's rows")
]
PlanesOption = Annotated[int, typer.Option(help="balanced-ternary planes of every matrix")]
LatencyOption = Annotated[int | None, typer.Option(help="clocks from a read to its first beat")]
TotalOption = Annotated[float | None, typer.Option(help="bytes a clock of all ports together")]
PortOption = Annotated[float | None, typer.Option(help="bytes a clock of each port by itself")]
RepeatOption = Annotated[int, typer.Option(help="measured runs; figures are their mean")]
SeedOption = Annotated[int, typer.Option(help="of the random numbers")]
ProfileOption = Annotated[bool, typer.Option("--profile", help="report eval_share")]


def _add(kind: Kind) -> None:
    """Registers the command; all have the same options."""

    @bench_app.command(kind.name, help=kind.help)
    def run(
        shape: ShapeOption = BUNDLED,
        stage: StageOption = None,
        platform: PlatformOption = "verilator",
        board: BoardOption = None,
        tokens: TokensOption = None,
        planes: PlanesOption = 1,
        latency: LatencyOption = None,
        total_cap: TotalOption = None,
        port_cap: PortOption = None,
        repeat: RepeatOption = kind.repeat,
        seed: SeedOption = 0,
        profile: ProfileOption = False,
        as_json: JsonOption = False,
    ) -> None:
        place = find_board(board, platform)
        check_platform(platform)
        check_planes(planes)
        if repeat < 1:
            raise UsageError(f"repeat is {repeat}; expected 1 or more")
        memory = _memory(platform, latency, {"total_cap": total_cap, "port_cap": port_cap})
        case = Case(job_lists(shape, stage, planes), kind.tokens(tokens, place), seed)
        with progress_bar() as show:
            found = measure(case, place, platform, memory, repeat, kind.warm, show)
        setting = {"shape": shape, "stage": stage, "board": place.name, "platform": platform}
        setting |= {"tokens": case.tokens, "planes": planes, "repeat": repeat, "seed": seed}
        answer = _answer(case, found, {"kind": kind.name, **setting}, profile)
        if as_json:
            typer.echo(json.dumps(answer))
        else:
            _print(answer)


for _kind in (LAYER, BLOCK, PREFILL):
    _add(_kind)
bench_app.command("call")(call)
bench_app.command("token")(token)
bench_app.command("text")(text)
bench_app.command("attention")(attention)
bench_app.command("head")(head)


def _memory(platform: str, latency: int | None, caps: dict[str, float | None]) -> dict[str, float]:
    """Options of the simulated memory; UsageError names one that makes no sense."""
    given = {
        name: value for name, value in {"latency": latency, **caps}.items() if value is not None
    }
    for name, value in given.items():
        if platform == "emulator":
            raise UsageError(
                f"{name} is {value}, but the emulator has no clock; use --platform verilator"
            )
        if name == "latency" and not 1 <= value <= MOST_LATENCY:
            raise UsageError(f"latency is {value} clocks; expected 1 to {MOST_LATENCY}")
        if not (math.isfinite(value) and value > 0):
            raise UsageError(f"{name} is {value} bytes a clock; expected a number above 0")
    return given


def _answer(
    case: Case, found: Measurement, setting: dict[str, Any], profile: bool
) -> dict[str, Any]:
    """What --json prints. A result that differs has raised an error: ``exact`` is always true."""
    shapes = {m.name: (m.k, m.m) for jobs in case.lists for m in jobs.matrices}
    answer = {"exact": True, **asdict(found.cost), "seconds": found.seconds}
    answer["cap_utilisation"] = found.cost.cap_utilisation(found.memory["total_cap"])
    if profile:
        answer["eval_share"] = found.eval_share
    doorbells = {name.rpartition(".")[2]: asdict(cost) for name, cost in found.doorbells.items()}
    return {**answer, **setting, **found.memory, "shapes": shapes, "doorbells": doorbells}


def _print(answer: dict[str, Any]) -> None:
    """The setting, and a table of the whole and each doorbell."""
    console = Console(highlight=False)
    title = "{kind} of {shape} on {platform} {board}, tokens: {tokens}; exact against numpy"
    console.print(title.format(**answer))
    names = ("planes", "repeat", "seed", "latency", "port_cap", "total_cap", "seconds")
    names += ("cap_utilisation", "eval_share")
    known = [name for name in names if answer.get(name) is not None]
    console.print("; ".join(f"{name} {_text(name, answer[name])}" for name in known))
    if answer["cycles"] is None:
        console.print("the emulator has no clock, so no cycles either")
    else:
        console.print(_table(answer, answer["doorbells"]))


def _table(whole: dict[str, Any], doorbells: dict[str, dict[str, Any]]) -> Table:
    """A row a figure, a column a doorbell; stalls in clocks, by cause."""
    columns = {"all": whole, **doorbells}
    table = Table("", box=SIMPLE)
    for heading in columns:
        table.add_column(heading, justify="right")
    for name in ("cycles", "weight_utilisation", "mac_utilisation", "bytes"):
        table.add_row(name, *(_text(name, cost[name]) for cost in columns.values()))
    for cause in whole["stalls"]:
        clocks = (_text(cause, cost["stalls"][cause]) for cost in columns.values())
        table.add_row(f"stall {cause}", *clocks)
    return table


def _text(name: str, value: Any) -> str:
    if name.endswith(("utilisation", "share")):
        return f"{value:.2%}"
    if name == "bytes":
        return f"{value / 1e6:.2f} MB"
    return f"{value:,.3f}" if isinstance(value, float) else f"{value:,}"
