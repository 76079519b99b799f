"""The reader of traces, on traces written by hand."""

from __future__ import annotations

import pytest

from tritile.errors import UsageError
from tritile.notebook.vcd import Trace

HEAD = """\
$version someone $end
$timescale 1ps $end
 $scope module TOP $end
  $var wire 1 ! clk $end
  $scope module tritile $end
   $var wire 1 ! clk $end
   $var wire 4 " word [3:0] $end
   $var wire 1 # deep.bit[2] $end
   $scope module row_0 $end
    $var wire 70 $ wide [69:0] $end
   $upscope $end
   $var wire 1 % never $end
  $upscope $end
 $upscope $end
$enddefinitions $end
"""
# Edges at 20, 30, 40, 50.
CHANGES = """\
#0
0!
b0000 "
0#
#20
1!
b1001 "
#25
0!
#30
1!
1#
b1111000000000000000000000000000000000000000000000000000000000000000001 $
#35
0!
#40
1!
b01x1 "
#45
0!
#50
1!
0#
"""


@pytest.fixture
def trace(tmp_path):
    file = tmp_path / "a.vcd"
    file.write_text(HEAD + CHANGES)
    return Trace(file)


def test_values_are_those_behind_each_edge(trace):
    assert trace.clocks == 4
    assert trace.after("word").tolist() == [9, 9, 5, 5]
    assert trace.after("deep.bit[2]").tolist() == [0, 1, 1, 0]


def test_clocks_count_from_the_first_that_is_wanted(tmp_path):
    file = tmp_path / "a.vcd"
    file.write_text(HEAD + CHANGES)
    late = Trace(file, first=2)
    assert late.clocks == 2
    assert late.after("deep.bit[2]").tolist() == [1, 0]


def test_an_input_is_in_the_trace_a_clock_late(trace):
    assert trace.pin("deep.bit[2]").tolist() == [1, 1, 0, 0]


def test_signed_values(trace):
    assert trace.signed("word").tolist() == [-7, -7, 5, 5]


def test_words_wider_than_numpy_has(trace):
    assert trace.after("row_0.wide").tolist() == [0, *[(15 << 66) + 1] * 3]


def test_what_never_changed_is_0(trace):
    assert trace.after("never").tolist() == [0, 0, 0, 0]


def test_a_name_that_is_none_is_named(trace):
    with pytest.raises(UsageError, match=r"no signal 'row_0\.wide2'"):
        trace.after("row_0.wide2")


def test_names_that_hold_a_text(trace):
    assert trace.names("row_") == ["row_0.wide"]


def test_another_file_is_refused(tmp_path):
    file = tmp_path / "no.vcd"
    file.write_text("nothing\n")
    with pytest.raises(UsageError, match=r"no trace of TOP\.tritile"):
        Trace(file)
