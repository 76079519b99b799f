"""FIFO against a list, delays against a shift."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.converted import model

DEPTH = 4  # of the wrapper's FIFO
HELD = DEPTH + 2  # beats in memory and in the two registers behind it
LATENCY = 3
PORTS = ["s_tready", "m_tvalid", "m_tdata"]


def fresh():
    block = model("streams")
    block.set(rst=1)
    block.tick()
    block.set(rst=0)
    return block


def beats(out, wave, side):
    """The data that passed one side, by clock."""
    if side == "s":
        passed = (wave["s_tvalid"] == 1) & (out["s_tready"] == 1)
        return passed, wave["s_tdata"][passed].tolist()
    passed = (out["m_tvalid"] == 1) & (wave["m_tready"] == 1)
    return passed, out["m_tdata"][passed].tolist()


def noise(rng, clocks, push, pop):
    return {
        "s_tvalid": (rng.random(clocks) < push).astype(int),
        "m_tready": (rng.random(clocks) < pop).astype(int),
        "s_tdata": rng.integers(0, 512, clocks),
    }


@given(seed=st.integers(0, 2**32), push=st.floats(0.05, 1), pop=st.floats(0.05, 1))
@settings(max_examples=40)
def test_order_without_loss_under_stalls(seed, push, pop):
    rng, n = np.random.default_rng(seed), 300
    wave = noise(rng, n, push, pop)
    wave["s_tvalid"][-50:], wave["m_tready"][-50:] = 0, 1
    out = fresh().run(wave, PORTS)
    pushed, data_in = beats(out, wave, "s")
    popped, data_out = beats(out, wave, "m")
    assert data_out == data_in
    inside = np.cumsum(pushed) - np.cumsum(popped)
    assert inside.min() >= 0
    assert inside.max() <= HELD
    aged = np.cumsum(np.pad(pushed, (LATENCY, 0))[:n]) - np.cumsum(popped) + popped
    assert (out["m_tvalid"][aged > 0] == 1).all()
    stays = (out["m_tvalid"][:-1] == 1) & (wave["m_tready"][:-1] == 0)
    assert (out["m_tvalid"][1:][stays] == 1).all()
    assert (out["m_tdata"][1:][stays] == out["m_tdata"][:-1][stays]).all()


def test_full_then_empty():
    n = HELD
    wave = noise(np.random.default_rng(1), 3 * n, 1, 1)
    wave["m_tready"][: 2 * n], wave["s_tvalid"][2 * n :] = 0, 0
    out = fresh().run(wave, PORTS)
    pushed, data_in = beats(out, wave, "s")
    assert pushed[:n].all()
    assert not pushed[n:].any()
    assert beats(out, wave, "m")[1] == data_in
    assert len(data_in) == n


def test_latency_when_empty_and_a_beat_a_clock():
    wave = noise(np.random.default_rng(2), 100, 1, 1)
    out = fresh().run(wave, PORTS)
    assert out["s_tready"].all()
    assert np.flatnonzero(out["m_tvalid"]).tolist() == list(range(LATENCY, 100))
    np.testing.assert_array_equal(out["m_tdata"][LATENCY:], wave["s_tdata"][:-LATENCY])


def test_no_path_from_the_sinks_ready_to_the_sources():
    block = fresh()
    block.run({"s_tvalid": [1] * 20, "m_tready": [0]})
    for ready in (0, 1):
        block.set(m_tready=ready)
        assert block.get("s_tready") == 0


@pytest.mark.parametrize("filled", range(HELD + 1))
def test_reset_in_the_middle_empties(filled):
    block = fresh()
    before = {"s_tvalid": [1] * filled + [0], "s_tdata": np.arange(100, 101 + filled)}
    block.run(before, clocks=filled + 3)
    block.set(rst=1)
    block.tick()
    block.set(rst=0)
    assert (block.get("m_tvalid"), block.get("s_tready")) == (0, 1)
    wave = noise(np.random.default_rng(3), 60, 0.7, 0.7)
    wave["s_tvalid"][-20:], wave["m_tready"][-20:] = 0, 1
    out = block.run(wave, PORTS)
    assert beats(out, wave, "m")[1] == beats(out, wave, "s")[1]


def test_delays():
    word = np.random.default_rng(4).integers(0, 512, 100)
    out = model("streams").run({"word": word})
    for port, clocks in (("same", 0), ("next_clock", 1), ("later", 5)):
        np.testing.assert_array_equal(out[port][clocks:], word[: 100 - clocks])
