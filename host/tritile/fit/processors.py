"""The boards' processors, as far as a projection needs them. Every number here is an assumption.

Nothing of ours has run on a board: a time measured on another computer is multiplied by a factor,
and never taken for less than the bytes moved or the operations done allow.
"""

from __future__ import annotations

from dataclasses import dataclass

from tritile_arch.boards import PYNQ_Z2, ZCU104, Board

from ..errors import UsageError
from ..native.kernels import LEAST_SHARED
from .work import Work

LINE_BYTES = 64  # of a cache; the Cortex-A9's are half as long


@dataclass(frozen=True)
class Processor:
    """``slower``: a core's time over the measured core's; ``gain``: all cores' speed over one's.

    ``memory_rate``: bytes a second that the cores move, ``operations``: floating-point operations
    a second of all of them. ``card_rate``: bytes a second from the SD card. ``doorbell``: seconds
    that its register accesses and calls take, ``line``: to clean or forget a line of a cache, which
    threads do (``shares_lines``) or the driver. ``publish``: seconds of one call of pynq's sync,
    through Python.
    """

    name: str
    cores: int
    slower: float
    gain: float
    memory_rate: float
    operations: float
    card_rate: float
    doorbell: float
    line: float
    shares_lines: bool
    publish: float

    def sync_ms(self, work: Work, threads: int) -> float:
        """Doorbells of a pass, and caches kept for them: what was not measured elsewhere."""
        lines = work.buffer_bytes / LINE_BYTES
        if self.shares_lines:
            lines *= self._left(threads, work.shared_bytes / work.buffer_bytes)
        return 1e3 * (work.doorbells * self.doorbell + lines * self.line)

    def upkeep_ms(self, kept: int, threads: int) -> float:
        """To clean or forget so many bytes of caches beside work of so many threads."""
        left = self._left(threads, 1.0) if self.shares_lines else 1.0
        return 1e3 * kept / LINE_BYTES * self.line * left

    def call_ms(self, results: int) -> float:
        """A doorbell by the driver, whose result buffer has so many bytes, on one core."""
        return 1e3 * (self.doorbell + results / LINE_BYTES * self.line)

    def milliseconds(
        self,
        measured: float,
        threads: int,
        moved: float = 0.0,
        operations: float = 0.0,
        shared: float = 1.0,
    ) -> float:
        """Of work that took the measured core so many ms; ``shared``: the part for all threads."""
        least = max(moved / self.memory_rate, operations / self.operations)
        return max(measured * self.slower * self._left(threads, shared), 1e3 * least)

    def _left(self, threads: int, shared: float) -> float:
        """What of a core's time is left when threads share that part."""
        gain = 1 + (self.gain - 1) * (threads - 1) / (self.cores - 1)
        return 1 - shared + shared / gain

    def describe(self) -> list[str]:
        """The assumptions, a sentence each."""
        upkeep = "shared where the kernels beside it are" if self.shares_lines else "on one core"
        return [
            f"one core of {self.name} takes {self.slower:g} times the measured core's time,"
            f" and {self.cores} threads are {self.gain:g} times as fast as one",
            f"but no less than bytes moved over {self.memory_rate / 1e9:g} GB/s, nor operations"
            f" (two a multiply-accumulate) over {self.operations / 1e9:g} GFLOP/s",
            f"a doorbell takes {self.doorbell * 1e6:g} us, and {self.line * 1e9:g} ns to clean or"
            f" forget {LINE_BYTES} bytes of a cache, {upkeep}",
            f"kernels of fewer than {LEAST_SHARED:,} values run on one core: all of a single"
            " token's but attention",
            f"the SD card gives {self.card_rate / 1e6:g} MB/s",
        ]


A53 = Processor(
    name="the Cortex-A53",
    cores=4,
    slower=7,
    gain=3.4,
    memory_rate=5e9,
    operations=16e9,
    card_rate=40e6,
    doorbell=2e-6,
    line=20e-9,
    shares_lines=True,
    publish=30e-6,
)
A9 = Processor(
    name="the Cortex-A9",
    cores=2,
    slower=23,  # 3.3 times the A53's, as Python's register accesses are estimated
    gain=1.8,
    memory_rate=0.8e9,
    operations=2e9,
    card_rate=18e6,
    doorbell=200e-6,  # two calls of pynq's sync, through Python
    line=20e-9,
    shares_lines=False,
    publish=100e-6,
)
PROCESSORS = {PYNQ_Z2.name: A9, ZCU104.name: A53}


def processor_of(board: Board) -> Processor:
    """UsageError if the board exists in simulation only."""
    if board.name not in PROCESSORS:
        names = " or ".join(PROCESSORS)
        raise UsageError(f"board {board.name} exists in simulation only; ask for {names}")
    return PROCESSORS[board.name]
