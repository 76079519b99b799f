import numpy as np
import pytest

from tritile.bitlinear import RULES, make_rescale, quantise

SUMS = np.array([[3, -5, 1 << 24, 0]], np.int32)
S = np.array([[0.37]], np.float32)


@pytest.mark.parametrize(("rule", "power"), [("multiply", 1), ("divide", -1)])
def test_a_rule_and_its_scale_make_the_same_rescaling_again(rule, power):
    first = make_rescale(rule, 0.1)
    again = make_rescale(first.rule, float(first.weight_scale))
    assert again.rule == rule
    np.testing.assert_array_equal(again(SUMS, S), first(SUMS, S))
    np.testing.assert_allclose(first(SUMS, S), SUMS / S * 0.1**power, rtol=1e-6)


def test_rules_are_known_by_their_own_names():
    assert {rule: kind.rule for rule, kind in RULES.items()} == {r: r for r in RULES}


@pytest.mark.parametrize("scale", [0, -1.0, float("nan"), float("inf"), 1e-60])
def test_a_scale_that_is_none(scale):
    with pytest.raises(ValueError, match="weight scale"):
        make_rescale("divide", scale)


def test_a_rule_that_is_none():
    with pytest.raises(ValueError, match="'add'; expected multiply or divide"):
        make_rescale("add", 1.0)


BIAS = np.array([0.5, -2.0, 3.0, 7.0], np.float32)


def test_a_bias_is_scaled_where_the_scale_multiplies():
    """transformers: AutoBitLinear multiplies the output of F.linear, bias included."""
    y = make_rescale("multiply", 0.25)(SUMS, S, BIAS)
    np.testing.assert_allclose(y, (SUMS / S.astype(np.float64) + BIAS) * 0.25, rtol=1e-6)


def test_a_bias_is_added_last_where_the_scale_divides():
    """transformers: BitLinear adds it after ``post_quant_process``."""
    y = make_rescale("divide", 0.25)(SUMS, S, BIAS)
    np.testing.assert_allclose(y, SUMS / (0.25 * S.astype(np.float64)) + BIAS, rtol=1e-6)


def test_nothing_is_left_to_clip():
    """The published formula clips behind the rounding; at no magnitude does that change an int."""
    rng = np.random.default_rng(0)
    floats = rng.integers(0, 0x7F800000, (2000, 64), np.uint32).view(np.float32)  # all finite ones
    narrow = floats.max(axis=1, keepdims=True) * rng.uniform(0.9, 1, floats.shape)
    for x in (floats, -floats, narrow.astype(np.float32)):
        q, s = quantise(x)
        np.testing.assert_array_equal(q, np.clip(np.rint(x * s), -128, 127))
        assert np.abs(q.astype(int)).max() == 127
