"""The .hwh of a board says what the contract says, and is the file that is committed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tritile_arch import registers, system
from tritile_arch.boards import BOARDS, TINY, Board
from tritile_arch.geometry import BURST_BEATS, OUTSTANDING
from tritile_arch.hwh import WRITTEN_BY_VIVADO, hwh
from tritile_arch.interfaces import ACCESS
from tritile_arch.system import Family

ROOT = Path(__file__).resolve().parents[2]
REAL = [board for board in BOARDS.values() if board.family]


@pytest.fixture(params=REAL, ids=lambda board: board.name)
def board(request) -> Board:
    return request.param


@pytest.fixture
def family(board) -> Family:
    assert board.family is not None
    return board.family


@pytest.fixture
def root(board) -> ElementTree.Element:
    return ElementTree.fromstring(hwh(board))


def module(root: ElementTree.Element, instance: str) -> ElementTree.Element:
    found = root.find(f"MODULES/MODULE[@INSTANCE='{instance}']")
    assert found is not None, instance
    return found


def parameters(element: ElementTree.Element) -> dict[str | None, str | None]:
    return {p.get("NAME"): p.get("VALUE") for p in element.findall("PARAMETERS/PARAMETER")}


def ranges(element: ElementTree.Element) -> dict[tuple, tuple[int, int]]:
    """(master's bus, slave, its bus) to the first and the last address."""
    keys = ("MASTERBUSINTERFACE", "INSTANCE", "SLAVEBUSINTERFACE")
    return {
        tuple(r.get(key) for key in keys): (
            int(r.get("BASEVALUE", ""), 16),
            int(r.get("HIGHVALUE", ""), 16),
        )
        for r in element.findall("MEMORYMAP/MEMRANGE")
    }


def test_the_committed_files_are_these(board):
    committed = ROOT / "overlay" / "tritile_overlay" / board.name / "tritile.hwh"
    text = committed.read_text()
    if WRITTEN_BY_VIVADO in text:
        pytest.skip("the file came with a bitstream: tools/compare_hwh.py compares it")
    assert text == hwh(board)
    assert hwh(board) == hwh(board)


def test_a_board_of_the_simulator_has_none():
    with pytest.raises(ValueError, match="tiny exists in simulation only"):
        hwh(TINY)


def test_the_tile_and_its_version(root):
    assert module(root, system.TILE).get("VLNV") == system.VLNV
    version = registers.VERSION.unpack(registers.VERSION_VALUE)
    assert system.VLNV.endswith(f":{version['major']}.{version['minor']}")


def test_the_registers_are_those_of_the_contract(root):
    found = {}
    for element in module(root, system.TILE).iter("REGISTER"):
        said = {p.get("NAME"): p.get("VALUE") for p in element.findall("PROPERTY")}
        fields = {}
        for field in element.findall("FIELDS/FIELD"):
            bits = {p.get("NAME"): p.get("VALUE") for p in field.findall("PROPERTY")}
            fields[field.get("NAME")] = (
                int(bits["BIT_OFFSET"] or ""),
                int(bits["BIT_WIDTH"] or ""),
            )
        offset = int(said["ADDRESS_OFFSET"] or "", 16)
        found[element.get("NAME")] = (offset, said["ACCESS"], said["SIZE"], fields)
    assert found == {
        r.name: (r.offset, ACCESS[r.access], "32", {f.name: (f.lsb, f.width) for f in r.fields})
        for r in registers.REGISTERS
    }


def test_the_geometry_is_the_boards(root, board):
    found, g = parameters(module(root, system.TILE)), board.geometry
    numbers = (g.rows, g.columns, g.ports, g.port_bytes, g.depth, g.address_bits)
    names = ("ROWS", "COLUMNS", "PORTS", "PORT_BYTES", "DEPTH", "ADDRESS_BITS")
    assert [found[name] for name in names] == [str(number) for number in numbers]
    assert found["CODEC"] == g.codec


def test_the_processor_sees_both_slaves(root, family):
    control, base = family.control_port, family.control_base
    assert ranges(module(root, family.instance)) == {
        (control, "tritile_0", "s_axi_ctrl"): (base, base + registers.ADDRESS_SPACE - 1),
        (control, "axi_intc_0", "s_axi"): (base + 0x1_0000, base + 0x1_FFFF),
    }


def test_every_master_has_its_port_its_width_and_the_whole_memory(root, board, family):
    buses = {
        (m.get("INSTANCE"), b.get("NAME")): b
        for m in root.iter("MODULE")
        for b in m.iter("BUSINTERFACE")
    }
    seen = ranges(module(root, system.TILE))
    pairs = [(f"m_axi_w{i}", port) for i, port in enumerate(board.weight_ports)]
    for interface, port in [*pairs, ("m_axi_io", board.io_port)]:
        master, slave = buses[system.TILE, interface], buses[family.instance, port]
        assert master.get("BUSNAME") == slave.get("BUSNAME")
        assert (master.get("TYPE"), slave.get("TYPE")) == ("MASTER", "SLAVE")
        width = str(8 * board.geometry.port_bytes)
        assert (master.get("DATAWIDTH"), slave.get("DATAWIDTH")) == (width, width)
        attributes = {p.get("NAME"): p.get("VALUE") for p in master.iter("PARAMETER")}
        assert attributes["MAX_BURST_LENGTH"] == str(BURST_BEATS)
        # Descriptors and activations have a reader each behind the I/O port.
        reads, writes = (2, 1) if interface == "m_axi_io" else (1, 0)
        assert attributes["NUM_READ_OUTSTANDING"] == str(reads * OUTSTANDING)
        assert attributes["NUM_WRITE_OUTSTANDING"] == str(writes * OUTSTANDING)
        assert attributes["ADDR_WIDTH"] == str(board.geometry.address_bits)
        assert seen.pop((interface, family.instance, port)) == (0, (board.memory_bytes or 0) - 1)
    assert not seen


def test_ports_in_use_say_so_and_how_wide_they_are(root, board, family):
    found = parameters(module(root, family.instance))
    used = {family.memory_port(port) for port in (*board.weight_ports, board.io_port)}
    for port in family.memory_ports:
        assert found[port.use] == str(int(port in used))
        width = str(8 * board.geometry.port_bytes) if port in used else None
        assert found.get(port.handoff_width) == width


def wire(root: ElementTree.Element, instance: str, pin: str) -> set[tuple]:
    port = module(root, instance).find(f"PORTS/PORT[@NAME='{pin}']")
    assert port is not None, pin
    return {(c.get("INSTANCE"), c.get("PORT")) for c in port.iter("CONNECTION")}


def test_the_interrupt_goes_by_the_controller_to_the_processor(root, family):
    assert wire(root, system.TILE, "interrupt") == {("axi_intc_0", "intr")}
    assert wire(root, "axi_intc_0", "intr") == {(system.TILE, "interrupt")}
    assert wire(root, "axi_intc_0", "irq") == {(family.instance, family.interrupt_pin)}
    assert wire(root, family.instance, family.interrupt_pin) == {("axi_intc_0", "irq")}


def test_one_clock_and_one_reset(root, family):
    clock = {(family.instance, family.clock_pin)}
    for m in root.iter("MODULE"):
        for port in m.iter("PORT"):
            if port.get("SIGIS") == "clk" and port.get("DIR") == "I":
                assert wire(root, m.get("INSTANCE", ""), port.get("NAME", "")) == clock
    assert wire(root, system.TILE, "rst") == {(system.RESET_BLOCK, "peripheral_reset")}
    assert wire(root, system.RESET_BLOCK, "ext_reset_in") == {(family.instance, family.reset_pin)}


def test_the_clock_comes_out_exactly(root, board, family):
    found, names = parameters(module(root, family.instance)), family.clock_names
    divisors = [int(found[names.divisor.format(clock=0, divisor=i)] or "") for i in (0, 1)]
    assert family.reference_mhz / (divisors[0] * divisors[1]) == board.clock_mhz
    assert found[names.enable.format(clock=0)] == "1"
    assert float(found[names.actual_mhz.format(clock=0)] or "") == board.clock_mhz
    assert [found[names.enable.format(clock=i)] for i in (1, 2, 3)] == ["0", "0", "0"]


def test_a_port_that_the_processor_lacks_is_named(board, family):
    with pytest.raises(ValueError, match="no memory port 'S_AXI_HP9'"):
        family.memory_port("S_AXI_HP9")
