"""Finds out what kind of model a path holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import ternary
from ..errors import CheckpointError, shown
from .hf_folder import HuggingFaceFolder
from .source import Source


def open_source(path: str | Path) -> Source:
    """The model's headers, checked; CheckpointError says what was found and what is supported."""
    return HuggingFaceFolder(path)


def read_trits(source: Source, name: str) -> np.ndarray:
    """int8 [M, K] of a matrix; CheckpointError if a code stands for no trit."""
    try:
        return ternary.trits(source.ternary(name))
    except ValueError as error:
        raise CheckpointError(f"{source.path}: tensor {shown(name)} {error}") from error
