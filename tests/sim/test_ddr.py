"""The memory model's timing, against a device that measures it."""

import numpy as np
import pytest

from tritile.errors import UsageError
from tritile_arch.geometry import Geometry

FAR = 1 << 20  # an offset for writes, away from what is read
SLVERR, DECERR = 2, 3
HOLDS_W = 11  # the last beat of a burst never comes
IO_STALLS = 14  # a mode in which nothing misbehaves, but io refuses beats now and then


@pytest.mark.parametrize("latency", [1, 2, 64, 200])
def test_latency_is_hidden_by_outstanding_bursts(master, latency):
    device = master(latency=latency)
    device.fill()
    one, other = (device.move(w0=(0, bursts, 16))["w0"] for bursts in (1, 10))
    assert other["last"] - other["first"] == 159
    assert one["sum"] == device.low_words(0, 16)
    assert other["sum"] == device.low_words(0, 160)


def test_short_bursts_wait_for_one_of_sixteen_places(master):
    device = master(latency=200)
    w0 = device.move(w0=(0, 64, 1))["w0"]
    # 16 requests, then the next 16 when the first answers: four rounds of 200 clocks.
    assert 3 * 200 <= w0["last"] - w0["first"] <= 3 * 200 + 32


@pytest.mark.parametrize(
    ("options", "rates"),
    [
        ({}, {"w0": 8, "w1": 8, "io": 8}),
        ({"port_cap": 3.5}, {"w0": 3.5, "w1": 3.5, "io": 3.5}),
        ({"total_cap": 12}, {"w0": 4, "w1": 4, "io": 4}),
        ({"total_cap": 7.3}, {"w0": 7.3 / 3, "w1": 7.3 / 3, "io": 7.3 / 3}),
        ({"group_caps": {("w0", "io"): 5}}, {"w0": 2.5, "w1": 8, "io": 2.5}),
        ({"group_caps": {("w0", "w1"): 6}, "total_cap": 10}, {"w0": 3, "w1": 3, "io": 4}),
    ],
)
def test_caps_hold_and_are_shared_fairly(master, options, rates):
    device = master(**options)
    device.start(**dict.fromkeys(rates, (0, 1000, 16)))
    device.run(1000)  # past the start; none of them ends within the window
    measured = device.rates(4000)
    for name, rate in rates.items():
        assert measured[name] == pytest.approx(rate, rel=0.01), name


def test_reads_and_writes_share_a_port_cap(master):
    device = master(port_cap=4)
    start = device.cycles
    device.move(io=(0, 20, 16), write=(FAR, 20, 16))
    bytes_moved = 2 * 20 * 16 * 8
    assert device.cycles - start == pytest.approx(bytes_moved / 4, rel=0.1)


def test_writes_arrive_with_their_strobes(master):
    device = master()
    device.fill()
    before = device.data.copy()
    seen = device.move(write=(FAR, 3, 16))["write"]
    assert (seen["beats"], seen["errors"]) == (3, 0)
    words = np.repeat(np.arange(1, 49), 2)
    assert np.array_equal(device.data[FAR : FAR + 384].view("<u4"), words)
    device.data[FAR : FAR + 384] = before[FAR : FAR + 384]
    assert np.array_equal(device.data, before)  # guard bytes: nothing else was touched
    device.move(mode=13, write=(FAR, 1, 2))
    low, high = device.data[FAR : FAR + 16].reshape(-1, 2, 2).transpose(1, 0, 2)
    assert low.view("<u2").ravel().tolist() == [1, 1, 2, 2]
    assert np.array_equal(high.ravel(), before[FAR : FAR + 16].reshape(-1, 2, 2)[:, 1].ravel())


@pytest.mark.parametrize("latency", [1, 2, 101])
def test_the_answer_comes_latency_clocks_after_the_last_beat(master, latency):
    seen = master(write_latency=latency).move(write=(FAR, 3, 4))["write"]
    assert seen["answer"] - seen["last"] == latency


def test_back_pressure_delays_answers(master):
    device = master(back_pressure=0.5, write_latency=1)
    rounds = (device.move(write=(FAR, 1, 1))["write"] for _ in range(20))
    delays = [seen["answer"] - seen["last"] for seen in rounds]
    assert min(delays) == 1
    assert sum(delays) / 20 == pytest.approx(2, rel=0.4)


def test_a_writer_that_holds_its_beat_back_takes_no_allowance(master):
    device = master(total_cap=8)
    device.start(HOLDS_W, write=(FAR, 1, 16), w0=(0, 40, 16))
    device.run(200)
    assert device.rates(300)["w0"] == pytest.approx(8, rel=0.01)


@pytest.mark.parametrize("back_pressure", [0.2, 0.9])
def test_back_pressure_slows_and_changes_nothing_else(master, back_pressure):
    clocks = []
    for seed in (1, 1, 2):
        device = master(back_pressure=back_pressure, seed=seed)
        device.fill()
        jobs = {"w0": (0, 9, 16), "w1": (4096, 40, 3), "io": (8192, 7, 16)}
        seen = device.move(IO_STALLS, **jobs, write=(FAR, 12, 5))
        for name, (offset, bursts, beats) in jobs.items():
            assert seen[name]["sum"] == device.low_words(offset, bursts * beats)
            assert (seen[name]["beats"], seen[name]["errors"]) == (bursts * beats, 0)
        assert np.array_equal(device.data[FAR : FAR + 480].view("<u4")[::2], np.arange(1, 61))
        clocks.append(device.cycles)
    assert clocks[0] == clocks[1] != clocks[2]
    w0 = seen["w0"]
    assert (w0["last"] - w0["first"]) / 143 == pytest.approx(1 / (1 - back_pressure), rel=0.5)


def test_addresses_outside_the_memory_are_answered_with_decerr(master):
    device = master()
    end = len(device.data)
    seen = device.move(w0=(end - 64, 2, 8), w1=(-128, 1, 16), write=(end - 64, 2, 8))
    assert [seen[name]["errors"] for name in ("w0", "w1", "write")] == [8, 16, 1]
    assert device.data[end - 64 :].any()


def test_injected_errors_hit_their_addresses_alone(master):
    device = master()
    base = device.memory.base
    device.inject(base + 100, base + 119, SLVERR, writes=False)
    device.inject(base + FAR + 8, base + FAR + 8, DECERR, reads=False)
    seen = device.move(w0=(0, 1, 16), w1=(FAR, 1, 16), write=(0, 1, 16))
    assert [seen[name]["errors"] for name in ("w0", "w1", "write")] == [3, 0, 0]
    assert device.move(write=(FAR, 1, 16))["write"]["errors"] == 1
    assert device.data[FAR : FAR + 24].view("<u8")[1] == 0


@pytest.mark.parametrize(
    "geometry",
    [
        pytest.param(Geometry(rows=4, ports=1, port_bytes=4, codec="trit4"), id="1x4"),
        pytest.param(Geometry(rows=4, ports=4, port_bytes=16, address_bits=40), id="4x16"),
    ],
)
def test_other_ports_and_widths(master, geometry):
    device = master(geometry, back_pressure=0.3)
    device.fill()
    names = [f"w{i}" for i in range(geometry.ports)]
    seen = device.move(**{n: (i * 4096, 20, 9) for i, n in enumerate(names)}, write=(FAR, 3, 16))
    for i, name in enumerate(names):
        assert seen[name]["sum"] == device.low_words(i * 4096, 180)
    words = np.repeat(np.arange(1, 49), geometry.port_bytes // 4)
    written = device.data[FAR : FAR + 48 * geometry.port_bytes]
    assert np.array_equal(written.view("<u4"), words)


def test_a_port_set_wider_than_the_design_loses_every_other_beat(master):
    device = master()
    device.fill()
    words = device.data[: 16 * 8].view(np.uint32)[::2].astype(np.uint64)
    device.set_port_bytes("w0", 16)
    assert device.move(w0=(0, 1, 16))["w0"]["sum"] == 2 * int(words[::2].sum()) % 2**32
    assert device.move(w1=(0, 1, 16))["w1"]["sum"] == int(words.sum()) % 2**32


def test_a_port_set_narrower_than_the_design_loses_the_upper_lanes(master):
    device = master()
    device.data[FAR : FAR + 256] = 0xA5
    device.move(write=(FAR, 1, 16))
    whole = device.data[FAR : FAR + 128].reshape(16, 8).copy()
    device.data[FAR : FAR + 256] = 0xA5
    device.set_port_bytes("io", 4)
    device.move(write=(FAR, 1, 16))
    half = device.data[FAR : FAR + 128].reshape(16, 8)
    np.testing.assert_array_equal(half[:, :4], whole[:, :4])
    assert (half[:, 4:] == 0xA5).all()
    assert not (whole[:, 4:] == 0xA5).all()


def test_a_port_that_does_not_exist_has_no_width(master):
    with pytest.raises(UsageError, match="no port 'w7'; this design has w0, w1, io"):
        master().set_port_bytes("w7", 4)
