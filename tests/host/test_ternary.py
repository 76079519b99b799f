"""Packed rows of checkpoints, unpacked whole and in parts."""

import numpy as np
import pytest

from tritile import ternary
from tritile.checkpoint.safetensors_file import Tensor
from tritile.ternary import Absmean, FloatTrits, Quarters, Trits, trits


def test_checkpoint_rows_come_in_quarters():
    # transformers' own example, from the docstring of unpack_weights
    packed = np.array([[0b10100001, 0b00011000], [0b10010000, 0b00001010]], np.uint8)
    expected = [[0, -1], [-1, 1], [-1, 1], [-1, 1], [1, 0], [0, -1], [1, -1], [1, -1]]
    np.testing.assert_array_equal(trits(Quarters(packed)), expected)


@pytest.mark.parametrize("place", range(4))
def test_checkpoint_code_3_is_refused(place):
    with pytest.raises(ValueError, match="code 3"):
        trits(Quarters(np.array([[1, 3 << 2 * place]], np.uint8)))


@pytest.mark.parametrize(("first", "end"), [(0, 12), (0, 1), (2, 7), (5, 11), (11, 12), (4, 4)])
def test_any_rows_are_those_of_the_whole(first, end):
    packed = np.random.default_rng(0).integers(0, 3, (4, 3, 5), np.uint8)
    matrix = Quarters(packed[0] | packed[1] << 2 | packed[2] << 4 | packed[3] << 6)
    expected = packed.reshape(12, 5)
    np.testing.assert_array_equal(matrix.codes(first, end), expected[first:end])
    plain = Trits(expected.astype(np.int8) - np.int8(1))
    np.testing.assert_array_equal(plain.codes(first, end), expected[first:end])


def test_values_beyond_a_trit_are_refused():
    with pytest.raises(ValueError, match="not a trit"):
        Trits(np.full((1, 8), 2, np.int8))


@pytest.mark.parametrize("m", [1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13])
def test_rows_that_are_no_multiple_of_four(m):
    """As transformers' pack_weights: R = M / 4 rounded up, row r in place r // R of r % R."""
    codes = np.random.default_rng(m).integers(0, 3, (m, 7), np.uint8)
    r = -(-m // 4)
    packed = np.full((r, 7), 0, np.uint8)
    for row, values in enumerate(codes):
        packed[row % r] |= values << 2 * (row // r)
    packed[m % r :] |= 3 << 6 if m % r else 0  # behind the last row anything may be
    matrix = Quarters(packed, m)
    assert matrix.shape == (m, 7)
    np.testing.assert_array_equal(trits(matrix), codes.astype(np.int8) - 1)
    np.testing.assert_array_equal(matrix.codes(m // 2, m), codes[m // 2 :])


def floats(tmp_path, values: np.ndarray) -> Tensor:
    values = np.ascontiguousarray(values, np.float32)
    return Tensor(tmp_path, "w", "F32", values.shape, values.reshape(-1).view(np.uint8))


@pytest.fixture(params=[1, 50, 1 << 18])
def chunk(request, monkeypatch):
    monkeypatch.setattr(ternary, "CHUNK", request.param)


def test_online_weights_are_made_ternary_by_their_mean_magnitude(tmp_path, chunk):
    values = np.random.default_rng(0).standard_normal((33, 20)).astype(np.float32)
    matrix = Absmean(floats(tmp_path, values))
    mean = np.float32(np.abs(values).mean(dtype=np.float64))
    assert matrix.scale == float(np.float32(1) / mean)
    expected = np.clip(np.rint(values * np.float32(matrix.scale)), -1, 1)
    np.testing.assert_array_equal(trits(matrix), expected)
    np.testing.assert_array_equal(matrix.codes(5, 30), expected[5:30] + 1)
    assert set(np.unique(expected)) == {-1, 0, 1}


def test_halves_are_rounded_to_even(tmp_path):
    """The mean is 1; half of it is 0, the next float is 1."""
    above = np.nextafter(np.float32(0.5), np.float32(1))
    values = np.array([[0.5, -0.5, above, -above, 1.5, -1.5, 4.0 - 2 * above, 0.0]])
    matrix = Absmean(floats(tmp_path, values))
    assert matrix.scale == 1.0
    np.testing.assert_array_equal(trits(matrix), [[0, 0, 1, -1, 1, -1, 1, 0]])


def test_tiny_weights_are_divided_by_no_less_than_1e_5(tmp_path):
    matrix = Absmean(floats(tmp_path, np.array([[4e-6, -6e-6, 0, 0]])))
    assert matrix.scale == float(np.float32(1) / np.float32(1e-5))
    np.testing.assert_array_equal(trits(matrix), [[0, -1, 0, 0]])


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_weights_that_are_not_finite_are_refused(tmp_path, chunk, value):
    values = np.ones((33, 20), np.float32)
    values[32, 19] = value
    with pytest.raises(ValueError, match="not finite"):
        Absmean(floats(tmp_path, values)).codes(0, 1)


def test_trits_as_floats(tmp_path, chunk):
    values = np.random.default_rng(0).integers(-1, 2, (33, 20))
    matrix = FloatTrits(floats(tmp_path, values))
    np.testing.assert_array_equal(trits(matrix), values)
    np.testing.assert_array_equal(matrix.codes(7, 21), values[7:21] + 1)


@pytest.mark.parametrize("value", [0.5, 2, -2, np.nan, -0.999])
def test_floats_that_are_no_trits(tmp_path, chunk, value):
    values = np.zeros((33, 20), np.float32)
    values[32, 19] = value
    with pytest.raises(ValueError, match="which is no trit"):
        trits(FloatTrits(floats(tmp_path, values)))
