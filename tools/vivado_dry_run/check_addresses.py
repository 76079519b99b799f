"""Does everybody see what it must, where the contract says, and nothing twice?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tritile_arch import system
from tritile_arch.boards import Board
from tritile_arch.interfaces import masters, register_segments
from tritile_arch.system import Family

from .designer import Address, Designer

# Where the control ports see the programmable logic: UG585 and UG1085.
WINDOWS = {"zynq7": (0x4000_0000, 0x8000_0000), "zynqmp": (0xA000_0000, 0xB000_0000)}


def check_addresses(design: Designer, board: Board) -> Iterator[str]:
    assert board.family is not None
    yield from _registers(design, board, board.family)
    for m in masters(board):
        yield from _memory(design, board, board.family, m.interface, m.slave, m.address_bits)
    for space in {a.space for a in design.addresses}:
        yield from _overlaps([a for a in design.addresses if a.space == space])


def _overlaps(addresses: list[Address]) -> Iterator[str]:
    placed = [a for a in addresses if a.base is not None]
    for a in placed:
        if a.size < 1 or a.size & (a.size - 1) or (a.base or 0) % a.size:
            yield f"{a.segment} at {a.base:#x}: {a.size} bytes are no power of two, or not aligned"
    for a, b in combinations(placed, 2):
        if (a.base or 0) < (b.base or 0) + b.size and (b.base or 0) < (a.base or 0) + a.size:
            yield f"{a.space}: {a.segment} and {b.segment} overlap"


def _registers(design: Designer, board: Board, family: Family) -> Iterator[str]:
    space = f"/{family.instance}/Data"
    found = {(a.segment, a.base, a.size) for a in design.addresses if a.space == space}
    wanted = {
        (f"/{s.instance}/{s.memory_map}/{s.block}", s.base, s.size)
        for s in register_segments(board)
    }
    for segment, base, size in found ^ wanted:
        what = "is not" if (segment, base, size) in wanted else "is, and should not be,"
        yield f"{space}: {segment} {what} at {base or 0:#x}, {size} bytes"
    low, high = WINDOWS[family.name]
    for segment, base, size in found:
        if not low <= (base or 0) <= high - size:
            yield f"{segment} lies outside of {family.control_port}"


def _memory(
    design: Designer, board: Board, family: Family, interface: str, slave: str, bits: int
) -> Iterator[str]:
    space, cell = f"/{system.TILE}/{interface}", design.cells.get(family.instance)
    if cell is None:
        return
    own = [a for a in design.addresses if a.space == space]
    behind = {
        f"/{family.instance}/{path}": bus for path, bus in cell.ip.segments(cell.config).items()
    }
    reached = 0
    for a in own:
        if behind.get(a.segment) != slave:
            yield f"{space}: {a.segment} is not behind {slave}"
        elif a.base is not None:
            if "_DDR_" not in a.segment:
                yield f"{space} reaches {a.segment}"
            if a.base + a.size > 1 << bits:
                yield f"{space}: {a.segment} does not fit an address of {bits} bits"
            reached += a.size
    if reached != board.memory_bytes or not any(a.base == 0 for a in own):
        yield f"{space} reaches {reached} bytes of the DDR's {board.memory_bytes}"
    for segment, bus in behind.items():
        if bus == slave and segment not in {a.segment for a in own}:
            yield f"{space}: {segment} is neither assigned nor excluded"
