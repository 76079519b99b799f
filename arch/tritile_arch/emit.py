"""The contract as Markdown for readers and JSON for programs."""

from __future__ import annotations

from dataclasses import asdict

from . import descriptor, registers
from .boards import BOARDS, Board


def registers_json(board: Board) -> dict:
    """Everything a driver of this board's design needs, as plain data."""
    g = board.geometry
    return {
        "board": board.name,
        "identity": registers.IDENTITY_VALUE,
        "version": registers.VERSION_VALUE,
        "geometry": {**asdict(g), "columns": g.columns, "lanes": g.lanes},
        "registers": [asdict(r) for r in registers.REGISTERS],
        "errors": {code.name: int(code) for code in registers.ErrorCode},
        "descriptor": {"bytes": descriptor.DESCRIPTOR_BYTES, "words": descriptor_words()},
    }


def descriptor_words() -> list[dict]:
    """One entry a field: word, bits and meaning."""
    d = descriptor
    packed = {
        d.WORD_CONTROL: (d.F_LAST, d.F_PLANES, d.F_TOKENS, d.F_MAGIC),
        d.WORD_M: (d.F_M, d.F_WIDE),
        d.WORD_BLOCKS: (d.F_K_BLOCKS, d.F_TILE),
    }
    whole = {
        d.WORD_Y_STRIDE: "y_stride: bytes from a token's results to the next's",
        d.WORD_X: "x: activations, low word; the high word follows",
        d.WORD_Y: "y: results, low word; the high word follows",
        d.WORD_WEIGHTS: "weights: an address a port, low word, high word",
    }
    rows = [
        {
            "word": word,
            "bits": f"{f.lsb + f.width - 1}:{f.lsb}",
            "meaning": f"{f.name}: {f.description}",
        }
        for word, fields in packed.items()
        for f in fields
    ]
    rows += [{"word": word, "bits": "31:0", "meaning": text} for word, text in whole.items()]
    return sorted(rows, key=lambda r: (r["word"], int(r["bits"].split(":")[1])))


def markdown() -> str:
    """docs/registers.md."""
    lines = ["# Registers", "", "Emitted from `arch/tritile_arch`; `make verilog` writes it.", ""]
    lines += ["| offset | name | access | bits | meaning |", "|---|---|---|---|---|"]
    for r in registers.REGISTERS:
        lines.append(f"| {r.offset:#04x} | {r.name} | {r.access} | | {r.description} |")
        for f in r.fields:
            bits = f"{f.lsb + f.width - 1}:{f.lsb}"
            lines.append(f"| | | | {bits} | {f.name}: {f.description} |")
    lines += ["", "## Errors", "", "| code | name | meaning |", "|---|---|---|"]
    lines += [f"| {int(c)} | {c.name} | {t} |" for c, t in registers.ERROR_TEXT.items()]
    lines += ["", "## Descriptor", "", "| word | bits | meaning |", "|---|---|---|"]
    lines += [f"| {r['word']} | {r['bits']} | {r['meaning']} |" for r in descriptor_words()]
    lines += ["", "## On the boards", "", "| board | registers | interrupt controller | clock"]
    lines[-1] += " aimed at | weights, descriptors and results |"
    lines += ["|---|---|---|---|---|", *(_board_row(b) for b in BOARDS.values() if b.family)]
    return "\n".join(lines) + "\n"


def _board_row(board: Board) -> str:
    """Where a board's design lies, and which memory ports it uses."""
    family, g = board.family, board.geometry
    if family is None:
        raise ValueError(f"board {board.name} exists in simulation only")
    weights = [f"w{i}: {port}" for i, port in enumerate(board.weight_ports)]
    ports = ", ".join([*weights, f"io: {board.io_port}"])
    return (
        f"| {board.name} | {family.control_base:#x} by {family.control_port}"
        f" | {family.interrupt_controller_base:#x}, {family.interrupt_pin}"
        f" | {board.clock_mhz} MHz | {ports}; {8 * g.port_bytes} bits each |"
    )
