"""Which board this is, without asking pynq."""

from __future__ import annotations

import os

from tritile.errors import UsageError
from tritile_arch.boards import BOARDS, Board
from tritile_arch.system import PYNQ_BOARD, SIMULATED_BOARD


def detected_board() -> Board:
    """The board that PYNQ_SIM names, else that of the running PYNQ image; UsageError if neither."""
    simulated, image = os.environ.get(SIMULATED_BOARD), os.environ.get(PYNQ_BOARD)
    if simulated:
        return _simulated(simulated)
    for candidate in BOARDS.values():
        if image and candidate.pynq_name and candidate.pynq_name.lower() == image.lower():
            return candidate
    raise UsageError(
        f"this is no board that tritile knows ({PYNQ_BOARD} is {image!r}): run it on a PYNQ image"
        " as root with its environment, name the board with --board, or set"
        f" {SIMULATED_BOARD}=pynq-z2 for the simulated device"
    )


def _simulated(name: str) -> Board:
    known = [board.name for board in BOARDS.values() if board.family]
    if name not in known:
        raise UsageError(f"{SIMULATED_BOARD} is {name!r}; expected {' or '.join(known)}")
    return BOARDS[name]
