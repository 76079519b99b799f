"""BlockModel: what goes in and comes out of a compiled block, clock by clock."""

from pathlib import Path

import numpy as np
import pytest

from tritile_sim.block import as_signed, build_block, to_ints

BLOCKS = Path(__file__).with_name("blocks.v")


@pytest.fixture
def adder():
    return build_block(BLOCKS, "adder")


def test_set_tick_get_of_wide_and_signed_ports(adder):
    adder.set(a=(1 << 99) + 5, s=-3, q=1)
    assert adder.get("inverted") == (1 << 64) - 2
    adder.tick()
    assert adder.get("y") == (1 << 99) + 6
    adder.tick(2)
    assert adder.get("sum", signed=True) == -9
    assert adder.get("sum") == 512 - 9
    assert adder.get("count") == 3


def test_run_notes_outputs_before_the_edge(adder):
    rng = np.random.default_rng(1)
    s = rng.integers(-32, 32, 50)
    a = [int.from_bytes(rng.bytes(12), "little") for _ in range(50)]
    out = adder.run({"s": s, "a": a, "q": np.arange(50)}, clocks=51)
    assert as_signed(out["sum"], 9).tolist() == [0, *np.cumsum(s)]
    assert to_ints(out["y"]) == [0] + [v + 1 for v in a]
    assert np.array_equal(out["inverted"][:50], ~np.arange(50, dtype=np.uint64))


def test_two_models_of_one_library_are_apart(adder):
    other = build_block(BLOCKS, "adder")
    adder.tick(5)
    assert (adder.get("count"), other.get("count")) == (5, 0)


def test_a_wrong_port_or_value_is_named(adder):
    with pytest.raises(KeyError, match="'sun' is no port"):
        adder.get("sun")
    with pytest.raises(ValueError, match="s is 64; it has 6 bits"):
        adder.set(s=64)
