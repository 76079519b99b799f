"""A module's cells and nets, and the block of the RTL that each cell belongs to.

MyHDL flattens the accelerator into one module, but each generator keeps its label
(``accelerator0_tile0_accumulate3_fetch``) and each signal its name, so registers and carry chains
know where they come from. A LUT has lost that: it belongs to the block that most of its readers
belong to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from .cells import CLOCKS, PRIMITIVES, RESOURCES, primitive

OPENED = ("tile", "output", "control")  # blocks whose parts are shown
ELSEWHERE = "connections"


@dataclass
class Cell:
    name: str
    kind: str
    ports: dict[str, list]
    directions: dict[str, str]
    src: str
    block: str = ""

    def bits(self, direction: str) -> list[int]:
        """Net numbers of all ports of a direction; constants are left out."""
        return [
            bit
            for port, bits in self.ports.items()
            if self.directions[port] == direction and port not in CLOCKS
            for bit in bits
            if isinstance(bit, int)
        ]


@dataclass
class Module:
    """``ports``: name to (direction, bits)."""

    name: str
    cells: list[Cell]
    ports: dict[str, tuple[str, list]]
    names: dict[int, str] = field(default_factory=dict)

    @property
    def instances(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind not in PRIMITIVES]

    def port_bits(self, direction: str) -> dict[int, str]:
        """Net number to port name; the clock is no data."""
        return {
            bit: port
            for port, (way, bits) in self.ports.items()
            if way == direction and port != "clk"
            for bit in bits
            if isinstance(bit, int)
        }


def read(name: str, found: dict, others: frozenset[str]) -> Module:
    """A module of Yosys' JSON; ValueError names a primitive that cells.py lacks."""
    cells = [
        Cell(n, c["type"], c["connections"], c["port_directions"], c["attributes"].get("src", ""))
        for n, c in found["cells"].items()
        if c["type"] != "$scopeinfo"
    ]
    for kind in {cell.kind for cell in cells} - others:
        primitive(kind)
    module = Module(
        name, cells, {n: (p["direction"], p["bits"]) for n, p in found["ports"].items()}
    )
    for label, net in found["netnames"].items():
        if not net["hide_name"]:
            for bit in net["bits"]:
                module.names[bit] = max(module.names.get(bit, ""), label, key=len)
    return module


def generators(verilog: str) -> list[str]:
    """The label of each line's generator or the signal that the line assigns, first line at 1."""
    labels, inside = [""], ""
    for line in verilog.splitlines():
        opened = re.search(r"\bbegin: (\w+)", line)
        assigned = re.match(r"assign (\w+)", line)
        if opened:
            inside = opened[1]
        labels.append(inside or (assigned[1] if assigned else ""))
        if line == "end":
            inside = ""
    return labels


def block_of(label: str) -> str:
    """``accelerator0_tile0_array0_skew0_gather`` -> ``tile.array``."""
    parts = re.findall(r"([a-z_]+?)\d+_", label)[1:]
    if not parts:
        return ELSEWHERE
    opened = parts[0] in OPENED and len(parts) > 1
    return f"{parts[0]}.{parts[1].strip('_')}" if opened else parts[0]


def attribute(module: Module, labels: list[str], source: str) -> None:
    """Sets every cell's block."""
    for cell in module.cells:
        cell.block = _own_block(cell, module, labels, source)
    readers = defaultdict(list)
    for cell in module.cells:
        for bit in cell.bits("input"):
            readers[bit].append(cell)
    for cell in module.cells:
        _block_by_readers(cell, readers)


def _own_block(cell: Cell, module: Module, labels: list[str], source: str) -> str:
    line = re.search(rf"{re.escape(source)}:(\d+)\.", cell.src)
    if line and labels[int(line[1])]:
        return block_of(labels[int(line[1])])
    if cell.kind not in PRIMITIVES:
        names = [module.names.get(bit, "") for bit in cell.bits("output")]
        return Counter(map(block_of, names)).most_common(1)[0][0]
    if not cell.name.startswith("$"):
        return block_of(cell.name)
    named = [module.names[bit] for bit in cell.bits("output") if bit in module.names]
    if primitive(cell.kind).role == "clocked" and named:
        return block_of(named[0])
    return ""


def _block_by_readers(cell: Cell, readers: dict) -> str:
    """The block that most readers have, and of equals the first by name."""
    if not cell.block:
        cell.block = ELSEWHERE  # ends a walk that comes back
        near = [reader for bit in cell.bits("output") for reader in readers[bit]]
        blocks = Counter(_block_by_readers(reader, readers) for reader in near)
        if blocks:
            cell.block = min(blocks, key=lambda block: (-blocks[block], block))
    return cell.block


def usage(cells: list[Cell], submodules: dict[str, dict[str, float]]) -> dict[str, float]:
    """Resources of cells; an instance counts what its module takes."""
    total = dict.fromkeys(RESOURCES, 0.0)
    for cell in cells:
        uses = submodules.get(cell.kind) or primitive(cell.kind).uses
        for resource, amount in uses.items():
            total[resource] += amount
    return total
