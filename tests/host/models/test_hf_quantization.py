"""modules_to_not_convert as transformers reads it."""

import pytest

from tritile.checkpoint.config import ConfigFile
from tritile.errors import CheckpointError
from tritile.models.hf_quantization import Kept, read_quantization

Q = "model.layers.1.self_attn.q_proj"


# The cases are those of the comments in transformers' quantizers_utils.should_convert_module.
@pytest.mark.parametrize(
    ("pattern", "name", "kept"),
    [
        ("model.layers.1", Q, True),
        ("model.layers.1", "model.layers.11.self_attn.q_proj", False),
        ("model.layers.*", "model.layers.11.self_attn.q_proj", True),
        ("model.layers.1.mlp.gate", "model.layers.1.mlp.gate_proj", False),
        ("model.layers.1.mlp.gate_proj", "model.layers.1.mlp.gate_proj", True),
        ("q_proj", Q, True),
        ("1.self_attn.q_proj", "model.layers.21.self_attn.q_proj", True),
        ("layers.1", Q, False),
        ("model", Q, True),
        ("model.", Q, True),
        (r"model\.layers\.\d+\.mlp", "model.layers.12.mlp.up_proj", True),
        (r"model\.layers\.\d\.mlp", "model.layers.12.mlp.up_proj", False),
        ("lm_head", Q, False),
        ("lm_head", "lm_head", True),
    ],
)
def test_a_pattern_names_a_module(pattern, name, kept):
    assert (name in Kept((pattern,))) is kept


def read(**settings):
    whole = ConfigFile("config.json", {"quantization_config": settings})
    return read_quantization(whole, whole.section("quantization_config"))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ("divide", False, False)),
        ({"linear_class": "bitlinear", "quantization_mode": "online"}, ("divide", False, False)),
        ({"linear_class": "autobitlinear"}, ("multiply", False, True)),
        (
            {"linear_class": "autobitlinear", "quantization_mode": "online"},
            ("multiply", True, True),
        ),
    ],
)
def test_class_and_mode(settings, expected):
    found = read(quant_method="bitnet", **settings)
    assert (found.rule, found.online, found.dense_too) == expected


@pytest.mark.parametrize(
    ("settings", "eps"),
    [
        ({}, None),
        ({"use_rms_norm": False, "rms_norm_eps": 0.5}, None),
        ({"use_rms_norm": True}, 1e-6),
        ({"use_rms_norm": True, "rms_norm_eps": 0.5}, 0.5),
    ],
)
def test_norms_within_linears(settings, eps):
    assert read(quant_method="bitnet", **settings).inner_norm_eps == eps


@pytest.mark.parametrize(
    ("patterns", "words"),
    [
        ("lm_head", "'lm_head'; expected a list"),
        ([3], r"\[3\]; expected a list"),
        ([], "makes lm_head ternary"),
        (["model.layers.0"], "makes lm_head ternary"),
        (["lm_head", "(a+)+"], r"\(a\+\)\+.*supported"),
        (["lm_head", "*"], r"'\*'; supported"),
        (["lm_head", "a+b*c+d*e+"], "at most 4 repeats"),
        (["lm_head", "a**"], "supported"),
        (["lm_head", "a\\"], "supported"),
        (["lm_head"] * 5000, "5000 names"),
    ],
)
def test_lists_that_are_not_supported(patterns, words):
    with pytest.raises(CheckpointError, match=words) as caught:
        read(quant_method="bitnet", modules_to_not_convert=patterns)
    assert "modules_to_not_convert" in str(caught.value)
