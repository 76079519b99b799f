"""Waiting for the tile, by how long it takes at the least.

Below 0.3 ms a sleep would cost more than it saves: spin on STATUS. Up to 50 ms: sleep, then spin,
for a tile that is late by a nap costs more than the nap saves. Longer: the interrupt.
"""

from __future__ import annotations

import logging
import math
import time
from typing import Any, Protocol

from tritile.errors import DeviceError
from tritile_arch import registers
from tritile_arch.registers import CONTROL, CYCLES, INTERRUPT, STATUS

from .interrupts import woken

WAITS = ("auto", "spin", "sleep", "interrupt")
SPIN = 0.3e-3  # seconds that "auto" spins for at most
SLEEP = 50e-3  # and that it sleeps and polls for
EARLY = 100e-6  # Linux wakes us later than we ask
NAPS = 16  # a nap is this part of the predicted time
SHORTEST_NAP, LONGEST_NAP = 50e-6, 1e-3
SLICE = 0.25  # seconds of one wait for the interrupt; then STATUS is read whatever happened
MISSES = 3  # times that the tile was done and no interrupt came, before we do without it
POLLS = 64  # reads of STATUS between two looks at the watch
PATIENCE = 2.0  # seconds, beyond the predicted time, between two looks at CYCLES
TIMES_SLOWER = 64  # than predicted, the watchdog's clocks added: then it hangs

_DONE = STATUS.field("completed")
_MASK = _DONE.put((1 << _DONE.width) - 1)
_BEYOND = _DONE.put(registers.MOST_BEHIND)
_ERROR = STATUS.field("error").put(1)
_STATUS = STATUS.offset >> 2
SILENT = 0xFFFF_FFFF  # what a bus gives when nobody answers; as a STATUS it shows an error
log = logging.getLogger("tritile")


class Registers(Protocol):
    """Those of a tile, as ``driver.Tile`` has them: words by index, by byte offset, interrupt."""

    words: Any

    @property
    def wakes(self) -> Any: ...

    def read(self, offset: int) -> int: ...

    def write(self, offset: int, value: int) -> None: ...


class Patience:
    """Tells a tile that takes its time from one that hangs.

    By its own clocks, not by ours: a slow memory or a simulation takes any number of seconds. The
    tile's watchdog stops it if nothing moves; what is left is a design that does not count
    clocks, or works for ever.
    """

    def __init__(self, tile: Registers, clocks: int, seconds: float):
        self._tile, self._pause = tile, PATIENCE + seconds
        self._limit = TIMES_SLOWER * (clocks + registers.WATCHDOG_CLOCKS)
        self._next = time.monotonic() + self._pause
        self._first: int | None = None
        self._seen = 0

    def check(self) -> None:
        """Call it while STATUS shows nothing new; DeviceError (HANG) when that is hopeless."""
        if time.monotonic() < self._next:
            return
        cycles = self._tile.read(CYCLES.offset)
        if self._first is None:
            self._first = cycles
        elif cycles == self._seen:
            raise self._hang("it counts no clocks: no clock, or another bitstream was loaded")
        elif (cycles - self._first) % (1 << 32) > self._limit:
            raise self._hang(f"after {self._limit:,} clocks it is still at it")
        self._seen = cycles
        self._next = time.monotonic() + self._pause

    def _hang(self, why: str) -> DeviceError:
        status = self._tile.read(STATUS.offset)
        return DeviceError(
            f"the accelerator hangs (STATUS is {status:#010x}): {why}; load the bitstream again",
            code="HANG",
        )


class Waits:
    """Waits of one tile; ``way`` is one of WAITS."""

    def __init__(self, tile: Registers, clock_hz: float, way: str):
        self._tile, self._clock_hz = tile, clock_hz
        self._interrupt = tile.wakes
        self._missed = 0
        # Waits of fewer clocks spin, of fewer than the second number sleep; others are woken.
        self._spins, self._sleeps = {
            "auto": (SPIN * clock_hz, SLEEP * clock_hz if self._interrupt else math.inf),
            "spin": (math.inf, math.inf),
            "sleep": (0, math.inf),
            "interrupt": (0, 0),
        }[way]

    def wait(self, completed: int, clocks: int) -> int:
        """STATUS as soon as it shows ``completed`` doorbells or an error.

        ``clocks``: the least that it takes. DeviceError if the tile hangs. A call that is broken
        off (Ctrl-C) may be followed by another.
        """
        due = completed << _DONE.lsb
        if clocks < self._spins:
            status = self._polls(due, POLLS)
            return self._spin(due, clocks) if status is None else status
        if clocks < self._sleeps:
            return self._sleep(due, clocks)
        return self._by_interrupt(due, clocks)

    def _polls(self, due: int, reads: int) -> int | None:
        """So many reads of STATUS; None if it shows nothing new. The hot path: no calls."""
        words = self._tile.words
        for _ in range(reads):
            status = int(words[_STATUS])
            if status & _ERROR:
                return _answered(status)
            if (status - due) & _MASK < _BEYOND:
                return status
        return None

    def _spin(self, due: int, clocks: int) -> int:
        """The first reads were in vain: only now is a watch worth its price."""
        patience = self._patience(clocks)
        while (status := self._polls(due, POLLS)) is None:
            patience.check()
        return status

    def _sleep(self, due: int, clocks: int) -> int:
        """Sleeps while nothing can be done yet, spins when it is due, naps when it is late."""
        seconds = clocks / self._clock_hz
        time.sleep(max(0.0, seconds - EARLY))
        patience = self._patience(clocks)
        nap = min(max(seconds / NAPS, SHORTEST_NAP), LONGEST_NAP)
        late = time.monotonic() + EARLY + SPIN
        reads = POLLS
        while (status := self._polls(due, reads)) is None:
            patience.check()
            if time.monotonic() > late:
                reads = 1
                time.sleep(nap)
        return status

    def _by_interrupt(self, due: int, clocks: int) -> int:
        """The line is enabled while we wait, so that other doorbells interrupt nobody."""
        patience = self._patience(clocks)
        switches = self._tile.read(CONTROL.offset)
        self._tile.write(CONTROL.offset, switches | CONTROL.pack(interrupt_enable=1))
        came = True
        try:
            while True:
                # First clear what is old, then look: what completes behind the look is pending.
                self._tile.write(INTERRUPT.offset, INTERRUPT.pack(pending=1))
                status = self._polls(due, reads=1)
                if status is not None:
                    self._count(came)
                    return status
                patience.check()
                came = woken(self._interrupt, SLICE)
        finally:
            self._tile.write(CONTROL.offset, switches)

    def _count(self, came: bool) -> None:
        """Does without interrupts when they do not come."""
        self._missed = 0 if came else self._missed + 1
        if self._missed == MISSES:
            log.warning("the tile's interrupt does not arrive; polling instead")
            self._sleeps = math.inf

    def _patience(self, clocks: int) -> Patience:
        return Patience(self._tile, clocks, clocks / self._clock_hz)


def _answered(status: int) -> int:
    """STATUS with its error; DeviceError if no design gave it."""
    if status == SILENT:
        raise DeviceError(
            f"the accelerator no longer answers (STATUS is {status:#010x}): another bitstream was"
            " loaded, or its clock was stopped",
            code="HANG",
        )
    return status
