"""Registers: identity, doorbells and their slots, interrupt, counters, reset."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.bus import OKAY, Bus, G
from tritile_arch import registers as r


@pytest.fixture
def bus() -> Bus:
    return Bus()


def test_what_the_design_says_of_itself(bus):
    assert bus.read(r.IDENTITY) == r.IDENTITY_VALUE
    assert bus.read(r.VERSION) == r.VERSION_VALUE
    first, second = bus.read(r.GEOMETRY0), bus.read(r.GEOMETRY1)
    assert r.GEOMETRY0.unpack(first) == {
        "rows": 5, "ports": 2, "port_bytes": 16, "trits_per_byte": 4, "address_bits": 40,
    }  # fmt: skip
    assert r.GEOMETRY1.unpack(second) == {"depth": G.depth, "columns": G.columns}


def test_after_reset(bus):
    zero = (r.CONTROL, r.LIST_BASE_LO, r.LIST_BASE_HI, r.FAILED_JOB, r.INTERRUPT, r.DOORBELL)
    zero += r.COUNTERS
    assert bus.read(r.WATCHDOG) == r.WATCHDOG_CLOCKS
    assert [bus.read(register) for register in zero] == [0] * len(zero)
    assert bus.read(r.STATUS) == r.STATUS.pack(free_slots=r.DOORBELL_SLOTS)
    assert bus.read(0xFFC) == 0
    assert bus.block.get("interrupt") == 0


@pytest.mark.parametrize("register", [x for x in r.REGISTERS if x.access == "ro"], ids=str)
def test_what_is_read_only_stays(bus, register):
    before = bus.read(register)
    assert bus.write(register, ~before & 0xFFFFFFFF) == OKAY
    assert bus.read(register) == before


@given(seed=st.integers(0, 2**32), n=st.integers(1, 30))
@settings(max_examples=20)
def test_doorbells_leave_in_order_and_slots_come_back(seed, n):
    rng, bus = random.Random(seed), Bus()
    rung, got, waiting, completed = [], [], 0, 0
    for _ in range(n):
        if waiting < r.DOORBELL_SLOTS and rng.random() < 0.6:
            rung.append(r.DOORBELL.pack(index=rng.getrandbits(24), tokens=rng.randint(1, 5)))
            bus.write(r.DOORBELL, rung[-1])
            waiting += 1
        elif waiting:
            bus.pulse(events_completed=1)
            waiting, completed = waiting - 1, completed + 1
        if bus.block.get("doorbells_tvalid") and rng.random() < 0.5:
            got.append(bus.block.get("doorbells_tdata"))
            bus.pulse(doorbells_tready=1)
        slots = r.DOORBELL_SLOTS - waiting
        due = {"completed": completed, "busy": int(waiting > 0), "free_slots": slots}
        assert bus.status() == due | {"error": 0, "code": 0, "resetting": 0}
    for _ in range(40):
        if bus.block.get("doorbells_tvalid"):
            got.append(bus.block.get("doorbells_tdata"))
        bus.pulse(doorbells_tready=1)
    assert got == rung


def test_a_completion_in_the_clock_of_a_doorbell(bus):
    """The pulse at each clock around the write's own: the count of slots stays right."""
    for delay in range(6):
        bus.ring()
        bus.block.set(axi_awvalid=1, axi_wvalid=1, axi_wstrb=15, axi_awaddr=r.DOORBELL.offset)
        bus.block.set(axi_wdata=0x01000000, axi_bready=1)
        for clock in range(10):
            bus.block.set(events_completed=int(clock == delay))
            if clock == 2:
                bus.block.set(axi_awvalid=0, axi_wvalid=0)
            bus.block.tick()
        bus.block.set(axi_bready=0)
        assert bus.status()["free_slots"] == r.DOORBELL_SLOTS - 1
        bus.pulse(events_completed=1)
    assert bus.status()["completed"] == 12


def test_interrupt_is_set_cleared_and_enabled(bus):
    bus.pulse(events_completed=1)
    assert (bus.read(r.INTERRUPT), bus.block.get("interrupt")) == (1, 0)
    bus.write(r.CONTROL, 1)
    assert (bus.read(r.CONTROL), bus.block.get("interrupt")) == (1, 1)
    bus.write(r.INTERRUPT, 0)
    assert bus.block.get("interrupt") == 1
    bus.write(r.INTERRUPT, 1)
    assert (bus.read(r.INTERRUPT), bus.block.get("interrupt")) == (0, 0)
    bus.pulse(write_failed=1)
    bus.block.tick()
    assert bus.block.get("interrupt") == 1
    bus.write(r.INTERRUPT, 1)
    bus.block.tick(5)
    assert bus.block.get("interrupt") == 0, "an error that lasts rings once"


@pytest.mark.parametrize("pending_before", [0, 1])
def test_a_completion_is_never_lost_to_a_clear(bus, pending_before):
    """The pulse in any clock of the clearing write: it stays pending, or came before the clear."""
    seen = set()
    for delay in range(8):
        bus.pulse(events_completed=pending_before)
        bus.block.set(axi_awvalid=1, axi_wvalid=1, axi_wstrb=15, axi_awaddr=r.INTERRUPT.offset)
        bus.block.set(axi_wdata=1, axi_bready=1)
        for clock in range(10):
            bus.block.set(events_completed=int(clock == delay))
            if clock == 2:
                bus.block.set(axi_awvalid=0, axi_wvalid=0)
            bus.block.tick()
        bus.block.set(axi_bready=0)
        pending = bus.read(r.INTERRUPT)
        seen.add(pending)
        assert pending == (delay >= 1)
        bus.write(r.INTERRUPT, 1)
    assert seen == {0, 1}


def test_counters_count_and_cycles_run_only_while_busy(bus):
    bus.pulse(7, events_beat=1)
    bus.pulse(3, events_job_done=1)
    bus.pulse(5, events_io_read=1)
    bus.pulse(2, events_io_write=1)
    bus.block.tick(20)
    some = r.WEIGHT_BEATS, r.JOBS, r.IO_READ_BEATS, r.IO_WRITE_BEATS, r.CYCLES
    assert [bus.read(x) for x in some] == [7, 3, 5, 2, 0]
    bus.ring()
    before = bus.read(r.CYCLES)
    bus.block.tick(1000)
    after = bus.read(r.CYCLES)
    assert 1000 < after - before < 1010
    bus.pulse(events_completed=1)
    stopped = bus.read(r.CYCLES)
    bus.block.tick(50)
    assert bus.read(r.CYCLES) == stopped


STALLS = (r.STALL_WEIGHTS, r.STALL_ACTIVATIONS, r.STALL_DRAIN, r.STALL_QUEUE)


@pytest.mark.parametrize(
    ("pin", "register"),
    [
        ("events_waits_weights", r.STALL_WEIGHTS),
        ("events_waits_activations", r.STALL_ACTIVATIONS),
        ("events_waits_idle", r.STALL_QUEUE),
        (None, r.STALL_DRAIN),
    ],
)
def test_a_clock_without_a_beat_has_one_cause(bus, pin, register):
    before = [bus.read(x) for x in STALLS]
    if pin:
        bus.block.set(**{pin: 1})
    bus.block.tick(30)
    assert [bus.read(x) for x in STALLS] == before, "nobody waits in an idle device"
    bus.ring()
    bus.block.tick(30)
    bus.pulse(events_completed=1)
    after = [bus.read(x) for x in STALLS]
    assert [x for x, old, new in zip(STALLS, before, after, strict=True) if new > old] == [register]
    assert bus.read(register) == bus.read(r.CYCLES) >= 30


def test_the_causes_add_up_to_the_cycles(bus):
    rng = random.Random(1)
    names = ["events_beat", *(f"events_waits_{w}" for w in ("weights", "activations", "idle"))]
    bus.ring()
    for _ in range(500):
        chosen = rng.choice([*names, None])
        bus.block.set(**{name: int(name == chosen) for name in names})
        bus.block.tick()
    bus.block.set(**dict.fromkeys(names, 0))
    bus.pulse(events_completed=1)
    parts = sum(bus.read(x) for x in (*STALLS, r.WEIGHT_BEATS))
    assert parts == bus.read(r.CYCLES) > 500


def test_an_issuer_without_a_job_waits_for_results_when_all_lists_were_issued(bus):
    bus.ring()
    bus.block.set(events_waits_idle=1)
    bus.block.tick(20)
    queue = bus.read(r.STALL_QUEUE)
    bus.pulse(events_list_done=1)
    drain = bus.read(r.STALL_DRAIN)
    bus.block.tick(50)
    assert bus.read(r.STALL_DRAIN) - drain >= 50
    assert bus.read(r.STALL_QUEUE) <= queue + 10


def test_completions_count_modulo_their_width(bus):
    bus.pulse(65537, events_completed=1)
    assert bus.status()["completed"] == 1


def test_soft_reset_is_a_pulse_and_shows_while_it_lasts(bus):
    pulses = 0
    assert bus.write(r.CONTROL, r.CONTROL.pack(interrupt_enable=1)) == OKAY
    bus.block.set(axi_awvalid=1, axi_wvalid=1, axi_wstrb=15, axi_awaddr=r.CONTROL.offset)
    bus.block.set(axi_wdata=r.CONTROL.pack(soft_reset=1), axi_bready=1)
    for clock in range(10):
        if clock == 2:
            bus.block.set(axi_awvalid=0, axi_wvalid=0)
        pulses += bus.block.get("soft_reset")
        bus.block.tick()
    bus.block.set(axi_bready=0)
    assert pulses == 1
    assert bus.read(r.CONTROL) == 0, "soft_reset reads as 0, and the write set the other field"
    bus.block.set(resetting=1)
    assert bus.status()["resetting"] == 1


def test_reset_brings_everything_back(bus):
    bus.write(r.CONTROL, 1)
    bus.write(r.LIST_BASE_HI, 0xFF)
    bus.ring()
    bus.pulse(issue_failed=1, events_beat=1, events_job_done=1, events_completed=1)
    bus.write(r.WATCHDOG, 7)
    bus.reset()
    test_after_reset(bus)
    assert (bus.block.get("stop"), bus.block.get("doorbells_tvalid")) == (0, 0)
