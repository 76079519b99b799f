import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tritile_arch import encoding
from tritile_arch.encoding import CODECS, TRIT4, TRIT5

trits_of = {
    codec.name: st.lists(
        st.integers(-1, 1), min_size=codec.trits_per_byte, max_size=codec.trits_per_byte
    )
    for codec in CODECS.values()
}
each_codec = pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)


@each_codec
def test_every_group_of_trits_has_a_byte_of_its_own(codec):
    groups = list(itertools.product((-1, 0, 1), repeat=codec.trits_per_byte))
    data = [codec.encode(group) for group in groups]
    assert len(set(data)) == 3**codec.trits_per_byte
    assert [codec.decode(byte) for byte in data] == groups


@each_codec
def test_codes_of_every_byte(codec):
    for byte in range(256):
        codes = codec.codes(byte)
        assert len(codes) == codec.trits_per_byte
        if byte < codec.byte_values:
            assert tuple(encoding.TRIT_OF_CODE[code] for code in codes) == codec.decode(byte)
        else:
            assert set(codes) == {encoding.CODE_ZERO}
            with pytest.raises(ValueError, match=str(byte)):
                codec.decode(byte)


def test_trit5_counts_in_threes_from_the_first():
    assert TRIT5.encode([-1] * 5) == 0
    assert TRIT5.encode([1, 0, -1, 0, 1]) == 2 + 1 * 3 + 0 * 9 + 1 * 27 + 2 * 81
    assert TRIT5.encode([1] * 5) == 242
    assert TRIT5.byte_values == 243


def test_trit4_is_the_checkpoints_code():
    assert TRIT4.encode([0, -1, 1, 0]) == 0b01_10_00_01
    assert TRIT4.decode(0b11_10_01_00) == (-1, 0, 1, 0)  # 11 is padding
    assert TRIT4.byte_values == 256


@each_codec
@given(st.data())
def test_missing_trits_are_zero(codec, data):
    trits = data.draw(trits_of[codec.name])
    count = data.draw(st.integers(0, codec.trits_per_byte))
    padded = [*trits[:count], *[0] * (codec.trits_per_byte - count)]
    assert codec.encode(trits[:count]) == codec.encode(padded)


@each_codec
def test_too_many_trits(codec):
    with pytest.raises(ValueError, match=f"{codec.name} holds {codec.trits_per_byte}"):
        codec.encode([0] * (codec.trits_per_byte + 1))


@pytest.mark.parametrize("trit", [-2, 2, 3])
def test_no_trit(trit):
    with pytest.raises(ValueError, match=f"{trit} is not a trit"):
        TRIT5.encode([trit])


@each_codec
@pytest.mark.parametrize("byte", [-1, 256])
def test_no_byte(codec, byte):
    with pytest.raises(ValueError, match=f"{byte} is not a byte"):
        codec.codes(byte)


def test_an_unknown_codec_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match="'trit6'; known: trit5, trit4"):
        encoding.codec("trit6")
