"""Platforms that are looked up when asked for: what is missing is named with what brings it."""

import importlib.util
import sys

import pytest

from tritile.device import platforms
from tritile.errors import UsageError
from tritile_arch.boards import PYNQ_Z2
from tritile_arch.system import SIMULATED_BOARD


@pytest.fixture
def without(monkeypatch):
    """Makes a package one that cannot be imported."""

    def hide(name: str) -> None:
        for module in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
            monkeypatch.delitem(sys.modules, module)
        monkeypatch.setitem(sys.modules, name, None)

    return hide


@pytest.fixture
def pynq_installed(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())


@pytest.mark.parametrize(("name", "extra"), [("verilator", "sim"), ("board", "board")])
def test_a_platform_that_is_not_installed_names_its_extra(without, name, extra):
    without("tritile_sim")
    without("tritile_overlay")
    with pytest.raises(UsageError, match=rf"platform '{name}' needs .*'tritile\[{extra}\]'"):
        platforms.open_platform(name, PYNQ_Z2)


def test_a_simulated_board_needs_both_extras(without, pynq_installed, monkeypatch):
    monkeypatch.setenv(SIMULATED_BOARD, PYNQ_Z2.name)
    without("tritile_overlay.simdevice")
    with pytest.raises(UsageError, match=rf"^{SIMULATED_BOARD} needs .*'tritile\[board,sim\]'"):
        platforms.simulate_pynq()


def test_no_simulated_board_is_looked_for_where_none_is_named(without, pynq_installed, monkeypatch):
    monkeypatch.delenv(SIMULATED_BOARD, raising=False)
    without("tritile_overlay.simdevice")
    platforms.simulate_pynq()
