"""The platform on Verilator: separate state, hangs, allocation, options."""

import itertools

import pytest

from tritile.errors import DeviceError, MemoryFullError, UsageError
from tritile_arch.geometry import Geometry
from tritile_sim.memory import SimMemory
from tritile_sim.options import Options


def test_two_platforms_of_one_library_are_apart(master):
    one, other = master(latency=3), master(latency=50, back_pressure=0.5)
    other.data[:8] = 1
    a, b = one.move(w0=(0, 1, 1))["w0"], other.move(w0=(0, 1, 1))["w0"]
    assert (a["sum"], b["sum"]) == (0, 0x01010101)
    assert one.completed() == other.completed() == 1
    one.run(100)
    assert one.cycles != other.cycles


def test_a_register_error_is_reported(master):
    with pytest.raises(DeviceError, match="write at 0xff0 was answered with error 2"):
        master().write(0xFF0, 1)


def test_a_hang_says_what_stalled(master):
    device = master(watchdog=300)
    with pytest.raises(
        DeviceError, match=r"hangs at .* w0 0, .*open writes: 1 \(1 beats"
    ) as caught:
        device.move(11, write=(0, 1, 16))
    assert caught.value.code == "HANG"


def test_waiting_for_what_was_never_started_hangs(master):
    with pytest.raises(DeviceError, match="no handshake for 300 clocks"):
        master(watchdog=300).wait(1)


def test_a_slow_memory_is_no_hang(master):
    device = master(watchdog=300, total_cap=0.05)
    assert device.move(w0=(0, 1, 8))["w0"]["beats"] == 8


def test_memory_is_handed_out_by_pages_and_taken_back(master):
    device = master(memory_bytes=5 * 4096)
    a, b, c = (device.allocate(n) for n in (1, 4097, 4096))
    assert [x.address - device.memory.base for x in (a, b, c)] == [0, 4096, 3 * 4096]
    assert b.array.size == 4097
    with pytest.raises(MemoryFullError, match="8192 bytes: 4096 of the simulated"):
        device.allocate(8192)
    b.free()
    b.free()
    assert device.allocate(8192).address == b.address
    c.array[:] = 7
    assert device.move(w0=(3 * 4096, 1, 1))["w0"]["sum"] == 0x07070707


def test_eval_share_is_a_share(master):
    device = master()
    device.reset_profile()
    device.run(200_000)
    assert 0 < device.eval_share() < 1


def test_a_closed_platform_says_so(master):
    device = master()
    device.close()
    device.close()
    for use in (lambda: device.read(0), lambda: device.cycles, device.beats, device.eval_share):
        with pytest.raises(UsageError, match="closed"):
            use()


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"latency": 0}, "latency is 0; expected 1 or more"),
        ({"back_pressure": 1.0}, "back_pressure is 1.0; expected 0 to 0.95"),
        ({"memory_bytes": 5000}, "memory_bytes is 5000; expected a multiple of 4096"),
        ({"total_cap": 0}, "a cap is 0 bytes a clock"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_options_that_make_no_sense_are_named(options, text):
    with pytest.raises(UsageError, match=text):
        Options(**options)


def test_caps_of_unknown_ports_and_too_many_caps_are_refused():
    g = Geometry(rows=4, ports=2, port_bytes=8)
    with pytest.raises(UsageError, match="no port 'w2'; this design has w0, w1, io"):
        Options(group_caps={("w0", "w2"): 4}).caps(g)
    pairs = itertools.product(("w0", "w1", "io"), repeat=3)
    with pytest.raises(UsageError, match="27 caps"):
        Options(group_caps=dict.fromkeys(pairs, 1.0)).caps(g)
    with pytest.raises(UsageError, match="addresses have 32 bits"):
        SimMemory(1 << 32).check_reach(g)
