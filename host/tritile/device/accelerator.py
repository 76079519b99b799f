"""The driver: rings doorbells, waits, turns STATUS into exceptions, reads counters.

It speaks to a ``Platform`` and does not know which one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tritile_arch import registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import DOORBELL, ERROR_TEXT, STATUS, ErrorCode

from ..errors import DeviceError
from ..platform import Buffer, Platform
from .counters import Counters, Totals

WORD_MASK = 0xFFFFFFFF
# The fields of every doorbell, looked up once.
INDEX, TOKENS = DOORBELL.field("index"), DOORBELL.field("tokens")
COMPLETED, ERROR, CODE = (STATUS.field(name) for name in ("completed", "error", "code"))
RESET_POLLS = 100_000  # of STATUS; a soft reset that takes longer is stuck


class Accelerator:
    """One device; DeviceError if it is not the tile that the platform promises."""

    def __init__(self, platform: Platform):
        self.platform = platform
        self.geometry = platform.geometry
        self._check_identity()
        self._check_geometry()
        self._names: list[str] = []  # matrix of each descriptor
        self._clocks: list[int] = []  # the least from each descriptor to the end of its list
        self._table: Buffer | None = None
        self._rung = 0  # STATUS counts to this when all doorbells of ours are done
        self._under_way = False  # a doorbell may be: nobody has seen its end
        self._totals = Totals(platform)
        self.stop()  # what a process that was killed may have left

    def install(
        self, jobs: Sequence[tuple[str, Descriptor]], ahead: bool = True, spare: int = 0
    ) -> None:
        """Writes the descriptor table, once; ``jobs``: a matrix name with each descriptor.

        From now on the descriptors may not change, nor, with ``ahead``, the weights: the device
        then reads the next list's ahead of its doorbell. ``spare``: empty entries behind them, for
        lists that change from doorbell to doorbell (``spare``). ValueError names the rule that a
        descriptor breaks.
        """
        for _, descriptor in jobs:
            descriptor.check(self.geometry)
        self.forget()
        # An empty entry ends the table: no list is behind the last, and none is read ahead.
        self._table = self.platform.allocate((len(jobs) + 1 + spare) * DESCRIPTOR_BYTES)
        data = b"".join(descriptor.encode() for _, descriptor in jobs)
        data += bytes((1 + spare) * DESCRIPTOR_BYTES)
        self._table.array[: len(data)] = memoryview(data)
        self.flush_table()
        self._names = [name for name, _ in jobs]
        self._clocks = _least_clocks([descriptor for _, descriptor in jobs])
        self.platform.write(registers.LIST_BASE_LO.offset, self._table.address & WORD_MASK)
        self.platform.write(registers.LIST_BASE_HI.offset, self._table.address >> 32)
        self._switch(prefetch=int(ahead))

    @property
    def spare(self) -> tuple[int, np.ndarray]:
        """The first entry behind the table that was installed, and their bytes, uint8.

        A list there ends with an empty entry: so it is never read ahead, and whoever knows that
        none of its doorbells is under way may write it anew, and calls ``flush_table``.
        """
        if self._table is None:
            raise ValueError("no table is installed")
        first = len(self._names) + 1
        return first, self._table.array[first * DESCRIPTOR_BYTES :]

    def flush_table(self) -> None:
        """Makes what was written to the table visible to the device."""
        if self._table is not None:
            self._table.flush()

    def run(self, index: int, tokens: int) -> None:
        """Runs the list that starts at descriptor ``index``; returns when its results are there.

        DeviceError names the matrix and the cause if the device stops. If anything is raised
        while it waits, the next run forgets this doorbell first.
        """
        self.settle()
        self.wait(self.submit(index, tokens), self._clocks[index])

    def settle(self) -> None:
        """Forgets doorbells whose end nobody waits for any more; called before others are rung."""
        if self._under_way:
            self.reset()

    def submit(self, index: int, tokens: int) -> int:
        """Rings, and returns at once: what ``wait`` asks for.

        As many as ``DOORBELL_SLOTS`` may be under way; the device ends them in their order.
        """
        self._under_way = True
        self.platform.write(DOORBELL.offset, INDEX.put(index) | TOKENS.put(tokens))
        self._rung = (self._rung + 1) % registers.COMPLETED_MODULO
        return self._rung

    def wait(self, due: int, clocks: int = 0) -> None:
        """Until the results of that ``submit`` are there; ``clocks``: the least that it takes.

        DeviceError as ``run``. Doorbells that were rung later may still be under way.
        """
        status = self.platform.wait(due, clocks)
        while not _reached(status, due) and not ERROR.get(status):
            status = self.platform.wait(due, clocks)
        self._under_way = COMPLETED.get(status) != self._rung and not ERROR.get(status)
        if ERROR.get(status):
            raise self._stopped(CODE.get(status))

    def lend(self) -> int:
        """For somebody who rings by himself until ``regain``: what is rung, as STATUS counts."""
        self.settle()
        self._under_way = True
        return self._rung

    def regain(self, rung: int, idle: bool) -> None:
        """``rung``: what it is now; ``idle``: all of it was seen to be done."""
        self._rung, self._under_way = rung, not idle

    def clocks(self, index: int) -> int:
        """The least that the list from descriptor ``index`` on takes."""
        return self._clocks[index]

    def forget(self) -> None:
        """Stops the device and frees the table: nothing may be rung before another is installed."""
        if self._table is None:
            return
        try:
            if self._list_base() == self._table.address:  # else the device is somebody else's now
                self.stop()
        finally:
            self._table.free()
            self._table = None

    def _list_base(self) -> int:
        low, high = registers.LIST_BASE_LO.offset, registers.LIST_BASE_HI.offset
        return self.platform.read(low) | self.platform.read(high) << 32

    def stop(self) -> None:
        """Soft reset, and nothing is read ahead: no memory is touched before the next doorbell.

        DeviceError as ``reset``.
        """
        self.reset(prefetch=0)

    def reset(self, **switches: int) -> None:
        """Soft reset: every doorbell and the error are forgotten, results may be half written.

        The next job is as good as the first. ``switches``: fields of CONTROL, set before.
        DeviceError if the memory does not finish what the device has begun.
        """
        self._switch(**switches, soft_reset=1)
        for _ in range(RESET_POLLS):
            status = STATUS.unpack(self.platform.read(STATUS.offset))
            if not status["resetting"]:
                self._rung = status["completed"]
                self._under_way = False
                return
        raise DeviceError(
            "a soft reset does not end: the memory has not answered what was asked of it;"
            " load the bitstream again"
        )

    def _switch(self, **fields: int) -> None:
        """Sets those fields of CONTROL; the others stay."""
        control = registers.CONTROL
        switches = control.unpack(self.platform.read(control.offset)) | fields
        self.platform.write(control.offset, control.pack(**switches))

    def counters(self) -> Counters:
        """Totals; call it at least every 2**32 clocks, for the registers wrap there."""
        return self._totals.now()

    def cycles(self) -> int:
        """Those of ``counters``, for a fraction of its reads."""
        return self._totals.cycles()

    def _stopped(self, number: int) -> DeviceError:
        code = ErrorCode(number)
        cause = f"{ERROR_TEXT[code]} ({code.name})"
        if code is ErrorCode.DOORBELL_OVERFLOW:  # no job's fault
            return DeviceError(f"the accelerator stopped: {cause}", code=code.name)
        job = self.platform.read(registers.FAILED_JOB.offset)
        matrix = self._names[job] if job < len(self._names) else "attention, or none of ours"
        return DeviceError(
            f"the accelerator stopped at job {job} ({matrix}): {cause}",
            code=code.name,
            job=job,
            matrix=matrix,
        )

    def _check_identity(self) -> None:
        identity = self.platform.read(registers.IDENTITY.offset)
        if identity != registers.IDENTITY_VALUE:
            raise DeviceError(
                f"no tritile design answers: IDENTITY is {identity:#010x},"
                f" expected {registers.IDENTITY_VALUE:#010x}"
            )
        found = registers.VERSION.unpack(self.platform.read(registers.VERSION.offset))
        known = registers.VERSION.unpack(registers.VERSION_VALUE)
        if found["major"] != known["major"]:
            raise DeviceError(
                f"the design speaks version {found['major']}.{found['minor']} of the contract,"
                f" this driver {known['major']}.{known['minor']}: rebuild one of them"
            )

    def _check_geometry(self) -> None:
        for register in (registers.GEOMETRY0, registers.GEOMETRY1):
            found = register.unpack(self.platform.read(register.offset))
            for name, value in found.items():
                expected = getattr(self.geometry, name)
                if value != expected:
                    raise DeviceError(
                        f"the design was built with {name} {value}, the caller asked for"
                        f" {expected}: open it as the board it was built for"
                    )


def _reached(status: int, due: int) -> bool:
    """Whether STATUS shows that many doorbells, or some that were rung behind them."""
    beyond = (COMPLETED.get(status) - due) % registers.COMPLETED_MODULO
    return beyond < registers.MOST_BEHIND


def _least_clocks(jobs: Sequence[Descriptor]) -> list[int]:
    """Weight beats from each descriptor to the end of its list."""
    clocks, left = [], 0
    for job in reversed(jobs):
        left = job.beats + (0 if job.last else left)
        clocks.append(left)
    return clocks[::-1]
