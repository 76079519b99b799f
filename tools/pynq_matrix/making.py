"""Makes environments: kept below .venv-pynq/ until their pins or pyproject.toml change."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .table import EXTRAS, TESTS, Environment

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv-pynq"
LOGS = ROOT / "build" / "pynq"
STAMP = "tritile-matrix.json"
# What a wheel is built of; a copy of it, for setuptools leaves what it has built where it builds.
SOURCES = ("arch", "rtl", "gen", "sim", "host", "overlay")
SOURCE_FILES = ("pyproject.toml", "README.md", "LICENSE", "NOTICE")


class MakingError(Exception):
    """Something could not be built or installed; names the log."""


def build_wheel(python: Path, folder: Path) -> Path:
    """This checkout as a wheel in that folder."""
    with tempfile.TemporaryDirectory() as copy:
        for name in SOURCES:
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, Path(copy, name), ignore=ignored)
        for name in SOURCE_FILES:
            shutil.copy(ROOT / name, copy)
        _run([python, "-m", "pip", "wheel", "--no-deps", "-w", folder, copy], "wheel")
    return next(folder.glob("tritile-*.whl"))


def make(environment: Environment, interpreter: Path, wheel: Path) -> tuple[Path, bool]:
    """The environment's Python with this wheel in it, and whether it was there already."""
    place = FOLDER / environment.name
    python = place / "bin" / "python"
    key = _key(environment, interpreter)
    stamp = place / STAMP
    kept = python.exists() and stamp.exists() and stamp.read_text() == key
    log = f"{environment.name}-install"
    if kept:
        pip = [python, "-m", "pip", "install", "--no-deps", "--force-reinstall"]
        _run([*pip, wheel], log)
        return python, True
    shutil.rmtree(place, ignore_errors=True)
    _run([interpreter, "-m", "venv", place], log)
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check"]
    _run([*pip, f"{wheel}[{EXTRAS}]", *environment.pins, *TESTS], log)
    stamp.write_text(key)
    return python, False


def versions(python: Path, packages: Sequence[str]) -> dict[str, str]:
    """What is installed there, as it says itself."""
    ask = "import sys, json; from importlib.metadata import version;"
    ask += "print(json.dumps({name: version(name) for name in sys.argv[1:]}))"
    said = subprocess.run([python, "-c", ask, *packages], capture_output=True, text=True)
    return json.loads(said.stdout)


def _key(environment: Environment, interpreter: Path) -> str:
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return json.dumps([environment.pins, TESTS, EXTRAS, str(interpreter), project])


def _run(command: Sequence[str | Path], log: str) -> None:
    """MakingError with the log's last lines if it fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{log}.log"
    with path.open("w") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, cwd=ROOT)
    if done.returncode:
        last = path.read_text().strip().splitlines()[-5:]
        raise MakingError("\n".join([f"{path} ends with:", *last]))
