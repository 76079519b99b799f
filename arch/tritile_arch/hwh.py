"""The hardware handoff of a board, as pynq reads it beside a bitstream.

Vivado writes one as well, with every signal of the block design; this one has what the contract
says, so that the board's own code runs without Vivado. pynq finds in it the addresses, the
registers, the interrupt's way to the processor, the clocks and, on UltraScale+, the ports' widths.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from . import registers, system
from .boards import Board
from .cells import Bus, Cell, Pin
from .design import Design, Range, design
from .interfaces import ACCESS, INTERRUPT_SENSITIVITY, REGISTER_BITS, REGISTER_BLOCK
from .registers import Field, Register

NOTE = (
    " tritile for board {}; emitted from arch/ by `make verilog`, not to be edited."
    " The file that Vivado writes with a bitstream takes its place. "
)
AXI_VLNV = "xilinx.com:interface:aximm:1.0"
WRITTEN_BY_VIVADO = "VIVADOVERSION"  # an attribute of the root
HERTZ = 1_000_000


def hwh(board: Board) -> str:
    """The file's text; the same for the same contract. ValueError: the board has no family."""
    d = design(board)
    root = Element("EDKSYSTEM", EDWVERSION="1.2")
    root.append(ElementTree.Comment(NOTE.format(board.name)))
    SubElement(root, "SYSTEMINFO", NAME=system.DESIGN_NAME)
    SubElement(root, "EXTERNALPORTS")
    SubElement(root, "EXTERNALINTERFACES")
    modules = SubElement(root, "MODULES")
    for cell in d.cells:
        _module(modules, cell, d)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _module(modules: Element, cell: Cell, d: Design) -> None:
    _, _, kind, version = cell.vlnv.split(":")
    module = SubElement(
        modules,
        "MODULE",
        FULLNAME=f"/{cell.instance}",
        HWVERSION=version,
        INSTANCE=cell.instance,
        MODTYPE=kind,
        VLNV=cell.vlnv,
    )
    if cell.instance == system.TILE:
        _register_table(SubElement(module, "ADDRESSBLOCKS"))
    _parameters(module, cell.parameters)
    ports = SubElement(module, "PORTS")
    for pin in cell.pins:
        _port(ports, cell, pin, d)
    buses = SubElement(module, "BUSINTERFACES")
    for bus in cell.buses:
        _bus(buses, bus)
    ranges = [r for r in d.ranges if r.master[0] == cell.instance]
    if ranges:
        memory = SubElement(module, "MEMORYMAP")
        for r in ranges:
            _range(memory, r)


def _port(ports: Element, cell: Cell, pin: Pin, d: Design) -> None:
    """A pin with the other ends of its wire: of a load, its driver."""
    attributes = {"DIR": "O" if pin.output else "I", "NAME": pin.name, "SIGIS": pin.kind}
    if pin.kind == "clk":
        attributes["CLKFREQUENCY"] = str(d.board.clock_mhz * HERTZ)
    if pin.vector:
        attributes |= {"LEFT": "0", "RIGHT": "0"}
    if pin.polarity:
        attributes["POLARITY"] = pin.polarity
    if pin.kind == "INTERRUPT":
        attributes["SENSITIVITY"] = INTERRUPT_SENSITIVITY
    end = (cell.instance, pin.name)
    wire = next(wire for wire in d.wires if end in wire)
    attributes["SIGNAME"] = "_".join(wire[0])
    port = SubElement(ports, "PORT", dict(sorted(attributes.items())))
    connections = SubElement(port, "CONNECTIONS")
    for instance, name in wire[1:] if end == wire[0] else wire[:1]:
        SubElement(connections, "CONNECTION", INSTANCE=instance, PORT=name)


def _bus(buses: Element, bus: Bus) -> None:
    width = str(bus.data_bits)
    attributes = {
        "BUSNAME": bus.net,
        "DATAWIDTH": width,
        "NAME": bus.name,
        "TYPE": "MASTER" if bus.master else "SLAVE",
        "VLNV": AXI_VLNV,
    }
    element = SubElement(buses, "BUSINTERFACE", attributes)
    for name, value in {"DATA_WIDTH": width, **bus.parameters}.items():
        SubElement(element, "PARAMETER", NAME=name, VALUE=value)


def _range(memory: Element, r: Range) -> None:
    attributes = {
        "ADDRESSBLOCK": r.segment,
        "BASEVALUE": f"0x{r.base:08X}",
        "HIGHVALUE": f"0x{r.base + r.size - 1:08X}",
        "INSTANCE": r.slave[0],
        "MASTERBUSINTERFACE": r.master[1],
        "MEMTYPE": "MEMORY" if r.memory else "REGISTER",
        "SLAVEBUSINTERFACE": r.slave[1],
    }
    SubElement(memory, "MEMRANGE", attributes)


def _register_table(blocks: Element) -> None:
    attributes = {
        "INTERFACE": system.CONTROL_INTERFACE,
        "NAME": REGISTER_BLOCK,
        "RANGE": str(registers.ADDRESS_SPACE),
        "USAGE": "register",
    }
    table = SubElement(SubElement(blocks, "ADDRESSBLOCK", attributes), "REGISTERS")
    for register in registers.REGISTERS:
        element = SubElement(table, "REGISTER", NAME=register.name)
        _properties(
            element,
            DESCRIPTION=register.description,
            ADDRESS_OFFSET=f"0x{register.offset:X}",
            SIZE=str(REGISTER_BITS),
            ACCESS=ACCESS[register.access],
            IS_ENABLED="true",
        )
        fields = SubElement(element, "FIELDS")
        for field in register.fields:
            _field(fields, register, field)


def _field(fields: Element, register: Register, field: Field) -> None:
    _properties(
        SubElement(fields, "FIELD", NAME=field.name),
        DESCRIPTION=field.description,
        BIT_OFFSET=str(field.lsb),
        BIT_WIDTH=str(field.width),
        ACCESS=ACCESS[register.access],
    )


def _properties(element: Element, **properties: str) -> None:
    for name, value in properties.items():
        SubElement(element, "PROPERTY", NAME=name, VALUE=value)


def _parameters(module: Element, parameters: dict[str, str]) -> None:
    element = SubElement(module, "PARAMETERS")
    for name, value in parameters.items():
        SubElement(element, "PARAMETER", NAME=name, VALUE=value)
