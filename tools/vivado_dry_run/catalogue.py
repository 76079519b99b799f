"""The IPs between processing system and tile, and the tile as it was packaged."""

from __future__ import annotations

from .packager import ports_of
from .parts import BIT, Bus, Config, Ip, Pin, one_of, text
from .processing import PROCESSING
from .tree import Node

HIGH, LOW = "ACTIVE_HIGH", "ACTIVE_LOW"
AXI = {"AXI4", "AXI3", "AXI4LITE"}


def reset_pins(config: Config) -> list[Pin]:
    external = LOW if config.get("C_EXT_RESET_HIGH") == "0" else HIGH
    return [
        Pin("slowest_sync_clk", False, "clock"),
        Pin("ext_reset_in", False, "reset", polarity=external),
        Pin("aux_reset_in", False, "reset", needed=False),
        Pin("mb_debug_sys_rst", False, "reset", needed=False),
        Pin("dcm_locked", False, "data", needed=False),
        *(Pin(n, True, "reset", polarity=HIGH) for n in ("peripheral_reset", "bus_struct_reset")),
        *(
            Pin(n, True, "reset", polarity=LOW)
            for n in ("peripheral_aresetn", "interconnect_aresetn")
        ),
    ]


def interrupt_pins(config: Config) -> list[Pin]:
    found = [
        Pin("s_axi_aclk", False, "clock"),
        Pin("s_axi_aresetn", False, "reset", polarity=LOW),
        Pin("intr", False, "interrupt"),
    ]
    if config.get("C_IRQ_CONNECTION") == "1":  # else it is part of a bus
        found.append(Pin("irq", True, "interrupt"))
    return found


def plain_pins(config: Config) -> list[Pin]:
    return [Pin("aclk", False, "clock"), Pin("aresetn", False, "reset", polarity=LOW)]


def smartconnect_buses(config: Config) -> list[Bus]:
    """It converts widths and protocols: any."""
    slaves, masters = int(config.get("NUM_SI", "1")), int(config.get("NUM_MI", "1"))
    found = [Bus(f"S{n:02d}_AXI", False, "", clock="aclk") for n in range(slaves)]
    return found + [Bus(f"M{n:02d}_AXI", True, "", clock="aclk") for n in range(masters)]


def converter_buses(config: Config) -> list[Bus]:
    """What it is not told it takes from its neighbours, but for the protocols."""
    data, address = int(config.get("DATA_WIDTH", "0")), int(config.get("ADDR_WIDTH", "0"))
    writes = config.get("READ_WRITE_MODE", "READ_WRITE") != "READ_ONLY"
    inwards, outwards = config.get("SI_PROTOCOL", "AXI4"), config.get("MI_PROTOCOL", "AXI4LITE")
    return [
        Bus("S_AXI", False, inwards, data, address, "aclk", writes),
        Bus("M_AXI", True, outwards, data, address, "aclk", writes),
    ]


AROUND = (
    Ip(
        "xilinx.com:ip:proc_sys_reset:5.0", "PG164",
        {"C_(EXT|AUX)_RESET_HIGH": BIT}, reset_pins, lambda config: [],
    ),
    Ip(
        "xilinx.com:ip:axi_intc:4.1", "PG099",
        {"C_IRQ_CONNECTION": BIT, "C_IRQ_IS_LEVEL": BIT}, interrupt_pins,
        lambda config: [Bus("s_axi", False, "AXI4LITE", 32, 9, "s_axi_aclk")],
        lambda config: {"S_AXI/Reg": "s_axi"},
    ),
    Ip(
        "xilinx.com:ip:smartconnect:1.0", "PG247",
        {"NUM_(SI|MI)": text(r"[1-9]|1[0-6]"), "NUM_CLKS": one_of("1")},
        plain_pins, smartconnect_buses,
    ),
    Ip(
        "xilinx.com:ip:axi_protocol_converter:2.1", "PG059",
        {
            "(SI|MI)_PROTOCOL": one_of(*AXI),
            "TRANSLATION_MODE": one_of("0", "1", "2"),
            "READ_WRITE_MODE": one_of("READ_WRITE", "READ_ONLY", "WRITE_ONLY"),
            "DATA_WIDTH": one_of("32", "64", "128", "256"),
            "ADDR_WIDTH": text(r"\d+"),
        },
        plain_pins, converter_buses,
    ),
)  # fmt: skip
KNOWN = {ip.vlnv: ip for ip in (*PROCESSING, *AROUND)}


def value(bus: Node, parameter: str, otherwise: str = "") -> str:
    """A parameter of a packaged interface."""
    node = bus.child("parameter", parameter)
    return (node.get("value") or otherwise) if node else otherwise


def kind_of(bus: Node) -> str:
    """aximm, clock, reset or interrupt."""
    return (bus.get("bus_type_vlnv") or "::?:").split(":")[2]


def packaged(core: Node) -> Ip:
    """A packaged core as an IP of the catalogue."""
    vendor, library = core.properties["vendor"], core.properties["library"]
    vlnv = f"{vendor}:{library}:{core.get('name')}:{core.get('version')}"
    pins, buses = _pins(core), _buses(core)
    segments = {
        f"{memory_map.name}/{block.name}": bus.name
        for bus in core.of("bus")
        for memory_map in core.of("memory_map")
        if bus.get("slave_memory_map_ref") == memory_map.name
        for block in memory_map.of("address_block")
    }
    spaces = tuple(space.name for space in core.of("address_space"))
    return Ip(
        vlnv, "packaged", {}, lambda c: pins, lambda c: buses, lambda c: segments, spaces=spaces
    )


def _pins(core: Node) -> list[Pin]:
    ports, found = ports_of(core), []
    for bus in core.of("bus"):
        if kind_of(bus) in ("clock", "reset", "interrupt"):
            for mapped in bus.of("port_map"):
                port = ports[mapped.properties["physical_name"]]
                found.append(
                    Pin(
                        port.name,
                        port.direction == "out",
                        kind_of(bus),
                        value(bus, "POLARITY"),
                        port.bits,
                    )
                )
    return found


def _buses(core: Node) -> list[Bus]:
    clock_of = {
        name: clock.name
        for clock in core.of("bus")
        if kind_of(clock) == "clock"
        for name in value(clock, "ASSOCIATED_BUSIF").split(":")
    }
    return [
        Bus(
            bus.name,
            bus.get("interface_mode") == "master",
            value(bus, "PROTOCOL", "AXI4"),
            int(value(bus, "DATA_WIDTH", "0")),
            int(value(bus, "ADDR_WIDTH", "0")),
            clock_of.get(bus.name, ""),
            value(bus, "READ_WRITE_MODE", "READ_WRITE") != "READ_ONLY",
        )
        for bus in core.of("bus")
        if kind_of(bus) == "aximm"
    ]
