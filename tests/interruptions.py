"""What comes unasked, at chosen places: at a call of the seam, or at any line of some files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import pytest


class Interrupting:
    """A platform that raises KeyboardInterrupt at one of its calls; a flush is such a call, too.

    ``fuse``: calls until then; None: never. ``late``: the call is done first.
    """

    def __init__(self, platform: Any, late: bool = False):
        self.inner, self.late = platform, late
        self.name, self.geometry = platform.name, platform.geometry
        self.fuse: int | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def read(self, offset: int) -> int:
        return self.call(self.inner.read, offset)

    def write(self, offset: int, value: int) -> None:
        self.call(self.inner.write, offset, value)

    def wait(self, completed: int, clocks: int = 0) -> int:
        return self.call(self.inner.wait, completed, clocks)

    def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
        return self.call(self.inner.allocate, nbytes, cacheable)

    def close(self) -> None:
        self.inner.close()

    def call(self, function: Callable[..., Any], *given: Any) -> Any:
        now = self.fuse == 0
        if self.fuse is not None:
            self.fuse = None if now else self.fuse - 1
        if now and not self.late:
            raise KeyboardInterrupt
        answer = function(*given)
        if now:
            if hasattr(answer, "free"):  # nobody else can
                answer.free()
            raise KeyboardInterrupt
        return Shared(self, answer) if hasattr(answer, "free") else answer


class Shared:
    """A buffer whose flushes and invalidates count."""

    def __init__(self, owner: Interrupting, buffer: Any):
        self._owner, self._buffer = owner, buffer

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._buffer, name)
        if name not in ("flush", "invalidate"):
            return found
        return lambda: self._owner.call(found)


@contextmanager
def at_line(number: int, act: Callable[[], object], *files: str) -> Iterator[list[int]]:
    """Calls ``act`` once before that line, counted over all that run in files of those names.

    Yields a list that counts the lines which ran.
    """
    ran = [0]

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if not frame.f_code.co_filename.endswith(files):
            return None
        if event == "line":
            ran[0] += 1
            if ran[0] > number:
                sys.settrace(None)
                act()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield ran
    finally:
        sys.settrace(before)


@contextmanager
def interrupted_at_line(number: int, *files: str) -> Iterator[list[int]]:
    """Raises KeyboardInterrupt at that line; ends quietly if the interruption comes."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt), at_line(number, interrupt, *files) as ran:
        yield ran


def interrupt(platform: Interrupting, call: int, work: Callable[[], object]) -> bool:
    """Interrupts ``work`` at that call of the platform; False if it ended before."""
    platform.fuse = call
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        platform.fuse = None
    return False


late = pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
