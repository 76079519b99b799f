"""How the walk reaches the device: registers by address, or the driver's functions.

An exception in a function of Python's must not cross C: it is kept, the pass is given up, and the
exception goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tritile_arch import registers
from tritile_arch.registers import DOORBELL, STATUS

from ..platform import is_coherent, window_of
from ..program import Program
from . import walk
from .synced import Synced

POLLS = 1 << 18  # of STATUS, some 50 ms on a board; then the driver waits, who knows when it hangs
DONE = 1
COMPLETED = STATUS.field("completed")


class Doorbells:
    """A ``tt_device`` of a program's accelerator; used by one pass at a time."""

    def __init__(self, program: Program):
        platform = program.accelerator.platform
        self._accelerator = program.accelerator
        self._shared = [Synced(pair.x, pair.y) for pair in program.exchange.pairs]
        self._pairs = self._shared
        self._published: Callable[[int], None] | None = None
        self._error: BaseException | None = None
        window = window_of(platform)
        coherent = is_coherent(platform)
        # Registers in our memory: so is the CPU's cache, and the device is real.
        lines = window is not None and not coherent and walk.keeps_caches_by_lines()
        by_call = not coherent and not lines
        self.struct = walk.Device(
            window=window,
            doorbell_word=DOORBELL.offset // 4,
            status_word=STATUS.offset // 4,
            index_shift=DOORBELL.field("index").lsb,
            tokens_shift=DOORBELL.field("tokens").lsb,
            completed_shift=COMPLETED.lsb,
            completed_mask=(1 << COMPLETED.width) - 1,
            most_behind=registers.MOST_BEHIND,
            error=STATUS.field("error").put(1),
            polls=POLLS,
            lines=lines,
            ring=walk.Ring(self._ring),
            wait=walk.Wait(self._wait),
            flush=walk.Sync(self._flush) if by_call else walk.Sync(),
            invalidate=walk.Sync(self._invalidate) if by_call else walk.Sync(),
        )

    def add_pairs(self, pairs: Sequence[Synced]) -> None:
        """Behind the program's own; those that were added before are forgotten."""
        self._pairs = [*self._shared, *pairs]

    def call_when_published(self, function: Callable[[int], None]) -> None:
        """With the number of a layer whose weights C has changed."""
        self._published = function
        self.struct.publish = walk.Sync(self._publish)

    @contextmanager
    def lent(self) -> Iterator[Callable[[], None]]:
        """While it is entered C may ring; what is given raises what gave the pass up.

        If the pass does not end, the driver forgets its doorbells before the next one.
        """
        self._error = None
        self.struct.rung = self._accelerator.lend()
        yield self._raise
        self._accelerator.regain(self.struct.rung, idle=True)

    def _raise(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error
        # Nothing of ours: an interruption that came before or behind our functions' own lines.
        raise KeyboardInterrupt

    def _call(self, function: Callable[..., None], *given: int) -> None:
        """``answer`` tells C that all went well: whatever is raised anywhere leaves it 0."""
        try:
            function(*given)
            self.struct.answer = DONE
        except BaseException as error:
            self.struct.answer = 0
            self._error = error

    def _ring(self, index: int, tokens: int) -> None:
        self._call(self._submit, index, tokens)

    def _submit(self, index: int, tokens: int) -> None:
        self.struct.rung = self._accelerator.submit(index, tokens)

    def _wait(self, due: int, clocks: int) -> None:
        self._call(self._wait_for, due, clocks)

    def _wait_for(self, due: int, clocks: int) -> None:
        self._accelerator.regain(self.struct.rung, idle=False)
        self._accelerator.wait(due, clocks)

    def _publish(self, layer: int) -> None:
        assert self._published is not None
        self._call(self._published, layer)

    def _flush(self, pair: int) -> None:
        self._call(self._pairs[pair].x.flush)

    def _invalidate(self, pair: int) -> None:
        self._call(self._pairs[pair].y.invalidate)
