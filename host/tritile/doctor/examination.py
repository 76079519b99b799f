"""All lines in their order. A step that fails says so in a line, and the next ones still come."""

from __future__ import annotations

from collections.abc import Iterator

from ..device.emulator import EmulatorPlatform
from ..errors import TritileError
from ..progress import Show, Step, ignore
from .device import check_bitstream, check_tile, could_not, open_device
from .line import BAD, Line, bad, ok
from .memory import check_devices, check_disk, check_memory, check_user
from .place import Kind, Place, check_board, check_image
from .software import check_compiler, check_numpy, check_pynq, check_python, check_simulator
from .speed import check_cpu, check_stream, check_upload

# What is told from files and versions alone.
LOOKS = (
    check_board,
    check_image,
    check_user,
    check_python,
    check_numpy,
    check_pynq,
    check_compiler,
    check_memory,
    check_devices,
    check_disk,
    check_cpu,
    check_bitstream,
)
UNTOUCHABLE = {"bitstream", "handoff", "processor"}


def examine(place: Place, touch: bool = True, show: Show = ignore) -> Iterator[Line]:
    """``touch``: a board's tile as well; it loads the bitstream if it is not loaded.

    A tile whose bitstream is missing or lies elsewhere than it should is not touched: a register
    that nobody answers stops the processor for good.
    """
    wrong = set()
    for look in LOOKS:
        for line in look(place):
            yield line
            wrong |= {line.name} if line.level == BAD else set()
    if place.kind is not Kind.BOARD:
        yield from check_simulator(place)
    if place.has_device and touch and wrong & UNTOUCHABLE:
        yield bad("tile", "not touched, for what is said above", "put that right first")
    elif place.has_device and touch:
        show(Step("opening the board"))
        yield from _examine_device(place, show)
    elif place.has_device:
        yield ok("tile", "not looked at, as you asked")
    else:
        yield from check_stream(place, EmulatorPlatform(place.board.geometry))


def _examine_device(place: Place, show: Show) -> Iterator[Line]:
    try:
        device = open_device(place)
    except TritileError as error:
        yield could_not("tile", error)
        return
    try:
        yield from check_tile(place, device)
        yield from check_upload(place, device)
        show(Step("streaming weights"))
        yield from check_stream(place, device)
    finally:
        show(Step("done"))
        device.close()
