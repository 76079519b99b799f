"""A recording in Chrome's trace format, which ui.perfetto.dev and chrome://tracing show.

Format: "Trace Event Format" (Google, 2016): complete events (ph X) with times in us.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..plan import IN_FLIGHT
from .events import BESIDE, Event
from .watching import Doorbell, Recording

COMPUTER, DEVICE = 1, 2  # processes
PASSES, CPU, UNDER_WAY = 1, 2, 3  # the computer's threads; each group in flight has its own
DOORBELLS, JOBS, CLOCKS = 1, 2, 3  # the device's


def as_trace(found: Recording, board: Board, title: str) -> dict[str, Any]:
    """The file's object. The device's own process is in time of its clock, if it has one."""
    rows = [*_names(COMPUTER, f"computer: {title}", {PASSES: "passes", CPU: "CPU"})]
    for turn in range(IN_FLIGHT):
        rows.append(_thread(COMPUTER, UNDER_WAY + turn, f"doorbells under way, {turn}"))
    zero = min((event.start for event in found.events), default=0)
    rows += [_event(event, zero) for event in found.events]
    if any(doorbell.spent.cycles for doorbell in found.doorbells):
        named = f"{board.name}, by its counters at {board.clock_mhz} MHz, idle time left out"
        threads = {
            DOORBELLS: "doorbells",
            JOBS: "jobs, by their beats",
            CLOCKS: "where the clocks went, not in their order",
        }
        rows += [*_names(DEVICE, named, threads), *_device(found.doorbells, board)]
    return {"traceEvents": rows, "displayTimeUnit": "ms"}


def _event(event: Event, zero: int) -> dict[str, Any]:
    thread = CPU
    if event.part == BESIDE:
        thread = PASSES if "tokens" in event.notes else UNDER_WAY + event.notes["group"] % IN_FLIGHT
    start, end = (event.start - zero) / 1e3, (event.end - zero) / 1e3
    name = event.notes.get("list", event.name)
    return _slice(COMPUTER, thread, name, event.part, start, end - start, event.notes)


def _device(doorbells: list[Doorbell], board: Board) -> Iterator[dict[str, Any]]:
    """One doorbell behind the other; what the CPU did in between is left out."""
    at = 0.0
    for doorbell in doorbells:
        spent = doorbell.spent
        us = spent.cycles / board.clock_mhz
        notes = {
            "cycles": spent.cycles,
            "tokens of the last group": doorbell.tokens,
            "groups": doorbell.groups,
            "bytes": spent.bytes,
        }
        yield _slice(DEVICE, DOORBELLS, doorbell.name, "doorbell", at, us, notes)
        yield from _jobs(doorbell, board.geometry, at, us)
        yield from _clocks(doorbell, board, at)
        at += us


def _jobs(doorbell: Doorbell, g: Geometry, at: float, us: float) -> Iterator[dict[str, Any]]:
    """Its matrices, each as long as its share of the beats."""
    matrices = doorbell.matrices
    beats = [m.planes * g.k_blocks(m.k) * m.m for m in matrices]
    for matrix, count in zip(matrices, beats, strict=True):
        long = us * count / sum(beats)
        yield _slice(DEVICE, JOBS, matrix.name, "job", at, long, {"beats": count})
        at += long


def _clocks(doorbell: Doorbell, board: Board, at: float) -> Iterator[dict[str, Any]]:
    """A clock that waited for nothing issued a beat."""
    spent = doorbell.spent
    parts = {"beats": spent.cycles - sum(spent.stalls.values())}
    parts |= {f"waits for {cause}": clocks for cause, clocks in spent.stalls.items()}
    for name, clocks in parts.items():
        long = clocks / board.clock_mhz
        if clocks:
            yield _slice(DEVICE, CLOCKS, name, "clocks", at, long, {"clocks": clocks})
        at += long


def _slice(
    process: int, thread: int, name: str, kind: str, start: float, long: float, notes: Any
) -> dict[str, Any]:
    return {
        "ph": "X",
        "pid": process,
        "tid": thread,
        "name": name,
        "cat": kind,
        "ts": round(start, 3),
        "dur": round(long, 3),
        "args": notes,
    }


def _names(process: int, title: str, threads: dict[int, str]) -> Iterator[dict[str, Any]]:
    yield {"ph": "M", "pid": process, "name": "process_name", "args": {"name": title}}
    for thread, name in threads.items():
        yield _thread(process, thread, name)


def _thread(process: int, thread: int, name: str) -> dict[str, Any]:
    named = {"name": f"{thread}. {name}"}
    return {"ph": "M", "pid": process, "tid": thread, "name": "thread_name", "args": named}
