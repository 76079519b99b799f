"""The cells of a board's block design: processing system, tile, and what lies between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import system
from .boards import Board
from .interfaces import (
    CLOCK_PIN,
    CONTROL_DATA_BITS,
    RESET_PIN,
    RESET_POLARITY,
    Master,
    masters,
)
from .system import Family

PL_CLOCKS = 4
LITE = {"PROTOCOL": "AXI4LITE"}
ACTIVE_LOW = "ACTIVE_LOW"


@dataclass(frozen=True)
class Pin:
    """``kind``: clk, rst or INTERRUPT; ``vector``: one bit, but declared [0:0]."""

    name: str
    output: bool
    kind: str
    vector: bool = False
    polarity: str = ""


@dataclass(frozen=True)
class Bus:
    """An AXI interface; the two ends of a connection have the same ``net``."""

    name: str
    master: bool
    net: str
    data_bits: int
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    instance: str
    vlnv: str
    pins: tuple[Pin, ...]
    buses: tuple[Bus, ...] = ()
    parameters: dict[str, str] = field(default_factory=dict)


def clock_parameters(board: Board, family: Family) -> dict[str, str]:
    """The first PL clock at the board's aim, the others off; pynq asks for the divisors of all."""
    names, divisors = family.clock_names, family.divisors(board.clock_mhz)
    found = {}
    for clock in range(PL_CLOCKS):
        found[names.enable.format(clock=clock)] = str(int(clock == 0))
        for i, divisor in enumerate(divisors):
            found[names.divisor.format(clock=clock, divisor=i)] = str(divisor)
        found[names.source.format(clock=clock)] = names.source_value
    found[names.asked_mhz.format(clock=0)] = str(board.clock_mhz)
    found[names.actual_mhz.format(clock=0)] = f"{family.clock_mhz(divisors):.6f}"
    return found


def port_parameters(board: Board, family: Family) -> dict[str, str]:
    """Which ports of the processing system are in use, and how wide they are in bits."""
    control, used = family.control, {m.slave: str(m.data_bits) for m in masters(board)}
    found = {control.use: "1"}
    if control.width:
        bits = str(CONTROL_DATA_BITS)
        found |= {control.width: bits, control.handoff_width: bits}
    for port in family.memory_ports:
        found[port.use] = str(int(port.name in used))
        if port.name in used:
            found |= {port.width: used[port.name], port.handoff_width: used[port.name]}
    return found


def processor(board: Board, family: Family) -> Cell:
    control, protocol = family.control_port, {"PROTOCOL": family.memory_protocol}
    memory = [
        Bus(m.slave, False, net(system.TILE, m.interface), m.data_bits, protocol)
        for m in masters(board)
    ]
    return Cell(
        instance=family.instance,
        vlnv=family.vlnv,
        pins=(
            Pin(family.clock_pin, True, "clk"),
            Pin(family.reset_pin, True, "rst", polarity=ACTIVE_LOW),
            Pin(family.interrupt_pin, False, "INTERRUPT", vector=True),
            *(Pin(name, False, "clk") for name in port_clocks(board, family)),
        ),
        buses=(
            Bus(control, True, net(family.instance, control), CONTROL_DATA_BITS),
            *memory,
        ),
        parameters=clock_parameters(board, family) | port_parameters(board, family),
    )


def tile(board: Board) -> Cell:
    g = board.geometry
    control = net(system.CONTROL_INTERCONNECT, "M00_AXI")
    return Cell(
        instance=system.TILE,
        vlnv=system.VLNV,
        pins=(
            Pin(CLOCK_PIN, False, "clk"),
            Pin(RESET_PIN, False, "rst", polarity=RESET_POLARITY),
            Pin(system.INTERRUPT_PIN, True, "INTERRUPT"),
        ),
        buses=(
            Bus(system.CONTROL_INTERFACE, False, control, CONTROL_DATA_BITS, LITE),
            *(
                Bus(m.interface, True, net(system.TILE, m.interface), m.data_bits, attributes(m))
                for m in masters(board)
            ),
        ),
        parameters={
            "ROWS": str(g.rows),
            "COLUMNS": str(g.columns),
            "PORTS": str(g.ports),
            "PORT_BYTES": str(g.port_bytes),
            "CODEC": g.codec,
            "DEPTH": str(g.depth),
            "FIFO_BEATS": str(g.fifo_beats),
            "ADDRESS_BITS": str(g.address_bits),
        },
    )


def attributes(m: Master) -> dict[str, str]:
    """What Vivado calls the properties of an AXI4 master."""
    halves = {(True, True): "READ_WRITE", (True, False): "READ_ONLY"}
    return {
        "PROTOCOL": "AXI4",
        "ADDR_WIDTH": str(m.address_bits),
        "READ_WRITE_MODE": halves[m.reads > 0, m.writes > 0],
        "MAX_BURST_LENGTH": str(m.burst),
        "NUM_READ_OUTSTANDING": str(m.reads),
        "NUM_WRITE_OUTSTANDING": str(m.writes),
    }


def interrupt_controller() -> Cell:
    wire = net(system.CONTROL_INTERCONNECT, "M01_AXI")
    slave = system.INTERRUPT_CONTROLLER_INTERFACE
    return Cell(
        instance=system.INTERRUPT_CONTROLLER,
        vlnv=system.INTERRUPT_CONTROLLER_VLNV,
        pins=(
            Pin("s_axi_aclk", False, "clk"),
            Pin("s_axi_aresetn", False, "rst", polarity=ACTIVE_LOW),
            Pin("intr", False, "INTERRUPT", vector=True),
            Pin("irq", True, "INTERRUPT"),
        ),
        buses=(Bus(slave, False, wire, CONTROL_DATA_BITS, LITE),),
        parameters={"C_NUM_INTR_INPUTS": "1"},
    )


def reset_block() -> Cell:
    return Cell(
        instance=system.RESET_BLOCK,
        vlnv=system.RESET_BLOCK_VLNV,
        pins=(
            Pin("slowest_sync_clk", False, "clk"),
            Pin("ext_reset_in", False, "rst"),
            Pin("peripheral_reset", True, "rst", vector=True, polarity=RESET_POLARITY),
            Pin("peripheral_aresetn", True, "rst", vector=True, polarity=ACTIVE_LOW),
        ),
    )


def interconnect(family: Family) -> Cell:
    name = system.CONTROL_INTERCONNECT
    upstream = net(family.instance, family.control_port)
    return Cell(
        instance=name,
        vlnv=system.INTERCONNECT_VLNV,
        pins=(Pin("aclk", False, "clk"), Pin("aresetn", False, "rst", polarity=ACTIVE_LOW)),
        buses=(
            Bus("S00_AXI", False, upstream, CONTROL_DATA_BITS),
            Bus("M00_AXI", True, net(name, "M00_AXI"), CONTROL_DATA_BITS),
            Bus("M01_AXI", True, net(name, "M01_AXI"), CONTROL_DATA_BITS),
        ),
        parameters={"NUM_MI": "2", "NUM_SI": "1"},
    )


def net(instance: str, bus: str) -> str:
    """What Vivado calls the connection that this master drives."""
    return f"{instance}_{bus}"


def port_clocks(board: Board, family: Family) -> list[str]:
    used = [family.memory_port(m.slave) for m in masters(board)]
    return [port.clock_pin for port in (family.control, *used)]
