"""Which beat is where, from signals made up here."""

from __future__ import annotations

import numpy as np
import pytest

from tritile_arch.boards import TINY

M, FIRST, PE_CLOCKS = 6, 10, 6
CLOCKS = 60


class Made:
    """A trace of ``beats`` beats, one a clock, through some of tiny's rows."""

    def __init__(self, beats: int, rows: int):
        self.beats, self.rows = beats, rows

    def after(self, name: str) -> np.ndarray:
        row = int(name[len("row_")])
        if name.endswith("enable_out"):
            late = TINY.geometry.groups - 1 + PE_CLOCKS
        else:
            late = 0 if name.endswith("enable_in") else 1 + int(name[-2])
        values = np.zeros(CLOCKS, int)
        if row < self.rows:
            start = FIRST + row + late
            values[start : start + self.beats] = 1
        return values

    def signed(self, name: str) -> np.ndarray:
        return np.arange(CLOCKS)


@pytest.fixture
def passage(drawing):
    from tritile.notebook.array import Passage

    return Passage(Made(2 * M, rows=3), TINY.geometry, M)  # type: ignore[arg-type]


def test_arrivals_and_rows_in_use(passage):
    assert passage.arrival.shape == (3, 5, 2 * M)
    assert passage.arrival[2, 3, 4] == FIRST + 2 + 3 + 4
    assert (passage.rows, passage.beats) == (3, 2 * M)
    assert passage.pe_clocks == PE_CLOCKS


def test_the_array_at_a_clock(passage):
    assert passage.at(FIRST + 1).tolist() == [
        [1, 0, -1, -1, -1],
        [0, -1, -1, -1, -1],
        [-1, -1, -1, -1, -1],
    ]
    assert (passage.at(FIRST - 1) == -1).all()


def test_blocks_have_their_own_hue(passage):
    first, last, other = (np.array(passage.colour(beat)) for beat in (0, M - 1, M))
    assert first[2] > first[0]  # blue
    assert other[0] > other[2]  # orange
    assert first.sum() > last.sum()  # darker from row to row


def test_snapshots_write_the_output_row(passage):
    from tritile.notebook.array import snapshots

    figure = snapshots(passage, [FIRST + 1, FIRST + M])
    one, two = figure.axes[:2]
    assert [text.get_text() for text in one.texts] == ["1", "0", "0"]
    assert [text.get_text() for text in two.texts][:2] == ["0", str(M - 1)]


def test_a_strip_has_a_line_a_pe_and_gaps_between_rows(passage):
    from tritile.notebook.array import strip

    (axes,) = strip(passage, FIRST, FIRST + 7).axes
    assert axes.images[0].get_array().shape == (3 * 6 - 1, 8, 4)


def test_sums_are_read_when_they_are_handed_on(passage):
    from tritile.notebook.array import sums_on_the_way

    made = Made(2 * M, rows=3)
    sums = sums_on_the_way(made, passage, row=1, beat=2)  # type: ignore[arg-type]
    assert sums.tolist() == [FIRST + 1 + 2 + pe + PE_CLOCKS for pe in range(5)]
