"""Everything that a board without internet needs, in one folder; ``make offline BOARD=...``.

The folder has tritile's own wheel with the board's bitstream, if there is one, the wheels of what
it imports, for the board's processor and Python, and install.sh. numpy and pynq come with PYNQ's
image. tokenizers comes without what it depends on: that is for downloading models, and half of it
has no wheels for armv7l.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import metadata, requires
from pathlib import Path

from tritile.device.platforms import find_board
from tritile.errors import TritileError, UsageError
from tritile_arch.boards import Board

ROOT = Path(__file__).resolve().parent.parent
IN_THE_IMAGE = ("numpy",)
WITHOUT_DEPENDENCIES = ("tokenizers",)
# Of wheels that Ubuntu 22.04's glibc 2.35 runs.
PLATFORMS = ("manylinux_2_17", "manylinux2014", "manylinux_2_28", "manylinux_2_31", "linux")
# Its notice of a newer pip would be taken for the reason of a failure.
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
INSTALL = """#!/bin/sh
# Installs tritile from this folder, without the internet. Run it as root in PYNQ's environment:
#     sudo -i
#     sh /home/xilinx/{folder}/install.sh
set -e
cd "$(dirname "$0")"
python3 -c 'import sys; sys.version_info[:2] == ({python}) or sys.exit( \\
    "these wheels are for Python {dotted}, this is " + sys.version.split()[0])'
# Ours anew even in the same version: the bitstream in it may be another.
python3 -m pip install --no-index --no-deps --upgrade ./*.whl
python3 -m pip install --no-index --no-deps --force-reinstall ./tritile-*.whl
tritile --version
"""


def needed() -> dict[str, str]:
    """Requirements of tritile itself by name, without those of extras and the image's."""
    found = {}
    for line in requires("tritile") or []:
        requirement, _, marker = line.partition(";")
        name = re.split(r"[^\w.-]", requirement.strip())[0]
        if "extra" not in marker and name not in IN_THE_IMAGE:
            found[name] = requirement.strip()
    return found


def pythons() -> list[str]:
    """Versions that tritile runs on, such as 3.10, by its classifiers."""
    named = metadata("tritile").get_all("Classifier") or []
    return re.findall(r"^Programming Language :: Python :: (3\.\d+)$", "\n".join(named), re.M)


def download(requirements: list[str], folder: Path, machine: str, python: str, deps: bool) -> None:
    """Wheels for that processor and Python; UsageError with pip's reason."""
    digits = python.replace(".", "")
    command = [*PIP, "download", "--quiet", "--only-binary=:all:"]
    command += ["--implementation", "cp", "--python-version", digits, "--dest", str(folder)]
    for abi in (f"cp{digits}", "abi3", "none"):
        command += ["--abi", abi]
    for platform in (*(f"{name}_{machine}" for name in PLATFORMS), "any"):
        command += ["--platform", platform]
    command += ([] if deps else ["--no-deps"]) + requirements
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise UsageError(f"no wheels of {', '.join(requirements)} for {machine}: {reason}")


def own_wheel(folder: Path, scratch: Path) -> None:
    """tritile's wheel, from a copy: a build folder of the checkout could bring old files along."""
    copy = scratch / "checkout"
    ignored = shutil.ignore_patterns(".*", "build", "dist", "tests", "docs", "*.egg-info")
    shutil.copytree(ROOT, copy, ignore=ignored)
    command = [*PIP, "wheel", "--quiet", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(copy)], check=True)


def collect(board: Board, folder: Path, machine: str, python: str) -> None:
    """Fills ``folder``, which is replaced when all is there."""
    requirements = needed()
    alone = [requirements.pop(name) for name in WITHOUT_DEPENDENCIES]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        new = Path(scratch) / folder.name
        new.mkdir()
        download(alone, new, machine, python, deps=False)
        download(list(requirements.values()), new, machine, python, deps=True)
        own_wheel(new, Path(scratch))
        versions = python.replace(".", ", ")
        script = INSTALL.format(folder=folder.name, python=versions, dotted=python)
        (new / "install.sh").write_text(script)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(new, folder)
    bitstream = ROOT / "overlay" / "tritile_overlay" / board.name / "tritile.bit"
    print(f"{folder}: copy it to the board and run install.sh there as root")
    if not bitstream.exists():
        print(
            f"no bitstream is in it: make bitstream BOARD={board.name} first, or copy tritile.bit"
        )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board")
    parser.add_argument("--machine", help="the processor, as platform.machine() calls it")
    parser.add_argument("--python", help="the image's, such as 3.10")
    parser.add_argument("--folder", type=Path, help="left out: dist/<board>")
    given = parser.parse_args(arguments)
    try:
        board = find_board(given.board)
        if board.family is None or board.image_python is None:
            raise UsageError(f"board {board.name} exists in simulation only: nothing to install")
        folder = given.folder or ROOT / "dist" / board.name
        python = given.python or board.image_python
        if python not in pythons():
            raise UsageError(f"--python is {python!r}; expected one of {', '.join(pythons())}")
        collect(board, folder, given.machine or board.family.machine, python)
    except TritileError as error:
        print(f"offline_install: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(
            f"offline_install: {error.filename} cannot be written: {error.strerror}; choose"
            " another --folder",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # the folder is as it was
