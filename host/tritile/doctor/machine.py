"""What the doctor reads: files below a root that tests replace, environment, versions."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def _installed(package: str) -> str | None:
    """The version of an installed distribution."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _free(folder: Path) -> int:
    """Bytes of the disk on which that folder will be."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free


@dataclass(frozen=True)
class Machine:
    """A computer. ``version_of``: of an installed package, None if it is not."""

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    architecture: str = field(default_factory=platform.machine)
    python: tuple[int, ...] = tuple(sys.version_info[:3])
    user: int = field(default_factory=os.geteuid)
    version_of: Callable[[str], str | None] = _installed
    find_tool: Callable[[str], str | None] = shutil.which
    free_disk: Callable[[Path], int] = _free

    def text(self, path: str) -> str:
        """A small file, without the zeros that end a device tree's strings; empty if unreadable."""
        try:
            return (self.root / path).read_bytes().decode(errors="replace").strip("\0\n ")
        except OSError:
            return ""

    def exists(self, path: str) -> bool:
        return (self.root / path).exists()

    def found(self, pattern: str) -> list[Path]:
        """Paths below the root, such as dev/dri/renderD*."""
        return sorted(self.root.glob(pattern))

    def meminfo(self) -> dict[str, int]:
        """Linux's figures of memory, in bytes."""
        figures = {}
        for line in self.text("proc/meminfo").splitlines():
            name, _, rest = line.partition(":")
            words = rest.split()
            if words and words[0].isdigit():
                figures[name] = int(words[0]) << (10 if words[1:] == ["kB"] else 0)
        return figures


def numbers(text: str) -> tuple[int, ...]:
    """The leading numbers of a version: 3.1.2 of "3.1.2rc1"."""
    found = []
    for part in text.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        found.append(int(digits))
    return tuple(found)
