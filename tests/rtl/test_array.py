"""Rows under each other: masks and swaps that change from beat to beat."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import geometry, model
from rtl.reference import (
    activations,
    pack,
    row_sum,
    shadows,
    spaced,
    swapped_at,
    unpack,
    weights,
)
from tritile_rtl.array import array_latency
from tritile_rtl.pe import sum_width

PICK = 1  # clocks from the load bus to a row's load strobe
GEOMETRIES = [
    geometry(),
    geometry(rows=1, ports=2, port_bytes=4),
    geometry(rows=4, port_bytes=16, codec="trit4"),
    geometry(rows=5, port_bytes=4, codec="trit4"),
]


def stimulus(g, rng, clocks, density, swaps, kind):
    """Masks, swaps and codes a clock, and loads: (clock, row, select, data)."""
    start = g.rows * g.row_beats
    tokens = rng.integers(1, g.rows + 1, clocks) * (rng.random(clocks) < density)
    tokens[:start], tokens[start] = 0, g.rows
    swap = (tokens > 0) & (rng.random(clocks) < swaps)
    swap[start] = True
    swap = spaced(swap, g.groups)
    codes = weights(kind[1], rng, (clocks, g.columns))
    places = [(row, s) for row in range(g.rows) for s in range(g.row_beats)]
    loads = [
        (t, *place, activations(kind[0], rng, (g.port_bytes,))) for t, place in enumerate(places)
    ]
    for t in range(start, clocks):
        if rng.random() < 0.6:
            row, select = places[rng.integers(len(places))]
            loads.append((t, row, select, activations(kind[0], rng, (g.port_bytes,))))
    return tokens, swap.astype(int), codes, loads


def waves(g, rng, tokens, swap, codes, loads):
    clocks = len(tokens)
    load = {
        "load_valid": np.zeros(clocks, int),
        "load_row": rng.integers(0, g.rows, clocks),
        "load_select": rng.integers(0, g.row_beats, clocks),
    }
    data = rng.integers(-128, 128, (clocks, g.port_bytes))
    for t, row, select, values in loads:
        load["load_valid"][t], load["load_row"][t], load["load_select"][t] = 1, row, select
        data[t] = values
    masks = (1 << tokens) - 1
    beats = {"codes": pack(codes, 2), "rows_enable": masks, "swap": swap}
    return {**beats, **load, "load_tdata": pack(data, 8)}


def expected(g, row, tokens, swap, codes, loads, clocks):
    """Clock of the beat -> this row's sum."""
    own_loads = [(t + PICK, s * g.port_bytes, d) for t, r, s, d in loads if r == row]
    history = shadows(clocks + 1, g.columns, own_loads)
    x, sums = np.zeros(g.columns, int), {}
    for t in np.flatnonzero(tokens > row):
        if swap[t]:
            x = swapped_at(history, t + row, g.groups)
        sums[t] = row_sum(codes[t], x)
    return sums


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
@given(
    seed=st.integers(0, 2**32),
    density=st.sampled_from([0.3, 1.0]),
    swaps=st.sampled_from([0, 0.2, 1]),
    kind=st.sampled_from([("random", "random"), ("lowest", "minus"), ("corners", "random")]),
)
@settings(max_examples=12)
def test_sums_of_each_row(g, seed, density, swaps, kind):
    rng = np.random.default_rng(seed)
    tokens, swap, codes, loads = stimulus(g, rng, 120, density, swaps, kind)
    latency = array_latency(g)
    clocks = len(tokens) + latency + g.rows
    out = model("whole_array", g).run(waves(g, rng, tokens, swap, codes, loads) | {
        "rows_enable": np.pad((1 << tokens) - 1, (0, 1)),
    }, clocks=clocks)  # fmt: skip
    sums = unpack(out["sums"], sum_width(g.columns), g.rows, signed=True)
    for row in range(g.rows):
        due = expected(g, row, tokens, swap, codes, loads, clocks)
        enables = np.flatnonzero(out["enables"] >> row & 1)
        assert enables.tolist() == [t + latency + row for t in due]
        assert sums[enables, row].tolist() == list(due.values())
