"""A checkpoint's file mapped into memory; what cannot be mapped is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..errors import CheckpointError
from ..mapping import map_file


def map_checkpoint(path: Path) -> np.ndarray:
    """uint8 [bytes] of a file."""
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise CheckpointError(f"{path}: is no file")
        return map_file(path)
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # numpy does not map an empty file
        raise CheckpointError(f"{path}: the file is empty") from error
