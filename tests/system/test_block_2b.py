"""A whole block of BitNet b1.58 2B-4T, by the path that users take, on the boards' tiles."""

from __future__ import annotations

import shutil

import pytest

from tritile_arch.boards import PYNQ_Z2, ZCU104
from twob import check_pass, make_checkpoint

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """0.7 GB, nearly all of it the embedding."""
    path = tmp_path_factory.mktemp("2b")
    yield make_checkpoint(path / "model", layers=1)
    shutil.rmtree(path)


@pytest.mark.parametrize("board", [PYNQ_Z2, ZCU104], ids=lambda board: board.name)
@pytest.mark.parametrize("rows", ["one token", "all rows"])
def test_a_block_is_exact(folder, board, rows):
    g = board.geometry
    tokens = 1 if rows == "one token" else g.rows
    with check_pass(folder, board.name, tokens) as model:
        counters = model.program.accelerator.counters()
    assert counters.jobs == 7
    weights = sum(matrix.weights for matrix in model.program.plan.matrices)
    assert weights == 69_468_160  # 2B-4T's own
    assert counters.cycles > weights / g.columns
