"""A table's compiled products: numpy's but for roundings, a row's bits its own."""

from pathlib import Path

import numpy as np
import pytest

from heads import table_of
from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.errors import CheckpointError
from tritile.head import products
from tritile.head.products import CompiledTable, compiled_table
from tritile.native.kernels import Pool

RNG = np.random.default_rng(0)


def values(n: int, k: int) -> np.ndarray:
    """More than a table keeps as float32."""
    return RNG.standard_normal((n, k)).astype(np.float32)


@pytest.mark.parametrize("k", [2, 30, 63, 64, 126, 128, 131, 2560])
@pytest.mark.parametrize("dtype", ["F32", "BF16", "F16"])
def test_products(dtype, k):
    n = 70_000 // k + 2
    table = table_of(values(n, k), dtype)
    found = compiled_table(table)
    assert isinstance(found, CompiledTable) == (dtype == "F32" or (dtype == "BF16" and k % 2 == 0))
    x = RNG.standard_normal(k).astype(np.float32)
    y = found.product(x)
    exact = table.rows(range(n)).astype(float)
    room = 1e-6 * np.linalg.norm(exact, axis=1) * np.linalg.norm(x)
    assert (abs(y - exact @ x) <= room).all()
    ids = RNG.integers(0, n, 77)
    np.testing.assert_array_equal(found.scores(ids, x), y[ids])
    assert found.scores(ids[:0], x).shape == (0,)
    assert (found.shape, found.nbytes) == (table.shape, table.nbytes)
    np.testing.assert_array_equal(found.rows([n - 1, 0]), table.rows([n - 1, 0]))
    parts = [part for _, part in found.pieces(1, n)]
    np.testing.assert_array_equal(np.concatenate(parts), exact[1:])


@pytest.mark.parametrize("dtype", ["F32", "BF16"])
def test_a_table_at_an_odd_address(dtype):
    """Some machines do not read numbers there."""
    table = table_of(values(600, 128), dtype)
    odd = np.concatenate([[0], table.memory()[0]]).astype(np.uint8)[1:]
    found = compiled_table(MappedTable(Tensor(Path("file"), "w", dtype, table.shape, odd)))
    assert not isinstance(found, CompiledTable)
    x = values(1, 128)[0]
    np.testing.assert_array_equal(found.product(x), table.product(x))


def test_a_small_table_that_is_kept():
    table = table_of(values(20, 31), "BF16")
    found, x = compiled_table(table), values(1, 31)[0]
    assert isinstance(found, CompiledTable)
    np.testing.assert_allclose(found.product(x), table.product(x), rtol=1e-5, atol=1e-5)


def test_threads_and_pieces_change_no_bit(monkeypatch):
    table = table_of(values(3000, 96), "BF16")
    x = values(1, 96)[0]
    expected = compiled_table(table).product(x)
    monkeypatch.setattr(products, "RESIDENT", 10_000)
    for threads in (1, 3):
        with Pool(threads) as pool:
            np.testing.assert_array_equal(compiled_table(table, pool).product(x), expected)
            ids = np.arange(2999, -1, -1)
            found = compiled_table(table, pool).scores(ids, x)
            np.testing.assert_array_equal(found, expected[::-1])


def test_a_pool_that_has_ended_is_one_thread():
    """A model's head outlives its network's threads."""
    table, x = table_of(values(500, 160), "BF16"), values(1, 160)[0]
    pool = Pool(2)
    found = compiled_table(table, pool)
    expected = found.product(x)
    pool.close()
    np.testing.assert_array_equal(found.product(x), expected)


@pytest.mark.parametrize("value", [np.nan, np.inf])
@pytest.mark.parametrize("dtype", ["F32", "BF16"])
def test_values_that_are_not_finite(dtype, value):
    """Only those that are asked for."""
    rows = values(600, 128)
    rows[300, 5] = value
    found, x = compiled_table(table_of(rows, dtype)), values(1, 128)[0]
    assert np.isfinite(found.scores(np.array([299, 301]), x)).all()
    with np.errstate(invalid="ignore"):
        with pytest.raises(CheckpointError, match="not finite"):
            found.product(x)
        with pytest.raises(CheckpointError, match="not finite"):
            found.scores(np.array([1, 300]), x)


@pytest.mark.parametrize("ids", [[-1], [3, 700], [600]])
def test_rows_that_are_not_there(ids):
    found = compiled_table(table_of(values(600, 128), "BF16"))
    with pytest.raises(IndexError, match="expected 0 to 599"):
        found.scores(np.array(ids), values(1, 128)[0])


def test_an_input_of_another_size():
    found = compiled_table(table_of(values(600, 128), "BF16"))
    with pytest.raises(ValueError, match="64 columns; the table has 128"):
        found.product(values(1, 64)[0])
