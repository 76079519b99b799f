"""The sizes that a tile is built with, and the widths that follow from them."""

from __future__ import annotations

from dataclasses import dataclass

from . import encoding

GROUP = 8  # weights a PE
ALIGN = 64  # bytes; bases, strides and activation blocks are multiples of it
TILE_QUANTUM = 64  # output rows; an M-tile is a multiple of it, but for the last
MIN_BLOCK_BEATS = 8  # a shorter K-block is padded with bubbles: read-modify-write takes 5 clocks
BURST_BEATS = 16  # AXI3's longest burst
OUTSTANDING = 16  # read bursts in flight a port
MAX_PORTS = 4
WIDE_BITS = 12  # of the descriptor's count of wide M-tiles
MOST_WIDE = (1 << WIDE_BITS) - 1
RESULT_BYTES = 4
MAX_PLANES = 5  # balanced-ternary digits of an integer in +-121, as exact as int8


def align(nbytes: int, to: int = ALIGN) -> int:
    """The next multiple of ``to``."""
    return -(-nbytes // to) * to


def is_power_of_two(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0


@dataclass(frozen=True)
class Geometry:
    """``rows`` tokens by ``columns`` weights; ``columns`` follow from the ports and the codec."""

    rows: int
    ports: int
    port_bytes: int
    codec: str = "trit5"
    depth: int = 1024
    address_bits: int = 32
    fifo_beats: int = 512

    def __post_init__(self) -> None:
        encoding.codec(self.codec)
        self._check("rows", self.rows, 1 <= self.rows <= 64, "1 to 64")
        self._check("ports", self.ports, 1 <= self.ports <= MAX_PORTS, f"1 to {MAX_PORTS}")
        self._check("port_bytes", self.port_bytes, self.port_bytes in (4, 8, 16), "4, 8 or 16")
        fits = is_power_of_two(self.depth) and TILE_QUANTUM <= self.depth <= 4096
        self._check("depth", self.depth, fits, f"a power of two, {TILE_QUANTUM} to 4096")
        self._check("address_bits", self.address_bits, 32 <= self.address_bits <= 64, "32 to 64")
        fits = is_power_of_two(self.fifo_beats) and self.fifo_beats >= 2 * BURST_BEATS
        self._check("fifo_beats", self.fifo_beats, fits, f"a power of two from {2 * BURST_BEATS}")
        self._check("columns", self.columns, self.columns % GROUP == 0, f"a multiple of {GROUP}")

    @staticmethod
    def _check(field: str, value: int, good: bool, expected: str) -> None:
        if not good:
            raise ValueError(f"geometry: {field} is {value}; expected {expected}")

    @property
    def beat_bytes(self) -> int:
        """Bytes of one weight beat over all ports."""
        return self.ports * self.port_bytes

    @property
    def trits_per_byte(self) -> int:
        return encoding.codec(self.codec).trits_per_byte

    @property
    def columns(self) -> int:
        return self.beat_bytes * self.trits_per_byte

    @property
    def port_columns(self) -> int:
        return self.port_bytes * self.trits_per_byte

    @property
    def groups(self) -> int:
        """PEs a row."""
        return self.columns // GROUP

    @property
    def beat_words(self) -> int:
        """Result words of one beat of the I/O port."""
        return self.port_bytes // RESULT_BYTES

    @property
    def lanes(self) -> int:
        """Tokens whose results leave at once, a word a clock each; a row needs one lane.

        A job of no more tokens taps the adders instead of draining.
        """
        return min(self.rows, self.beat_words)

    @property
    def row_beats(self) -> int:
        """Beats of one token's slice of an activation block."""
        return self.columns // self.port_bytes

    @property
    def block_stride(self) -> int:
        """Bytes from one activation K-block to the next."""
        return align(self.rows * self.columns)

    @property
    def macs(self) -> int:
        return self.rows * self.columns

    def k_blocks(self, k: int) -> int:
        """K-blocks of a matrix with ``k`` columns."""
        return -(-k // self.columns)

    def tiling(self, m: int) -> tuple[int, int]:
        """(tile, wide): the fewest M-tiles for ``m`` output rows, as even as may be.

        The first ``wide`` have ``tile`` output rows, later ones TILE_QUANTUM fewer, the last what
        is left; wide 0: all have ``tile``. Even tiles drain while equals compute.
        """
        tiles = -(-m // self.depth)
        quanta, extra = divmod(-(-m // TILE_QUANTUM), tiles)
        if extra == 0:
            return quanta * TILE_QUANTUM, 0
        return (quanta + 1) * TILE_QUANTUM, extra if extra <= MOST_WIDE else 0

    def tiles(self, m: int) -> list[tuple[int, int]]:
        """(first output row, output rows) of each M-tile."""
        return cut_tiles(m, *self.tiling(m))


def cut_tiles(m: int, tile: int, wide: int) -> list[tuple[int, int]]:
    """(first output row, output rows) of each M-tile of a descriptor."""
    cuts, first = [], 0
    while first < m:
        rows = tile - TILE_QUANTUM if wide and len(cuts) >= wide else tile
        cuts.append((first, min(rows, m - first)))
        first += rows
    return cuts
