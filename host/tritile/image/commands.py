"""``tritile pack``: a checkpoint to a packed image, and the check of one."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from tritile_arch.boards import BOARDS

from ..checkpoint.gguf_header import is_gguf
from ..device.platforms import find_board
from ..errors import UsageError
from ..head.choice import check_head, is_large
from ..models.open import open_source
from ..options import HeadOption, JsonOption
from ..progress import Step, progress_bar
from ..synthetic.mark import folder_mark, refuse_synthetic
from .opening import open_image
from .places import default_file
from .process import peak_memory
from .writer import made_from, write_image

FileOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help="the image; left out: <board>.tritile in the folder,"
        " <name>.<board>.tritile beside a GGUF file",
    ),
]


@dataclass(frozen=True)
class Answer:
    """What packing cost. ``bytes_in``: of the files that hold the weights; ``bytes_out``: of the
    image, ``head_bytes`` of them for the head; ``bits_per_weight``: of all others, a ternary
    weight; ``packed`` and ``kept`` matrices: by this run and by one before that was interrupted;
    ``peak_memory_bytes``: of this process, mapped pages included; None where nothing tells.
    """

    file: str
    board: str
    seconds: float
    bytes_in: int
    bytes_out: int
    head_bytes: int
    weights: int
    bits_per_weight: float
    peak_memory_bytes: int | None
    packed: int
    kept: int
    up_to_date: bool


def pack(
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH", help="a Hugging Face folder or a GGUF file; with --verify also an image"
        ),
    ],
    board: Annotated[str | None, typer.Option(help=" or ".join(BOARDS))] = None,
    output: FileOption = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="check every checksum of an image that is there")
    ] = False,
    head: HeadOption = "auto",
    force: Annotated[
        bool, typer.Option("--force", help="pack even if the image is up to date")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Pack a model's weights for a board, once, into a file that loads at once."""
    if verify:
        _verify(path, board, output, as_json)
    else:
        _pack(path, board, output, head, force, as_json)


def _pack(
    path: str, board: str | None, output: Path | None, head: str, force: bool, as_json: bool
) -> None:
    chosen = find_board(_needed(board))
    check_head(head)
    begin = time.perf_counter()
    with progress_bar() as show:
        show(Step(f"opening {path}"))
        refuse_synthetic(path, folder_mark(Path(path)), allowed=True)  # there may be no weights
        source = open_source(path)
        file = output or default_file(path, chosen.name)
        digits = head == "tile" or (head == "auto" and is_large(source.config))
        done = write_image(source, chosen.name, chosen.geometry, file, show, force, digits)
    header, size = done.image.header, file.stat().st_size
    answer = Answer(
        file=str(file),
        board=chosen.name,
        seconds=time.perf_counter() - begin,
        bytes_in=sum(file.stat().st_size for file in source.files()),
        bytes_out=size,
        weights=header.model.weights,
        head_bytes=header.head_bytes,
        bits_per_weight=8 * (size - header.head_bytes) / header.model.weights,
        peak_memory_bytes=peak_memory(),
        packed=done.packed,
        kept=done.kept,
        up_to_date=done.packed + done.kept == 0,
    )
    typer.echo(json.dumps(asdict(answer)) if as_json else _sentence(answer))


def _verify(path: str, board: str | None, output: Path | None, as_json: bool) -> None:
    """Of an image, or of the one that belongs to a checkpoint, against that."""
    begin = time.perf_counter()
    with progress_bar() as show:
        show(Step(f"opening {path}"))
        if Path(path).is_dir() or is_gguf(Path(path)):
            chosen = find_board(_needed(board))
            image = open_image(output or default_file(path, chosen.name))
            image.check(made_from(open_source(path), chosen.name, chosen.geometry))
        else:
            image = open_image(path)
        image.verify(show)
    answer = {
        "file": str(image.file),
        "board": image.header.board,
        "seconds": time.perf_counter() - begin,
        "bytes": image.file.stat().st_size,
        "matrices": len(image.header.matrices),
        "verified": True,
        "peak_memory_bytes": peak_memory(),
    }
    if as_json:
        typer.echo(json.dumps(answer))
    else:
        typer.echo(
            f"{image.file}: {answer['matrices']} matrices, all as they were packed"
            f" ({answer['seconds']:.1f} s)"
        )


def _needed(board: str | None) -> str:
    if board is None:
        raise UsageError(f"which board? Give --board {', '.join(BOARDS)}")
    return board


def _sentence(answer: Answer) -> str:
    if answer.up_to_date:
        return f"{answer.file}: up to date, nothing to do"
    kept = f", {answer.kept} of them before it was interrupted" if answer.kept else ""
    head = f", {answer.head_bytes:,} of them for the head" if answer.head_bytes else ""
    return (
        f"{answer.file}: {answer.packed + answer.kept} matrices{kept};"
        f" {answer.weights:,} weights at {answer.bits_per_weight:.3f} bits,"
        f" {answer.bytes_out:,} bytes{head} in {answer.seconds:.1f} s"
    )
