"""Every rule that the memory model checks can be broken, and says so."""

import pytest

from tritile.errors import DeviceError

DROPS_AR, CHANGES_AR, WLAST_EARLY, WLAST_NEVER, DROPS_W, CHANGES_W = 1, 2, 3, 4, 5, 6
NARROW, FIXED, REFUSES_R, DROPS_AW, CHANGES_AW = 7, 8, 9, 10, 12
# Twenty short requests fill the sixteen places, so that the next one has to wait.
QUEUE, LONG = (0, 20, 1), (0, 20, 16)
SLOW = {"latency": 200, "write_latency": 200}
PRESSED = {"back_pressure": 0.5, "seed": 1}

CASES = {
    "arvalid falls": (DROPS_AR, SLOW, {"w0": QUEUE}, "w0 AR: arvalid fell before arready"),
    "request changes": (CHANGES_AR, SLOW, {"w1": QUEUE}, "w1 AR: the request changed"),
    "awvalid falls": (DROPS_AW, PRESSED, {"write": QUEUE}, "io AW: awvalid fell before awready"),
    "AW changes": (CHANGES_AW, PRESSED, {"write": QUEUE}, "io AW: the request changed"),
    "wvalid falls": (DROPS_W, PRESSED, {"write": LONG}, "io W: wvalid fell before wready"),
    "beat changes": (CHANGES_W, PRESSED, {"write": LONG}, "io W: the beat changed"),
    "wlast early": (WLAST_EARLY, {}, {"write": LONG}, "io W: wlast is 1 with 1 beats"),
    "wlast missing": (WLAST_NEVER, {}, {"write": LONG}, "io W: wlast is 0 with 0 beats"),
    "narrow": (NARROW, {}, {"w0": LONG}, "w0 AR: beats of 4 bytes; expected 8"),
    "fixed": (FIXED, {}, {"io": LONG}, "io AR: burst type 0; expected INCR"),
    "refuses": (REFUSES_R, {}, {"w1": LONG}, "w1 R: rready is low"),
    "too long": (0, {}, {"w0": (0, 1, 17)}, "w0 AR: a burst of 17 beats; at most 16"),
    "write too long": (0, {}, {"write": (0, 1, 17)}, "io AW: a burst of 17 beats"),
    "unaligned": (0, {}, {"io": (4, 1, 2)}, "io AR: address 0x10000004 is not aligned to 8"),
    "write unaligned": (0, {}, {"write": (12, 1, 2)}, "io AW: address 0x1000000c is not aligned"),
    "page": (0, {}, {"w0": (4096 - 8, 1, 2)}, "w0 AR: 2 beats from 0x10000ff8 cross a 4 KB"),
    "write page": (0, {}, {"write": (8192 - 64, 1, 9)}, "io AW: 9 beats from 0x10001fc0 cross"),
}


@pytest.mark.parametrize(("mode", "options", "jobs", "text"), CASES.values(), ids=CASES)
def test_a_broken_rule_is_named(master, mode, options, jobs, text):
    with pytest.raises(DeviceError, match=f"breaks AXI at clock .*: {text}") as caught:
        master(**options).move(mode, **jobs)
    assert caught.value.code == "PROTOCOL"


@pytest.mark.parametrize("options", [{}, SLOW, PRESSED], ids=["plain", "slow", "pressed"])
def test_the_same_jobs_without_misbehaviour_pass(master, options):
    up_to_the_page = (4096 - 128, 1, 16)
    seen = master(**options).move(w0=QUEUE, w1=LONG, io=up_to_the_page, write=LONG)
    assert [engine["beats"] for engine in seen.values()] == [20, 320, 16, 20]


def test_nothing_goes_on_after_a_broken_rule(master):
    device = master()
    with pytest.raises(DeviceError, match="17 beats"):
        device.move(w0=(0, 1, 17))
    clock = device.cycles
    with pytest.raises(DeviceError, match="17 beats"):
        device.run(1000)
    assert device.cycles == clock
