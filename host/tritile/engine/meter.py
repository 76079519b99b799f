"""What the device and the clock have counted since a run began."""

from __future__ import annotations

import time
from dataclasses import astuple, dataclass, replace
from typing import Any

from ..figures import weight_utilisation
from ..program import Program
from .engine import Engine


@dataclass(frozen=True)
class Mark:
    """Where clocks and counters stood."""

    seconds: float = 0.0
    cycles: int = 0
    weights: int = 0
    streamed_bytes: int = 0
    stream_seconds: float = 0.0

    @classmethod
    def of(cls, program: Program) -> Mark:
        cycles = program.accelerator.cycles()
        streamed = program.residence.streamed
        return cls(
            time.perf_counter(),
            cycles,
            program.weights_streamed,
            streamed.bytes,
            streamed.seconds,
        )

    def __sub__(self, earlier: Mark) -> Mark:
        pairs = zip(astuple(self), astuple(earlier), strict=True)
        return Mark(*(after - before for after, before in pairs))


class Meter:
    """Of a run on an engine of its own: from ``start`` to the last ``step``."""

    def __init__(self, engine: Engine, program: Program):
        self._engine, self._program = engine, program
        self._start = self._first = self._now = Mark()

    def start(self) -> None:
        self._start = self._first = self._now = Mark.of(self._program)

    def step(self) -> None:
        """One pass, and where it has led."""
        before = self._engine.stats.tokens
        self._engine.step()
        self._now = Mark.of(self._program)
        if not before:
            self._first = self._now

    @property
    def first_cycles(self) -> int | None:
        """Until a request had its first token; None without a device that counts."""
        return (self._first - self._start).cycles or None

    def costs(self) -> dict[str, Any]:
        """The fields of ``Figures`` that are the run's as a whole."""
        run = self._now - self._start
        return {
            "seconds": run.seconds,
            "cycles": run.cycles or None,
            "weight_utilisation": weight_utilisation(
                self._program.geometry, run.weights, run.cycles
            ),
            "streamed_bytes": run.streamed_bytes,
            "stream_seconds": run.stream_seconds,
            "work": replace(self._engine.stats),
        }
