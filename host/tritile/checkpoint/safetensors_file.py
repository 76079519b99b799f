"""One safetensors file, memory-mapped, every offset checked before a byte is believed.

Format: uint64 header length, a JSON object, then the data. The rules are those of the format's
reference implementation: offsets count from the end of the header, and the tensors cover the
data without gaps or overlaps (https://github.com/huggingface/safetensors#format).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..errors import CheckpointError, shown
from ..mapping import release
from .mapped import map_checkpoint

LENGTH_BYTES = 8
LONGEST_HEADER = 100_000_000  # bytes, as in the reference implementation
LARGEST = 2**63 - 1  # size or offset
SAMPLE_BYTES = 64
ITEM_BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("I16", "U16", "F16", "BF16"), 2),
    **dict.fromkeys(("I32", "U32", "F32"), 4),
    **dict.fromkeys(("I64", "U64", "F64"), 8),
}


@dataclass(frozen=True)
class Tensor:
    """A tensor in a file: ``data`` is uint8, the bytes as they are mapped."""

    file: Path
    name: str
    dtype: str
    shape: tuple[int, ...]
    data: np.ndarray

    def packed(self) -> np.ndarray:
        """The bytes of a U8 tensor in its shape, still mapped."""
        return self.data.reshape(self.shape)

    def rows(self, first: int, end: int) -> Tensor:
        """Some rows of a matrix, still mapped."""
        row_bytes = self.data.size // max(self.shape[0], 1)
        part = self.data[first * row_bytes : end * row_bytes]
        count = len(range(*slice(first, end).indices(self.shape[0])))
        return replace(self, shape=(count, *self.shape[1:]), data=part)

    def samples(self) -> bytes:
        """A few bytes from the beginning, the middle and the end."""
        last = max(0, self.data.size - SAMPLE_BYTES)
        starts = sorted({0, last // 2, last})
        found = [self.data[start : start + SAMPLE_BYTES].tobytes() for start in starts]
        release(self.data)  # around each of them the system has mapped many pages more
        return b"".join(found)

    def float32(self) -> np.ndarray:
        """A float32 copy of an F32, F16 or BF16 tensor; exact."""
        if self.dtype == "BF16":  # the upper half of a float32
            values = (self.data.view("<u2").astype(np.uint32) << 16).view(np.float32)
        else:
            values = self.data.view({"F32": "<f4", "F16": "<f2"}[self.dtype]).astype(np.float32)
        return values.reshape(self.shape)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """All tensors of a file by name; CheckpointError names the file and the wrong value."""
    mapped = map_checkpoint(path)
    header, data = _split(path, mapped)
    _check_notes(path, header.pop("__metadata__", None))
    entries = [_Entry(path, name, value, data.size) for name, value in header.items()]
    _check_cover(path, entries, data.size)
    return {e.name: Tensor(path, e.name, e.dtype, e.shape, data[e.begin : e.end]) for e in entries}


def _check_notes(path: Path, notes: object) -> None:
    """``__metadata__`` is nothing that we need, but it has its form."""
    if notes is None:
        return
    if not isinstance(notes, dict) or not all(isinstance(text, str) for text in notes.values()):
        raise CheckpointError(f"{path}: __metadata__ is {shown(notes)}; expected texts by name")


def _split(path: Path, mapped: np.ndarray) -> tuple[dict, np.ndarray]:
    """(header, data)."""
    if mapped.size < LENGTH_BYTES:
        raise CheckpointError(f"{path}: truncated: {mapped.size} bytes hold no header length")
    length = int(mapped[:LENGTH_BYTES].view("<u8")[0])
    room = mapped.size - LENGTH_BYTES
    if length > min(room, LONGEST_HEADER):
        raise CheckpointError(
            f"{path}: header length is {length} bytes; the file has {room} behind it"
            f" and a header at most {LONGEST_HEADER}: truncated, or no safetensors file"
        )
    end = LENGTH_BYTES + length
    try:
        text = mapped[LENGTH_BYTES:end].tobytes().decode()  # or json would guess an encoding
        header = json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise CheckpointError(
            f"{path}: the header ({length} bytes) is no valid JSON: {error}"
        ) from error
    if not isinstance(header, dict):
        raise CheckpointError(
            f"{path}: the header is a JSON {type(header).__name__}, not an object"
        )
    return header, mapped[end:]


def _unique(pairs: list[tuple[str, object]]) -> dict:
    values = {}
    for name, value in pairs:
        if name in values:
            raise ValueError(f"the name {shown(name)} occurs twice")
        values[name] = value
    return values


class _Entry:
    """One checked entry of the header."""

    def __init__(self, path: Path, name: str, value: object, data_bytes: int):
        self.path, self.name = path, name
        if not isinstance(value, dict) or set(value) != {"dtype", "shape", "data_offsets"}:
            raise self._error("needs exactly dtype, shape and data_offsets in the header")
        self.dtype = value["dtype"]
        if not isinstance(self.dtype, str) or self.dtype not in ITEM_BYTES:
            raise self._error(f"has dtype {shown(self.dtype)}; known: {', '.join(ITEM_BYTES)}")
        self.shape = tuple(self._integers("shape", value["shape"]))
        offsets = self._integers("data_offsets", value["data_offsets"])
        if len(offsets) != 2:
            raise self._error(f"has {len(offsets)} data_offsets; expected 2")
        self.begin, self.end = offsets
        if not self.begin <= self.end <= data_bytes:
            raise self._error(
                f"lies at bytes {self.begin} to {self.end}, outside the file's"
                f" {data_bytes} bytes of data: truncated or damaged"
            )
        needed = self._bytes()
        if self.end - self.begin != needed:
            raise self._error(
                f"has {self.end - self.begin} bytes;"
                f" {self.dtype} of shape {shown(list(self.shape))} takes {needed}"
            )

    def _bytes(self) -> int:
        """What the tensor takes; the reference refuses a product that overflows on its way, too."""
        total = 1
        for size in (*self.shape, ITEM_BYTES[self.dtype]):
            total *= size
            if total > LARGEST:
                raise self._error(f"has shape {shown(list(self.shape))}: too large")
        return total

    def _integers(self, field: str, value: object) -> list[int]:
        good = isinstance(value, list) and all(type(v) is int and 0 <= v <= LARGEST for v in value)
        if not isinstance(value, list) or not good:
            raise self._error(f"has {field} {shown(value)}; expected a list of integers from 0")
        return value

    def _error(self, text: str) -> CheckpointError:
        return CheckpointError(f"{self.path}: tensor {shown(self.name)} {text}")


def _check_cover(path: Path, entries: list[_Entry], data_bytes: int) -> None:
    """The tensors follow each other from the first byte of the data to the last."""
    end, before = 0, "the header"
    for entry in sorted(entries, key=lambda e: (e.begin, e.end)):
        if entry.begin != end:
            fault = "overlaps" if entry.begin < end else "leaves a gap behind"
            raise CheckpointError(
                f"{path}: tensor {shown(entry.name)} begins at byte {entry.begin} and {fault}"
                f" {before}, which ends at {end}"
            )
        end, before = entry.end, f"tensor {shown(entry.name)}"
    if end != data_bytes:
        raise CheckpointError(
            f"{path}: the file has {data_bytes} bytes of data, its tensors end at {end}"
        )
