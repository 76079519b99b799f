"""What a prompt's attention on the tile takes, by step: the CPU's, the driver's, two doorbells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from tritile_arch.geometry import Geometry

from ..models.config import Config
from ..native.kernels import LEAST_SHARED
from . import cycles, overlap
from .processors import Processor
from .tiled import APPEND, COSTS, GATHER, SOFTMAX, SPLIT, Group, groups_of
from .work import Pass

UNCACHED_RATE = 1e9  # bytes a second that the cores write to memory without a cache


@dataclass(frozen=True)
class Spent:
    """ms of one layer: of the CPU's steps, of the driver beside each, of the doorbells behind."""

    ask: float = 0.0  # keys and values to planes, queries to digits
    soften: float = 0.0
    gather: float = 0.0
    ask_driver: float = 0.0
    soften_driver: float = 0.0
    gather_driver: float = 0.0
    scores: float = 0.0
    values: float = 0.0

    def times(self, factor: float) -> Spent:
        return Spent(*(factor * getattr(self, field.name) for field in fields(self)))

    def __add__(self, other: Spent) -> Spent:
        mine, others = (
            [getattr(one, field.name) for field in fields(self)] for one in (self, other)
        )
        return Spent(*(a + b for a, b in zip(mine, others, strict=True)))

    def steps(self) -> list[overlap.Step]:
        """What is asked of the tile before the rest of attention."""
        return [
            overlap.Step(self.ask + self.ask_driver, self.scores),
            overlap.Step(self.soften + self.soften_driver, self.values),
        ]

    @property
    def cpu(self) -> float:
        return self.ask + self.soften + self.gather

    @property
    def driver(self) -> float:
        return self.ask_driver + self.soften_driver + self.gather_driver

    @property
    def tile(self) -> float:
        return self.scores + self.values


@dataclass(frozen=True)
class Machine:
    """``rates``: ms a value of each step on the measured core; ``clock``: of the tile, MHz."""

    processor: Processor
    threads: int
    rates: dict[str, float]
    memory: cycles.Memory
    clock: float

    def spent(self, config: Config, g: Geometry, tokens: Pass) -> Spent:
        """Of a pass in one layer, all its groups."""
        total = Spent()
        for group in groups_of(config, g, tokens):
            total += self._group(group)
        return total

    def _group(self, group: Group) -> Spent:
        cpu, driver = dict(self._cpu(group)), dict(self._driver(group))
        return Spent(
            cpu[APPEND] + cpu[SPLIT],
            cpu[SOFTMAX],
            cpu[GATHER],
            driver[APPEND] + driver[SPLIT],
            driver[SOFTMAX],
            driver[GATHER],
            self._doorbell(group, group.scores()),
            self._doorbell(group, group.values()),
        )

    def _cpu(self, group: Group) -> Iterator[tuple[str, float]]:
        for step, count in group.counts().items():
            moved, operations = (count * cost for cost in COSTS[step])
            measured, threads = self.rates[step] * count, self._threads(group, step)
            yield step, self.processor.milliseconds(measured, threads, moved, operations)

    def _driver(self, group: Group) -> Iterator[tuple[str, float]]:
        """Two doorbells, caches kept for them, and what is written to memory without a cache."""
        kept, uncached = group.kept(), group.uncached()
        for step in COSTS:
            ms = self.processor.upkeep_ms(kept.get(step, 0), self._threads(group, step))
            ms += 1e3 * uncached.get(step, 0) / UNCACHED_RATE
            if step == APPEND:
                ms += 1e3 * self.processor.publish
            if step in (SPLIT, SOFTMAX):
                ms += 1e3 * self.processor.doorbell
            yield step, ms

    def _threads(self, group: Group, step: str) -> int:
        return self.threads if group.pooled()[step] >= LEAST_SHARED else 1

    def _doorbell(self, group: Group, jobs: Sequence[cycles.Job]) -> float:
        """A head's jobs are those of the others: what each further one adds is the same."""
        each = len(jobs) // group.config.kv_heads
        one, two = (
            cycles.doorbell_cycles(group.g, jobs[: n * each], self.memory, ahead=False)
            for n in (1, 2)
        )
        clocks = one if len(jobs) == each else one + (two - one) * (len(jobs) // each - 1)
        return clocks / self.clock / 1e3
