"""What is left out of config.json stands as in the family's own code."""

import pytest

from checkpoints import CONFIG, FORMS, Folder
from tritile.checkpoint import Checkpoint
from tritile.models.hf_config import read_config


@pytest.fixture
def read(tmp_path):
    """The Config of a form's config.json with some keys changed, and some left out."""

    def read(form, *left_out, **changes):
        folder = Folder(tmp_path / "model", **FORMS[form])
        kept = {k: v for k, v in {**folder.config, **changes}.items() if k not in left_out}
        folder.config = kept
        folder.write_config()
        return read_config(Checkpoint(folder.path))[0]

    return read


@pytest.mark.parametrize(("form", "expected"), [("bitnet", 5), ("llama", 10), ("1bitllm", 10)])
def test_kv_heads_that_are_left_out(read, form, expected):
    """transformers' BitNetConfig has five; Llama as many as heads."""
    config = read(form, "num_key_value_heads", num_attention_heads=10, hidden_size=40)
    assert config.kv_heads == expected


def test_kv_heads_that_are_null_are_as_many_as_heads(read):
    assert read("bitnet", num_key_value_heads=None).kv_heads == 3


@pytest.mark.parametrize(
    ("form", "theta", "eps", "activation"),
    [
        ("bitnet", 500000.0, 1e-5, "relu2"),
        ("llama", 10000.0, 1e-6, "silu"),
        ("1bitllm", 10000.0, 1e-6, "silu"),
    ],
)
def test_numbers_that_are_left_out(read, form, theta, eps, activation):
    config = read(form, "rope_theta", "rms_norm_eps", "hidden_act", "tie_word_embeddings")
    assert (config.rope_theta, config.norm_eps, config.activation) == (theta, eps, activation)
    assert not config.tied


@pytest.mark.parametrize(("form", "sub_norms"), [("bitnet", True), ("llama", False)])
def test_without_architectures_the_type_decides(read, form, sub_norms):
    assert read(form, "architectures").sub_norms is sub_norms


@pytest.mark.parametrize(("head_dim", "size"), [(None, None), (8, None), (10, 10)])
def test_a_head_s_size_is_kept_where_it_is_not_hidden_over_heads(read, head_dim, size):
    config = read("llama", head_dim=head_dim)
    assert config.head_size == size
    assert config.head_dim == head_dim or CONFIG["hidden_size"] // CONFIG["num_attention_heads"]
