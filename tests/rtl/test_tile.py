"""Packed bytes to totals: several K-blocks and planes, drained from a bank or tapped."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import geometry, model
from rtl.reference import activations, pack, unpack
from tritile_arch.encoding import codec
from tritile_rtl.accumulate import WIDTH
from tritile_rtl.array import array_latency
from tritile_rtl.bundles import bits_for
from tritile_rtl.tile import DRAIN_READ, tile_latency

GEOMETRIES = [
    geometry(depth=64),
    geometry(rows=5, port_bytes=4, codec="trit4", depth=64),
    geometry(rows=4, port_bytes=16, codec="trit4", depth=64),  # as many rows as lanes
]


class Case:
    """Matrices of ``planes`` x ``blocks`` K-blocks, ``m`` output rows, ``tokens`` rows in use."""

    def __init__(self, g, seed, tokens, m, blocks, planes, bank, kind):
        rng = np.random.default_rng(seed)
        self.g, self.tokens, self.m, self.bank = g, tokens, m, bank
        self.runs = [(plane, block) for plane in range(planes) for block in range(blocks)]
        low = -1 if kind == "random" else 1
        self.trits = rng.integers(low, 2, (planes, blocks, m, g.columns))
        self.x = activations(kind, rng, (tokens, blocks, g.columns))
        self.rng = rng

    def totals(self):
        """int [tokens, m]: the planes by Horner's rule."""
        total = np.zeros((self.tokens, self.m), int)
        for plane in self.trits:
            total = 3 * total + sum(
                x @ w.T for x, w in zip(self.x.swapaxes(0, 1), plane, strict=True)
            )
        return total

    def words(self, plane, block):
        """The packed beats of a K-block."""
        c, n = codec(self.g.codec), self.g.trits_per_byte
        rows = self.trits[plane, block].tolist()
        beats = [[c.encode(row[i : i + n]) for i in range(0, len(row), n)] for row in rows]
        return [int.from_bytes(bytes(beat), "little") for beat in beats]


def load_block(block, case, b):
    """Fills the shadows with a K-block; what a row does not use stays noise."""
    g = case.g
    x = case.x[:, b].reshape(-1, g.port_bytes)
    n = len(x)
    block.run(
        {
            "load_valid": [1] * n + [0],
            "load_row": np.arange(n) // g.row_beats,
            "load_select": np.arange(n) % g.row_beats,
            "load_tdata": pack(x, 8),
            "beat_valid": [0],
            "beat_rows": [0],
        },
        ["taps"],
        clocks=n + 3,
    )


def beats(block, case, plane, b, tap):
    """Issues a K-block with random bubbles; (tap_valid, taps) of the clocks until it is through."""
    g, rng = case.g, case.rng
    gaps = rng.integers(0, 3, case.m) * rng.integers(0, 2, case.m)
    gaps[-1] = max(0, 8 - case.m)  # as the issuer pads short blocks
    at = np.cumsum(gaps + 1) - gaps - 1
    clocks = at[-1] + gaps[-1] + 1 + (tile_latency(g) + g.rows if tap else 0)
    valid = np.zeros(clocks, int)
    valid[at] = 1
    order = np.clip(np.cumsum(valid) - 1, 0, None)
    words = case.words(plane, b)
    wave = {
        "beat_valid": valid,
        "beat_rows": valid * ((1 << case.tokens) - 1),
        "beat_swap": (np.arange(clocks) == 0).astype(int),
        "beat_tdata": [words[i] for i in order],
        "beat_tag_address": order,
        "beat_tag_first": [int(plane == b == 0)],
        "beat_tag_times3": [int(b == 0 and plane > 0)],
        "beat_tag_bank": [case.bank],
        "beat_tag_tap": [int(tap)],
    }
    return block.run(wave, ["taps_valid", "taps"])


def accumulate(block, case, tap=False):
    """All K-blocks of all planes; the last one's output."""
    g = case.g
    block.set(draining=0)
    for plane, b in case.runs:
        load_block(block, case, b)
        out = beats(block, case, plane, b, tap and (plane, b) == case.runs[-1])
        block.set(beat_valid=0, beat_rows=0, beat_swap=0)
        block.tick(array_latency(g) + g.rows)
    block.tick(tile_latency(g))
    return out


def drain(block, case):
    """[tokens, m] by the lanes, every lane at its own address."""
    g, lanes = case.g, min(case.g.lanes, case.g.rows)
    got = np.zeros((case.tokens, case.m), int)
    for slot in range(-(-case.tokens // g.lanes)):
        where = np.array([case.rng.permutation(case.m) for _ in range(g.lanes)]).T
        slots = pack(np.full_like(where, slot), bits_for(-(-g.rows // g.lanes)))
        out = block.run(
            {
                "draining": [1],
                "drain_bank": [case.bank],
                "slots": slots,
                "addresses": pack(where, bits_for(g.depth)),
            },
            ["words"],
            clocks=case.m + DRAIN_READ,
        )
        words = unpack(out["words"], WIDTH, lanes, signed=True)[DRAIN_READ:]
        for lane, token in enumerate(range(slot * g.lanes, min(case.tokens, (slot + 1) * g.lanes))):
            got[token, where[:, lane]] = words[:, lane]
    return got


@st.composite
def cases(draw, g, most_tokens):
    return Case(
        g,
        draw(st.integers(0, 2**32)),
        draw(st.integers(1, most_tokens)),
        draw(st.integers(1, g.depth)),
        draw(st.integers(1, 3)),
        draw(st.integers(1, 3)),
        draw(st.integers(0, 1)),
        draw(st.sampled_from(["random", "random", "lowest", "highest"])),
    )


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
@given(data=st.data())
@settings(max_examples=12)
def test_totals_drained(g, data):
    case = data.draw(cases(g, g.rows))
    block = model("whole_tile", g)
    accumulate(block, case)
    np.testing.assert_array_equal(drain(block, case), case.totals())


@pytest.mark.parametrize("g", GEOMETRIES, ids=str)
@given(data=st.data())
@settings(max_examples=12)
def test_totals_tapped(g, data):
    lanes = min(g.lanes, g.rows)
    case = data.draw(cases(g, lanes))
    out = accumulate(model("whole_tile", g), case, tap=True)
    taps = unpack(out["taps"], WIDTH, lanes, signed=True)
    for token, due in enumerate(case.totals()):
        valid = out["taps_valid"] >> token & 1 == 1
        assert taps[valid, token].tolist() == due.tolist()
    assert not (out["taps_valid"] >> case.tokens).any()
