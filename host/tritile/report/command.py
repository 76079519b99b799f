"""``tritile inspect``."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..checkpoint.folder import CONFIG, INDEX
from ..errors import UsageError
from ..options import JsonOption
from ..progress import progress_bar
from ..synthetic.mark import mark_of, refuse_synthetic
from .bitlinear import Shares, count_trits
from .document import tables
from .facts import Facts, gather
from .opened import open_path
from .plain import as_markdown, as_text, print_text
from .record import as_json

FORMATS = ("text", "json", "markdown", "html")
SUFFIXES = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}


def inspect(
    path: Annotated[
        Path, typer.Argument(help="a Hugging Face folder, a .safetensors or a .gguf file")
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help=f"{', '.join(FORMATS)}; left out: as FILE is called, or text"
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    weights: Annotated[
        bool, typer.Option("--weights", help="count -1, 0, +1 of each ternary matrix")
    ] = False,
    layer: Annotated[int | None, typer.Option(help="the layer in detail; left out: 0")] = None,
    json_: JsonOption = False,
) -> None:
    """Report what a model of any kind holds, from its headers alone."""
    chosen = _format(form, json_, output)
    facts = gather(open_path(path))
    facts.layer(layer)  # complains before anything is read
    _check_output(output, facts)
    shares = None
    if weights:
        refuse_synthetic(path, mark_of(facts.config), allowed=True)  # there may be none
        with progress_bar() as show:
            shares = count_trits(facts.opened, facts.bitlinear, show)
    if output is not None:
        _save(output, render(chosen, facts, layer, shares))
        typer.echo(f"tritile: wrote {output}", err=True)
        return
    console = Console(highlight=False)
    if chosen == "text" and console.is_terminal:
        print_text(_title(facts), tables(facts, layer, shares), console)
    else:
        typer.echo(render(chosen, facts, layer, shares), nl=False)


def _format(form: str | None, json_: bool, output: Path | None) -> str:
    if json_ and form not in (None, "json"):
        raise UsageError(f"format is {form!r}, but --json asks for json; name one of them")
    if json_:
        return "json"
    if form is None:
        return SUFFIXES.get(output.suffix.lower(), "text") if output else "text"
    if form not in FORMATS:
        raise UsageError(f"unknown format {form!r}; known: {', '.join(FORMATS)}")
    return form


def render(form: str, facts: Facts, layer: int | None, shares: Sequence[Shares] | None) -> str:
    """The report in one of the formats."""
    if form == "json":
        return json.dumps(as_json(facts, shares)) + "\n"
    if form == "html":
        from .page import as_html  # only HTML needs the charts

        return as_html(_title(facts), facts, layer, shares)
    write = as_markdown if form == "markdown" else as_text
    return write(_title(facts), tables(facts, layer, shares))


def _title(facts: Facts) -> str:
    return f"{facts.opened.path.resolve().name}{' (synthetic)' if facts.synthetic else ''}"


def _check_output(output: Path | None, facts: Facts) -> None:
    """A report must not replace the model, nor a device or a pipe."""
    if output is not None and output.exists() and not output.is_file():
        raise UsageError(f"{output}: is no file; give a file, or leave -o out for stdout")
    model = [*facts.opened.files, facts.opened.path / CONFIG, facts.opened.path / INDEX]
    if output is not None and output.resolve() in [path.resolve() for path in model]:
        raise UsageError(f"{output}: is part of the model; choose another file for the report")


def _save(path: Path, text: str) -> None:
    """Beside it first, then moved into place; of a link, to where it leads."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace")
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
