"""From a beat's codes to what the PEs want to know: zeros and relative signs. No clock.

A part's sign is that of its first weight, where a zero counts as positive. Done once a beat, above
the rows, so that no row spends a LUT on it.
"""

from __future__ import annotations

from myhdl import ConcatSignal, always_comb, block

from tritile_arch.encoding import CODE_BITS, CODE_MINUS
from tritile_arch.geometry import GROUP

from .bundles import bit
from .pe import FOURS, PAIRS, WEIGHT_BITS


@block
def recode_pair(codes, low, zero, odd, differs, minus):
    """Of two weights; a code's lowest bit says zero."""
    high, top = low + CODE_BITS, low + 2 * CODE_BITS

    @always_comb
    def signs():
        zero.next = codes[low]
        odd.next = not codes[high]
        differs.next = not codes[high] and (
            (codes[high:low] == CODE_MINUS) != (codes[top:high] == CODE_MINUS)
        )
        minus.next = codes[high:low] == CODE_MINUS

    return signs


@block
def unlike(a, b, differs):
    @always_comb
    def compare():
        differs.next = a != b

    return compare


@block
def first_sign(codes, minus):
    """minus: the sign of the beat's first weight."""

    @always_comb
    def compare():
        minus.next = codes[CODE_BITS:] == CODE_MINUS

    return compare


@block
def recode(codes, low, first, weights):
    """weights: the ``WEIGHT_BITS`` of the PE whose codes begin at bit ``low``, by STAGE_BITS.

    first: the sign of the beat's first weight.
    """
    zero, odd, differs, minus = ([bit() for _ in range(PAIRS)] for _ in range(4))
    fours, eight, own = [bit() for _ in range(FOURS)], bit(), bit()
    parts = []
    for i in range(PAIRS):
        at = low + 2 * CODE_BITS * i
        parts.append(recode_pair(codes, at, zero[i], odd[i], differs[i], minus[i]))
    for i in range(FOURS):
        parts.append(unlike(minus[2 * i], minus[2 * i + 1], fours[i]))
    parts.append(unlike(minus[0], minus[PAIRS // 2], eight))
    parts.append(unlike(minus[0], first, own))
    together = ConcatSignal(*reversed([*zero, *odd, *differs, *fours, eight, own]))

    @always_comb
    def gather():
        weights.next = together

    return parts, gather


assert WEIGHT_BITS == CODE_BITS * GROUP  # as many bits as before, so rows pass no more on
