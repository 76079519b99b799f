"""Measures random matrices of a shape on a platform, and compares every result with numpy."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..device.accelerator import Accelerator
from ..device.counters import Counters
from ..device.platforms import open_platform
from ..figures import Cost
from ..pack import packer
from ..plan import JobList, Plan
from ..program import Program
from ..progress import Show, Step, ignore
from .case import Case


@dataclass(frozen=True)
class Measurement:
    """Every result was equal to numpy's, else there would be none.

    ``cost``: of a run, doorbell to completion, summed over its doorbells; ``doorbells``: each by
    its list's name. ``seconds``: wall time of a run, activations written and results read
    included, without packing and numpy's own. ``eval_share``: of that time inside Verilator's
    eval. ``memory``: the simulated memory's latency and caps. None where the platform has no such.
    """

    cost: Cost
    doorbells: Mapping[str, Cost]
    seconds: float
    eval_share: float | None
    memory: Mapping[str, float | None]


def measure(
    case: Case,
    board: Board,
    platform: str,
    memory: Mapping[str, float] | None = None,
    repeat: int = 1,
    warm: bool = False,
    show: Show = ignore,
) -> Measurement:
    """Runs the case ``repeat`` times, after an untimed run if ``warm``.

    ``memory``: options of the platform. DeviceError if a result differs from numpy's.
    """
    plan = case.plan(board.geometry)
    show(Step(f"opening {platform} {board.name}"))
    device = open_platform(platform, board, **(memory or {}))
    try:
        bench = Bench(case, plan, device, show)
        with closing(bench.program):
            if warm:
                bench.run()
            return bench.measure(repeat)
    finally:
        show(Step("closing"))  # the bar no longer looks at the device's clock
        device.close()


@dataclass
class _Totals:
    """Of all measured runs; ``inside``: seconds in Verilator's eval."""

    seconds: float = 0.0
    inside: float = 0.0


class Bench:
    """A case packed into a device's memory."""

    def __init__(self, case: Case, plan: Plan, device: Any, show: Show = ignore):
        self.case, self.plan, self.device, self.show = case, plan, device, show
        self.passes = plan.groups(case.tokens)
        self._packed = 0
        show(Step(f"packing {plan.matrices[0].name}", 0, len(plan.matrices)))
        regions = packer(plan.geometry, case.trits)
        self.program = Program(Accelerator(device), plan, regions, self._is_packed)

    def measure(self, repeat: int) -> Measurement:
        """The mean of so many runs."""
        spent = dict.fromkeys(self.plan.lists, Counters())
        totals = _Totals()
        for _ in range(repeat):
            for name, counters in self.run(totals).items():
                spent[name] += counters
        g, tokens = self.plan.geometry, self.case.tokens
        weights = {n: sum(m.weights for m in jobs.matrices) for n, jobs in self.plan.lists.items()}
        everything = sum(spent.values(), Counters())
        return Measurement(
            cost=Cost.of(g, everything, sum(weights.values()), tokens, repeat),
            doorbells={n: Cost.of(g, spent[n], weights[n], tokens, repeat) for n in spent},
            seconds=totals.seconds / repeat,
            eval_share=totals.inside / totals.seconds if self._profiled else None,
            memory=self._memory(),
        )

    def run(self, totals: _Totals | None = None) -> dict[str, Counters]:
        """Runs every list once and compares; what each cost."""
        if self._profiled:
            self.device.reset_profile()
        counters = self.program.accelerator.counters
        results, marks = {}, [counters()]
        start = time.perf_counter()
        for name in self.plan.lists:
            self.show(self._step(name))
            results[name] = self.program.multiply(name, self.case.inputs[name])
            marks.append(counters())
        seconds = time.perf_counter() - start
        if totals is not None:
            totals.seconds += seconds
            totals.inside += seconds * self.device.eval_share() if self._profiled else 0.0
        self.show(Step("comparing with numpy", 1, 1))
        self.case.compare(results)
        spent = (marks[i + 1] - marks[i] for i in range(len(results)))
        return dict(zip(self.plan.lists, spent, strict=True))

    @property
    def _profiled(self) -> bool:
        return hasattr(self.device, "eval_share")

    def _memory(self) -> dict[str, float | None]:
        options = getattr(self.device, "options", None)
        return {name: getattr(options, name, None) for name in ("latency", "port_cap", "total_cap")}

    def _is_packed(self, matrix: Any) -> None:
        self._packed += 1
        self.show(Step(f"packing {matrix.name}", self._packed, len(self.plan.matrices)))

    def _step(self, name: str) -> Step:
        """The bar's length is in beats, which are clocks if none is lost."""
        beats = {n: self.passes * _beats(self.plan.geometry, j) for n, j in self.plan.lists.items()}
        names = list(beats)
        done = sum(beats[n] for n in names[: names.index(name)])
        clock = (lambda: self.device.cycles) if hasattr(self.device, "cycles") else None
        return Step(f"running {name}", done, sum(beats.values()), beats[name], clock)


def _beats(g: Geometry, jobs: JobList) -> int:
    return sum(matrix.planes * g.k_blocks(matrix.k) * matrix.m for matrix in jobs.matrices)
