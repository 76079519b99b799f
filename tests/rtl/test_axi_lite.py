"""AXI4-Lite: address and data in any order, waits everywhere, partial writes refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.bus import OKAY, SLAVE_ERROR, Bus
from tritile_arch import registers as r

WAITS = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))


@given(words=st.lists(st.integers(0, 2**32 - 1), min_size=2, max_size=6), waits=WAITS)
@settings(max_examples=60)
def test_address_and_data_in_any_order(words, waits):
    bus = Bus()
    for word in words:
        assert bus.write(r.LIST_BASE_LO, word, waits=waits) == OKAY
        assert bus.write(r.LIST_BASE_HI, word ^ 0xFF, waits=waits[::-1]) == OKAY
        assert bus.read(r.LIST_BASE_LO, waits[:2]) == word
        assert bus.read(r.LIST_BASE_HI, waits[1:]) == word ^ 0xFF
        assert bus.block.get("list_base") == word | (word ^ 0xFF) << 32
    assert bus.read(r.CONTROL) == 0


@given(strobes=st.integers(0, 14), waits=WAITS)
@settings(max_examples=30)
def test_a_partial_write_is_refused_and_changes_nothing(strobes, waits):
    bus = Bus()
    bus.write(r.LIST_BASE_LO, 0x12345678)
    assert bus.write(r.LIST_BASE_LO, 0, strobes, waits) == SLAVE_ERROR
    assert bus.write(r.DOORBELL, 0x01000000, strobes, waits) == SLAVE_ERROR
    assert bus.read(r.LIST_BASE_LO) == 0x12345678
    assert bus.status()["free_slots"] == r.DOORBELL_SLOTS
    assert bus.write(r.LIST_BASE_LO, 5, waits=waits) == OKAY
    assert bus.read(r.LIST_BASE_LO) == 5
