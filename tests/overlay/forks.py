"""Runs tests/overlay/driving.py on a copy of the driver, in a fork of a process that has pynq.

pynq takes most of a second to import, a drive of a small plan less. ``python -m overlay.forks``
is that process: a line on its input is [folder, board, ways], on its output [exit code, text].
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NoReturn

TESTS = Path(__file__).resolve().parents[1]
AHEAD = ("numpy", "pynq", "pytest", "pyverilator", "tokenizers", "rich.console")
LIMIT = 240  # seconds; a drive takes a few, and finds by itself what waits for ever


class Forks:
    """The process that forks; ``close`` ends it."""

    def __init__(self):
        path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "overlay.forks"],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def drive(self, folder: Path, board: str, *ways: str) -> tuple[int, str]:
        """Exit code, and all that was said; the packages in ``folder`` come before others."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([str(folder), board, ways]), file=self._process.stdin, flush=True)
        code, said = json.loads(self._process.stdout.readline())
        return code, said

    def close(self) -> None:
        self._process.communicate(timeout=LIMIT)


def child(folder: str, board: str, ways: list[str], said: int) -> NoReturn:
    """Never returns to the process that was forked."""
    os.dup2(said, 1)
    os.dup2(said, 2)
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    sys.path.insert(0, folder)
    try:
        importlib.import_module("overlay.driving").drive(board, ways)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)  # at once: what has to be closed now would say more


def main() -> None:
    for name in AHEAD:
        importlib.import_module(name)
    for line in sys.stdin:
        with tempfile.TemporaryFile() as said:
            number = os.fork()
            if not number:
                folder, board, ways = json.loads(line)
                child(folder, board, ways, said.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
            said.seek(0)
            print(json.dumps([code, said.read().decode()]), flush=True)


if __name__ == "__main__":
    main()
