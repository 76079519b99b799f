"""The runtime against transformers 5.23.0 (tests/data/README.md): every part of all models."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

import golden_checks as check
from golden import MODELS, assert_close, golden
from golden_runtime import biases, blocks, inner_norms, model_of, reference_of
from tritile.bitlinear import quantise
from tritile.model import Model
from tritile.models.config import JOB_LISTS
from tritile.models.open import open_source
from tritile.ternary import trits
from tritile_arch.boards import BOARDS

each_model = pytest.mark.parametrize("name", MODELS)


@each_model
def test_the_golden_belongs_to_the_checkpoint(name):
    g = golden(name)
    for file, expected in g.about["sha256"].items():
        found = hashlib.sha256((g.folder / file).read_bytes()).hexdigest()
        assert found == expected, f"{file} has changed: make goldens"
    assert g.about["versions"]["transformers"] == "5.23.0"


@each_model
def test_no_linear_and_no_norm_is_left_out(name):
    g, c = golden(name), model_of(name).config
    linears = [f"{b}.{m}" for b in blocks(name) for members in JOB_LISTS.values() for m in members]
    assert sorted(g.linears + g.dense) == sorted(linears)
    norms = [f"{block}.{norm}" for block in blocks(name) for norm in c.norms()]
    assert g.norms == sorted([*norms, *inner_norms(name), "model.norm"])
    assert len(inner_norms(name)) == (len(g.linears) if c.inner_norm_eps else 0)


@cache
def forms() -> set[tuple]:
    """(class, linear_class, mode, kv heads) of every golden."""
    found = set()
    for name in MODELS:
        c = golden(name).config
        q = c.get("quantization_config", {})
        form = q.get("linear_class"), q.get("quantization_mode"), c["num_key_value_heads"]
        found.add((c["architectures"][0], *form))
    return found


@pytest.mark.parametrize("kv_heads", [1, 3])
@pytest.mark.parametrize("linear_class", ["bitlinear", "autobitlinear"])
@pytest.mark.parametrize("family", ["BitNetForCausalLM", "LlamaForCausalLM"])
def test_the_goldens_hold_every_family_direction_and_number_of_kv_heads(
    family, linear_class, kv_heads
):
    assert any(form[:2] == (family, linear_class) for form in forms())
    assert any(form[0] == family and form[3] == kv_heads for form in forms())
    assert any(form[0] == family and form[2] == "online" for form in forms())


@pytest.mark.parametrize("name", MODELS[1:])
def test_sizes_are_odd(name):
    """No multiple of the columns of any tile; the bundled model's would be, of the smallest."""
    c = golden(name).config
    for board in BOARDS.values():
        assert c["hidden_size"] % board.geometry.columns
        assert c["intermediate_size"] % board.geometry.columns


@each_model
def test_inputs_are_quantised_to_the_bit(name):
    check.check_quantisers(golden(name), quantise)


@each_model
def test_matrices_are_unpacked_or_ternarised_to_the_bit(name):
    source = open_source(golden(name).folder)
    for linear in golden(name).linears:
        check.check_trits(golden(name), linear, trits(source.ternary(linear)))


@pytest.mark.parametrize("board", BOARDS)
@each_model
def test_accumulators_are_equal_to_the_bit(name, board):
    check.check_program(golden(name), model_of(name, board).program)


@each_model
def test_sums_are_rescaled_and_biases_added(name):
    source = open_source(golden(name).folder)
    for linear in golden(name).linears:
        bias = biases(name).get(linear)
        check.check_rescale(golden(name), linear, source.rescale(linear), bias)


@pytest.mark.parametrize("board", BOARDS)
@each_model
def test_whole_linears(name, board):
    layers = model_of(name, board).network.weights.layers
    for layer, block in zip(layers, blocks(name), strict=True):
        check.check_linears(golden(name), layer, block, inner_norms(name))


@each_model
def test_norms(name):
    network = model_of(name).network
    eps = network.config.norm_eps
    checked = ["model.norm", *inner_norms(name)]
    for layer, block in zip(network.weights.layers, blocks(name), strict=True):
        for part, weight in (
            ("input_layernorm", layer.input_norm),
            ("self_attn.attn_sub_norm", layer.attn_sub_norm),
            ("post_attention_layernorm", layer.post_norm),
            ("mlp.ffn_sub_norm", layer.ffn_sub_norm),
        ):
            if weight is not None:
                check.check_norm(golden(name), f"{block}.{part}", weight, eps)
                checked.append(f"{block}.{part}")
    check.check_norm(golden(name), "model.norm", network.weights.norm, eps)
    for norm, weight in inner_norms(name).items():
        inner_eps = network.config.inner_norm_eps
        assert inner_eps is not None
        check.check_norm(golden(name), norm, weight, inner_eps)
    assert sorted(checked) == golden(name).norms


@each_model
def test_attention(name):
    for block in blocks(name):
        check.check_rope(golden(name), reference_of(name), f"{block}.self_attn")
        check.check_attention(golden(name), f"{block}.self_attn")


@each_model
def test_gated_units(name):
    for block in blocks(name):
        check.check_gated_unit(golden(name), block, reference_of(name).activation)


@each_model
def test_blocks(name):
    for index in range(model_of(name).config.layers):
        check.check_block(golden(name), reference_of(name), index)


@each_model
def test_embedding_and_logits(name):
    g, network = golden(name), reference_of(name)
    embedded = network.weights.embedding.rows(g["ids"][g["rows"]].tolist())
    assert_close(embedded, g["model.layers.0/input"], "embedding")
    assert_close(network.logits(g["model.norm/input"]), g["logits"][g["rows"]], "logits")


@pytest.mark.parametrize("kernels", ["auto", "numpy"])  # auto: compiled, where that is possible
@each_model
def test_200_greedy_tokens_are_equal(name, kernels):
    g, model = golden(name), model_of(name)
    if kernels == "numpy":
        model = Model(reference_of(name), model.program, model.tokenizer, model.board)
    prompt = g.about["greedy"]["prompt"]
    assert model.tokenizer.encode(prompt).ids == g["greedy/prompt_ids"].tolist()
    generation = model.generate(prompt, tokens=len(g["greedy/ids"]), temperature=0)
    list(generation)
    assert len(g["greedy/ids"]) == 200
    assert generation.token_ids == g["greedy/ids"].tolist()
