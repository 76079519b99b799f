"""Walks over a mapped netlist: levels between registers, and ways from an input to an output.

A level is a LUT or a read of distributed RAM. Carry chains are counted apart, their length in
CARRY4 too; MUXF are free. Yosys' own ``ltp`` is no use here: it walks through registers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .cells import PRIMITIVES, arcs, primitive
from .netlist import ELSEWHERE, Cell, Module

# (levels and chains, levels, chains, CARRY4) of a path; the longest path has the greatest tuple.
Depth = tuple[int, int, int, int]
NONE: Depth = (0, 0, 0, 0)
STEPS: dict[str, Depth] = {
    "lut": (1, 1, 0, 0),
    "ram": (1, 1, 0, 0),
    "mux": NONE,
    "carry": (1, 0, 1, 1),
    "carry on": (0, 0, 0, 1),
}


@dataclass
class Paths:
    """``longest``: by the block that a path ends in. ``before``: input port -> longest path to a
    register; ``behind``: output port -> longest path from one. ``straight``: pairs of an input
    port and an output port without a register between them."""

    longest: dict[str, Depth]
    before: dict[str, Depth]
    behind: dict[str, Depth]
    straight: set[tuple[str, str]]


def add(a: Depth, b: Depth) -> Depth:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3])


def analyse(module: Module, known: dict[str, Paths]) -> Paths:
    """``known``: the paths of the modules that this one instances, which must be without straight
    ways: the walk does not look through them."""
    for kind, paths in known.items():
        if paths.straight:
            a, b = min(paths.straight)
            raise ValueError(f"module {kind} has a combinational way from {a} to {b}")
    ordered, ends = in_order(module), _ends(module, known)
    inputs = module.port_bits("input")
    arrival = forward(ordered, {**dict.fromkeys(inputs, NONE), **_starts(module, known)})
    longest: dict[str, Depth] = {}
    for bit, block, tail in ends:
        if bit in arrival:
            longest[block] = max(longest.get(block, NONE), add(arrival[bit], tail))
    behind: dict[str, Depth] = {}
    for bit, port in module.port_bits("output").items():
        behind[port] = max(behind.get(port, NONE), arrival.get(bit, NONE))
    return Paths(longest, _before(module, ordered, ends), behind, _straight(module, ordered))


def in_order(module: Module) -> list[tuple]:
    """(step, inputs, output) of every way through a cell, each behind those that it reads."""
    ways = defaultdict(list)
    for cell in module.cells:
        if cell.kind in PRIMITIVES:
            for step, ins, out in arcs(cell.kind, cell.ports, cell.directions):
                ways[out].append((step, [bit for bit in ins if isinstance(bit, int)], out))
    order, done, open_ = [], set(), set()
    for root in ways:
        stack = [root]
        while stack:
            net = stack[-1]
            waiting = [b for _, ins, _ in ways[net] for b in ins if b in ways and b not in done]
            if net in done or not waiting:
                stack.pop()
                order += ways[net] if net not in done else []
                done.add(net)
            elif net in open_:
                raise ValueError(f"a combinational loop: {module.names.get(net, net)}")
            else:
                open_.add(net)
                stack += waiting
    return order


def forward(ordered: list[tuple], starts: dict[int, Depth]) -> dict[int, Depth]:
    """The longest path to each net that a start reaches."""
    arrival = dict(starts)
    for step, ins, out in ordered:
        depths = [arrival[bit] for bit in ins if bit in arrival]
        if depths:
            depth = add(max(depths), STEPS[step])
            arrival[out] = max(depth, arrival.get(out, depth))
    return arrival


def _starts(module: Module, known: dict[str, Paths]) -> dict[int, Depth]:
    """Nets behind a clock: registers, memories, outputs of instances."""
    starts = {}
    for cell in module.cells:
        if cell.kind in known:
            for port, bits in cell.ports.items():
                if cell.directions[port] == "output":
                    starts |= dict.fromkeys(bits, known[cell.kind].behind[port])
        elif primitive(cell.kind).role in ("clocked", "ram"):
            starts |= dict.fromkeys(cell.bits("output"), STEPS.get(primitive(cell.kind).role, NONE))
    return starts


def _ends(module: Module, known: dict[str, Paths]) -> list[tuple[int, str, Depth]]:
    """(net, block, path behind it) where a path ends: at registers, memories, instances, ports."""
    ends, drivers = [], {}
    for cell in module.cells:
        drivers |= dict.fromkeys(cell.bits("output"), cell.block)
        if cell.kind in known:
            before = known[cell.kind].before
            for port, bits in cell.ports.items():
                if cell.directions[port] == "input" and port in before:
                    ends += [(bit, cell.block, before[port]) for bit in bits]
        elif primitive(cell.kind).role in ("clocked", "ram"):
            ends += [(bit, cell.block, NONE) for bit in cell.bits("input")]
    ports = module.port_bits("output")
    return ends + [(bit, drivers.get(bit, ELSEWHERE), NONE) for bit in ports]


def _before(module: Module, ordered: list[tuple], ends: list) -> dict[str, Depth]:
    by_port = defaultdict(list)
    for bit, port in module.port_bits("input").items():
        by_port[port].append(bit)
    found = {}
    for port, bits in by_port.items():
        arrival = forward(ordered, dict.fromkeys(bits, NONE))
        found[port] = max(
            (add(arrival[bit], tail) for bit, _, tail in ends if bit in arrival), default=NONE
        )
    return found


def _straight(module: Module, ordered: list[tuple]) -> set[tuple[str, str]]:
    ports = sorted(set(module.port_bits("input").values()))
    reached = {bit: 1 << ports.index(port) for bit, port in module.port_bits("input").items()}
    for _, ins, out in ordered:
        for bit in ins:
            if bit in reached:
                reached[out] = reached.get(out, 0) | reached[bit]
    return {
        (source, port)
        for bit, port in module.port_bits("output").items()
        for i, source in enumerate(ports)
        if reached.get(bit, 0) >> i & 1
    }


def registered_outputs(cells: list[Cell]) -> dict[bool, int]:
    """Block RAMs and URAMs by whether every output goes to registers alone (which Vivado then
    takes into the memory; Yosys leaves them beside it)."""
    readers = defaultdict(set)
    for cell in cells:
        for bit in cell.bits("input"):
            readers[bit].add(cell.kind[:2] if cell.kind in PRIMITIVES else cell.kind)
    count = {True: 0, False: 0}
    for cell in cells:
        if cell.kind.startswith(("RAMB", "URAM")):
            count[all(readers[bit] <= {"FD"} for bit in cell.bits("output"))] += 1
    return count
