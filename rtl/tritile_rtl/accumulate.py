"""One token row's accumulators: two banks, one adding up while the other drains.

Read, add and write back take ``UPDATE`` clocks, so an address may come again after five clocks
(K-blocks are never shorter than MIN_BLOCK_BEATS).
"""

from __future__ import annotations

from myhdl import always, always_comb, block, intbv

from tritile_arch.geometry import RESULT_BYTES

from .bundles import bit, signed, unsigned

WIDTH = 8 * RESULT_BYTES
READ = 2  # clocks from an address to its word: the memory's register and one behind it
UPDATE = 4  # clocks from a sum to its total


class Tag:
    """What travels with a beat to the accumulators.

    first: overwrite, the old total does not count; times3: multiply it by three, another plane
    begins; tap: the total is final and leaves at once; bank; address: the output row in its tile.
    """

    def __init__(self, depth: int):
        self.first, self.times3, self.tap, self.bank = bit(), bit(), bit(), bit()
        self.address = unsigned((depth - 1).bit_length())


@block
def memory(clk, write, write_address, write_data, read_address, read_data, depth):
    """Simple dual-port RAM with an output register: latency READ."""
    words = [signed(WIDTH) for _ in range(depth)]
    fetched = signed(WIDTH)

    @always(clk.posedge)
    def ports():
        if write:
            words[write_address].next = write_data
        fetched.next = words[read_address]
        read_data.next = fetched

    return ports


@block
def bank_port(tag, draining, drain_bank, drain_address, bank, address):
    """A bank is read for the drain while it drains, else for the beat that passes."""

    @always_comb
    def choose():
        if draining and drain_bank == bank:
            address.next = drain_address
        else:
            address.next = tag.address

    return choose


@block
def accumulate(
    clk,
    enable,
    sum_in,
    minus,
    tag,
    draining,
    drain_bank,
    drain_address,
    data0,
    data1,
    tap_valid,
    total,
    depth,
):
    """One row. enable: sum_in (signed), minus (it is subtracted) and tag are valid.

    total: UPDATE clocks later, with tap_valid if tagged so. data0, data1: each bank's word; that of
    ``drain_bank`` is the one at drain_address, READ clocks later, if ``draining``; that bank must
    not be accumulating.
    """
    width = len(tag.address)
    address0, address1 = unsigned(width), unsigned(width)
    write0, write1 = bit(), bit()
    base, sum1, sum2, sum3 = signed(WIDTH), signed(WIDTH), signed(WIDTH), signed(WIDTH)
    first1, first2, times1, times2 = bit(), bit(), bit(), bit()
    minus1, minus2, minus3 = bit(), bit(), bit()
    tap1, tap2, tap3, bank1, bank2, bank3 = bit(), bit(), bit(), bit(), bit(), bit()
    enable1, enable2, enable3 = bit(), bit(), bit()
    write_at1, write_at2, write_at3 = unsigned(width), unsigned(width), unsigned(width)
    write_at = unsigned(width)
    parts = [
        bank_port(tag, draining, drain_bank, drain_address, 0, address0),
        bank_port(tag, draining, drain_bank, drain_address, 1, address1),
        memory(clk, write0, write_at, total, address0, data0, depth),
        memory(clk, write1, write_at, total, address1, data1, depth),
    ]

    @always(clk.posedge)
    def fetch():
        enable1.next = enable
        enable2.next = enable1
        if enable:
            sum1.next = sum_in
            minus1.next = minus
            first1.next = tag.first
            times1.next = tag.times3
            tap1.next = tag.tap
            bank1.next = tag.bank
            write_at1.next = tag.address
        if enable1:
            sum2.next = sum1
            minus2.next = minus1
            first2.next = first1
            times2.next = times1
            tap2.next = tap1
            bank2.next = bank1
            write_at2.next = write_at1

    @always(clk.posedge)
    def scale():
        keep = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        old = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        twice = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        enable3.next = enable2
        if enable2:
            keep[:] = -times2
            old[:] = data0 << 1
            if bank2:
                old[:] = data1 << 1
            # old or three times old, a LUT a bit: see combine in pe.py
            twice[:] = old - ~((old & keep) << 1)
            base.next = twice[WIDTH + 1 : 1].signed()
            sum3.next = sum2
            minus3.next = minus2
            tap3.next = tap2
            bank3.next = bank2
            write_at3.next = write_at2
        if first2:
            base.next = 0

    @always(clk.posedge)
    def update():
        flip = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        other = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        twice = intbv(0, min=-(1 << WIDTH), max=1 << WIDTH)
        write0.next = enable3 and not bank3
        write1.next = enable3 and bank3
        tap_valid.next = enable3 and tap3
        if enable3:
            flip[:] = -minus3
            other[:] = sum3 << 1
            twice[:] = (base << 1) - ~(other ^ flip)
            total.next = twice[WIDTH + 1 : 1].signed()
            write_at.next = write_at3

    return parts, fetch, scale, update
