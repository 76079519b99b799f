"""A handoff in Vivado's form agrees with the contract; each fault in one is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

import compare_hwh
from handoffs import bus, memory_range, module, parameter, port, vivado_handoff, wire
from tritile_arch.boards import BOARDS, PYNQ_Z2, ZCU104, Board
from tritile_arch.hwh import hwh

REAL = [board for board in BOARDS.values() if board.family]


def write(folder: Path, root: Element) -> Path:
    path = folder / "tritile.hwh"
    ElementTree.ElementTree(root).write(path)
    return path


def lines(capsys, path: Path, *options: str) -> tuple[int, list[str]]:
    """(exit code, the lines that differ)."""
    code = compare_hwh.main([str(path), *options])
    said = capsys.readouterr().out.splitlines()
    return code, [line for line in said if line.startswith("DIFFERS")]


def named(board):
    """Options: a file does not say which of several boards of a family it is for."""
    same = [other for other in REAL if other.family is board.family]
    return ["--board", board.name] if len(same) > 1 else []


@pytest.mark.parametrize("board", REAL, ids=lambda b: b.name)
def test_our_own_file_agrees(tmp_path, capsys, board):
    path = tmp_path / "tritile.hwh"
    path.write_text(hwh(board))
    assert lines(capsys, path, *named(board)) == (0, [])


@pytest.mark.parametrize("board", REAL, ids=lambda b: b.name)
def test_a_file_in_vivados_form_agrees(tmp_path, capsys, board):
    path = write(tmp_path, vivado_handoff(board))
    assert lines(capsys, path, *named(board)) == (0, [])
    assert compare_hwh.main([str(path), "--json", *named(board)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["board"], record["differences"]) == (board.name, 0)
    said = {finding["name"]: finding["found"] for finding in record["findings"]}
    assert "m_axi_w0" in said["m_axi_w0"]  # the converter's name: the bus was followed through it


def version(root: Element) -> None:
    module(root, "tritile_0").set("VLNV", "tritile:accelerator:tritile:1.0")


def other_part(root: Element) -> None:
    information = root.find("SYSTEMINFO")
    assert information is not None
    information.set("DEVICE", "7z010")


def tile_elsewhere(root: Element) -> None:
    seen = memory_range(root, "processing_system7_0", INSTANCE="tritile_0")
    seen.attrib |= {"BASEVALUE": "0x43C00000", "HIGHVALUE": "0x43C00FFF"}


def controller_too_short(root: Element) -> None:
    memory_range(root, "processing_system7_0", INSTANCE="axi_intc_0").set("HIGHVALUE", "0x40010FFF")


def ports_swapped(root: Element) -> None:
    """The two weight ports, in the connections and in the address map."""
    ends = [bus(root, "processing_system7_0", f"S_AXI_HP{i}") for i in (0, 2)]
    nets = [end.get("BUSNAME", "") for end in ends]
    for end, net in zip(ends, reversed(nets), strict=True):
        end.set("BUSNAME", net)
    for name, slave in (("m_axi_w0", "S_AXI_HP2"), ("m_axi_w1", "S_AXI_HP0")):
        memory_range(root, "tritile_0", MASTERBUSINTERFACE=name, BASEVALUE="0x00000000").set(
            "SLAVEBUSINTERFACE", slave
        )


def narrow_on_the_way(root: Element) -> None:
    bus(root, "axi_protocol_converter_m_axi_w1", "M_AXI").set("DATAWIDTH", "32")


def half_the_memory(root: Element) -> None:
    seen = memory_range(root, "tritile_0", MASTERBUSINTERFACE="m_axi_io", BASEVALUE="0x00000000")
    seen.set("HIGHVALUE", "0x0FFFFFFF")


def few_outstanding(root: Element) -> None:
    parameter(bus(root, "tritile_0", "m_axi_w0"), "NUM_READ_OUTSTANDING").set("VALUE", "2")


def unconnected(root: Element) -> None:
    bus(root, "tritile_0", "m_axi_w1").set("BUSNAME", "__NOC__")


def narrow_port(root: Element) -> None:
    parameter(module(root, "processing_system7_0"), "C_S_AXI_HP1_DATA_WIDTH").set("VALUE", "32")


def no_interrupt_controller_between(root: Element) -> None:
    wire(root, ("tritile_0", "interrupt"), [("processing_system7_0", "IRQ_F2P")])


def controller_unheard(root: Element) -> None:
    wire(root, ("axi_intc_0", "irq"), [])


def slow_clock(root: Element) -> None:
    port(root, "tritile_0", "clk").set("CLKFREQUENCY", "100000000")


def reached_another_clock(root: Element) -> None:
    name = "PCW_ACT_FPGA0_PERIPHERAL_FREQMHZ"
    parameter(module(root, "processing_system7_0"), name).set("VALUE", "142.857132")


def another_pll(root: Element) -> None:
    """125 MHz in Vivado, from a PLL that the board's boot image does not set so."""
    parameter(module(root, "processing_system7_0"), "PCW_IO_IO_PLL_FREQMHZ").set("VALUE", "1250.0")
    name = "PCW_FCLK0_PERIPHERAL_DIVISOR{}"
    for i, divisor in enumerate((5, 2)):
        parameter(module(root, "processing_system7_0"), name.format(i)).set("VALUE", str(divisor))


def clock_of_its_own(root: Element) -> None:
    wire(root, ("processing_system7_0", "FCLK_RESET0_N"), [("tritile_0", "clk")])


def reset_upside_down(root: Element) -> None:
    wire(root, ("proc_sys_reset_0", "peripheral_aresetn"), [("tritile_0", "rst")])


def register_moved(root: Element) -> None:
    register = module(root, "tritile_0").find(".//REGISTER[@NAME='STATUS']")
    assert register is not None
    offset = register.find("PROPERTY[@NAME='ADDRESS_OFFSET']")
    assert offset is not None
    offset.set("VALUE", "0x24")


FAULTS: dict[Callable[[Element], None], dict[str, str]] = {
    version: {"tile": "tritile:accelerator:tritile:1.0"},
    other_part: {"part": "7z010 clg400 -1"},
    tile_elsewhere: {"tritile_0's address": "0x43c00000 to 0x43c00fff"},
    controller_too_short: {"axi_intc_0's address": "0x40010000 to 0x40010fff"},
    ports_swapped: {"m_axi_w0": "S_AXI_HP2", "m_axi_w1": "S_AXI_HP0"},
    narrow_on_the_way: {"m_axi_w1": "S_AXI_HP2, 32/64 bits"},
    half_the_memory: {"m_axi_io": "0x00000000 to 0x0fffffff"},
    few_outstanding: {"m_axi_w0": "NUM_READ_OUTSTANDING 2"},
    unconnected: {"m_axi_w1": "no port"},
    narrow_port: {"S_AXI_HP1's width": "C_S_AXI_HP1_DATA_WIDTH is 32"},
    no_interrupt_controller_between: {"interrupt": "processing_system7_0/IRQ_F2P"},
    controller_unheard: {"interrupt": "nothing"},
    slow_clock: {"clock": "100 MHz"},
    reached_another_clock: {"clock": "142.857 MHz"},
    another_pll: {"clock that pynq sets": "100 MHz"},
    clock_of_its_own: {"clock's source": "processing_system7_0/FCLK_RESET0_N"},
    reset_upside_down: {"reset": "proc_sys_reset_0/peripheral_aresetn"},
    register_moved: {"registers": "STATUS at 0x24"},
}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_named(tmp_path, capsys, spoil):
    root = vivado_handoff(PYNQ_Z2)
    spoil(root)
    code, differ = lines(capsys, write(tmp_path, root))
    assert code == 2
    named = {line.removeprefix("DIFFERS  ").partition(":")[0]: line for line in differ}
    assert set(named) == set(FAULTS[spoil])
    for name, said in FAULTS[spoil].items():
        assert said in named[name].partition("; the contract says")[0]


def test_a_file_without_registers_agrees(tmp_path, capsys):
    """Vivado lists them only if the packaged IP does."""
    root = vivado_handoff(ZCU104)
    tile = module(root, "tritile_0")
    blocks = tile.find("ADDRESSBLOCKS")
    assert blocks is not None
    tile.remove(blocks)
    assert lines(capsys, write(tmp_path, root)) == (0, [])


def test_the_board_asked_for_counts(tmp_path, capsys):
    path = write(tmp_path, vivado_handoff(ZCU104))
    assert compare_hwh.main([str(path), "--board", "pynq-z2"]) == 2
    assert "0 cells of xilinx.com:ip:processing_system7" in capsys.readouterr().err


def no_file(path: Path) -> None:
    pass


def no_xml(path: Path) -> None:
    path.write_text("set board(name) zcu104\n")


def no_modules(path: Path) -> None:
    path.write_text("<EDKSYSTEM><MODULES/></EDKSYSTEM>")


def another_design(path: Path) -> None:
    module_line = '<MODULE INSTANCE="ps" VLNV="xilinx.com:ip:processing_system7:5.5"/>'
    path.write_text(f"<EDKSYSTEM><MODULES>{module_line}</MODULES></EDKSYSTEM>")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (no_file, "cannot be read"),
        (no_xml, "cannot be read"),
        (no_modules, "is no .hwh"),
        (another_design, "0 cells of tritile:accelerator:tritile"),
    ],
)
def test_no_handoff_of_ours_is_one_sentence(tmp_path, capsys, make, said):
    path = tmp_path / "tritile.hwh"
    make(path)
    assert compare_hwh.main([str(path)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_an_address_that_is_none_is_named(tmp_path, capsys):
    root = vivado_handoff(ZCU104)
    memory_range(root, "tritile_0", MASTERBUSINTERFACE="m_axi_w2").set("BASEVALUE", "low")
    assert compare_hwh.main([str(write(tmp_path, root))]) == 2
    assert "BASEVALUE 'low'" in capsys.readouterr().err


def no_number_of_a_register(root: Element) -> None:
    offset = module(root, "tritile_0").find(".//PROPERTY[@NAME='ADDRESS_OFFSET']")
    assert offset is not None
    offset.set("VALUE", "first")


def no_number_of_the_crystal(root: Element) -> None:
    parameter(module(root, "zynq_ultra_ps_e_0"), "PSU__PSS_REF_CLK__FREQMHZ").set("VALUE", "fast")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (no_number_of_a_register, "IDENTITY has ADDRESS_OFFSET 'first'"),
        (no_number_of_the_crystal, "PSU__PSS_REF_CLK__FREQMHZ 'fast'"),
    ],
)
def test_a_number_that_is_none_is_named(tmp_path, capsys, spoil, said):
    root = vivado_handoff(ZCU104)
    spoil(root)
    assert compare_hwh.main([str(write(tmp_path, root))]) == 2
    assert said in capsys.readouterr().err


def test_another_multiplier_on_ultrascale(tmp_path, capsys):
    """The PLL at 1000 MHz and a divisor of 4: 250 MHz to Vivado, 375 by pynq on the board."""
    root = vivado_handoff(ZCU104)
    processor = module(root, "zynq_ultra_ps_e_0")
    parameter(processor, "PSU__CRL_APB__IOPLL_CTRL__FBDIV").set("VALUE", "60")
    for i, divisor in enumerate((4, 1)):
        name = f"PSU__CRL_APB__PL0_REF_CTRL__DIVISOR{i}"
        parameter(processor, name).set("VALUE", str(divisor))
    code, (line,) = lines(capsys, write(tmp_path, root))
    assert code == 2
    assert "375 MHz, 4 x 1 from 1500 MHz (Vivado reckoned with 1000 MHz)" in line


@pytest.mark.parametrize("board", REAL, ids=lambda b: b.name)
def test_the_fixture_is_not_what_we_emit(board: Board):
    """Else the comparison would be tested on our own form alone."""
    kinds = {m.get("MODTYPE") for m in vivado_handoff(board).iter("MODULE")}
    assert "xlconcat" in kinds
    assert len(kinds) >= 6
