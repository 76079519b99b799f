"""The command ``tritile``: text goes to stdout, everything about it to stderr.

Bad input is answered with one sentence and exit code 2; internal faults keep their traceback.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any, cast

import typer

from .bench.commands import bench_app
from .chat.command import chat
from .doctor.command import doctor
from .errors import TritileError
from .figures import Figures
from .image.commands import pack
from .model import BUNDLED, Model, load
from .options import (
    AllowOption,
    BoardOption,
    ImageOption,
    JsonOption,
    KernelsOption,
    KvOption,
    PlatformOption,
    WeightMemoryOption,
    parse_bytes,
)
from .progress import Step, progress_bar
from .report.command import inspect
from .sampling import Settings
from .selftest.command import selftest
from .synthetic.command import synthetic

BAD_INPUT, INTERRUPTED = 2, 130
# click's ClickException, or that of the copy which newer releases of typer bring along.
CommandError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])
DEFAULTS = Settings()

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.add_typer(bench_app, name="bench")
app.command()(synthetic)
app.command()(chat)
app.command()(pack)
app.command()(inspect)
app.command()(selftest)
app.command()(doctor)


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


@app.command()
def generate(
    prompt: Annotated[str, typer.Option(help="the text to continue")],
    model: Annotated[
        str | None,
        typer.Argument(help="a Hugging Face folder or a GGUF file; left out: the bundled model"),
    ] = None,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    tokens: Annotated[int, typer.Option(help="tokens to generate")] = DEFAULTS.tokens,
    greedy: Annotated[bool, typer.Option("--greedy", help="temperature 0")] = False,
    temperature: Annotated[float, typer.Option(help="0 is greedy")] = DEFAULTS.temperature,
    top_k: Annotated[int, typer.Option(help="most likely tokens; 0: all")] = DEFAULTS.top_k,
    top_p: Annotated[float, typer.Option(help="likeliest share; 1: all")] = DEFAULTS.top_p,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = DEFAULTS.seed,
    weight_memory: WeightMemoryOption = None,
    allow_synthetic: AllowOption = False,
    image: ImageOption = None,
    kernels: KernelsOption = "auto",
    kv: KvOption = "float32",
    as_json: JsonOption = False,
) -> None:
    """Continue a prompt; the text goes to stdout as it is made."""
    settings = Settings(tokens, 0.0 if greedy else temperature, top_k, top_p, seed)
    room = None if weight_memory is None else parse_bytes(weight_memory, "weight-memory")
    options = {"weight_memory": room, "allow_synthetic": allow_synthetic, "image": image}
    options |= {"kernels": kernels, "kv": kv}
    with _load(model, platform, board, **options) as loaded:
        run = loaded.generate(prompt, **asdict(settings))
        place = {"model": model or BUNDLED, "platform": platform, "board": loaded.board.name}
        _say(f"{place['model']} on {platform} {loaded.board.name}; prompt {prompt!r}; {settings}")
        if as_json:
            for _ in run:
                pass
            asked = {"prompt": prompt, **asdict(settings), "weight_memory": room}
            _print_json(run.figures, loaded, {**place, **asked})
            return
        for piece in run:
            typer.echo(piece, nl=False)
        typer.echo()
        _summarise(run.figures, loaded)


def main() -> None:
    """The entry point; exits."""
    sys.exit(run_command(sys.argv[1:]))


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


def _load(path: str | None, platform: str, board: str | None, **options: Any) -> Model:
    """The model, with a bar while it is packed and loaded."""
    with progress_bar() as show:
        show(Step(f"opening {platform}"))
        return load(path, platform, board, show, **options)


def _summarise(figures: Figures, model: Model) -> None:
    _say(
        f"{figures.tokens} tokens in {figures.seconds:.2f} s:"
        f" {figures.tokens_per_second:.1f} tokens a second"
    )
    streaming = model.program.residence.describe()
    if streaming is not None:
        _say(
            f"{streaming}: {figures.streamed_bytes / 1e6:.1f} MB were loaded,"
            f" {figures.stream_seconds:.2f} s of waiting for them"
        )
    if figures.cycles_per_token is None or figures.weight_utilisation is None:
        return
    _say(
        f"{figures.cycles_per_token:,.0f} cycles a token;"
        f" weight_utilisation {figures.weight_utilisation:.1%}"
    )
    projected = figures.projected_tokens_per_second(model.board)
    _say(
        f"Projection: at {model.board.clock_mhz} MHz, the clock aimed at, the tile alone would"
        f" give {projected:,.0f} tokens a second (its cycles only, not the CPU's time;"
        " nothing has run on a board)."
    )


def _print_json(figures: Figures, model: Model, settings: dict[str, Any]) -> None:
    projected = figures.projected_tokens_per_second(model.board)
    answer = {**figures.as_dict(), "projected_tokens_per_second": projected}
    answer |= {"load_seconds": model.load_seconds, "settings": settings}
    typer.echo(json.dumps(answer))


def _complain(text: str) -> int:
    _say(" ".join(text.split()))
    return BAD_INPUT


def _say(text: str) -> None:
    typer.echo(f"tritile: {text}", err=True)


def _version() -> str:
    try:
        return version("tritile")
    except PackageNotFoundError:
        return "from a source tree that is not installed"
