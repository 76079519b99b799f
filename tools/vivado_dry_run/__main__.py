"""``python -m vivado_dry_run``: what vivado/*.tcl would build, checked; 1 on a finding."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tritile_arch.boards import BOARDS

from .bridge import TCLSH
from .check import findings, refusals

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    if TCLSH is None:
        sys.exit("tclsh is missing: install it with 'sudo apt install tcl' and try again.")
    bad = 0
    for board in BOARDS.values():
        if board.part is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = findings(ROOT, board, Path(folder)) + refusals(ROOT, board)
        bad += len(found)
        print(f"{board.name}: {len(found) or 'nothing'} wrong", *found, sep="\n    ")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
