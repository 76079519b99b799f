"""Finds out what kind of model a path holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..checkpoint.gguf_header import is_gguf
from ..errors import CheckpointError, shown
from .gguf_source import GGUFModel
from .hf_folder import HuggingFaceFolder
from .source import Source

GGUF = ".gguf"


def open_source(path: str | Path) -> Source:
    """The model's headers, checked; CheckpointError says what was found and what is supported."""
    file = Path(path)
    if file.suffix == GGUF and not file.is_dir():
        return GGUFModel(file)
    return GGUFModel(file) if is_gguf(file) else HuggingFaceFolder(file)


@contextmanager
def naming(source: Source, name: str) -> Iterator[None]:
    """While that matrix's codes are read: the ValueError of one that is no trit is given a name."""
    try:
        yield
    except ValueError as error:
        raise CheckpointError(f"{source.path}: tensor {shown(name)} {error}") from error
