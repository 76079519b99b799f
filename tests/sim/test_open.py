"""Opening the converted design of a board."""

import pytest

from tritile.errors import TritileError, UsageError
from tritile_arch import registers
from tritile_arch.boards import TINY, ZCU104
from tritile_sim.verilated import open_platform, verilog_of


@pytest.mark.parametrize("board", ["tiny", TINY], ids=["name", "board"])
def test_tiny_answers_with_its_identity(board):
    platform = open_platform(board, memory_bytes=1 << 20)
    assert platform.name == "verilator"
    assert platform.geometry == TINY.geometry
    assert platform.read(registers.IDENTITY.offset) == registers.IDENTITY_VALUE
    platform.close()


def test_an_unknown_board_is_named():
    with pytest.raises(UsageError, match="unknown board 'huge'; known: tiny"):
        open_platform("huge")


def test_a_board_without_verilog_says_how_to_make_it(monkeypatch):
    monkeypatch.setattr("tritile_sim.verilated.importlib.resources.files", _nothing)
    with pytest.raises(TritileError, match=r"no Verilog of board zcu104.*make verilog"):
        verilog_of(ZCU104)


def _nothing(package: str):
    raise ModuleNotFoundError(package)


def test_an_unknown_option_is_named():
    with pytest.raises(UsageError, match="no option 'latncy'; known: latency, "):
        open_platform("tiny", latncy=3)
