"""What the CPU spends on a pass through a whole model, without the matrix products.

A pass takes the next ``tokens`` of one sequence, the last of them at position ``context``. The
tile's doorbells are done at once, so that what remains is the CPU's:

- ``kernels``: all that it computes and copies, but for attention and head: embedding, norms,
  quantisation, RoPE, KV append, rescaling, activation functions, residuals, and writing and reading
  the device's buffers; in numpy the Python between them, too.
- ``attention``: scores, softmax and weighted sums over the cached positions.
- ``driver``: doorbells and waiting, in Python or through a callback; on the compiled path all
  Python that is left.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from tritile_arch.boards import Board

from ..errors import UsageError
from ..models.bitnet import BitNet, Piece
from ..models.config import Config
from ..trace.events import ATTENTION, DRIVER, KERNELS, spent
from ..trace.recorder import recording
from .blank_model import BlankModel
from .pinned import pinned

MEASURED = (KERNELS, ATTENTION, DRIVER)
WARM = 2  # passes that are not measured


@dataclass(frozen=True)
class Setting:
    """``context``: positions that the last token sees, itself among them; ``tokens``: of a pass."""

    context: int
    tokens: int = 1

    def check(self, config: Config) -> None:
        """UsageError names the value that makes no sense."""
        if not 1 <= self.context <= config.positions:
            raise UsageError(f"context is {self.context}; expected 1 to {config.positions}")
        if not 1 <= self.tokens <= self.context:
            raise UsageError(f"tokens is {self.tokens}; expected 1 to the context {self.context}")


@dataclass(frozen=True)
class PassTime:
    """ms of one pass by part, each the best and the median of all passes."""

    best: dict[str, float]
    median: dict[str, float]


def measure_pass(config: Config, board: Board, setting: Setting, repeat: int) -> PassTime:
    """Of the numpy path, on one core."""
    setting.check(config)
    model = BlankModel(config, board)
    with closing(model):
        network = BitNet(config, model.weights)
        state = filled(network, setting.context)
        with pinned():
            return summarise(timed_passes(network, state, setting, repeat))


def filled(network: Any, positions: int) -> Any:
    """A state with so many positions in its cache, by chance and really in memory."""
    state, rng = network.state(positions), np.random.default_rng(1)
    for cache in (state.keys, state.values):
        for layer in cache:
            layer[:] = rng.standard_normal(layer.shape, np.float32)
    return state


def timed_passes(network: Any, state: Any, setting: Setting, repeat: int) -> list[dict[str, int]]:
    """ns by part of each pass; Python's garbage collection waits meanwhile."""
    ids = [i % network.config.vocabulary for i in range(setting.tokens)]
    collecting = gc.isenabled()
    found = []
    gc.disable()
    try:
        for _ in range(WARM + repeat):
            state.length = setting.context - setting.tokens
            with recording(network) as events:
                start = time.perf_counter_ns()
                network.run([Piece(state, ids)])
                whole = time.perf_counter_ns() - start
            found.append(_parts(whole, spent(events)))
    finally:
        if collecting:
            gc.enable()
    return found[WARM:]


def _parts(whole: int, by_part: dict[str, int]) -> dict[str, int]:
    """What no event names is Python between the kernels."""
    attention, driver = by_part[ATTENTION], by_part[DRIVER]
    return {KERNELS: whole - attention - driver, ATTENTION: attention, DRIVER: driver}


def summarise(passes: Sequence[dict[str, int]]) -> PassTime:
    """ns to ms; best and median of each part by itself."""
    columns = {part: [found[part] / 1e6 for found in passes] for part in MEASURED}
    return PassTime(
        best={part: min(values) for part, values in columns.items()},
        median={part: median(values) for part, values in columns.items()},
    )
