"""Fillings have the shares and the spread that they say."""

import numpy as np
import pytest

from tritile.synthetic.blanks import Blank, Latent, Normal, Trits, Values, stored, stored_table
from tritile.synthetic.decoders import trit_shares
from tritile.synthetic.files import pieces


def bfloat16(bits: np.ndarray) -> np.ndarray:
    return (bits.astype(np.uint32) << 16).view(np.float32)


@pytest.mark.parametrize("shares", [(0.252, 0.496, 0.252), (0.31, 0.39, 0.3), (0, 1, 0)])
def test_a_byte_is_four_independent_codes(shares):
    table = stored_table(Trits(*shares), "U8")
    assert (table.size, table.dtype) == (65536, np.uint8)
    codes = [table >> 2 * place & 3 for place in range(4)]
    for code in codes:
        found = np.bincount(code, minlength=4) / table.size
        np.testing.assert_allclose(found, [*shares, 0], atol=5e-4)
    pairs = np.bincount(4 * codes[0] + codes[1], minlength=16).reshape(4, 4)[:3, :3]
    np.testing.assert_allclose(pairs / table.size, np.outer(shares, shares), atol=5e-4)


@pytest.mark.parametrize(
    "shares", [(0.252, 0.496, 0.252), (0.309, 0.382, 0.309), (0.3, 0.42, 0.28)]
)
@pytest.mark.parametrize("dtype", ["BF16", "F32"])
def test_dense_weights_become_their_trits(shares, dtype):
    minus, zero, plus = shares
    table = stored_table(Latent(minus, zero, plus, 0.02), dtype)
    values = bfloat16(table) if dtype == "BF16" else table
    scale = np.abs(values).mean()
    assert scale == pytest.approx(0.02, rel=0.01)
    trits = np.clip(np.rint(values / scale), -1, 1)
    found = [np.mean(trits == trit) for trit in (-1, 0, 1)]
    np.testing.assert_allclose(found, shares, atol=2e-3)


def test_a_normal_distribution():
    values = stored_table(Normal(1.0, 0.1), "F32")
    assert (values.mean(), values.std()) == pytest.approx((1.0, 0.1), abs=1e-4)
    assert np.mean(np.abs(values - 1) < 0.1) == pytest.approx(0.6827, abs=1e-3)


def test_bfloat16_rounds_half_to_even():
    values = np.array([1.0, 1 + 2**-8, 1 + 3 * 2**-8, -0.02])
    expected = [1.0, 1.0, 1 + 2**-6, -0.02001953125]
    np.testing.assert_array_equal(bfloat16(stored(values, "BF16")), np.array(expected, np.float32))


def test_given_values_are_kept():
    blank = Blank("a", (3,), "F32", Values((1.0, 0.5, 0.25)))
    (piece,) = pieces(blank, 0)
    assert piece.tolist() == [1.0, 0.5, 0.25]
    assert blank.bytes == piece.nbytes == 12


def test_tensors_of_one_seed_differ():
    a, b = (next(pieces(Blank(name, (64,), "F32", Normal(0, 1)), 5)) for name in ("a", "b"))
    assert not np.array_equal(a, b)
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.5


def test_shares_between_the_layers_that_are_known():
    assert trit_shares("q_proj", 0) == pytest.approx((0.252, 0.496, 0.252))
    assert trit_shares("q_proj", 15) == trit_shares("q_proj", 29)
    assert 0.456 < trit_shares("k_proj", 7)[1] < 0.496
    assert sum(trit_shares("up_proj", 20)) == pytest.approx(1)
