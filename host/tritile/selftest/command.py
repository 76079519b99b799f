"""The command ``tritile selftest``."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from ..device.platforms import check_platform, find_board, open_platform
from ..errors import UsageError
from ..options import BoardOption, JsonOption, PlatformOption
from ..progress import Step, progress_bar
from .bench import Bench, Options
from .outcome import FAILED, OK, SKIPPED, Section
from .runner import GROUPS, Run

SOME_FAILED = 1  # exit code
WIDTH = 120  # columns where the output is no terminal

OnlyOption = Annotated[
    list[str] | None, typer.Option(help=f"a group, several times for several: {', '.join(GROUPS)}")
]


def selftest(
    platform: PlatformOption = "board",
    board: BoardOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="fewer random shapes")] = False,
    only: OnlyOption = None,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = 0,
    bus_error_address: Annotated[
        str | None,
        typer.Option(help="where no memory answers; left out: bus errors in simulation only"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Test a device: registers, memory ports, errors, exactness, bandwidth, a token.

    Exit code 0: nothing failed; 1: something did; 2: bad input.
    """
    names = _names(only or ())
    if seed < 0:
        raise UsageError(f"seed is {seed}; expected 0 or more")
    check_platform(platform)
    place = find_board(board, platform)
    options = Options(quick, seed, _address(bus_error_address))
    sections = []
    device = open_platform(platform, place)
    try:
        if not as_json:
            typer.echo(f"selftest of {place.name} on {platform}")
        with Bench(device, place, options) as bench:
            run = Run(bench)
            for name in names:
                with progress_bar() as run.show:  # it may not be there while lines are printed
                    sections.append(run.group(name))
                    run.show(Step("done"))  # the bar no longer looks at the device's clock
                if not as_json:
                    _print(sections[-1])
    finally:
        device.close()
    count = {outcome: sum(s.count(outcome) for s in sections) for outcome in (OK, FAILED, SKIPPED)}
    setting = {"platform": platform, "board": place.name, "quick": quick, "seed": seed}
    if as_json:
        typer.echo(json.dumps(_answer(sections, count, setting)))
    else:
        typer.echo(f"{count[OK]} passed, {count[FAILED]} failed, {count[SKIPPED]} skipped")
    if count[FAILED]:
        raise typer.Exit(SOME_FAILED)


def _names(only: Sequence[str]) -> list[str]:
    """The groups to run, in their order; UsageError names one that does not exist."""
    for name in only:
        if name not in GROUPS:
            raise UsageError(f"no group {name!r}; known: {', '.join(GROUPS)}")
    return [name for name in GROUPS if not only or name in only]


def _address(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        address = int(text, 0)
    except ValueError:
        address = -1
    if address < 0 or address % 4096:
        raise UsageError(f"bus-error-address is {text!r}; expected a page, such as 0xc0000000")
    return address


def _print(section: Section) -> None:
    """A line a test; what is longer goes on below its text."""
    typer.echo(section.group)
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    for line in section.lines:
        head = f"  {line.outcome:<{len(SKIPPED)}} "
        text = f"{head}{line.name}: {line.text}"
        typer.echo(textwrap.fill(text, width, subsequent_indent=" " * len(head)))


def _answer(
    sections: Sequence[Section], count: dict[str, int], setting: dict[str, Any]
) -> dict[str, Any]:
    """What --json prints."""
    groups = {section.group: [asdict(line) for line in section.lines] for section in sections}
    return {
        "passed": count[OK],
        "failed": count[FAILED],
        "skipped": count[SKIPPED],
        "groups": groups,
        "settings": setting,
    }
