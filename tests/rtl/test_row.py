"""One token row against numpy: corners, bubbles, swaps, loads while beats pass."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import geometry, model
from rtl.reference import (
    activations,
    pack,
    recoded,
    row_sum,
    shadows,
    spaced,
    swapped_at,
    unpack,
    weights,
)
from tritile_rtl.pe import STAGE_BITS, WEIGHT_BITS, sum_width
from tritile_rtl.row import row_latency

G = geometry()
GEOMETRIES = [G, geometry(ports=2, port_bytes=4), geometry(port_bytes=4, codec="trit4")]


STAGE_OF_BIT = np.repeat(np.arange(len(STAGE_BITS)), STAGE_BITS)


def late(g):
    """[groups, WEIGHT_BITS]: clocks from a beat to each of its bits."""
    return np.arange(g.groups)[:, None] + STAGE_OF_BIT


def drive(g, rng, enable, swap, codes, loads, clocks):
    """Waveforms; what no beat owns is noise. loads: (clock, select, data)."""
    wave = rng.integers(0, 2, (clocks, g.groups, WEIGHT_BITS))
    pe, bit = np.indices((g.groups, WEIGHT_BITS))
    for t in np.flatnonzero(enable):
        wave[t + late(g), pe, bit] = recoded(codes[t])
    load, select = np.zeros(clocks, int), rng.integers(0, g.row_beats, clocks)
    data = rng.integers(-128, 128, (clocks, g.port_bytes))
    for clock, which, values in loads:
        load[clock], select[clock], data[clock] = 1, which, values
    return {
        "enable_in": enable, "swap_in": swap, "weights_in": pack(wave.reshape(clocks, -1), 1),
        "load": load, "load_select": select, "load_data": pack(data, 8),
    }  # fmt: skip


def expected_sums(g, enable, swap, codes, loads, clocks):
    """The sum of each enabled beat, by clock."""
    history = shadows(clocks + 1, g.columns, [(t, s * g.port_bytes, d) for t, s, d in loads])
    x, sums = np.zeros(g.columns, int), {}
    for t in np.flatnonzero(enable):
        if swap[t]:
            x = swapped_at(history, int(t), g.groups)
        sums[t] = row_sum(codes[t], x)
    return sums


def check(g, rng, enable, swap, codes, loads):
    """Runs the beats and compares sums, enables, and what goes to the row below."""
    latency = row_latency(g)
    clocks = len(enable) + latency + 1
    enable, swap = (np.pad(a, (0, latency + 1)) for a in (enable, swap))
    codes = np.vstack([codes, np.zeros((latency + 1, g.columns), int)])
    waves = drive(g, rng, enable, swap, codes, loads, clocks)
    out = model("one_row", g).run(waves)
    np.testing.assert_array_equal(out["enable_out"][latency:], enable[:-latency])
    sums = unpack(out["sum_out"], sum_width(g.columns), 1, signed=True)[:, 0]
    below = unpack(out["weights_out"], 1, g.groups * WEIGHT_BITS)
    below = below.reshape(clocks, g.groups, WEIGHT_BITS)
    pe, bit = np.indices((g.groups, WEIGHT_BITS))
    for t, expected in expected_sums(g, enable, swap, codes, loads, clocks).items():
        assert sums[t + latency] == expected
        np.testing.assert_array_equal(below[t + late(g) + 1, pe, bit], recoded(codes[t]))


def full_load(g, first, x):
    """A whole row of activations, a beat a clock from clock ``first`` on."""
    return [(first + s, s, x[s * g.port_bytes :][: g.port_bytes]) for s in range(g.row_beats)]


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
@pytest.mark.parametrize("x_kind", ["lowest", "highest", "corners"])
@pytest.mark.parametrize("w_kind", ["minus", "plus", "zero", "padding", "random"])
def test_corners(g, x_kind, w_kind):
    rng = np.random.default_rng(3)
    x = activations(x_kind, rng, (g.columns,))
    start, beats = g.row_beats, 20
    enable = np.r_[np.zeros(start, int), np.ones(beats, int)]
    swap = (np.arange(start + beats) == start).astype(int)
    codes = weights(w_kind, rng, (start + beats, g.columns))
    check(g, rng, enable, swap, codes, full_load(g, 0, x))


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
@given(seed=st.integers(0, 2**32), beats=st.sampled_from([0.2, 0.7, 1]), swaps=st.floats(0, 1))
@settings(max_examples=15)
def test_bubbles_swaps_close_together_and_loads_at_any_time(g, seed, beats, swaps):
    rng = np.random.default_rng(seed)
    clocks, start = 80, g.row_beats
    enable = (rng.random(clocks) < beats).astype(int)
    enable[:start], enable[start] = 0, 1
    swap = enable & (rng.random(clocks) < swaps)
    swap[:start], swap[start] = 0, 1
    swap = spaced(swap, g.groups)
    codes = weights("random", rng, (clocks, g.columns))
    loads = full_load(g, 0, activations("random", rng, (g.columns,)))
    for t in range(start, clocks):
        if rng.random() < 0.5:
            kind = rng.choice(["corners", "random"])
            data = activations(kind, rng, (g.port_bytes,))
            loads.append((t, int(rng.integers(g.row_beats)), data))
    check(g, rng, enable, swap, codes, loads)


def test_a_row_holds_still_without_enable():
    """Bubbles must not toggle sums or weights, for the sake of power."""
    rng = np.random.default_rng(4)
    idle = drive(G, rng, np.zeros(60, int), np.zeros(60, int), None, [], 60)
    out = model("one_row", G).run(idle)
    for port in ("weights_out", "sum_out", "enable_out"):
        assert len(np.unique(out[port], axis=0)) == 1, port
