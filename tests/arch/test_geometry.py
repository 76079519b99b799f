import pytest
from hypothesis import given
from hypothesis import strategies as st

from tritile_arch import boards, layout
from tritile_arch.boards import BOARDS, TINY, Board
from tritile_arch.geometry import ALIGN, TILE_QUANTUM, Geometry, align

GOOD = {"rows": 4, "ports": 1, "port_bytes": 8}
geometries = st.builds(
    Geometry,
    rows=st.integers(1, 64),
    ports=st.integers(1, 4),
    port_bytes=st.sampled_from([8, 16]),
    codec=st.sampled_from(["trit5", "trit4"]),
    depth=st.sampled_from([64, 256, 1024, 4096]),
)


@pytest.mark.parametrize(
    ("name", "rows", "columns", "ports", "lanes"),
    [
        ("tiny", 4, 40, 1, 2),
        ("tiny-trit4", 4, 32, 1, 2),
        ("pynq-z2", 24, 80, 2, 2),
        ("zcu104", 28, 320, 4, 4),
    ],
)
def test_boards_are_those_of_the_design(name, rows, columns, ports, lanes):
    board = boards.board(name)
    g = board.geometry
    assert (board.name, g.rows, g.columns, g.ports, g.lanes) == (name, rows, columns, ports, lanes)
    assert g.columns == g.groups * 8 == g.port_columns * g.ports
    assert g.macs == rows * columns


def test_an_unknown_board_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match="'arty'; known: tiny, tiny-trit4, pynq-z2, zcu104"):
        boards.board("arty")


def test_a_board_names_every_weight_port():
    with pytest.raises(ValueError, match="2 weight ports are named; the geometry has 1"):
        Board("b", None, 100, TINY.geometry, ("A", "B"), "IO")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rows": 0}, "rows is 0"),
        ({"rows": 65}, "rows is 65"),
        ({"ports": 0}, "ports is 0"),
        ({"ports": 5}, "ports is 5"),
        ({"port_bytes": 12}, "port_bytes is 12"),
        ({"port_bytes": 4}, "columns is 20; expected a multiple of 8"),
        ({"port_bytes": 4, "ports": 3}, "columns is 60; expected a multiple of 8"),
        ({"depth": 32}, "depth is 32"),
        ({"depth": 1000}, "depth is 1000"),
        ({"depth": 8192}, "depth is 8192"),
        ({"address_bits": 31}, "address_bits is 31"),
        ({"fifo_beats": 16}, "fifo_beats is 16"),
        ({"fifo_beats": 100}, "fifo_beats is 100"),
        ({"codec": "trit6"}, "unknown codec 'trit6'"),
    ],
    ids=str,
)
def test_a_senseless_size_is_named(changes, words):
    with pytest.raises(ValueError, match=words):
        Geometry(**{**GOOD, **changes})


@pytest.mark.parametrize(
    ("rows", "port_bytes", "lanes", "words"), [(1, 16, 1, 4), (3, 16, 3, 4), (64, 8, 2, 2)]
)
def test_a_row_needs_one_lane(rows, port_bytes, lanes, words):
    g = Geometry(rows=rows, ports=1, port_bytes=port_bytes)
    assert (g.lanes, g.beat_words) == (lanes, words)


@given(geometries, st.integers(1, 20_000))
def test_tiles_cover_every_row_once(g, m):
    tiles = g.tiles(m)
    rows = [row for first, count in tiles for row in range(first, first + count)]
    assert rows == list(range(m))
    tile, wide = g.tiling(m)
    assert tile <= g.depth
    assert tile % TILE_QUANTUM == 0
    assert all(count in (tile, tile - TILE_QUANTUM * bool(wide)) for _, count in tiles[:-1])
    assert len(tiles) == -(-m // g.depth), "the fewest"
    full = [-(-count // TILE_QUANTUM) for _, count in tiles]
    assert full == sorted(full, reverse=True)
    assert full[0] - full[-1] <= 1, "and even"


def test_the_example_of_the_design():
    tiles = boards.ZCU104.geometry.tiles(6912)
    assert [count for _, count in tiles] == [1024] * 3 + [960] * 4


def test_more_wide_tiles_than_the_descriptor_counts_are_all_wide():
    g = Geometry(rows=4, ports=1, port_bytes=8, depth=128)
    m = 128 * 8000 - 64  # 8000 tiles, of which 7999 would be wide
    assert g.tiling(m) == (128, 0)
    assert [count for _, count in g.tiles(m)][-2:] == [128, 64]


@given(geometries, st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 5))
def test_runs_are_all_beats_of_the_matrix(g, m, k, planes):
    runs = list(layout.weight_runs(g, m, k, planes))
    assert sum(rows for _, rows, _, _ in runs) == layout.weight_beats(g, m, k, planes)
    assert layout.weight_beats(g, m, k, planes) * g.columns >= planes * m * k
    assert len(set(runs)) == len(runs)
    assert runs == sorted(runs, key=lambda run: (run[0], run[2], run[3]))


@given(geometries, st.integers(1, 5000))
def test_buffers_are_aligned(g, size):
    assert g.block_stride % ALIGN == 0
    assert g.block_stride >= g.rows * g.columns
    assert layout.activation_bytes(g, size) == g.k_blocks(size) * g.block_stride
    assert layout.result_stride(size) % ALIGN == 0
    assert 0 <= layout.result_stride(size) - 4 * size < ALIGN
    assert layout.result_bytes(g, size) == g.rows * layout.result_stride(size)


@given(st.integers(0, 10**9), st.integers(1, 10**4))
def test_align(nbytes, to):
    assert align(nbytes, to) % to == 0
    assert 0 <= align(nbytes, to) - nbytes < to


def test_names_of_boards_are_their_keys():
    assert [board.name for board in BOARDS.values()] == list(BOARDS)
