"""One core for everything: what a measurement on one core needs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TASKS = Path("/proc/self/task")  # a folder a thread of this process


@contextmanager
def pinned() -> Iterator[bool]:
    """All threads of this process on the core that it runs on; False where that cannot be asked."""
    if not hasattr(os, "sched_setaffinity") or not TASKS.is_dir():
        yield False
        return
    before = os.sched_getaffinity(0)
    _place({max(before)})
    try:
        yield True
    finally:
        _place(before)


def _place(cores: set[int]) -> None:
    for task in TASKS.iterdir():
        with suppress(ProcessLookupError, FileNotFoundError):  # a thread that has just ended
            os.sched_setaffinity(int(task.name), cores)
