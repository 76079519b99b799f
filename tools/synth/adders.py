"""Finds sums of more than two operands without a register between, before any mapping."""

from __future__ import annotations

from collections import defaultdict

SUMS = ("$add", "$sub", "$neg", "$mul", "$macc", "$macc_v2", "$alu")
# What a sum passes on its way into another one; a comparison or a select makes it something else.
PASSES = ("$mux", "$pmux", "$and", "$or", "$xor", "$not", "$shl", "$sshl", "$shr", "$sshr", "$pos")
DATA = ("A", "B")
NARROW = 3  # a sum of so few bits is a LUT or two, no adder


def chained(module: dict) -> list[tuple[str, str]]:
    """(line of a sum, line of the sum that it enters in the same clock), of Yosys' word cells."""
    readers = defaultdict(list)
    for name, cell in module["cells"].items():
        for port in DATA:
            for bit in cell["connections"].get(port, []):
                readers[bit].append(name)
    found = set()
    for name, cell in module["cells"].items():
        if cell["type"] in SUMS and operands(cell) > 1:
            found |= {(name, other) for other in _reached(name, module["cells"], readers)}
    cells = module["cells"]
    return sorted((_line(cells[a]), _line(cells[b])) for a, b in found)


def operands(cell: dict) -> int:
    """Operands of two bits or more that are not constant; a single bit is a carry."""
    if len(cell["connections"]["Y"]) <= NARROW:
        return 0
    bits = [cell["connections"].get(port, []) for port in DATA]
    return sum(len({bit for bit in port if isinstance(bit, int)}) > 1 for port in bits)


def _reached(name: str, cells: dict, readers: dict) -> set[str]:
    """Sums of two operands that this one's result enters through ``PASSES``."""
    found, seen, waiting = set(), set(), [name]
    while waiting:
        for bit in cells[waiting.pop()]["connections"]["Y"]:
            for reader in readers[bit] if isinstance(bit, int) else ():
                if reader in seen:
                    continue
                seen.add(reader)
                if cells[reader]["type"] in SUMS and operands(cells[reader]) > 1:
                    found.add(reader)
                elif cells[reader]["type"] in (*PASSES, *SUMS):
                    waiting.append(reader)
    return found


def _line(cell: dict) -> str:
    return cell["attributes"].get("src", "?").rsplit("/", 1)[-1].split("-")[0]
