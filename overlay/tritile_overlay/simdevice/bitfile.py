"""A bitstream for the simulated board: an empty file beside a copy of the packaged .hwh."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
from pathlib import Path

from tritile.cache import cache_folder
from tritile.errors import UsageError
from tritile_arch.boards import Board
from tritile_arch.system import DESIGN_NAME


def bitfile_of(board: Board) -> Path:
    """The path of the .bit; both files are made once for each text of the .hwh.

    UsageError if the cache folder cannot be written.
    """
    packaged = importlib.resources.files("tritile_overlay") / board.name / f"{DESIGN_NAME}.hwh"
    try:
        text = packaged.read_text()
    except FileNotFoundError as error:
        raise UsageError(f"this version brings no .hwh of board {board.name}") from error
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    folder = cache_folder() / "simdevice" / f"{board.name}-{digest}"
    bit = folder / f"{DESIGN_NAME}.bit"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(bit.with_suffix(".hwh"), text)
        _write(bit, "")
    except OSError as error:
        raise UsageError(
            f"the cache folder {folder} cannot be written: {error.strerror};"
            " set TRITILE_CACHE to another folder"
        ) from error
    return bit


def _write(path: Path, text: str) -> None:
    """Beside its place, then moved there: another process may read it meanwhile."""
    if path.exists():
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(text)
    beside.replace(path)
