"""Bounds hold: no logit of the full product lies above what the estimate says."""

from dataclasses import replace

import numpy as np
import pytest

from heads import peaked, table_of, tile_head
from tritile.head.compiled import CompiledEstimator
from tritile.head.estimate import BLOCK, Estimator, block_ratios
from tritile.head.matrices import DIGITS, LAST_DIGIT
from tritile.head.rows import ROOM, STEPS, dither, measure
from tritile.native.kernels import Pool

RNG = np.random.default_rng(0)


MAKERS = [Estimator, CompiledEstimator]


def positions(kind: str, k: int = 96) -> np.ndarray:
    h = RNG.standard_normal((5, k)).astype(np.float32)
    h[1] *= 1e-3
    h[2] *= 1e6
    h[3, 7] = 500
    h[4] = 0
    return h[:, : k - 1] if kind == "odd" else h


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("kind", ["even", "odd"])
@pytest.mark.parametrize("parts", [1, 2])
def test_a_position_is_the_sum_of_its_parts(parts, kind, maker):
    h = positions(kind)
    k = h.shape[1]
    u = dither(k).astype(float)
    estimator = maker(measure(table_of(np.ones((3, k), np.float32))), dither(k))
    inputs = estimator.split(h, parts)
    assert inputs.q.shape == (5 * parts, k)
    integers = inputs.q.reshape(5, parts, k)
    assert abs(integers.astype(int)).max() <= 127
    for place, q, x in zip(inputs.places, integers, h.astype(float), strict=True):
        near = (q * np.array(place.factors)[:, None]).sum(axis=0)
        size = np.linalg.norm(x)
        found = [place.offset, place.length, place.magnitude, place.left, place.whole]
        left = x - near
        true = [u @ near, np.linalg.norm(near), abs(near).sum(), np.linalg.norm(left), size]
        np.testing.assert_allclose(found, true, rtol=1e-9, atol=1e-9 * size)
        assert place.left <= abs(x).max() * 10 / 127**parts
    some = inputs[[3, 0]]
    assert some.places == [inputs.places[3], inputs.places[0]]
    np.testing.assert_array_equal(some.q.reshape(2, -1), inputs.q.reshape(5, -1)[[3, 0]])


@pytest.mark.parametrize("parts", [1, 2])
def test_the_compiled_split_is_numpys(parts):
    """But for ties, which its sums of squares do not move."""
    h = positions("even")
    a, b = (
        maker(measure(table_of(np.ones((3, 96), np.float32))), dither(96)).split(h, parts)
        for maker in MAKERS
    )
    np.testing.assert_array_equal(a.q, b.q)


def estimates(estimator, inputs, i: int, sums: np.ndarray, steps: int):
    """Bounds from above and below: those from below are the others' of the opposite position."""
    upper = estimator(inputs.places[i], sums, steps).upper.copy()
    place = inputs.places[i]
    opposite = replace(place, offset=-place.offset)
    return upper, -estimator(opposite, -sums, steps).upper


@pytest.mark.parametrize("maker", MAKERS)
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
    estimator = maker(measure(table), dither(k))
    inputs = estimator.split(h, parts)
    digits = head.program.multiply(DIGITS, inputs.q)[0].reshape(len(h), parts, n)
    fine = STEPS * digits + head.program.multiply(LAST_DIGIT, inputs.q)[0].reshape(digits.shape)
    for steps, sums in ((STEPS, digits), (1, fine)):
        for i in range(len(h)):
            upper, lower = estimates(estimator, inputs, i, sums[i], steps)
            exact = table.product(h[i])
            assert (lower <= exact).all()
            assert (exact <= upper).all()
            if kind in ("normal", "outliers"):  # and it says something
                spread = np.std(exact - (upper + lower) / 2) / np.mean((upper - lower) / 2)
                assert 0.08 < spread < 0.15


def test_all_digits_say_more_than_the_first():
    rows = RNG.standard_normal((100, 64)).astype(np.float32)
    table = table_of(rows)
    head = tile_head(table)
    estimator = Estimator(measure(table), dither(64))
    inputs = estimator.split(RNG.standard_normal((1, 64)).astype(np.float32), 2)
    digits, last = (head.program.multiply(name, inputs.q)[0] for name in (DIGITS, LAST_DIGIT))
    (a, b), (c, d) = (
        estimates(estimator, inputs, 0, sums, steps)
        for sums, steps in ((digits, STEPS), (STEPS * digits + last, 1))
    )
    assert ((a - b) / (c - d)).min() > 2.5


def test_a_blocks_ratio_is_its_rows_largest():
    rows = RNG.standard_normal((2 * BLOCK + 3, 16)).astype(np.float32)
    rows[BLOCK + 7] = 0.25  # as flat as a row can be
    facts = measure(table_of(rows))
    ratios = block_ratios(facts)
    assert ratios.shape == (3,)
    assert ratios.dtype == np.float32
    assert (np.repeat(ratios, BLOCK)[: len(rows)] >= facts.norm / facts.scale).all()
    assert ratios[1] == pytest.approx(4 * ROOM, rel=1e-4)
    assert ratios[0] < 3.5 * ROOM


def fresh(n: int, parts: int, spare: int = 0):
    """An estimator's arguments: facts, and a position's sums in longer rows."""
    facts = measure(table_of(RNG.standard_normal((n, 32)).astype(np.float32)))
    sums = RNG.integers(-50_000, 50_000, (parts, n + spare)).astype(np.int32)
    return facts, sums[:, :n]


@pytest.mark.parametrize("threads", [None, 3])
@pytest.mark.parametrize("parts", [1, 2])
@pytest.mark.parametrize("n", [1, 15, 16, 17, 255, 256, 257, 1041, 30_000])
def test_the_compiled_estimate_is_numpys(n, parts, threads):
    facts, sums = fresh(n, parts, spare=5)
    with Pool(threads or 1) as pool:
        compiled = CompiledEstimator(facts, dither(32), pool if threads else None)
        reference = Estimator(facts, dither(32))
        place = reference.split(RNG.standard_normal((1, 32)).astype(np.float32), parts).places[0]
        a, b = (estimator(place, sums, STEPS) for estimator in (reference, compiled))
        upper = b.upper.copy()
        np.testing.assert_allclose(upper, a.upper, rtol=0, atol=1e-6 * abs(a.upper).max())
        assert b.likeliest == upper.argmax()
        for least in (-np.inf, np.inf, 0.0, *upper[:3], float(np.sort(upper)[-5:][0])):
            ids, bounds = b.reaching(least)
            np.testing.assert_array_equal(ids, np.flatnonzero(upper >= least))
            np.testing.assert_array_equal(bounds, upper[ids])


def test_bounds_do_not_depend_on_threads():
    facts, sums = fresh(70_000, 2)
    found = []
    for threads in (1, 2, 4):
        with Pool(threads) as pool:
            estimator = CompiledEstimator(facts, dither(32), pool)
            place = estimator.split(np.ones((1, 32), np.float32), 2).places[0]
            estimate = estimator(place, sums, STEPS)
            found.append((estimate.upper.copy(), estimate.likeliest))
    for upper, likeliest in found[1:]:
        np.testing.assert_array_equal(upper, found[0][0])
        assert likeliest == found[0][1]


def test_of_equal_bounds_the_first_row_is_the_likeliest():
    facts, sums = fresh(3000, 1)
    sums[:] = 7
    facts.scale[:] = facts.scale[0]
    facts.norm[:] = facts.norm[0]
    for maker in MAKERS:
        estimator = maker(facts, dither(32))
        place = estimator.split(np.ones((1, 32), np.float32), 1).places[0]
        assert estimator(place, sums, STEPS).likeliest == 0


@pytest.mark.parametrize("count", [1, 2, 20, 100, 3000])
def test_leading_rows_and_what_the_others_weigh(count):
    """Compiled and numpy: the rows of the highest bounds, and no less than the others' weight."""
    facts, sums = fresh(20_000, 2)
    with Pool(3) as pool:
        made = [Estimator(facts, dither(32)), CompiledEstimator(facts, dither(32), pool)]
        place = made[0].split(np.ones((1, 32), np.float32), 2).places[0]
        for estimator in made:
            estimate = estimator(place, sums, STEPS)
            upper = estimate.upper.copy().astype(float)
            ids, bounds, floor = estimate.leading(count)
            assert len(ids) >= count
            np.testing.assert_array_equal(ids, np.flatnonzero(upper >= floor))
            np.testing.assert_array_equal(bounds, upper[ids])
            ids, others = ids.copy(), upper[upper < floor]
            for reference, temperature in ((upper.max(), 5.0), (upper.max(), 300.0), (0.0, 80.0)):
                exact = np.exp((others - reference) / temperature).sum()
                found = estimate.weight_below(floor, reference, temperature)
                assert exact * (1 - 1e-4) <= found <= exact * (1 + 1e-4) + 1e-6


@pytest.mark.parametrize("maker", MAKERS)
def test_weights_beyond_all_numbers(maker):
    facts, sums = fresh(5000, 1)
    estimator = maker(facts, dither(32))
    estimate = estimator(estimator.split(np.ones((1, 32), np.float32), 1).places[0], sums, STEPS)
    _, bounds, floor = estimate.leading(3)
    low = float(estimate.upper.min())
    for temperature in (1e-3, 1e-30):
        assert estimate.weight_below(floor, low - 1, temperature) == np.inf
        assert estimate.weight_below(floor, float(bounds.max()) + 1, temperature) <= 1e-6
    assert estimate.weight_below(-np.inf, 0.0, 1.0) == 0
