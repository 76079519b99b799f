"""Runs the notebooks, in order: ``python tools/run_notebooks.py [--pictures] [01 05 ...]``.

What they print and draw goes to build/notebooks: the executed notebook and each picture as PNG.
Fails if a cell raises, or if a notebook draws other than the number of pictures it declares.
``--pictures`` runs those that draw the README's pictures, and writes these to docs/pictures; the
same code and the same matplotlib give the same bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import signal
import sys
import time
from pathlib import Path

import nbformat  # type: ignore[import-not-found]
from nbclient import NotebookClient  # type: ignore[import-not-found]
from nbclient.exceptions import (  # type: ignore[import-not-found]
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, BUILD = ROOT / "notebooks", ROOT / "build" / "notebooks"
PICTURES = ROOT / "docs" / "pictures"
TIMEOUT = 240  # seconds a cell
# Notebook and number of the picture in it: the file's name.
SHOWN = {("03", 2): "waves", ("03", 3): "systolic", ("05", 1): "roofline"}
PNG, SVG = "image/png", "image/svg+xml"
AS_SVG = """\
%config InlineBackend.figure_formats = ["svg"]
nameless = {"Date": None, "Creator": None}
%config InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "metadata": nameless}"""


def drawn(notebook: nbformat.NotebookNode) -> list[bytes]:
    """The files that its cells drew, in order: PNG or SVG."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if SVG in data:
                found.append(data[SVG].rstrip().encode() + b"\n")
            elif PNG in data:
                found.append(base64.b64decode(data[PNG]))
    return found


def stop_on_interrupt(**cell: object) -> None:
    """Ctrl-C ends the run; nbclient would end the kernel, and the next notebook would begin."""
    asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)


def execute(path: Path, svg: bool = False) -> tuple[nbformat.NotebookNode, str | None]:
    """The notebook as it ran, and what is wrong with it, if anything."""
    notebook = nbformat.read(path, as_version=4)
    declared = notebook.metadata.tritile.figures
    if svg:
        notebook.cells.insert(0, nbformat.v4.new_code_cell(AS_SVG))
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": path.parent}},
        extra_arguments=["--log-level=40"],
        on_cell_start=stop_on_interrupt,
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return notebook, str(error)
    count = len(drawn(notebook))
    if count != declared:
        return notebook, f"it drew {count} pictures, its metadata declares {declared}"
    return notebook, None


def keep(path: Path, notebook: nbformat.NotebookNode) -> None:
    """The executed notebook and its pictures, to look at."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for old in BUILD.glob(f"{path.stem}*"):
        old.unlink()
    for place, picture in enumerate(drawn(notebook), 1):
        (BUILD / f"{path.stem}-{place}.png").write_bytes(picture)
    nbformat.write(notebook, BUILD / path.name)


def publish(path: Path, notebook: nbformat.NotebookNode) -> None:
    """The README's pictures among those of this notebook."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for place, picture in enumerate(drawn(notebook), 1):
        name = SHOWN.get((path.stem[:2], place))
        if name is not None:
            (PICTURES / f"{name}.svg").write_bytes(picture)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run_notebooks", description="Runs the notebooks.")
    parser.add_argument("numbers", nargs="*", help="such as 01 05; left out: all")
    parser.add_argument("--pictures", action="store_true", help="draw the README's, nothing else")
    asked = parser.parse_args(arguments)
    svg = asked.pictures
    wanted = sorted({number for number, _ in SHOWN}) if svg else asked.numbers
    chosen = [p for p in sorted(NOTEBOOKS.glob("*.ipynb")) if not wanted or p.stem[:2] in wanted]
    if not chosen:
        print(f"no notebook {' '.join(wanted)} in {NOTEBOOKS}", file=sys.stderr)
        return 2
    failed, begin = 0, time.perf_counter()
    for path in chosen:
        start = time.perf_counter()
        notebook, wrong = execute(path, svg)
        if not svg:
            keep(path, notebook)
        elif wrong is None:
            publish(path, notebook)
        failed += wrong is not None
        seconds = time.perf_counter() - start
        print(f"{path.name:32} {seconds:6.1f} s  {wrong or 'passed'}", flush=True)
    seconds, folder = time.perf_counter() - begin, PICTURES if svg else BUILD
    print(f"{'together':32} {seconds:6.1f} s  pictures in {folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
