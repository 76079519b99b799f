"""Whole passes (tt_walk) beside numpy's BitNet: layers, groups, pieces of several sequences.

The tile in walk.c answers each doorbell with the sums of numpy's activations, and notes those that
it was given. So each doorbell's integers are compared for themselves: one that differs next to a
tie would otherwise change all that follows.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tritile.bitlinear import Bias, Rescale, make_rescale, quantise
from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.models.bitnet import BitNet, Layer, State, Weights
from tritile.models.config import Config
from tritile.models.network import Piece, wanted_rows
from tritile.native import kernels
from tritile.native import library as c

from .compare import FLOAT_BOUND, Tally
from .driving import Array, Call, bits
from .sequences import cached, check_cache, filled, taken_back
from .vectors import Check, Vector, output, plain

EPS, THETA = 1e-5, 500000.0
KIND = "float32"  # of the caches: numpy's
LISTS = 4  # doorbells of a layer
# How sums become floats: so small that attention's scores do not magnify what floats differ by.
RULES = (("multiply", 0.05), ("divide", 20.0))
# A tie so near may turn: by what floats may differ, where the row's greatest becomes 127.
NEAR = 127 * FLOAT_BOUND
# (position, rows) of each sequence: several that share groups, and a token alone.
PIECES = [(0, 9), (7, 3), (33, 1)], [(5, 1)]
FORMS = ("relu2", True), ("silu", False)  # activation, sub-norms
TILES = (4, 40, 1), (4, 40, 2), (24, 80, 2)  # rows, columns, groups in flight
NETWORKS = 3  # of each kind: enough integers that a tie among them is rarer than TIE_BOUND


@dataclass
class Ternary:
    """Matrices of one doorbell as a ``Linear``; keeps what it was given and what it gave."""

    trits: list[np.ndarray]  # int8 [M, K] each
    rescale: list[Rescale]
    biases: list[Bias]
    before: np.ndarray = field(init=False)  # float32 [tokens, K]: what is rounded
    given: np.ndarray = field(init=False)  # int8 [tokens, K]
    sums: list[np.ndarray] = field(init=False)  # int32 [tokens, M] each

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        self.given, s = quantise(x)
        self.before = (x * s).astype(np.float32)
        wide = self.given.astype(np.int32)
        self.sums = [wide @ trits.T.astype(np.int32) for trits in self.trits]
        parts = zip(self.sums, self.rescale, self.biases, strict=True)
        return [rescale(sums, s, bias) for sums, rescale, bias in parts]


def passes(rng: np.random.Generator) -> Iterator[Vector]:
    """A window and one group in flight, functions and two groups; with sub-norms and without."""
    forms = itertools.product(PIECES, FORMS, TILES)
    for pieces, form, tile in [*forms] * NETWORKS:
        network = make_network(rng, *form, sum(rows for _, rows in pieces))
        yield Walk(rng, network, pieces).vector(*tile)


def make_network(rng: np.random.Generator, activation: str, sub_norms: bool, tokens: int) -> BitNet:
    """Of odd sizes: two layers, grouped heads, biases here and there."""
    config = Config(
        vocabulary=tokens, hidden=100, intermediate=151, layers=2, heads=6, kv_heads=2,
        positions=64, norm_eps=EPS, rope_theta=THETA, tied=True, eos=(), head_size=34,
        activation=activation, sub_norms=sub_norms,
    )  # fmt: skip
    sizes, norms = config.matrices(), config.norms()

    def linear(*members: str) -> Ternary:
        shapes = [sizes[member] for member in members]
        return Ternary(
            [rng.integers(-1, 2, shape, np.int8) for shape in shapes],
            [make_rescale(*RULES[int(rng.integers(len(RULES)))]) for _ in shapes],
            [plain(rng, m) if rng.random() < 0.3 else None for m, _ in shapes],
        )

    def norm(size: int) -> np.ndarray:
        """Weights alike, so that none magnifies what a sum of large parts has lost."""
        return rng.uniform(0.5, 1.5, size).astype(np.float32)

    layers = [
        Layer(
            norm(norms["input_layernorm"]),
            linear("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
            norm(norms["self_attn.attn_sub_norm"]) if sub_norms else None,
            linear("self_attn.o_proj"),
            norm(norms["post_attention_layernorm"]),
            linear("mlp.gate_proj", "mlp.up_proj"),
            norm(norms["mlp.ffn_sub_norm"]) if sub_norms else None,
            linear("mlp.down_proj"),
        )
        for _ in range(config.layers)
    ]
    h = plain(rng, tokens, config.hidden)
    data = h.reshape(-1).view(np.uint8)
    table = MappedTable(Tensor(Path(), "embedding", "F32", h.shape, data))
    return BitNet(config, Weights(table, tuple(layers), norm(config.hidden), table))


class Walk:
    """A pass of a network through numpy, and the same one as calls of the driver."""

    def __init__(self, rng: np.random.Generator, network: BitNet, pieces: list[tuple[int, int]]):
        self.network, self.pieces = network, pieces
        config = network.config
        sizes = config.kv_heads, config.head_dim
        self.caches = [
            [filled(rng, KIND, *sizes, first + rows) for _ in range(config.layers)]
            for first, rows in pieces
        ]
        self.states = [
            self._state(caches, first, rows)
            for caches, (first, rows) in zip(self.caches, pieces, strict=True)
        ]
        ids = iter(range(sum(rows for _, rows in pieces)))
        asked = [
            Piece(state, [next(ids) for _ in range(rows)], wanted=2)
            for state, (_, rows) in zip(self.states, pieces, strict=True)
        ]
        self.wanted = np.array(wanted_rows(asked), np.int64)
        with np.errstate(all="ignore"):
            self.out = network.run(asked)
        self.linears = [
            linear
            for layer in network.weights.layers
            for linear in (layer.qkv, layer.o, layer.gate_up, layer.down)
            if isinstance(linear, Ternary)
        ]

    def _state(self, caches: list[kernels.KeyValues], first: int, rows: int) -> State:
        """Numpy's cache with what the first positions of ``caches`` hold."""
        state = self.network.state(first + rows)
        state.length = first
        for layer, cache in enumerate(caches):
            keys, values = cache.floats(first)
            state.keys[layer][:, :first] = keys
            state.values[layer][:, :, :first] = values.swapaxes(1, 2)
        return state

    def vector(self, rows: int, columns: int, turns: int) -> Vector:
        """On a tile of ``rows`` and ``columns``; with one turn by a window, else by functions."""
        config, tokens = self.network.config, sum(rows for _, rows in self.pieces)
        sums = [part for linear in self.linears for part in linear.sums]
        given = np.concatenate([linear.given.reshape(-1) for linear in self.linears])
        cos, sin = self.network.rope.tables(config.positions)
        h, norm = self.network.weights.embedding.rows(range(tokens)), self.network.weights.norm
        arrays = [
            *(Array(values) for values in (h, norm, cos, sin)),
            Array(self.wanted, shift=8),
            output(np.float32, *self.out.shape),
            Array(np.concatenate([part.reshape(-1) for part in sums])),
            output(np.int8, given.size, shift=1),
            output(np.int32, 2),
        ]
        numbers = [
            *(config.layers, config.hidden, config.intermediate, config.heads, config.kv_heads),
            *(config.head_dim, bits(EPS), c.ACTIVATIONS[config.activation]),
            *(rows, columns, turns, int(turns == 1)),
            *(tokens, len(self.wanted), len(self.pieces)),
        ]
        for part in (self._layers(), self._pieces()):
            numbers += part[0]
            arrays += part[1]
        groups = -(-tokens // rows)
        return Call("walk", numbers, arrays), self._check(groups * len(self.linears))

    def _layers(self) -> tuple[list[int], list[Array]]:
        numbers, arrays = [], []
        for index, layer in enumerate(self.network.weights.layers):
            norms = layer.input_norm, layer.attn_sub_norm, layer.post_norm, layer.ffn_sub_norm
            arrays += map(Array, norms)
            for linear in self.linears[index * LISTS : (index + 1) * LISTS]:
                arrays += map(Array, linear.biases)
                for rescale in linear.rescale:
                    numbers += [c.RULES[rescale.rule], bits(float(rescale.weight_scale))]
        return numbers, arrays

    def _pieces(self) -> tuple[list[int], list[Array]]:
        numbers, arrays, row = [], [], 0
        for caches, (first, rows) in zip(self.caches, self.pieces, strict=True):
            numbers += [row, rows, first]
            row += rows
            for cache in caches:
                its_numbers, its_arrays = cached(cache, wanted=True)
                numbers += its_numbers
                arrays += its_arrays
        return numbers, arrays

    def _check(self, doorbells: int) -> Check:
        def check(tally: Tally, found: list[np.ndarray]) -> None:
            out, seen, answers, *kept = found
            tally.take_floats(out, self.out)
            tally.take_integers(answers, np.array([0, doorbells]))
            for linear in self.linears:
                mine, seen = np.split(seen, [linear.given.size])
                tally.take_integers(
                    mine.reshape(linear.given.shape), linear.given, linear.before, near=NEAR
                )
            self._check_caches(tally, kept)

        return check

    def _check_caches(self, tally: Tally, kept: list[np.ndarray]) -> None:
        """The pass's own positions; two arrays a cache, sequence by sequence."""
        pairs = iter(zip(kept[::2], kept[1::2], strict=True))
        for caches, state, (first, rows) in zip(self.caches, self.states, self.pieces, strict=True):
            for layer, cache in enumerate(caches):
                mine = slice(first, first + rows)
                keys = state.keys[layer][:, mine].swapaxes(0, 1)
                values = state.values[layer][:, :, mine].transpose(2, 0, 1)
                check_cache(tally, taken_back(cache, list(next(pairs))), first, (keys, values))
