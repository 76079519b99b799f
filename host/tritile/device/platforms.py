"""Platforms by name; simulator and board live in packages that are looked up when asked for."""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import Any

from tritile_arch import boards
from tritile_arch.boards import Board
from tritile_arch.system import SIMULATED_BOARD

from ..errors import UsageError
from ..platform import Platform
from .emulator import EmulatorPlatform

PLATFORMS = ("emulator", "verilator", "board")
SIMULATOR = "tritile_sim.verilated"
OVERLAY = "tritile_overlay"
# What brings the package in which each platform lives.
EXTRAS = {"verilator": "sim", "board": "board", SIMULATED_BOARD: "board,sim"}


def find_board(name: str | None, platform: str = "emulator") -> Board:
    """The board of that name; left out: the one that this is, or ``tiny``.

    UsageError names the known ones.
    """
    if name is None and platform == "board":
        return _module(platform, f"{OVERLAY}.detect").detected_board()
    if name is None:
        return boards.TINY
    try:
        return boards.board(name)
    except ValueError as error:
        raise UsageError(str(error)) from error


def check_platform(name: str) -> None:
    """UsageError unless that platform can be asked for."""
    if name not in PLATFORMS:
        raise UsageError(f"unknown platform {name!r}; known: {', '.join(PLATFORMS)}")


def open_platform(name: str, board: Board, **options: Any) -> Platform:
    """A device of that board's geometry; ``options`` are the platform's own.

    UsageError if the name is unknown or the extra that brings the platform is not installed.
    """
    check_platform(name)
    if name == "emulator":
        return EmulatorPlatform(board.geometry, **options)
    module = SIMULATOR if name == "verilator" else f"{OVERLAY}.platform"
    return _module(name, module).open_platform(board, **options)


def simulate_pynq() -> None:
    """With PYNQ_SIM set, pynq finds the simulated device, if it is asked for one after this."""
    if os.environ.get(SIMULATED_BOARD) and importlib.util.find_spec("pynq"):
        _module(SIMULATED_BOARD, f"{OVERLAY}.simdevice")


def _module(platform: str, name: str) -> Any:
    """UsageError if the extra that brings it is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        what = platform if platform == SIMULATED_BOARD else f"platform {platform!r}"
        raise UsageError(
            f"{what} needs the Python package {error.name!r};"
            f" install it with: pip install 'tritile[{EXTRAS[platform]}]'"
        ) from error
