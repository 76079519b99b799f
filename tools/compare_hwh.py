"""Compares the .hwh of a bitstream with a board's contract, a line for each thing that must agree.

    python tools/compare_hwh.py build/vivado/pynq-z2/tritile.hwh [--board pynq-z2] [--json]

Exit code 0: all agrees. 2: something differs, or the file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tritile_arch.boards import BOARDS
from tritile_overlay.handoff.compare import board_of, compare
from tritile_overlay.handoff.reader import Handoff, HandoffError

DIFFERS = 2


def main(arguments: list[str] | None = None) -> int:
    names = [board.name for board in BOARDS.values() if board.family]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("found", type=Path, help="the file, as Vivado or `make verilog` wrote it")
    parser.add_argument("--board", choices=names, help="left out: told from the file")
    parser.add_argument("--json", action="store_true", help="the findings as JSON")
    asked = parser.parse_args(arguments)
    try:
        handoff = Handoff(asked.found)
        board = BOARDS[asked.board] if asked.board else board_of(handoff)
        findings = compare(handoff, board)
    except HandoffError as error:
        print(f"compare_hwh: {error}", file=sys.stderr)
        return DIFFERS
    wrong = sum(not finding.ok for finding in findings)
    if asked.json:
        record = [{**asdict(finding), "ok": finding.ok} for finding in findings]
        print(json.dumps({"board": board.name, "differences": wrong, "findings": record}, indent=2))
    else:
        print(*findings, sep="\n")
        print(f"{asked.found}: {wrong or 'no'} difference{'s' * (wrong != 1)} from {board.name}")
    return DIFFERS if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
