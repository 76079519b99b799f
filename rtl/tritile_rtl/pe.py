"""The processing element: eight stationary activations, one partial sum.

A negative weight adds ``~x`` (that is -x - 1); what is missing, one a negative weight, enters at
the left edge of the row (see popcount.py), so that no PE needs a carry for it.
"""

from __future__ import annotations

from myhdl import always, block, intbv

from tritile_arch.encoding import CODE_BITS
from tritile_arch.geometry import GROUP

from .bundles import signed, unsigned

STAGES = 5  # clocks from weights to partial sum


def sum_width(terms: int, count: int) -> int:
    """Bits that hold ``terms`` values of int8 and a count of at most ``count``, signed."""
    return max((127 * terms + count).bit_length(), (128 * terms - 1).bit_length()) + 1


@block
def lane(clk, load, data, byte, swap, x):
    """One stationary activation: ``load`` fills the shadow from ``data``, ``swap`` shows it."""
    shadow = signed(8)
    high, low = 8 * byte + 8, 8 * byte

    @always(clk.posedge)
    def registers():
        if load:
            shadow.next = data[high:low].signed()
        if swap:
            x.next = shadow

    return registers


@block
def leaf(clk, enable, codes, pair, xa, xb, total):
    """total <= +-xa +-xb by the codes of weights 2*pair and 2*pair + 1. Latency 1."""
    a, b = 2 * CODE_BITS * pair, 2 * CODE_BITS * pair + CODE_BITS

    @always(clk.posedge)
    def add():
        left = intbv(0, min=-128, max=128)
        right = intbv(0, min=-128, max=128)
        left[:] = 0
        right[:] = 0
        if not codes[a]:
            if codes[a + 1]:
                left[:] = xa
            else:
                left[:] = ~xa
        if not codes[b]:
            if codes[b + 1]:
                right[:] = xb
            else:
                right[:] = ~xb
        if enable:
            total.next = left + right

    return add


@block
def adder(clk, enable, a, b, total):
    """total <= a + b, both signed. Latency 1."""

    @always(clk.posedge)
    def add():
        if enable:
            total.next = a + b

    return add


@block
def weight_register(clk, enable, codes_in, low, codes):
    """Holds this PE's weights for one clock; the row below takes them from here."""
    high = low + CODE_BITS * GROUP

    @always(clk.posedge)
    def register():
        if enable:
            codes.next = codes_in[high:low]

    return register


@block
def pe(clk, enables, swap, loads, load_data, load_bytes, codes_in, low, codes, sum_in, sum_out):
    """Eight weights by eight activations, added to the partial sum from the left.

    enables: ``STAGES`` bits, the beat's enable at this PE's stages. swap: shadow becomes active.
    loads, load_bytes: for each activation its load strobe and its byte of load_data.
    codes_in: the row's weights, ours from bit ``low`` on. codes: unsigned 16, ours a clock later.
    sum_in must be valid ``STAGES - 1`` clocks after the weights; sum_out follows a clock later.
    """
    xs = [signed(8) for _ in range(GROUP)]
    pairs = [signed(9) for _ in range(GROUP // 2)]
    fours = [signed(10) for _ in range(GROUP // 4)]
    eight = signed(11)
    parts = [weight_register(clk, enables[0], codes_in, low, codes)]
    for i in range(GROUP):
        parts.append(lane(clk, loads[i], load_data, load_bytes[i], swap, xs[i]))
    for i in range(GROUP // 2):
        parts.append(leaf(clk, enables[1], codes, i, xs[2 * i], xs[2 * i + 1], pairs[i]))
    for i in range(GROUP // 4):
        parts.append(adder(clk, enables[2], pairs[2 * i], pairs[2 * i + 1], fours[i]))
    parts.append(adder(clk, enables[3], fours[0], fours[1], eight))
    parts.append(adder(clk, enables[4], sum_in, eight, sum_out))
    return parts


def codes_signal():
    """One PE's weights."""
    return unsigned(CODE_BITS * GROUP)
