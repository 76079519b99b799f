"""Is the block design whole: every pin, bus, clock, reset and width?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tritile_arch import system
from tritile_arch.boards import Board
from tritile_arch.interfaces import masters
from tritile_arch.system import Family

from .designer import Designer
from .parts import Bus, Cell, Pin
from .verilog import modules


def check_design(design: Designer, board: Board, verilog: Path) -> Iterator[str]:
    assert board.family is not None
    if not (design.valid and design.saved):
        yield "the block design was changed after it was validated and saved"
    if design.name in modules(verilog):
        yield f"the block design has the name of a module of the tile: {design.name}"
    yield from _cells(design, board.family)
    yield from _nets(design)
    yield from _links(design)
    yield from _paths(design, board, board.family)
    yield from _processing(design, board, board.family)


def _cells(design: Designer, family: Family) -> Iterator[str]:
    wanted = {
        family.instance: family.vlnv,
        system.TILE: system.VLNV,
        system.INTERRUPT_CONTROLLER: system.INTERRUPT_CONTROLLER_VLNV,
        system.RESET_BLOCK: system.RESET_BLOCK_VLNV,
        system.CONTROL_INTERCONNECT: system.INTERCONNECT_VLNV,
    }
    for name, vlnv in wanted.items():
        if name not in design.cells or design.cells[name].ip.vlnv != vlnv:
            yield f"there is no cell {name} of {vlnv}"


def pins(design: Designer) -> dict[str, Pin]:
    return {
        f"/{cell.name}/{name}": pin
        for cell in design.cells.values()
        for name, pin in cell.pins.items()
    }


def buses(design: Designer) -> dict[str, Bus]:
    return {
        f"/{cell.name}/{name}": bus
        for cell in design.cells.values()
        for name, bus in cell.buses.items()
    }


def net_of(design: Designer, path: str) -> frozenset[str]:
    return frozenset(next((net for net in design.nets if path in net), set()))


def _nets(design: Designer) -> Iterator[str]:
    known = pins(design)
    for net in design.nets:
        drivers = [path for path in net if known[path].output]
        if len(drivers) != 1:
            yield f"{len(drivers)} drivers of {', '.join(sorted(net))}"
            continue
        source = known[drivers[0]]
        for path in net - {drivers[0]}:
            sink = known[path]
            if sink.kind != source.kind:
                yield f"{drivers[0]}, a {source.kind}, drives {path}, a {sink.kind}"
            elif sink.polarity != source.polarity:
                yield f"{drivers[0]} is {source.polarity}, {path} is {sink.polarity}"
            elif sink.bits != source.bits:
                yield f"{drivers[0]} has {source.bits} bits, {path} has {sink.bits}"
    for path, pin in known.items():
        if pin.needed and not pin.output and not net_of(design, path):
            yield f"{path} is open"
    for path, pin in known.items():
        if pin.kind == "reset" and not pin.output and net_of(design, path):
            yield from _reset_domain(design, path, known)


def _reset_domain(design: Designer, path: str, known: dict[str, Pin]) -> Iterator[str]:
    """A cell's reset must come from the reset block that runs on that cell's clock."""
    driver = next((p for p in net_of(design, path) if known[p].output), "//")
    cell, source = path.split("/")[1], driver.split("/")[1]
    if "slowest_sync_clk" in design.cells[cell].pins:  # the reset block itself
        return
    clocks = [f"/{cell}/{n}" for n, p in design.cells[cell].pins.items() if p.kind == "clock"]
    for clock in clocks:
        if net_of(design, f"/{source}/slowest_sync_clk") != net_of(design, clock):
            yield f"{path} comes from {driver}, which does not run on the clock of {clock}"


def _links(design: Designer) -> Iterator[str]:
    known = buses(design)
    count = Counter(path for link in design.links for path in link)
    for path in known:
        if count[path] != 1:
            yield f"{path} is connected {count[path]} times"
    for first, second in design.links:
        one, other = known.get(first), known.get(second)
        if one is None or other is None:
            yield from _external(design, first, second, one or other)
        elif one.master == other.master:
            yield f"{first} and {second} are both {'masters' if one.master else 'slaves'}"
        else:
            up, down = (one, other) if one.master else (other, one)
            yield from _ends(f"{first} - {second}", up, down)
            yield from _clocks(design, first, one, second, other)


def _external(design: Designer, first: str, second: str, bus: Bus | None) -> Iterator[str]:
    types = {design.external.get(path.removeprefix("/")) for path in (first, second)} - {None}
    if bus is None or types != {bus.protocol}:
        yield f"{first} - {second}: the port is of another type"


def _ends(name: str, up: Bus, down: Bus) -> Iterator[str]:
    if up.protocol and down.protocol and up.protocol != down.protocol:
        yield f"{name}: {up.protocol} meets {down.protocol}"
    if up.data_bits and down.data_bits and up.data_bits != down.data_bits:
        yield f"{name}: {up.data_bits} bits meet {down.data_bits}"
    if (
        up.address_bits
        and down.address_bits
        and up.protocol
        and up.address_bits > down.address_bits
    ):
        yield f"{name}: an address of {up.address_bits} bits meets {down.address_bits}"
    if up.writes and not down.writes:
        yield f"{name}: the slave can't be written"


def _clocks(design: Designer, first: str, one: Bus, second: str, other: Bus) -> Iterator[str]:
    ends = [(first, one), (second, other)]
    nets = [net_of(design, f"{path.rsplit('/', 1)[0]}/{bus.clock}") for path, bus in ends]
    if not nets[0] or nets[0] != nets[1]:
        yield f"{first} and {second} do not run on one clock"


def _other_end(design: Designer, path: str) -> str:
    for first, second in design.links:
        if path in (first, second):
            return second if path == first else first
    return ""


def _paths(design: Designer, board: Board, family: Family) -> Iterator[str]:
    """Each master ends at the port that the contract names, as wide, converters between."""
    known = buses(design)
    for m in masters(board):
        end = _other_end(design, f"/{system.TILE}/{m.interface}")
        while end.endswith("/S_AXI"):
            cell: Cell = design.cells[end.split("/")[1]]
            if cell.config.get("TRANSLATION_MODE") != "0":
                yield f"{cell.name} splits bursts that need none"
            if known[end].writes != bool(m.writes):
                yield f"{cell.name}: {m.interface} {'writes' if m.writes else 'only reads'}"
            end = _other_end(design, end.removesuffix("/S_AXI") + "/M_AXI")
        wanted = f"/{family.instance}/{m.slave}"
        if end != wanted:
            yield f"{m.interface} ends at {end or 'nothing'}, not at {wanted}"
        elif known[end].data_bits != m.data_bits:
            yield f"{end} is {known[end].data_bits} bits wide, {m.interface} {m.data_bits}"
    chain = [
        (f"/{system.TILE}/{system.INTERRUPT_PIN}", f"/{system.INTERRUPT_CONTROLLER}/intr"),
        (f"/{system.INTERRUPT_CONTROLLER}/irq", f"/{family.instance}/{family.interrupt_pin}"),
    ]
    for source, sink in chain:
        if sink not in net_of(design, source):
            yield f"{source} does not reach {sink}"


def _processing(design: Designer, board: Board, family: Family) -> Iterator[str]:
    cell = design.cells.get(family.instance)
    if cell is None:
        return
    if cell.ip.memory(cell.config) != board.memory_bytes:
        yield f"the preset has {cell.ip.memory(cell.config)} bytes of DDR, not {board.memory_bytes}"
    names = family.clock_names
    for name, wanted in {
        names.enable.format(clock=0): "1",
        names.source.format(clock=0): names.source_value,
        names.asked_mhz.format(clock=0): str(board.clock_mhz),
    }.items():
        if cell.config.get(name) != wanted:
            yield f"{family.instance}: {name} is {cell.config.get(name)}, not {wanted}"
    controller = design.cells.get(system.INTERRUPT_CONTROLLER)
    if controller and controller.config.get("C_IRQ_IS_LEVEL") != "1":
        yield "the interrupt controller's output is no level"
    sources = [f"/{family.instance}/{family.clock_pin}", f"/{system.TILE}/clk"]
    if net_of(design, sources[0]) != net_of(design, sources[1]):
        yield f"{sources[1]} does not run on {sources[0]}"
