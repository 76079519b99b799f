"""Builds a board's bitstream with Vivado and puts it into the overlay: ``make bitstream BOARD=``.

What Vivado wrote gets there only after its timing is met and its .hwh agrees with the contract.
Exit code 1: the build failed. 2: no such board, no Vivado, or a .hwh that differs.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tritile_arch import system
from tritile_arch.boards import BOARDS, Board
from tritile_overlay.handoff.compare import compare
from tritile_overlay.handoff.reader import Handoff, HandoffError

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "vivado" / "build.tcl"
SUFFIXES = ("bit", "hwh")
FAILED, REFUSED = 1, 2
# More make Vivado's memory grow faster than its speed.
MOST_JOBS = 8


class BuildError(Exception):
    """One sentence, and the exit code that goes with it."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def known_board(name: str) -> Board:
    built = [board.name for board in BOARDS.values() if board.part]
    if name not in built:
        why = "has no part, it is simulated only" if name in BOARDS else "is unknown"
        raise BuildError(f"board {name!r} {why}; expected {' or '.join(built)}.", REFUSED)
    return BOARDS[name]


def find_vivado() -> str:
    found = shutil.which("vivado")
    if found is None:
        raise BuildError(
            f"Vivado {system.VIVADO} or newer is needed and `vivado` is not on PATH:"
            " source its settings64.sh and try again.",
            REFUSED,
        )
    return found


@contextmanager
def alone(board: Board, folder: Path) -> Iterator[None]:
    """One build of a board at a time; the lock ends with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(f"another build of {board.name} runs in {folder}.", REFUSED) from None
        yield


def run_vivado(vivado: str, board: Board, folder: Path, jobs: int) -> None:
    """Leaves tritile.bit and tritile.hwh in ``folder``/result, or raises BuildError."""
    shutil.rmtree(folder / "result", ignore_errors=True)
    options = ["-mode", "batch", "-notrace", "-nojournal", "-log", "vivado.log"]
    command = [vivado, *options, "-source", str(SCRIPT), "-tclargs", board.name, str(jobs)]
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode:
        raise BuildError(
            f"Vivado stopped with code {done.returncode}; {folder / 'vivado.log'} says why.", FAILED
        )
    missing = [path for path in results(folder / "result") if not path.is_file()]
    if missing:
        raise BuildError(f"Vivado ended without {missing[0]}.", FAILED)


def results(folder: Path) -> list[Path]:
    return [folder / f"{system.DESIGN_NAME}.{suffix}" for suffix in SUFFIXES]


def check_handoff(path: Path, board: Board) -> None:
    """BuildError if the driver would find another design than the contract's."""
    try:
        wrong = [finding for finding in compare(Handoff(path), board) if not finding.ok]
    except HandoffError as error:
        raise BuildError(str(error), REFUSED) from error
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        raise BuildError(f"{path} differs from the contract in what is listed above.", REFUSED)


def install(result: Path, overlay: Path) -> None:
    """Copies both files beside their names, then moves them there; nothing half written stays."""
    overlay.mkdir(parents=True, exist_ok=True)
    beside = {source: overlay / f"{source.name}.new" for source in results(result)}
    try:
        for source, copy in beside.items():
            shutil.copyfile(source, copy)
        for source, copy in beside.items():
            os.replace(copy, overlay / source.name)
    finally:
        for copy in beside.values():
            copy.unlink(missing_ok=True)


def arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bitstream", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("board", help="a board with a part")
    jobs = min(MOST_JOBS, os.cpu_count() or 1)
    parser.add_argument("--jobs", type=int, default=jobs, help="runs at once; %(default)s")
    build = ROOT / "build" / "vivado"
    parser.add_argument("--build", type=Path, default=build, help="takes all that Vivado writes")
    overlay = ROOT / "overlay" / "tritile_overlay"
    parser.add_argument("--overlay", type=Path, default=overlay, help="takes the two files")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    a = arguments(words)
    try:
        board = known_board(a.board)
        folder, overlay = (a.build / board.name).resolve(), a.overlay / board.name
        vivado = find_vivado()
        with alone(board, folder):
            run_vivado(vivado, board, folder, a.jobs)
            check_handoff(folder / "result" / f"{system.DESIGN_NAME}.hwh", board)
            install(folder / "result", overlay)
    except BuildError as error:
        print(f"bitstream: {error}", file=sys.stderr)
        return error.code
    print(*results(overlay), f"reports: {folder / 'reports'}", sep="\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # Vivado got the signal, too; the overlay is as it was
