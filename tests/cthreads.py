"""Threads of this process, those of C among them, which Python does not count."""

from __future__ import annotations

import time

PATIENCE = 60  # seconds


def native_threads() -> int:
    """As the kernel counts them."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("Threads:"))


def threads_come_to(count: int) -> bool:
    """Whether so many are left, soon: the kernel counts one that was joined a moment longer."""
    end = time.monotonic() + PATIENCE
    while native_threads() != count and time.monotonic() < end:
        time.sleep(1e-3)
    return native_threads() == count
