"""A whole model of a shape without a file: right sizes, values by chance, weights that are zero.

What the CPU does for a token costs the same whatever the values are; the tile is left out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..bitlinear import BitLinear, Multiply
from ..checkpoint.safetensors_file import Tensor
from ..checkpoint.table import MappedTable
from ..device.accelerator import Accelerator
from ..errors import UsageError
from ..model import BUNDLED, bundled_model
from ..models.bare import bare_config
from ..models.bitnet import Layer, Weights
from ..models.config import JOB_LISTS, Config, layer_name
from ..models.open import open_source
from ..plan import Matrix, Plan
from ..program import Program
from ..synthetic.known import KNOWN
from .call import Idle, regions
from .shapes import SIZES

SUMS = 1 << 14  # results of the tile that is left out lie within this


def config_of(shape: str) -> Config:
    """Of a known ternary model, all its layers; UsageError if it is none."""
    if shape == BUNDLED:
        return open_source(bundled_model()).config
    if shape not in SIZES:
        raise UsageError(f"unknown shape {shape!r}; known: {', '.join(SIZES)}")
    return bare_config(shape, KNOWN[shape].config)


class BlankModel:
    """``program``: on an emulator whose doorbells are done at once; ``weights``: the CPU's.

    ``spare``: entries of the descriptor table, as ``Plan`` has them.
    """

    def __init__(self, config: Config, board: Board, seed: int = 0, spare: int = 0):
        self.config, self._rng = config, np.random.default_rng(seed)
        g = board.geometry
        plan = Plan(g, config.job_lists(), spare=spare)
        self.program = Program(Accelerator(Idle(g)), plan, Shared(g))
        for pair in self.program.exchange.pairs:
            self.fill(pair.y.array)
        table = blank_table("embedding", config.vocabulary, config.hidden)
        self.weights = Weights(
            embedding=table,
            layers=tuple(self._layer(index) for index in range(config.layers)),
            norm=self._norm(config.hidden),
            head=table,
        )

    def fill(self, results: np.ndarray, most: int = SUMS) -> None:
        """Sums by chance, within ``most``, into a result buffer, uint8."""
        sums = results.view("<i4")
        sums[:] = self._rng.integers(-most, most, sums.size, np.int32)

    def close(self) -> None:
        """Frees the memory."""
        self.program.close()

    def _layer(self, index: int) -> Layer:
        c = self.config
        linears = {name.rpartition(".")[2]: self._linear(index, name) for name in JOB_LISTS}
        return Layer(
            input_norm=self._norm(c.hidden),
            attn_sub_norm=self._norm(c.heads * c.head_dim) if c.sub_norms else None,
            post_norm=self._norm(c.hidden),
            ffn_sub_norm=self._norm(c.intermediate) if c.sub_norms else None,
            **linears,
        )

    def _linear(self, index: int, name: str) -> BitLinear:
        rules = [Multiply(1 / SUMS) for _ in JOB_LISTS[name]]
        return BitLinear(self.program, layer_name(index, name), rules)

    def _norm(self, size: int) -> np.ndarray:
        return self._rng.uniform(0.5, 1.5, size).astype(np.float32)


class Shared:
    """Zeros for every matrix that has this size; nobody reads them."""

    def __init__(self, g: Geometry):
        self._g, self._made = g, dict[tuple[int, int], np.ndarray]()

    def __call__(self, matrix: Matrix) -> np.ndarray:
        size = matrix.m, matrix.k
        if size not in self._made:
            self._made[size] = regions(self._g, matrix)
        return self._made[size]


def blank_table(name: str, rows: int, columns: int) -> MappedTable:
    """BF16 zeros, which take memory only where they are written."""
    data = np.zeros(2 * rows * columns, np.uint8)
    return MappedTable(Tensor(Path(name), name, "BF16", (rows, columns), data))
