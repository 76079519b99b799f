"""What must agree between a .hwh and a board's block design, one finding each."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch import registers, system
from tritile_arch.boards import BOARDS, Board
from tritile_arch.design import Design, design
from tritile_arch.interfaces import masters

from .buses import master, port_widths
from .finding import Finding, span
from .reader import Handoff, HandoffError
from .wires import clock, interrupt, reset


def board_of(handoff: Handoff) -> Board:
    """The board that has such a processing system. HandoffError if none or several have."""
    found = [
        board
        for board in BOARDS.values()
        if board.family and handoff.instances(board.family.vlnv.rpartition(":")[0])
    ]
    if len(found) != 1:
        known = ", ".join(board.name for board in BOARDS.values() if board.family)
        raise HandoffError(f"the file does not say which board it is for; name one of: {known}")
    return found[0]


def compare(handoff: Handoff, board: Board) -> list[Finding]:
    """Everything that must agree; HandoffError if tile or processing system are missing."""
    d = design(board)
    tile = _one(handoff, system.VENDOR_LIBRARY_NAME, "tile")
    processor = _one(handoff, d.family.vlnv.rpartition(":")[0], "processing system")
    controller = _one(handoff, system.INTERRUPT_CONTROLLER_VLNV.rpartition(":")[0], "axi_intc")
    return [
        *_part(handoff, board),
        _same("processing system", handoff.vlnv(processor).rpartition(":")[0], d.family.vlnv),
        _same("tile", handoff.vlnv(tile), system.VLNV),
        _same("tile's name", tile, system.TILE),
        _registers(handoff, tile),
        *_addresses(handoff, d, processor, tile, controller),
        *(master(handoff, d, m, tile, processor) for m in masters(board)),
        *port_widths(handoff, d, processor),
        interrupt(handoff, d, tile, controller, processor),
        *clock(handoff, d, tile, processor),
        reset(handoff, tile),
    ]


def _one(handoff: Handoff, name: str, what: str) -> str:
    found = handoff.instances(name)
    if len(found) != 1:
        raise HandoffError(f"the file has {len(found)} cells of {name} ({what}); expected one")
    return found[0]


def _same(name: str, found: str, expected: str) -> Finding:
    """A processing system's version is Vivado's choice: a found VLNV may lack it."""
    agrees = found == expected or expected.startswith(f"{found}:")
    return Finding(name, found, "" if agrees else expected)


def _part(handoff: Handoff, board: Board) -> Iterator[Finding]:
    """Nothing if the file does not say; only letters and digits count."""
    information = handoff.root.find("SYSTEMINFO")
    said = (
        []
        if information is None
        else [information.get(key) or "" for key in ("DEVICE", "PACKAGE", "SPEEDGRADE")]
    )
    if any(said) and board.part:
        found, expected = _plain("".join(said)), _plain(board.part.name)
        agrees = expected.startswith(found)
        yield Finding("part", " ".join(said), "" if agrees else board.part.name)


def _plain(part: str) -> str:
    return "".join(c for c in part.lower() if c.isalnum()).removeprefix("xc")


def _registers(handoff: Handoff, tile: str) -> Finding:
    found = handoff.registers(tile)
    if not found:
        return Finding("registers", "the file lists none")
    expected = {
        r.name: (r.offset, {f.name: (f.lsb, f.width) for f in r.fields})
        for r in registers.REGISTERS
    }
    for name, said in expected.items():
        if name not in found:
            return Finding("registers", f"no {name}", f"it lies at {said[0]:#x}")
        if found[name][0] != said[0]:
            return Finding("registers", f"{name} at {found[name][0]:#x}", f"{said[0]:#x}")
        if found[name][1] and found[name][1] != said[1]:
            return Finding("registers", f"fields of {name}: {found[name][1]}", str(said[1]))
    return Finding("registers", f"{len(expected)} at their offsets")


def _addresses(
    handoff: Handoff, d: Design, processor: str, tile: str, controller: str
) -> Iterator[Finding]:
    """The processor's view of the two slaves."""
    cells = {system.TILE: tile, system.INTERRUPT_CONTROLLER: controller}
    for r in d.ranges:
        if not r.memory:
            instance = cells[r.slave[0]]
            found = {
                f"{s.base:#010x} to {s.last:#010x} by {s.master}"
                for s in handoff.seen(processor)
                if s.slave[0] == instance
            }
            expected = f"{span(r)} by {d.family.control_port}"
            said = ", ".join(sorted(found)) or "not in the processor's address map"
            agrees = found == {expected}
            yield Finding(f"{r.slave[0]}'s address", said, "" if agrees else expected, vital=True)
