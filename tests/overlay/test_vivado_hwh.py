"""The form that our comparison is tested on is one that pynq reads; and it reads Vivado's own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from handoffs import vivado_handoff
from tritile_arch.boards import BOARDS
from tritile_overlay.handoff.reader import Handoff

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")

REAL = [board for board in BOARDS.values() if board.family]


@pytest.mark.parametrize("board", REAL, ids=lambda board: board.name)
def test_pynq_reads_the_fixture_as_it_reads_ours(tmp_path, board):
    parser = import_module("pynq.metadata.runtime_metadata_parser").RuntimeMetadataParser
    metadata = import_module("pynqmetadata.frontends").Metadata
    path = tmp_path / "tritile.hwh"
    ElementTree.ElementTree(vivado_handoff(board)).write(path)
    parsed = parser(metadata(input=str(path)))
    tile = parsed.ip_dict["tritile_0"]
    assert tile["phys_addr"] == board.family.control_base
    assert tile["interrupts"]["interrupt"]["controller"] == "axi_intc_0"
    assert parsed.ip_dict["axi_intc_0"]["phys_addr"] == board.family.interrupt_controller_base
    clock, divisors = parsed.clock_dict[0], board.family.divisors(board.clock_mhz)
    assert clock["divisor0"] * clock["divisor1"] == divisors[0] * divisors[1]


def shipped(name: str) -> Handoff:
    """A file that Vivado wrote; pynqmetadata tests its parser with it."""
    package = import_module("pynqmetadata").__file__
    assert package is not None
    path = Path(package).parent / "tests" / "hwhs" / name
    if not path.exists():
        pytest.skip(f"this pynqmetadata ships no {name}")
    return Handoff(path)


def test_a_zynq_7000_of_vivado():
    """A DMA behind an interconnect that widens 32 bits to 64, on one HP port."""
    handoff = shipped("resizer.hwh")
    route = handoff.route(("axi_dma_0", "M_AXI_MM2S"))
    assert route.ends == {("processing_system7_0", "S_AXI_HP0")}
    assert (route.widths, route.cells) == ({32, 64}, {"axi_interconnect_1"})
    assert handoff.driver(("axi_dma_0", "s_axi_lite_aclk")) == ("processing_system7_0", "FCLK_CLK0")
    seen = {s.slave: s.base for s in handoff.seen("processing_system7_0")}
    assert seen["axi_dma_0", "S_AXI_LITE"] == 0x4040_0000
    assert handoff.registers("axi_dma_0")["S2MM_LENGTH"][0] == 0x58
    assert handoff.parameter("processing_system7_0", "PCW_IO_IO_PLL_FREQMHZ") == "1600.000"


def test_an_ultrascale_of_vivado():
    """Four masters that share a port, behind an interconnect and two FIFOs, in hierarchies."""
    handoff = shipped("rfsoc_sam.hwh")
    masters = [
        (instance, name)
        for instance in handoff.modules
        for name, bus in handoff.buses(instance).items()
        if bus.master and name == "AXI4_Master"
    ]
    assert len(masters) == 4
    for master in masters:
        route = handoff.route(master)
        assert route.ends == {("zynq_ultra_ps_e", "S_AXI_HP2_FPD")}
        assert {"axi_data_fifo", "axi_data_fifo1"} <= route.cells
        assert (0, 0x7FFF_FFFF) in {(s.base, s.last) for s in handoff.seen(master[0])}
    clock = handoff.pin(("zynq_ultra_ps_e", "saxihp2_fpd_aclk"))
    assert clock is not None
    assert clock.get("CLKFREQUENCY") == "307200000"
