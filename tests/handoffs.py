"""A .hwh of a board as Vivado writes it: what it adds to the contract's, spelled as it does.

Converters and a concatenation lie in between, every bus has its signals, the processing system has
more ports, pins and parameters than anybody uses, and addresses have further segments.
"""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tritile_arch import system
from tritile_arch.boards import Board
from tritile_arch.hwh import hwh

DEVICES = {
    "zynq7": ("zynq", "7z020", "clg400", "-1"),
    "zynqmp": ("zynquplus", "xczu7ev", "ffvc1156", "-2"),
}
# Vivado's own: the crystal is 33.333 MHz and the PLL multiplies by 45.
ACTUAL_MHZ = {"zynq7": 125.0, "zynqmp": 249.9975}
SIGNALS = ("ARADDR", "ARREADY", "ARVALID", "RDATA", "RREADY", "RVALID")


def vivado_handoff(board: Board) -> Element:
    """The root of the file; a test may spoil it before it writes it."""
    assert board.family is not None
    root = deepcopy(ElementTree.fromstring(hwh(board)))
    root.attrib |= {"TIMESTAMP": "Mon Jan  1 12:00:00 2024", "VIVADOVERSION": "2022.1"}
    _information(root, board)
    _decorate(root)
    _concatenate_interrupts(root, board)
    for master in ("m_axi_io", *(f"m_axi_w{i}" for i in range(board.geometry.ports))):
        _insert(
            root,
            master,
            "axi_protocol_converter" if board.family.name == "zynq7" else "smartconnect",
        )
    _processor(root, board)
    _signals(root)
    return root


def module(root: Element, instance: str) -> Element:
    found = root.find(f"MODULES/MODULE[@INSTANCE='{instance}']")
    assert found is not None, instance
    return found


def parameter(element: Element, name: str) -> Element:
    found = element.find(f".//PARAMETER[@NAME='{name}']")
    assert found is not None, name
    return found


def port(root: Element, instance: str, name: str) -> Element:
    found = module(root, instance).find(f"PORTS/PORT[@NAME='{name}']")
    assert found is not None, name
    return found


def bus(root: Element, instance: str, name: str) -> Element:
    found = module(root, instance).find(f"BUSINTERFACES/BUSINTERFACE[@NAME='{name}']")
    assert found is not None, name
    return found


def memory_range(root: Element, instance: str, **attributes: str) -> Element:
    for found in module(root, instance).iter("MEMRANGE"):
        if all(found.get(key) == value for key, value in attributes.items()):
            return found
    raise AssertionError(attributes)


def wire(root: Element, driver: tuple[str, str], loads: list[tuple[str, str]]) -> None:
    """Rewires: ``driver`` drives ``loads`` and nothing else."""
    _connections(port(root, *driver), loads)
    for load in loads:
        _connections(port(root, *load), [driver])


def _connections(element: Element, ends: list[tuple[str, str]]) -> None:
    for old in element.findall("CONNECTIONS"):
        element.remove(old)
    connections = SubElement(element, "CONNECTIONS")
    for instance, pin in ends:
        SubElement(connections, "CONNECTION", INSTANCE=instance, PORT=pin)


def _information(root: Element, board: Board) -> None:
    assert board.family is not None
    arch, device, package, speed = DEVICES[board.family.name]
    information = root.find("SYSTEMINFO")
    external = root.find("EXTERNALPORTS")
    assert information is not None
    assert external is not None
    information.attrib = {
        "ARCH": arch,
        "DEVICE": device,
        "NAME": "tritile_system",
        "PACKAGE": package,
        "SPEEDGRADE": speed,
    }
    SubElement(external, "PORT", DIR="IO", LEFT="14", NAME="DDR_addr", RIGHT="0", SIGIS="undef")


def _decorate(root: Element) -> None:
    """Attributes and parameters that Vivado gives every cell."""
    for number, element in enumerate(root.iter("MODULE")):
        element.attrib |= {"COREREVISION": str(number), "IS_ENABLE": "1", "IPTYPE": "PERIPHERAL"}
        parameters = element.find("PARAMETERS")
        assert parameters is not None
        for name, value in {"Component_Name": "system_x_0_0", "EDK_IPTYPE": "PERIPHERAL"}.items():
            SubElement(parameters, "PARAMETER", NAME=name, VALUE=value)
        documents = Element("DOCUMENTS")
        SubElement(documents, "DOCUMENT", SOURCE="http://example.com/guide.pdf")
        element.insert(0, documents)


def _cell(root: Element, instance: str, kind: str, pins: dict[str, str]) -> Element:
    """A new cell with unconnected pins; ``pins``: name to direction."""
    modules = root.find("MODULES")
    assert modules is not None
    vlnv = f"xilinx.com:ip:{kind}:2.1"
    attributes = {"FULLNAME": f"/{instance}", "INSTANCE": instance, "MODTYPE": kind, "VLNV": vlnv}
    element = SubElement(modules, "MODULE", attributes)
    SubElement(element, "PARAMETERS")
    ports = SubElement(element, "PORTS")
    for name, direction in pins.items():
        SubElement(ports, "PORT", DIR=direction, NAME=name, SIGIS="undef")
    SubElement(element, "BUSINTERFACES")
    return element


def _concatenate_interrupts(root: Element, board: Board) -> None:
    """tile -> concatenation -> controller, and controller -> concatenation -> processor."""
    assert board.family is not None
    ends = (
        (system.TILE, "interrupt", system.INTERRUPT_CONTROLLER, "intr"),
        (system.INTERRUPT_CONTROLLER, "irq", board.family.instance, board.family.interrupt_pin),
    )
    for number, (source, output, target, pin) in enumerate(ends):
        name = f"xlconcat_{number}"
        _cell(root, name, "xlconcat", {"In0": "I", "dout": "O"})
        wire(root, (source, output), [(name, "In0")])
        wire(root, (name, "dout"), [(target, pin)])


def _insert(root: Element, master: str, kind: str) -> None:
    """A cell between one of the tile's masters and the processing system."""
    name = f"{kind}_{master}"
    cell = _cell(root, name, kind, {})
    cell.set("MODCLASS", "BUS")
    original = bus(root, system.TILE, master)
    (far,) = (
        other
        for other in root.iter("BUSINTERFACE")
        if other.get("BUSNAME") == original.get("BUSNAME") and other is not original
    )
    buses = cell.find("BUSINTERFACES")
    assert buses is not None
    for own, peer, side in (("S_AXI", original, "SLAVE"), ("M_AXI", far, "MASTER")):
        copy = SubElement(buses, "BUSINTERFACE", dict(peer.attrib))
        copy.attrib |= {"NAME": own, "TYPE": side}
        if side == "MASTER":
            copy.set("BUSNAME", f"{name}_M_AXI")
            far.set("BUSNAME", f"{name}_M_AXI")


def _processor(root: Element, board: Board) -> None:
    """More ports and parameters, another version, and segments that no tile uses."""
    family = board.family
    assert family is not None
    element = module(root, family.instance)
    element.attrib |= {"CONFIGURABLE": "TRUE", "IS_PL": "FALSE", "MODCLASS": "PROCESSOR"}
    if family.name == "zynqmp":
        element.set("VLNV", family.vlnv.replace(":3.5", ":3.4"))
    names, divisors = family.clock_names, family.divisors(board.clock_mhz)
    actual = ACTUAL_MHZ[family.name]
    parameter(element, names.actual_mhz.format(clock=0)).set("VALUE", f"{actual:.6f}")
    # Another pair of divisors with the same product.
    for i, value in enumerate(sorted((divisors[0] // 2, 2 * divisors[1]))):
        parameter(element, names.divisor.format(clock=0, divisor=i)).set("VALUE", str(value))
    parameters = element.find("PARAMETERS")
    buses = element.find("BUSINTERFACES")
    assert parameters is not None
    assert buses is not None
    further = {
        "PCW_IO_IO_PLL_FREQMHZ": "1000.000",
        "PSU__PSS_REF_CLK__FREQMHZ": "33.33333",
        "PSU__CRL_APB__IOPLL_CTRL__FBDIV": "90",
        "PSU__CRL_APB__IOPLL_CTRL__DIV2": "1",
        **{port.handoff_width: str(64) for port in family.memory_ports},
    }
    said = {p.get("NAME") for p in parameters}
    for name, value in further.items():
        if name not in said and name.startswith(
            ("PCW_", "C_S_AXI") if family.name == "zynq7" else ("PSU", "C_SAXI")
        ):
            SubElement(parameters, "PARAMETER", NAME=name, VALUE=value)
    attributes = {"BUSNAME": "__NOC__", "DATAWIDTH": "8", "NAME": "DDR", "TYPE": "INITIATOR"}
    SubElement(buses, "BUSINTERFACE", attributes, VLNV="xilinx.com:interface:ddrx:1.0")
    for clock in root.iter("PORT"):
        if clock.get("SIGIS") == "clk" and clock.get("CLKFREQUENCY"):
            clock.set("CLKFREQUENCY", str(round(actual * 1e6)))
    memory = module(root, system.TILE).find("MEMORYMAP")
    assert memory is not None
    for seen in list(memory):
        further_segment = SubElement(memory, "MEMRANGE", dict(seen.attrib))
        further_segment.attrib |= {
            "ADDRESSBLOCK": f"{seen.get('SLAVEBUSINTERFACE')}_QSPI",
            "BASEVALUE": "0xC0000000",
            "HIGHVALUE": "0xDFFFFFFF",
        }


def _signals(root: Element) -> None:
    """Every AXI interface with some of its signals, as ports of the cell."""
    for element in root.iter("MODULE"):
        ports = element.find("PORTS")
        assert ports is not None
        for interface in element.findall("BUSINTERFACES/BUSINTERFACE"):
            if "aximm" not in (interface.get("VLNV") or ""):
                continue
            maps = SubElement(interface, "PORTMAPS")
            for signal in SIGNALS:
                physical = f"{interface.get('NAME')}_{signal.lower()}"
                SubElement(maps, "PORTMAP", LOGICAL=signal, PHYSICAL=physical)
                out = (interface.get("TYPE") == "MASTER") == signal.endswith(("ADDR", "READY"))
                SubElement(ports, "PORT", DIR="O" if out else "I", NAME=physical, SIGIS="undef")
