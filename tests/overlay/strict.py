"""What real memory, a real loading thread and a real interrupt may do, and simulated ones do not.

Nothing here takes time of the computer's, so that nothing depends on its speed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np

from tritile_arch import registers
from tritile_arch.registers import DOORBELL, STATUS

ACCESSES = 50_000  # of registers; a sound driver needs a tenth of it
LOOKS = 100  # at an interrupt line that is low while the tile is idle
RUNG = registers.COMPLETED_MODULO - 3  # doorbells before our first one
FREEING = 8  # clocks that pass behind a buffer that is freed
AFTERWARDS = 5000  # clocks in which a tile that goes on would be seen
DONE = STATUS.field("completed")


class Strict:
    """A board between the driver and the simulated one, which has rung ``RUNG`` doorbells before.

    Writes to memory that is not cached reach the device at the next flush, and not before: they
    wait in the CPU's write buffer, which nothing but a barrier must empty. The simulation has no
    such buffer, so every doorbell is checked: no byte may differ from what was flushed.
    """

    def __init__(self, device: Any, barriers: bool = True):
        self.accesses = 0
        self.before: dict[int, Callable[[], object]] = {}  # by offset: what precedes a write
        self._base = device.board.family.control_base
        self._read, self._write = device.read_word, device.write_word
        device.read_word, device.write_word = self.read_word, self.write_word
        self._cma, self._flushed = device.cma, dict[int, np.ndarray]()
        self._watch(device)
        if barriers:
            self.before[DOORBELL.offset] = self._check_flushed

    def read_word(self, address: int) -> int:
        self._count()
        word = self._read(address)
        if address != self._base + STATUS.offset:
            return word
        done = DONE.get(word)
        return word + DONE.put((done + RUNG) % registers.COMPLETED_MODULO) - DONE.put(done)

    def write_word(self, address: int, value: int) -> None:
        self._count()
        self.before.get(address - self._base, lambda: None)()
        self._write(address, value)

    def _count(self) -> None:
        self.accesses += 1
        assert self.accesses < ACCESSES, "it waits for ever"

    def _watch(self, device: Any) -> None:
        """Keeps what every buffer held when it was made and when it was flushed."""
        allocate, flush = device.cma.allocate, device.flush

        def allocated(nbytes: int, cacheable: bool) -> Any:
            made = allocate(nbytes, cacheable)
            self._flushed[made.offset] = device.cma.view(made).copy()
            return made

        def flushed(bo: Any, *extent: int) -> None:
            flush(bo, *extent)
            self._flushed[bo.offset] = device.cma.view(bo).copy()

        device.cma.allocate, device.flush = allocated, flushed

    def _check_flushed(self) -> None:
        for offset, bo in self._cma._live.items():
            same = np.array_equal(self._cma.view(bo), self._flushed[offset])
            assert bo.cache or same, "a doorbell before a flush"


class Late:
    """An executor that works when somebody waits: as late as a loading thread may be."""

    def __init__(self, *given: Any, **more: Any):
        self._asked: list[SimpleNamespace] = []

    def submit(self, function: Callable[..., None], *given: Any) -> SimpleNamespace:
        def result() -> None:
            while load in self._asked:  # what was asked for before is done before
                self._asked.pop(0).work()

        load = SimpleNamespace(work=lambda: function(*given), result=result)
        self._asked.append(load)
        return load

    def shutdown(self, **how: Any) -> None:
        self._asked.clear()


class Awaited:
    """The interrupt line; whoever waits for it in vain is thrown out."""

    def __init__(self, poll: Callable[[], tuple[bool, bool]]):
        self._poll, self._idle, self.high = poll, 0, 0

    def __call__(self) -> tuple[bool, bool]:
        high, busy = self._poll()
        self.high += high
        self._idle = 0 if high or busy else self._idle + 1
        if self._idle > LOOKS:  # of all exceptions an event loop passes on this kind
            raise SystemExit("an interrupt is waited for in vain")
        return high, busy


@contextlib.contextmanager
def stillness(device: Any) -> Iterator[None]:
    """The tile's work ends in here, on a CPU that is quick.

    No time passes for the tile at register accesses, and a little behind each buffer's end.
    """
    free, sim = device.cma.free, device.fabric.sim

    def freed(buffer: Any) -> None:
        free(buffer)
        sim.run(FREEING)

    device.fabric.let_pass, device.cma.free = lambda: True, freed
    yield
    del device.fabric.let_pass, device.cma.free
    beats = sim.beats()
    sim.run(AFTERWARDS)
    device.cma.check_unowned()
    assert sim.beats() == beats, "the tile goes on"
