"""Packed images for tests: spelled out byte by byte from the contract, and damaged on purpose."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tritile import ternary
from tritile.models.open import open_source
from tritile_arch import encoding, layout
from tritile_arch.boards import BOARDS
from tritile_arch.geometry import Geometry

PAGE = 4096
START = 48  # of the header's JSON


def spelled_out(g: Geometry, trits: np.ndarray) -> list[bytes]:
    """The bytes of each port of trits int8 [M, K], by ``layout`` and ``Codec.encode`` alone."""
    codec = encoding.codec(g.codec)
    m, k = trits.shape
    ports = [bytearray() for _ in range(g.ports)]
    for m0, rows, _, block in layout.weight_runs(g, m, k):
        for row in trits[m0 : m0 + rows]:
            beat = row[block * g.columns : (block + 1) * g.columns].tolist()
            beat += [0] * (g.columns - len(beat))
            for port, data in enumerate(ports):
                for byte in range(g.port_bytes):
                    at = port * g.port_columns + byte * codec.trits_per_byte
                    data.append(codec.encode(beat[at : at + codec.trits_per_byte]))
    return [bytes(data) for data in ports]


def spelled_out_model(folder: Path, board: str) -> bytes:
    """All regions of a checkpoint, in the order of the job lists, each padded to a page."""
    source = open_source(folder)
    parts = []
    for jobs in source.config.job_lists():
        for matrix in jobs.matrices:
            trits = ternary.trits(source.ternary(matrix.name))
            for data in spelled_out(BOARDS[board].geometry, trits):
                parts.append(data + bytes(-len(data) % PAGE))
    return b"".join(parts)


def header_of(file: Path) -> dict:
    """The JSON of an image's header."""
    content = file.read_bytes()
    return json.loads(content[START : START + _length(content)])


def data_of(file: Path) -> bytes:
    """Everything from the first region on."""
    content = file.read_bytes()
    return content[_data_start(_length(content)) :]


def rewrite_header(file: Path, change: Callable[[dict], object]) -> None:
    """``change`` edits the header's object; its checksum is made right again."""
    header = header_of(file)
    change(header)
    write_image(file, json.dumps(header).encode(), data_of(file))


def write_image(file: Path, header: bytes, data: bytes, version: int = 2) -> None:
    """An image with whatever header, under a right checksum."""
    body = header + bytes(_data_start(len(header)) - START - len(header))
    start = b"TRITILE\x1a" + struct.pack("<II", version, len(header))
    file.write_bytes(start + hashlib.sha256(start + body).digest() + body + data)


def flip(file: Path, position: int) -> None:
    """Another byte there."""
    content = bytearray(file.read_bytes())
    content[position] ^= 0x55
    file.write_bytes(content)


def _length(content: bytes) -> int:
    return struct.unpack_from("<I", content, 12)[0]


def _data_start(length: int) -> int:
    return -(-(START + length) // PAGE) * PAGE
