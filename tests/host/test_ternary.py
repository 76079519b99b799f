"""Packed rows of checkpoints, unpacked whole and in parts."""

import numpy as np
import pytest

from tritile.ternary import Quarters, Trits, trits


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
