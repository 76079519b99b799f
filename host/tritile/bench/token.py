"""What the CPU spends on a pass through a whole model, without the matrix products.

A pass takes the next ``tokens`` of one sequence, the last of them at position ``context``. The
tile's doorbells are done at once, so that what remains is the CPU's:

- ``kernels``: all that it computes and copies, but for attention and head: embedding, norms,
  quantisation, RoPE, KV append, rescaling, activation functions, residuals, and writing and reading
  the device's buffers; in numpy the Python between them, too.
- ``attention``: scores, softmax and weighted sums over the cached positions; where the tile
  multiplies, what is left of them: planes, digits, softmax, and putting sums together.
- ``driver``: doorbells and waiting, in Python; on the compiled path all Python of a pass. There
  the library itself writes the doorbells, as on a board, but into memory that says at once that
  they are done; what a board's bus takes for 120 writes and some reads is not in it.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from tritile_arch.boards import Board
from tritile_arch.registers import ADDRESS_SPACE

from ..errors import UsageError
from ..models.bitnet import BitNet
from ..models.config import Config
from ..models.network import Piece
from ..native.choice import Computing
from ..native.kernels import KINDS
from ..native.network import CompiledNetwork
from ..trace.events import ATTENTION, DRIVER, KERNELS, Event, spent
from ..trace.recorder import TILED, recording
from .blank_model import BlankModel
from .pinned import pinned

NUMPY, COMPILED = PATHS = ("numpy", "compiled")
MEASURED = (KERNELS, ATTENTION, DRIVER)
WARM = 2  # passes that are not measured
FILL = 64  # tokens of a pass that fills a cache
SCORES = 1 << 8  # what the tile left out says of attention, within this: as alike as scores are


@dataclass(frozen=True)
class Setting:
    """``context``: positions that the last token sees, itself among them; ``tokens``: of a pass.

    ``path``: one of ``PATHS``; ``kv``: type of the KV cache, float32 for numpy. More than one of
    ``threads`` are not pinned. ``attention``: "tile": the pass is of a prompt.
    """

    context: int
    tokens: int = 1
    path: str = NUMPY
    kv: str = "float32"
    threads: int = 1
    attention: str = "cpu"

    def check(self, config: Config) -> None:
        """UsageError names the value that makes no sense."""
        if not 1 <= self.context <= config.positions:
            raise UsageError(f"context is {self.context}; expected 1 to {config.positions}")
        if not 1 <= self.tokens <= self.context:
            raise UsageError(f"tokens is {self.tokens}; expected 1 to the context {self.context}")
        if self.kv not in KINDS:
            raise UsageError(f"kv is {self.kv!r}; expected {', '.join(KINDS)}")
        if self.path == NUMPY and (self.kv, self.threads) != ("float32", 1):
            raise UsageError("numpy has one thread and a float32 KV cache")
        Computing(kv=self.kv, threads=self.threads, attention=self.attention)  # it checks


@dataclass(frozen=True)
class PassTime:
    """ms of one pass by part, each the best and the median of all passes.

    ``tiled``: of attention on the tile its steps, each the best.
    """

    best: dict[str, float]
    median: dict[str, float]
    tiled: dict[str, float]


def measure_pass(config: Config, board: Board, setting: Setting, repeat: int) -> PassTime:
    """On one core, unless there are more threads. BuildError without a compiler."""
    setting.check(config)
    computing = Computing(kv=setting.kv, threads=setting.threads, attention=setting.attention)
    model = BlankModel(config, board, spare=computing.spare(config, board.geometry))
    with closing(model), opened(model, setting) as network:
        state = filled(network, setting.context)
        if setting.attention == "tile":
            for buffers in network._prompts.desks.buffers:
                model.fill(buffers.y.array, SCORES)
        if setting.threads > 1:
            return summarise(timed_passes(network, state, setting, repeat))
        with pinned():
            return summarise(timed_passes(network, state, setting, repeat))


@contextmanager
def opened(model: BlankModel, setting: Setting) -> Iterator[Any]:
    """A network of that path."""
    if setting.path == NUMPY:
        yield BitNet(model.config, model.weights)
        return
    network = CompiledNetwork(
        model.config,
        model.weights,
        model.program,
        kv=setting.kv,
        threads=setting.threads,
        attention=setting.attention,
    )
    registers = np.zeros(ADDRESS_SPACE // 4, np.uint32)
    device = network._doorbells.struct
    device.window, device.completed_mask = registers.ctypes.data, 0  # whatever is due, it is done
    with closing(network):
        yield network


def filled(network: Any, positions: int) -> Any:
    """A state with so many positions in its cache, by chance and really in memory."""
    state, rng = network.state(positions, positions), np.random.default_rng(1)
    if isinstance(network, BitNet):
        for cache in (state.keys, state.values):
            for layer in cache:
                layer[:] = rng.standard_normal(layer.shape, np.float32)
        return state
    state.prompt += 1  # its planes stay, pass after pass
    while state.length < positions:  # passes of its own: only it knows how its caches lie
        network.run([Piece(state, [0] * min(FILL, positions - state.length))])
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
            parts = _parts(whole, events, setting.path == COMPILED)
            found.append(parts | (_steps(events) if setting.attention == "tile" else {}))
    finally:
        if collecting:
            gc.enable()
    return found[WARM:]


def _parts(whole: int, events: Sequence[Event], compiled: bool) -> dict[str, int]:
    """What no event names is Python: in numpy between the kernels, else the driver's."""
    by_part = spent(events)
    found = {part: by_part[part] for part in MEASURED}
    found[DRIVER if compiled else KERNELS] += whole - sum(found.values())
    return found


def _steps(events: Sequence[Event]) -> dict[str, int]:
    """ns of each step of attention beside the tile."""
    found = Counter({event.name: 0 for event in events})
    for event in events:
        found[event.name] += event.end - event.start
    return {step: found[step.replace("_", " ")] for step in TILED}


def summarise(passes: Sequence[dict[str, int]]) -> PassTime:
    """ns to ms; best and median of each part by itself."""
    columns = {part: [found[part] / 1e6 for found in passes] for part in passes[0]}
    best = {part: min(values) for part, values in columns.items()}
    return PassTime(
        best={part: best.pop(part) for part in MEASURED},
        median={part: median(columns[part]) for part in MEASURED},
        tiled=best,
    )
