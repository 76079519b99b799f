"""Compares the runtime, part by part, with what transformers computed on the same inputs.

Integers agree to the bit and floats to 1e-6 of the row's maximum. The parts under test are
arguments, so that mutants can be given and must be refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from golden import Golden, assert_close, assert_same
from tritile.models.bitnet import BitNet, Layer, State
from tritile.models.parts import attend, attention_probabilities, rms_norm
from tritile.models.rope import rotate

Quantise = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]


def check_quantiser(golden: Golden, name: str, quantise: Quantise) -> None:
    """``name``: a linear, or ``quantiser``, whose rows tell roundings apart."""
    q, scale = quantise(golden[f"{name}/input"])
    assert_same(q, golden[f"{name}/q"], f"{name}: q")
    assert_same(scale, golden[f"{name}/scale"], f"{name}: scale")


def check_trits(golden: Golden, name: str, trits: np.ndarray) -> None:
    """``trits``: int8 [M, K] as the runtime unpacks them."""
    digest = hashlib.sha256(np.ascontiguousarray(trits, np.int8).tobytes()).hexdigest()
    assert digest == golden.about["trits_sha256"][name], f"{name}: other trits"


def check_sums(
    golden: Golden, names: Sequence[str], multiply: Callable[[np.ndarray], list], rows: int
) -> None:
    """``multiply``: one doorbell's matrices ``names`` by at most ``rows`` int8 tokens."""
    q = golden[f"{names[0]}/q"]
    passes = [multiply(q[first : first + rows]) for first in range(0, len(q), rows)]
    for name, sums in zip(names, zip(*passes, strict=True), strict=True):
        assert_same(np.concatenate(sums), golden[f"{name}/accumulator"], f"{name}: accumulator")


def check_rescale(golden: Golden, name: str, rescale: Callable) -> None:
    y = rescale(golden[f"{name}/accumulator"], golden[f"{name}/scale"])
    assert_close(y, golden[f"{name}/output"], f"{name}: output")


def check_norm(golden: Golden, name: str, weight: np.ndarray, eps: float) -> None:
    y = rms_norm(golden[f"{name}/input"], weight, eps)
    assert_close(y, golden[f"{name}/output"], f"{name}: output")


def check_rope(golden: Golden, network: BitNet, name: str) -> None:
    """q and k of the attention ``name``, from the outputs of its projections."""
    rows = golden["rows"]
    cos, sin = network.rope(rows)
    for part, expected in (
        ("q", golden[f"{name}/q_rope"]),
        ("k", golden[f"{name}/k_rope"][:, rows]),
    ):
        x = golden[f"{name}.{part}_proj/output"].reshape(len(rows), len(expected), -1)
        turned = rotate(x, cos, sin).transpose(1, 0, 2)
        assert_close(turned, expected, f"{name}: {part} after RoPE")


def check_attention(golden: Golden, name: str) -> None:
    """Probabilities and output of every kept token, from its q and all keys and values."""
    keys, values = golden[f"{name}/k_rope"], golden[f"{name}/v"]
    for row, position in enumerate(golden["rows"]):
        q, seen = golden[f"{name}/q_rope"][:, row], position + 1
        probabilities = attention_probabilities(q, keys[:, :seen]).reshape(len(q), seen)
        expected = golden[f"{name}/probabilities"][:, row]
        assert not expected[:, seen:].any(), f"{name}: transformers looked ahead"
        assert_close(probabilities, expected[:, :seen], f"{name}: probabilities")
        output = attend(q, keys[:, :seen], values[:, :seen].transpose(0, 2, 1)).reshape(1, -1)
        assert_close(output, golden[f"{name}/output"][row][None], f"{name}: output")


class Told:
    """Stands for the matrices of one doorbell: checks their input, tells transformers' outputs."""

    def __init__(self, golden: Golden, *names: str):
        self.golden, self.names = golden, names

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        for name in self.names:
            assert_close(x, self.golden[f"{name}/input"], f"{name}: input")
        return [self.golden[f"{name}/output"] for name in self.names]


def told_layer(golden: Golden, layer: Layer, block: str) -> Layer:
    told = lambda *names: Told(golden, *(f"{block}.{name}" for name in names))  # noqa: E731
    return replace(
        layer,
        qkv=told("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
        o=told("self_attn.o_proj"),
        gate_up=told("mlp.gate_proj", "mlp.up_proj"),
        down=told("mlp.down_proj"),
    )


def check_block(golden: Golden, network: BitNet, index: int) -> None:
    """A whole block in the model's own order, with transformers' products at its matrices."""
    block = f"model.layers.{index}"
    layer = told_layer(golden, network.weights.layers[index], block)
    tokens = len(golden["ids"])
    state = State(network.config, tokens)
    state.keys[index, :, :tokens] = golden[f"{block}.self_attn/k_rope"]
    state.values[index, :, :, :tokens] = golden[f"{block}.self_attn/v"].transpose(0, 2, 1)
    h = golden[f"{block}/input"]
    h = h + network.attention(index, layer, h, [(state, int(p)) for p in golden["rows"]])
    h = h + network.feed_forward(layer, h)
    assert_close(h, golden[f"{block}/output"], f"{block}: output")
