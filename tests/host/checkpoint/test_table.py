"""Tables in their file: rows and products, of every type, the same whenever they are asked."""

from pathlib import Path

import numpy as np
import pytest

from tritile.checkpoint import table as module
from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.errors import CheckpointError
from tritile.mapping import map_file

RNG = np.random.default_rng(0)


def stored(values: np.ndarray, dtype: str) -> np.ndarray:
    if dtype == "BF16":
        return (values.view("<u4") >> 16).astype("<u2")
    return values.astype({"F32": "<f4", "F16": "<f2"}[dtype])


def tensor(path: Path, values: np.ndarray, dtype: str, offset: int = 0) -> Tensor:
    path.write_bytes(bytes(offset) + stored(values, dtype).tobytes())
    return Tensor(path, "w", dtype, values.shape, map_file(path)[offset:])


@pytest.fixture(params=["kept", "mapped"])
def kept(request, monkeypatch):
    """A table that is kept as floats, and one that stays in its file, in many chunks."""
    if request.param == "mapped":
        monkeypatch.setattr(module, "KEPT", 0)
        monkeypatch.setattr(module, "CHUNK", 1000)
        monkeypatch.setattr(module, "PIECE", 1000)
        monkeypatch.setattr(module, "RESIDENT", 5000)


@pytest.mark.parametrize("offset", [0, 2, 3])
@pytest.mark.parametrize("size", [64, 63, 1])
@pytest.mark.parametrize("dtype", ["F32", "F16", "BF16"])
def test_rows_and_products(tmp_path, kept, dtype, size, offset):
    values = RNG.standard_normal((101, size)).astype(np.float32)
    table = MappedTable(tensor(tmp_path / "w", values, dtype, offset))
    exact = table.rows(range(101))
    np.testing.assert_allclose(exact, values, rtol=8e-3)
    np.testing.assert_array_equal(table.rows([5, 100, 5]), exact[[5, 100, 5]])
    x = RNG.standard_normal(size).astype(np.float32)
    expected = exact.astype(np.float64) @ x
    y = table.product(x)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y, expected, rtol=0, atol=1e-6 * np.abs(exact * x).sum(1).max())
    np.testing.assert_array_equal(table.product(x.copy()), y)
    pieces = dict(table.pieces(7, 60))
    np.testing.assert_array_equal(np.concatenate([*pieces.values()]), exact[7:60])
    for row, piece in pieces.items():
        np.testing.assert_array_equal(piece, exact[row : row + len(piece)])


@pytest.mark.parametrize("size", [1, 24, 63, 192, 2560])
@pytest.mark.parametrize("dtype", ["F32", "F16", "BF16"])
def test_a_row_scores_the_same_whatever_is_asked_for_beside_it(tmp_path, kept, dtype, size):
    """To the bit: alone, beside others, in any order, in one large product."""
    values = RNG.standard_normal((301, size)).astype(np.float32)
    table = MappedTable(tensor(tmp_path / "w", values, dtype, offset=2))
    x = RNG.standard_normal(size).astype(np.float32)
    y = table.product(x)
    for count in (1, 2, 3, 7, 64, 301):
        ids = RNG.permutation(301)[:count]
        np.testing.assert_array_equal(table.scores(ids, x), y[ids])
    assert table.scores(np.empty(0, int), x).shape == (0,)


@pytest.mark.parametrize("dtype", ["F32", "BF16"])
def test_values_that_are_not_finite_are_refused(tmp_path, kept, dtype):
    values = np.ones((101, 64), np.float32)
    values[77, 5] = np.inf
    with pytest.raises(CheckpointError, match="'w' holds values that are not finite"):
        MappedTable(tensor(tmp_path / "w", values, dtype)).product(np.ones(64, np.float32))
    with pytest.raises(CheckpointError, match="'w' holds values that are not finite"):
        MappedTable(tensor(tmp_path / "w", values, dtype)).scores(
            np.array([3, 77]), np.ones(64, np.float32)
        )
    with pytest.raises(CheckpointError, match="'w' holds values that are not finite"):
        dict(MappedTable(tensor(tmp_path / "w", values, dtype)).pieces(70, 80))


def test_a_product_lets_go_of_all_that_it_has_read(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 0)
    monkeypatch.setattr(module, "CHUNK", 640)
    monkeypatch.setattr(module, "RESIDENT", 3000)
    gone = []
    monkeypatch.setattr(module, "release", lambda data: gone.append(data.nbytes))
    MappedTable(tensor(tmp_path / "w", np.ones((101, 64), np.float32), "F32")).product(
        np.ones(64, np.float32)
    )
    assert sum(gone) == 4 * 101 * 64
    assert max(gone) <= 3000 + 4 * 640


@pytest.mark.parametrize("ids", [[-1], [20], [3, 1000, 2]])
def test_rows_that_are_not_there(tmp_path, kept, ids):
    """A slice of the file would leave them out, numpy count them from the end."""
    values = RNG.standard_normal((20, 8)).astype(np.float32)
    table = MappedTable(tensor(tmp_path / "w", values, "BF16"))
    message = f"token ids from {min(ids)} to {max(ids)}; expected 0 to 19"
    with pytest.raises(IndexError, match=message):
        table.rows(ids)
    with pytest.raises(IndexError, match=message):
        table.scores(np.array(ids), np.ones(8, np.float32))
    assert table.rows([]).shape == (0, 8)
