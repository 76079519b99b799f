"""``tritile fit``: a projection of a model on a board."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Annotated

import typer

from ..device.platforms import find_board
from ..errors import UsageError
from ..native.choice import ATTENTION, Computing
from ..native.tiled import obstacle
from ..options import JsonOption
from .answer import answer_of
from .picture import as_svg, save
from .printed import print_answer
from .processors import PROCESSORS, processor_of
from .profile import shipped_profile
from .projection import COMPILED, HEADS, KERNEL_PATHS, Setting
from .subject import Subject, subject_of
from .work import KV_BYTES

DEFAULT_TOKENS = 512

PathArgument = Annotated[
    str, typer.Argument(help="a Hugging Face folder, a GGUF file, a config.json or a known model")
]
BoardOption = Annotated[str | None, typer.Option(help=" or ".join(PROCESSORS))]
ContextOption = Annotated[int, typer.Option(help="positions that the last token sees")]
TokensOption = Annotated[
    int | None, typer.Option(help=f"of the prompt; left out: {DEFAULT_TOKENS}, or all positions")
]
ClockOption = Annotated[
    float | None, typer.Option(help="the tile's MHz; left out: what the board aims at")
]
BandwidthOption = Annotated[
    float | None, typer.Option(help="GB/s that the memory gives; left out: what others reached")
]
ThreadsOption = Annotated[int | None, typer.Option(help="of the CPU; left out: one a core")]
KernelsOption = Annotated[str, typer.Option(help=" or ".join(KERNEL_PATHS))]
KvOption = Annotated[str, typer.Option(help=f"KV cache: {', '.join(KV_BYTES)}")]
HeadOption = Annotated[str, typer.Option(help=" or ".join(HEADS))]
AttentionOption = Annotated[
    str, typer.Option(help=f"of a prompt: {', '.join(ATTENTION)}; the tile's has kv int8")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="a picture, SVG")
]


def fit(
    path: PathArgument,
    board: BoardOption = None,
    context: ContextOption = DEFAULT_TOKENS,
    tokens: TokensOption = None,
    clock: ClockOption = None,
    bandwidth: BandwidthOption = None,
    threads: ThreadsOption = None,
    kernels: KernelsOption = COMPILED,
    kv: KvOption = "float16",
    head: HeadOption = "tile",
    attention: AttentionOption = "cpu",
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Project whether a model fits a board, and how fast it would be; nothing is run."""
    if board is None:
        raise UsageError(f"name a board: --board {' or --board '.join(PROCESSORS)}")
    place = find_board(board)
    processor = processor_of(place)
    for name, value, known in (
        ("kernels", kernels, KERNEL_PATHS),
        ("kv", kv, KV_BYTES),
        ("head", head, HEADS),
    ):
        if value not in known:
            raise UsageError(f"{name} is {value!r}; expected {' or '.join(known)}")
    for name, number in (("clock", clock), ("bandwidth", bandwidth)):
        if number is not None and not (math.isfinite(number) and number > 0):
            raise UsageError(f"{name} is {number:g}; expected a number above 0")
    if attention != "cpu":
        Computing(kernels, kv, attention=attention)  # it says what does not go together
    subject = subject_of(path)
    found = obstacle(subject.config, place.geometry) if attention == "tile" else None
    if found is not None:
        raise UsageError(f"attention 'tile' cannot run this model: {found}; use 'cpu'")
    tokens = min(DEFAULT_TOKENS, subject.config.positions) if tokens is None else tokens
    threads = processor.cores if threads is None else threads
    _check(subject, context, tokens, threads, processor.cores)
    assert place.memory_rate is not None
    reached = place.memory_rate * place.memory_share
    setting = Setting(
        board=place,
        processor=processor,
        context=context,
        clock_mhz=place.clock_mhz if clock is None else clock,
        threads=threads,
        memory_rate=reached if bandwidth is None else 1e9 * bandwidth,
        prompt=tokens,
        kernels=kernels,
        kv=kv,
        head=head,
        attention=attention,
    )
    answer = answer_of(subject, setting, shipped_profile())
    if output is not None:
        save(output, as_svg(answer))
        typer.echo(f"tritile: wrote {output}", err=True)
    if as_json:
        typer.echo(json.dumps(answer))
    else:
        print_answer(answer)


def _check(subject: Subject, context: int, tokens: int, threads: int, cores: int) -> None:
    positions = subject.config.positions
    for name, value, most in (
        ("context", context, positions),
        ("tokens", tokens, positions),
        ("threads", threads, cores),
    ):
        if not 1 <= value <= most:
            raise UsageError(f"{name} is {value}; expected 1 to {most}")
