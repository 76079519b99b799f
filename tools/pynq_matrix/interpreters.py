"""Where an interpreter of a version is: on PATH, else among pyenv's."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path


def find(python: str) -> Path | None:
    """An interpreter of that version ("3.10") that runs and can make environments."""
    for candidate in _candidates(python):
        if _is(candidate, python):
            return candidate
    return None


def pyenv_roots() -> list[Path]:
    """PYENV_ROOT, and the folder in the user's home, wherever HOME points to."""
    homes = [Path.home(), Path(pwd.getpwuid(os.getuid()).pw_dir)]
    named = os.environ.get("PYENV_ROOT")
    roots = [Path(named)] if named else []
    return list(dict.fromkeys([*roots, *(home / ".pyenv" for home in homes)]))


def _candidates(python: str) -> Iterator[Path]:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        found = shutil.which(f"python{python}", path=folder)
        if found:
            yield Path(found)
    for root in pyenv_roots():
        for version in sorted((root / "versions").glob(f"{python}.*"), reverse=True):
            yield version / "bin" / "python"


def _is(interpreter: Path, python: str) -> bool:
    """A shim that finds nothing behind it, or a Python without venv, is none."""
    ask = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"
    try:
        said = subprocess.run(
            [interpreter, "-c", ask], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return said.stdout.strip() == python
