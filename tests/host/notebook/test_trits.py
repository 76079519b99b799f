"""Pictures of weights show what is in memory."""

from __future__ import annotations

import numpy as np
import pytest

from tritile.pack import pack
from tritile_arch.boards import BOARDS
from tritile_arch.encoding import codec


@pytest.mark.parametrize("board", BOARDS)
def test_the_map_of_beats_is_the_packing(drawing, board):
    from tritile.notebook.trits import beat_map

    g = BOARDS[board].geometry
    m, k = 300, 2 * g.columns + 7
    weights = np.random.default_rng(0).integers(-1, 2, (m, k), np.int8)
    regions = pack(g, weights)
    for row, block in ((0, 0), (1, 0), (0, 1), (m - 1, 2), (m // 2, 1)):
        at = beat_map(g, m, k)[row, block] * g.port_bytes
        data = regions[:, at : at + g.port_bytes].ravel().tolist()
        found = [trit for byte in data for trit in codec(g.codec).decode(byte)]
        row_weights = weights[row, block * g.columns :][: g.columns].tolist()
        assert found == row_weights + [0] * (g.columns - len(row_weights))


def test_the_heat_map_is_the_matrix(drawing):
    from tritile.notebook.trits import heat_map

    weights = np.random.default_rng(1).integers(-1, 2, (20, 50), np.int8)
    whole, part = heat_map(weights, "w").axes
    assert (whole.images[0].get_array() == weights).all()
    assert (part.images[0].get_array() == weights[:16, :40]).all()


def test_entropy(drawing):
    from tritile.notebook.trits import entropy

    assert entropy(np.array([-1, 0, 1])) == pytest.approx(np.log2(3))
    assert entropy(np.zeros(5)) == 0
