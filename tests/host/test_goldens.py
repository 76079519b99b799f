"""The runtime against transformers 5.23.0 (tests/data/README.md): every part of three models."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import numpy as np
import pytest

import golden_checks as check
from golden import MODELS, Golden, assert_close, golden
from tritile.bitlinear import quantise
from tritile.checkpoint import Checkpoint
from tritile.model import Model, load
from tritile.models import hf_folder
from tritile.models.config import JOB_LISTS, layer_name
from tritile.models.open import open_source, read_trits
from tritile.ternary import Quarters, trits
from tritile_arch.boards import BOARDS

each_model = pytest.mark.parametrize("name", MODELS)


@cache
def model_of(name: str, board: str = "tiny") -> Model:
    return load(golden(name).folder, platform="emulator", board=board)


def blocks(name: str) -> list[str]:
    return [layer_name(i, "")[:-1] for i in range(model_of(name).config.layers)]


@each_model
def test_the_golden_belongs_to_the_checkpoint(name):
    g = golden(name)
    for file, expected in g.about["sha256"].items():
        found = hashlib.sha256((g.folder / file).read_bytes()).hexdigest()
        assert found == expected, f"{file} has changed: make goldens"
    assert g.about["versions"]["transformers"] == "5.23.0"


@each_model
def test_no_golden_is_left_out(name):
    linears = [f"{b}.{m}" for b in blocks(name) for members in JOB_LISTS.values() for m in members]
    assert sorted(golden(name).linears) == sorted(linears)


def test_rows_that_tell_roundings_apart_are_quantised_alike():
    check.check_quantiser(golden("quantiser"), "quantiser", quantise)


@each_model
def test_inputs_are_quantised_to_the_bit(name):
    check_all_quantisers(golden(name), quantise)


def check_all_quantisers(g: Golden, quantise: check.Quantise) -> None:
    for linear in g.linears:
        check.check_quantiser(g, linear, quantise)


@each_model
def test_matrices_are_unpacked_to_the_bit(name):
    source = open_source(golden(name).folder)
    for linear in golden(name).linears:
        check.check_trits(golden(name), linear, read_trits(source, linear))


@pytest.mark.parametrize("board", BOARDS)
@each_model
def test_accumulators_are_equal_to_the_bit(name, board):
    check_all_sums(golden(name), model_of(name, board))


def check_all_sums(g: Golden, model: Model) -> None:
    program = model.program
    for jobs in program.plan.lists.values():
        names = [matrix.name for matrix in jobs.matrices]
        multiply = lambda q, name=jobs.name: program.multiply(name, q)  # noqa: E731
        check.check_sums(g, names, multiply, program.geometry.rows)


@each_model
def test_sums_are_rescaled(name):
    source = open_source(golden(name).folder)
    for linear in golden(name).linears:
        check.check_rescale(golden(name), linear, source.rescale(linear))


def test_both_rescalings_are_compared():
    sources = [(name, open_source(golden(name).folder)) for name in MODELS]
    rules = {source.rescale(golden(name).linears[0]).rule for name, source in sources}
    assert rules == {"multiply", "divide"}


@each_model
def test_norms(name):
    network = model_of(name).network
    eps = network.config.norm_eps
    for layer, block in zip(network.weights.layers, blocks(name), strict=True):
        for part, weight in (
            ("input_layernorm", layer.input_norm),
            ("self_attn.attn_sub_norm", layer.attn_sub_norm),
            ("post_attention_layernorm", layer.post_norm),
            ("mlp.ffn_sub_norm", layer.ffn_sub_norm),
        ):
            if weight is not None:
                check.check_norm(golden(name), f"{block}.{part}", weight, eps)
    check.check_norm(golden(name), "model.norm", network.weights.norm, eps)


@each_model
def test_attention(name):
    for block in blocks(name):
        check.check_rope(golden(name), model_of(name).network, f"{block}.self_attn")
        check.check_attention(golden(name), f"{block}.self_attn")


@each_model
def test_blocks(name):
    for index in range(model_of(name).config.layers):
        check.check_block(golden(name), model_of(name).network, index)


@each_model
def test_embedding_and_logits(name):
    g, network = golden(name), model_of(name).network
    embedded = network.weights.embedding.rows(g["ids"][g["rows"]].tolist())
    assert_close(embedded, g["model.layers.0/input"], "embedding")
    assert_close(network.logits(g["model.norm/input"]), g["logits"][g["rows"]], "logits")


@each_model
def test_200_greedy_tokens_are_equal(name):
    g, model = golden(name), model_of(name)
    prompt = g.about["greedy"]["prompt"]
    assert model.tokenizer.encode(prompt).ids == g["greedy/prompt_ids"].tolist()
    generation = model.generate(prompt, tokens=len(g["greedy/ids"]), temperature=0)
    list(generation)
    assert len(g["greedy/ids"]) == 200
    assert generation.token_ids == g["greedy/ids"].tolist()


# Mutants: mistakes that the checks above must notice.


def quantise_by_127_over_max(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    s = np.float32(127) / np.maximum(np.abs(x).max(-1, keepdims=True), np.float32(1e-5))
    return np.clip(np.rint(x * s), -128, 127).astype(np.int8), s


def quarters_from_high_bits(packed: np.ndarray, *other: Any) -> Quarters:
    """The four codes of a byte in the opposite order."""
    pairs = [(packed >> 2 * i & 3) << 2 * (3 - i) for i in range(4)]
    return Quarters(np.bitwise_or.reduce(pairs).astype(np.uint8), *other)


def test_a_quantiser_of_127_over_max_is_refused():
    with pytest.raises(AssertionError, match="q: "):
        check.check_quantiser(golden("quantiser"), "quantiser", quantise_by_127_over_max)


@each_model
def test_a_quantiser_of_127_over_max_is_refused_on_a_model_too(name):
    with pytest.raises(AssertionError):
        check_all_quantisers(golden(name), quantise_by_127_over_max)


@each_model
def test_a_swapped_bit_order_is_refused(name):
    tensor = Checkpoint(golden(name).folder).tensors[f"{golden(name).linears[0]}.weight"]
    with pytest.raises(AssertionError, match="other trits"):
        check.check_trits(
            golden(name), golden(name).linears[0], trits(quarters_from_high_bits(tensor.packed()))
        )


@each_model
def test_a_swapped_bit_order_gives_other_accumulators(name, monkeypatch):
    monkeypatch.setattr(hf_folder, "Quarters", quarters_from_high_bits)
    mutant = load(golden(name).folder, platform="emulator", board="tiny")
    with pytest.raises(AssertionError, match="accumulator"):
        check_all_sums(golden(name), mutant)
