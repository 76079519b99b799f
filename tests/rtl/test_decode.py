"""Every byte of both codecs, and a beat of several bytes."""

import numpy as np
import pytest

from rtl.converted import geometry, model
from rtl.reference import unpack
from tritile_arch.encoding import CODE_BITS, CODE_ZERO, CODECS


def codes_of(name: str, data) -> np.ndarray:
    return np.array([[code for byte in beat for code in CODECS[name].codes(byte)] for beat in data])


@pytest.mark.parametrize("name", CODECS)
def test_every_byte_a_clock_later(name):
    c = CODECS[name]
    out = model("decode_byte_alone", geometry(codec=name)).run(
        {"enable": [1] * 257, "byte_in": np.arange(257) % 256}
    )
    codes = unpack(out["codes"], CODE_BITS, c.trits_per_byte)[1:]
    np.testing.assert_array_equal(codes, codes_of(name, np.arange(256)[:, None].tolist()))
    illegal = codes[c.byte_values :]
    assert len(illegal) == 256 - c.byte_values
    assert (illegal == CODE_ZERO).all()


@pytest.mark.parametrize("g", [geometry(), geometry(port_bytes=4, codec="trit4")], ids=str)
def test_beats_in_order_and_held_without_enable(g):
    rng = np.random.default_rng(1)
    data = rng.integers(0, 256, (300, g.beat_bytes))
    enable = rng.integers(0, 2, 300)
    enable[0] = 1
    words = [int.from_bytes(bytes(beat.tolist()), "little") for beat in data]
    out = model("decoder", g).run({"enable": enable, "beat": words}, ["codes"])
    latest = np.maximum.accumulate(np.where(enable, np.arange(300), 0))
    expected = codes_of(g.codec, data[latest].tolist())
    np.testing.assert_array_equal(unpack(out["codes"], CODE_BITS, g.columns)[1:], expected[:-1])
