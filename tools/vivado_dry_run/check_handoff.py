"""Does the .hwh that we ship say what the block design has?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from .designer import Designer


def check_handoff(design: Designer, handoff: Path) -> Iterator[str]:
    root = ElementTree.parse(handoff).getroot()
    for module in root.iter("MODULE"):
        name, vlnv = module.get("INSTANCE", ""), module.get("VLNV", "")
        cell = design.cells.get(name)
        if cell is None or cell.ip.vlnv.rpartition(":")[0] != vlnv.rpartition(":")[0]:
            yield f"{handoff.name}: {name} of {vlnv} is not in the block design"
            continue
        for parameter in module.iter("PARAMETER"):
            key, value = parameter.get("NAME", ""), parameter.get("VALUE", "")
            if cell.config.get(key, value) != value:
                yield f"{handoff.name}: {name}: {key} is {value}, set was {cell.config[key]}"
        yield from _interfaces(module, name, design, handoff.name)
        yield from _pins(module, name, design, handoff.name)
        yield from _ranges(module, name, design, handoff.name)


def _interfaces(
    module: ElementTree.Element, name: str, design: Designer, file: str
) -> Iterator[str]:
    buses = design.cells[name].buses
    for element in module.iter("BUSINTERFACE"):
        bus = buses.get(element.get("NAME", ""))
        if element.get("VLNV") != "xilinx.com:interface:aximm:1.0":
            continue
        if bus is None or bus.master != (element.get("TYPE") == "MASTER"):
            yield f"{file}: {name} has no interface {element.get('NAME')}"
        elif bus.data_bits and element.get("DATAWIDTH") not in (None, str(bus.data_bits)):
            yield f"{file}: {name}/{bus.name} is {element.get('DATAWIDTH')} bits wide"


def _pins(module: ElementTree.Element, name: str, design: Designer, file: str) -> Iterator[str]:
    """Clocks, resets and interrupts that it shows must be connected alike."""
    for port in module.iter("PORT"):
        own = f"/{name}/{port.get('NAME')}"
        if port.get("NAME") not in design.cells[name].pins:
            continue
        net = next((net for net in design.nets if own in net), set())
        for end in port.iter("CONNECTION"):
            other = f"/{end.get('INSTANCE')}/{end.get('PORT')}"
            if other not in net:
                yield f"{file}: {own} is connected to {other}"


def _ranges(module: ElementTree.Element, name: str, design: Designer, file: str) -> Iterator[str]:
    for element in module.iter("MEMRANGE"):
        base = int(element.get("BASEVALUE", "0"), 0)
        size = int(element.get("HIGHVALUE", "0"), 0) - base + 1
        suffix = f"/{element.get('ADDRESSBLOCK')}"
        space = element.get("MASTERBUSINTERFACE", "") if name == "tritile_0" else "Data"
        if not any(
            a.space == f"/{name}/{space}"
            and (a.base, a.size) == (base, size)
            and a.segment.startswith(f"/{element.get('INSTANCE')}/")
            and a.segment.endswith(suffix)
            for a in design.addresses
        ):
            yield f"{file}: {name} sees {element.get('INSTANCE')} at {base:#x}, {size} bytes"
