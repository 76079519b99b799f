"""The driver: built for a target, run on calls."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tritile.native import build

from .targets import Target

ALIGN = 64  # bytes; driver.c's
SHIFT = 4  # arrays of the pass need no more than the alignment of their elements
NAME = 24  # bytes of a kernel's name
SECONDS = 300
SOURCES = tuple(Path(__file__).parent / name for name in ("driver.c", "prompts.c", "walk.c"))


class DriverError(Exception):
    """The driver ended badly or wrote too little."""


@dataclass
class Array:
    """What a kernel reads, or writes if ``wanted``."""

    values: np.ndarray | None  # None: NULL
    wanted: bool = False
    shift: int = SHIFT


@dataclass
class Call:
    """A kernel, numbers (float32 by their bits) and arrays as driver.c takes them."""

    kernel: str
    numbers: list[int]
    arrays: list[Array]
    threads: int = 1

    def packed(self) -> bytes:
        head = self.kernel.encode().ljust(NAME, b"\0")
        counts = [self.threads, len(self.numbers), len(self.arrays)]
        places, contents = [], []
        for array in self.arrays:
            data = b"" if array.values is None else array.values.tobytes()
            places += [len(data), array.shift, array.wanted]
            contents.append(_padded(bytes(array.shift) + data))
        words = np.array([*counts, *self.numbers, *places], "<i8").tobytes()
        return _padded(head + words) + b"".join(contents)

    def unpacked(self, answer: memoryview) -> tuple[list[np.ndarray], memoryview]:
        """The wanted arrays as the driver left them; the rest of the answer."""
        found = []
        for array in self.arrays:
            if not array.wanted or array.values is None:
                continue
            size = array.values.nbytes
            if len(answer) < size:
                raise DriverError(f"{self.kernel}: the answer ends too early")
            part = np.frombuffer(answer[:size], array.values.dtype)
            found.append(part.reshape(array.values.shape))
            answer = answer[size:]
        return found, answer


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGN)


def bits(value: float) -> int:
    """A float32 as a call's number."""
    return int(np.float32(value).view(np.uint32))


def make(target: Target, folder: Path) -> Path:
    """The driver in ``folder``, which keeps the kernels' objects; BuildError if it fails."""
    command, driver = [target.compiler], folder / "driver"
    files = [*build.sources(), *SOURCES]
    objects = build.compile_objects(command, target.flags(), folder, files)
    build.link(command, objects, driver, ("-static",))
    return driver


def run(target: Target, driver: Path, calls: Sequence[Call]) -> list[list[np.ndarray]]:
    """The wanted arrays of each call."""
    asked, answer = driver.parent / "calls", driver.parent / "answers"
    with asked.open("wb") as file:
        file.writelines(call.packed() for call in calls)
    command = [*target.emulator, str(driver), str(asked), str(answer)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        said = done.stderr.strip() or "nothing"
        raise DriverError(f"{target.name}: exit code {done.returncode}, it says {said}")
    rest, found = memoryview(answer.read_bytes()), []
    for call in calls:
        arrays, rest = call.unpacked(rest)
        found.append(arrays)
    if rest:
        raise DriverError(f"{target.name}: {len(rest)} bytes too many")
    return found
