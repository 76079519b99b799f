"""Files mapped into memory, read only, whose pages can be let go."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np


def map_file(path: Path) -> np.ndarray:
    """uint8 [bytes] of a file; OSError if it cannot be read, ValueError if it is empty."""
    return np.asarray(np.memmap(path, np.uint8, mode="r"))


def release(mapped: np.ndarray) -> None:
    """Lets go of the resident pages of a contiguous part of a mapped file.

    They are read again when they are needed. Without it a process that has walked through a file
    holds all of it. Does nothing to other arrays.
    """
    owner = mapped
    while isinstance(owner, np.ndarray):
        owner = owner.base
    if not isinstance(owner, mmap.mmap) or not hasattr(mmap, "MADV_DONTNEED"):
        return
    start = mapped.ctypes.data - np.frombuffer(owner, np.uint8).ctypes.data
    first = start // mmap.PAGESIZE * mmap.PAGESIZE
    owner.madvise(mmap.MADV_DONTNEED, first, start + mapped.nbytes - first)
