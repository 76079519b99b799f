"""The matrix without its environments: what is chosen, found, made anew, and read of a run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pynq_matrix import __main__ as matrix
from pynq_matrix import interpreters, making, running
from pynq_matrix.making import MakingError
from pynq_matrix.table import TABLE, chosen

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


def test_names_are_unlike_and_words_choose_among_them():
    assert len({e.name for e in TABLE}) == len(TABLE)
    assert chosen([]) == list(TABLE)
    assert {e.pynq for e in chosen(["pynq4"])} == {"4.0.0"}
    with pytest.raises(ValueError, match=r"like py27; known: py310-pynq3\.0\.1"):
        chosen(["py27"])


def test_an_unknown_word_ends_with_2(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["pynq_matrix", "--only", "nothing"])
    assert matrix.main() == 2
    assert "no environment is named like nothing" in capsys.readouterr().err


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_an_interpreter_is_found_on_the_path_or_among_pyenvs(tmp_path, monkeypatch):
    monkeypatch.setattr(interpreters, "pyenv_roots", lambda: [tmp_path / "pyenv"])
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert interpreters.find(HERE) is None
    run = f'exec {sys.executable} "$@"'
    kept = script(tmp_path / "pyenv" / "versions" / f"{HERE}.7" / "bin" / "python", run)
    assert interpreters.find(HERE) == kept
    shim = script(tmp_path / "bin" / f"python{HERE}", "exit 127")  # with nothing behind it
    assert interpreters.find(HERE) == kept
    script(shim, "echo 2.7")
    assert interpreters.find(HERE) == kept
    script(shim, run)
    assert interpreters.find(HERE) == shim


def test_pyenv_is_looked_for_in_the_users_home_whatever_home_says(tmp_path, monkeypatch):
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    before = interpreters.pyenv_roots()
    monkeypatch.setenv("HOME", str(tmp_path))
    roots = interpreters.pyenv_roots()
    assert tmp_path / ".pyenv" in roots
    assert before[-1] in roots
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "elsewhere"))
    assert interpreters.pyenv_roots()[0] == tmp_path / "elsewhere"


REPORT = """<testsuites><testsuite>
<testcase name="test_a[pynq-z2]"/><testcase name="test_a[zcu104]"/><testcase name="test_b"/>
<testcase name="test_c[zcu104]"><skipped message="no"/></testcase>{more}
</testsuite></testsuites>"""


@pytest.mark.parametrize(
    ("more", "good"),
    [
        ("", True),
        ('<testcase name="test_d"><failure message="no"/></testcase>', False),
        ('<testcase name="test_d"><error message="no"/></testcase>', False),
    ],
)
def test_a_report_is_counted_by_family(tmp_path, more, good):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(more=more))
    outcome = running.read(TABLE[0], report)
    assert (outcome.passed, outcome.skipped, outcome.failed) == (3, 1, int(not good))
    assert outcome.families == {"zynq7": 1, "zynqmp": 1}
    assert outcome.good is good


def test_a_family_without_a_test_and_a_run_without_a_report_are_no_success(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(more="").replace("[zcu104]", ""))
    outcome = running.read(TABLE[0], report)
    assert not outcome.good
    assert running.told(outcome).endswith("no test passed on zynqmp")
    assert running.read(TABLE[0], tmp_path / "nothing.xml").broken


@pytest.fixture
def folders(tmp_path, monkeypatch):
    for name in ("FOLDER", "LOGS"):
        monkeypatch.setattr(making, name, tmp_path / name)
    monkeypatch.setattr(running, "LOGS", tmp_path / "LOGS")
    return tmp_path


def test_an_environment_is_kept_until_its_pins_or_the_project_change(folders, monkeypatch):
    commands = []
    first, other = TABLE[:2]

    def pretend(command, log):
        commands.append(" ".join(map(str, command)))
        if "venv" in command:
            Path(command[-1], "bin").mkdir(parents=True)
            Path(command[-1], "bin", "python").touch()

    monkeypatch.setattr(making, "_run", pretend)
    for environment, kept in ((first, False), (first, True), (other, False), (first, True)):
        _, was = making.make(environment, Path("python"), Path("tritile.whl"))
        assert was is kept, environment.name
    assert "tritile.whl[board,sim] pynq==3.0.1 numpy==1.21.6" in commands[1]
    assert commands[2].endswith("install --no-deps --force-reinstall tritile.whl")
    monkeypatch.setattr(making, "TESTS", ())
    assert making.make(first, Path("python"), Path("tritile.whl"))[1] is False


def test_what_fails_to_install_names_its_log(folders):
    with pytest.raises(MakingError, match=r"some\.log ends with:\nno such thing"):
        making._run([sys.executable, "-c", "print('no such thing'); raise SystemExit(1)"], "some")


def test_a_run_that_ends_otherwise_is_broken_and_sees_no_simulated_board(folders, monkeypatch):
    monkeypatch.setenv("PYNQ_SIM", "zcu104")
    text = 'test -z "$PYNQ_SIM" && exit 1; exit 3'
    outcome = running.run(TABLE[0], script(folders / "python", text), 1, [])
    assert outcome.broken
    assert "pytest ended with 1" in outcome.why
    assert not outcome.good
    assert running.told(outcome).endswith(f"--- the end of {running.LOGS}/{TABLE[0].name}.log\n")
    assert os.environ["PYNQ_SIM"] == "zcu104"


def test_what_is_skipped_is_named_and_nothing_tested_is_a_failure(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["pynq_matrix"])
    monkeypatch.setattr(making, "build_wheel", lambda *_: Path("tritile.whl"))
    monkeypatch.setattr(interpreters, "find", lambda python: None)
    assert matrix.main() == 1
    said = capsys.readouterr()
    assert said.out.count("skipped: no Python") == len(TABLE)
    assert "nothing was tested" in said.err


BAD = """import pytest
@pytest.fixture
def late():
    yield
    raise OSError("its end failed")
@pytest.mark.parametrize("board", ["pynq-z2", "zcu104"])
def test_good(board): pass
def test_bad(): assert [7] * 60 == list(range(60)), "the last words"
def test_teardown(late): pass
"""


@pytest.mark.parametrize("ci", ["", "true"])  # where it is set, pytest cuts nothing short
def test_tests_that_fail_are_told_on_stdout_by_name_and_how_they_ended(
    ci, folders, monkeypatch, capfd
):
    """By a real pytest: CI keeps stdout alone."""
    monkeypatch.setenv("CI", ci)
    (folders / "test_bad.py").write_text(BAD)
    python = script(folders / "python", f'exec {sys.executable} "$@"')
    tests = ["--rootdir", str(folders), "-p", "no:cacheprovider", str(folders / "test_bad.py")]
    monkeypatch.setattr(running, "TESTS", tests.pop())
    monkeypatch.setattr(making, "build_wheel", lambda *_: Path("tritile.whl"))
    monkeypatch.setattr(making, "make", lambda *_: (python, True))
    pins = {"pynq": TABLE[0].pynq, "numpy": TABLE[0].numpy}
    monkeypatch.setattr(making, "versions", lambda *_: pins)
    monkeypatch.setattr(interpreters, "find", lambda version: python)
    monkeypatch.setattr(sys, "argv", ["pynq_matrix", "--only", TABLE[0].name, "--jobs", "1"])
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--tests", *tests])
    assert matrix.main() == 1
    said = capfd.readouterr().out
    for name, words in {
        "bad": "AssertionError: the last words",
        "teardown": "its end failed",
    }.items():
        assert f"{TABLE[0].name}: FAILED test_bad.py::test_{name}\n" in said
        assert words in said
    assert "test_good" not in said
    assert f"all of it: {running.LOGS / TABLE[0].name}.log" in said
    assert max(len(part.splitlines()) for part in said.split("--- ")) < running.LINES + 20


def test_a_long_failure_shows_what_was_wrong_and_where():
    said = [f"    line {n}" for n in range(100)] + [f"E  {n}" for n in range(100)] + ["a.py:7: Bad"]
    told = running.told(running.Outcome(TABLE[0], failures=[running.Failure("a", "\n".join(said))]))
    assert "E  0\n" in told
    assert told.endswith("a.py:7: Bad")
    assert len(told.splitlines()) == 2 + running.LINES


def test_many_failures_are_all_named_and_some_told_at_length():
    failures = [running.Failure(f"test_{n}", f"why {n}\n" * 100) for n in range(30)]
    said = running.told(running.Outcome(TABLE[0], failures=failures)).splitlines()
    assert len([line for line in said if "FAILED test_" in line]) == 30
    assert said.count("why 0") == running.LINES
    assert len(said) < 30 + running.AT_LENGTH * (running.LINES + 1) + 2


def test_what_cannot_be_made_or_is_stuck_is_told_with_its_end(folders, monkeypatch):
    def stuck(command, stdout, **others):
        stdout.write("so far\n")
        raise subprocess.TimeoutExpired(command, others["timeout"])

    monkeypatch.setattr(running.subprocess, "run", stuck)
    outcome = running.run(TABLE[0], Path("python"), 1, [])
    assert not outcome.good
    said = running.told(outcome)
    assert f"stuck: stopped after {running.SECONDS} s" in said
    assert said.endswith("so far")
    unmade = running.Outcome(TABLE[0], why="cannot be made: x.log ends with:\nno", broken=True)
    assert running.told(unmade).endswith("cannot be made: x.log ends with:\nno")
    good = running.Outcome(TABLE[0], passed=3, families={"zynq7": 3})
    assert running.told(good) == running.told(running.Outcome(TABLE[0], why="skipped")) == ""
