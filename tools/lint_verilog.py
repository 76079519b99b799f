"""Runs Verilator's -Wall on the committed Verilog of every board; ``make lint`` ends with it.

Fails on a warning that tools/lint_verilog.vlt does not waive, and on a waiver that has no reason or
that no board needs, so that the list stays honest. The list is Verilator's own format; it is
applied here, because Verilator does not say which waivers it used.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tritile.errors import TritileError
from tritile_sim.toolchain import find_package

ROOT = Path(__file__).resolve().parent.parent
WAIVERS = Path(__file__).with_suffix(".vlt")
# Optimisation finds no faults and takes half of the time.
ARGS = ("--lint-only", "-Wall", "-Wno-fatal", "-O0", "--quiet", "--top-module", "tritile")
WAIVER = re.compile(r'lint_off -rule (\w+) -file "\*" -match "([^"]*)"')
COMPLAINT = re.compile(r"^%(Warning|Error)(?:-(\w+))?: (?:\S+\.v:(\d+):\d+: )?(.*)")
TIMEOUT = 300  # seconds a file


@dataclass(frozen=True)
class Waiver:
    """``match``: Verilator's wildcards, * and ?, for the whole message."""

    rule: str
    match: str

    def covers(self, complaint: Complaint) -> bool:
        pattern = re.escape(self.match).replace(r"\*", ".*").replace(r"\?", ".")
        return complaint.rule == self.rule and bool(re.fullmatch(pattern, complaint.message))


@dataclass(frozen=True)
class Complaint:
    """A warning, or an error (rule ""), of Verilator."""

    rule: str
    line: str
    message: str


def read_waivers(file: Path) -> list[Waiver]:
    """The waivers of a file of one statement a line; SystemExit names one without a reason."""
    waivers, reason = [], False
    for number, line in enumerate(file.read_text().splitlines(), 1):
        if found := WAIVER.fullmatch(line):
            if not reason:
                raise SystemExit(f"{file}:{number}: this waiver has no reason above it: {line}")
            waivers.append(Waiver(*found.groups()))
        elif line.startswith("lint_off"):
            raise SystemExit(f"{file}:{number}: expected -rule, -file and -match: {line}")
        else:
            reason = line.startswith("//")
    return waivers


def verilator(*words: object) -> str:
    """What Verilator's own program says to these arguments."""
    package = find_package("verilator")
    command = [str(package / "bin" / "verilator_bin"), *map(str, words)]
    environment = {**os.environ, "VERILATOR_ROOT": str(package)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, env=environment)
    return done.stderr + done.stdout


def complaints(file: Path) -> list[Complaint]:
    """All that Verilator finds in a file, nothing waived."""
    found = []
    for line in verilator(*ARGS, file).splitlines():
        if (match := COMPLAINT.match(line)) and not match[4].startswith("Exiting due to"):
            found.append(Complaint(match[2] or "", match[3] or "", match[4]))
    return found


def faults_of(file: Path, found: list[Complaint], waivers: list[Waiver]) -> list[str]:
    """A line for each complaint that no waiver covers."""
    return [
        f"{file}:{c.line}: {c.rule or 'error'}: {c.message}"
        for c in found
        if not any(waiver.covers(c) for waiver in waivers)
    ]


def unused(found: list[Complaint], waivers: list[Waiver]) -> list[str]:
    """A line for each waiver that covers no complaint."""
    idle = [w for w in waivers if not any(w.covers(c) for c in found)]
    return [f"a waiver that no board needs: {w.rule} {w.match!r}" for w in idle]


def lint(files: list[Path], folder: Path, waivers: list[Waiver]) -> list[str]:
    """What is wrong with these files; none named: with the folder's boards, and the waivers."""
    chosen = files or sorted(folder.glob("*/tritile.v"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(complaints, chosen))
    pairs = zip(chosen, found, strict=True)
    faults = [line for file, listed in pairs for line in faults_of(file, listed, waivers)]
    everything = [complaint for listed in found for complaint in listed]
    return faults if files else faults + unused(everything, waivers)


def main() -> int:
    """0 if all is well, 1 if not."""
    parser = argparse.ArgumentParser(description="Verilator's -Wall on converted Verilog.")
    parser.add_argument("files", nargs="*", type=Path, help="left out: every board's")
    parser.add_argument("--gen", type=Path, default=ROOT / "gen", help="default: %(default)s")
    parser.add_argument("--waivers", type=Path, default=WAIVERS, help="default: %(default)s")
    a = parser.parse_args()
    faults = lint(a.files, a.gen, read_waivers(a.waivers))
    print("\n".join(faults) or "Verilator -Wall: no fault")
    return int(bool(faults))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except TritileError as error:
        sys.exit(str(error))
