"""Opening a packed image: nothing of it is believed before it is checked, nothing is read ahead."""

from __future__ import annotations

import hashlib
import os
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.lib.stride_tricks import as_strided

from tritile_arch.geometry import Geometry, align
from tritile_arch.layout import WEIGHT_ALIGN

from ..bitlinear import Rescale, make_rescale
from ..errors import ImageError
from ..mapping import release
from ..plan import Matrix
from ..progress import Show, Step, ignore
from .format import (
    DIGEST_AT,
    LONGEST_HEADER,
    MAGIC,
    PREAMBLE,
    VERSION,
    Entry,
    Header,
    Region,
    describe,
    digest,
    same_layout,
)
from .workers import for_each

AGAIN = "pack the model again: tritile pack --force"


@dataclass(frozen=True)
class Made:
    """What an image must have been made from, and for."""

    board: str
    geometry: Geometry
    model: str  # its path
    fingerprint: str
    matrices: Sequence[Matrix]


class Image:
    """An image whose header is right; its regions are mapped, or read on demand."""

    def __init__(self, file: Path, header: Header, opened: BinaryIO, start: int):
        """``start``: where the first region begins. Keeps the file open by itself."""
        self.file, self.header = file, header
        self._fd, self._start = os.dup(opened.fileno()), start
        weakref.finalize(self, os.close, self._fd)
        self._data = np.asarray(np.memmap(opened, np.uint8, mode="r"))[start:]
        self._entries = {entry.name: entry for entry in header.matrices}

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
            try:
                self._read(array.data, self._start + region.offset)
            except OSError as error:
                raise _unreadable(self.file, error) from error

    def _read(self, view: memoryview, offset: int) -> None:
        while view:
            count = os.preadv(self._fd, [view], offset)
            if count == 0:
                raise ImageError(f"{self.file}: truncated while it was in use; {AGAIN}")
            view, offset = view[count:], offset + count

    def rescale(self, name: str) -> Rescale:
        """How that matrix's sums become floats."""
        entry = self._entries[name]
        return make_rescale(entry.rule, entry.weight_scale)

    def release(self, name: str) -> None:
        """Lets go of what is resident of that matrix; it is read again when it is needed."""
        for region in self._entries[name].regions:
            release(self._bytes(region))

    def check(self, made: Made) -> None:
        """ImageError unless it was made from that model, for a device that reads it."""
        header = self.header
        if not same_layout(header.geometry, made.geometry):
            raise ImageError(
                f"{self.file}: packed for {header.board} ({describe(header.geometry)}),"
                f" not for {made.board} ({describe(made.geometry)}); pack one for it:"
                f" tritile pack {made.model} --board {made.board}"
            )
        if header.fingerprint != made.fingerprint:
            raise ImageError(
                f"{self.file}: packed from {header.model.name!r}"
                f" ({header.model.architecture}, {header.model.weights:,} weights),"
                f" whose config or weights are not those of {made.model}; {AGAIN}"
            )
        for entry, matrix in zip(header.matrices, made.matrices, strict=False):
            if entry.matrix != matrix:
                raise ImageError(
                    f"{self.file}: altered: its table has {_shape(entry.matrix)}"
                    f" where the model has {_shape(matrix)}; {AGAIN}"
                )
        if len(header.matrices) != len(made.matrices):
            raise ImageError(
                f"{self.file}: altered: its table has {len(header.matrices)} matrices,"
                f" the model {len(made.matrices)}; {AGAIN}"
            )

    def verify(self, show: Show = ignore) -> None:
        """Reads everything; ImageError names a matrix whose bytes are not those packed."""
        done, bad = 0, []

        def checked(entry: Entry, wrong: list[int]) -> None:
            nonlocal done
            done += sum(region.padded for region in entry.regions)
            show(Step(f"checking {entry.name}", done, self.header.data_bytes))
            bad.extend(f"{entry.name}, port {port}" for port in wrong)

        for_each(self.header.matrices, self._altered_ports, checked)
        if bad:
            more = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
            raise ImageError(
                f"{self.file}: altered: {bad[0]}{more}: its checksum does not match; {AGAIN}"
            )

    def _altered_ports(self, entry: Entry) -> list[int]:
        wrong = []
        for port, region in enumerate(entry.regions):
            data = self._bytes(region)
            if hashlib.sha256(data.data).hexdigest() != region.sha256:
                wrong.append(port)
            release(data)
        return wrong

    def _bytes(self, region: Region) -> np.ndarray:
        return self._data[region.offset : region.offset + region.padded]


def open_image(path: str | Path) -> Image:
    """The image, its header checked; ImageError names the file and what is wrong."""
    file = Path(path)
    try:
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            header, start = _read_header(file, opened, size)
            _check_size(file, size, start + header.data_bytes)
            return Image(file, header, opened, start)
    except FileNotFoundError as error:
        raise ImageError(f"{file}: there is no such file") from error
    except OSError as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Path, error: OSError) -> ImageError:
    return ImageError(f"{file}: cannot be read: {error.strerror or error}")


def is_image(path: Path) -> bool:
    """Whether a file begins as images do."""
    with path.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _read_header(file: Path, opened: BinaryIO, size: int) -> tuple[Header, int]:
    """(header, where the first region begins)."""
    preamble = opened.read(PREAMBLE.size)
    if not preamble.startswith(MAGIC):
        short = size < PREAMBLE.size and MAGIC.startswith(preamble[: len(MAGIC)])
        fault = f"truncated: it has {size} bytes" if short else "no packed image of tritile"
        raise ImageError(f"{file}: {fault}; pack one with: tritile pack")
    if size < PREAMBLE.size:
        raise ImageError(f"{file}: truncated: it has {size} bytes; {AGAIN}")
    _, version, length, checksum = PREAMBLE.unpack(preamble)
    if version != VERSION:
        raise ImageError(
            f"{file}: format version {version}; this tritile reads version {VERSION}; {AGAIN}"
        )
    if length > LONGEST_HEADER:
        raise ImageError(
            f"{file}: altered: a header of {length} bytes; expected at most {LONGEST_HEADER};"
            f" {AGAIN}"
        )
    start = align(PREAMBLE.size + length, WEIGHT_ALIGN)
    if start > size:
        raise ImageError(
            f"{file}: truncated: it has {size} bytes, its header alone takes {start}; {AGAIN}"
        )
    body = opened.read(start - PREAMBLE.size)
    if digest(preamble[:DIGEST_AT], body) != checksum:
        raise ImageError(f"{file}: altered: the checksum of its header does not match; {AGAIN}")
    try:
        return Header.decode(body[:length]), start
    except ValueError as error:
        raise ImageError(f"{file}: the header is not valid: {error}; {AGAIN}") from error


def _check_size(file: Path, size: int, expected: int) -> None:
    if size != expected:
        fault = "truncated" if size < expected else "altered"
        raise ImageError(
            f"{file}: {fault}: it has {size} bytes, its table calls for {expected}; {AGAIN}"
        )


def _shape(matrix: Matrix) -> str:
    return f"{matrix.name} {[matrix.planes, matrix.m, matrix.k]}"
