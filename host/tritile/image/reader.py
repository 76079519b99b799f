"""An open image: its regions as they are mapped, and whether they are what was packed."""

from __future__ import annotations

import hashlib
import os
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.lib.stride_tricks import as_strided

from tritile_arch.geometry import Geometry

from ..bitlinear import Rescale, make_rescale
from ..errors import ImageError, shown
from ..mapping import release
from ..plan import Matrix
from ..progress import Show, Step, ignore
from .format import Entry, Header, Region, Vector, describe, same_layout
from .workers import for_each

AGAIN = "pack the model again, with tritile pack"


@dataclass(frozen=True)
class Made:
    """What an image must have been made from, and for.

    ``head``, ``vectors``: what it holds of the head if it does so, and it must if ``with_head``.
    """

    board: str
    geometry: Geometry
    model: str  # its path
    fingerprint: str
    matrices: Sequence[Matrix]
    head: Sequence[Matrix]
    vectors: Mapping[str, int]
    with_head: bool = False

    @property
    def table(self) -> list[Matrix]:
        """All matrices of an image that is made now."""
        return [*self.matrices, *(self.head if self.with_head else ())]


class Image:
    """An image whose header is right; its regions are mapped, or read on demand."""

    def __init__(self, file: Path, header: Header, opened: BinaryIO, start: int):
        """``start``: where the first region begins. Keeps the file open by itself."""
        self.file, self.header = file, header
        self._fd, self._start = os.dup(opened.fileno()), start
        weakref.finalize(self, os.close, self._fd)
        self._data = np.asarray(np.memmap(opened, np.uint8, mode="r"))[start:]
        self._entries = {entry.name: entry for entry in (*header.matrices, *header.vectors)}

    def regions(self, matrix: Matrix) -> np.ndarray:
        """uint8 [ports, bytes], mapped; every port's begin at a page of the file."""
        regions = self._entries[matrix.name].regions
        first = self._data[regions[0].offset :]
        return as_strided(
            first, (len(regions), regions[0].bytes), (regions[0].padded, 1), writeable=False
        )

    def read_into(self, matrix: Matrix, out: Sequence[np.ndarray]) -> None:
        """Fills contiguous uint8 arrays, one a port; ImageError if the file has become shorter."""
        for region, array in zip(self._entries[matrix.name].regions, out, strict=True):
            self._fill(array, region)

    def _fill(self, array: np.ndarray, region: Region) -> None:
        try:
            self._read(array.data, self._start + region.offset)
        except OSError as error:
            raise unreadable(self.file, error) from error

    def _read(self, view: memoryview, offset: int) -> None:
        while view:
            count = os.preadv(self._fd, [view], offset)
            if count == 0:
                raise ImageError(f"{self.file}: truncated while it was in use; {AGAIN}")
            view, offset = view[count:], offset + count

    def rescale(self, name: str) -> Rescale:
        """How that matrix's sums become floats."""
        entry = self._entries[name]
        assert isinstance(entry, Entry)
        return make_rescale(entry.rule, entry.weight_scale)

    def vector(self, name: str) -> np.ndarray:
        """float32 [n], a copy; ImageError if it is not what was packed: a wrong one of the head
        would give other tokens, and nobody would see it.
        """
        (region,) = self._entries[name].regions
        data = np.empty(region.padded, np.uint8)
        self._fill(data, region)
        if hashlib.sha256(data.data).hexdigest() != region.sha256:
            raise ImageError(
                f"{self.file}: altered: {shown(name)}: its checksum does not match; {AGAIN} --force"
            )
        return data[: region.bytes].view("<f4").astype(np.float32)

    def release(self, name: str) -> None:
        """Lets go of what is resident of that matrix; it is read again when it is needed."""
        for region in self._entries[name].regions:
            release(self._bytes(region))

    def check(self, made: Made) -> None:
        """ImageError unless it was made from that model, for a device that reads it."""
        header = self.header
        if not same_layout(header.geometry, made.geometry):
            raise ImageError(
                f"{self.file}: packed for {shown(header.board)} ({describe(header.geometry)}),"
                f" not for {made.board} ({describe(made.geometry)}); pack one for it:"
                f" tritile pack {made.model} --board {made.board}"
            )
        if header.fingerprint != made.fingerprint:
            raise ImageError(
                f"{self.file}: packed from {shown(header.model.name)}"
                f" ({shown(header.model.architecture)}, {header.model.weights:,} weights),"
                f" whose config or weights are not those of {made.model}; {AGAIN}"
            )
        expected = [*made.matrices, *(made.head if header.head else ())]
        for entry, matrix in zip(header.matrices, expected, strict=False):
            if entry.matrix != matrix:
                raise ImageError(
                    f"{self.file}: altered: its table has {_shape(entry.matrix)}"
                    f" where the model has {_shape(matrix)}; {AGAIN}"
                )
        if len(header.matrices) != len(expected):
            raise ImageError(
                f"{self.file}: altered: its table has {len(header.matrices)} matrices,"
                f" the model {len(expected)}; {AGAIN}"
            )
        self._check_head(made)

    def _check_head(self, made: Made) -> None:
        found = {vector.name: vector.n for vector in self.header.vectors}
        if found != (made.vectors if self.header.head else {}):
            raise ImageError(
                f"{self.file}: altered: its vectors are {shown(found)}; expected"
                f" {dict(made.vectors) if self.header.head else 'none'}; {AGAIN}"
            )
        if made.with_head and not self.header.head:
            raise ImageError(
                f"{self.file}: packed without the head's digits; pack the model again, with"
                f" tritile pack --head tile, or let the CPU have the head, with --head full"
            )

    def verify(self, show: Show = ignore) -> None:
        """Reads everything; ImageError names a matrix whose bytes are not those packed."""
        done, bad = 0, []

        def checked(entry: Entry | Vector, wrong: list[int]) -> None:
            nonlocal done
            done += sum(region.padded for region in entry.regions)
            show(Step(f"checking {entry.name}", done, self.header.data_bytes))
            bad.extend(f"{shown(entry.name)}, port {port}" for port in wrong)

        for_each((*self.header.matrices, *self.header.vectors), self._altered_ports, checked)
        if bad:
            more = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
            raise ImageError(
                f"{self.file}: altered: {bad[0]}{more}: its checksum does not match;"
                f" {AGAIN} --force"
            )

    def _altered_ports(self, entry: Entry | Vector) -> list[int]:
        wrong = []
        for port, region in enumerate(entry.regions):
            data = self._bytes(region)
            if hashlib.sha256(data.data).hexdigest() != region.sha256:
                wrong.append(port)
            release(data)
        return wrong

    def _bytes(self, region: Region) -> np.ndarray:
        return self._data[region.offset : region.offset + region.padded]


def _shape(matrix: Matrix) -> str:
    return f"{shown(matrix.name)} {[matrix.planes, matrix.m, matrix.k]}"


def unreadable(file: Path, error: OSError) -> ImageError:
    return ImageError(f"{file}: cannot be read: {error.strerror or error}")
