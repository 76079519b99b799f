"""gen/<board>/board.tcl: what Vivado must know of a board's design, as Tcl data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import interfaces, registers, system
from .boards import Board
from .interfaces import ACCESS, REGISTER_BITS, masters, memory_segments, register_segments

HEADER = """\
# tritile for board {}: what vivado/*.tcl read; written by `make verilog`, not to be edited.
# Bases and sizes are bytes. A master is a dictionary, so are a segment, a register and a field.
"""


def word(value: object) -> str:
    """``value`` as one Tcl word that substitutes nothing; ValueError where braces can't hold it."""
    text = str(value)
    if "\\" in text or not _balanced(text):
        raise ValueError(f"no Tcl word: {text!r} has a backslash or a brace without its pair")
    plain = text != "" and all(c.isalnum() or c in "_-.:/" for c in text)
    return text if plain else f"{{{text}}}"


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def words(values: Iterable[object]) -> str:
    """Several values as the elements of a list."""
    return " ".join(word(v) for v in values)


def dictionary(values: Mapping[str, object]) -> str:
    """A mapping as a Tcl dictionary."""
    return words(item for pair in values.items() for item in pair)


def board_tcl(board: Board) -> str:
    """The whole file; ValueError for a board without a part."""
    facts = {**_identity(board), **_system(board), **_tile(board)}
    lines = [f"set board({name}) {word(value)}" for name, value in facts.items()]
    tables = {"masters": _masters(board), "segments": _segments(board), "registers": _registers()}
    for name, rows in tables.items():
        lines += ["", f"set board({name}) {{", *(f"    {{{row}}}" for row in rows), "}"]
    return HEADER.format(board.name) + "\n" + "\n".join(lines) + "\n"


def _identity(board: Board) -> dict:
    if board.part is None:
        raise ValueError(f"board {board.name} exists in simulation only: it has no part")
    vendor, library, name = system.VENDOR_LIBRARY_NAME.split(":")
    return {
        "name": board.name,
        "part": board.part.name,
        "clock_mhz": board.clock_mhz,
        "memory_bytes": board.memory_bytes,
        "vivado": system.VIVADO,
        "module": system.DESIGN_NAME,
        "block_design": system.BLOCK_DESIGN,
        "result": system.DESIGN_NAME,
        "vendor": vendor,
        "library": library,
        "ip": name,
        "version": system.IP_VERSION,
        "vlnv": system.VLNV,
    }


def _system(board: Board) -> dict:
    family = board.family
    assert family is not None, f"board {board.name} has a part and no family"
    # Vivado takes its newest version of these cores; the tile's own is fixed.
    return {
        "family": family.name,
        "ps_ip": _any_version(family.vlnv),
        "ps": family.instance,
        "control_port": family.control_port,
        "control_clock": family.control.clock_pin,
        "clock_pin": family.clock_pin,
        "reset_pin": family.reset_pin,
        "interrupt_pin": family.interrupt_pin,
        "memory_protocol": family.memory_protocol,
        "ps_settings": dictionary(_ps_settings(board, family)),
        "intc_ip": _any_version(system.INTERRUPT_CONTROLLER_VLNV),
        "intc": system.INTERRUPT_CONTROLLER,
        "reset_block_ip": _any_version(system.RESET_BLOCK_VLNV),
        "reset_block": system.RESET_BLOCK,
        "interconnect_ip": _any_version(system.INTERCONNECT_VLNV),
        "interconnect": system.CONTROL_INTERCONNECT,
    }


def _any_version(vlnv: str) -> str:
    return vlnv.rpartition(":")[0]


def _ps_settings(board: Board, family: system.Family) -> dict:
    """Ports in use with their widths, and the clock; its divisors are Vivado's to find."""
    names = family.clock_names
    found = {
        names.enable.format(clock=0): 1,
        names.source.format(clock=0): names.source_value,
        names.asked_mhz.format(clock=0): board.clock_mhz,
        family.control.use: 1,
    }
    if family.control.width:
        found[family.control.width] = interfaces.CONTROL_DATA_BITS
    for m in masters(board):
        port = family.memory_port(m.slave)
        found |= {port.use: 1, port.width: m.data_bits}
    return {f"CONFIG.{name}": value for name, value in found.items()}


def _tile(board: Board) -> dict:
    g = board.geometry
    return {
        "tile": system.TILE,
        "clock": interfaces.CLOCK_PIN,
        "reset": interfaces.RESET_PIN,
        "reset_polarity": interfaces.RESET_POLARITY,
        "interrupt": system.INTERRUPT_PIN,
        "interrupt_sensitivity": interfaces.INTERRUPT_SENSITIVITY,
        "control": system.CONTROL_INTERFACE,
        "control_block": interfaces.REGISTER_BLOCK,
        "control_bytes": registers.ADDRESS_SPACE,
        "control_data_bits": interfaces.CONTROL_DATA_BITS,
        "control_address_bits": interfaces.CONTROL_ADDRESS_BITS,
        "rows": g.rows,
        "columns": g.columns,
        "codec": g.codec,
    }


def _masters(board: Board) -> list[str]:
    return [dictionary(_master(board, m)) for m in masters(board)]


def _master(board: Board, m: interfaces.Master) -> dict:
    assert board.family is not None
    memory = [
        item
        for path, base, size in memory_segments(board, m.slave)
        for item in (path, f"{base:#x}", size)
    ]
    return {
        "interface": m.interface,
        "slave": m.slave,
        "slave_clock": board.family.memory_port(m.slave).clock_pin,
        "data_bits": m.data_bits,
        "address_bits": m.address_bits,
        "reads": m.reads,
        "writes": m.writes,
        "burst": m.burst,
        "memory": words(memory),
    }


def _segments(board: Board) -> list[str]:
    return [
        dictionary(
            {
                "instance": s.instance,
                "interface": s.interface,
                "map": s.memory_map,
                "block": s.block,
                "base": f"{s.base:#010x}",
                "size": s.size,
            }
        )
        for s in register_segments(board)
    ]


def _registers() -> list[str]:
    return [
        dictionary(
            {
                "name": r.name,
                "offset": f"{r.offset:#04x}",
                "bits": REGISTER_BITS,
                "access": ACCESS[r.access],
                "description": r.description,
                "fields": words(
                    dictionary(
                        {
                            "name": f.name,
                            "lsb": f.lsb,
                            "bits": f.width,
                            "description": f.description,
                        }
                    )
                    for f in r.fields
                ),
            }
        )
        for r in registers.REGISTERS
    ]
