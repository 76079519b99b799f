"""One token row of the array: PEs side by side, the partial sum moving right.

Converted once, as module ``<name>_row``; the array instances it.
"""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.encoding import CODE_BITS
from tritile_arch.geometry import GROUP, Geometry

from .bundles import bit, bits_for, signed, unsigned
from .pe import STAGES, codes_signal, pe, sum_width


def row_latency(g: Geometry) -> int:
    """Clocks from ``enable_in`` to ``enable_out`` and ``sum_out``."""
    return g.groups - 1 + STAGES


def row_ports(g: Geometry) -> dict:
    """The row's signals by port name."""
    return {
        "clk": bit(),
        "codes_in": unsigned(CODE_BITS * g.columns),
        "codes_out": unsigned(CODE_BITS * g.columns),
        "enable_in": bit(),
        "enable_out": bit(),
        "swap_in": bit(),
        "load": bit(),
        "load_select": unsigned(bits_for(g.row_beats)),
        "load_data": unsigned(8 * g.port_bytes),
        "count_in": unsigned(g.columns.bit_length()),
        "count_out": unsigned(g.columns.bit_length()),
        "sum_out": signed(sum_width(g.columns, g.columns)),
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
def select(load, load_select, index, strobe):
    """strobe: the beat on load_data holds this slice of the row."""

    @always_comb
    def compare():
        strobe.next = load and load_select == index

    return compare


@block
def widen(count, total):
    """The unsigned count as the first partial sum."""

    @always_comb
    def wire():
        total.next = count

    return wire


@block
def row(
    clk, codes_in, codes_out, enable_in, enable_out, swap_in,
    load, load_select, load_data, count_in, count_out, sum_out, g,
):  # fmt: skip
    """codes_in: PE p's weights come p clocks after enable_in; codes_out a clock after them.

    swap_in comes with the first beat of a K-block. count_in: the beat's negative weights, valid
    ``STAGES - 1`` clocks after enable_in. sum_out, enable_out: after ``row_latency`` clocks.
    load writes load_data into the shadow of columns ``load_select * port_bytes`` and on.
    """
    parts = []
    enables = [bit() for _ in range(row_latency(g))]
    swaps = [bit() for _ in range(g.groups)]
    parts += [travel(clk, enable_in, enables), travel(clk, swap_in, swaps)]
    strobes = [bit() for _ in range(g.row_beats)]
    for i in range(g.row_beats):
        parts.append(select(load, load_select, i, strobes[i]))
    codes = [codes_signal() for _ in range(g.groups)]
    sums = [signed(sum_width(GROUP * (p + 1), g.columns)) for p in range(g.groups - 1)] + [sum_out]
    first = signed(len(count_in) + 1)
    parts.append(widen(count_in, first))
    for p in range(g.groups):
        columns = range(p * GROUP, (p + 1) * GROUP)
        parts.append(
            pe(
                clk,
                ([enable_in, *enables])[p : p + STAGES],
                ([swap_in, *swaps])[p],
                [strobes[c // g.port_bytes] for c in columns],
                load_data,
                [c % g.port_bytes for c in columns],
                codes_in,
                p * GROUP * CODE_BITS,
                codes[p],
                sums[p - 1] if p else first,
                sums[p],
            )
        )
    below = ConcatSignal(*reversed(codes)) if g.groups > 1 else codes[0]
    count_enable, leaving = enables[STAGES - 2], enables[row_latency(g) - 1]

    @always_comb
    def outputs():
        codes_out.next = below
        enable_out.next = leaving

    @always(clk.posedge)
    def pass_count():
        if count_enable:
            count_out.next = count_in

    return parts, outputs, pass_count
