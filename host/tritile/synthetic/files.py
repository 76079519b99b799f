"""Writes safetensors files piece by piece, in one file or several with an index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from ..checkpoint.folder import INDEX, WEIGHTS
from ..checkpoint.safetensors_file import ITEM_BYTES, LENGTH_BYTES
from .blanks import Blank, Values, stored, stored_table

PIECE = 1 << 22  # random 16-bit numbers at one time; a multiple of the four in a random word
ALIGNMENT = 8  # of the data in a file

Written = Callable[[int, str], None]  # bytes that are new, the tensor's name


@dataclass(frozen=True)
class File:
    """A file to be written; tensors in the order of their data."""

    name: str
    blanks: tuple[Blank, ...]

    @property
    def header(self) -> bytes:
        """Length and JSON object, padded with blanks."""
        entries: dict[str, object] = {"__metadata__": {"format": "pt"}}
        end = 0
        for blank in self.blanks:
            begin, end = end, end + blank.bytes
            entries[blank.name] = {
                "dtype": blank.dtype,
                "shape": blank.shape,
                "data_offsets": [begin, end],
            }
        text = json.dumps(entries, separators=(",", ":")).encode()
        text += b" " * (-len(text) % ALIGNMENT)
        return len(text).to_bytes(LENGTH_BYTES, "little") + text

    @property
    def bytes(self) -> int:
        return len(self.header) + sum(blank.bytes for blank in self.blanks)

    def write(self, folder: Path, seed: int, written: Written) -> None:
        with open(folder / self.name, "wb") as file:
            file.write(self.header)
            for blank in self.blanks:
                for piece in pieces(blank, seed):
                    file.write(piece.data)
                    written(piece.nbytes, blank.name)

    def write_hole(self, folder: Path) -> None:
        """The header, and data that take no room on the disk."""
        with open(folder / self.name, "wb") as file:
            file.write(self.header)
            file.truncate(self.bytes)


def pieces(blank: Blank, seed: int) -> Iterator[np.ndarray]:
    """The tensor's items as the file holds them; they follow from its name and the seed alone."""
    if isinstance(blank.filling, Values):
        yield stored(np.array(blank.filling.values), blank.dtype)
        return
    table = stored_table(blank.filling, blank.dtype)
    name = int.from_bytes(sha256(blank.name.encode()).digest(), "little")
    random = np.random.SFC64(np.random.SeedSequence([seed, name]))
    for first in range(0, blank.elements, PIECE):
        count = min(PIECE, blank.elements - first)
        words = random.random_raw(-(-count // 4)).astype("<u8", copy=False)
        yield table[words.view("<u2")[:count]]


def split(blanks: Sequence[Blank], shards: int) -> list[File]:
    """One file, or so many of about the same size; each holds wide items first, then by name."""
    if shards == 1:
        return [File(WEIGHTS, _ordered(blanks))]
    parts: list[list[Blank]] = [[]]
    left = sum(blank.bytes for blank in blanks)
    held, fair = 0, left / shards
    for number, blank in enumerate(blanks):
        others = shards - len(parts)  # that are still to be begun, each with a tensor at least
        if others and parts[-1] and (held >= fair or len(blanks) - number <= others):
            parts.append([])
            held, fair = 0, left / others
        parts[-1].append(blank)
        held += blank.bytes
        left -= blank.bytes
    names = (f"model-{i + 1:05}-of-{shards:05}.safetensors" for i in range(shards))
    return [File(name, _ordered(part)) for name, part in zip(names, parts, strict=True)]


def index(files: Sequence[File]) -> dict[str, object]:
    """The JSON that tells which file has which tensor."""
    held = {blank.name: file.name for file in files for blank in file.blanks}
    total = sum(blank.bytes for file in files for blank in file.blanks)
    return {"metadata": {"total_size": total}, "weight_map": dict(sorted(held.items()))}


def write_index(files: Sequence[File], folder: Path) -> None:
    (folder / INDEX).write_text(json.dumps(index(files), indent=2) + "\n", encoding="utf-8")


def _ordered(blanks: Sequence[Blank]) -> tuple[Blank, ...]:
    return tuple(sorted(blanks, key=lambda blank: (-ITEM_BYTES[blank.dtype], blank.name)))
