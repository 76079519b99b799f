"""A .hwh as a graph: who sees whom at which address, and where buses and wires lead.

Vivado puts cells in between that change nothing for software: interconnects, converters, slices,
concatenations. They are followed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

AXI = "aximm"
UNCONNECTED = "__NOC__"
# Cells that pass an AXI connection on; whatever else Vivado classes as a bus does, too.
PASSING = ("smartconnect", "axi_interconnect", "axi_protocol_converter", "axi_dwidth_converter")
BUS_CLASS = "BUS"
# Cells that pass an interrupt on; those of newer Vivados begin with "il".
JOINING = ("xlconcat", "ilconcat", "xlslice", "ilslice", "util_vector_logic", "ilvector_logic")

End = tuple[str, str]  # an instance and one of its pins or buses


class HandoffError(Exception):
    """A file that is no .hwh: one sentence."""


@dataclass(frozen=True)
class Bus:
    """``net``: what it is connected by; ``width``: bits of a beat, None where it is not said."""

    name: str
    master: bool
    net: str
    width: int | None
    attributes: dict[str, str]


@dataclass
class Route:
    """Where a master leads: the slaves at the end, and every width and cell on the way."""

    ends: set[End] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    widths: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Seen:
    """What a master sees: ``slave`` from ``base`` to ``last``."""

    master: str
    slave: End
    base: int
    last: int


class Handoff:
    """HandoffError if the file cannot be read or holds no block design."""

    def __init__(self, path: Path):
        try:
            self.root = ElementTree.parse(path).getroot()
        except (OSError, ElementTree.ParseError, UnicodeError) as error:
            raise HandoffError(f"{path} cannot be read: {error}") from error
        modules = self.root.findall("MODULES/MODULE")
        self.modules = {module.get("INSTANCE", ""): module for module in modules}
        if not self.modules:
            raise HandoffError(f"{path} is no .hwh: it has no MODULE in it")

    def instances(self, vendor_library_name: str) -> list[str]:
        """Every cell of that IP, whatever its version."""
        return [
            instance
            for instance, module in self.modules.items()
            if module.get("VLNV", "").rpartition(":")[0] == vendor_library_name
        ]

    def vlnv(self, instance: str) -> str:
        return self.modules[instance].get("VLNV", "")

    def kind(self, instance: str) -> str:
        return self.modules[instance].get("MODTYPE", "")

    def parameter(self, instance: str, name: str) -> str | None:
        """Of the cell itself, not of one of its buses."""
        found = self.modules[instance].find(f"PARAMETERS/PARAMETER[@NAME='{name}']")
        return None if found is None else found.get("VALUE")

    def number(self, instance: str, name: str) -> float | None:
        """A parameter; None where there is none. HandoffError unless it is a number."""
        text = self.parameter(instance, name)
        try:
            return float(text) if text else None
        except ValueError as error:
            raise HandoffError(f"{instance} has {name} {text!r}; no number") from error

    def buses(self, instance: str) -> dict[str, Bus]:
        """The AXI interfaces of a cell."""
        found = {}
        for element in self.modules[instance].findall("BUSINTERFACES/BUSINTERFACE"):
            if f":{AXI}:" in element.get("VLNV", ""):
                bus = _bus(element)
                found[bus.name] = bus
        return found

    def route(self, master: End) -> Route:
        """The slaves that a master's connection leads to."""
        route, todo = Route(), [master]
        while todo:
            instance, name = todo.pop()
            bus = self.buses(instance).get(name)
            if bus is None or bus.net in ("", UNCONNECTED):
                continue
            if bus.width:
                route.widths.add(bus.width)
            for end, slave in self._slaves_on(bus.net):
                if slave.width:
                    route.widths.add(slave.width)
                if not self._passes(end[0]):
                    route.ends.add(end)
                elif end[0] not in route.cells:
                    route.cells.add(end[0])
                    todo += [(end[0], b.name) for b in self.buses(end[0]).values() if b.master]
        return route

    def _slaves_on(self, net: str) -> list[tuple[End, Bus]]:
        return [
            ((instance, bus.name), bus)
            for instance in self.modules
            for bus in self.buses(instance).values()
            if bus.net == net and not bus.master
        ]

    def _passes(self, instance: str) -> bool:
        module = self.modules[instance]
        return module.get("MODCLASS") == BUS_CLASS or self.kind(instance) in PASSING

    def seen(self, instance: str) -> list[Seen]:
        """The address ranges of a cell's masters."""
        return [
            Seen(
                element.get("MASTERBUSINTERFACE", ""),
                (element.get("INSTANCE", ""), element.get("SLAVEBUSINTERFACE", "")),
                _address(element, "BASEVALUE"),
                _address(element, "HIGHVALUE"),
            )
            for element in self.modules[instance].findall("MEMORYMAP/MEMRANGE")
        ]

    def pin(self, end: End) -> Element | None:
        return self.modules[end[0]].find(f"PORTS/PORT[@NAME='{end[1]}']")

    def driver(self, end: End) -> End | None:
        """The output that drives an input."""
        return next((other for other in self._others(end) if self._is_output(other)), None)

    def interrupt_targets(self, end: End) -> set[End]:
        """The inputs behind an output, through concatenations."""
        found, seen, todo = set(), set(), [end]
        while todo:
            output = todo.pop()
            for other in self._others(output):
                instance = other[0]
                if self._is_output(other) or other in seen:
                    continue
                seen.add(other)
                if self.kind(instance) in JOINING:
                    todo += [(instance, name) for name in self._outputs(instance)]
                else:
                    found.add(other)
        return found

    def _others(self, end: End) -> list[End]:
        """The other ends of a pin's wire."""
        pin = self.pin(end)
        if pin is None:
            return []
        ends = [(c.get("INSTANCE", ""), c.get("PORT", "")) for c in pin.iter("CONNECTION")]
        return [other for other in ends if other[0] in self.modules]

    def _is_output(self, end: End) -> bool:
        pin = self.pin(end)
        return pin is not None and pin.get("DIR") == "O"

    def _outputs(self, instance: str) -> list[str]:
        ports = self.modules[instance].findall("PORTS/PORT")
        return [port.get("NAME", "") for port in ports if port.get("DIR") == "O"]

    def registers(self, instance: str) -> dict[str, tuple[int, dict[str, tuple[int, int]]]]:
        """Name to offset and fields (lowest bit, width); empty if the file lists none."""
        found = {}
        for element in self.modules[instance].iter("REGISTER"):
            fields = {
                field.get("NAME", ""): (_number(field, "BIT_OFFSET"), _number(field, "BIT_WIDTH"))
                for field in element.iter("FIELD")
            }
            found[element.get("NAME", "")] = (_number(element, "ADDRESS_OFFSET"), fields)
        return found


def _address(element: Element, key: str) -> int:
    """HandoffError unless it is a hexadecimal number."""
    text = element.get(key, "")
    try:
        return int(text, 16)
    except ValueError as error:
        raise HandoffError(f"an address range has {key} {text!r}; expected 0x...") from error


def _number(element: Element, name: str) -> int:
    """A property; -1 where there is none. HandoffError unless it is a number."""
    found = element.find(f"PROPERTY[@NAME='{name}']")
    text = "-1" if found is None else found.get("VALUE", "")
    try:
        return int(text, 0)
    except ValueError as error:
        raise HandoffError(f"{element.get('NAME')} has {name} {text!r}; no number") from error


def _bus(element: Element) -> Bus:
    parameters = {p.get("NAME", ""): p.get("VALUE", "") for p in element.iter("PARAMETER")}
    width = element.get("DATAWIDTH") or parameters.get("DATA_WIDTH")
    return Bus(
        name=element.get("NAME", ""),
        master=element.get("TYPE") in ("MASTER", "INITIATOR"),
        net=element.get("BUSNAME", ""),
        width=int(width) if width and width.isdigit() else None,
        attributes=parameters,
    )
