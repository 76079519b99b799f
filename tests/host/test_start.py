"""The command's first lines: nothing that takes long comes before Ctrl-C is looked after."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tritile

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = re.search(r'^tritile = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
assert SCRIPT is not None
MODULE, FUNCTION = SCRIPT[1].split(":")
# As the installed script begins, and as the module is run.
WAYS = {
    "script": ["-c", f"import sys; from {MODULE} import {FUNCTION}; sys.exit({FUNCTION}())"],
    "module": ["-m", "tritile"],
}


def begin(folder: Path, way: str, *arguments: str) -> subprocess.CompletedProcess:
    """The command in a process of its own, to which ``folder``'s modules come first."""
    environment = {k: v for k, v in os.environ.items() if k != "PYNQ_SIM"}
    known = [str(folder), *filter(None, [environment.get("PYTHONPATH")])]
    environment["PYTHONPATH"] = os.pathsep.join(known)
    command = [sys.executable, *WAYS[way], *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("module", ["numpy", "typer"])
def test_ctrl_c_while_python_imports(tmp_path, way, module):
    """It comes in the middle of a module that stands for a slow one."""
    (tmp_path / f"{module}.py").write_text("raise KeyboardInterrupt")
    done = begin(tmp_path, way, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("way", WAYS)
def test_the_command_runs(tmp_path, way):
    done = begin(tmp_path, way, "inspect", str(tmp_path / "nothing"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing" in done.stderr
    assert done.stderr.count("\n") == 1


def test_all_that_is_named_is_found():
    for name in tritile.__all__:
        assert getattr(tritile, name).__name__ == name
    with pytest.raises(AttributeError, match=r"^module 'tritile' has no attribute 'nothing'$"):
        getattr(tritile, "nothing")  # noqa: B009 - whoever checks types knows it
