"""The header of a GGUF file: metadata, read value by value; no length is believed unchecked.

Format: magic, version, counts, metadata, tensors' names and places, little-endian
(https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). The package gguf names the types. Its
own reader keeps arrays for each string, 8 s and 650 MB for a vocabulary of 128256 tokens, and
trusts the lengths that it finds; so the header is read here.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import CheckpointError, shown

MAGIC = b"GGUF"
VERSIONS = (2, 3)  # version 1 has 32-bit lengths; no ternary type is as old
LENGTH = struct.Struct("<Q")
SHORTEST_FIELD = 8 + 4 + 1  # bytes of a metadata value: length of its key, type, value
SHORTEST_TENSOR = 8 + 4 + 8 + 4 + 8  # bytes of a tensor's entry
NUMBERS = {  # numpy types of the format's numbers, by gguf's names
    **{f"UINT{8 * size}": f"<u{size}" for size in (1, 2, 4, 8)},
    **{f"INT{8 * size}": f"<i{size}" for size in (1, 2, 4, 8)},
    **{f"FLOAT{8 * size}": f"<f{size}" for size in (4, 8)},
}


def gguf_package() -> Any:
    """The package gguf; CheckpointError if it is not installed."""
    try:
        return import_module("gguf")
    except ImportError as error:
        raise CheckpointError(
            "a GGUF file needs the package gguf: pip install 'tritile[gguf]'"
        ) from error


def is_gguf(path: Path) -> bool:
    """Whether a file begins as GGUF files do."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


@dataclass(frozen=True, eq=False)
class Array:
    """An array of the metadata: a numpy array, or a list of strings."""

    kind: str
    values: Sequence[Any] | np.ndarray

    def __repr__(self) -> str:
        return f"an array of {len(self.values)} {self.kind}"


class Header:
    """Reads a file from its first byte on; ``offset`` is where it stands.

    CheckpointError names the file, and what needs more bytes than it has.
    """

    def __init__(self, path: Path, mapped: np.ndarray):
        self.path, self.offset, self._bytes = path, 0, mapped.data
        self._kinds = {int(kind): kind.name for kind in gguf_package().GGUFValueType}

    @property
    def room(self) -> int:
        """Bytes of the file that are not read yet."""
        return len(self._bytes) - self.offset

    def error(self, text: str) -> CheckpointError:
        return CheckpointError(f"{self.path}: {text}")

    def take(self, count: int, of: str = "the header") -> memoryview:
        """The next bytes."""
        if count > self.room:
            raise self.error(
                f"truncated or damaged: {of} needs {count} bytes at byte {self.offset};"
                f" the file has {self.room} there"
            )
        self.offset += count
        return self._bytes[self.offset - count : self.offset]

    def numbers(self, layout: str, of: str = "the header") -> tuple[int, ...]:
        """Unsigned integers, e.g. ``IQ``: one of 32 bits and one of 64."""
        layout = "<" + layout
        return struct.unpack(layout, self.take(struct.calcsize(layout), of))

    def string(self, of: str) -> str:
        (length,) = LENGTH.unpack(self.take(LENGTH.size, of))
        try:
            return str(self.take(length, of), "utf-8")
        except UnicodeDecodeError as error:
            raise self.error(f"{of}: no valid UTF-8 before byte {self.offset}") from error

    def counts(self) -> tuple[int, int]:
        """(tensors, metadata values), each possible for a file of this size."""
        if bytes(self.take(len(MAGIC))) != MAGIC:
            raise self.error("does not begin with GGUF: no GGUF file")
        (version,) = self.numbers("I")
        if version not in VERSIONS:
            raise self.error(
                f"version {version} of GGUF is not supported;"
                f" supported: {' and '.join(map(str, VERSIONS))}, little-endian"
            )
        tensors, fields = self.numbers("QQ")
        if tensors * SHORTEST_TENSOR + fields * SHORTEST_FIELD > self.room:
            raise self.error(
                f"truncated or damaged: {tensors} tensors and {fields} metadata values,"
                f" but {self.room} bytes for both"
            )
        return tensors, fields

    def metadata(self, count: int) -> dict[str, Any]:
        """Python values and ``Array``s by key."""
        values: dict[str, Any] = {}
        for _ in range(count):
            key = self.string("a metadata key")
            if key in values:
                raise self.error(f"the metadata key {shown(key)} occurs twice")
            of = f"metadata {shown(key)}"
            values[key] = self._value(of, *self.numbers("I", of))
        return values

    def _value(self, of: str, number: int) -> Any:
        kind = self._kinds.get(number)
        if kind == "STRING":
            return self.string(of)
        if kind == "ARRAY":
            return self._array(of)
        if kind is None:
            raise self.error(f"{of} has type {number}, which GGUF does not know")
        return self._values(of, kind, 1)[0].item()

    def _array(self, of: str) -> Array:
        number, count = self.numbers("IQ", of)
        kind = self._kinds.get(number)
        if kind == "STRING":
            return Array("strings", self._strings(of, count))
        if kind is None or kind == "ARRAY":
            raise self.error(f"{of} is an array of type {number}; expected numbers or strings")
        return Array(f"{kind} values", self._values(of, kind, count))

    def _values(self, of: str, kind: str, count: int) -> np.ndarray:
        """Numbers or flags, still mapped."""
        dtype = np.dtype(NUMBERS.get(kind, "u1"))
        values = np.frombuffer(self.take(count * dtype.itemsize, of), dtype)
        if kind != "BOOL":
            return values
        if values.size and values.max() > 1:
            raise self.error(f"{of} is {values.max()}; expected a flag, 0 or 1")
        return values.view(np.bool_)

    def _strings(self, of: str, count: int) -> list[str]:
        """As ``string``, but fast: a vocabulary and its merges have several 100,000."""
        if count * LENGTH.size > self.room:
            self.take(count * LENGTH.size, of)  # says so
        found, data, offset, end = [], self._bytes, self.offset, len(self._bytes)
        length_at = LENGTH.unpack_from
        for _ in range(count):
            start = offset + LENGTH.size
            if start > end or start + length_at(data, offset)[0] > end:
                break
            offset = start + length_at(data, offset)[0]
            try:
                found.append(str(data[start:offset], "utf-8"))
            except UnicodeDecodeError as error:
                raise self.error(f"{of}: no valid UTF-8 before byte {offset}") from error
        self.offset = offset
        if len(found) < count:
            self.string(of)  # says so
        return found
