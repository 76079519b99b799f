"""The command ``tritile``: text goes to stdout, everything about it to stderr.

Bad input is answered with one sentence and exit code 2; internal faults keep their traceback.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, cast

import typer

from .bench.commands import bench_app
from .chat.command import chat
from .doctor.command import doctor
from .errors import TritileError
from .fit.command import fit
from .generate_command import generate
from .image.commands import pack
from .report.command import inspect
from .selftest.command import selftest
from .serve.command import serve
from .start import INTERRUPTED
from .summary import say
from .synthetic.command import synthetic
from .trace.command import trace

BAD_INPUT = 2
# click's ClickException, or that of the copy which newer releases of typer bring along.
CommandError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.add_typer(bench_app, name="bench")
app.command()(generate)
app.command()(synthetic)
app.command()(chat)
app.command()(serve)
app.command()(pack)
app.command()(inspect)
app.command()(selftest)
app.command()(doctor)
app.command()(fit)
app.command()(trace)


@app.callback(invoke_without_command=True)
def tritile(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="print the version")] = False,
) -> None:
    """BitNet b1.58 on a small FPGA board, or on its simulator."""
    if show_version:
        typer.echo(f"tritile {_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Called by ``start.main``; exits."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _leave)
    sys.exit(run_command(sys.argv[1:]))


def _leave(number: int, frame: object) -> None:
    """Ends in order: a tile is stopped before its memory is Linux's again."""
    raise SystemExit(128 + number)


def run_command(arguments: Sequence[str]) -> int:
    """Runs one command line; the exit code: 0, 2 for bad input, 130 for Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character
            stream.reconfigure(errors="replace")
    try:
        command = typer.main.get_command(app)
        code = command.main(list(arguments), prog_name="tritile", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except TritileError as error:
        return _complain(str(error))
    except CommandError as error:
        return _complain(error.format_message())
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # a reader such as head has gone; nothing may be flushed to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _complain(text: str) -> int:
    say(" ".join(text.split()))
    return BAD_INPUT


def _version() -> str:
    try:
        return version("tritile")
    except PackageNotFoundError:
        return "from a source tree that is not installed"
