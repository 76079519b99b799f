"""Is the packaged IP what the Verilog and the contract say?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tritile_arch import interfaces, registers, system
from tritile_arch.boards import Board
from tritile_arch.interfaces import ACCESS, masters

from .catalogue import value
from .packager import ports_of
from .tree import Node
from .verilog import Port
from .vivado import Vivado

READ = ["ARADDR", "ARVALID", "ARREADY", "RDATA", "RRESP", "RVALID", "RREADY"]
WRITE = [
    "AWADDR",
    "AWVALID",
    "AWREADY",
    "WDATA",
    "WSTRB",
    "WVALID",
    "WREADY",
    "BRESP",
    "BVALID",
    "BREADY",
]
READ_BURSTS, WRITE_BURSTS = (
    ["ARLEN", "ARSIZE", "ARBURST", "RLAST"],
    ["AWLEN", "AWSIZE", "AWBURST", "WLAST"],
)
ALLOWED = {"ARCACHE", "ARPROT", "AWCACHE", "AWPROT"}
# What a slave drives; a master drives the rest.
ANSWERS = {"ARREADY", "AWREADY", "WREADY", "RDATA", "RRESP", "RLAST", "RVALID", "BRESP", "BVALID"}
FINISHED = (
    "ipx::create_xgui_files",
    "ipx::update_checksums",
    "ipx::check_integrity",
    "ipx::save_core",
)
TYPES = {"aximm": "interface", "clock": "signal", "reset": "signal", "interrupt": "signal"}


def check_ip(vivado: Vivado, board: Board, verilog: Path) -> Iterator[str]:
    cores = list(vivado.packager.cores.values())
    if len(cores) != 1:
        yield f"{len(cores)} IPs were packaged instead of one"
        return
    core = cores[0]
    if tuple(vivado.packager.done) != FINISHED:
        yield f"the IP is not finished: {vivado.packager.done}"
    if Path(core.properties["source"]) != verilog or core.name != system.DESIGN_NAME:
        yield f"module {core.name} of {core.properties['source']} was packaged, not {verilog}"
        return
    yield from _interfaces(core, board)
    yield from _maps(core, board)


def _interfaces(core: Node, board: Board) -> Iterator[str]:
    buses, ports = {bus.name: bus for bus in core.of("bus")}, ports_of(core)
    used = Counter(
        m.properties.get("physical_name") for b in buses.values() for m in b.of("port_map")
    )
    for name in set(ports) | set(used):
        if used[name] != 1 or name not in ports:
            yield f"port {name} belongs to {used[name]} interfaces"
    expected = _expected(board)
    for name in set(buses) ^ set(expected):
        yield f"interface {name} is {'missing' if name in expected else 'too many'}"
    for name in set(buses) & set(expected):
        kind, mode, parameters = expected[name]
        yield from _interface(buses[name], kind, mode, parameters)
        if kind == "aximm":
            yield from _axi(buses[name], mode, parameters, ports)
        else:
            yield from _signal(buses[name], kind, mode, ports)


def _expected(board: Board) -> dict[str, tuple[str, str, dict[str, object]]]:
    """Name to kind, mode and parameters, from the contract."""
    found: dict[str, tuple[str, str, dict[str, object]]] = {
        m.interface: ("aximm", "master", {
            "PROTOCOL": "AXI4", "DATA_WIDTH": m.data_bits, "ADDR_WIDTH": m.address_bits,
            "READ_WRITE_MODE": "READ_WRITE" if m.writes else "READ_ONLY",
            "NUM_READ_OUTSTANDING": m.reads, "NUM_WRITE_OUTSTANDING": m.writes,
            "MAX_BURST_LENGTH": m.burst, "SUPPORTS_NARROW_BURST": 0,
        })
        for m in masters(board)
    }  # fmt: skip
    everyone = {system.CONTROL_INTERFACE, *found}
    found[system.CONTROL_INTERFACE] = ("aximm", "slave", {
        "PROTOCOL": "AXI4LITE", "DATA_WIDTH": interfaces.CONTROL_DATA_BITS,
        "ADDR_WIDTH": interfaces.CONTROL_ADDRESS_BITS,
    })  # fmt: skip
    found[system.INTERRUPT_PIN] = (
        "interrupt", "master", {"SENSITIVITY": interfaces.INTERRUPT_SENSITIVITY},
    )  # fmt: skip
    found[interfaces.RESET_PIN] = ("reset", "slave", {"POLARITY": interfaces.RESET_POLARITY})
    found[interfaces.CLOCK_PIN] = (
        "clock", "slave", {"ASSOCIATED_BUSIF": everyone, "ASSOCIATED_RESET": interfaces.RESET_PIN},
    )  # fmt: skip
    return found


def _interface(bus: Node, kind: str, mode: str, parameters: dict[str, object]) -> Iterator[str]:
    stem = f"xilinx.com:{TYPES[kind]}:{kind}"
    types = bus.get("bus_type_vlnv"), bus.get("abstraction_type_vlnv")
    if types != (f"{stem}:1.0", f"{stem}_rtl:1.0"):
        yield f"interface {bus.name} is of type {types}, not {stem}"
    if bus.get("interface_mode") != mode:
        yield f"interface {bus.name} is a {bus.get('interface_mode')}, not a {mode}"
    given = {p.name for p in bus.of("parameter")}
    for name in given ^ set(parameters):
        which = "unknown" if name in given else "missing"
        yield f"interface {bus.name}: parameter {name} is {which}"
    for name in given & set(parameters):
        found, wanted = value(bus, name), parameters[name]
        if isinstance(wanted, set):
            good = set(found.split(":")) == wanted and len(found.split(":")) == len(wanted)
        else:
            good = found == str(wanted)
        if not good:
            yield f"interface {bus.name}: {name} is {found}, not {wanted}"


def _axi(
    bus: Node, mode: str, parameters: dict[str, object], ports: dict[str, Port]
) -> Iterator[str]:
    mapped = {m.name: ports.get(m.properties.get("physical_name", "")) for m in bus.of("port_map")}
    lite, reads_only = mode == "slave", parameters.get("READ_WRITE_MODE") == "READ_ONLY"
    needed = set(READ) | (set() if reads_only else set(WRITE))
    if not lite:
        needed |= set(READ_BURSTS) | (set() if reads_only else set(WRITE_BURSTS))
    for signal in needed - set(mapped):
        yield f"interface {bus.name} lacks {signal}"
    for signal in set(mapped) - needed - (set() if lite else ALLOWED):
        yield f"interface {bus.name} has a signal {signal}"
    for signal, port in mapped.items():
        if port is None:
            continue
        if (port.direction == "in") != ((signal in ANSWERS) == (mode == "master")):
            yield f"interface {bus.name}: {signal} is the {port.direction}put {port.name}"
        width = {"DATA": "DATA_WIDTH", "ADDR": "ADDR_WIDTH"}.get(signal[-4:])
        if width and port.bits != parameters[width]:
            yield f"{port.name} has {port.bits} bits; {bus.name}'s {width} is {parameters[width]}"
        if port.name != f"{bus.name}_{signal.lower()}":
            yield f"interface {bus.name}: {signal} is port {port.name}"


def _signal(bus: Node, kind: str, mode: str, ports: dict[str, Port]) -> Iterator[str]:
    logical = {"clock": "CLK", "reset": "RST", "interrupt": "INTERRUPT"}[kind]
    mapped = [(m.name, m.properties.get("physical_name", "")) for m in bus.of("port_map")]
    if mapped != [(logical, bus.name)]:
        yield f"interface {bus.name} is mapped to {mapped}"
    elif bus.name in ports and (ports[bus.name].direction == "out") != (mode == "master"):
        yield f"interface {bus.name} points the wrong way"


def _maps(core: Node, board: Board) -> Iterator[str]:
    control = system.CONTROL_INTERFACE
    blocks = [(m.name, b) for m in core.of("memory_map") for b in m.of("address_block")]
    bus = core.child("bus", control)
    if bus is None or bus.get("slave_memory_map_ref") != control:
        yield f"{control} refers to no memory map"
    if [(name, b.name) for name, b in blocks] != [(control, interfaces.REGISTER_BLOCK)]:
        yield f"register blocks: {[(name, b.name) for name, b in blocks]}"
        return
    block = blocks[0][1]
    wanted = {
        "base_address": "0", "range": str(registers.ADDRESS_SPACE), "usage": "register",
        "width": str(interfaces.CONTROL_DATA_BITS), "access": "read-write",
    }  # fmt: skip
    if block.properties != wanted:
        yield f"register block: {block.properties}, not {wanted}"
    if [_register(r) for r in block.of("register")] != [_wanted(r) for r in registers.REGISTERS]:
        yield "the IP's registers are not the contract's"
    spaces = {s.name: s.properties for s in core.of("address_space")}
    for m in masters(board):
        bus, space = core.child("bus", m.interface), spaces.pop(m.interface, {})
        reaches = space.get("range") == str(1 << m.address_bits)
        if not reaches or bus is None or bus.get("master_address_space_ref") != m.interface:
            yield f"{m.interface} has no address space of {m.address_bits} bits"
    for name in spaces:
        yield f"address space {name} belongs to no master"


def _register(node: Node) -> tuple:
    p = node.properties
    fields = tuple(
        (f.name, int(f.properties["bit_offset"]), int(f.properties["bit_width"]))
        for f in node.of("field")
    )
    return node.name, int(p["address_offset"], 0), int(p["size"]), p["access"], fields


def _wanted(r: registers.Register) -> tuple:
    fields = tuple((f.name, f.lsb, f.width) for f in r.fields)
    return r.name, r.offset, interfaces.REGISTER_BITS, ACCESS[r.access], fields
