"""The driver: rings doorbells, waits, turns STATUS into exceptions, reads counters.

It speaks to a ``Platform`` and does not know which one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tritile_arch import registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import ERROR_TEXT, STATUS, ErrorCode

from .errors import DeviceError
from .platform import Platform

COUNTER_MODULO = 1 << 32
WORD_MASK = 0xFFFFFFFF


@dataclass(frozen=True)
class Counters:
    """Totals since the accelerator was opened; all but ``jobs`` stay 0 on the emulator."""

    cycles: int = 0
    weight_beats: int = 0
    jobs: int = 0

    def __add__(self, later: Counters) -> Counters:
        return Counters(
            self.cycles + later.cycles,
            self.weight_beats + later.weight_beats,
            self.jobs + later.jobs,
        )

    def __sub__(self, earlier: Counters) -> Counters:
        return Counters(
            self.cycles - earlier.cycles,
            self.weight_beats - earlier.weight_beats,
            self.jobs - earlier.jobs,
        )


class Accelerator:
    """One device; DeviceError if it is not the tile that the platform promises."""

    def __init__(self, platform: Platform):
        self.platform = platform
        self.geometry = platform.geometry
        self._check_identity()
        self._check_geometry()
        self._names: list[str] = []  # matrix of each descriptor
        self._table = None
        self._completed = STATUS.unpack(platform.read(STATUS.offset))["completed"]
        self._counted = self._read_counters()
        self._totals = Counters()

    def install(self, jobs: Sequence[tuple[str, Descriptor]]) -> None:
        """Writes the descriptor table, once; ``jobs``: a matrix name with each descriptor.

        ValueError names the rule that a descriptor breaks.
        """
        for _, descriptor in jobs:
            descriptor.check(self.geometry)
        if self._table is not None:
            self._table.free()
        self._table = self.platform.allocate(len(jobs) * DESCRIPTOR_BYTES)
        data = b"".join(descriptor.encode() for _, descriptor in jobs)
        self._table.array[: len(data)] = memoryview(data)
        self._table.flush()
        self._names = [name for name, _ in jobs]
        self.platform.write(registers.LIST_BASE_LO.offset, self._table.address & WORD_MASK)
        self.platform.write(registers.LIST_BASE_HI.offset, self._table.address >> 32)

    def run(self, index: int, tokens: int) -> None:
        """Runs the list that starts at descriptor ``index``; returns when its results are there.

        DeviceError names the matrix and the cause if the device stops.
        """
        doorbell = registers.DOORBELL.pack(index=index, tokens=tokens)
        self.platform.write(registers.DOORBELL.offset, doorbell)
        self._completed = (self._completed + 1) % registers.COMPLETED_MODULO
        while True:
            self.platform.wait(self._completed)
            status = STATUS.unpack(self.platform.read(STATUS.offset))
            if status["error"]:
                raise self._stopped(status["code"])
            if status["completed"] == self._completed:
                return

    def counters(self) -> Counters:
        """Totals; call it at least every 2**32 clocks, for the registers wrap there."""
        now = self._read_counters()
        steps = zip(self._counted, now, strict=True)
        delta = Counters(*((after - before) % COUNTER_MODULO for before, after in steps))
        self._counted = now
        self._totals += delta
        return self._totals

    def _read_counters(self) -> tuple[int, int, int]:
        read = self.platform.read
        return (
            read(registers.CYCLES.offset),
            read(registers.WEIGHT_BEATS.offset),
            read(registers.JOBS.offset),
        )

    def _stopped(self, number: int) -> DeviceError:
        code = ErrorCode(number)
        cause = f"{ERROR_TEXT[code]} ({code.name})"
        if code is ErrorCode.DOORBELL_OVERFLOW:  # no job's fault
            return DeviceError(f"the accelerator stopped: {cause}", code=code.name)
        job = self.platform.read(registers.FAILED_JOB.offset)
        matrix = self._names[job] if job < len(self._names) else "no matrix of ours"
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
