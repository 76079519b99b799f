"""Traces of a window of clocks."""

import itertools
import re

import pytest

from tritile.errors import UsageError

PERIOD = 10  # of the trace's time units


def edges(path, pin: str) -> list[int]:
    """Times at which the pin rises."""
    text = path.read_text()
    declared = re.search(rf"\$var wire +1 (\S+) {pin} ", text)
    assert declared, f"no pin {pin} in the trace"
    code = declared[1]
    times, now = [], 0
    for line in text.partition("$enddefinitions")[2].splitlines():
        if line.startswith("#"):
            now = int(line[1:])
        elif line == f"1{code}":
            times.append(now)
    return times


def test_a_window_holds_its_clocks_and_no_others(master, tmp_path):
    path = tmp_path / "window.vcd"
    device = master(vcd=str(path), vcd_window=(100, 119))
    device.move(w0=(0, 2, 16))
    device.close()
    rising = edges(path, "clk")
    assert len(rising) == 20
    assert {b - a for a, b in itertools.pairwise(rising)} == {PERIOD}
    assert rising[0] // PERIOD == 100 + 2  # two initial dumps come first
    assert edges(path, "m_axi_w0_rvalid")


@pytest.mark.parametrize("latency", [1, 2, 9])
def test_the_first_beat_comes_latency_clocks_after_the_request(master, tmp_path, latency):
    path = tmp_path / "read.vcd"
    device = master(vcd=str(path), latency=latency)
    device.move(w0=(0, 1, 1))
    device.close()
    asked, answered = (edges(path, f"m_axi_w0_{pin}")[0] for pin in ("arvalid", "rvalid"))
    # The request is seen at one edge and taken at the next; a beat is seen when it is taken.
    assert (answered - asked) // PERIOD == 1 + latency


def test_a_trace_changes_no_result(master, tmp_path):
    path = tmp_path / "all.vcd"
    plain, traced = master(back_pressure=0.4), master(back_pressure=0.4, vcd=str(path))
    assert plain.move(w0=(0, 9, 7)) == traced.move(w0=(0, 9, 7))
    assert plain.cycles == traced.cycles
    traced.close()
    assert len(edges(path, "clk")) == traced_clocks(path)


def traced_clocks(path) -> int:
    """Clocks of the trace by its last time stamp."""
    last = int(re.findall(r"^#(\d+)$", path.read_text(), re.M)[-1])
    return last // PERIOD - 1


def test_a_folder_that_does_not_exist_is_named(master, tmp_path):
    with pytest.raises(UsageError, match="nowhere"):
        master(vcd=str(tmp_path / "nowhere" / "a.vcd"))
