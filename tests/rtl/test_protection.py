"""Every board's Verilog asks its memory for secure data, whatever port and whatever happens."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tritile_arch.boards import BOARDS

OUTPUT = re.compile(r"^output \[2:0\] (m_axi_\w+_a[rw]prot);", re.MULTILINE)


def sources(verilog: str, signal: str) -> set[str]:
    """All constants that can get into ``signal``, through other signals too."""
    given = re.findall(rf"\b{signal}\s*(?:<=|=)\s*([^;]+);", verilog)
    assert given, f"nobody drives {signal}"
    found = set()
    for text in given:
        found |= {text} if text.isdigit() else sources(verilog, text)
    return found


@pytest.mark.parametrize("board", BOARDS.values(), ids=lambda board: board.name)
def test_requests_are_secure_at_the_pins(board):
    """A Zynq-7000's DDR is secure (TZ_DDR_RAM = 0): it answers anything else with an error."""
    verilog = files("tritile_gen").joinpath(board.name).joinpath("tritile.v").read_text()
    pins = OUTPUT.findall(verilog)
    assert len(pins) == board.geometry.ports + 2  # weights, and reads and writes of the last port
    assert {pin: sources(verilog, pin) for pin in pins} == {pin: {"0"} for pin in pins}
