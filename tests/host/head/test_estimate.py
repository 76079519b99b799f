"""Bounds hold: no logit of the full product lies above what the estimate says."""

import numpy as np
import pytest

from heads import peaked, table_of, tile_head
from tritile.head.compiled import CompiledEstimator
from tritile.head.estimate import Estimator, split
from tritile.head.matrices import DIGITS, LAST_DIGIT
from tritile.head.rows import STEPS, dither, measure

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("parts", [1, 2])
def test_a_position_is_the_sum_of_its_parts(parts):
    h = RNG.standard_normal((5, 96)).astype(np.float32)
    h[1] *= 1e-3
    h[2] *= 1e6
    h[3, 7] = 500
    h[4] = 0
    inputs = split(h, parts)
    assert inputs.q.shape == (5 * parts, 96)
    summed = (inputs.q.reshape(5, parts, 96) * inputs.factors[:, :, None]).sum(axis=1)
    np.testing.assert_allclose(inputs.near, summed, rtol=1e-12, atol=1e-30)
    left = np.linalg.norm(h - summed, axis=1)
    assert (inputs.loss >= left).all()
    assert (left <= np.abs(h).max(axis=1) * 10 / 127**parts).all()
    some = inputs[[3, 0]]
    np.testing.assert_array_equal(some.near, inputs.near[[3, 0]])
    np.testing.assert_array_equal(some.q.reshape(2, -1), inputs.q.reshape(5, -1)[[3, 0]])


@pytest.mark.parametrize("maker", [Estimator, CompiledEstimator])
@pytest.mark.parametrize("parts", [1, 2])
@pytest.mark.parametrize("kind", ["normal", "outliers", "levels", "one column"])
def test_no_logit_is_above_its_bound(kind, parts, maker):
    n, k = 4000, 256
    rows = RNG.standard_normal((n, k)).astype(np.float32) * np.float32(0.02)
    if kind == "outliers":
        rows[:, ::50] *= 20
    elif kind == "levels":
        rows = RNG.choice([-0.5, 0.5], (n, k)).astype(np.float32)
    h = peaked(RNG, rows, 20, 6.0)
    if kind == "one column":
        h[:, 1:] = 0
    table = table_of(rows, "BF16")
    head = tile_head(table, "pynq-z2")
    inputs = split(h, parts)
    estimator = maker(measure(table), dither(k))
    digits = head.program.multiply(DIGITS, inputs.q)[0].reshape(len(h), parts, n)
    fine = STEPS * digits + head.program.multiply(LAST_DIGIT, inputs.q)[0].reshape(digits.shape)
    for steps, sums in ((STEPS, digits), (1, fine)):
        for i in range(len(h)):
            estimate = estimator(inputs, i, sums[i], steps)
            exact = table.product(h[i])
            assert (exact <= estimate.upper).all()
            room = estimate.upper - estimate.values
            assert (abs(exact - estimate.values) <= room).all()
            if kind in ("normal", "outliers"):  # and it says something
                spread = np.std(exact - estimate.values) / np.mean(room)
                assert 0.08 < spread < 0.15


def test_all_digits_say_more_than_the_first():
    rows = RNG.standard_normal((100, 64)).astype(np.float32)
    table = table_of(rows)
    head = tile_head(table)
    inputs = split(RNG.standard_normal((1, 64)).astype(np.float32), 2)
    estimator = Estimator(measure(table), dither(64))
    digits, last = (head.program.multiply(name, inputs.q)[0] for name in (DIGITS, LAST_DIGIT))
    coarse = estimator(inputs, 0, digits, STEPS)
    fine = estimator(inputs, 0, STEPS * digits + last, 1)
    ratio = (coarse.upper - coarse.values) / (fine.upper - fine.values)
    assert ratio.min() > 2.5


@pytest.mark.parametrize("parts", [1, 2])
@pytest.mark.parametrize("n", [1, 15, 16, 17, 1023, 1024, 1041, 5000])
def test_the_compiled_estimate_is_numpys(n, parts):
    rows = RNG.standard_normal((n, 32)).astype(np.float32)
    facts = measure(table_of(rows))
    inputs = split(RNG.standard_normal((3, 32)).astype(np.float32), parts)
    sums = RNG.integers(-50_000, 50_000, (3, parts, n)).astype(np.int32)
    for i in range(3):
        a, b = (
            maker(facts, dither(32))(inputs, i, sums[i], STEPS)
            for maker in (Estimator, CompiledEstimator)
        )
        size = abs(a.values).max()
        np.testing.assert_allclose(b.values, a.values, rtol=0, atol=1e-6 * size)
        np.testing.assert_allclose(b.upper, a.upper, rtol=0, atol=1e-6 * size)
        assert b.values[b.likeliest] == b.values.max()
        for least in (-np.inf, np.inf, 0.0, *b.upper[:3], float(np.sort(b.upper)[-5:][0])):
            np.testing.assert_array_equal(b.reaching(least), np.flatnonzero(b.upper >= least))
