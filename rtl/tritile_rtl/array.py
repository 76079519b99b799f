"""The systolic array: decoded beats enter at the top left, sums leave each row at the right."""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.encoding import CODE_BITS
from tritile_arch.geometry import GROUP, Geometry

from .bundles import bit, unsigned
from .instance import instance
from .pe import STAGE_BITS, WEIGHT_BITS
from .recode import first_sign, recode
from .row import row_latency
from .stream import delay


def array_latency(g: Geometry) -> int:
    """Clocks from a beat's codes to row 0's sum; each row below is a clock later."""
    return row_latency(g)


@block
def cut(weights, low, part):
    """part: the weight bits of one stage."""
    high = low + len(part)

    @always_comb
    def wire():
        part.next = weights[high:low]

    return wire


@block
def skew(clk, codes, skewed, g):
    """skewed: the weights as the rows want them; PE p's bits of stage s come p + s clocks late."""
    parts, late, first = [], [], bit()
    parts.append(first_sign(codes, first))
    for p in range(g.groups):
        weights, low = unsigned(WEIGHT_BITS), 0
        parts.append(recode(codes, p * GROUP * CODE_BITS, first, weights))
        for stage, width in enumerate(STAGE_BITS):
            early = unsigned(width)
            late.append(unsigned(width))
            parts.append(cut(weights, low, early))
            parts.append(delay(clk, early, late[-1], p + stage))
            low += width
    together = ConcatSignal(*reversed(late))

    @always_comb
    def gather():
        skewed.next = together

    return parts, gather


@block
def step_down(clk, enables, enable, swap, swap_below, enables_below):
    """Takes this row's enable off the mask and hands the rest to the row below, a clock later."""
    n = len(enables)

    @always_comb
    def own():
        enable.next = enables[0]

    if n > 1:

        @always(clk.posedge)
        def down():
            enables_below.next = enables[n:1]
            swap_below.next = swap and enables[1]

        return own, down
    return own


@block
def pick_row(clk, load, load_row, index, strobe, select, select_here, data, data_here):
    """The load bus, registered, with the strobe of one row. Latency 1."""

    @always(clk.posedge)
    def register():
        strobe.next = load and load_row == index
        if load and load_row == index:
            select_here.next = select
            data_here.next = data

    return register


@block
def array(
    clk,
    codes,
    rows_enable,
    swap,
    load,
    load_row,
    load_select,
    load_data,
    enables_out,
    sums,
    g,
    module,
):
    """Token rows under each other.

    codes: a beat's codes. rows_enable: bit t set if row t takes part (zero: a bubble).
    swap: this beat is the first of a K-block. load: load_data goes to row load_row's shadow.
    enables_out[t], sums[t]: row t's enable and signed sum, ``array_latency + t`` clocks later; to
    be subtracted if the beat's first weight is negative.
    """
    parts = []
    skewed = unsigned(WEIGHT_BITS * g.groups)
    parts.append(skew(clk, codes, skewed, g))
    mask, first_swap = rows_enable, swap
    for t in range(g.rows):
        below, mask_below = unsigned(len(skewed)), unsigned(max(1, g.rows - t - 1))
        swap_below, enable = bit(), bit()
        strobe, select_here, data_here = bit(), unsigned(len(load_select)), unsigned(len(load_data))
        parts.append(step_down(clk, mask, enable, first_swap, swap_below, mask_below))
        parts.append(
            pick_row(clk, load, load_row, t, strobe, load_select, select_here, load_data, data_here)
        )
        parts.append(
            instance(
                clk,
                f"{module}_row",
                f"row_{t}",
                {
                    "weights_in": skewed,
                    "enable_in": enable,
                    "swap_in": first_swap,
                    "load": strobe,
                    "load_select": select_here,
                    "load_data": data_here,
                },
                {
                    "weights_out": below,
                    "enable_out": enables_out[t],
                    "sum_out": sums[t],
                },
            )
        )
        skewed, mask, first_swap = below, mask_below, swap_below
    return parts
