"""axi_intc's registers, and the events that pynq hands to a UIO device."""

import asyncio

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
from tritile_overlay.simdevice.interrupts import (
    CIE,
    IAR,
    IER,
    IPR,
    ISR,
    MASTER_ENABLE,
    MER,
    SIE,
    InterruptController,
    SimUio,
)


class Tile:
    """The interrupt line of a tile."""

    high = 0


@pytest.fixture
def wired():
    tile = Tile()
    return tile, InterruptController(lambda: tile.high)


def test_a_line_passes_where_it_is_enabled_twice(wired):
    tile, intc = wired
    tile.high = 1
    assert (intc.read(ISR), intc.read(IPR), intc.line) == (1, 0, False)
    intc.write(SIE, 1)
    assert (intc.read(IER), intc.read(IPR), intc.line) == (1, 1, False)
    intc.write(MER, MASTER_ENABLE)
    assert intc.line
    intc.write(CIE, 1)
    assert (intc.read(IPR), intc.line) == (0, False)
    intc.write(IER, 1)
    assert intc.line


def test_an_acknowledgement_ends_what_is_over_and_nothing_else(wired):
    tile, intc = wired
    intc.write(IER, 1)
    intc.write(MER, MASTER_ENABLE)
    tile.high = 1
    assert intc.line
    intc.write(IAR, 1)
    assert intc.line  # still high
    tile.high = 0
    assert intc.line  # kept until it is acknowledged
    intc.write(IAR, 1)
    assert not intc.line


def test_events_wait_for_the_line_while_the_design_runs_or_sleeps():
    loop = asyncio.new_event_loop()
    said = [(False, True), (False, False), (False, True), (True, True)]
    looks = []

    async def waited():
        uio = SimUio(lambda: looks.append(1) or said[len(looks) - 1])
        first, second = asyncio.Event(), asyncio.Event()
        uio.add_event(first, 0)
        uio.add_event(second, 0)
        await asyncio.gather(first.wait(), second.wait())

    try:
        loop.run_until_complete(asyncio.wait_for(waited(), 10))
    finally:
        loop.close()
    assert len(looks) == len(said)


def test_another_event_loop_is_never_woken():
    loop, other = asyncio.new_event_loop(), asyncio.new_event_loop()

    async def make():
        return SimUio(lambda: (True, False))

    async def wait(uio):
        event = asyncio.Event()
        uio.add_event(event, 0)
        await asyncio.wait_for(event.wait(), 0.05)

    try:
        uio = loop.run_until_complete(make())
        with pytest.raises(asyncio.TimeoutError):
            other.run_until_complete(wait(uio))
    finally:
        loop.close()
        other.close()
