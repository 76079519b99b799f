"""The house: every package of the checkout is in the distribution, and the import law holds."""

from __future__ import annotations

import re
from pathlib import Path

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
    from importlib.resources import files

    assert files("tritile_gen").joinpath("__init__.py").is_file()
