"""Compares the runtime, part by part, with what transformers computed on the same inputs.

Integers agree to the bit and floats to 1e-6 of the row's maximum. The parts under test are
arguments, so that mutants can be given and must be refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import numpy as np

from golden import Golden, assert_close, assert_same
from tritile.models import linear as linears
from tritile.models.bitnet import BitNet, Layer, State
from tritile.models.config import JOB_LISTS
from tritile.models.parts import attend, attention_probabilities, rms_norm
from tritile.models.rope import rotate
from tritile.program import Program

Quantise = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
FIELDS = dict(zip(("qkv", "o", "gate_up", "down"), JOB_LISTS.values(), strict=True))  # of a Layer


Norms = dict[str, np.ndarray]  # weights of the norms within linears, by name


def check_quantiser(golden: Golden, name: str, quantise: Quantise) -> None:
    """``name``: a linear, or ``quantiser``, whose rows tell roundings apart."""
    q, scale = quantise(golden.quantised(name))
    assert_same(q, golden[f"{name}/q"], f"{name}: q")
    assert_same(scale, golden[f"{name}/scale"], f"{name}: scale")


def check_quantisers(golden: Golden, quantise: Quantise) -> None:
    for linear in golden.linears:
        check_quantiser(golden, linear, quantise)


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


def check_program(golden: Golden, program: Program) -> None:
    """Every job list of a model, on the program's device."""
    checked = []
    for jobs in program.plan.lists.values():
        names = [matrix.name for matrix in jobs.matrices]
        multiply = lambda q, name=jobs.name: program.multiply(name, q)  # noqa: E731
        check_sums(golden, names, multiply, program.geometry.rows)
        checked += names
    assert sorted(checked) == sorted(golden.linears)


def check_rescale(
    golden: Golden, name: str, rescale: Callable, bias: np.ndarray | None = None
) -> None:
    y = rescale(golden[f"{name}/accumulator"], golden[f"{name}/scale"], bias)
    assert_close(y, golden[f"{name}/output"], f"{name}: output")


def check_norm(golden: Golden, name: str, weight: np.ndarray, eps: float) -> None:
    y = rms_norm(golden[f"{name}/input"], weight, eps)
    assert_close(y, golden[f"{name}/output"], f"{name}: output")


def check_linears(golden: Golden, layer: Layer, block: str, norms: Norms) -> None:
    """All linears of a layer, from their input: norm, quantiser, tile, rescaling, bias, order."""
    with told_norms(golden, norms):
        for field, members in FIELDS.items():
            x = golden[f"{block}.{members[0]}/input"]
            for y, member in zip(getattr(layer, field)(x), members, strict=True):
                expected = golden[f"{block}.{member}/output"]
                assert_close(y, expected, f"{block}.{member}: output of the whole linear")


@contextmanager
def told_norms(golden: Golden, norms: Norms) -> Iterator[None]:
    """Norms within linears are checked, and answer with transformers' result.

    Their last bits differ, and where one tips a rounding the linear has other integers.
    """

    def told(x: np.ndarray, weight: np.ndarray, eps: float) -> np.ndarray:
        name = next(name for name, other in norms.items() if np.array_equal(other, weight))
        assert_close(rms_norm(x, weight, eps), golden[f"{name}/output"], f"{name}: output")
        return golden[f"{name}/output"]

    with patch.object(linears, "rms_norm", told):
        yield


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


def check_gated_unit(golden: Golden, block: str, activation: Callable) -> None:
    """What a norm or down_proj reads of gate and up."""
    gate, up = (golden[f"{block}.mlp.{name}_proj/output"] for name in ("gate", "up"))
    reader = f"{block}.mlp.ffn_sub_norm"
    reader = reader if reader in golden.norms else f"{block}.mlp.down_proj"
    assert_close(activation(gate) * up, golden[f"{reader}/input"], f"{reader}: input")


class Told:
    """Stands for the matrices of one doorbell: checks their input, tells transformers' outputs."""

    def __init__(self, golden: Golden, *names: str):
        self.golden, self.names = golden, names

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        for name in self.names:
            assert_close(x, self.golden[f"{name}/input"], f"{name}: input")
        return [self.golden[f"{name}/output"] for name in self.names]


def told_layer(golden: Golden, layer: Layer, block: str) -> Layer:
    told = {
        field: Told(golden, *(f"{block}.{member}" for member in members))
        for field, members in FIELDS.items()
    }
    return replace(layer, **told)


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
