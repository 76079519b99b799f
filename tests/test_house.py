"""The house: the distribution holds every package; a missing tool is named with its package."""

from __future__ import annotations

import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("arch", "rtl", "sim", "host", "overlay")


def listed_packages() -> set[str]:
    text = (ROOT / "pyproject.toml").read_text()
    match = re.search(r"^packages = \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
    assert match is not None
    return set(re.findall(r'"([\w.]+)"', match[1]))


def packages_of_the_checkout() -> set[str]:
    found = {"tritile_gen"}
    for room in ROOMS:
        for init in (ROOT / room).rglob("__init__.py"):
            found.add(".".join(init.parent.relative_to(ROOT / room).parts))
    return found


def test_a_wheel_holds_every_package():
    assert listed_packages() == packages_of_the_checkout()


def test_every_root_package_is_typed():
    for room in ROOMS:
        for package in (ROOT / room).glob("tritile*"):
            assert (package / "py.typed").is_file(), package


def test_gen_is_found_as_data():
    assert files("tritile_gen").joinpath("__init__.py").is_file()


PACKAGE_OF = {"python3": "python3", "make": "make", "g++": "g++", "perl": "perl"}


def check_tools(folder: Path, tools: set[str], python: str = "echo 3.11") -> tuple[int, str]:
    """(exit code, stderr) of tools/check_tools.sh where only ``tools`` are installed, as stubs."""
    for tool in tools:
        stub = folder / tool
        stub.write_text(f"#!/bin/sh\n{python}\n")
        stub.chmod(0o755)
    script = ROOT / "tools" / "check_tools.sh"
    environment = {"PATH": str(folder)}
    done = subprocess.run(["/bin/sh", script], env=environment, capture_output=True, text=True)
    return done.returncode, done.stderr


def test_all_tools_are_there(tmp_path):
    assert check_tools(tmp_path, set(PACKAGE_OF)) == (0, "")


@pytest.mark.parametrize("tool", PACKAGE_OF)
def test_a_missing_tool_is_named_with_its_package(tmp_path, tool):
    code, said = check_tools(tmp_path, set(PACKAGE_OF) - {tool})
    assert code == 2
    assert said.startswith(f"{tool} is missing")
    assert f"apt install {PACKAGE_OF[tool]}'" in said
    assert said.count("\n") == 1


def test_a_missing_venv_module_is_named_with_its_package(tmp_path):
    no_venv = 'case "$2" in *ensurepip*) exit 1 ;; esac; echo 3.11'
    code, said = check_tools(tmp_path, set(PACKAGE_OF), no_venv)
    assert code == 2
    assert "python3-venv" in said


def test_a_python_of_another_version_is_named(tmp_path):
    code, said = check_tools(tmp_path, set(PACKAGE_OF), "echo 3.13")
    assert code == 2
    assert "is Python 3.13, but tritile needs 3.10, 3.11 or 3.12" in said
