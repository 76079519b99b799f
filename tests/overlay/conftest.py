"""Simulated devices that are gone after the test."""

import contextlib

import pytest

from overlay.plain import REAL


@pytest.fixture(params=REAL, ids=lambda board: board.name)
def board(request):
    return request.param


@pytest.fixture
def device(board):
    """Makes the board's device pynq's active one; ``device(cma_bytes=...)``: with settings."""
    from tritile_overlay.simdevice import simulated  # it imports pynq

    with contextlib.ExitStack() as stack:
        yield lambda **settings: stack.enter_context(simulated(board, **settings))
