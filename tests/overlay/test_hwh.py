"""pynq's own parser finds in a board's .hwh what the contract says."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files

import numpy as np
import pytest

from tritile_arch import registers, system
from tritile_arch.boards import BOARDS, Board
from tritile_arch.interfaces import ACCESS

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")

RAW_IRQ = {"zynq7": 61, "zynqmp": 121}  # the first interrupt that the fabric raises
REAL = [board for board in BOARDS.values() if board.family]


@pytest.fixture(params=REAL, ids=lambda board: board.name)
def board(request) -> Board:
    return request.param


@pytest.fixture(params=["metadata", "older"])
def parsed(board, request):
    """By what an overlay is read with, and by the parser that partial bitstreams still have."""
    path = str(files("tritile_overlay").joinpath(board.name) / "tritile.hwh")
    if request.param == "older":
        parsers = import_module("pynq.pl_server.hwh_parser")
        older = {"zynq7": parsers._HWHZynq, "zynqmp": parsers._HWHUltrascale}
        return older[board.family.name](hwh_name=path)
    parser = import_module("pynq.metadata.runtime_metadata_parser").RuntimeMetadataParser
    return parser(import_module("pynqmetadata.frontends").Metadata(input=path))


def test_addresses(parsed, board):
    found = {
        name: (ip["type"], ip["phys_addr"], ip["addr_range"])
        for name, ip in parsed.ip_dict.items()
        if "phys_addr" in ip
    }
    assert found == {
        "tritile_0": (system.VLNV, board.family.control_base, registers.ADDRESS_SPACE),
        "axi_intc_0": (
            system.INTERRUPT_CONTROLLER_VLNV,
            board.family.interrupt_controller_base,
            system.INTERRUPT_CONTROLLER_BYTES,
        ),
    }


def test_registers(parsed):
    found = {
        name: (
            said["address_offset"],
            said["size"],
            said["access"],
            {field: (f["bit_offset"], f["bit_width"]) for field, f in said["fields"].items()},
        )
        for name, said in parsed.ip_dict["tritile_0"]["registers"].items()
    }
    assert found == {
        r.name: (r.offset, 32, ACCESS[r.access], {f.name: (f.lsb, f.width) for f in r.fields})
        for r in registers.REGISTERS
    }


def test_the_register_map_takes_it(parsed):
    """What ``ip.register_map`` is made of; a field with a name of Python's would fail here."""
    register_map = import_module("pynq.registers").RegisterMap
    table = parsed.ip_dict["tritile_0"]["registers"]
    memory = np.zeros(registers.ADDRESS_SPACE // 4, np.uint32)
    status = registers.STATUS
    memory[status.offset // 4] = status.pack(completed=7, error=1, code=4)
    map_of = register_map.create_subclass("tritile", table)(memory)
    assert (map_of.STATUS.completed, map_of.STATUS.error, map_of.STATUS.code) == (7, 1, 4)


def test_the_interrupt(parsed, board):
    pin = {"controller": "axi_intc_0", "index": 0, "fullpath": "tritile_0/interrupt"}
    assert parsed.interrupt_pins["tritile_0/interrupt"] == pin
    assert parsed.ip_dict["tritile_0"]["interrupts"] == {"interrupt": pin}
    (controller,) = parsed.interrupt_controllers.items()
    assert controller[0] == "axi_intc_0"
    assert (controller[1]["parent"], controller[1]["index"]) == ("", 0)
    assert controller[1]["raw_irq"] == RAW_IRQ[board.family.name]


def test_the_clocks(parsed, board):
    clock = parsed.clock_dict[0]
    assert (clock["divisor0"], clock["divisor1"]) == board.family.divisors(board.clock_mhz)
    assert [parsed.clock_dict[i]["enable"] for i in range(4)] == [1, 0, 0, 0]
    # pynqmetadata 0.2.0 looks for the frequency under UltraScale+'s name alone.
    if board.family.name == "zynqmp":
        assert clock.get("frequency", board.clock_mhz) == board.clock_mhz


def test_the_widths_that_pynq_sets(parsed, board):
    said = parsed.ip_dict[parsed.ps_name]["parameters"]
    assert parsed.family_ps == board.family.vlnv.split(":")[2]
    for port in (*board.weight_ports, board.io_port):
        width = said[board.family.memory_port(port).handoff_width]
        assert width == str(8 * board.geometry.port_bytes)


def test_nothing_else_is_there(parsed):
    """No memory of the fabric's, no hierarchy and no pin of the processor's."""
    assert parsed.mem_dict == {}
    assert parsed.hierarchy_dict == {}
    assert parsed.gpio_dict == {}
