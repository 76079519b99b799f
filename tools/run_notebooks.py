"""Runs the notebooks, in order: ``python tools/run_notebooks.py [01 05 ...]``.

What they print and draw goes to build/notebooks: the executed notebook and each picture as PNG.
Fails if a cell raises, or if a notebook draws other than the number of pictures it declares.
"""

from __future__ import annotations

import base64
import sys
import time
from pathlib import Path

import nbformat  # type: ignore[import-not-found]
from nbclient import NotebookClient  # type: ignore[import-not-found]
from nbclient.exceptions import CellExecutionError  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, BUILD = ROOT / "notebooks", ROOT / "build" / "notebooks"
TIMEOUT = 240  # seconds a cell


def pictures_of(notebook: nbformat.NotebookNode) -> list[bytes]:
    """The PNG files that its cells drew, in order."""
    outputs = (o for cell in notebook.cells for o in cell.get("outputs", ()))
    return [
        base64.b64decode(o.data["image/png"]) for o in outputs if "image/png" in o.get("data", {})
    ]


def run(path: Path) -> str | None:
    """What is wrong with it, or None; leaves outputs in ``BUILD`` in either case."""
    notebook = nbformat.read(path, as_version=4)
    declared = notebook.metadata.tritile.figures
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": path.parent}},
        extra_arguments=["--log-level=40"],
    )
    wrong = None
    try:
        client.execute()
    except CellExecutionError as error:
        wrong = str(error)
    drawn = pictures_of(notebook)
    for place, picture in enumerate(drawn, 1):
        (BUILD / f"{path.stem}-{place}.png").write_bytes(picture)
    nbformat.write(notebook, BUILD / path.name)
    if wrong is None and len(drawn) != declared:
        return f"it drew {len(drawn)} pictures, its metadata declares {declared}"
    return wrong


def main(wanted: list[str]) -> int:
    BUILD.mkdir(parents=True, exist_ok=True)
    chosen = [p for p in sorted(NOTEBOOKS.glob("*.ipynb")) if not wanted or p.stem[:2] in wanted]
    if not chosen:
        print(f"no notebook {' '.join(wanted)} in {NOTEBOOKS}", file=sys.stderr)
        return 2
    failed, begin = 0, time.perf_counter()
    for path in chosen:
        start = time.perf_counter()
        wrong = run(path)
        failed += wrong is not None
        print(
            f"{path.name:32} {time.perf_counter() - start:6.1f} s  {wrong or 'passed'}", flush=True
        )
    print(f"{'together':32} {time.perf_counter() - begin:6.1f} s  pictures in {BUILD}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
