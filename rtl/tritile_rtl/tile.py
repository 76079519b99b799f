"""The tile: decoder, array and accumulators, with the tags that travel beside the beats."""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.encoding import CODE_BITS
from tritile_arch.geometry import Geometry

from .accumulate import READ, UPDATE, WIDTH, Tag, accumulate
from .array import array, array_latency
from .bundles import bit, bits_for, signed, unsigned
from .decode import decode
from .pe import sum_width
from .recode import first_sign
from .stream import delay

DECODE = 1  # clocks from bytes to codes
DRAIN_READ = READ + 2  # clocks from a lane's address to its word


class Beat:
    """A weight beat as it enters the tile: bytes, rows in use, first of its K-block, tag."""

    def __init__(self, g: Geometry):
        self.tdata = unsigned(8 * g.beat_bytes)
        self.valid = bit()
        self.rows = unsigned(g.rows)
        self.swap = bit()
        self.tag = Tag(g.depth)


class Load:
    """One beat of activations for row ``row``, columns ``select * port_bytes`` and on."""

    def __init__(self, g: Geometry):
        self.valid = bit()
        self.row = unsigned(bits_for(g.rows))
        self.select = unsigned(bits_for(g.row_beats))
        self.tdata = unsigned(8 * g.port_bytes)


class LaneRead:
    """A lane's view of the accumulators: row ``slot * lanes + lane``, ``address``; ``data`` comes
    DRAIN_READ clocks later."""

    def __init__(self, g: Geometry):
        self.slot = unsigned(bits_for(-(-g.rows // g.lanes)))
        self.address = unsigned(bits_for(g.depth))
        self.tdata = signed(WIDTH)


def tile_latency(g: Geometry) -> int:
    """Clocks from a beat to the write of row 0's total; each row below is a clock later."""
    return DECODE + array_latency(g) + UPDATE + 1


@block
def travel_tag(clk, tag, packed, clocks):
    """The tag's fields in one word, ``clocks`` clocks later."""
    together = unsigned(len(packed))
    bank, tap, times3, first, address = tag.bank, tag.tap, tag.times3, tag.first, tag.address
    fields = ConcatSignal(first, times3, tap, bank, address)

    @always_comb
    def wire():
        together.next = fields

    return wire, delay(clk, together, packed, clocks)


@block
def unpack_tag(packed, first, times3, tap, bank, address):
    n = len(address)

    @always_comb
    def fields():
        first.next = packed[n + 3]
        times3.next = packed[n + 2]
        tap.next = packed[n + 1]
        bank.next = packed[n]
        address.next = packed[n:]

    return fields


@block
def pick(clk, words, slot, chosen):
    """chosen: word ``slot``. Latency 1."""
    if len(words) == 1:
        return delay(clk, words[0], chosen, 1)

    @always(clk.posedge)
    def register():
        chosen.next = words[slot]

    return register


@block
def lane_mux(clk, words, slot, bank, chosen):
    """chosen: the word of the lane's row ``slot`` in bank ``bank``; words: by bank, then by slot.

    Latency 2. Rows before banks: that way a word of two banks takes no LUT in every row.
    """
    word0, word1, its_bank = signed(WIDTH), signed(WIDTH), bit()

    @always(clk.posedge)
    def of_bank():
        its_bank.next = bank
        if its_bank:
            chosen.next = word1
        else:
            chosen.next = word0

    return pick(clk, words[0], slot, word0), pick(clk, words[1], slot, word1), of_bank


@block
def tile(clk, beat, load, draining, drain_bank, reads, taps_valid, taps, g, module):
    """beat: Beat; load: Load; reads: a LaneRead a lane, of bank ``drain_bank`` while ``draining``.

    taps_valid[t], taps[t]: for the first ``lanes`` rows, totals that leave at once (tag.tap).
    """
    codes, mask, swap = unsigned(CODE_BITS * g.columns), unsigned(g.rows), bit()
    enables = [bit() for _ in range(g.rows)]
    packed = unsigned(len(beat.tag.address) + 4)
    sums = [signed(sum_width(g.columns)) for _ in range(g.rows)]
    sign, minus = bit(), bit()
    parts = [
        decode(clk, beat.valid, beat.tdata, codes, g, module),
        delay(clk, beat.rows, mask, DECODE),
        delay(clk, beat.swap, swap, DECODE),
        array(
            clk, codes, mask, swap, load.valid, load.row, load.select, load.tdata,
            enables, sums, g, module,
        ),
        travel_tag(clk, beat.tag, packed, DECODE + array_latency(g)),
        first_sign(codes, sign),
        delay(clk, sign, minus, array_latency(g)),
    ]  # fmt: skip
    words = [[[], []] for _ in range(g.lanes)]
    for t in range(g.rows):
        tag, below = Tag(g.depth), unsigned(len(packed))
        word0, word1 = signed(WIDTH), signed(WIDTH)
        minus_below = bit()
        tap_valid, total = (taps_valid[t], taps[t]) if t < g.lanes else (bit(), signed(WIDTH))
        lane = t % g.lanes
        words[lane][0].append(word0)
        words[lane][1].append(word1)
        parts.append(unpack_tag(packed, tag.first, tag.times3, tag.tap, tag.bank, tag.address))
        parts.append(
            accumulate(
                clk,
                enables[t],
                sums[t],
                minus,
                tag,
                draining,
                drain_bank,
                reads[lane].address,
                word0,
                word1,
                tap_valid,
                total,
                g.depth,
            )
        )
        if t < g.rows - 1:
            parts.append(delay(clk, packed, below, 1))
            parts.append(delay(clk, minus, minus_below, 1))
        packed, minus = below, minus_below
    for lane in range(g.lanes):
        if words[lane][0]:
            parts.append(
                lane_mux(clk, words[lane], reads[lane].slot, drain_bank, reads[lane].tdata)
            )
    return parts
