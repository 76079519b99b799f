"""The bitstream and the tile in it: which version, how large, at which clock."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tritile_arch import registers
from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry
from tritile_arch.hwh import WRITTEN_BY_VIVADO

from ..device.accelerator import Accelerator
from ..device.platforms import OVERLAY, open_platform
from ..errors import DeviceError, TritileError
from ..platform import Platform
from .line import Line, bad, ok, warn
from .place import Kind, Place

CLOCK_TOLERANCE = 0.01  # of the board's aim; a crystal is better, a wrong divisor is worse
HELP = "docs/board.md says what can go wrong, and what helps"
ONE_BUILD = "unless you built it so, copy .bit and .hwh from one build of this version"
LOAD_AGAIN = "load the bitstream again: it comes with the clock's divisors"


def check_bitstream(place: Place) -> Iterator[Line]:
    """The files, without loading them; a simulated board makes its own."""
    if place.board.family is None or place.kind is Kind.SIMULATED:
        return
    files = importlib.import_module(f"{OVERLAY}.bitstream")
    say = bad if place.kind is Kind.BOARD else warn
    try:
        bit = files.find_bitstream(place.board)
        design = files.read_design(bit, place.board)
    except TritileError as error:
        yield say("bitstream", str(error), HELP)
        return
    yield _bitstream(bit, design)
    yield from _handoff(bit.with_suffix(".hwh"), place.board)


def _handoff(hwh: Path, board: Board) -> Iterator[Line]:
    """What the .hwh says otherwise than the contract; where registers lie must be right."""
    reader = importlib.import_module(f"{OVERLAY}.handoff.reader")
    compare = importlib.import_module(f"{OVERLAY}.handoff.compare").compare
    try:
        findings = compare(reader.Handoff(hwh), board)
    except reader.HandoffError as error:
        yield bad("handoff", str(error), ONE_BUILD)
        return
    wrong = [finding for finding in findings if not finding.ok]
    for finding in wrong:
        say = bad if finding.vital else warn
        said = f"{finding.name}: {finding.found}; the contract says {finding.expected}"
        yield say("handoff", said, ONE_BUILD)
    if not wrong:
        yield ok("handoff", f"{hwh.name} agrees with the contract in all {len(findings)} things")


def _bitstream(bit: Path, design: Any) -> Line:
    hwh = bit.with_suffix(".hwh")
    said = f"{bit} ({bit.stat().st_size:,} bytes), {design.tile} in its .hwh has our version"
    if WRITTEN_BY_VIVADO not in hwh.read_text(errors="replace"):
        do = "copy the .hwh that Vivado wrote with it beside it: pynq sets clock and widths by it"
        return warn("bitstream", f"{said}, but {hwh.name} is the contract's, not Vivado's", do)
    return ok("bitstream", said)


def check_simulated(place: Place) -> None:
    """UsageError if a simulated board is asked for what none has (PYNQ_SIM_OPTIONS).

    All else that can be wrong with it, a missing pynq too, has a line of its own.
    """
    if place.kind is Kind.SIMULATED and importlib.util.find_spec("pynq"):
        with suppress(DeviceError):
            importlib.import_module(f"{OVERLAY}.platform").find_device()


def open_device(place: Place) -> Platform:
    """The board's tile; loads the bitstream unless pynq says that it is loaded.

    TritileError says why not.
    """
    options: dict[str, Any] = {}
    if place.kind is Kind.BOARD and _is_loaded(place.board):
        options["download"] = False
    return open_platform("board", place.board, **options)


def _is_loaded(board: Board) -> bool:
    with suppress(TritileError):
        bit = importlib.import_module(f"{OVERLAY}.bitstream").find_bitstream(board)
        return importlib.import_module(f"{OVERLAY}.loaded").is_loaded(bit)
    return False


def could_not(name: str, error: TritileError) -> Line:
    """The sentence of a step that failed."""
    return bad(name, str(error), HELP)


def check_tile(place: Place, device: Any) -> Iterator[Line]:
    """Identity, version and geometry, as the registers say them."""
    try:
        Accelerator(device)
    except TritileError as error:
        yield could_not("tile", error)
        return
    found = registers.VERSION.unpack(device.read(registers.VERSION.offset))
    yield _geometry(place.board, device.geometry, f"version {found['major']}.{found['minor']}")
    if getattr(device, "interrupts", True):
        yield ok("interrupt", "pynq has found it")
    else:
        do = "nothing, if waiting by interrupt is not needed; else look for axi_intc_0 in the .hwh"
        yield warn("interrupt", "pynq has found none", do)
    yield check_clock(place.board, getattr(device, "clock_hz", 0.0) / 1e6)


def _geometry(board: Board, found: Geometry, version: str) -> Line:
    said = (
        f"{version}, {found.rows} rows of {found.columns} weights, {found.ports} ports of"
        f" {8 * found.port_bytes} bits, {found.codec}, addresses of {found.address_bits} bits"
    )
    differs = [
        f"{name} {getattr(found, name)} instead of {getattr(board.geometry, name)}"
        for name in ("rows", "ports", "port_bytes", "codec", "depth", "address_bits")
        if getattr(found, name) != getattr(board.geometry, name)
    ]
    if differs:
        do = f"nothing, if you built it so; images packed for {board.name} will not fit it"
        return warn("tile", f"{said}; {', '.join(differs)}", do)
    return ok("tile", said)


def check_clock(board: Board, mhz: float) -> Line:
    """What is set now; a fabric can run unnoticed at a fraction of its clock, or above it."""
    aim = board.clock_mhz
    said = f"{mhz:g} MHz, aimed at {aim}"
    if mhz < aim * (1 - CLOCK_TOLERANCE):
        slower = f"{said}: {'it stands still' if mhz <= 0 else f'{aim / mhz:.1f} times slower'}"
        return bad("clock", slower, LOAD_AGAIN, clock_mhz=mhz)
    if mhz > aim * (1 + CLOCK_TOLERANCE):
        return bad("clock", f"{said}: not built for that", LOAD_AGAIN, clock_mhz=mhz)
    return ok("clock", said, clock_mhz=mhz)
