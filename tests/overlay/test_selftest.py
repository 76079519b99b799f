"""``tritile selftest`` through pynq: all of it on a board that works, what it finds on others."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")

from tritile.cli import run_command
from tritile.selftest.runner import GROUPS
from tritile_arch.boards import PYNQ_Z2
from tritile_arch.system import SIMULATED_BOARD, ZYNQ7
from tritile_overlay.buffers import BoardBuffer
from tritile_overlay.platform import BoardPlatform

# Of the larger board the groups that touch what differs; `.ci/run` runs all of them.
SLOW = ("exactness", "bandwidth")


@pytest.fixture
def selftest(board, device, monkeypatch, capsys):
    """``selftest("dma", ..., cma_bytes=...)``: exit code and lines by name of those groups."""
    monkeypatch.setenv(SIMULATED_BOARD, board.name)

    def run(*groups: str, **settings: Any) -> tuple[int, dict[str, dict]]:
        device(**settings)
        only = [word for group in groups for word in ("--only", group)]
        code = run_command(["selftest", "--platform", "board", "--quick", "--json", *only])
        answer = json.loads(capsys.readouterr().out)
        assert answer["settings"]["board"] == board.name
        return code, {line["name"]: line for lines in answer["groups"].values() for line in lines}

    return run


on_zynq7 = pytest.mark.parametrize("board", [PYNQ_Z2], indirect=True, ids=lambda b: b.name)


def failed(lines: dict[str, dict]) -> dict[str, str]:
    return {name: line["text"] for name, line in lines.items() if line["outcome"] == "FAILED"}


def test_a_board_that_works_passes(board, selftest):
    groups = [name for name in GROUPS if board is PYNQ_Z2 or name not in SLOW]
    code, lines = selftest(*groups)
    assert (code, failed(lines)) == (0, {})
    skipped = {name for name, line in lines.items() if line["outcome"] == "skipped"}
    assert skipped <= {"clock"}


@on_zynq7
@pytest.mark.parametrize(
    ("port", "line"), [("S_AXI_HP0", "weights w0"), ("S_AXI_HP2", "weights w1")]
)
def test_a_weight_port_of_another_width_is_named(selftest, port, line):
    """Nothing sets the width of a Zynq-7000's ports while it runs."""
    code, lines = selftest("ports", port_bits={port: 32})
    assert code == 1
    assert list(failed(lines)) == [line]
    assert f"({port}) repeats the first 4 bytes of every beat of 8 bytes" in failed(lines)[line]
    register = f"n32BitEn of {ZYNQ7.width_registers(port)[0]:#x}"
    assert register in failed(lines)[line]


@on_zynq7
def test_an_io_port_of_another_width_stops_all_other_tests_of_ports(selftest):
    code, lines = selftest("ports", port_bits={"S_AXI_HP1": 32})
    assert code == 1
    assert list(failed(lines)) == ["I/O descriptors"]
    assert "S_AXI_HP1" in failed(lines)["I/O descriptors"]


@pytest.mark.parametrize("forgotten", ["flush", "invalidate"])
def test_a_call_that_the_driver_forgets_is_found(selftest, monkeypatch, forgotten):
    monkeypatch.setattr(BoardBuffer, forgotten, lambda buffer: None)
    code, lines = selftest("dma")
    assert code == 1
    assert "cacheable buffers" in failed(lines)


@on_zynq7
def test_an_interrupt_that_does_not_come_is_found(selftest, monkeypatch):
    monkeypatch.setattr(BoardPlatform, "await_interrupt", lambda device, seconds: False)
    code, lines = selftest("interrupt")
    assert code == 1
    assert "/proc/interrupts" in failed(lines)["wait"]


@on_zynq7
def test_little_contiguous_memory_skips_what_needs_more_and_says_so(selftest):
    code, lines = selftest("dma", cma_bytes=16 << 20)
    assert (code, failed(lines)) == (0, {})
    assert lines["32 MB boundary"]["outcome"] == "skipped"
    assert "cma=" in lines["32 MB boundary"]["text"]


@on_zynq7
def test_a_run_that_is_broken_off_leaves_the_device_usable(selftest, monkeypatch, capsys):
    waits = []

    def wait(self: BoardPlatform, completed: int, clocks: int = 0) -> int:
        waits.append(completed)
        if len(waits) == 4:
            raise KeyboardInterrupt
        return original(self, completed, clocks)

    original = BoardPlatform.wait
    monkeypatch.setattr(BoardPlatform, "wait", wait)
    with pytest.raises(json.JSONDecodeError):  # it ends without an answer
        selftest("dma")
    monkeypatch.setattr(BoardPlatform, "wait", original)
    assert run_command(["selftest", "--quick", "--only", "dma"]) == 0
    assert " 0 failed, " in capsys.readouterr().out
