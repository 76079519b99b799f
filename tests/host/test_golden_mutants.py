"""Mistakes that the checks of test_goldens.py must notice, on every model that can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import golden_checks as check
from golden import MODELS, golden
from golden_runtime import biases, blocks, inner_norms, model_of
from tritile.bitlinear import Rescale, make_rescale
from tritile.checkpoint import Checkpoint
from tritile.model import load
from tritile.models import hf_folder
from tritile.models.bitnet import BitNet
from tritile.models.open import open_source
from tritile.models.parts import attention_probabilities, relu2, silu
from tritile.models.rope import Linear, Scaling
from tritile.ternary import Quarters, trits


def packed(name: str) -> bool:
    mode = golden(name).config.get("quantization_config", {}).get("quantization_mode")
    return mode == "offline"


each_model = pytest.mark.parametrize("name", MODELS)
each_packed = pytest.mark.parametrize("name", list(filter(packed, MODELS)))
each_biased = pytest.mark.parametrize(
    "name", [n for n in MODELS if golden(n).config.get("mlp_bias")]
)


def quantise_by_127_over_max(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    s = np.float32(127) / np.maximum(np.abs(x).max(-1, keepdims=True), np.float32(1e-5))
    return np.clip(np.rint(x * s), -128, 127).astype(np.int8), s


def test_a_quantiser_of_127_over_max_is_refused():
    with pytest.raises(AssertionError, match="q: "):
        check.check_quantiser(golden("quantiser"), "quantiser", quantise_by_127_over_max)


@each_model
def test_a_quantiser_of_127_over_max_is_refused_on_a_model_too(name):
    with pytest.raises(AssertionError):
        check.check_quantisers(golden(name), quantise_by_127_over_max)


def quarters_from_high_bits(packed: np.ndarray, *rows: int) -> Quarters:
    """The four codes of a byte in the opposite order."""
    pairs = [(packed >> 2 * i & 3) << 2 * (3 - i) for i in range(4)]
    swapped = np.bitwise_or.reduce(pairs).astype(np.uint8)
    return Quarters(np.where(swapped & swapped >> 1 & 0x55, 0, swapped), *rows)


@each_packed
def test_a_swapped_bit_order_is_refused(name):
    linear = golden(name).linears[0]
    packed = Checkpoint(golden(name).folder).tensors[f"{linear}.weight"].packed()
    rows = golden(name)[f"{linear}/output"].shape[-1]
    with pytest.raises(AssertionError, match="other trits"):
        check.check_trits(golden(name), linear, trits(quarters_from_high_bits(packed, rows)))


@each_packed
def test_a_swapped_bit_order_gives_other_accumulators(name, monkeypatch):
    monkeypatch.setattr(hf_folder, "Quarters", quarters_from_high_bits)
    mutant = load(golden(name).folder, platform="emulator", board="tiny")
    with pytest.raises(AssertionError, match="accumulator"):
        check.check_program(golden(name), mutant.program)


def rescalings(name: str) -> Iterator[tuple[str, Rescale]]:
    source = open_source(golden(name).folder)
    for linear in golden(name).linears:
        yield linear, source.rescale(linear)


@each_model
def test_the_other_direction_of_the_scale_is_refused(name):
    other = {"multiply": "divide", "divide": "multiply"}
    for linear, rule in rescalings(name):
        mutant = make_rescale(other[rule.rule], float(rule.weight_scale))
        with pytest.raises(AssertionError, match="output"):
            check.check_rescale(golden(name), linear, mutant, biases(name).get(linear))


def bias_left_out(rule: Rescale) -> Callable:
    return lambda sums, s, bias: rule(sums, s)


def bias_scaled_or_not(rule: Rescale) -> Callable:
    """Scaled by ``divide``, which does not; not scaled by ``multiply``, which does."""
    if rule.rule == "multiply":
        return lambda sums, s, bias: rule(sums, s) + bias
    return lambda sums, s, bias: rule(sums, s) + bias / rule.weight_scale


@pytest.mark.parametrize("mutant", [bias_left_out, bias_scaled_or_not])
@each_biased
def test_a_wrong_bias_is_refused(name, mutant):
    assert len(biases(name)) == len(golden(name).linears)
    for linear, rule in rescalings(name):
        with pytest.raises(AssertionError, match="output"):
            check.check_rescale(golden(name), linear, mutant(rule), biases(name)[linear])


@each_model
def test_the_other_activation_is_refused(name):
    other = relu2 if golden(name).config["hidden_act"] == "silu" else silu
    for block in blocks(name):
        with pytest.raises(AssertionError, match="input"):
            check.check_gated_unit(golden(name), block, other)


def check_ropes(name: str, **changes: Any) -> None:
    """Of a network whose config is changed."""
    network = model_of(name).network
    mutant = BitNet(replace(network.config, **changes), network.weights)
    for block in blocks(name):
        check.check_rope(golden(name), mutant, f"{block}.self_attn")


@pytest.mark.parametrize("name", ["llama-divide", "llama-multiply", "llama-online"])
def test_rope_without_its_scaling_is_refused(name):
    assert type(model_of(name).config.rope) is not Scaling
    with pytest.raises(AssertionError, match="after RoPE"):
        check_ropes(name, rope=Scaling())


@each_model
def test_another_scaling_of_rope_is_refused(name):
    assert model_of(name).config.rope != Linear(factor=2.0)
    with pytest.raises(AssertionError, match="after RoPE"):
        check_ropes(name, rope=Linear(factor=2.0))


@each_model
def test_another_theta_of_rope_is_refused(name):
    with pytest.raises(AssertionError, match="after RoPE"):
        check_ropes(name, rope_theta=model_of(name).config.rope_theta * 1.01)


@pytest.mark.parametrize("name", ["bitnet-online", "llama-divide"])
def test_key_heads_dealt_out_by_turns_are_refused(name, monkeypatch):
    """Query head j reads key head j modulo 3."""

    def by_turns(q: np.ndarray, keys: np.ndarray) -> np.ndarray:
        order = np.argsort(np.arange(len(q)) % len(keys), kind="stable")
        wrong = np.empty((len(q), keys.shape[1]), np.float32)
        wrong[order] = attention_probabilities(q[order], keys).reshape(wrong.shape)
        return wrong

    monkeypatch.setattr(check, "attention_probabilities", by_turns)
    with pytest.raises(AssertionError, match="probabilities"):
        check.check_attention(golden(name), "model.layers.0.self_attn")


@pytest.mark.parametrize("name", ["bitnet-rms"])
def test_the_blocks_eps_in_a_norm_within_a_linear_is_refused(name):
    c = model_of(name).config
    assert c.inner_norm_eps != c.norm_eps
    for norm, weight in inner_norms(name).items():
        with pytest.raises(AssertionError, match="output"):
            check.check_norm(golden(name), norm, weight, c.norm_eps)
