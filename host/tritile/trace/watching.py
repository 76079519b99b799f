"""What the device did while somebody recorded: its doorbells, and its counters behind each."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..device.accelerator import Accelerator
from ..device.counters import Counters
from ..models.network import Piece
from ..plan import Matrix, Run
from ..program import Program
from .events import ATTENTION, BESIDE, Event
from .recorder import recording


@dataclass(frozen=True)
class Doorbell:
    """``spent``: counted since the doorbell before it; ``start``, ``end``: ns, of its wait.

    ``run``: None of a list that was written while the model runs, for attention on the tile.
    """

    run: Run | None
    tokens: int  # of its last group
    start: int
    end: int
    spent: Counters

    @property
    def name(self) -> str:
        return ATTENTION if self.run is None else self.run.jobs.name

    @property
    def groups(self) -> int:
        return 1 if self.run is None else self.run.set.groups

    @property
    def matrices(self) -> Sequence[Matrix]:
        """Those of the model."""
        return () if self.run is None else self.run.jobs.matrices


@dataclass(frozen=True)
class PassTaken:
    """One pass through the network: its tokens, ns, and what the device counted in it."""

    tokens: int
    start: int
    end: int
    spent: Counters

    @property
    def name(self) -> str:
        return "a token" if self.tokens == 1 else f"{self.tokens} tokens"


@dataclass
class Recording:
    """Complete when the ``recorded`` that gave it is left."""

    events: list[Event] = field(default_factory=list)
    doorbells: list[Doorbell] = field(default_factory=list)
    passes: list[PassTaken] = field(default_factory=list)


@contextmanager
def recorded(network: Any, program: Program) -> Iterator[Recording]:
    """Everything that runs inside. Reading the counters takes some of the time between events.

    Where the compiled walk rings by itself, on a board, there are no counters of single doorbells.
    """
    found = Recording()
    with ExitStack() as undo:
        undo.enter_context(_doorbells(program, found.doorbells))
        undo.enter_context(_passes(network, program.accelerator, found.passes))
        events = undo.enter_context(recording(network))
        yield found
    found.events += events
    found.events += [
        Event(one.name, BESIDE, one.start, one.end, {"tokens": one.tokens}) for one in found.passes
    ]


@contextmanager
def _doorbells(program: Program, found: list[Doorbell]) -> Iterator[None]:
    accelerator = program.accelerator
    runs = {run.first: run for run in program.plan.runs}
    rung: deque[tuple[Run | None, int, int]] = deque()
    submit, wait, before = accelerator.submit, accelerator.wait, [accelerator.counters()]

    def submitted(index: int, tokens: int) -> int:
        rung.append((runs.get(index), tokens, time.perf_counter_ns()))
        return submit(index, tokens)

    def waited(due: int, clocks: int = 0) -> None:
        wait(due, clocks)
        end, now = time.perf_counter_ns(), accelerator.counters()
        found.append(Doorbell(*rung.popleft(), end, now - before[0]))
        before[0] = now

    with _replaced(accelerator, submit=submitted, wait=waited):
        yield


@contextmanager
def _passes(network: Any, accelerator: Accelerator, found: list[PassTaken]) -> Iterator[None]:
    run = network.run

    def taken(pieces: Sequence[Piece[Any]]) -> Any:
        before, start = accelerator.counters(), time.perf_counter_ns()
        result = run(pieces)
        end = time.perf_counter_ns()
        tokens = sum(len(piece.ids) for piece in pieces)
        found.append(PassTaken(tokens, start, end, accelerator.counters() - before))
        return result

    with _replaced(network, run=taken):
        yield


@contextmanager
def _replaced(owner: Any, **methods: Any) -> Iterator[None]:
    """Methods of this one object, meanwhile."""
    for name, method in methods.items():
        setattr(owner, name, method)
    try:
        yield
    finally:
        for name in methods:
            delattr(owner, name)
