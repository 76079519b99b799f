"""What the design counts: clocks, beats and bytes, added up over its 32-bit registers' wraps."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from tritile_arch import registers
from tritile_arch.geometry import Geometry
from tritile_arch.registers import Register

from ..platform import Platform

COUNTER_MODULO = 1 << 32
STALL_CAUSES = ("weights", "activations", "drain", "queue")


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


class Totals:
    """The counter registers of a device, from now on."""

    def __init__(self, platform: Platform):
        self._platform = platform
        self._words = self._read()
        self._totals = Counters()

    def cycles(self) -> int:
        """Those of ``now``; it reads one register as long as none has come half way round."""
        before = self._words[registers.COUNTERS.index(registers.CYCLES)]
        clocks = (self._platform.read(registers.CYCLES.offset) - before) % COUNTER_MODULO
        if clocks > COUNTER_MODULO // 2:
            return self.now().cycles
        return self._totals.cycles + clocks

    def now(self) -> Counters:
        """Call it at least every 2**32 clocks, for the registers wrap there."""
        words = self._read()
        steps = zip(self._words, words, strict=True)
        delta = [(after - before) % COUNTER_MODULO for before, after in steps]
        named = dict(zip(registers.COUNTERS, delta, strict=True))
        totals = self._totals + _in_bytes(self._platform.geometry, named)
        self._words, self._totals = words, totals
        return totals

    def _read(self) -> list[int]:
        return [self._platform.read(register.offset) for register in registers.COUNTERS]


def _in_bytes(g: Geometry, delta: dict[Register, int]) -> Counters:
    beats = delta[registers.WEIGHT_BEATS]
    return Counters(
        cycles=delta[registers.CYCLES],
        weight_beats=beats,
        jobs=delta[registers.JOBS],
        stall_weights=delta[registers.STALL_WEIGHTS],
        stall_activations=delta[registers.STALL_ACTIVATIONS],
        stall_drain=delta[registers.STALL_DRAIN],
        stall_queue=delta[registers.STALL_QUEUE],
        weight_bytes=beats * g.beat_bytes,
        read_bytes=delta[registers.IO_READ_BEATS] * g.port_bytes,
        write_bytes=delta[registers.IO_WRITE_BEATS] * g.port_bytes,
    )
