"""One token row against numpy: corners, bubbles, swaps, loads while beats pass."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import geometry, model
from rtl.reference import TRITS, activations, pack, shadows, unpack, weights
from tritile_arch.encoding import CODE_BITS, CODE_MINUS
from tritile_arch.geometry import GROUP
from tritile_rtl.pe import STAGES, sum_width
from tritile_rtl.row import row_latency

G = geometry()
GEOMETRIES = [G, geometry(ports=2, port_bytes=4), geometry(port_bytes=4, codec="trit4")]


def drive(g, rng, enable, swap, codes, loads, clocks):
    """Waveforms; what no beat owns is noise. loads: (clock, select, data)."""
    wave = rng.integers(0, 4, (clocks, g.columns))
    count = rng.integers(0, g.columns + 1, clocks)
    for t in np.flatnonzero(enable):
        for p in range(g.groups):
            own = slice(p * GROUP, (p + 1) * GROUP)
            wave[t + p, own] = codes[t, own]
        count[t + STAGES - 1] = (codes[t] == CODE_MINUS).sum()
    load, select = np.zeros(clocks, int), rng.integers(0, g.row_beats, clocks)
    data = rng.integers(-128, 128, (clocks, g.port_bytes))
    for clock, which, values in loads:
        load[clock], select[clock], data[clock] = 1, which, values
    return {
        "enable_in": enable, "swap_in": swap, "codes_in": pack(wave, 2), "count_in": count,
        "load": load, "load_select": select, "load_data": pack(data, 8),
    }  # fmt: skip


def expected_sums(g, enable, swap, codes, loads, clocks):
    """The sum of each enabled beat, by clock."""
    history = shadows(clocks, g.columns, [(t, s * g.port_bytes, d) for t, s, d in loads])
    x, sums = np.zeros(g.columns, int), {}
    for t in np.flatnonzero(enable):
        if swap[t]:
            for p in range(g.groups):
                own = slice(p * GROUP, (p + 1) * GROUP)
                x[own] = history[t + p, own]
        sums[t] = int(TRITS[codes[t]] @ x)
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
    sums = unpack(out["sum_out"], sum_width(g.columns, g.columns), 1, signed=True)[:, 0]
    below = unpack(out["codes_out"], CODE_BITS, g.columns)
    for t, expected in expected_sums(g, enable, swap, codes, loads, clocks).items():
        assert sums[t + latency] == expected
        assert out["count_out"][t + STAGES] == (codes[t] == CODE_MINUS).sum()
        for p in range(g.groups):
            own = slice(p * GROUP, (p + 1) * GROUP)
            np.testing.assert_array_equal(below[t + p + 1, own], codes[t, own])


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
def test_bubbles_swaps_of_adjacent_beats_and_loads_at_any_time(g, seed, beats, swaps):
    rng = np.random.default_rng(seed)
    clocks, start = 80, g.row_beats
    enable = (rng.random(clocks) < beats).astype(int)
    enable[:start], enable[start] = 0, 1
    swap = enable & (rng.random(clocks) < swaps)
    swap[start] = 1
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
    for port in ("codes_out", "sum_out", "count_out", "enable_out"):
        assert len(np.unique(out[port], axis=0)) == 1, port
