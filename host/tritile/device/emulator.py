"""The device in numpy: the same registers, descriptors and packed memory as the RTL.

A doorbell is executed when STATUS is read or waited for, so that a caller may ring several, as
on hardware. There is no clock: the counters of time read 0.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from tritile_arch import layout, registers
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.geometry import ALIGN, Geometry
from tritile_arch.registers import ErrorCode

from .memory import Memory, MemoryBuffer
from .product import Decoded, Piece, decode, exact_dtype, multiply

DEFAULT_MEMORY = 1 << 32  # bytes; numpy takes them from the host only when written


class _Stop(Exception):
    """A job that stops the queue."""

    def __init__(self, code: ErrorCode, job: int):
        super().__init__(code)
        self.code, self.job = code, job


class EmulatorPlatform:
    """A ``Platform``; int32 results equal the RTL's to the bit."""

    name = "emulator"
    coherent = True  # activations and results; weights that change are flushed
    adopts = True  # its buffers have ``adopt``: weights need not be copied

    def __init__(self, geometry: Geometry, memory_bytes: int = DEFAULT_MEMORY):
        self.geometry = geometry
        self._memory = Memory(geometry.address_bits, memory_bytes)
        self._words = {r.offset: 0 for r in registers.REGISTERS}
        self._words.update(_identity(geometry))
        self._words[registers.WATCHDOG.offset] = registers.WATCHDOG_CLOCKS
        self._doorbells: deque[tuple[int, int]] = deque()  # (descriptor index, tokens)
        self._completed = 0
        self._error = ErrorCode.NONE
        self._decoded = Decoded()

    def read(self, offset: int) -> int:
        if offset == registers.STATUS.offset:
            self._step()
            return self._status()
        return self._words.get(offset, 0)

    def write(self, offset: int, value: int) -> None:
        if offset == registers.DOORBELL.offset:
            self._ring(value)
        elif offset == registers.INTERRUPT.offset:
            self._words[offset] &= ~value
        elif offset == registers.CONTROL.offset:
            self._control(**registers.CONTROL.unpack(value))
        elif offset in _WRITABLE:
            self._words[offset] = value & 0xFFFFFFFF

    def allocate(self, nbytes: int, cacheable: bool = False) -> MemoryBuffer:
        return self._memory.allocate(nbytes)

    def wait(self, completed: int, clocks: int = 0) -> int:
        while self._doorbells and not self._error and self._left(completed):
            self._step()
        return self._status()

    def _left(self, completed: int) -> bool:
        """Whether fewer doorbells are completed."""
        beyond = (self._completed - completed) % registers.COMPLETED_MODULO
        return beyond >= registers.MOST_BEHIND

    def close(self) -> None:
        self._decoded.clear()

    @property
    def interrupt(self) -> bool:
        """The level of the interrupt line."""
        control = registers.CONTROL.unpack(self._words[registers.CONTROL.offset])
        return bool(control["interrupt_enable"] and self._words[registers.INTERRUPT.offset])

    def _status(self) -> int:
        return registers.STATUS.pack(
            completed=self._completed,
            busy=int(bool(self._doorbells) and not self._error),
            error=int(self._error != ErrorCode.NONE),
            code=int(self._error),
            free_slots=registers.DOORBELL_SLOTS - len(self._doorbells),
        )

    def _ring(self, word: int) -> None:
        if len(self._doorbells) < registers.DOORBELL_SLOTS:
            doorbell = registers.DOORBELL.unpack(word)
            self._doorbells.append((doorbell["index"], doorbell["tokens"]))
        elif not self._error:  # no job's fault: FAILED_JOB stays as it is
            self._stop(ErrorCode.DOORBELL_OVERFLOW)

    def _control(self, soft_reset: int, **switches: int) -> None:
        self._words[registers.CONTROL.offset] = registers.CONTROL.pack(**switches)
        if soft_reset:
            self._doorbells.clear()
            self._error = ErrorCode.NONE
            self._words[registers.FAILED_JOB.offset] = 0

    def _step(self) -> None:
        """Runs the oldest doorbell, if any."""
        if self._error or not self._doorbells:
            return
        try:
            self._run_list(*self._doorbells[0])
        except _Stop as stop:
            self._words[registers.FAILED_JOB.offset] = stop.job
            self._stop(stop.code)
            return
        self._doorbells.popleft()
        self._completed = (self._completed + 1) % registers.COMPLETED_MODULO
        self._words[registers.INTERRUPT.offset] = 1

    def _stop(self, code: ErrorCode) -> None:
        self._error = code
        self._words[registers.INTERRUPT.offset] = 1

    def _run_list(self, index: int, tokens: int) -> None:
        last = False
        while not last:
            last = self._run_job(index, tokens)
            self._words[registers.JOBS.offset] = (self.read(registers.JOBS.offset) + 1) % (1 << 32)
            index += 1

    def _run_job(self, job: int, doorbell_tokens: int) -> bool:
        """y = W x for one descriptor; returns whether it was the list's last."""
        d = self._fetch(job)
        tokens = d.tokens or doorbell_tokens
        if not 1 <= tokens <= self.geometry.rows:
            raise _Stop(ErrorCode.BAD_DESCRIPTOR, job)
        x = self._activations(job, d, tokens)
        try:
            y = multiply(x, d.m, self._matrix(job, d))
        except ValueError as error:
            raise _Stop(ErrorCode.ILLEGAL_WEIGHT, job) from error
        self._store(job, d, y.astype(np.int64).astype(np.int32))
        return d.last

    def _fetch(self, job: int) -> Descriptor:
        base = self.read(registers.LIST_BASE_LO.offset)
        base |= self.read(registers.LIST_BASE_HI.offset) << 32
        if base % ALIGN or base >> self.geometry.address_bits:
            raise _Stop(ErrorCode.BAD_DESCRIPTOR, job)
        data = self._load(job, base + job * DESCRIPTOR_BYTES, DESCRIPTOR_BYTES)
        try:
            d = Descriptor.decode(data.tobytes(), self.geometry.ports)
            d.check(self.geometry)
        except ValueError as error:
            raise _Stop(ErrorCode.BAD_DESCRIPTOR, job) from error
        return d

    def _load(self, job: int, address: int, nbytes: int) -> np.ndarray:
        data = self._memory.view(address, nbytes)
        if data is None:
            raise _Stop(ErrorCode.READ_ERROR, job)
        return data

    def _activations(self, job: int, d: Descriptor, tokens: int) -> np.ndarray:
        """Integers as floats [tokens, K], K a multiple of the columns."""
        g = self.geometry
        used = tokens * g.columns
        nbytes = (d.k_blocks - 1) * g.block_stride + used
        data = self._load(job, d.x, nbytes).view(np.int8)
        blocks = [data[i * g.block_stride :][:used] for i in range(d.k_blocks)]
        x = np.stack(blocks).reshape(-1, tokens, g.columns).transpose(1, 0, 2)
        return x.reshape(tokens, -1).astype(exact_dtype(g, d))

    def _matrix(self, job: int, d: Descriptor) -> Iterable[Piece]:
        """The decoded matrix; ValueError at an illegal byte, maybe only while it is iterated."""
        g = self.geometry
        nbytes = d.planes * d.k_blocks * d.m * g.port_bytes
        regions = [self._load(job, address, nbytes) for address in d.weights]
        buffers = [self._memory.find(address, nbytes) for address in d.weights]
        versions = tuple(b.version for b in buffers if b is not None)
        key = (d.weights, d.m, d.k_blocks, d.tile, d.wide, d.planes)
        floats = d.m * d.k_blocks * g.columns * np.dtype(exact_dtype(g, d)).itemsize
        return self._decoded.pieces(key, versions, floats, decode(g, d, regions))

    def _store(self, job: int, d: Descriptor, y: np.ndarray) -> None:
        """Writes y int32 [tokens, M], each token's tail filled with zeros to 64 bytes."""
        row_bytes = layout.result_stride(d.m)
        for token, row in enumerate(y):
            data = self._memory.view(d.y + token * d.y_stride, row_bytes)
            if data is None:
                raise _Stop(ErrorCode.WRITE_ERROR, job)
            words = data.view("<i4")
            words[: d.m] = row
            words[d.m :] = 0


_WRITABLE = {r.offset for r in registers.REGISTERS if r.access == "rw"}


def _identity(g: Geometry) -> dict[int, int]:
    """The registers that tell what the design was built with."""
    geometry0, geometry1 = registers.geometry_words(g)
    return {
        registers.IDENTITY.offset: registers.IDENTITY_VALUE,
        registers.VERSION.offset: registers.VERSION_VALUE,
        registers.GEOMETRY0.offset: geometry0,
        registers.GEOMETRY1.offset: geometry1,
    }
