"""Pictures of the counters."""

from __future__ import annotations

from tritile.device.accelerator import Counters


class Counting:
    """Stands for an accelerator."""

    def __init__(self, *readings: Counters):
        self.counters = iter(readings).__next__


def test_a_lap_is_what_was_spent_since_the_last(drawing):
    from tritile.notebook.clocks import Meter

    first = Counters(cycles=100, weight_beats=70, stall_queue=30)
    more = Counters(cycles=40, weight_beats=39, stall_weights=1)
    meter = Meter(Counting(first, first + more, first + more))  # type: ignore[arg-type]
    assert meter.lap() == more
    assert meter.lap() == Counters()


def test_bars_are_as_long_as_all_clocks(drawing):
    from tritile.notebook.clocks import passes, shares

    one = Counters(cycles=2000, weight_beats=1500, stall_drain=500)
    two = Counters(cycles=1000, weight_beats=900, stall_weights=100)
    (axes,) = passes([one, two], 3).axes
    tops = [patch.get_y() + patch.get_height() for patch in axes.patches if patch.get_height()]
    assert max(tops) == 2.0
    (axes,) = shares({"one": one, "two": two}).axes
    assert max(patch.get_x() + patch.get_width() for patch in axes.patches) == 100
