"""A small model of random values, for passes of the compiled network on any platform."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from tritile.bitlinear import BitLinear, Multiply
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.models.bitnet import BitNet, Layer, Weights
from tritile.models.config import JOB_LISTS, Config, layer_name
from tritile.models.network import Piece
from tritile.native.network import CompiledNetwork
from tritile.native.tiled import spare_entries
from tritile.pack import packer
from tritile.plan import Plan
from tritile.program import Program

# Golden models that numpy runs: in one every linear has a norm, in the other some stay dense.
NOT_WALKED = ("bitnet-rms", "llama-multiply")
CONFIG = Config(
    vocabulary=50,
    hidden=100,
    intermediate=130,
    layers=2,
    heads=4,
    kv_heads=2,
    positions=512,
    norm_eps=1e-5,
    rope_theta=10_000.0,
    tied=True,
    eos=(),
    head_size=24,
)


class Small:
    """On ``platform``: ``network`` compiled, ``reference`` in numpy; always of the same values."""

    def __init__(
        self,
        platform: Any,
        turns: int = 2,
        config: Config = CONFIG,
        threads: int = 1,
        attention: str = "cpu",
    ):
        """``attention``: of the network; "tile" with int8 caches."""
        rng = np.random.default_rng(7)
        spare = spare_entries(config, platform.geometry, turns) if attention == "tile" else 0
        plan = Plan(platform.geometry, config.job_lists(), turns=turns, spare=spare)
        self.trits = {m.name: rng.integers(-1, 2, (m.m, m.k), np.int8) for m in plan.matrices}
        regions = packer(plan.geometry, lambda matrix: self.trits[matrix.name])
        self.program = Program(Accelerator(platform), plan, regions)
        self.config, self._rng = config, rng
        table: Any = self._table(config.vocabulary, config.hidden)
        layers = tuple(self._layer(index) for index in range(config.layers))
        self.weights = Weights(table, layers, self._norm(config.hidden), table)
        kv = "int8" if attention == "tile" else "float32"
        self.network = CompiledNetwork(
            config, self.weights, self.program, kv=kv, threads=threads, attention=attention
        )
        self.reference = BitNet(config, self.weights)

    def _table(self, n: int, size: int) -> Any:
        values = self._rng.standard_normal((n, size), np.float32)
        return SimpleNamespace(shape=(n, size), rows=lambda ids: values[ids])

    def _norm(self, size: int) -> np.ndarray:
        return self._rng.uniform(0.5, 1.5, size).astype(np.float32)

    def _linear(self, index: int, jobs: str) -> BitLinear:
        rules = [Multiply(0.02 * (1 + i)) for i in range(len(JOB_LISTS[jobs]))]
        return BitLinear(self.program, layer_name(index, jobs), rules)

    def _layer(self, index: int) -> Layer:
        norms = self.config.norms()
        qkv, o, gate_up, down = (self._linear(index, jobs) for jobs in JOB_LISTS)
        return Layer(
            input_norm=self._norm(norms["input_layernorm"]),
            qkv=qkv,
            attn_sub_norm=self._norm(norms["self_attn.attn_sub_norm"]),
            o=o,
            post_norm=self._norm(norms["post_attention_layernorm"]),
            gate_up=gate_up,
            ffn_sub_norm=self._norm(norms["mlp.ffn_sub_norm"]),
            down=down,
        )

    def close(self) -> None:
        self.network.close()
        self.program.close()


class Passes:
    """The same passes again and again: prompts of two sequences, then tokens of each.

    The prompts end within the second and within the third pass.
    """

    def __init__(self, network: Any, rows: int, most: int | None = None):
        """``most``: so many of the passes alone."""
        self.network = network
        self.counts = [(2 * rows + 1, 3), (1, 1), (2, rows), (0, 1)][:most]
        prompts = 2 * rows + 2, 4 + rows // 2
        self.states = [network.state(64 + 4 * rows, prompt) for prompt in prompts]

    def all(self) -> list[np.ndarray]:
        """Hidden values of every token, pass by pass."""
        for state in self.states:
            state.length = 0
        return [self.one(number) for number in range(len(self.counts))]

    def one(self, number: int) -> np.ndarray:
        pieces = [
            Piece(state, ids_of(count, 10 * number + i), wanted=count)
            for i, (state, count) in enumerate(zip(self.states, self.counts[number], strict=True))
        ]
        return self.network.run(pieces)


def ids_of(count: int, seed: int) -> Sequence[int]:
    return np.random.default_rng(seed).integers(0, CONFIG.vocabulary, count).tolist()


def expected(
    geometry: Any, attention: str = "cpu", config: Config = CONFIG, most: int | None = None
) -> list[np.ndarray]:
    """What the compiled network gives on an emulator of that geometry."""
    small = Small(EmulatorPlatform(geometry), config=config, attention=attention)
    try:
        return Passes(small.network, geometry.rows, most).all()
    finally:
        small.close()


def same(found: list[np.ndarray], wanted: list[np.ndarray]) -> bool:
    return all(np.array_equal(*pair) for pair in zip(found, wanted, strict=True))
