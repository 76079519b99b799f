"""The processing element: eight stationary activations, one partial sum.

Weights come recoded by signs (see recode.py): a pair of products is, but for the sign of its even
weight, a gated activation plus or minus another one; fours, eights and the partial sum add or
subtract by signs too. So every operand but one of each adder is a register, and a bit of an adder
is a single LUT: the reset of a register gates the even activation, the LUT itself gates the odd
one. The row's sum comes out with the sign of its first weight still to be applied.
"""

from __future__ import annotations

from myhdl import always, block, intbv

from tritile_arch.geometry import GROUP

from .bundles import bit, signed, unsigned

STAGES = 6  # clocks from weights to partial sum
PAIRS, FOURS = GROUP // 2, GROUP // 4
# What a PE is told of its weights, by the clock at which it needs it: a bit a pair says that the
# even weight is zero; then that the odd one is not, and that its sign is not the even one's; a bit
# a four that its second pair's sign is not its first one's; the same for the eight; and that the
# PE's sign is not that of the row's first weight, by which the accumulator adds or subtracts.
STAGE_BITS = (PAIRS, 2 * PAIRS, FOURS, 1, 1)
WEIGHT_BITS = sum(STAGE_BITS)
PARITIES = 2  # even and odd activations; the odd ones are needed, and swapped, a clock later


def sum_width(terms: int) -> int:
    """Bits that hold ``terms`` activations added or subtracted, the first one added."""
    return (128 * terms - 1).bit_length() + 1


@block
def hold(clk, enable, bits_in, low, held):
    """Holds some of this PE's weight bits for one clock; the row below takes them from here."""
    high = low + len(held)
    if len(held) == 1:

        @always(clk.posedge)
        def bit_register():
            if enable:
                held.next = bits_in[low]

        return bit_register

    @always(clk.posedge)
    def register():
        if enable:
            held.next = bits_in[high:low]

    return register


@block
def activate(clk, swap, word, x, y):
    """Two stationary activations: ``swap`` takes them from the shadow's word."""

    @always(clk.posedge)
    def registers():
        if swap:
            x.next = word[8:0].signed()
            y.next = word[16:8].signed()

    return registers


@block
def gate(clk, enable, zero, index, x, gated):
    """gated <= x, or 0. The reset, which a register has anyway, comes before the enable, or the
    two would cost a LUT; as ``zero`` holds still without enable, so does ``gated``."""

    @always(clk.posedge)
    def register():
        if zero[index]:
            gated.next = 0
        elif enable:
            gated.next = x

    return register


@block
def pair_up(clk, enable, a, odd, index, x, total):
    """total <= a + x, a - x or, if the odd weight is zero, a. Latency 1; see combine."""
    n = len(total)
    high = n + 1

    @always(clk.posedge)
    def add():
        keep = intbv(0, min=-(1 << n), max=1 << n)
        flip = intbv(0, min=-(1 << n), max=1 << n)
        other = intbv(0, min=-(1 << n), max=1 << n)
        twice = intbv(0, min=-(1 << n), max=1 << n)
        if enable:
            keep[:] = -odd[index]
            flip[:] = -odd[index + PAIRS]
            other[:] = x << 1
            twice[:] = (a << 1) - ~((other & keep) ^ flip)
            total.next = twice[high:1].signed()

    return add


@block
def combine(clk, enable, a, b, minus, total):
    """total <= a - b if minus, else a + b. Latency 1.

    One subtraction, of b or ~b from a, with a bit below whose borrow stands for the difference
    between ~b and -b. Synthesis then needs one LUT a bit, as ``a`` goes straight to the carry.
    """
    n = len(total)
    high = n + 1

    @always(clk.posedge)
    def add():
        flip = intbv(0, min=-(1 << n), max=1 << n)
        other = intbv(0, min=-(1 << n), max=1 << n)
        twice = intbv(0, min=-(1 << n), max=1 << n)
        if enable:
            flip[:] = -minus
            other[:] = b << 1
            twice[:] = (a << 1) - ~(other ^ flip)
            total.next = twice[high:1].signed()

    return add


@block
def begin(clk, enable, a, total):
    """total <= a: the leftmost PE's partial sum. Latency 1."""

    @always(clk.posedge)
    def register():
        if enable:
            total.next = a

    return register


def weight_signals():
    """One PE's weight bits, a signal a stage."""
    return [bit() if n == 1 else unsigned(n) for n in STAGE_BITS]


@block
def pe(clk, enables, swaps, words, weights_in, low, weights, sum_in, sum_out):
    """Eight weights by eight activations, added to the partial sum from the left.

    enables: ``STAGES`` bits, the beat's enable at this PE's stages. swaps: a bit a parity; words:
    by slice of four columns, its two activations of each parity. weights_in: the row's weights,
    ours from bit ``low`` on, each bit as late as its stage; weights: ours, a clock later.
    sum_in: None at the left edge, or valid ``STAGES - 1`` clocks after the weights; sum_out
    follows a clock later.
    """
    zero, odd, four, eight_minus, minus = weights
    xs = [[signed(8) for _ in range(PAIRS)] for _ in range(PARITIES)]
    gated = [signed(8) for _ in range(PAIRS)]
    pairs = [signed(9) for _ in range(PAIRS)]
    fours = [signed(10) for _ in range(FOURS)]
    eight = signed(11)
    parts = []
    for stage, held in enumerate(weights):
        first = low + sum(STAGE_BITS[:stage])
        parts.append(hold(clk, enables[stage], weights_in, first, held))
    for parity in range(PARITIES):
        for s, word in enumerate(words[parity]):
            x, y = xs[parity][2 * s : 2 * s + 2]
            parts.append(activate(clk, swaps[parity], word, x, y))
    for i in range(PAIRS):
        parts.append(gate(clk, enables[1], zero, i, xs[0][i], gated[i]))
        parts.append(pair_up(clk, enables[2], gated[i], odd, i, xs[1][i], pairs[i]))
    for i in range(FOURS):
        a, b = pairs[2 * i : 2 * i + 2]
        parts.append(combine(clk, enables[3], a, b, four(i), fours[i]))
    parts.append(combine(clk, enables[4], *fours, eight_minus, eight))
    if sum_in is None:
        return parts, begin(clk, enables[5], eight, sum_out)
    return parts, combine(clk, enables[5], sum_in, eight, minus, sum_out)
