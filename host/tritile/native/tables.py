"""What C reads of a model on a device: the structures of pass.h, made once at load."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np

from tritile_arch import layout

from ..bitlinear import Bias, BitLinear, Rescale
from ..models.bitnet import Layer, Weights
from ..models.config import Config
from ..models.linear import Linear
from ..program import Program
from . import library as c
from . import walk
from .doorbell import Doorbells
from .kernels import A_VALUE, LEAST_SHARED, Pool
from .tiled import TiledSpan


class Tables:
    """Of one model; keeps what the structures point to."""

    def __init__(self, config: Config, weights: Weights, program: Program):
        self.config, self.program = config, program
        self._kept: list[object] = []
        self._layers = (walk.Layer * config.layers)(*map(self._layer, weights.layers))
        self._norm = self._address(weights.norm)
        names = [linear.name for layer in weights.layers for linear in _bitlinears(layer)]
        kinds = [kind for kind in program.plan.sets if kind.groups == 1]
        self._sets = (walk.Set * len(kinds))(*(self._set(kind, names) for kind in kinds))
        self.turns = sum(kind.tokens == program.geometry.rows for kind in kinds)
        if self.turns > walk.MOST_TURNS:
            raise ValueError(f"{self.turns} groups in flight; C takes {walk.MOST_TURNS}")
        self.weights = sum(program.plan.lists[name].weights for name in names)

    def network(self, doorbells: Doorbells, pool: Pool) -> walk.Network:
        """With room for a pass to work in; the arguments have to live as long as it."""
        config, g = self.config, self.program.geometry
        size = config.heads * config.head_dim
        rows = self.turns * g.rows
        room = np.empty((2, rows, size), np.float32), np.empty(rows, np.float32)
        spans, planes = (c.Span * (2 * rows))(), (TiledSpan * rows)()
        self._kept += [*room, spans, planes]
        return walk.Network(
            layers=config.layers,
            hidden=config.hidden,
            intermediate=config.intermediate,
            heads=config.heads,
            head_dim=config.head_dim,
            layer=self._layers,
            norm=self._norm,
            eps=config.norm_eps,
            activation=c.ACTIVATIONS[config.activation],
            rows=g.rows,
            columns=g.columns,
            block_bytes=g.block_stride,
            sets=self._sets,
            set_count=len(self._sets),
            turns=self.turns,
            device=ctypes.pointer(doorbells.struct),
            pool=pool.handle if pool.threads > 1 else None,
            least_shared=LEAST_SHARED,
            a_value=A_VALUE,
            q=room[0][0].ctypes.data,
            attended=room[0][1].ctypes.data,
            scales=room[1].ctypes.data,
            spans=spans,
            planes=planes,
        )

    def _set(self, kind, names: Sequence[str]) -> walk.Set:
        """Of the job lists of those names, in their order; they share a pair of buffers."""
        plan, clocks = self.program.plan, self.program.accelerator.clocks
        turn = kind.turn
        runs = [plan.run(name, kind.tokens, turn) for name in names]
        lists = (walk.List * len(runs))()
        for one, run in zip(lists, runs, strict=True):
            one.index, one.clocks = run.first, clocks(run.first)
            one.results[: len(run.result_offsets)] = run.result_offsets
        pairs = {run.pair for run in runs}
        if len(pairs) != 1:
            raise ValueError(f"the layers' lists use {len(pairs)} pairs of buffers; expected one")
        (pair,) = pairs
        buffers = self.program.exchange.pairs[pair]
        self._kept.append(lists)
        return walk.Set(
            kind.tokens, buffers.x.array.ctypes.data, buffers.y.array.ctypes.data, lists, pair
        )

    def _layer(self, layer: Layer) -> walk.Layer:
        q, k, v = self._linear(layer.qkv)
        (o,), (gate, up), (down,) = map(self._linear, (layer.o, layer.gate_up, layer.down))
        norms = layer.input_norm, layer.attn_sub_norm, layer.post_norm, layer.ffn_sub_norm
        return walk.Layer(*map(self._address, norms), q, k, v, o, gate, up, down)

    def _linear(self, linear: Linear) -> list[walk.Linear]:
        """Of each matrix of a job list."""
        assert isinstance(linear, BitLinear)
        matrices = self.program.plan.lists[linear.name].matrices
        parts = zip(matrices, linear.rescale, linear.biases, strict=True)
        return [self._matrix(matrix.m, rule, bias) for matrix, rule, bias in parts]

    def _matrix(self, m: int, rescale: Rescale, bias: Bias) -> walk.Linear:
        stride = layout.result_stride(m) // np.dtype(np.int32).itemsize
        rule = c.RULES[rescale.rule]
        return walk.Linear(self._address(bias), m, stride, float(rescale.weight_scale), rule)

    def _address(self, values: np.ndarray | None) -> int | None:
        """Of float32 values, which are kept."""
        if values is None:
            return None
        kept = np.ascontiguousarray(values, np.float32)
        self._kept.append(kept)
        return kept.ctypes.data


def linears_of(layer: Layer) -> tuple[Linear, ...]:
    """In the order of pass.h's lists."""
    return layer.qkv, layer.o, layer.gate_up, layer.down


def _bitlinears(layer: Layer) -> list[BitLinear]:
    return [linear for linear in linears_of(layer) if isinstance(linear, BitLinear)]
