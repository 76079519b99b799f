"""board.tcl: what Tcl reads from it is the contract."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tritile_arch.boards import BOARDS, TINY
from tritile_arch.interfaces import masters, register_segments
from tritile_arch.registers import REGISTERS
from tritile_arch.tcl import board_tcl, dictionary, word, words

BUILT = [b for b in BOARDS.values() if b.part]
TCLSH = shutil.which("tclsh")
needs_tclsh = pytest.mark.skipif(TCLSH is None, reason="tclsh is missing: Debian package tcl")


def evaluated(script: str) -> list[str]:
    """The lines that a Tcl script prints."""
    done = subprocess.run(
        [TCLSH or ""], input=script, capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.splitlines()


@needs_tclsh
@pytest.mark.parametrize("board", BUILT, ids=lambda b: b.name)
def test_tcl_reads_the_contract(board):
    script = (
        board_tcl(board)
        + """
        puts "$board(name) $board(part) $board(clock_mhz) $board(columns) $board(vlnv)"
        foreach m $board(masters) {
            dict with m {puts "$interface $slave $data_bits $address_bits $reads $writes $burst"}
        }
        foreach s $board(segments) {
            dict with s {puts "$instance $interface $block [expr {$base}] $size"}
        }
        foreach r $board(registers) {
            puts "[dict get $r name] [expr {[dict get $r offset]}] [dict get $r description]"
            foreach f [dict get $r fields] {
                dict with f {puts "$name $lsb $bits $description"}
            }
        }
    """
    )
    g = board.geometry
    expected = [
        f"{board.name} {board.part.name} {board.clock_mhz} {g.columns}"
        " tritile:accelerator:tritile:2.0"
    ]
    for m in masters(board):
        expected.append(
            f"{m.interface} {m.slave} {8 * g.port_bytes} {g.address_bits} {m.reads} {m.writes} 16"
        )
    for s in register_segments(board):
        expected.append(f"{s.instance} {s.interface} {s.block} {s.base} {s.size}")
    for r in REGISTERS:
        expected.append(f"{r.name} {r.offset} {r.description}")
        expected += [f"{f.name} {f.lsb} {f.width} {f.description}" for f in r.fields]
    assert evaluated(script) == expected


@needs_tclsh
@pytest.mark.parametrize("text", ["plain", "", "two words", "$x [exit] ;#", 'a "b"', "{a} b", "#"])
def test_a_word_is_one_word(text):
    script = f"""
        puts [lindex {{{words(["before", text])}}} 1]
        puts [dict get {{{dictionary({"a": 1, "b": text})}}} b]
        set x {word(text)}
        puts $x
    """
    assert evaluated(script) == 3 * [text]


@pytest.mark.parametrize("text", ["{", "}", "}{", "a\\"])
def test_what_braces_cannot_hold_is_refused(text):
    with pytest.raises(ValueError, match="no Tcl word"):
        word(text)


def test_a_simulated_board_has_none():
    with pytest.raises(ValueError, match="tiny exists in simulation only"):
        board_tcl(TINY)
    with pytest.raises(ValueError, match="tiny exists in simulation only"):
        register_segments(TINY)


@pytest.mark.parametrize("board", BUILT, ids=lambda b: b.name)
def test_each_port_of_the_processing_system_has_one_master(board):
    slaves = [m.slave for m in masters(board)]
    assert len(set(slaves)) == len(slaves) == board.geometry.ports + 1
