"""``python -m synth pynq-z2``: build/synth/<board>.json, a section of docs/synthesis.md.

Exit code 1 names what is above its bound; 2: no such board.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from tritile_arch.boards import BOARDS, Board

from .cells import FAMILIES
from .measure import complaints, measure, shares
from .report import section, update
from .yosys import YosysError, synthesise

TOP = "tritile"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="synth", description="Synthesises a board with Yosys.")
    parser.add_argument("board", help="a board with a part")
    parser.add_argument("--out", type=Path, default=Path("build/synth"), help="%(default)s")
    parser.add_argument("--docs", type=Path, default=Path("docs/synthesis.md"), help="%(default)s")
    return parser.parse_args()


def known_board(name: str) -> Board:
    """SystemExit(2) with a sentence if there is no such board or it has no part."""
    known = [board.name for board in BOARDS.values() if board.part]
    if name not in known:
        why = "has no part: it is simulated only" if name in BOARDS else "is unknown"
        print(f"board {name!r} {why}; expected {' or '.join(known)}", file=sys.stderr)
        raise SystemExit(2)
    return BOARDS[name]


def main() -> int:
    a = arguments()
    board = known_board(a.board)
    part = board.part
    assert part is not None
    console = Console(stderr=True)
    verilog = Path(str(files("tritile_gen") / board.name / "tritile.v"))
    folder = a.out / board.name
    try:
        synthesise(verilog, TOP, FAMILIES[part.name[:4]], folder, console)
        figures = measure(verilog, TOP, board.geometry, folder)
    except (YosysError, ValueError) as error:
        print(f"synthesis of {board.name}: {error}", file=sys.stderr)
        return 1
    answer = figures.as_json()
    answer["part"] = {"name": part.name, "share": shares(figures.whole, part)}
    path = a.out / f"{board.name}.json"
    path.write_text(json.dumps(answer, indent=2) + "\n")
    update(a.docs, board.name, section(board, figures))
    used = ", ".join(f"{name} {share:.1%}" for name, share in answer["part"]["share"].items())
    print(f"{board.name}: {answer['lut_per_mac']} LUT a MAC, the array alone"
          f" {answer['array']['lut_per_mac']}; {used}; {path}")  # fmt: skip
    said = complaints(figures, part)
    for sentence in said:
        print(f"{board.name}: {sentence}", file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main())
