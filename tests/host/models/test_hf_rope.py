"""Rotary settings: where they are looked for, what is supported, what follows from them."""

import math

import pytest

from tritile.checkpoint.config import ConfigFile
from tritile.errors import CheckpointError
from tritile.models.hf_rope import read_rope
from tritile.models.rope import Linear, Llama3, LongRope, Scaling, Yarn

LISTS = {"short_factor": [1.0, 2.0, 3.0, 4.0], "long_factor": [5.0, 6.0, 7.0, 8.0]}


def read(**values):
    return read_rope(ConfigFile("config.json", values), 10000.0, head_dim=8, positions=4096)


def scaling(**section):
    return read(rope_scaling=section).scaling


@pytest.mark.parametrize(
    ("values", "theta"),
    [
        ({}, 10000.0),
        ({"rope_theta": 1000042}, 1000042.0),
        ({"rope_theta": 5.0, "rope_scaling": None}, 5.0),
        ({"rope_theta": 5.0, "rope_parameters": {"rope_theta": 7.0}}, 7.0),
        ({"rope_scaling": {"type": "default"}, "rope_parameters": {"rope_theta": 7.0}}, 10000.0),
        ({"rope_scaling": {}, "rope_parameters": {"rope_theta": 7.0}}, 7.0),
    ],
    ids=str,
)
def test_rope_scaling_goes_before_rope_parameters(values, theta):
    assert read(**values).theta == theta


def test_every_type_is_read():
    assert scaling(rope_type="default") == Scaling()
    assert scaling(type="linear", factor=4) == Linear(factor=4.0)
    assert scaling(type="dynamic", factor=4) == Scaling()
    bands = {"low_freq_factor": 1, "high_freq_factor": 4, "original_max_position_embeddings": 64}
    assert scaling(rope_type="llama3", factor=8, **bands) == Llama3(
        factor=8.0, low_factor=1.0, high_factor=4.0, original=64
    )
    assert scaling(rope_type="yarn", factor=4.0, beta_fast=24) == Yarn(
        attention_factor=0.1 * math.log(4) + 1, factor=4.0, original=4096, beta_fast=24.0
    )


def test_the_newer_name_of_the_type_goes_first():
    assert scaling(rope_type="linear", type="yarn", factor=2) == Linear(factor=2.0)


def test_trained_positions_beside_the_section_go_first():
    section = {"rope_type": "yarn", "factor": 2.0, "original_max_position_embeddings": 64}
    both = read(rope_scaling=section, original_max_position_embeddings=128).scaling
    assert isinstance(both, Yarn)
    assert both.original == 128


@pytest.mark.parametrize(
    ("section", "factor"),
    [
        ({"factor": 1.0}, 1.0),
        ({"factor": 0.5}, 1.0),
        ({"factor": 8.0, "attention_factor": 1.25}, 1.25),
        ({"factor": 8.0, "mscale": 0.5}, 0.1 * math.log(8) + 1),
        (
            {"factor": 8.0, "mscale": 0.5, "mscale_all_dim": 2.0},
            (0.05 * math.log(8) + 1) / (0.2 * math.log(8) + 1),
        ),
        ({"original_max_position_embeddings": 1024}, 0.1 * math.log(4) + 1),
    ],
)
def test_yarn_s_attention_factor(section, factor):
    found = scaling(rope_type="yarn", **section)
    assert found.attention_factor == pytest.approx(factor, rel=1e-12)


def test_longrope_ends_at_the_trained_positions():
    """Beyond, a token's floats would depend on the length of its pass."""
    original = {"original_max_position_embeddings": 1024}
    found = read(rope_scaling={"rope_type": "longrope", **original, **LISTS})
    assert found.positions == 1024
    assert isinstance(found.scaling, LongRope)
    assert found.scaling.short_factors == (1.0, 2.0, 3.0, 4.0)
    attention = math.sqrt(1 + math.log(4) / math.log(1024))
    assert found.scaling.attention_factor == pytest.approx(attention, rel=1e-12)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"rope_type": "proportional"}, '"proportional" is not supported; supported: "default"'),
        ({"rope_type": 3}, "rope_type 3"),
        ({"rope_type": ["yarn"]}, "rope_type"),
        ({"rope_type": "linear"}, "factor is None"),
        ({"rope_type": "linear", "factor": "2"}, "factor is '2'"),
        ({"rope_type": "linear", "factor": -2}, "factor is -2"),
        ({"rope_type": "linear", "factor": 10**400}, "factor is 1000"),
        ({"rope_type": "llama3", "factor": 2.0}, "low_freq_factor is None"),
        (
            {"rope_type": "llama3", "factor": 2.0, "low_freq_factor": 4, "high_freq_factor": 4},
            "expected more than low_freq_factor 4",
        ),
        ({"rope_type": "yarn", "rope_theta": 0.5}, "rope_theta is 0.5"),
        ({"rope_type": "yarn", "original_max_position_embeddings": 0}, "is 0; expected an int"),
        ({"rope_type": "longrope", **LISTS, "short_factor": [1.0]}, "short_factor is 1; .* 4"),
        ({"rope_type": "longrope", **LISTS, "long_factor": "x"}, "long_factor is 'x'"),
        ({"rope_type": "longrope", **LISTS, "short_factor": [1, 2, 3, 0]}, "short_factor is 0"),
        ({"partial_rotary_factor": 0.5}, "partial_rotary_factor is 0.5"),
    ],
    ids=str,
)
def test_what_is_senseless_or_not_supported(section, words):
    with pytest.raises(CheckpointError, match=words):
        scaling(**section)
