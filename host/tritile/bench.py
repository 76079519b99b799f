"""Measures a layer of random matrices on a platform, and compares it with numpy to the bit."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from tritile_arch.boards import Board

from .accelerator import Accelerator
from .checkpoint import Checkpoint
from .errors import DeviceError, UsageError
from .figures import mac_utilisation, weight_utilisation
from .model import bundled_model
from .models.bitnet_checkpoint import read_config
from .plan import JobList, Matrix, Plan
from .platforms import open_platform
from .program import Program

MOST_WEIGHTS = 1 << 28  # of a matrix; beyond it numpy's copy would not fit a small computer
SEED = 0


@dataclass(frozen=True)
class LayerFigures:
    """``repeat`` runs of a layer; every result was equal to numpy's.

    ``cycles``: of one run, doorbell to completion, summed over its doorbells. ``seconds``: wall
    time of one run, activations written and results read included. ``eval_share``: share of all
    runs' wall time inside Verilator's eval. None where the platform has no such figure.
    """

    shapes: Mapping[str, tuple[int, int]]  # (K, M) by matrix
    tokens: int
    repeat: int
    seconds: float
    cycles: float | None
    weight_utilisation: float | None
    mac_utilisation: float | None
    eval_share: float | None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def bundled_layer() -> list[JobList]:
    """The job lists of one layer of the bundled model."""
    return replace(read_config(Checkpoint(bundled_model())), layers=1).job_lists()


def layer_of_shape(shape: str) -> list[JobList]:
    """One matrix, of a shape written as KxM; UsageError if it is no such shape."""
    match = re.fullmatch(r"(\d{1,9})x(\d{1,9})", shape)
    k, m = (int(number) for number in match.groups()) if match else (0, 0)
    if not 1 <= k * m <= MOST_WEIGHTS:
        raise UsageError(
            f"shape {shape!r}: expected KxM, for example 192x512, of 1 to {MOST_WEIGHTS} weights"
        )
    return [JobList("layer", (Matrix("matrix", m, k),))]


def measure_layer(
    lists: Sequence[JobList], tokens: int, platform: str, board: Board, repeat: int = 1
) -> LayerFigures:
    """Runs the lists ``repeat`` times; DeviceError if a result differs from numpy's."""
    rows = board.geometry.rows
    if not 1 <= tokens <= rows:
        raise UsageError(f"tokens is {tokens}; expected 1 to {rows}, the rows of {board.name}")
    if repeat < 1:
        raise UsageError(f"repeat is {repeat}; expected 1 or more")
    try:
        plan = Plan(board.geometry, lists)
    except ValueError as error:
        raise UsageError(str(error)) from error
    device = open_platform(platform, board)
    try:
        return _measure(plan, tokens, repeat, device)
    finally:
        device.close()


class _Case:
    """Random matrices and activations for the lists of a plan."""

    def __init__(self, plan: Plan, tokens: int):
        rng = np.random.default_rng(SEED)
        self.plan = plan
        self.trits = {m.name: rng.integers(-1, 2, (m.m, m.k), np.int8) for m in plan.matrices}
        self.inputs = {
            name: rng.integers(-128, 128, (tokens, jobs.k), np.int8)
            for name, jobs in plan.lists.items()
        }

    def run(self, program: Program) -> dict[str, list[np.ndarray]]:
        """The results of one layer by list."""
        return {name: program.multiply(name, q) for name, q in self.inputs.items()}

    def compare(self, results: Mapping[str, Sequence[np.ndarray]]) -> None:
        """DeviceError unless all are q W^T; float64 holds every such sum exactly."""
        for name, sums in results.items():
            q = self.inputs[name].astype(np.float64)
            for matrix, found in zip(self.plan.lists[name].matrices, sums, strict=True):
                wrong = np.count_nonzero(found != q @ self.trits[matrix.name].T.astype(np.float64))
                if wrong:
                    raise DeviceError(
                        f"{wrong} of {found.size} results of {matrix.name} differ from numpy's",
                        matrix=matrix.name,
                    )


def _measure(plan: Plan, tokens: int, repeat: int, device: Any) -> LayerFigures:
    case = _Case(plan, tokens)
    program = Program(Accelerator(device), plan, lambda matrix: case.trits[matrix.name])
    case.compare(case.run(program))  # untimed: the caches are warm afterwards
    profiled = hasattr(device, "eval_share")
    if profiled:
        device.reset_profile()
    before = program.accelerator.counters()
    start = time.perf_counter()
    runs = [case.run(program) for _ in range(repeat)]
    seconds = (time.perf_counter() - start) / repeat
    share = device.eval_share() if profiled else None
    cycles = (program.accelerator.counters() - before).cycles
    for results in runs:
        case.compare(results)
    weights = repeat * sum(matrix.weights for matrix in plan.matrices)
    return LayerFigures(
        shapes={matrix.name: (matrix.k, matrix.m) for matrix in plan.matrices},
        tokens=tokens,
        repeat=repeat,
        seconds=seconds,
        cycles=cycles / repeat if cycles else None,
        weight_utilisation=weight_utilisation(plan.geometry, weights, cycles),
        mac_utilisation=mac_utilisation(plan.geometry, weights * tokens, cycles),
        eval_share=share,
    )
