"""Accumulators against a dictionary: planes, taps, banks, the shortest distance of an address."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import geometry, model
from tritile_rtl.accumulate import READ, UPDATE, WIDTH
from tritile_rtl.pe import sum_width
from tritile_sim.block import as_signed

G = geometry(depth=64)
SUM = sum_width(G.columns)
DISTANCE = 5  # clocks until an address may come again


def traffic(rng, clocks, addresses, density, banks=(0, 1)):
    """Sums and tags; an address never comes again within DISTANCE clocks, often right after."""
    wave = {name: rng.integers(0, 2, clocks) for name in ("first", "times3", "tap")}
    wave["bank"] = rng.choice(banks, clocks)
    wave["address"] = rng.integers(0, addresses, clocks)
    wave["enable"] = (rng.random(clocks) < density).astype(int)
    wave["minus"] = rng.integers(0, 2, clocks)
    wave["times3"] &= rng.random(clocks) < 0.3  # or the totals run away
    wave["sum_in"] = rng.integers(-128 * G.columns, 127 * G.columns + 1, clocks)
    used = {}
    for t in range(clocks):
        place = wave["bank"][t], wave["address"][t]
        if t - used.get(place, -DISTANCE) < DISTANCE:
            wave["enable"][t] = 0
        if wave["enable"][t]:
            wave["first"][t] |= place not in used
            used[place] = t
    return wave


def totals(wave, words):
    """Walks the traffic; ``words`` is bank, address -> total. Gives each beat's new total."""
    new = {}
    for t in np.flatnonzero(wave["enable"]):
        place = int(wave["bank"][t]), int(wave["address"][t])
        old = 0 if wave["first"][t] else words[place]
        sum_in = int(wave["sum_in"][t]) * (-1 if wave["minus"][t] else 1)
        words[place] = old * (3 if wave["times3"][t] else 1) + sum_in
        new[t] = words[place] = (words[place] + (1 << 31)) % (1 << 32) - (1 << 31)
    return new


def ports(wave):
    tag = ("first", "times3", "tap", "bank", "address")
    return {f"tag_{k}" if k in tag else k: v for k, v in wave.items()}


def read_out(block, bank, addresses):
    """The words of an idle bank, by way of the drain's port."""
    out = block.run(
        {"draining": [1], "drain_bank": [bank], "enable": [0], "drain_address": addresses},
        [f"data{bank}"],
        clocks=len(addresses) + READ,
    )
    return as_signed(out[f"data{bank}"][READ:], WIDTH).tolist()


@given(seed=st.integers(0, 2**32), addresses=st.integers(1, 9), density=st.floats(0.3, 1))
@settings(max_examples=30)
def test_totals_taps_and_both_banks(seed, addresses, density):
    rng = np.random.default_rng(seed)
    wave, words, block = traffic(rng, 150, addresses, density), {}, model("accumulators", G)
    new = totals(wave, words)
    quiet = {**ports(wave), "enable": np.r_[wave["enable"], 0]}
    out = block.run(quiet, clocks=150 + UPDATE + 1)
    total = as_signed(out["total"], WIDTH)
    assert [total[t + UPDATE] for t in new] == list(new.values())
    tapped = [t + UPDATE for t in new if wave["tap"][t]]
    assert np.flatnonzero(out["tap_valid"]).tolist() == tapped
    for bank in (0, 1):
        known = [a for b, a in words if b == bank]
        if known:
            assert read_out(block, bank, known) == [words[bank, a] for a in known]


@given(seed=st.integers(0, 2**32), bank=st.integers(0, 1))
@settings(max_examples=15)
def test_one_bank_drains_while_the_other_accumulates(seed, bank):
    rng = np.random.default_rng(seed)
    block, n = model("accumulators", G), G.depth
    fill = rng.integers(-(2**12), 2**12, n)
    start = {
        "enable": [1] * n + [0],
        "sum_in": fill,
        "tag_first": [1],
        "tag_bank": [bank],
        "minus": [0],
    }
    block.run({**start, "tag_address": np.arange(n)}, clocks=n + UPDATE + 1)
    wave = traffic(rng, 200, 7, 0.9, banks=[1 - bank])
    new = totals(wave, {})
    reads = rng.integers(0, n, 200)
    drain = {"draining": [1], "drain_bank": [bank], "drain_address": reads}
    out = block.run({**ports(wave), **drain})
    drained = as_signed(out[f"data{bank}"], WIDTH)[READ:]
    np.testing.assert_array_equal(drained, fill[reads[:-READ]])
    total = as_signed(out["total"], WIDTH)
    seen = {t: total[t + UPDATE] for t in new if t + UPDATE < 200}
    assert seen == {t: new[t] for t in seen}


def test_the_largest_sum_of_five_planes_fits():
    """121 * 128 * K of K = 14336 is the promise of the design; times three, shift and add."""
    block, start = model("accumulators", G), np.arange(5) * DISTANCE
    enable, first = np.zeros((2, 5 * DISTANCE), int)
    enable[start], first[0] = 1, 1
    wave = {"enable": enable, "tag_first": first, "tag_times3": 1 - first}
    largest = 128 * G.columns
    out = block.run({**wave, "sum_in": [-largest], "minus": [0]}, ["total"], clocks=5 * DISTANCE)
    totals = as_signed(out["total"], WIDTH)[start + UPDATE]
    assert totals.tolist() == [-largest * s for s in (1, 4, 13, 40, 121)]


def test_totals_wrap_only_at_int32():
    block = model("accumulators", G)
    plane = {"enable": [1, *[0] * 4] * 16, "sum_in": [4000], "tag_times3": [1], "tag_first": [1, 0]}
    plane["minus"] = [0]
    out = block.run(plane, ["total"], clocks=80)
    expected = [4000]
    while len(expected) < 12:
        expected.append(3 * expected[-1] + 4000)
    assert expected[-1] > 2**29
    assert as_signed(out["total"], WIDTH)[UPDATE::5][:12].tolist() == expected
