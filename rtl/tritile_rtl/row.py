"""One token row of the array: PEs side by side, the partial sum moving right.

Converted once, as module ``<name>_row``; the array instances it.
"""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.geometry import GROUP, Geometry

from .bundles import bit, bits_for, signed, unsigned
from .pe import PARITIES, STAGES, WEIGHT_BITS, pe, sum_width, weight_signals
from .shadow import PE_SLICES, banks, shadow, shadow_words


def row_latency(g: Geometry) -> int:
    """Clocks from ``enable_in`` to ``enable_out`` and ``sum_out``."""
    return g.groups - 1 + STAGES


def row_ports(g: Geometry) -> dict:
    """The row's signals by port name."""
    return {
        "clk": bit(),
        "weights_in": unsigned(WEIGHT_BITS * g.groups),
        "weights_out": unsigned(WEIGHT_BITS * g.groups),
        "enable_in": bit(),
        "enable_out": bit(),
        "swap_in": bit(),
        "load": bit(),
        "load_select": unsigned(bits_for(g.row_beats)),
        "load_data": unsigned(8 * g.port_bytes),
        "sum_out": signed(sum_width(g.columns)),
    }


@block
def travel(clk, a, stages):
    """stages[i] is a, i + 1 clocks later."""
    n = len(stages)

    @always(clk.posedge)
    def shift():
        stages[0].next = a
        for i in range(1, n):
            stages[i].next = stages[i - 1]

    return shift


@block
def row(
    clk, weights_in, weights_out, enable_in, enable_out, swap_in,
    load, load_select, load_data, sum_out, g,
):  # fmt: skip
    """weights_in: recoded; PE p's bits of stage s come p + s clocks after enable_in; weights_out a
    clock after them.

    swap_in comes with the first beat of a K-block; between two lie at least ``groups`` clocks.
    sum_out, enable_out: after ``row_latency`` clocks, the sum less the sign of column 0's weight.
    load writes load_data into the shadow of
    columns ``load_select * port_bytes`` and on.
    """
    parts = []
    enables = [bit() for _ in range(row_latency(g))]
    swaps = [bit() for _ in range(g.groups)]
    parts += [travel(clk, enable_in, enables), travel(clk, swap_in, swaps)]
    words = shadow_words(g)
    parts.append(shadow(clk, swap_in, load, load_select, load_data, words, g))
    weights = [weight_signals() for _ in range(g.groups)]
    sums = [signed(sum_width(GROUP * (p + 1))) for p in range(g.groups - 1)] + [sum_out]
    for p in range(g.groups):
        first = p * PE_SLICES % banks(g)
        parts.append(
            pe(
                clk,
                ([enable_in, *enables])[p : p + STAGES],
                ([swap_in, *swaps])[p : p + PARITIES],
                [side[first : first + PE_SLICES] for side in words],
                weights_in,
                p * WEIGHT_BITS,
                weights[p],
                sums[p - 1] if p else None,
                sums[p],
            )
        )
    below = ConcatSignal(*reversed([held for one in weights for held in one]))
    leaving = enables[row_latency(g) - 1]

    @always_comb
    def outputs():
        weights_out.next = below
        enable_out.next = leaving

    return parts, outputs
