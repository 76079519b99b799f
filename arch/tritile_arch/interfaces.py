"""The tile's pins as a bus designer sees them: its masters, and where the processor finds what.

The packaged IP, the block design and the .hwh say the same of them because they read it here.
"""

from __future__ import annotations

from dataclasses import dataclass

from .boards import Board
from .geometry import BURST_BEATS, OUTSTANDING
from .registers import ADDRESS_SPACE
from .system import (
    CONTROL_INTERFACE,
    INTERRUPT_CONTROLLER,
    INTERRUPT_CONTROLLER_BYTES,
    IO_INTERFACE,
    TILE,
    weight_interface,
)

CLOCK_PIN, RESET_PIN = "clk", "rst"
RESET_POLARITY = "ACTIVE_HIGH"
INTERRUPT_SENSITIVITY = "LEVEL_HIGH"  # pending until software clears it
REGISTER_BLOCK = "reg0"
CONTROL_ADDRESS_BITS = ADDRESS_SPACE.bit_length() - 1
CONTROL_DATA_BITS = 32
REGISTER_BITS = 32
# IP-XACT's words for who may do what to a register.
ACCESS = {"ro": "read-only", "rw": "read-write", "wo": "write-only"}
# Two readers, of descriptors and of activations, share the I/O port.
IO_READERS = 2
# UltraScale+ shows 2 GB of its DDR below 4 GB and the rest higher up (UG1085).
LOW_MEMORY, HIGH_MEMORY_BASE = 2 << 30, 0x8_0000_0000
# Vivado gives a register slave no less than this in an address map.
LEAST_SEGMENT = 4096


@dataclass(frozen=True)
class Master:
    """An AXI4 master of the tile. ``slave``: the processing system's port that it reaches.

    ``reads``, ``writes``: bursts outstanding at most, 0 where it has no such half; ``burst``:
    beats of the longest.
    """

    interface: str
    slave: str
    data_bits: int
    address_bits: int
    reads: int
    writes: int
    burst: int = BURST_BEATS


@dataclass(frozen=True)
class Segment:
    """``size`` bytes from ``base`` on, where the processor's control port finds that slave.

    ``block`` of ``memory_map``: what its IP calls them.
    """

    instance: str
    interface: str
    memory_map: str
    block: str
    base: int
    size: int


def masters(board: Board) -> tuple[Master, ...]:
    """The I/O port, then the weight ports in their order."""
    g = board.geometry
    width = 8 * g.port_bytes
    io = Master(
        IO_INTERFACE, board.io_port, width, g.address_bits, IO_READERS * OUTSTANDING, OUTSTANDING
    )
    weights = (
        Master(weight_interface(p), slave, width, g.address_bits, OUTSTANDING, 0)
        for p, slave in enumerate(board.weight_ports)
    )
    return (io, *weights)


def register_segments(board: Board) -> tuple[Segment, ...]:
    """What the processor sees behind its control port; ValueError for a board without a part."""
    family = board.family
    if family is None:
        raise ValueError(f"board {board.name} exists in simulation only: it has no address map")
    tile = Segment(
        TILE,
        CONTROL_INTERFACE,
        CONTROL_INTERFACE,
        REGISTER_BLOCK,
        family.control_base,
        max(ADDRESS_SPACE, LEAST_SEGMENT),
    )
    controller = Segment(
        INTERRUPT_CONTROLLER,
        "s_axi",
        "S_AXI",
        "Reg",
        family.interrupt_controller_base,
        INTERRUPT_CONTROLLER_BYTES,
    )
    return (tile, controller)


def memory_segments(board: Board, slave: str) -> tuple[tuple[str, int, int], ...]:
    """(segment's path, base, bytes) of the DDR behind that port of the processing system."""
    if board.family is None or board.memory_bytes is None:
        raise ValueError(f"board {board.name} exists in simulation only: it has no memory map")
    port = board.family.memory_port(slave)
    path = f"{port.memory_map}/{port.segment}"
    low = min(board.memory_bytes, LOW_MEMORY)
    found = [(path, 0, low)]
    if board.memory_bytes > low:
        found.append((path.replace("_LOW", "_HIGH"), HIGH_MEMORY_BASE, board.memory_bytes - low))
    return tuple(found)
