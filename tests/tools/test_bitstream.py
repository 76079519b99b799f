"""`make bitstream` around a stand-in for Vivado: what reaches the overlay, and what is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bitstream
from tritile_arch.boards import BOARDS, PYNQ_Z2, ZCU104
from tritile_arch.hwh import hwh
from tritile_arch.system import VIVADO
from vivado_dry_run.bridge import TCLSH

ROOT = Path(__file__).resolve().parents[2]
needs_tclsh = pytest.mark.skipif(TCLSH is None, reason="tclsh is missing: Debian package tcl")
# A program that is called as Vivado is, and runs the scripts against the dry run's model.
STAND_IN = """#!{python}
import sys
from pathlib import Path
sys.path[:0] = {path}
from vivado_dry_run.bridge import run
from vivado_dry_run.runs import GOOD
from vivado_dry_run.vivado import Circumstances, Vivado
options = sys.argv[1:]
assert options[:2] == ["-mode", "batch"], options
script, words = options[options.index("-source") + 1], options[options.index("-tclargs") + 1:]
vivado = Vivado(Circumstances(handoff={handoff!r}, statistics=GOOD | {statistics}))
run(Path(script), words, Path.cwd(), vivado.answer)
print(*vivado.said, *vivado.refused, sep="\\n")
sys.exit(vivado.code)
"""


class Bench:
    """A folder with a PATH of its own, an overlay that holds an older build, and a build folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.overlay = folder, folder / "overlay"
        (folder / "bin").mkdir()
        monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.path.dirname(TCLSH or '/usr/bin/x')}")
        for board in (PYNQ_Z2, ZCU104):
            (self.overlay / board.name).mkdir(parents=True)
            (self.overlay / board.name / "tritile.bit").write_text("older")

    def vivado(self, text: str) -> None:
        program = self.folder / "bin" / "vivado"
        program.write_text(text)
        program.chmod(0o755)

    def stand_in(self, handoff: str, **statistics: str) -> None:
        path = [str(ROOT / "tools"), str(ROOT / "arch")]
        self.vivado(
            STAND_IN.format(
                python=sys.executable,
                path=path,
                handoff=handoff,
                statistics={f"STATS.{name}": value for name, value in statistics.items()},
            )
        )

    def build(self, board: str) -> int:
        build = self.folder / "build"
        return bitstream.main([board, "--build", str(build), "--overlay", str(self.overlay)])

    def found(self, board: str) -> dict[str, str]:
        return {path.name: path.read_text() for path in (self.overlay / board).iterdir()}


@pytest.fixture
def bench(tmp_path, monkeypatch) -> Bench:
    return Bench(tmp_path, monkeypatch)


OLD = {"tritile.bit": "older"}


@needs_tclsh
@pytest.mark.parametrize("board", [PYNQ_Z2, ZCU104], ids=lambda b: b.name)
def test_a_good_build_reaches_the_overlay(bench, board, capfd):
    bench.stand_in(hwh(board))
    assert bench.build(board.name) == 0
    assert bench.found(board.name) == {"tritile.bit": "bit", "tritile.hwh": hwh(board)}
    assert "meets its timing" in capfd.readouterr().out


@needs_tclsh
def test_a_missed_clock_reaches_nobody(bench, capfd):
    bench.stand_in(hwh(PYNQ_Z2), WNS="-0.317")
    assert bench.build("pynq-z2") == bitstream.FAILED
    assert bench.found("pynq-z2") == OLD
    said = capfd.readouterr()
    assert "setup slack is -0.317 ns at 125 MHz: no bitstream is written" in said.out
    assert "Vivado stopped with code 1" in said.err


@needs_tclsh
def test_a_handoff_of_another_design_reaches_nobody(bench, capfd):
    bench.stand_in(hwh(PYNQ_Z2).replace("0x40000000", "0x43c00000"))
    assert bench.build("pynq-z2") == bitstream.REFUSED
    assert bench.found("pynq-z2") == OLD
    said = capfd.readouterr().err
    assert "DIFFERS" in said
    assert "differs from the contract" in said


@needs_tclsh
def test_a_handoff_that_is_none_is_one_sentence(bench, capfd):
    bench.stand_in("no XML")
    assert bench.build("pynq-z2") == bitstream.REFUSED
    assert bench.found("pynq-z2") == OLD
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("program", ["exit 0", "mkdir result; : > result/tritile.bit; exit 0"])
def test_a_vivado_that_wrote_nothing_is_noticed(bench, program, capfd):
    bench.vivado(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{program}\n")
    stale = bench.folder / "build" / "pynq-z2" / "result"
    stale.mkdir(parents=True)
    for name in ("tritile.bit", "tritile.hwh"):
        (stale / name).write_text("of an earlier build")
    assert bench.build("pynq-z2") == bitstream.FAILED
    assert bench.found("pynq-z2") == OLD
    assert "Vivado ended without" in capfd.readouterr().err


def test_without_vivado_the_version_is_named(bench, capfd):
    assert bench.build("zcu104") == 2
    said = capfd.readouterr().err
    assert f"Vivado {VIVADO} or newer" in said
    assert said.count("\n") == 1
    assert not (bench.folder / "build").exists()


@pytest.mark.parametrize("name", ["tiny", "tiny-trit4", "arty", ""])
def test_a_board_without_a_bitstream_is_named(bench, name, capfd):
    assert bench.build(name) == 2
    said = capfd.readouterr().err
    assert f"board {name!r}" in said
    assert "pynq-z2 or zcu104" in said
    assert said.count("\n") == 1
    assert ("simulated only" in said) == (name in BOARDS)


def test_a_build_that_is_killed_leaves_the_overlay(bench):
    bench.vivado("#!/bin/sh\nkill -9 $PPID\n")
    command = [
        sys.executable, str(ROOT / "tools" / "bitstream.py"), "pynq-z2",
        "--build", str(bench.folder / "build"), "--overlay", str(bench.overlay),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == -9
    assert bench.found("pynq-z2") == OLD


def test_a_full_disk_leaves_the_overlay(bench, tmp_path, monkeypatch):
    result = tmp_path / "result"
    result.mkdir()
    for path in bitstream.results(result):
        path.write_text("new")
    copy, copied = bitstream.shutil.copyfile, []

    def fill(source: Path, target: Path) -> None:
        copied.append(copy(source, target))
        if len(copied) == 2:
            raise OSError("No space left on device")

    monkeypatch.setattr(bitstream.shutil, "copyfile", fill)
    with pytest.raises(OSError, match="No space"):
        bitstream.install(result, bench.overlay / "pynq-z2")
    assert bench.found("pynq-z2") == OLD


def test_two_builds_of_a_board_do_not_meet(bench, capfd):
    bench.vivado("#!/bin/sh\nexit 0\n")
    with bitstream.alone(PYNQ_Z2, bench.folder / "build" / "pynq-z2"):
        assert bench.build("pynq-z2") == 2
    assert "another build of pynq-z2 runs" in capfd.readouterr().err
    assert bench.build("pynq-z2") == bitstream.FAILED  # free again; this Vivado writes nothing
