import dataclasses
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tritile_arch.boards import TINY, ZCU104
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor

addresses = st.integers(0, (1 << 64) - 1)
descriptors = st.builds(
    Descriptor,
    m=st.integers(0, (1 << 20) - 1),
    wide=st.integers(0, (1 << 12) - 1),
    k_blocks=st.integers(0, (1 << 16) - 1),
    tile=st.integers(0, (1 << 16) - 1),
    x=addresses,
    y=addresses,
    y_stride=st.integers(0, (1 << 32) - 1),
    weights=st.lists(addresses, min_size=1, max_size=4).map(tuple),
    tokens=st.integers(0, 255),
    planes=st.integers(0, 15),
    last=st.booleans(),
)
GOOD = Descriptor(m=70, k_blocks=3, tile=128, x=0x1000, y=0x2000, y_stride=320, weights=(0x3000,))


@given(descriptors)
def test_decode_is_the_inverse(d):
    data = d.encode()
    assert len(data) == DESCRIPTOR_BYTES
    assert Descriptor.decode(data, len(d.weights)) == d


def test_words_lie_where_the_table_says():
    d = Descriptor(
        m=7,
        wide=9,
        k_blocks=5,
        tile=64,
        x=0x1_2345_6780,
        y=0x40,
        y_stride=128,
        weights=(0x80, 0x2_0000_0000),
        tokens=3,
        planes=1,
        last=False,
    )
    words = struct.unpack("<16I", d.encode())
    assert words[0] == 0xB1 << 24 | 3 << 8 | 1 << 4
    assert words[1:4] == (9 << 20 | 7, 64 << 16 | 5, 128)
    assert words[4:12] == (0x23456780, 1, 0x40, 0, 0x80, 0, 0, 2)
    assert words[12:] == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"m": 1 << 20},
        {"wide": 1 << 12},
        {"k_blocks": 1 << 16},
        {"tile": 1 << 16},
        {"tokens": 256},
        {"planes": 16},
        {"x": 1 << 64},
        {"y": -64},
        {"weights": (0,) * 5},
    ],
    ids=str,
)
def test_a_field_that_does_not_fit(changes):
    with pytest.raises(ValueError, match=r"fit|at most"):
        dataclasses.replace(GOOD, **changes).encode()


def test_memory_without_the_magic_byte():
    with pytest.raises(ValueError, match="0x00000000"):
        Descriptor.decode(bytes(DESCRIPTOR_BYTES))


def test_good_descriptors_pass():
    GOOD.check(TINY.geometry)
    dataclasses.replace(GOOD, x=1 << 39, weights=(64,) * 4).check(ZCU104.geometry)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"m": 0}, "m is 0"),
        ({"m": 1 << 20}, "m is 1048576"),
        ({"k_blocks": 0}, "k_blocks is 0"),
        ({"tile": 0}, "tile is 0"),
        ({"tile": 96}, "tile is 96"),
        ({"tile": 320}, "tile is 320"),
        ({"tile": 64, "wide": 2}, "wide is 2"),
        ({"planes": 0}, "planes is 0"),
        ({"planes": 6}, "planes is 6"),
        ({"tokens": 5}, "tokens is 5"),
        ({"x": 0x1020}, "0x1020"),
        ({"y": 0x2004}, "0x2004"),
        ({"weights": (0x3008,)}, "0x3008"),
        ({"x": 1 << 32}, "0x100000000"),
        ({"y_stride": 100}, "y_stride is 100"),
    ],
    ids=str,
)
def test_a_broken_rule_is_named(changes, words):
    with pytest.raises(ValueError, match=f"descriptor: .*{words}"):
        dataclasses.replace(GOOD, **changes).check(TINY.geometry)
