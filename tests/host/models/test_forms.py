"""Every form of a checkpoint loads and writes; names and values are those of the file."""

import numpy as np
import pytest
from safetensors.numpy import load_file

from checkpoints import FORMS, Folder, quantised
from tritile.errors import CheckpointError
from tritile.model import load
from tritile.models.open import open_source
from tritile.ternary import trits

PROJECTIONS = {
    "self_attn": ("q_proj", "k_proj", "v_proj", "o_proj"),
    "mlp": ("gate_proj", "up_proj", "down_proj"),
}
LINEARS = {f"{part}.{name}" for part, names in PROJECTIONS.items() for name in names}


@pytest.fixture
def make(tmp_path):
    return lambda form, **changes: Folder(tmp_path / "model", **{**FORMS[form], **changes})


def written(folder: Folder, board: str) -> list[int]:
    run = load(folder.path, board=board).generate("To be", tokens=12, temperature=0)
    list(run)
    return run.token_ids


@pytest.mark.parametrize("form", FORMS)
def test_every_form_writes_the_same_on_every_geometry(make, form):
    folder = make(form)
    tokens = written(folder, "tiny")
    assert len(tokens) == 12
    assert written(folder, "pynq-z2") == tokens


def names_of_layer(folder: Folder) -> set[str]:
    prefix = "model.layers.0."
    names = (name for name in load_file(folder.weights) if name.startswith(prefix))
    return {name.removeprefix(prefix) for name in names}


def weights(*names: str) -> set[str]:
    return {f"{name}.weight" for name in names}


NORMS = ("input_layernorm", "post_attention_layernorm")
SCALES = {f"{name}.weight_scale" for name in LINEARS}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "bitnet",
            weights(*LINEARS, *NORMS, "self_attn.attn_sub_norm", "mlp.ffn_sub_norm") | SCALES,
        ),
        (
            "bitnet-online",
            weights(*LINEARS, *NORMS, "self_attn.attn_sub_norm", "mlp.ffn_sub_norm"),
        ),
        ("1bitllm", weights(*LINEARS, *NORMS, "self_attn.inner_attn_ln", "mlp.ffn_layernorm")),
        ("llama", weights(*LINEARS, *NORMS) | SCALES),
        ("llama-biases", weights(*LINEARS, *NORMS) | SCALES | {f"{n}.bias" for n in LINEARS}),
        (
            "bitnet-biases",
            weights(*LINEARS, *NORMS, "self_attn.attn_sub_norm", "mlp.ffn_sub_norm")
            | SCALES
            | {f"self_attn.{n}.bias" for n in PROJECTIONS["self_attn"]},
        ),
        ("llama-norms", weights(*LINEARS, *NORMS, *(f"{n}.rms_norm" for n in LINEARS)) | SCALES),
        ("llama-kept", weights(*LINEARS, *NORMS)),
    ],
)
def test_names_are_those_of_the_makers(make, form, expected):
    assert names_of_layer(make(form)) == expected


def test_a_missing_bias_is_named(make):
    folder = make("llama-biases")
    folder.change_tensors(lambda t: t.pop("model.layers.1.mlp.up_proj.bias"))
    with pytest.raises(CheckpointError, match=r"layers\.1\.mlp\.up_proj\.bias' is missing"):
        load(folder.path)


def test_norms_within_linears_make_a_doorbell_of_each(make):
    lists = open_source(make("llama-norms").path).config.job_lists()
    assert {jobs.name.split(".", 3)[3] for jobs in lists} == LINEARS
    assert len(lists) == 2 * len(LINEARS)


def test_a_linear_that_is_kept_is_in_no_doorbell(make):
    lists = open_source(make("llama-kept").path).config.job_lists()
    assert [[m.name for m in jobs.matrices] for jobs in lists] == [
        ["model.layers.1.self_attn.q_proj", "model.layers.1.self_attn.v_proj"],
        ["model.layers.1.self_attn.o_proj"],
        ["model.layers.1.mlp.gate_proj", "model.layers.1.mlp.up_proj"],
    ]


def test_a_kept_linear_gives_its_dense_product(make):
    folder = make("llama-kept")
    network = load(folder.path).network
    x = np.random.default_rng(0).standard_normal((5, 24), np.float32)
    values = load_file(folder.weights)
    for layer, name, place in ((0, "q", 0), (0, "k", 1), (0, "v", 2), (1, "k", 1)):
        got = network.weights.layers[layer].qkv(x)[place]
        matrix = values[f"model.layers.{layer}.self_attn.{name}_proj.weight"]
        np.testing.assert_allclose(got, x @ matrix.T, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("equal", [True, False])
def test_a_tied_config_whose_file_has_a_head_uses_that_head(make, equal):
    """As transformers: two tensors with different values are not tied."""
    folder = make("bitnet")
    embedding = load_file(folder.weights)["model.embed_tokens.weight"]
    head = embedding if equal else embedding[::-1].copy()
    folder.change_tensors(lambda t: t.update({"lm_head.weight": head}))
    x = np.random.default_rng(0).standard_normal(24, np.float32)
    loaded = load(folder.path).network.weights
    np.testing.assert_allclose(loaded.head.product(x), head @ x, rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(loaded.embedding.rows([3, 250]), embedding[[3, 250]])


def test_a_tied_embedding_may_have_the_head_s_name(make):
    folder = make("bitnet")
    before = written(folder, "tiny")
    folder.change_tensors(
        lambda t: t.update({"lm_head.weight": t.pop("model.embed_tokens.weight")})
    )
    assert written(folder, "tiny") == before


def test_rotary_frequencies_in_the_file_are_passed_over(make):
    folder = make("1bitllm")
    before = written(folder, "tiny")
    name = "model.layers.0.self_attn.rotary_emb.inv_freq"
    folder.change_tensors(lambda t: t.update({name: np.ones(4, np.float32)}))
    assert written(folder, "tiny") == before


def test_offline_trits_may_be_floats_where_the_scale_multiplies(make):
    folder = make("bitnet")
    before = written(folder, "tiny")
    source = open_source(folder.path)

    def unpack(tensors):
        for name in [name for name in tensors if name.endswith("_proj.weight")]:
            found = trits(source.ternary(name.removesuffix(".weight")))
            tensors[name] = found.astype(np.float32)

    folder.change_tensors(unpack)
    assert written(folder, "tiny") == before


def test_floats_that_are_no_trits_are_refused_offline(make):
    folder = make("bitnet")
    name = "model.layers.0.mlp.up_proj.weight"
    folder.change_tensors(lambda t: t.update({name: np.full((40, 24), 0.5, np.float32)}))
    with pytest.raises(CheckpointError, match=r"up_proj' holds 0\.5, which is no trit"):
        load(folder.path)


def test_floats_are_refused_where_the_scale_divides(make):
    folder = make("bitnet-divide")
    name = "model.layers.0.mlp.up_proj.weight"
    folder.change_tensors(lambda t: t.update({name: np.zeros((40, 24), np.float32)}))
    with pytest.raises(CheckpointError, match=r"up_proj\.weight' is F32; expected U8"):
        load(folder.path)


def test_weights_that_are_not_finite_are_refused_online(make):
    folder = make("bitnet-online")
    name = "model.layers.0.mlp.up_proj.weight"
    folder.change_tensors(lambda t: t[name].__setitem__((7, 3), np.nan))
    with pytest.raises(CheckpointError, match=r"up_proj.*not finite"):
        load(folder.path)


def test_a_config_without_ternary_linears_is_refused(make):
    folder = make("llama", **quantised(modules_to_not_convert=["lm_head", "model"]))
    with pytest.raises(CheckpointError, match="names all linears"):
        load(folder.path)
