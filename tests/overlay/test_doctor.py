"""The doctor before a simulated board: the tile behind pynq, its clock, and how it streams."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from importlib import import_module

import pytest

from overlay.plain import REAL
from tritile.doctor.examination import examine
from tritile.doctor.line import BAD, OK, Line
from tritile.doctor.machine import Machine
from tritile.doctor.place import find_place
from tritile_arch.boards import PYNQ_Z2
from tritile_arch.system import SIMULATED_BOARD
from tritile_overlay import loaded
from tritile_overlay.loaded import is_loaded

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")


def lines_of(board, touch: bool = True) -> dict[str, Line]:
    machine = Machine(environment={SIMULATED_BOARD: board.name})
    return {line.name: line for line in examine(find_place(None, machine), touch)}


@pytest.fixture
def device():
    """``device(board, ...)`` makes a simulated one pynq's active one."""
    from tritile_overlay.simdevice import simulated  # it imports pynq

    with contextlib.ExitStack() as stack:
        yield lambda board, **settings: stack.enter_context(simulated(board, **settings))


@pytest.mark.parametrize("board", REAL, ids=lambda board: board.name)
def test_all_is_well(device, board):
    device(board)
    lines = lines_of(board)
    assert [line for line in lines.values() if line.level == BAD] == []
    assert lines["tile"].said.startswith(f"version 2.0, {board.geometry.rows} rows")
    assert lines["interrupt"].level == OK
    assert lines["upload"].said.endswith("into a simulated memory")
    assert lines["clock"].figures["clock_mhz"] == pytest.approx(board.clock_mhz, rel=1e-3)
    stream = lines["stream"]
    assert stream.said.endswith("exact, of a simulated memory")
    # The job's beats fill most clocks: 98% and more once the first ones have come.
    assert 0.8 < stream.figures["bytes_a_clock"] / board.geometry.beat_bytes <= 1


def test_memory_that_is_short_is_said(device):
    device(PYNQ_Z2, cma_bytes=1 << 20)
    lines = lines_of(PYNQ_Z2)
    assert lines["upload"].level == BAD
    assert "cma=" in lines["upload"].said
    assert lines["stream"].level == OK  # it takes less


def test_files_alone_load_nothing(device):
    simulation = device(PYNQ_Z2)
    assert "stream" not in lines_of(PYNQ_Z2, touch=False)
    assert simulation.fabric is None


def test_a_port_that_the_boot_loader_left_narrow(device):
    device(PYNQ_Z2, port_bits={"S_AXI_HP0": 32})
    line = lines_of(PYNQ_Z2)["stream"]
    assert line.level == BAD
    assert "differ from numpy's" in line.said or "NO_PROGRESS" in line.said


def test_a_bitstream_that_pynq_remembers(tmp_path, monkeypatch):
    state = import_module("pynq.pl_server.global_state")
    monkeypatch.setattr(state, "STATE_DIR", str(tmp_path))
    monkeypatch.setattr(state, "initial_global_state_file_boot_check", lambda: None)
    manager = tmp_path / "state"
    monkeypatch.setattr(loaded, "MANAGER_STATE", manager)
    manager.write_text("operating\n")
    one, other = tmp_path / "one.bit", tmp_path / "other.bit"
    one.write_bytes(b"one")
    other.write_bytes(b"other")
    assert not is_loaded(one)
    known = {"bitfile_name": str(one), "bitfile_hash": state.bitstream_hash(str(one))}
    state.save_global_state(state.GlobalState(**known, active_name="one", timestamp="now"))
    assert is_loaded(one)
    assert not is_loaded(other)
    one.write_bytes(b"another one")  # in its place; pynq 3.0 takes it for the one that is loaded
    assert not is_loaded(one)
    one.write_bytes(b"one")
    assert is_loaded(one)
    manager.write_text("write error\n")  # pynq has taken note of it before the kernel failed
    assert not is_loaded(one)


def test_pynq_that_cannot_tell_has_loaded_nothing(tmp_path):
    """Without an FPGA manager, as here."""
    bit = tmp_path / "tritile.bit"
    bit.write_bytes(b"")
    assert not is_loaded(bit)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("cma=lots", "PYNQ_SIM_OPTIONS: cma=lots is no number"),
        ("cma=16G", "cma is 16384 MiB; board pynq-z2 has room for 496"),
        ("base=0x800000000", "addresses have 32 bits"),
    ],
)
def test_a_simulated_board_that_none_can_be_is_bad_input(options, said):
    """Not a line among others: one sentence, before anything is looked at."""
    from tritile_overlay.simdevice.settings import OPTIONS  # it imports pynq

    given = {SIMULATED_BOARD: PYNQ_Z2.name, OPTIONS: options}
    for more in ([], ["--json"], ["--files-only"]):
        done = subprocess.run(
            [sys.executable, "-m", "tritile", "doctor", *more],
            env={**os.environ, **given},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
