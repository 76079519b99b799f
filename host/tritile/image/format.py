"""The format of a packed image, both ways.

    bytes 0-7   MAGIC
    8-11        VERSION, uint32; all numbers are little-endian
    12-15       n, the header's bytes, uint32
    16-47       sha256 of bytes 0-15 and of bytes 48 up to the first region
    48-         the header, n bytes of JSON; then zeros up to a page
    then        the regions in the tables' order, each from a page on, zeros behind it

A region is what one weight port reads of a matrix (``tritile_arch.layout``), or a vector of
float32 for the CPU; those come last. Offsets in the tables count from the first region. ``VERSION``
changes with the format, with the layout's rules, and with what the head's digits are made by.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tritile_arch import layout
from tritile_arch.geometry import Geometry, align
from tritile_arch.layout import WEIGHT_ALIGN

from ..bitlinear import RULES
from ..errors import shown
from ..head.matrices import PLACES
from ..plan import Matrix
from . import fields

MAGIC = b"TRITILE\x1a"
VERSION = 2
PREAMBLE = struct.Struct("<8sII32s")
DIGEST_AT = PREAMBLE.size - 32
LONGEST_HEADER = 16 << 20  # bytes; 8B on four ports takes 130 KB
ROWS = "rows"  # the rule of the head's matrices: a scale a row, in a vector
RULE_NAMES = (*RULES, ROWS)
FLOAT_BYTES = 4
LAYOUT_FIELDS = ("ports", "port_bytes", "codec", "depth")  # of a Geometry: what regions depend on


@dataclass(frozen=True)
class Region:
    """One port's bytes of a matrix; ``sha256`` is of them and of the zeros up to the next page."""

    offset: int
    bytes: int
    sha256: str

    @property
    def padded(self) -> int:
        return align(self.bytes, WEIGHT_ALIGN)


@dataclass(frozen=True)
class Entry:
    """A matrix [m, k] of the table, with how its sums become floats (``bitlinear.make_rescale``).

    ``weight_scale`` is a float32; JSON's decimals keep it exactly. ``ROWS``: it is 1, and ignored.
    """

    name: str
    m: int
    k: int
    planes: int
    rule: str
    weight_scale: float
    regions: tuple[Region, ...]

    @property
    def matrix(self) -> Matrix:
        return Matrix(self.name, self.m, self.k, self.planes)


@dataclass(frozen=True)
class Vector:
    """``n`` floats of the head."""

    name: str
    n: int
    regions: tuple[Region, ...]  # one


@dataclass(frozen=True)
class ModelFacts:
    """What the image was made from, for people; ``sizes`` as the config says them.

    ``weights``: ternary ones, without the head's digits.
    """

    architecture: str
    name: str
    sizes: dict[str, int]
    weights: int


@dataclass(frozen=True)
class Header:
    """Everything that stands before the regions."""

    board: str
    geometry: Geometry
    model: ModelFacts
    fingerprint: str
    matrices: tuple[Entry, ...]
    vectors: tuple[Vector, ...] = ()

    def encode(self, length: int = 0) -> bytes:
        """All bytes before the first region; the JSON is at least ``length`` bytes long."""
        text = json.dumps(asdict(self), separators=(",", ":")).encode().ljust(length)
        body = text.ljust(align(PREAMBLE.size + len(text), WEIGHT_ALIGN) - PREAMBLE.size, b"\0")
        start = PREAMBLE.pack(MAGIC, VERSION, len(text), b"")[:DIGEST_AT]
        return start + digest(start, body) + body

    @classmethod
    def decode(cls, text: bytes) -> Header:
        """From the JSON; ValueError names what is wrong in it."""
        values = fields.read_object(text, tuple(cls.__annotations__))
        g = fields.geometry(values["geometry"])
        model = fields.members(values["model"], "model", tuple(ModelFacts.__annotations__))
        sizes = fields.members(model["sizes"], "model.sizes")
        header = cls(
            board=fields.text(values["board"], "board"),
            geometry=g,
            model=ModelFacts(
                fields.text(model["architecture"], "model.architecture"),
                fields.text(model["name"], "model.name"),
                {key: fields.integer(n, f"model.sizes.{key}") for key, n in sizes.items()},
                fields.integer(model["weights"], "model.weights"),
            ),
            fingerprint=fields.sha256(values["fingerprint"], "fingerprint"),
            matrices=tuple(_entries(values["matrices"])),
            vectors=tuple(_vectors(values["vectors"])),
        )
        _check_table(header)
        return header

    @property
    def data_bytes(self) -> int:
        """From the first region to the end of the file."""
        last = (*self.matrices, *self.vectors)[-1].regions[-1]
        return last.offset + last.padded

    @property
    def head(self) -> bool:
        """Whether it holds the head's digits."""
        return any(entry.rule == ROWS for entry in self.matrices)

    @property
    def head_bytes(self) -> int:
        """Of the file, for the head."""
        entries = [*(entry for entry in self.matrices if entry.rule == ROWS), *self.vectors]
        return sum(region.padded for entry in entries for region in entry.regions)


def digest(start: bytes, body: bytes) -> bytes:
    """The header's checksum, of what stands before it and behind it."""
    return hashlib.sha256(start + body).digest()


def lay_out(
    g: Geometry, matrices: Iterable[Matrix], vectors: Iterable[int] = ()
) -> list[tuple[Region, ...]]:
    """Where each matrix's regions lie, port after port, and those of vectors of so many floats.

    Their checksums are still unknown.
    """
    offset, table = 0, []
    for matrix in matrices:
        size = layout.weight_bytes(g, matrix.m, matrix.k, matrix.planes)
        step = align(size, WEIGHT_ALIGN)
        table.append(tuple(Region(offset + p * step, size, "") for p in range(g.ports)))
        offset += g.ports * step
    for n in vectors:
        table.append((Region(offset, n * FLOAT_BYTES, ""),))
        offset += table[-1][0].padded
    return table


def same_layout(a: Geometry, b: Geometry) -> bool:
    """Whether both read the same bytes."""
    return all(getattr(a, name) == getattr(b, name) for name in LAYOUT_FIELDS)


def describe(g: Geometry) -> str:
    """What regions depend on, e.g. "trit5, 4 ports of 16 bytes, depth 1024"."""
    return f"{g.codec}, {g.ports} ports of {g.port_bytes} bytes, depth {g.depth}"


def _entries(values: Any) -> Iterator[Entry]:
    for index, value in enumerate(fields.rows(values, "matrices")):
        where = f"matrices[{index}]"
        entry = fields.members(value, where, tuple(Entry.__annotations__))
        yield Entry(
            name=fields.text(entry["name"], f"{where}.name"),
            m=fields.integer(entry["m"], f"{where}.m", least=1),
            k=fields.integer(entry["k"], f"{where}.k", least=1),
            planes=fields.integer(entry["planes"], f"{where}.planes", least=1),
            rule=fields.choice(entry["rule"], f"{where}.rule", RULE_NAMES),
            weight_scale=fields.scale(entry["weight_scale"], f"{where}.weight_scale"),
            regions=_regions(entry, where),
        )


def _vectors(values: Any) -> Iterator[Vector]:
    for index, value in enumerate(fields.rows(values, "vectors")):
        where = f"vectors[{index}]"
        vector = fields.members(value, where, tuple(Vector.__annotations__))
        yield Vector(
            name=fields.text(vector["name"], f"{where}.name"),
            n=fields.integer(vector["n"], f"{where}.n", least=1),
            regions=_regions(vector, where),
        )


def _regions(owner: dict[str, Any], where: str) -> tuple[Region, ...]:
    where = f"{where}.regions"
    values = fields.rows(owner["regions"], where)
    return tuple(_region(value, f"{where}[{i}]") for i, value in enumerate(values))


def _region(value: Any, where: str) -> Region:
    region = fields.members(value, where, tuple(Region.__annotations__))
    return Region(
        offset=fields.integer(region["offset"], f"{where}.offset"),
        bytes=fields.integer(region["bytes"], f"{where}.bytes"),
        sha256=fields.sha256(region["sha256"], f"{where}.sha256"),
    )


def _check_table(header: Header) -> None:
    """Every region lies where its matrix's size puts it."""
    if not header.matrices:
        raise ValueError("matrices is empty")
    matrices, vectors = header.matrices, header.vectors
    places = lay_out(header.geometry, [e.matrix for e in matrices], [v.n for v in vectors])
    for entry, expected in zip((*matrices, *vectors), places, strict=True):
        found = [(region.offset, region.bytes) for region in entry.regions]
        if found != [(region.offset, region.bytes) for region in expected]:
            raise ValueError(
                f"the regions of {shown(entry.name)} lie at {shown(found)}, not where they should"
            )
    if len({entry.name for entry in (*matrices, *vectors)}) < len(places):
        raise ValueError("a matrix occurs twice")
    for entry in matrices:
        if (entry.rule == ROWS) != (entry.name in PLACES):
            raise ValueError(
                f"{shown(entry.name)} has the rule {entry.rule!r}, which is not its own"
            )
