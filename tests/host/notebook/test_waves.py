"""Waves and bars stand where the signal does."""

from __future__ import annotations

import numpy as np
import pytest

SIGNAL = np.array([0, 1, 1, 0, 0, 1, 0, 1])


def test_runs(drawing):
    from tritile.notebook.waves import runs

    assert runs(SIGNAL) == [(1, 2), (5, 1), (7, 1)]
    assert runs(np.zeros(4)) == []
    assert runs(np.ones(4)) == [(0, 4)]


def test_a_handshake_is_live_where_both_are_high(drawing):
    from tritile.notebook.waves import handshake

    ready = np.array([1, 1, 0, 1, 1, 1, 1, 0])
    valid_wave, ready_wave = handshake("r", SIGNAL, ready, "red")
    assert valid_wave.name == "rvalid"
    assert ready_wave.name == "rready"
    assert valid_wave.live is not None
    assert valid_wave.live.tolist() == [False, True, False, False, False, True, False, False]


def test_a_bit_is_drawn_high_where_it_is_1(drawing):
    from tritile.notebook.waves import Wave, waves

    (axes,) = waves({"group": [Wave("bit", SIGNAL)]}, 2, 6).axes
    clocks, levels = axes.lines[0].get_data()
    assert list(clocks) == [2, 3, 4, 5, 6, 7]
    high = [level < max(levels) for level in levels[:-1]]
    assert high == [True, False, False, True, False]


def test_a_bus_shows_its_values_where_they_mean_something(drawing):
    from tritile.notebook.waves import Wave, waves

    values = np.array([1, 1, 1, 10, 10, 10, 3, 3])
    live = np.array([1, 1, 1, 1, 1, 1, 0, 0], bool)
    (axes,) = waves({"group": [Wave("bus", values, 4, live)]}, 0, 7).axes
    assert [text.get_text() for text in axes.texts] == ["group", "1", "a"]


@pytest.mark.parametrize("lines", [1, 3])
def test_activity_has_a_line_a_name(drawing, lines):
    from tritile.notebook.waves import activity

    (axes,) = activity({f"line {i}": (SIGNAL, "red") for i in range(lines)}, 0, 8).axes
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        f"line {i}" for i in range(lines)
    ]
    assert len(axes.collections) == lines
