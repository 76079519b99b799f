"""What vivado/*.tcl would build, checked: ``python -m vivado_dry_run [BOARD ...]``; 1 if wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tritile_arch.boards import BOARDS

from .bridge import TCLSH
from .check import findings, refusals

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    built = [board.name for board in BOARDS.values() if board.part]
    parser = argparse.ArgumentParser(prog="vivado_dry_run", description=(__doc__ or "").strip())
    parser.add_argument("boards", nargs="*", help=f"left out: {', '.join(built)}")
    chosen = parser.parse_args().boards or built
    for name in chosen:
        if name not in built:
            parser.exit(2, f"board {name!r} has no part; expected {' or '.join(built)}\n")
    if TCLSH is None:
        sys.exit("tclsh is missing: install it with 'sudo apt install tcl' and try again.")
    bad = 0
    for board in map(BOARDS.__getitem__, chosen):
        with tempfile.TemporaryDirectory() as folder:
            found = findings(ROOT, board, Path(folder)) + refusals(ROOT, board)
        bad += len(found)
        print(f"{board.name}: {len(found) or 'nothing'} wrong", *found, sep="\n    ")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
