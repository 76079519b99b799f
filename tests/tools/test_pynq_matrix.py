"""The matrix without its environments: what is chosen, found, made anew, and read of a run."""

import os
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
    assert not running.read(TABLE[0], report).good
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
    assert os.environ["PYNQ_SIM"] == "zcu104"


def test_what_is_skipped_is_named_and_nothing_tested_is_a_failure(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["pynq_matrix"])
    monkeypatch.setattr(making, "build_wheel", lambda *_: Path("tritile.whl"))
    monkeypatch.setattr(interpreters, "find", lambda python: None)
    assert matrix.main() == 1
    said = capsys.readouterr()
    assert said.out.count("skipped: no Python") == len(TABLE)
    assert "nothing was tested" in said.err
