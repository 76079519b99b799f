"""A plan of several layers whose weights stream, with loads that a test can hold up."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from threading import Event

import numpy as np

from tritile.device.accelerator import Accelerator
from tritile.pack import pack
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile.residence import weight_bytes
from tritile.ring import Ring
from tritile_arch.geometry import Geometry

PATIENCE = 60  # seconds until a test that hangs fails


def plan_of(g: Geometry, layers: int) -> Plan:
    """Two lists a layer; the layers' matrices differ in size."""
    lists = []
    for layer in range(layers):
        k, m = 50 + 7 * layer, 300 - 40 * layer
        pair = (Matrix(f"{layer}.q", m, k), Matrix(f"{layer}.k", 30, k))
        lists += [JobList(f"{layer}.qk", pair, layer)]
        lists += [JobList(f"{layer}.o", (Matrix(f"{layer}.o", 70, 90),), layer)]
    return Plan(g, lists)


def slot_bytes(plan: Plan) -> int:
    """Of the largest layer."""
    layers = ([m for jobs in lists for m in jobs.matrices] for lists in plan.layers)
    return max(weight_bytes(plan.geometry, matrices) for matrices in layers)


class Weights:
    """Random matrices, as a packed image gives them; ``loads``: every matrix that was read."""

    def __init__(self, plan: Plan):
        rng = np.random.default_rng(0)
        self.trits = {m: rng.integers(-1, 2, (m.m, m.k), np.int8) for m in plan.matrices}
        self.packed = {m: pack(plan.geometry, trits) for m, trits in self.trits.items()}
        self.loads: list[str] = []
        self.held_up: dict[str, Event] = {}  # by matrix: reading it waits for this
        self.begun: dict[str, Event] = {m.name: Event() for m in plan.matrices}

    def __call__(self, matrix: Matrix) -> np.ndarray:
        return self.packed[matrix]

    def read_into(self, matrix: Matrix, out: Sequence[np.ndarray]) -> None:
        self.begun[matrix.name].set()
        if matrix.name in self.held_up:
            assert self.held_up[matrix.name].wait(PATIENCE)
        for part, region in zip(out, self.packed[matrix], strict=True):
            part[:] = region
        self.loads.append(matrix.name)


class Bench:
    """A program on a device, with room for ``slots`` layers; None: for all.

    Reading the matrix ``late`` waits for ``gate``.
    """

    def __init__(self, platform, layers: int = 4, slots: int | None = None, regions=None, late=""):
        self.plan = plan_of(platform.geometry, layers)
        self.weights = Weights(self.plan)
        self.gate = self.weights.held_up[late] = Event()
        limit = None if slots is None else slots * slot_bytes(self.plan)
        self.platform = platform
        given = self.weights if regions is None else regions
        self.program = Program(Accelerator(platform), self.plan, given, weight_memory=limit)
        self.rng = np.random.default_rng(1)

    @property
    def ring(self) -> Ring:
        residence = self.program.residence
        assert isinstance(residence, Ring)
        return residence

    def right(self, name: str, tokens: int = 1) -> bool:
        """Multiplies a list by random activations; whether the results are exact."""
        jobs = self.plan.lists[name]
        q = self.activations(jobs, tokens)
        return self.exact(jobs, q, self.program.multiply(name, q))

    def activations(self, jobs: JobList, tokens: int) -> np.ndarray:
        return self.rng.integers(-128, 128, (tokens, jobs.k), np.int8)

    def exact(self, jobs: JobList, q: np.ndarray, found: Sequence[np.ndarray]) -> bool:
        """Whether the results are numpy's."""
        wanted = [q.astype(int) @ self.weights.trits[m].T.astype(int) for m in jobs.matrices]
        return all(np.array_equal(*pair) for pair in zip(found, wanted, strict=True))

    def pass_is_right(self, tokens: int = 1) -> bool:
        return not [name for name in self.plan.lists if not self.right(name, tokens)]


def release_when_waited_for(monkeypatch, event: Event) -> None:
    """Sets it as soon as somebody waits for a load, so that nothing here depends on time."""
    result = Future.result

    def waiting(self, timeout=None):
        event.set()
        return result(self, timeout)

    monkeypatch.setattr(Future, "result", waiting)
