"""Runs Yosys in a process of its own, whose log is kept, and reads the netlist that it writes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

WORDS = """
read_verilog {source}
hierarchy -check -top {top}
proc
opt_expr
opt_clean
write_json {words}
"""
PRIMITIVES = """
synth_xilinx -family {family} -top {top} -noiopad -noclkbuf -run begin:
write_json {cells}
"""
POLL = 0.2  # seconds between two looks at the log


class YosysError(Exception):
    """Yosys stopped; the message names its last line and the log."""


def synthesise(source: Path, top: str, family: str, folder: Path, console: Console) -> None:
    """Writes ``folder``/words.json (before mapping), cells.json (primitives) and yosys.log."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "yosys.log"
    script = (WORDS + PRIMITIVES).format(
        source=source.resolve(), top=top, family=family,
        words=(folder / "words.json").resolve(), cells=(folder / "cells.json").resolve(),
    )  # fmt: skip
    with log.open("w") as out:
        child = subprocess.Popen(
            [sys.executable, __file__, script], stdout=out, stderr=subprocess.STDOUT
        )
    try:
        _watch(child, log, f"Yosys, {top} for {family}", console)
    finally:
        child.kill()
    if child.returncode:
        lines = log.read_text().strip().splitlines() or ["Yosys said nothing"]
        # Its error may stand before lines that were still in a buffer.
        errors = [line for line in lines if "ERROR" in line]
        raise YosysError(f"{(errors or lines)[-1]} (log: {log})")


def _watch(child: subprocess.Popen, log: Path, title: str, console: Console) -> None:
    """Shows the pass that runs until the child ends."""
    begin = time.monotonic()
    with console.status(title) as status, log.open() as lines:
        while child.poll() is None:
            for line in lines:
                if ". Executing " in line:
                    seconds = time.monotonic() - begin
                    status.update(f"{title}: {seconds:.0f} s, {line.strip()[:60]}")
            time.sleep(POLL)
    console.print(f"{title}: {time.monotonic() - begin:.0f} s")


def modules(netlist: Path) -> dict:
    """The modules of a netlist that have cells and are no primitives."""
    found = json.loads(netlist.read_text())["modules"]
    return {
        name: module
        for name, module in found.items()
        if not {"blackbox", "whitebox"} & module["attributes"].keys()
    }


def main(script: str) -> None:
    from pyosys import libyosys  # pyright: ignore[reportAttributeAccessIssue]

    design = libyosys.Design()
    for line in script.strip().splitlines():
        design.run_pass(line)


if __name__ == "__main__":
    main(sys.argv[1])
