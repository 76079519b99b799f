"""`make lint` on Verilog: it passes the committed design, and finds what is wrong in a copy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tritile_sim.toolchain import find_package

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "gen" / "tiny" / "tritile.v"
WAIVERS = ROOT / "tools" / "lint_verilog.vlt"
FAULTS = {
    "UNDRIVEN": "wire ghost; assign interrupt_too = ghost;",
    "LATCH": "reg latched; always @* if (rst) latched = s_axi_ctrl_wvalid;"
    " assign interrupt_too = latched;",
    "WIDTHTRUNC": "reg short; always @(posedge clk) short <= s_axi_ctrl_wdata;"
    " assign interrupt_too = short;",
    "WIDTHEXPAND": "assign interrupt_too = |(s_axi_ctrl_wdata & s_axi_ctrl_wstrb);",
    "UNUSEDSIGNAL": "reg idle; always @(posedge clk) idle <= rst; assign interrupt_too = rst;",
    "CASEINCOMPLETE": "reg last; always @(posedge clk) case (s_axi_ctrl_wstrb)"
    " 4'd1: last <= rst; 4'd2: last <= 0; endcase assign interrupt_too = last;",
    "error": "assign interrupt_too = nobody",
}


def lint(*words: object) -> tuple[int, str]:
    """(exit code, what it says)."""
    command = [sys.executable, ROOT / "tools" / "lint_verilog.py", *words]
    done = subprocess.run([str(w) for w in command], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_the_committed_design_passes():
    assert lint(TINY) == (0, "Verilator -Wall: no fault\n")


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found_and_named(rule, tmp_path):
    head, _, body = TINY.read_text().rpartition("output interrupt;\n")
    copy = tmp_path / "tritile.v"
    copy.write_text(
        head.replace("\n    interrupt,", "\n    interrupt,\n    interrupt_too,")
        + "output interrupt;\noutput interrupt_too;\n"
        + body.replace("endmodule", FAULTS[rule] + "\nendmodule")
    )
    code, said = lint(copy)
    assert code == 1
    assert all(f": {rule}: " in line for line in said.splitlines()), said


def test_verilator_itself_takes_the_waivers():
    """The list means the same to Verilator as to the tool."""
    package = find_package("verilator")
    words = ["--lint-only", "-Wall", "--top-module", "tritile", str(WAIVERS), str(TINY)]
    done = subprocess.run(
        [str(package / "bin" / "verilator_bin"), *words],
        env={"VERILATOR_ROOT": str(package)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", [0, 5, -1])
def test_every_waiver_is_needed(number, tmp_path):
    lines = WAIVERS.read_text().splitlines()
    waivers = [i for i, line in enumerate(lines) if line.startswith("lint_off")]
    del lines[waivers[number]]
    fewer = tmp_path / "fewer.vlt"
    fewer.write_text("\n".join(lines))
    code, said = lint("--waivers", fewer, TINY)
    assert code == 1
    assert said.startswith(str(TINY))


def test_a_waiver_that_nothing_needs_is_named(tmp_path):
    more = tmp_path / "more.vlt"
    spare = 'lint_off -rule LATCH -file "*" -match "*nothing*"'
    more.write_text(WAIVERS.read_text() + f"// no reason at all\n{spare}\n")
    (tmp_path / "gen").mkdir()
    (tmp_path / "gen" / "tiny").symlink_to(TINY.parent)
    code, said = lint("--waivers", more, "--gen", tmp_path / "gen")
    assert code == 1
    assert "a waiver that no board needs: LATCH '*nothing*'" in said.splitlines()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('lint_off -rule LATCH -file "*" -match "*"', "no reason above it"),
        ("// why\nlint_off -rule LATCH", "expected -rule"),
    ],
)
def test_a_waiver_without_reason_or_match_is_refused(line, words, tmp_path):
    file = tmp_path / "bad.vlt"
    file.write_text(f"`verilator_config\n{line}\n")
    code, said = lint("--waivers", file, TINY)
    assert code == 1
    assert words in said
