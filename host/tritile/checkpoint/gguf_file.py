"""One GGUF file, memory-mapped: its metadata, and its tensors as they lie there.

The package gguf knows the tensors' types and turns the dense ones into floats.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import shown
from .gguf_header import Header, gguf_package
from .mapped import map_checkpoint
from .safetensors_file import Tensor

ALIGNMENT_KEY, ALIGNMENT = "general.alignment", 32  # bytes, if the key is absent
MOST_DIMENSIONS = 4
FOREIGN = {36: "i2_s of bitnet.cpp"}  # types of other programs' files, which gguf does not know


@dataclass(frozen=True)
class BlockTensor(Tensor):
    """A tensor in a GGUF file; its rows come first in ``shape``, in the file they come last."""

    def float32(self) -> np.ndarray:
        """A float32 copy; what the type's definition says, so exact for F32, F16 and BF16."""
        if self.dtype == "F32":
            return self.data.view("<f4").reshape(self.shape).copy()
        gguf = gguf_package()
        rows = self.data.reshape(prod(self.shape[:-1]), -1)
        values = gguf.dequantize(rows, gguf.GGMLQuantizationType[self.dtype])
        return np.ascontiguousarray(values, np.float32).reshape(self.shape)


@dataclass(frozen=True)
class GGUFFile:
    """``header`` is its bytes as they are mapped."""

    path: Path
    metadata: dict[str, Any]
    tensors: dict[str, BlockTensor]
    header: np.ndarray

    @property
    def fingerprint(self) -> str:
        """sha256, in hex, of the header and of some bytes of each tensor."""
        digest = hashlib.sha256(self.header.data)
        for tensor in self.tensors.values():
            digest.update(tensor.samples())
        return digest.hexdigest()


def read_gguf(path: Path) -> GGUFFile:
    """The headers of a file; CheckpointError names it and the wrong value."""
    mapped = map_checkpoint(path)
    header = Header(path, mapped)
    tensors, fields = header.counts()
    metadata = header.metadata(fields)
    entries = [_Entry(header) for _ in range(tensors)]
    alignment = _alignment(header, metadata)
    data = mapped[-(-header.offset // alignment) * alignment :]
    _check_places(header, entries, alignment, data.size)
    found = {entry.name: entry.tensor(path, data) for entry in entries}
    return GGUFFile(path, metadata, found, mapped[: header.offset])


def _alignment(header: Header, metadata: dict[str, Any]) -> int:
    value = metadata.get(ALIGNMENT_KEY, ALIGNMENT)
    if type(value) is not int or value < 1 or value & (value - 1):
        raise header.error(f"{ALIGNMENT_KEY} is {shown(value)}; expected a power of two")
    return value


class _Entry:
    """A tensor's entry in the header."""

    def __init__(self, header: Header):
        self.name = header.string("a tensor's name")
        of = f"tensor {shown(self.name)}"
        (dimensions,) = header.numbers("I", of)
        if not 1 <= dimensions <= MOST_DIMENSIONS:
            raise header.error(f"{of} has {dimensions} dimensions; expected 1 to {MOST_DIMENSIONS}")
        sizes = header.numbers(f"{dimensions}Q", of)
        kind, self.begin = header.numbers("IQ", of)
        self.dtype, row_weights, row_bytes = _type(header, of, kind)
        if sizes[0] % row_weights:
            raise header.error(
                f"{of} has rows of {sizes[0]}; expected a multiple of {row_weights}"
                f" for {self.dtype}"
            )
        self.shape = tuple(reversed(sizes))
        if 0 in sizes:
            raise header.error(f"{of} has shape {shown(list(self.shape))}, which holds nothing")
        self.end = self.begin + prod(sizes) // row_weights * row_bytes

    def tensor(self, path: Path, data: np.ndarray) -> BlockTensor:
        return BlockTensor(path, self.name, self.dtype, self.shape, data[self.begin : self.end])


def _type(header: Header, of: str, number: int) -> tuple[str, int, int]:
    """(name, weights of a block, bytes of a block)."""
    gguf = gguf_package()
    try:
        kind = gguf.GGMLQuantizationType(number)
    except ValueError as error:
        known = FOREIGN.get(number, "which GGUF does not know")
        raise header.error(
            f"{of} has type {number} ({known}); supported for ternary matrices: TQ1_0, TQ2_0"
        ) from error
    return kind.name, *gguf.GGML_QUANT_SIZES[kind]


def _check_places(header: Header, entries: list[_Entry], alignment: int, room: int) -> None:
    """Names differ; the tensors lie inside the file, aligned, one behind the other."""
    end, before = 0, "the header"
    names = set()
    for entry in sorted(entries, key=lambda e: (e.begin, e.end)):
        of = f"tensor {shown(entry.name)}"
        if entry.name in names:
            raise header.error(f"{of} occurs twice")
        names.add(entry.name)
        if entry.begin % alignment:
            raise header.error(f"{of} begins at byte {entry.begin}, no multiple of {alignment}")
        if entry.begin < end:
            raise header.error(f"{of} begins at byte {entry.begin} and overlaps {before}")
        if entry.end > room:
            raise header.error(
                f"{of} ends at byte {entry.end} of the data, which have {room}:"
                " truncated or damaged"
            )
        end, before = entry.end, of
