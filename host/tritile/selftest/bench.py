"""The device under test: its buffers, doorbells and resets, and how to leave it as it was."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

import numpy as np

from tritile_arch import registers
from tritile_arch.boards import Board
from tritile_arch.registers import ERROR_TEXT, STATUS, ErrorCode, Register
from tritile_arch.system import SIMULATED_BOARD

from ..device.accelerator import WORD_MASK
from ..errors import DeviceError
from ..platform import Buffer, Platform
from .outcome import Failed, Gone

PATIENCE = 60.0  # seconds without a completed doorbell; longer than any job of these tests
RESET_PATIENCE = 10.0  # seconds
SAVED = (registers.LIST_BASE_LO, registers.LIST_BASE_HI, registers.WATCHDOG, registers.CONTROL)


@dataclass(frozen=True)
class Stop:
    """Why the queue stopped, and at which descriptor."""

    code: ErrorCode
    job: int

    def __str__(self) -> str:
        return f"{self.code.name} at job {self.job} ({ERROR_TEXT[self.code]})"


@dataclass
class Options:
    """What somebody asked for. ``bus_error_address``: where no memory answers."""

    quick: bool = False
    seed: int = 0
    bus_error_address: int | None = None


class Bench:
    """A device, opened by somebody else. Within ``with`` it is ours; then it is as it was before.

    ``clocked``: it has a clock, so that its counters of time count. ``simulated``: that clock is
    slow, and nothing of what it does can harm a processor.
    """

    def __init__(self, device: Platform, board: Board, options: Options | None = None):
        self.device, self.board = device, board
        self.options = options or Options()
        self.g = device.geometry
        self.clocked = device.name != "emulator"
        self.simulated = device.name != "board" or bool(os.environ.get(SIMULATED_BOARD))
        self._undo = ExitStack()

    def __enter__(self) -> Bench:
        before = {register: self.read(register) for register in SAVED}
        self._undo.callback(self._restore, before)
        try:
            self.empty = self.allocate(4096, False)
            self._undo.callback(self.empty.free)
            self.quiet()
        except BaseException:
            self._undo.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._undo.close()

    def _restore(self, before: dict[Register, int]) -> None:
        """Nothing under way and every setting as it was; a device that is gone stays so."""
        with suppress(DeviceError, Gone):
            self.write(registers.CONTROL, 0)
            self.reset()
            for register, value in before.items():
                self.write(register, value & register.kept)

    def read(self, register: Register) -> int:
        return int(self.device.read(register.offset))

    def write(self, register: Register, value: int) -> None:
        self.device.write(register.offset, int(value))

    def status(self) -> dict[str, int]:
        return STATUS.unpack(self.read(STATUS))

    def rng(self, *numbers: int) -> np.random.Generator:
        """Random numbers of the seed that somebody asked for."""
        return np.random.default_rng([self.options.seed, *numbers])

    @contextmanager
    def scope(self) -> Iterator[Scope]:
        """Buffers that are freed when it ends; by then the device uses none of them any more."""
        with ExitStack() as buffers:
            try:
                yield Scope(self, buffers)
            except BaseException:
                with suppress(DeviceError, Gone):  # what came first says more
                    self.quiet()
                raise
            self.quiet()

    def allocate(self, nbytes: int, cacheable: bool) -> Buffer:
        """All of it zero."""
        buffer = self.device.allocate(nbytes, cacheable=cacheable)
        buffer.array[:] = 0
        buffer.flush()
        return buffer

    def quiet(self) -> None:
        """No doorbell, no reading ahead, and a table without descriptors."""
        self.write(registers.CONTROL, 0)
        status = self.status()
        if status["busy"] or status["error"]:
            self.reset()
        self.use_table(self.empty.address)

    def use_table(self, address: int) -> None:
        """Where descriptor 0 is."""
        self.write(registers.LIST_BASE_LO, address & WORD_MASK)
        self.write(registers.LIST_BASE_HI, address >> 32)

    def reset(self) -> None:
        """Soft reset; ``Gone`` if it does not end."""
        control = self.read(registers.CONTROL)
        self.write(registers.CONTROL, control | registers.CONTROL.pack(soft_reset=1))
        end = time.monotonic() + RESET_PATIENCE
        while self.status()["resetting"]:
            if time.monotonic() > end:
                raise Gone(
                    "a soft reset does not end: the memory has not answered what was asked of it;"
                    " load the bitstream again"
                )

    def ring(self, index: int, tokens: int) -> None:
        """One doorbell: the list that begins at that descriptor."""
        self.write(registers.DOORBELL, registers.DOORBELL.pack(index=index, tokens=tokens))

    def await_slot(self) -> None:
        """Until a doorbell may be rung, or the queue has stopped."""
        self._await(lambda status: status["free_slots"] > 0)

    def await_idle(self) -> None:
        """Until no doorbell waits or runs, or the queue has stopped."""
        self._await(lambda status: not status["busy"])

    def _await(self, good: Callable[[dict[str, int]], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            status = self.status()
            if status["error"] or good(status):
                return
            self._check_patience(end, status)

    def settle(self, completed: int) -> Stop | None:
        """Waits for the last doorbell that was rung, or until the queue stops; why it has.

        ``completed``: what STATUS then shows.
        """
        due = completed % registers.COMPLETED_MODULO
        end = time.monotonic() + PATIENCE
        while True:
            status = STATUS.unpack(self.device.wait(due))
            if status["error"]:
                return Stop(ErrorCode(status["code"]), self.read(registers.FAILED_JOB))
            if status["completed"] == due:
                return None
            self._check_patience(end, status)

    def _check_patience(self, end: float, status: dict[str, int]) -> None:
        if time.monotonic() > end:
            raise Failed(
                f"a doorbell that does not complete within {PATIENCE:.0f} s, STATUS {status}",
                "its completion, or an error",
                "the bitstream, the clock and the reset of the design",
            )

    def check_alive(self) -> None:
        """``Gone`` unless the registers still say that this is a tile; it is quiet afterwards."""
        try:
            identity = self.read(registers.IDENTITY)
            if identity != registers.IDENTITY_VALUE:
                raise Gone(f"IDENTITY is {identity:#010x} all at once")
            self.quiet()
        except DeviceError as error:
            raise Gone(str(error)) from error


class Scope:
    """Buffers of one test."""

    def __init__(self, bench: Bench, buffers: ExitStack):
        self.bench, self._buffers = bench, buffers

    def allocate(self, nbytes: int, cacheable: bool = False) -> Buffer:
        """All of it zero; MemoryFullError if it does not fit."""
        buffer = self.bench.allocate(nbytes, cacheable)
        self._buffers.callback(buffer.free)
        return buffer
