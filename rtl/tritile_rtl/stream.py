"""FIFO and delay line."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, intbv, modbv

from .bundles import bit, bits_for, unsigned


@block
def fifo(clk, rst, s, m, depth):
    """First in, first out: memory and two registers behind it, as block RAM wants it.

    s, m: Stream of equal width. ``depth``: beats of the memory, a power of two.
    Latency 3 clocks when empty; one beat a clock. No path from m.tready to s.tready.
    """
    width, address = len(s.tdata), bits_for(depth)
    memory = [unsigned(width) for _ in range(depth)]
    head = Signal(modbv(0)[address:])
    tail = Signal(modbv(0)[address:])
    level = Signal(intbv(0, min=0, max=depth + 1))
    fetched, shown = unsigned(width), unsigned(width)
    fetched_valid, shown_valid = bit(), bit()
    push, fetch, show = bit(), bit(), bit()

    @always_comb
    def flow():
        s.tready.next = level != depth
        push.next = s.tvalid and level != depth
        show.next = m.tready or not shown_valid
        fetch.next = level != 0 and (m.tready or not shown_valid or not fetched_valid)
        m.tdata.next = shown
        m.tvalid.next = shown_valid

    @always(clk.posedge)
    def store():
        if push:
            memory[tail].next = s.tdata

    @always(clk.posedge)
    def advance():
        if fetch:
            fetched.next = memory[head]
        if show:
            shown.next = fetched

    @always(clk.posedge)
    def control():
        if rst:
            head.next = 0
            tail.next = 0
            level.next = 0
            fetched_valid.next = False
            shown_valid.next = False
        else:
            if push:
                tail.next = tail + 1
            if fetch:
                head.next = head + 1
            if push and not fetch:
                level.next = level + 1
            elif fetch and not push:
                level.next = level - 1
            if fetch:
                fetched_valid.next = True
            elif show:
                fetched_valid.next = False
            if show:
                shown_valid.next = fetched_valid

    return flow, store, advance, control


@block
def delay(clk, a, b, clocks):
    """b is a, ``clocks`` clocks later (0 or more)."""
    if clocks == 0:

        @always_comb
        def wire():
            b.next = a

        return wire
    if clocks == 1:

        @always(clk.posedge)
        def register():
            b.next = a

        return register
    width = len(a)
    kept = width * (clocks - 1)
    line = unsigned(width * clocks)  # one word, which a simulation shifts faster than a list

    @always(clk.posedge)
    def shift():
        line.next = concat(line[kept:], a)

    @always_comb
    def out():
        b.next = line[:kept]

    return shift, out
