"""Recovery: the pin, soft resets and their waits, clock by clock."""

import pytest

from rtl.agents import reset
from rtl.converted import geometry, model
from tritile_rtl.drain import settle_clocks
from tritile_rtl.recovery import MARGIN

HOLD = settle_clocks(geometry()) + MARGIN
OUT = ("halt", "restart", "datapath_rst", "resetting")


@pytest.fixture
def block():
    made = model("recovering")
    made.set(quiet=1)
    return made


def seen(block) -> tuple[int, ...]:
    return tuple(block.get(pin) for pin in OUT)


def held_for(block) -> int:
    """Clocks until the datapath runs."""
    clocks = 0
    while block.get("datapath_rst"):
        assert block.get("halt")
        block.tick()
        clocks += 1
        assert clocks < 10 * HOLD
    assert seen(block) == (0, 0, 0, 0)
    return clocks


def test_the_pin_holds_the_datapath_until_the_tile_is_empty(block):
    block.set(rst=1)
    block.tick(2)
    assert seen(block) == (1, 1, 1, 0)
    block.set(rst=0)
    assert block.get("restart") == 0
    assert held_for(block) > HOLD


@pytest.mark.parametrize("wait", [0, 1, 50])
def test_a_soft_reset_waits_for_the_bus(block, wait):
    reset(block)
    held_for(block)
    block.set(request=1, quiet=int(wait == 0))
    block.tick()
    block.set(request=0)
    for _ in range(wait):
        assert seen(block) == (1, 0, 0, 1)
        block.tick()
    block.set(quiet=1)
    assert seen(block) == (1, 0, 0, 1)
    block.tick()
    assert seen(block) == (1, 1, 1, 0), "what was rung before is forgotten"
    block.tick()
    assert seen(block) == (1, 0, 1, 0), "what is rung from now on is kept"
    assert held_for(block) >= HOLD


def test_a_soft_reset_while_the_pins_reset_holds_starts_anew(block):
    reset(block)
    block.tick(3)
    block.set(request=1)
    block.tick()
    block.set(request=0)
    assert seen(block) == (1, 0, 0, 1)
    block.tick()
    assert seen(block) == (1, 1, 1, 0)
    assert held_for(block) >= HOLD


def test_the_pin_ends_a_soft_reset_that_waits_for_ever(block):
    reset(block)
    held_for(block)
    block.set(request=1, quiet=0)
    block.tick()
    block.set(request=0)
    block.tick(100)
    assert seen(block) == (1, 0, 0, 1)
    reset(block)
    held_for(block)
