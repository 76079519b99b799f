"""Processors that the kernels are compiled for, and what that needs."""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tritile.errors import UsageError
from tritile.native import build

NATIVE = re.compile(r"-m(arch|cpu)=native")


class MissingError(UsageError):
    """A tool is not installed; the message names the packages."""


@dataclass(frozen=True)
class Target:
    """A processor; ``machine`` is what ``platform.machine()`` says there."""

    name: str
    machine: str
    cpu: str  # instead of "native" in the flags; empty: "native" stays
    prefix: str  # of the tools' names
    emulator: tuple[str, ...]
    flushes: bool  # its vector unit takes and gives zeros for denormals
    packages: tuple[tuple[str, str], ...]  # (what it brings: a command or a file, Debian's name)

    @property
    def compiler(self) -> str:
        return f"{self.prefix}gcc"

    @property
    def objdump(self) -> str:
        return f"{self.prefix}objdump"

    def flags(self) -> list[str]:
        """What build.py compiles with on that machine."""
        flags = build.machine_flags(self.machine)
        return [NATIVE.sub(rf"-m\1={self.cpu}", f) if self.cpu else f for f in flags]

    def missing(self) -> list[str]:
        """Packages to install."""
        return [package for brings, package in self.packages if not _found(brings)]


def _found(brings: str) -> bool:
    return Path(brings).exists() if brings.startswith("/") else shutil.which(brings) is not None


QEMU = "qemu-user-static"
TARGETS = (
    Target(
        name=f"{platform.machine()} (this computer)",
        machine=platform.machine(),
        cpu="",
        prefix="",
        emulator=(),
        flushes=False,
        packages=(("gcc", "gcc"), ("objdump", "binutils"), ("/usr/include/stdio.h", "libc6-dev")),
    ),
    Target(
        name="aarch64 (Cortex-A53)",
        machine="aarch64",
        cpu="cortex-a53",
        prefix="aarch64-linux-gnu-",
        emulator=("qemu-aarch64-static", "-cpu", "cortex-a53"),
        flushes=False,
        packages=(
            ("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"),
            ("/usr/aarch64-linux-gnu/include/stdio.h", "libc6-dev-arm64-cross"),
            ("qemu-aarch64-static", QEMU),
        ),
    ),
    Target(
        name="armhf (Cortex-A9)",
        machine="armv7l",
        cpu="cortex-a9",
        prefix="arm-linux-gnueabihf-",
        emulator=("qemu-arm-static", "-cpu", "cortex-a9"),
        flushes=True,
        packages=(
            ("arm-linux-gnueabihf-gcc", "gcc-arm-linux-gnueabihf"),
            ("/usr/arm-linux-gnueabihf/include/stdio.h", "libc6-dev-armhf-cross"),
            ("qemu-arm-static", QEMU),
        ),
    ),
)


def chosen(word: str | None) -> list[Target]:
    """Targets with that word in their names, all without one; UsageError: none."""
    found = [t for t in TARGETS if not word or word in t.name]
    if not found:
        known = ", ".join(t.name for t in TARGETS)
        raise UsageError(f"no target is named like {word}; known: {known}")
    return found


def check(targets: Sequence[Target]) -> None:
    """MissingError, a sentence with all packages, unless everything is there."""
    packages = list(dict.fromkeys(p for target in targets for p in target.missing()))
    if packages:
        raise MissingError(f"make cross needs: apt-get install {' '.join(packages)}")
