"""The scripts as they are: nothing is wrong with what they build, and nothing bad comes out."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tritile_arch.boards import BOARDS, ZCU104
from tritile_arch.interfaces import RESET_PIN, RESET_POLARITY
from tritile_arch.tcl import board_tcl
from vivado_dry_run.__main__ import main
from vivado_dry_run.bridge import TCLSH, Refused, from_tcl_list, run
from vivado_dry_run.check import BAD, NEWER, findings, refusals
from vivado_dry_run.check_addresses import check_addresses
from vivado_dry_run.commands import parse
from vivado_dry_run.verilog import modules
from vivado_dry_run.vivado import Circumstances, build

ROOT = Path(__file__).resolve().parents[2]
BUILT = [board for board in BOARDS.values() if board.part]
needs_tclsh = pytest.mark.skipif(TCLSH is None, reason="tclsh is missing: Debian package tcl")
each_board = pytest.mark.parametrize("board", BUILT, ids=lambda board: board.name)


@needs_tclsh
@each_board
def test_nothing_is_wrong(board, tmp_path):
    assert findings(ROOT, board, tmp_path) == []


@needs_tclsh
@each_board
def test_no_bitstream_comes_out_of_a_bad_build(board):
    assert refusals(ROOT, board) == []
    assert len(BAD) >= 9


@needs_tclsh
@pytest.mark.parametrize("version", NEWER)
def test_newer_versions_are_taken(version, tmp_path):
    vivado = build(ROOT, "pynq-z2", tmp_path, Circumstances(version=version))
    assert (vivado.code, vivado.refused) == (0, [])


@needs_tclsh
def test_a_second_build_replaces_the_first(tmp_path):
    assert findings(ROOT, BUILT[0], tmp_path) == []
    (tmp_path / "result" / "tritile.bit").write_text("of an earlier build")
    assert findings(ROOT, BUILT[0], tmp_path) == []


@needs_tclsh
def test_words_come_through_the_bridge_as_they_are(tmp_path):
    script = tmp_path / "script.tcl"
    script.write_text('first {} "two words" {a {b} c} \\u00e4 [second]\nputs [first]; exit 3')
    seen = []

    def answer(words: list[str]) -> str:
        seen.append(words)
        return "an answer"

    run(script, [], tmp_path, answer)
    first = ["first", "", "two words", "a {b} c", "ä", "an answer"]
    assert seen == [["second"], first, ["first"], ["puts", "an answer"], ["exit", "3"]]


@needs_tclsh
@pytest.mark.parametrize("name", ["exec ls", "open x w", "cd /", "socket x 1"])
def test_a_script_stays_in_its_folder(name, tmp_path):
    script = tmp_path / "script.tcl"
    script.write_text(name)
    seen = []

    def answer(words: list[str]) -> str:
        seen.append(words[0])
        if words[0] != "failed":
            raise Refused("no")
        return ""

    run(script, [], tmp_path, answer)
    assert seen == [name.split()[0], "failed"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["create_bd_sell", "x"], "unknown command 'create_bd_sell'"),
        (["create_bd_cell", "-typo", "ip", "x"], "unknown option -typo"),
        (["create_bd_cell", "x", "-type"], "-type needs a value"),
        (["create_bd_cell"], "0 words"),
        (["connect_bd_net", "/a/b", ""], "an object that does not exist"),
    ],
)
def test_a_wrong_call_is_refused(words, why):
    with pytest.raises(Refused, match=why):
        parse(words)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        ("a {b c} {} {d {e f}} -1", ["a", "b c", "", "d {e f}", "-1"]),
        ("a\n  b", ["a", "b"]),
    ],
)
def test_lists_are_read_as_tcl_writes_them(text, items):
    assert from_tcl_list(text) == items


@each_board
def test_ports_are_read_from_the_verilog(board):
    found = modules(ROOT / "gen" / board.name / "tritile.v")
    g = board.geometry
    assert set(found) == {"tritile", "tritile_row", "tritile_decode"}
    top = found["tritile"]
    assert top["m_axi_io_wdata"].bits == 8 * g.port_bytes
    assert top["m_axi_w0_araddr"].bits == g.address_bits
    assert (top["clk"].direction, top["interrupt"].direction) == ("in", "out")
    assert sum(name.endswith("_rlast") for name in top) == g.ports + 1


@each_board
def test_the_reset_is_as_the_contract_says(board):
    """The packaged IP declares it; the wrong polarity would hold the tile in reset for ever."""
    text = (ROOT / "gen" / board.name / "tritile.v").read_text().rpartition("\nmodule ")[2]
    conditions = set(re.findall(rf"if \((.*\b{RESET_PIN}\b.*)\) begin", text))
    assert RESET_POLARITY == "ACTIVE_HIGH"
    assert RESET_PIN in conditions
    assert not [c for c in conditions if c in (f"!{RESET_PIN}", f"(!{RESET_PIN})")]


@needs_tclsh
def test_more_than_2_gb_of_ddr_is_reached_in_two_windows(tmp_path):
    board = replace(ZCU104, memory_bytes=4 << 30)
    shutil.copytree(ROOT / "vivado", tmp_path / "vivado")
    preset = tmp_path / "vivado" / "boards" / "zcu104.tcl"
    preset.write_text(preset.read_text().replace("{4096 MBits}", "{8192 MBits}"))
    gen = tmp_path / "gen" / board.name
    gen.mkdir(parents=True)
    (gen / "tritile.v").symlink_to(ROOT / "gen" / board.name / "tritile.v")
    (gen / "board.tcl").write_text(board_tcl(board))
    vivado = build(tmp_path, board.name, tmp_path)
    assert (vivado.code, vivado.refused) == (0, [])
    assert list(check_addresses(vivado.design, board)) == []
    high = {a.segment: a.base for a in vivado.design.addresses if "DDR_HIGH" in a.segment}
    assert set(high.values()) == {0x8_0000_0000}
    assert len(high) == board.geometry.ports + 1


@needs_tclsh
def test_the_command_takes_boards(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["vivado_dry_run", ZCU104.name])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert capsys.readouterr().out == "zcu104: nothing wrong\n"


@pytest.mark.parametrize("name", ["arty", "tiny"])
def test_the_command_refuses_a_board_without_a_part(monkeypatch, capsys, name):
    monkeypatch.setattr("sys.argv", ["vivado_dry_run", ZCU104.name, name])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"board {name!r} has no part; expected pynq-z2 or zcu104\n"
