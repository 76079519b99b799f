"""Counts a beat's negative weights: the ones that the PEs' ``~x`` leaves out."""

from __future__ import annotations

from myhdl import always, always_comb, block

from tritile_arch.encoding import CODE_BITS, CODE_MINUS
from tritile_arch.geometry import GROUP, Geometry

from .bundles import unsigned
from .pe import STAGES


def popcount_latency(g: Geometry) -> int:
    """Clocks from codes to count: a register a level of a tree of two-operand adders."""
    return (g.columns - 1).bit_length()


def weights_wait(g: Geometry) -> int:
    """Clocks that the weights wait so that the count meets them at the first PE's last stage."""
    return max(0, popcount_latency(g) - (STAGES - 1))


@block
def is_minus(codes, column, flag):
    low = CODE_BITS * column
    high = low + CODE_BITS

    @always_comb
    def compare():
        flag.next = codes[high:low] == CODE_MINUS

    return compare


@block
def add_pair(clk, a, b, total):
    @always(clk.posedge)
    def add():
        total.next = a + b

    return add


@block
def carry_on(clk, a, total):
    @always(clk.posedge)
    def register():
        total.next = a

    return register


@block
def popcount(clk, codes, count, g):
    """count: how many of the ``columns`` codes mean -1. Latency ``popcount_latency`` clocks."""
    assert g.columns >= GROUP
    flags = [unsigned(1) for _ in range(g.columns)]
    parts = [is_minus(codes, c, flags[c]) for c in range(g.columns)]
    level, most = flags, 1
    while len(level) > 1:
        most *= 2
        width = min(most, g.columns).bit_length()
        above = [unsigned(width) for _ in range((len(level) + 1) // 2)]
        if len(above) == 1:
            above = [count]
        for i in range(len(level) // 2):
            parts.append(add_pair(clk, level[2 * i], level[2 * i + 1], above[i]))
        if len(level) % 2:
            parts.append(carry_on(clk, level[-1], above[-1]))
        level = above
    return parts
