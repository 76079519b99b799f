"""The seam on a PYNQ board: registers, buffers and waits through the pynq library."""

from __future__ import annotations

import logging
import os
import struct
import warnings
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tritile.errors import DeviceError, UsageError
from tritile_arch import registers
from tritile_arch.boards import BOARDS, Board
from tritile_arch.system import PYNQ_WITHOUT_ZYNQ7, ZYNQ7

from .bitstream import Design, find_bitstream, read_design
from .claim import Claim
from .interrupts import on_loop, woken
from .loaded import forget_handoff
from .waits import WAITS, Waits

if TYPE_CHECKING:
    from .buffers import BoardBuffer, BoardMemory
    from .driver import Tile


# What pynq raises for a .bit that is no bitstream or cut short, and for XRT's tools.
BITFILE_ERRORS = (OSError, RuntimeError, ValueError, IndexError, struct.error)
log = logging.getLogger("tritile")
_kept: list[BoardMemory] = []  # of tiles that could not be stopped


@dataclass(frozen=True)
class Options:
    """``bitstream``: a .bit, its .hwh beside it, or a folder with tritile.bit in it; left out:
    what TRITILE_BITSTREAM names, else the one that is installed. ``download``: False if it is
    loaded already. ``wait``: "auto" picks "spin", "sleep" or "interrupt" by predicted time.
    ``clock_mhz``: sets the fabric's clock, for a design that is not sure of its own; left out: the
    design's.
    """

    bitstream: str | os.PathLike[str] | None = None
    download: bool = True
    wait: str = "auto"
    clock_mhz: float | None = None

    def __post_init__(self) -> None:
        if self.clock_mhz is not None and not 1 <= self.clock_mhz <= 500:
            raise UsageError(f"clock_mhz is {self.clock_mhz!r}; expected 1 to 500")
        if self.wait not in WAITS:
            raise UsageError(f"wait is {self.wait!r}; expected one of {', '.join(WAITS)}")


def open_platform(board: Board, **options: Any) -> BoardPlatform:
    """Loads the board's bitstream and opens its tile; ``options`` are those of ``Options``.

    UsageError or DeviceError says what is missing.
    """
    chosen = _options(options)
    if board.family is None:
        known = ", ".join(name for name, other in BOARDS.items() if other.family)
        raise UsageError(f"board {board.name} exists in simulation only; boards: {known}")
    device = find_device()
    simulated = getattr(device, "bitfile", None)  # the simulated device brings one
    if simulated is None:
        _check_real(board)
    design = read_design(find_bitstream(board, chosen.bitstream, simulated), board)
    claim = Claim(device, shared=simulated is None)
    try:
        return BoardPlatform(device, design, chosen, claim)
    except BaseException:
        claim.release()
        raise


def _check_real(board: Board) -> None:
    """DeviceError for what a simulated board does not mind."""
    if os.geteuid():
        raise DeviceError("a board's registers are open to root only: run this as root (sudo -i)")
    found = version("pynq")
    if board.family is ZYNQ7 and (int(found.split(".")[0]),) >= PYNQ_WITHOUT_ZYNQ7:
        raise DeviceError(
            f"pynq {found} has no Zynq-7000 any more: boot an image of PYNQ 3.1, the last for"
            f" {board.name}, or pip install 'pynq<4'"
        )
    machine = os.uname().machine
    if board.family and machine != board.family.machine:  # another's registers lie elsewhere
        raise DeviceError(
            f"this is no {board.name}: its processor is {machine}, not {board.family.machine};"
            " name the board that this is with --board"
        )


def _options(given: Mapping[str, Any]) -> Options:
    known = [option.name for option in fields(Options)]
    for name in given:
        if name not in known:
            raise UsageError(f"no option {name!r}; known: {', '.join(known)}")
    return Options(**given)


def find_device() -> Any:
    """pynq's active device, a simulated one with PYNQ_SIM; UsageError or DeviceError if none.

    It is looked for on tritile's loop: pynq asks for the current one when it finds a board, and
    there is none in a thread, nor where another was run before.
    """
    try:
        import pynq
    except (ImportError, OSError) as error:  # pynq 3.0 starts a program of XRT's
        if getattr(error, "name", "") == "pynq":
            raise UsageError(
                "platform 'board' needs the Python package 'pynq';"
                " install it with: pip install 'tritile[board]'"
            ) from error
        raise DeviceError(
            f"pynq cannot be imported ({error}): open a root shell, which brings its environment"
            " (sudo -i)"
        ) from error
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No devices found")  # the error below says it
            return on_loop(lambda: _active_device(pynq))
    except (RuntimeError, AttributeError, OSError) as error:  # without XRT, too
        raise DeviceError(
            f"pynq finds no board here ({error}): run this on a PYNQ image in a root shell"
            " (sudo -i), or set PYNQ_SIM=pynq-z2 before Python starts for the simulated one"
        ) from error


async def _active_device(pynq: Any) -> Any:
    return pynq.Device.active_device


class BoardPlatform:
    """A ``Platform``; geometry and clock are the design's own, read when it is opened.

    One that nobody has any more is closed by Python, at the latest when the process ends.
    """

    name = "board"

    def __init__(self, device: Any, design: Design, options: Options, claim: Claim):
        from .buffers import BoardMemory  # imports pynq

        self.design = design
        self.overlay, self.tile = on_loop(lambda: _open(design, options.download))
        self.clock_hz = _clock_hz(options.clock_mhz)
        self.geometry = self.tile.geometry()
        self.tile.quiet()  # a process that was killed may have left it busy
        self.tile.write(registers.WATCHDOG.offset, registers.WATCHDOG_CLOCKS)
        if options.wait == "interrupt" and not self.interrupts:
            raise UsageError(
                'wait is "interrupt", but pynq found no interrupt of the tile: use wait="sleep",'
                " or look for the interrupt controller in the .hwh"
            )
        self._waits = Waits(self.tile, self.clock_hz, options.wait)
        self._memory = BoardMemory(device, self.geometry.address_bits)
        self._open = True
        self._close = weakref.finalize(self, _close, self.tile, self._memory, claim)

    @property
    def bitstream(self) -> Path:
        """The file that was loaded."""
        return self.design.bit

    def read(self, offset: int) -> int:
        """The register at that byte offset."""
        self._check()
        return self.tile.read(offset)

    def write(self, offset: int, value: int) -> None:
        """Writes a register; a doorbell returns at once."""
        self._check()
        self.tile.write(offset, value)

    def window(self) -> int | None:
        """The address of register 0 in this process; None if pynq's words are no plain memory."""
        words = self.tile.words
        return words.ctypes.data if isinstance(words, np.ndarray) else None

    def allocate(self, nbytes: int, cacheable: bool = False) -> BoardBuffer:
        """Whole pages, not zeroed; MemoryFullError says what helps."""
        self._check()
        return self._memory.allocate(nbytes, cacheable)

    def wait(self, completed: int, clocks: int = 0) -> int:
        """STATUS as it shows ``completed`` doorbells or an error; DeviceError if the tile hangs."""
        self._check()
        return self._waits.wait(completed, clocks)

    @property
    def interrupts(self) -> bool:
        """Whether pynq found the tile's interrupt."""
        return self.tile.wakes is not None

    def await_interrupt(self, seconds: float) -> bool:
        """Whether the interrupt came within that time; the caller enables and clears it."""
        self._check()
        return self.interrupts and woken(self.tile.wakes, seconds)

    def close(self) -> None:
        """Stops the tile, then frees all memory; a second call does nothing."""
        self._open = False
        self._close()

    def _check(self) -> None:
        if not self._open:
            raise UsageError("this platform is closed: open the board again")


def _close(tile: Tile, memory: BoardMemory, claim: Claim) -> None:
    """Memory that the tile may still write to is kept from Linux as long as the process lives."""
    try:
        tile.quiet()
        memory.close()
    except DeviceError as error:  # whoever closes has often an error of its own to tell
        log.warning("the board's memory is not given back: %s", error)
        _kept.append(memory)
    finally:
        claim.release()


async def _open(design: Design, download: bool) -> tuple[Any, Tile]:
    """The overlay, and the driver that pynq binds to its tile.

    A coroutine, since pynq's interrupts belong to the loop that runs while they are made.
    """
    import pynq

    from .driver import Tile  # pynq binds what was imported before it reads the .hwh

    try:
        forget_handoff()
        overlay = tile = pynq.Overlay(str(design.bit), download=download)
    except BITFILE_ERRORS as error:
        raise DeviceError(
            f"pynq cannot load {design.bit}: {error}; is it built for this board, and does this"
            " shell have PYNQ's environment (sudo -i)?"
        ) from error
    for part in design.tile.split("/"):
        tile = getattr(tile, part)
    assert isinstance(tile, Tile), f"pynq bound {type(tile).__name__} to {design.tile}"
    return overlay, tile


def _clock_hz(mhz: float | None) -> float:
    """Of the fabric, as the processor's registers have it, once it was set to ``mhz`` if given."""
    from pynq import Clocks

    if mhz is not None:
        Clocks.fclk0_mhz = mhz
    return Clocks.fclk0_mhz * 1e6
