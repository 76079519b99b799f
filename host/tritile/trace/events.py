"""What happened when: the events that a recorded pass is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# What an event's time counts as; docs/measurements.md defines them.
KERNELS, ATTENTION, DRIVER, HEAD = "kernels", "attention", "driver", "head"
BESIDE = "beside"  # under way while other things happen: no time of the CPU's
PARTS = (KERNELS, ATTENTION, DRIVER, HEAD, BESIDE)


@dataclass(frozen=True)
class Event:
    """``start`` and ``end`` in ns of ``time.perf_counter_ns``; ``notes``: plain data about it."""

    name: str
    part: str  # one of PARTS
    start: int
    end: int
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def ns(self) -> int:
        return self.end - self.start


def spent(events: Iterable[Event]) -> dict[str, int]:
    """ns by part; events that lie within each other count twice."""
    total: dict[str, int] = dict.fromkeys(PARTS, 0)
    for event in events:
        total[event.part] += event.ns
    return total
