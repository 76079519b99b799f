"""Roofs and points."""

from __future__ import annotations

import pytest

from tritile.figures import Cost
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104

G = TINY.geometry  # 160 MACs a clock, 8 bytes of weights a clock, 5 weights a byte
WEIGHTS = 40_000  # 1,000 beats
STALLS: dict[str, float] = {"weights": 100, "activations": 0, "drain": 50, "queue": 50}


def point(tokens: int, cap: float | None = None, stalls: dict[str, float] = STALLS):
    from tritile.notebook.roofline import Point

    beats = 1000 * -(-tokens // G.rows)
    cost = Cost(cycles=beats + sum(stalls.values()), stalls=stalls, bytes=8 * beats + 500)
    return Point(G, tokens, WEIGHTS, cap, cost)


def test_a_point_is_what_the_counters_say(drawing):
    one = point(2)
    assert one.spent.weight_beats == 1000
    assert one.spent.stalls == STALLS
    assert one.macs_a_byte == 2 * 5
    assert one.macs_a_clock == 2 * WEIGHTS / 1200
    assert one.clocks_a_token == 600
    assert one.other_bytes == 500


@pytest.mark.parametrize(
    ("tokens", "cap", "roof"),
    [(1, None, 40), (4, None, 160), (8, None, 160), (2, 4, 40), (4, 2, 40), (4, 100, 160)],
)
def test_the_lower_roof_counts(drawing, tokens, cap, roof):
    assert point(tokens, cap).roof == roof


def test_pictures_hold_every_point(drawing):
    from tritile.notebook.roofline import clocks_by_tokens, gap, roofline

    points = [point(n, cap) for cap in (None, 2.0) for n in (1, 4, 8)]
    (axes,) = roofline(G, points).axes
    marks = [line for line in axes.lines if line.get_linestyle() == "None"]
    assert [len(line.get_xdata()) for line in marks] == [3, 3]
    assert list(marks[0].get_ydata()) == [p.macs_a_clock for p in points[:3]]
    (axes,) = clocks_by_tokens(G, points).axes
    assert list(axes.lines[1].get_ydata()) == [p.clocks_a_token for p in points[3:]]
    (axes,) = gap(points, G).axes
    heights = [patch.get_height() for patch in axes.patches[:3]]
    assert heights == [100 * p.macs_a_clock / p.roof for p in points[:3]]


def test_a_projection_says_so(drawing):
    from tritile.notebook.roofline import board_limits

    (axes,) = board_limits([PYNQ_Z2, ZCU104], 2_000_000_000).axes
    assert "PROJECTION" in axes.get_title(loc="left")
    g = ZCU104.geometry
    one = axes.lines[1].get_ydata()[0]
    assert one == pytest.approx(250e6 * g.columns / 2_000_000_000)
    full = axes.lines[1].get_ydata()[g.rows - 1]
    assert full == pytest.approx(g.rows * one)
