"""Makes a synthetic checkpoint in a folder, beside it first and then moved into place."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from ..checkpoint.folder import CONFIG, INDEX, TOKENIZER
from ..errors import UsageError
from ..progress import Show, Step, ignore
from .files import File, split, write_index
from .known import known_model
from .mark import KEY, folder_mark
from .tokenizer import byte_tokenizer

SPARE = 64 << 20  # bytes of the disk that stay free


@dataclass(frozen=True)
class Order:
    """What to make; UsageError if it makes no sense.

    ``headers_only``: the files' data are holes.
    """

    model: str
    layers: int | None = None
    seed: int = 0
    shards: int = 1
    headers_only: bool = False

    def __post_init__(self) -> None:
        self.config()
        if not 0 <= self.seed < 1 << 64:
            raise UsageError(f"seed is {self.seed}; expected 0 to {(1 << 64) - 1}")
        tensors = len(self._blanks())
        if not 1 <= self.shards <= tensors:
            raise UsageError(f"shards is {self.shards}; expected 1 to {tensors}, the tensors")

    def config(self) -> dict[str, Any]:
        """As its makers ship it, but for the layers and our mark."""
        return known_model(self.model).with_layers(self.layers)

    def marked_config(self) -> dict[str, Any]:
        mark = {"model": self.model, "seed": self.seed, "headers_only": self.headers_only}
        return {**self.config(), KEY: mark}

    def files(self) -> list[File]:
        return split(self._blanks(), self.shards)

    def _blanks(self):
        return known_model(self.model).tensors(self.config())


def make(order: Order, folder: Path, force: bool = False, show: Show = ignore) -> list[File]:
    """Writes the checkpoint; what it wrote. ``force``: replaces a synthetic one.

    UsageError if the folder may not be written or its disk has no room.
    """
    folder = folder.resolve()
    files = order.files()
    try:
        _check_folder(folder, force)
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not order.headers_only:
            _check_room(folder.parent, sum(file.bytes for file in files))
        beside = Path(mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
        try:
            _write(order, files, beside, show)
            _move(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return files


def _write(order: Order, files: Sequence[File], folder: Path, show: Show) -> None:
    done, total = 0, sum(blank.bytes for file in files for blank in file.blanks)

    def written(count: int, name: str) -> None:
        nonlocal done
        done += count
        show(Step(f"making {name}", done, total))

    for file in files:
        if order.headers_only:
            file.write_hole(folder)
        else:
            file.write(folder, order.seed, written)
    if len(files) > 1:
        write_index(files, folder)
    for name, value in ((TOKENIZER, byte_tokenizer()), (CONFIG, order.marked_config())):
        (folder / name).write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def _check_folder(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; expected a folder that is new or empty")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if folder_mark(folder) is None:
        raise UsageError(
            f"{folder}: holds files that are no synthetic checkpoint; choose another folder"
        )
    if not force:
        raise UsageError(f"{folder}: is not empty; choose another folder, or replace it: --force")


def _check_room(disk: Path, needed: int) -> None:
    free = shutil.disk_usage(disk).free
    if free < needed + SPARE:
        raise UsageError(
            f"{disk}: has {free / 1e9:.2f} GB free, the checkpoint takes {needed / 1e9:.2f} GB;"
            " choose another disk, or fewer --layers"
        )


def _move(beside: Path, folder: Path) -> None:
    """The new files into the folder, config.json last; an earlier checkpoint's go first."""
    beside.chmod(0o777 & ~_umask())
    with suppress(OSError):  # not there, or empty: the folder as a whole
        os.replace(beside, folder)
        return
    (folder / CONFIG).unlink(missing_ok=True)
    for old in [*folder.glob("*.safetensors"), folder / INDEX]:
        old.unlink(missing_ok=True)
    for new in sorted(beside.iterdir(), key=lambda path: path.name == CONFIG):
        os.replace(new, folder / new.name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
