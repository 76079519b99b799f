"""The driver: rings doorbells, waits, turns STATUS into exceptions, reads counters.

It speaks to a ``Platform`` and does not know which one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from tritile_arch import registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import ERROR_TEXT, STATUS, ErrorCode, Register

from ..errors import DeviceError
from ..platform import Platform

COUNTER_MODULO = 1 << 32
WORD_MASK = 0xFFFFFFFF
STALL_CAUSES = ("weights", "activations", "drain", "queue")
RESET_POLLS = 100_000  # of STATUS; a soft reset that takes longer is stuck


@dataclass(frozen=True)
class Counters:
    """Totals since the accelerator was opened; all but ``jobs`` stay 0 on the emulator.

    ``cycles`` are clocks with a doorbell waiting or running: each either issued a weight beat
    (``weight_beats``) or waited for one of the four things in ``stalls``. ``bytes``: moved by all
    ports; of the weights, those that entered the array.
    """

    cycles: int = 0
    weight_beats: int = 0
    jobs: int = 0
    stall_weights: int = 0
    stall_activations: int = 0
    stall_drain: int = 0
    stall_queue: int = 0
    weight_bytes: int = 0
    read_bytes: int = 0  # of the I/O port: descriptors and activations
    write_bytes: int = 0

    def __add__(self, later: Counters) -> Counters:
        return Counters(*(a + b for a, b in zip(astuple(self), astuple(later), strict=True)))

    def __sub__(self, earlier: Counters) -> Counters:
        return Counters(*(a - b for a, b in zip(astuple(self), astuple(earlier), strict=True)))

    @property
    def stalls(self) -> dict[str, int]:
        """Clocks without a weight beat, by what they waited for."""
        return {cause: getattr(self, f"stall_{cause}") for cause in STALL_CAUSES}

    @property
    def bytes(self) -> int:
        return self.weight_bytes + self.read_bytes + self.write_bytes


class Accelerator:
    """One device; DeviceError if it is not the tile that the platform promises."""

    def __init__(self, platform: Platform):
        self.platform = platform
        self.geometry = platform.geometry
        self._check_identity()
        self._check_geometry()
        self._names: list[str] = []  # matrix of each descriptor
        self._clocks: list[int] = []  # the least from each descriptor to the end of its list
        self._table = None
        self._completed = STATUS.unpack(platform.read(STATUS.offset))["completed"]
        self._counted = self._read_counters()
        self._totals = Counters()

    def install(self, jobs: Sequence[tuple[str, Descriptor]], ahead: bool = True) -> None:
        """Writes the descriptor table, once; ``jobs``: a matrix name with each descriptor.

        From now on the descriptors may not change, nor, with ``ahead``, the weights: the device
        then reads the next list's ahead of its doorbell. ValueError names the rule that a
        descriptor breaks.
        """
        for _, descriptor in jobs:
            descriptor.check(self.geometry)
        self._switch(prefetch=0)  # what was read ahead is of the old table
        self.forget()
        # An empty entry ends the table: no list is behind the last, and none is read ahead.
        self._table = self.platform.allocate((len(jobs) + 1) * DESCRIPTOR_BYTES)
        data = b"".join(descriptor.encode() for _, descriptor in jobs) + bytes(DESCRIPTOR_BYTES)
        self._table.array[: len(data)] = memoryview(data)
        self._table.flush()
        self._names = [name for name, _ in jobs]
        self._clocks = _least_clocks([descriptor for _, descriptor in jobs])
        self.platform.write(registers.LIST_BASE_LO.offset, self._table.address & WORD_MASK)
        self.platform.write(registers.LIST_BASE_HI.offset, self._table.address >> 32)
        self._switch(prefetch=int(ahead))

    def run(self, index: int, tokens: int) -> None:
        """Runs the list that starts at descriptor ``index``; returns when its results are there.

        DeviceError names the matrix and the cause if the device stops.
        """
        doorbell = registers.DOORBELL.pack(index=index, tokens=tokens)
        self.platform.write(registers.DOORBELL.offset, doorbell)
        self._completed = (self._completed + 1) % registers.COMPLETED_MODULO
        while True:
            status = STATUS.unpack(self.platform.wait(self._completed, self._clocks[index]))
            if status["error"]:
                raise self._stopped(status["code"])
            if status["completed"] == self._completed:
                return

    def forget(self) -> None:
        """Frees the table: nothing may be rung before another is installed."""
        if self._table is not None:
            self._table.free()
            self._table = None

    def reset(self) -> None:
        """Soft reset: every doorbell and the error are forgotten, results may be half written.

        The next job is as good as the first. DeviceError if the memory does not finish what the
        device has begun.
        """
        self._switch(soft_reset=1)
        for _ in range(RESET_POLLS):
            status = STATUS.unpack(self.platform.read(STATUS.offset))
            if not status["resetting"]:
                self._completed = status["completed"]
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
        now = self._read_counters()
        steps = zip(self._counted, now, strict=True)
        delta = [(after - before) % COUNTER_MODULO for before, after in steps]
        self._counted = now
        self._totals += self._in_bytes(dict(zip(registers.COUNTERS, delta, strict=True)))
        return self._totals

    def _read_counters(self) -> list[int]:
        return [self.platform.read(register.offset) for register in registers.COUNTERS]

    def _in_bytes(self, delta: dict[Register, int]) -> Counters:
        beats = delta[registers.WEIGHT_BEATS]
        return Counters(
            cycles=delta[registers.CYCLES],
            weight_beats=beats,
            jobs=delta[registers.JOBS],
            stall_weights=delta[registers.STALL_WEIGHTS],
            stall_activations=delta[registers.STALL_ACTIVATIONS],
            stall_drain=delta[registers.STALL_DRAIN],
            stall_queue=delta[registers.STALL_QUEUE],
            weight_bytes=beats * self.geometry.beat_bytes,
            read_bytes=delta[registers.IO_READ_BEATS] * self.geometry.port_bytes,
            write_bytes=delta[registers.IO_WRITE_BEATS] * self.geometry.port_bytes,
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


def _least_clocks(jobs: Sequence[Descriptor]) -> list[int]:
    """Weight beats from each descriptor to the end of its list."""
    clocks, left = [], 0
    for job in reversed(jobs):
        left = job.beats + (0 if job.last else left)
        clocks.append(left)
    return clocks[::-1]
