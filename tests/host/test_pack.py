import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tritile import pack
from tritile.ternary import Quarters, Trits
from tritile_arch import encoding, layout
from tritile_arch.boards import BOARDS, TINY
from tritile_arch.geometry import Geometry

GEOMETRIES = [
    *(board.geometry for board in BOARDS.values()),
    Geometry(rows=2, ports=2, port_bytes=4, codec="trit4", depth=64, fifo_beats=32),
]


@st.composite
def matrices(draw):
    g = draw(st.sampled_from(GEOMETRIES))
    shape = draw(st.integers(1, 3)), draw(st.integers(1, 200)), draw(st.integers(1, 700))
    trits = np.random.default_rng(draw(st.integers(0, 99))).integers(-1, 2, shape, dtype=np.int8)
    return g, trits


@given(matrices())
@settings(deadline=None)
def test_unpack_is_the_inverse(case):
    g, trits = case
    planes, m, k = trits.shape
    regions = pack.pack(g, trits)
    assert regions.shape == (g.ports, layout.weight_bytes(g, m, k, planes))
    np.testing.assert_array_equal(pack.unpack(g, regions, m, k, planes), trits)


@given(matrices())
@settings(deadline=None)
def test_bytes_lie_where_the_contract_says(case):
    """Spelled out a byte at a time from ``layout`` and ``Codec.encode``."""
    g, trits = case
    planes, m, k = trits.shape
    regions = pack.pack(g, trits).reshape(g.ports, -1, g.port_bytes)
    codec = encoding.codec(g.codec)
    rng = np.random.default_rng(m * k)
    beat = 0
    for m0, rows, plane, block in layout.weight_runs(g, m, k, planes):
        row, port = rng.integers(rows), rng.integers(g.ports)
        first = block * g.columns + port * g.port_columns
        for byte in range(g.port_bytes):
            start = first + byte * codec.trits_per_byte
            mine = trits[plane, m0 + row, start : start + codec.trits_per_byte]
            assert regions[port, beat + row, byte] == codec.encode(mine.tolist())
        beat += rows


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
def test_many_tiles_and_chunks(g):
    """A matrix is encoded in several chunks a tile, the last ones shorter."""
    rng = np.random.default_rng(1)
    trits = rng.integers(-1, 2, (2, 1100, 1301), dtype=np.int8)
    regions = pack.pack(g, trits)
    np.testing.assert_array_equal(pack.unpack(g, regions, 1100, 1301, 2), trits)


def test_a_files_codes_are_packed_without_becoming_trits():
    rng = np.random.default_rng(2)
    codes = rng.integers(0, 3, (4, 70, 90), dtype=np.uint8)
    matrix = Quarters(codes[0] | codes[1] << 2 | codes[2] << 4 | codes[3] << 6)
    trits = codes.reshape(280, 90).view(np.int8) - np.int8(1)
    for g in GEOMETRIES:
        np.testing.assert_array_equal(pack.pack_ternary(g, [matrix]), pack.pack(g, trits))


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
def test_pieces_are_the_regions_cut_at_tiles_and_planes(g):
    planes = [Trits(np.ones((600, 50), np.int8)), Trits(-np.ones((600, 50), np.int8))]
    pieces = list(pack.pack_pieces(g, planes))
    assert len(pieces) == len(planes) * len(g.tiles(600))
    np.testing.assert_array_equal(np.concatenate(pieces, axis=1), pack.pack_ternary(g, planes))


def test_a_weight_that_is_no_trit_is_refused():
    with pytest.raises(ValueError, match="not a trit"):
        pack.pack(TINY.geometry, np.full((1, 8), 2, np.int8))


def test_an_illegal_byte_is_named():
    with pytest.raises(ValueError, match="250"):
        pack.unpack(TINY.geometry, np.full((1, 8), 250, np.uint8), 1, 40)
