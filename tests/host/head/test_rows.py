"""Rows as digits: what the integers leave over is what ``estimate`` takes it to be."""

import numpy as np
import pytest

from heads import table_of
from tritile import ternary
from tritile.head import matrices
from tritile.head.rows import GRID, LARGEST, ROOM, STEPS, Digit, dither, measure

RNG = np.random.default_rng(0)


def integers(table) -> np.ndarray:
    """int [N, K] by the digits, spelled out."""
    digits = [ternary.trits(Digit(table, place)).astype(int) for place in range(3)]
    return digits[0] + 3 * digits[1] + 9 * digits[2]


def rows(kind: str, n: int = 300, k: int = 64) -> np.ndarray:
    values = RNG.standard_normal((n, k)).astype(np.float32)
    if kind == "outliers":
        values[:, 3] *= 40
    elif kind == "few levels":
        values = RNG.choice([-1.0, 0.0, 1.0], (n, k)).astype(np.float32)
    elif kind == "tiny and huge":
        values *= (10.0 ** RNG.integers(-44, 38, (n, 1))).astype(np.float32)
        values[5] = 0
    return values


@pytest.mark.parametrize("kind", ["normal", "outliers", "few levels", "tiny and huge"])
def test_what_is_left_over_is_at_most_half_a_step(kind):
    values = rows(kind)
    table = table_of(values)
    scale = measure(table).scale.astype(np.float64)[:, None]
    found, u = integers(table), dither(64)
    assert abs(found).max() <= LARGEST
    left = values / scale - (found - u)
    assert abs(left).max() <= 0.5 + 1e-5
    coarse = 3 * np.round(found / 3)  # the first two digits
    left = values / scale - (coarse - u)
    assert abs(left).max() <= STEPS / 2 + 1e-5


@pytest.mark.parametrize("steps", [1, STEPS])
def test_what_is_left_over_is_uniform_whatever_the_row(steps):
    """Over columns, for one row that is the same everywhere: the dither alone makes it so."""
    values = np.full((2, 60_000), 0.37, np.float32)
    values[1, ::2] *= -1
    table = table_of(values)
    found = steps * np.round(integers(table) / steps)
    left = values / measure(table).scale[:, None] - (found - dither(60_000))
    for row in left / steps:
        counts, _ = np.histogram(row, 20, (-0.5, 0.5))
        assert abs(counts - 3000).max() < 5 * np.sqrt(3000)
        assert abs(row.mean()) < 5 / np.sqrt(12 * 60_000)
        assert row.std() == pytest.approx(1 / np.sqrt(12), rel=0.01)


def test_the_dither_is_the_same_in_every_run():
    """Images hold rows that were made with it."""
    drawn = dither(2560)
    np.testing.assert_array_equal(drawn[:192], dither(192))
    assert abs(drawn).max() < STEPS / 2
    np.testing.assert_array_equal(drawn * (2 * GRID) % 2, 1)  # the middle of a place
    assert drawn[:3].tolist() == [1.412445068359375, 0.869964599609375, -0.291839599609375]


@pytest.mark.parametrize("kind", ["normal", "outliers", "tiny and huge"])
def test_facts(kind):
    values = rows(kind)
    facts = measure(table_of(values))
    assert facts.scale.dtype == facts.norm.dtype == np.float32
    largest = np.maximum(abs(values).max(axis=1), 1e-30)
    np.testing.assert_allclose(facts.scale, largest / ROOM, rtol=1e-6)
    norm = np.linalg.norm(values.astype(np.float64), axis=1)
    assert (facts.norm >= norm).all()
    np.testing.assert_allclose(facts.norm, norm, rtol=2e-5, atol=2e-30)


@pytest.mark.parametrize("dtype", ["F32", "F16", "BF16"])
def test_the_planes_of_the_matrices(dtype):
    values = rows("normal", 7, 50)
    table = table_of(values, dtype)
    digits, last = (matrices.planes(table, name) for name in matrices.MOST)
    assert [len(digits), len(last)] == [2, 1]
    high, middle, low = (ternary.trits(plane).astype(int) for plane in (*digits, *last))
    np.testing.assert_array_equal(9 * high + 3 * middle + low, integers(table))
    (first, second) = matrices.job_lists(7, 50)
    assert [j.matrices[0].planes for j in (first, second)] == [2, 1]
    np.testing.assert_array_equal(digits[0].codes(2, 5), digits[0].codes(0, 7)[2:5])
