"""Seeded faults in copies of the scripts and of board.tcl: the dry run must notice each."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from tritile_arch.boards import BOARDS
from vivado_dry_run.bridge import TCLSH
from vivado_dry_run.check import findings, refusals

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(TCLSH is None, reason="tclsh is missing: Debian package tcl")


def read_faults(text: str) -> dict[str, tuple[str, str, str, str]]:
    """Name to board, file, the text and what stands instead; faults.txt says how it is written."""
    found = {}
    for block in re.split(r"^(?=\[)", text, flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        match = re.fullmatch(r"\[(.+)\] (\S+) (\S+)", head)
        assert match, head
        assert match[1] not in found, head
        assert all(line[0] in "-+" for line in lines), head
        old, new = ("\n".join(x[1:] for x in lines if x[0] == sign) for sign in "-+")
        found[match[1]] = (match[2], match[3], old, new)
    return found


FAULTS = read_faults(Path(__file__).with_name("faults.txt").read_text())


def copy(folder: Path, board: str, file: str, text: str, instead: str) -> Path:
    """A project's root with that fault in it."""
    shutil.copytree(ROOT / "vivado", folder / "vivado")
    for name in {board, "tiny"}:
        (folder / "gen" / name).mkdir(parents=True)
        (folder / "gen" / name / "tritile.v").symlink_to(ROOT / "gen" / name / "tritile.v")
    shutil.copy(ROOT / "gen" / board / "board.tcl", folder / "gen" / board)
    own = folder / "gen" / board if file == "board.tcl" else folder / "vivado"
    before = (own / file).read_text()
    assert text in before, f"{file} has no {text!r} any more: the fault is no fault"
    (own / file).write_text(before.replace(text, instead, 1))
    return folder


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault, tmp_path):
    board, file, text, instead = FAULTS[fault]
    root = copy(tmp_path, board, file, text, instead)
    with tempfile.TemporaryDirectory() as build:
        found = findings(root, BOARDS[board], Path(build), ROOT / "overlay" / "tritile_overlay")
    assert found or refusals(root, BOARDS[board]), f"the dry run does not see it: {fault}"
