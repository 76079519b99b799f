"""Memory that the device and the CPU take turns with."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ..platform import Buffer


class Flushed(Protocol):
    """What the device reads."""

    def flush(self) -> None: ...


class Synced(NamedTuple):
    """What is flushed before a doorbell, and invalidated behind it."""

    x: Flushed
    y: Buffer
