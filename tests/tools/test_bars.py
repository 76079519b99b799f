"""The bars: figures from answers, verdicts, the table between its markers, the picture."""

import json
import sys
from xml.etree import ElementTree

import pytest

from bars import __main__ as bars
from bars import jobs, rows
from bars.drawing import drawing
from bars.jobs import JOBS, Job

ALL = [row for table in bars.TABLES.values() for row in table]
STALLS = {"weights": 10, "activations": 0, "drain": 20, "queue": 30}
ANSWER = {
    "board": "zcu104",
    "cycles": 10_000,
    "weight_utilisation": 0.99,
    "mac_utilisation": 0.97,
    "cap_utilisation": 0.995,
    "stalls": STALLS,
    "seconds": 0.5,
    "eval_share": 0.87,
    "wall": 7.0,
    "cpu": 9.0,
    "date": "2026-11-21",
}


@pytest.fixture
def keep(tmp_path, monkeypatch):
    """Calls ``keep(job name, **figures)`` to answer for a job; build/bench/ begins empty."""
    monkeypatch.setattr(jobs, "RESULTS", tmp_path)
    monkeypatch.setattr(rows, "ROOT", tmp_path)

    def keep(name, **figures):
        job = JOBS[name]
        answer = {**ANSWER, "verilog": jobs.verilog(job.board), **figures}
        job.file.write_text(json.dumps(answer))

    return keep


def row(words):
    (found,) = [row for row in ALL if row.what.endswith(words)]
    return found


def test_every_row_has_a_command_and_no_two_are_alike():
    assert len({row.what for row in ALL}) == len(ALL)
    assert all(row.command for row in ALL)


def test_a_row_waits_for_its_jobs(keep):
    planes = row("5 planes over 1 plane, 2B-4T block, 1 token, zcu104")
    assert planes.seen() is None
    keep("planes5-zcu104", cycles=49_000)
    assert planes.seen() is None
    keep("block-zcu104")
    assert planes.seen() == 4.9
    assert "not run" in bars.line(rows.ROWS[1])


def test_verdicts_on_both_sides():
    block, compile_ = row("1 token, zcu104, after the compile"), rows.ROWS[0]
    assert [block.verdict(s) for s in (15, 16, 41)] == ["stretch met", "met", "MISSED"]
    assert [compile_.verdict(s) for s in (0.991, 0.985, 0.98)] == ["stretch met", "met", "MISSED"]


def test_lost_clocks_add_up_to_what_is_not_useful():
    losses = rows.losses(ANSWER)
    assert losses["drain"] == 0.002
    assert losses["padding"] == pytest.approx(1 - 0.006 - 0.99)
    assert sum(losses.values()) + ANSWER["weight_utilisation"] == pytest.approx(1)


def test_speed_is_lanes_times_clocks(keep):
    keep("prefill-zcu104")
    assert row("clocks a second, zcu104").seen() == 10_000 * 28 * 320 / 0.5


def test_cpu_time_stands_beside_wall_time(keep):
    keep("compile-zcu104")
    line = bars.line(row("C++ compile, zcu104"))
    assert "**7 s** (stretch met)" in line
    assert "9 s of CPU time" in line


def test_a_row_says_what_its_answer_says(keep):
    keep("prefill-zcu104")
    assert "87% of the time in Verilator's eval" in bars.line(row("clocks a second, zcu104"))
    keep("cap80-zcu104")
    line = bars.line(row("1 token, zcu104, after the compile"))
    assert "not run" in line
    line = bars.line(row("of the weight ports', 1 token, zcu104"))
    assert "padding 0.40%, weights 0.10%, activations 0.00%, drain 0.20%, queue 0.30%" in line
    assert "99.50% of the cap used" in line


def test_figures_of_another_design_are_said_to_be(keep):
    keep("block-zcu104", verilog="another")
    assert "of earlier RTL" in bars.line(rows.ROWS[0])
    keep("block-zcu104")
    assert "of earlier RTL" not in bars.line(rows.ROWS[0])


def test_synthesis_is_read_where_it_was_written(keep, tmp_path):
    whole = row("LUT a MAC, whole accelerator, pynq-z2")
    assert whole.seen() is None
    (tmp_path / "build" / "synth").mkdir(parents=True)
    share = {"lut": 0.6, "ff": 0.71}
    found = {"lut_per_mac": 15.0, "array": {"lut_per_mac": 9.5}, "part": {"share": share}}
    (tmp_path / "build" / "synth" / "pynq-z2.json").write_text(json.dumps(found))
    assert whole.seen() == 15.0
    assert row("array alone, pynq-z2").seen() == 9.5
    most = row("that pynq-z2 uses most of")
    assert most.seen() == 0.71
    assert most.verdict(0.71) == "MISSED"


def test_the_tables_go_between_their_markers(keep, tmp_path):
    keep("block-zcu104")
    keep("pack-zcu104", seconds=3.0, bits_per_weight=1.61, peak_memory_bytes=123_000_000)
    file = tmp_path / "measurements.md"
    places = (f"<!-- {name} -->\nthe last table\n<!-- /{name} -->\n" for name in bars.TABLES)
    file.write_text("before\n" + "".join(places) + "after\n")
    bars.write(tmp_path)
    text = file.read_text()
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "the last table" not in text
    assert "**99.00%** (met)" in text
    assert "**1.6100** (met)" in text
    assert "**123 MB** (met)" in text
    bars.write(tmp_path)
    assert file.read_text() == text


def test_no_markers_no_table(keep, tmp_path):
    (tmp_path / "measurements.md").write_text("nothing")
    with pytest.raises(SystemExit, match="bars"):
        bars.write(tmp_path)


def test_the_picture_shows_what_has_run(keep):
    keep("block-zcu104")
    keep("cap64-zcu104", weight_utilisation=0.7, stalls={**STALLS, "weights": 2900})
    ElementTree.fromstring(drawing())
    assert "zcu104, 1 token<" in drawing()
    assert "99.0%" in drawing()
    assert "pynq-z2" not in drawing()


def test_a_job_runs_and_is_kept(keep):
    code = "import json, os; print(json.dumps({'cycles': 5, 'd': os.path.isdir(os.environ['D'])}))"
    python = sys.executable.rpartition("/")[2]
    job = Job("own", "tiny", (python, "-c", code), environment={"D": jobs.EMPTY})
    assert job.result() is None
    job.run()
    result = job.result()
    assert result is not None
    assert (result["cycles"], result["d"]) == (5, True)
    assert result["verilog"] == jobs.verilog("tiny")
    assert job.command.startswith("D=$(mktemp -d) python")


def test_a_job_that_fails_keeps_nothing(keep):
    job = Job("bad", "tiny", (sys.executable.rpartition("/")[2], "-c", "raise SystemExit(3)"))
    with pytest.raises(SystemExit, match="ended with 3"):
        job.run()
    assert job.result() is None


def test_jobs_by_a_word():
    assert [job.name for job in bars.chosen(["compile"])] == ["compile-zcu104", "compile-pynq-z2"]
    assert bars.chosen([]) == list(JOBS.values())
    with pytest.raises(SystemExit, match="no job"):
        bars.chosen(["nothing"])


def test_a_command_is_as_one_would_type_it():
    assert "--prompt 'ha ha ha ha ' --greedy" in JOBS["text-repetitive"].command
    assert JOBS["convert-zcu104"].command.endswith("--out $(mktemp -d)")
