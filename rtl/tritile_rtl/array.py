"""The systolic array: decoded beats enter at the top left, sums leave each row at the right."""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.encoding import CODE_BITS
from tritile_arch.geometry import GROUP, Geometry

from .bundles import bit, unsigned
from .instance import instance
from .pe import STAGES
from .popcount import popcount, popcount_latency, weights_wait
from .row import row_latency
from .stream import delay


def array_latency(g: Geometry) -> int:
    """Clocks from a beat's codes to row 0's sum; each row below is a clock later."""
    return weights_wait(g) + row_latency(g)


@block
def cut(codes, low, part):
    """part: one PE's weights out of a beat."""
    high = low + CODE_BITS * GROUP

    @always_comb
    def wire():
        part.next = codes[high:low]

    return wire


@block
def skew(clk, codes, skewed, g):
    """PE p's weights come p clocks later than PE 0's, which come ``weights_wait`` clocks late."""
    parts = []
    late = [unsigned(CODE_BITS * GROUP) for _ in range(g.groups)]
    for p in range(g.groups):
        early = unsigned(CODE_BITS * GROUP)
        parts.append(cut(codes, p * GROUP * CODE_BITS, early))
        parts.append(delay(clk, early, late[p], weights_wait(g) + p))
    together = ConcatSignal(*reversed(late)) if g.groups > 1 else late[0]

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
    enables_out[t], sums[t]: row t's enable and signed sum, ``array_latency + t`` clocks later.
    """
    parts = []
    skewed = unsigned(CODE_BITS * g.columns)
    parts.append(skew(clk, codes, skewed, g))
    count_early, count = unsigned(len_count(g)), unsigned(len_count(g))
    parts.append(popcount(clk, codes, count_early, g))
    parts.append(delay(clk, count_early, count, max(0, STAGES - 1 - popcount_latency(g))))
    mask, first_swap = unsigned(g.rows), bit()
    parts.append(delay(clk, rows_enable, mask, weights_wait(g)))
    parts.append(delay(clk, swap, first_swap, weights_wait(g)))
    for t in range(g.rows):
        below, mask_below = unsigned(CODE_BITS * g.columns), unsigned(max(1, g.rows - t - 1))
        swap_below, enable, count_below = bit(), bit(), unsigned(len_count(g))
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
                    "codes_in": skewed,
                    "enable_in": enable,
                    "swap_in": first_swap,
                    "load": strobe,
                    "load_select": select_here,
                    "load_data": data_here,
                    "count_in": count,
                },
                {
                    "codes_out": below,
                    "enable_out": enables_out[t],
                    "count_out": count_below,
                    "sum_out": sums[t],
                },
            )
        )
        skewed, mask, first_swap, count = below, mask_below, swap_below, count_below
    return parts


def len_count(g: Geometry) -> int:
    """Bits of a beat's number of negative weights."""
    return g.columns.bit_length()
