"""A row's shadow: the activations of the next K-block, in a small memory.

Swaps move along the row, a PE a clock, so a memory that shows one PE's activations a clock does
for all of them: an eighth of the flip-flops of a second register an activation. It is cut into
slices of four columns, two even and two odd ones; the odd ones are shown a clock later.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, intbv

from tritile_arch.geometry import GROUP, Geometry

from .bundles import unsigned
from .pe import PARITIES

SLICE = 4  # columns
WORD = 8 * SLICE // PARITIES  # bits that a slice has of either parity
PE_SLICES = GROUP // SLICE


def banks(g: Geometry) -> int:
    """Memories side by side: enough for a PE, and for a beat."""
    return max(PE_SLICES, g.port_bytes // SLICE)


@block
def follow(clk, swap, number, late, pes):
    """number: the PE that may swap now; late: a clock ago. Rests at PE 0."""
    last = pes - 1

    @always(clk.posedge)
    def count():
        late.next = number
        if number == last:
            number.next = 0
        elif swap or number != 0:
            number.next = number + 1

    return count


@block
def bank(clk, load, select, data, index, parity, number, word, g):
    """word: of PE ``number``'s slices the one in this bank, its two activations of one parity."""
    beat_slices = g.port_bytes // SLICE
    per_word = banks(g) // beat_slices  # beats that fill one word of all banks
    wide = banks(g) // PE_SLICES  # PEs in one word of all banks
    first = 8 * (SLICE * (index % beat_slices) + parity)
    second = first + 16
    end, top = first + 8, second + 8
    mine = index // beat_slices
    words = [unsigned(WORD) for _ in range(-(-g.row_beats // per_word))]

    @always(clk.posedge)
    def store():
        if load and select % per_word == mine:
            words[select // per_word].next = concat(data[top:second], data[end:first])

    @always_comb
    def show():
        word.next = words[number // wide]

    return store, show


@block
def shadow(clk, swap, load, select, data, words, g):
    """words[parity][bank]: what PE p takes when ``swap`` has come to it, odd ones a clock later.

    Between two swaps lie at least as many clocks as the row has PEs.
    """
    number = Signal(intbv(0, min=0, max=g.groups))
    late = Signal(intbv(0, min=0, max=g.groups))
    parts = [follow(clk, swap, number, late, g.groups)]
    for parity, at in enumerate((number, late)):
        for i in range(banks(g)):
            parts.append(bank(clk, load, select, data, i, parity, at, words[parity][i], g))
    return parts


def shadow_words(g: Geometry) -> list:
    """Signals for ``words``."""
    return [[unsigned(WORD) for _ in range(banks(g))] for _ in range(PARITIES)]
