"""Groups of tokens in flight: the CPU works on one while the tile runs others, as in native/pass.c.

Attention and a gated unit take so different shares of CPU and tile that either often waits for the
other, however alike their sums are: so the steps are followed one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..models.config import JOB_LISTS
from ..plan import IN_FLIGHT, JobList

ATTENDS = f".{tuple(JOB_LISTS)[1]}"  # in the name of the list whose doorbell attention comes before


@dataclass(frozen=True)
class Step:
    """ms of one group: what the CPU does before a doorbell, and the doorbell."""

    cpu: float
    tile: float


def steps_of(
    lists: Sequence[JobList],
    kernels: float,
    attention: float,
    tile: Callable[[JobList], float],
    asked: Sequence[Step] = (),
) -> list[Step]:
    """Of a group through all layers; ``kernels`` and ``attention``: ms of all its steps together.

    Kernels take a step's share of the values: sums of the doorbell before, integers of its own.
    ``asked``: what the tile is asked for in each layer before the rest of its attention.
    """
    sums = [sum(m.m for m in jobs.matrices) for jobs in lists]
    values = sum(sums) + sum(jobs.k for jobs in lists)
    attending = sum(ATTENDS in jobs.name for jobs in lists)
    steps = []
    for before, jobs in zip([0, *sums], lists, strict=False):
        sums_ms, cpu = kernels * before / values, kernels * jobs.k / values
        if ATTENDS in jobs.name:
            cpu += attention / attending
            for step in asked:
                steps.append(Step(sums_ms + step.cpu, step.tile))
                sums_ms = 0.0
        steps.append(Step(sums_ms + cpu, tile(jobs)))
    return [*steps, Step(kernels * sums[-1] / values, 0.0)]


def elapsed(steps: Sequence[Step], groups: int) -> float:
    """ms of so many groups that take each step one behind the other."""
    cpu = tile = 0.0  # when each is free
    there = [0.0] * groups  # when each group's results are
    for step in steps:
        for group in range(groups):
            cpu = max(cpu, there[group]) + step.cpu
            tile = max(tile, cpu) + step.tile
            there[group] = tile if step.tile else cpu
    return max(cpu, tile)


def hidden(steps: Sequence[Step], groups: int) -> float:
    """ms that groups save which go through the layers as many at a time as are in flight."""
    alone = sum(step.cpu + step.tile for step in steps)
    times, rest = divmod(groups, IN_FLIGHT)
    saved = times * (IN_FLIGHT * alone - elapsed(steps, IN_FLIGHT))
    return saved + rest * alone - elapsed(steps, rest)
