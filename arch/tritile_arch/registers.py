"""The register table behind AXI4-Lite: 32-bit words at byte offsets.

A doorbell is one write: which descriptor list to run and for how many tokens. STATUS has no
side effects; ``completed`` counts doorbells modulo 2**16.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from .encoding import CODECS
from .geometry import Geometry

IDENTITY_VALUE = 0x54524954  # "TRIT"
VERSION_VALUE = 0x00020000  # major, minor: a driver refuses another major
ADDRESS_SPACE = 4096  # bytes
DOORBELL_SLOTS = 4  # doorbells rung and not completed, the one that runs among them
WATCHDOG_CLOCKS = 1 << 20  # after reset; longer than any memory stays silent


class ErrorCode(IntEnum):
    """Why the queue stopped."""

    NONE = 0
    BAD_DESCRIPTOR = 1
    READ_ERROR = 2
    WRITE_ERROR = 3
    ILLEGAL_WEIGHT = 4
    DOORBELL_OVERFLOW = 5
    NO_PROGRESS = 6


ERROR_TEXT = {
    ErrorCode.NONE: "no error",
    ErrorCode.BAD_DESCRIPTOR: "a descriptor breaks a rule",
    ErrorCode.READ_ERROR: "the memory answered a read with an error",
    ErrorCode.WRITE_ERROR: "the memory answered a write with an error",
    ErrorCode.ILLEGAL_WEIGHT: "a weight byte that no trits encode",
    ErrorCode.DOORBELL_OVERFLOW: "a doorbell was rung while all slots were taken",
    ErrorCode.NO_PROGRESS: "no progress within the watchdog's time",
}


@dataclass(frozen=True)
class Field:
    """Bits ``lsb + width - 1 : lsb``; ``keeps``: if "rw", they read back what was written."""

    name: str
    lsb: int
    width: int
    description: str
    keeps: bool = True

    def get(self, word: int) -> int:
        return (word >> self.lsb) & ((1 << self.width) - 1)

    def put(self, value: int) -> int:
        if not 0 <= value < 1 << self.width:
            raise ValueError(f"field {self.name}: {value} does not fit {self.width} bits")
        return value << self.lsb


@dataclass(frozen=True)
class Register:
    """``access``: "ro", "rw" or "wo"."""

    name: str
    offset: int
    access: str
    description: str
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"register {self.name} has no field {name!r}")

    @property
    def kept(self) -> int:
        """The bits that read back what was written."""
        if self.access != "rw":
            return 0
        if not self.fields:
            return 0xFFFFFFFF
        return sum(field.put((1 << field.width) - 1) for field in self.fields if field.keeps)

    def pack(self, **values: int) -> int:
        """The word with those fields set and the others zero."""
        return sum(self.field(name).put(value) for name, value in values.items())

    def unpack(self, word: int) -> dict[str, int]:
        return {field.name: field.get(word) for field in self.fields}


IDENTITY = Register("IDENTITY", 0x00, "ro", "the letters TRIT")
VERSION = Register(
    "VERSION",
    0x04,
    "ro",
    "of this contract",
    (Field("minor", 0, 16, "additions"), Field("major", 16, 16, "incompatible changes")),
)
GEOMETRY0 = Register(
    "GEOMETRY0",
    0x08,
    "ro",
    "the geometry that the design was built with",
    (
        Field("rows", 0, 8, "token rows"),
        Field("ports", 8, 4, "weight ports"),
        Field("port_bytes", 12, 8, "bytes a beat of a port"),
        Field("trits_per_byte", 20, 4, "5: trit5, 4: trit4"),
        Field("address_bits", 24, 8, "width of an address"),
    ),
)
GEOMETRY1 = Register(
    "GEOMETRY1",
    0x0C,
    "ro",
    "the geometry, continued",
    (Field("depth", 0, 16, "accumulators a bank"), Field("columns", 16, 16, "weights a beat")),
)
CONTROL = Register(
    "CONTROL",
    0x10,
    "rw",
    "switches",
    (
        Field("interrupt_enable", 0, 1, "raise the interrupt line"),
        Field(
            "soft_reset",
            1,
            1,
            "write 1: finish what the bus has begun, then forget all doorbells and the error",
            keeps=False,
        ),
        Field(
            "prefetch",
            2,
            1,
            "while no doorbell waits, read the next list's first descriptor and weights; clear it"
            " before you change them",
        ),
    ),
)
LIST_BASE_LO = Register("LIST_BASE_LO", 0x14, "rw", "address of descriptor 0, bits 31:0")
LIST_BASE_HI = Register("LIST_BASE_HI", 0x18, "rw", "address of descriptor 0, bits 63:32")
DOORBELL = Register(
    "DOORBELL",
    0x1C,
    "wo",
    "runs a descriptor list",
    (
        Field("index", 0, 24, "the list's first descriptor"),
        Field("tokens", 24, 8, "token rows in use, 1 to rows"),
    ),
)
STATUS = Register(
    "STATUS",
    0x20,
    "ro",
    "one word for a poll, without side effects",
    (
        Field("completed", 0, 16, "doorbells completed, modulo 2**16"),
        Field("busy", 16, 1, "a doorbell waits or runs"),
        Field("error", 17, 1, "the queue has stopped"),
        Field("resetting", 18, 1, "a soft reset is under way; a doorbell rung now may be lost"),
        Field("code", 20, 4, "why: an ErrorCode"),
        Field("free_slots", 24, 4, "doorbells that may be rung now"),
    ),
)
COMPLETED_MODULO = 1 << STATUS.field("completed").width
MOST_BEHIND = COMPLETED_MODULO // 2  # less than this beyond a number: reached
FAILED_JOB = Register("FAILED_JOB", 0x24, "ro", "index of the descriptor that stopped the queue")
INTERRUPT = Register(
    "INTERRUPT",
    0x28,
    "rw",
    "write 1 to clear",
    (Field("pending", 0, 1, "a doorbell has completed or the queue has stopped", keeps=False),),
)
WATCHDOG = Register(
    "WATCHDOG", 0x2C, "rw", "clocks without any transfer until NO_PROGRESS; 0: never"
)
CYCLES = Register("CYCLES", 0x30, "ro", "clocks with a doorbell waiting or running")
WEIGHT_BEATS = Register("WEIGHT_BEATS", 0x34, "ro", "weight beats that entered the array")
JOBS = Register("JOBS", 0x38, "ro", "jobs whose last weight beat entered the array")
# Each of CYCLES either issued a weight beat or is counted here, so that all five add up.
STALL_WEIGHTS = Register("STALL_WEIGHTS", 0x3C, "ro", "clocks that waited for weights")
STALL_ACTIVATIONS = Register("STALL_ACTIVATIONS", 0x40, "ro", "clocks that waited for activations")
STALL_DRAIN = Register(
    "STALL_DRAIN", 0x44, "ro", "clocks that waited for accumulators or results on their way out"
)
STALL_QUEUE = Register("STALL_QUEUE", 0x48, "ro", "clocks that waited for a descriptor")
IO_READ_BEATS = Register("IO_READ_BEATS", 0x4C, "ro", "beats read by the I/O port")
IO_WRITE_BEATS = Register("IO_WRITE_BEATS", 0x50, "ro", "beats written by the I/O port")
COUNTERS = (
    CYCLES,
    WEIGHT_BEATS,
    JOBS,
    STALL_WEIGHTS,
    STALL_ACTIVATIONS,
    STALL_DRAIN,
    STALL_QUEUE,
    IO_READ_BEATS,
    IO_WRITE_BEATS,
)

REGISTERS = (
    IDENTITY,
    VERSION,
    GEOMETRY0,
    GEOMETRY1,
    CONTROL,
    LIST_BASE_LO,
    LIST_BASE_HI,
    DOORBELL,
    STATUS,
    FAILED_JOB,
    INTERRUPT,
    WATCHDOG,
    *COUNTERS,
)


def geometry_words(g: Geometry) -> tuple[int, int]:
    """GEOMETRY0 and GEOMETRY1 of a design."""
    first = GEOMETRY0.pack(
        rows=g.rows,
        ports=g.ports,
        port_bytes=g.port_bytes,
        trits_per_byte=g.trits_per_byte,
        address_bits=g.address_bits,
    )
    return first, GEOMETRY1.pack(depth=g.depth, columns=g.columns)


def geometry_of(first: int, second: int) -> Geometry:
    """The geometry that a design says it was built with, of its GEOMETRY0 and GEOMETRY1.

    ValueError if no design of this contract can say so. ``fifo_beats`` is not among them.
    """
    found = GEOMETRY0.unpack(first)
    names = {codec.trits_per_byte: codec.name for codec in CODECS.values()}
    codec = names.get(found.pop("trits_per_byte"))
    if codec is None:
        raise ValueError(f"GEOMETRY0 is {first:#010x}: no codec of ours")
    geometry = Geometry(**found, codec=codec, depth=GEOMETRY1.unpack(second)["depth"])
    if geometry_words(geometry) != (first, second):
        raise ValueError(f"GEOMETRY1 is {second:#010x}: it contradicts GEOMETRY0 {first:#010x}")
    return geometry
