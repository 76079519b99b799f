"""The boards at their full size: the committed Verilog, every edge of rows, tiles and blocks."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from system.test_recovery import exact_again, soft_reset
from tritile_arch.boards import PYNQ_Z2, ZCU104
from tritile_sim.verilated import open_platform

pytestmark = pytest.mark.slow


@pytest.fixture(params=[PYNQ_Z2, ZCU104], ids=lambda board: board.name, scope="module")
def board(request):
    return request.param


def lists_of(g, kind: str) -> list[list[Case]]:
    """Taps and drains, one row and all, tiles that fill a bank, blocks that end in mid-beat."""
    rng = np.random.default_rng(3)
    taps, all_rows = g.lanes, g.rows
    lists = [
        [Case(g.depth + 1, g.columns, 1), Case(64, 2 * g.columns - 1, taps)],
        [Case(2 * g.depth, g.columns + 1, taps + 1), Case(1, 1, all_rows)],
        [Case(g.depth, 3 * g.columns, all_rows), Case(130, 90, all_rows - 1, planes=5)],
        [Case(g.depth + 700, 5 * g.columns, all_rows)],
    ]
    for cases in lists:
        for case in cases:
            case.fill(rng, kind)
    return lists


@pytest.mark.parametrize("memory", [{}, {"back_pressure": 0.3, "seed": 5, "latency": 150}])
@pytest.mark.parametrize("kind", ["random", "corners"])
def test_lists_in_order_and_read_ahead(board, memory, kind):
    platform = open_platform(board, **memory)
    rig = Rig(platform, lists_of(board.geometry, kind))
    rig.run_ahead([0, 1, 2, 3, 1, 0], [0, 3000, 0, 500, 2000, 0])
    rig.check()
    platform.close()


def test_a_reset_with_all_rows_busy(board):
    platform = open_platform(board)
    rig = Rig(platform, lists_of(board.geometry, "random"))
    for number in (3, 2, 1):
        rig.ring(number)
    platform.run(6000)
    soft_reset(platform)
    exact_again(platform)
    platform.close()
