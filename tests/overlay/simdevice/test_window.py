"""The array of registers beside numpy's, which a board's MMIO has."""

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
from tritile_overlay.simdevice.window import Window

BASE, WORDS = 0x4000_0000, 8


class Words:
    """A bus of eight words."""

    def __init__(self):
        self.words = list(range(100, 100 + WORDS))

    def read_word(self, address: int) -> int:
        return self.words[(address - BASE) // 4]

    def write_word(self, address: int, value: int) -> None:
        self.words[(address - BASE) // 4] = value


@pytest.fixture
def pair():
    """A window, and numpy's array of the same content."""
    bus = Words()
    return Window(bus, BASE, WORDS), np.array(bus.words, np.uint32), bus


@pytest.mark.parametrize("index", [0, 7, -1, np.int64(3)])
def test_a_word(pair, index):
    window, array, bus = pair
    assert window[index] == array[index]
    assert type(window[index]) is type(array[index])
    window[index] = array[index] = 5
    assert bus.words == array.tolist()


@pytest.mark.parametrize("index", [slice(None), slice(2, 5), slice(6, 99), slice(-3, None)])
def test_a_part(pair, index):
    window, array, bus = pair
    assert np.array_equal(np.array(window[index]), array[index])
    assert window[index].shape == array[index].shape
    window[index] = array[index] = 7
    window[index][0] = array[index][0] = 9
    assert bus.words == array.tolist()
    assert window.view("u4")[1] == array.view("u4")[1]


def test_what_numpy_refuses_is_refused(pair):
    for index in (WORDS, -WORDS - 1):
        for some in pair[:2]:
            with pytest.raises(IndexError):
                some[index]


def test_what_is_not_a_word_is_refused(pair):
    with pytest.raises(TypeError, match="32 bits, not uint64"):
        pair[0].view("u8")
    with pytest.raises(IndexError, match="no step 2"):
        pair[0][::2]
