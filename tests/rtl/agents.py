"""Neighbours of a block under test, stepped a clock at a time.

Each has ``drive``: the inputs that it sets before an edge, and ``observe``: what it sees there.
"""

from __future__ import annotations

import random


def step(block, agents, clocks: int = 1) -> None:
    for _ in range(clocks):
        for agent in agents:
            block.set(**agent.drive())
        for agent in agents:
            agent.observe(block.get)
        block.tick()


def run(block, agents, done, limit: int) -> int:
    """Steps until ``done()``; the clocks that took. Fails after ``limit``."""
    for clock in range(limit):
        if done():
            return clock
        step(block, agents)
    raise AssertionError(f"nothing after {limit} clocks")


def reset(block) -> None:
    block.set(rst=1)
    block.tick(2)
    block.set(rst=0)


class Source:
    """Offers items (dicts of ports) in order; once offered, an item stays."""

    def __init__(self, valid: str, ready: str, items, rng: random.Random, density: float = 1.0):
        self.valid, self.ready, self.items = valid, ready, list(items)
        self.rng, self.density, self.at, self.offering = rng, density, 0, False
        self.taken_at: list[int] = []
        self.clock = 0

    @property
    def done(self) -> bool:
        return self.at == len(self.items)

    def drive(self) -> dict[str, int]:
        if not self.done and not self.offering:
            self.offering = self.rng.random() < self.density
        if not self.offering:
            return {self.valid: 0}
        return {self.valid: 1, **self.items[self.at]}

    def observe(self, get) -> None:
        if self.offering and get(self.ready):
            self.at, self.offering = self.at + 1, False
            self.taken_at.append(self.clock)
        self.clock += 1


class Sink:
    """Takes what is offered, a tuple of ``fields`` each time; checks that an offer stays."""

    def __init__(self, valid: str, ready: str, fields, rng: random.Random, density: float = 1.0):
        self.valid, self.ready, self.fields = valid, ready, fields
        self.rng, self.density, self.got, self.offered = rng, density, [], None
        self.taken_at: list[int] = []
        self.clock = 0

    def drive(self) -> dict[str, int]:
        self.willing = int(self.rng.random() < self.density)
        return {self.ready: self.willing}

    def observe(self, get) -> None:
        item = tuple(get(field) for field in self.fields)
        if self.offered is not None:
            assert get(self.valid), f"{self.valid} fell before {self.ready}"
            assert item == self.offered, f"{self.fields} changed before {self.ready}"
        self.offered = item if get(self.valid) else None
        if self.offered is not None and self.willing:
            self.got.append(item)
            self.taken_at.append(self.clock)
            self.offered = None
        self.clock += 1
