"""Where a notebook runs."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from tritile.errors import UsageError
from tritile.notebook import where
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104


@pytest.fixture
def with_pynq(monkeypatch):
    """As if pynq were installed, or not; on no board."""
    monkeypatch.delenv("PYNQ_SIM", raising=False)
    monkeypatch.delenv("BOARD", raising=False)
    find = importlib.util.find_spec

    def pretend(there: bool) -> None:
        def found(name: str, *rest: Any) -> Any:
            return (object() if there else None) if name == "pynq" else find(name, *rest)

        monkeypatch.setattr(importlib.util, "find_spec", found)

    return pretend


def test_a_laptop_simulates_tiny(with_pynq):
    with_pynq(False)
    place = where()
    assert (place.platform, place.board) == ("verilator", TINY)
    assert place.options == {"platform": "verilator", "board": "tiny"}
    assert place.is_simulated
    assert "no board" in str(place)


def test_pynq_alone_makes_no_board(with_pynq):
    with_pynq(True)
    assert where().platform == "verilator"


def test_a_pynq_image_is_its_board(with_pynq, monkeypatch):
    with_pynq(True)
    monkeypatch.setenv("BOARD", "ZCU104")
    place = where()
    assert (place.platform, place.board) == ("board", ZCU104)
    assert not place.is_simulated
    assert "no board" not in str(place)


def test_the_simulated_board_says_that_it_is_none(with_pynq, monkeypatch):
    with_pynq(True)
    monkeypatch.setenv("PYNQ_SIM", "pynq-z2")
    place = where()
    assert (place.platform, place.board) == ("board", PYNQ_Z2)
    assert place.is_simulated
    assert "no board" in str(place)


def test_without_pynq_there_is_no_simulated_board(with_pynq, monkeypatch):
    with_pynq(False)
    monkeypatch.setenv("PYNQ_SIM", "pynq-z2")
    assert where().platform == "verilator"


def test_a_wrong_name_of_a_board_is_not_passed_over(with_pynq, monkeypatch):
    with_pynq(True)
    monkeypatch.setenv("PYNQ_SIM", "pynq-z3")
    with pytest.raises(UsageError, match="pynq-z3"):
        where()
