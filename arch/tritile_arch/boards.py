"""The boards that this project builds for; ``tiny`` and ``tiny-trit4`` exist in simulation only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .geometry import Geometry
from .system import ZYNQ7, ZYNQMP, Family


@dataclass(frozen=True)
class Part:
    """An FPGA with what it holds; a LUT has six inputs, a ``bram36`` is 36 Kbit."""

    name: str
    lut: int
    ff: int
    bram36: int
    dsp: int
    uram: int = 0


# Zynq-7000 SoC Data Sheet: Overview (DS190).
XC7Z020 = Part("xc7z020clg400-1", lut=53_200, ff=106_400, bram36=140, dsp=220)
# Zynq UltraScale+ MPSoC Data Sheet: Overview (DS891).
XCZU7EV = Part("xczu7ev-ffvc1156-2-e", lut=230_400, ff=460_800, bram36=312, dsp=1_728, uram=96)


@dataclass(frozen=True)
class Board:
    """``part``, ``family``: None in simulation. ``clock_mhz``: aimed at, not measured.

    ``memory_bytes``: of the processor's DDR, shared by everything; ``memory_rate``: bytes a second
    that its data sheet promises at most, ``memory_share``: of these what others have reached.
    ``cma_bytes``: contiguous memory that PYNQ's image reserves for buffers. None in simulation.
    ``pynq_name``: what PYNQ's images set the environment variable BOARD to. ``image_python``: the
    Python of the newest of them.
    """

    name: str
    part: Part | None
    clock_mhz: int
    geometry: Geometry
    weight_ports: tuple[str, ...]
    io_port: str
    memory_bytes: int | None = None
    memory_rate: float | None = None
    memory_share: float = 1.0
    cma_bytes: int | None = None
    family: Family | None = None
    pynq_name: str | None = None
    image_python: str | None = None

    def __post_init__(self) -> None:
        if len(self.weight_ports) != self.geometry.ports:
            raise ValueError(
                f"board {self.name}: {len(self.weight_ports)} weight ports are named;"
                f" the geometry has {self.geometry.ports}"
            )
        if self.family is not None:
            for port in (*self.weight_ports, self.io_port):
                self.family.memory_port(port)


TINY = Board(
    name="tiny",
    part=None,
    clock_mhz=100,
    geometry=Geometry(rows=4, ports=1, port_bytes=8, depth=256),
    weight_ports=("W0",),
    io_port="IO",
)
# The second codec: a beat of as many bytes holds fewer trits, so it has 32 columns instead of 40.
TINY_TRIT4 = replace(TINY, name="tiny-trit4", geometry=replace(TINY.geometry, codec="trit4"))
PYNQ_Z2 = Board(
    name="pynq-z2",
    part=XC7Z020,
    clock_mhz=125,
    geometry=Geometry(rows=24, ports=2, port_bytes=8),
    weight_ports=("S_AXI_HP0", "S_AXI_HP2"),
    io_port="S_AXI_HP1",
    memory_bytes=512 << 20,  # PYNQ-Z2 Reference Manual
    memory_rate=2.1e9,  # the same: 16 bits of DDR3-1050
    memory_share=0.75,  # reported of Zynq-7000's HP ports
    cma_bytes=128 << 20,
    family=ZYNQ7,
    pynq_name="Pynq-Z2",
    image_python="3.10",  # PYNQ 3.1
)
ZCU104 = Board(
    name="zcu104",
    part=XCZU7EV,
    clock_mhz=250,
    geometry=Geometry(rows=28, ports=4, port_bytes=16, address_bits=40),
    weight_ports=("S_AXI_HP0_FPD", "S_AXI_HP1_FPD", "S_AXI_HP2_FPD", "S_AXI_HP3_FPD"),
    io_port="S_AXI_HPC0_FPD",
    memory_bytes=2 << 30,  # ZCU104 Evaluation Board User Guide (UG1267)
    memory_rate=17.1e9,  # 64 bits of DDR4-2133; faster settings exist
    memory_share=0.94,  # Hummingbird's, of this board
    cma_bytes=512 << 20,  # its device tree; other boards' images reserve 128 MB
    family=ZYNQMP,
    pynq_name="ZCU104",
    image_python="3.12",  # PYNQ 4.0
)
BOARDS = {board.name: board for board in (TINY, TINY_TRIT4, PYNQ_Z2, ZCU104)}


def board(name: str) -> Board:
    """The board of that name; ValueError names the known ones."""
    if name not in BOARDS:
        raise ValueError(f"unknown board {name!r}; known: {', '.join(BOARDS)}")
    return BOARDS[name]
