"""``tritile synthetic``."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from ..options import JsonOption
from ..progress import progress_bar
from .known import KNOWN
from .make import Order, make


def synthetic(
    model: Annotated[str, typer.Argument(help=", ".join(KNOWN), show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="the new folder")],
    layers: Annotated[int | None, typer.Option(help="left out: all")] = None,
    seed: Annotated[int, typer.Option(help="the same gives the same bytes")] = 0,
    shards: Annotated[int, typer.Option(help="files; from 2 on with an index")] = 1,
    headers_only: Annotated[
        bool, typer.Option("--headers-only", help="no weights: the files' data are holes")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="replace a synthetic checkpoint")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a checkpoint of a known model with random weights, for tests and benchmarks."""
    order = Order(model, layers, seed, shards, headers_only)
    start = time.perf_counter()
    with progress_bar() as show:
        files = make(order, output, force, show)
    blanks = [blank for file in files for blank in file.blanks]
    answer = {
        "model": model,
        "folder": str(output),
        "files": [file.name for file in files],
        "tensors": len(blanks),
        "elements": sum(blank.elements for blank in blanks),
        "bytes": sum(blank.bytes for blank in blanks),
        "seed": seed,
        "headers_only": headers_only,
        "seconds": time.perf_counter() - start,
    }
    if as_json:
        typer.echo(json.dumps(answer))
        return
    typer.echo(
        "{folder}: a synthetic {model}, {tensors} tensors, {elements:,} elements,"
        " {bytes:,} bytes, in {seconds:.1f} s".format(**answer)
    )
