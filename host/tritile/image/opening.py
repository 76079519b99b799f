"""Opening a packed image: nothing of it is believed before it is checked, nothing is read ahead."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from tritile_arch.geometry import align
from tritile_arch.layout import WEIGHT_ALIGN

from ..errors import ImageError
from .format import DIGEST_AT, LONGEST_HEADER, MAGIC, PREAMBLE, VERSION, Header, digest
from .reader import AGAIN, Image, unreadable


def open_image(path: str | Path) -> Image:
    """The image, its header checked; ImageError names the file and what is wrong."""
    file = Path(path)
    try:
        if file.exists() and not file.is_file():  # opening a pipe would wait for ever
            raise ImageError(f"{file}: is no file")
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            header, start = _read_header(file, opened, size)
            _check_size(file, size, start + header.data_bytes)
            return Image(file, header, opened, start)
    except FileNotFoundError as error:
        raise ImageError(f"{file}: there is no such file") from error
    except OSError as error:
        raise unreadable(file, error) from error


def is_image(path: Path) -> bool:
    """Whether a file begins as images do."""
    with path.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _read_header(file: Path, opened: BinaryIO, size: int) -> tuple[Header, int]:
    """(header, where the first region begins)."""
    preamble = opened.read(PREAMBLE.size)
    length, checksum = _read_preamble(file, preamble, size)
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


def _read_preamble(file: Path, preamble: bytes, size: int) -> tuple[int, bytes]:
    """(bytes of the header's JSON, its checksum)."""
    if not preamble.startswith(MAGIC[: len(preamble)]):
        raise ImageError(f"{file}: no packed image of tritile; pack one with tritile pack")
    if len(preamble) < PREAMBLE.size:
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
    return length, checksum


def _check_size(file: Path, size: int, expected: int) -> None:
    if size != expected:
        fault = "truncated" if size < expected else "altered"
        raise ImageError(
            f"{file}: {fault}: it has {size} bytes, its table calls for {expected}; {AGAIN}"
        )
