"""Reads a descriptor, and counts the beats of its job."""

from __future__ import annotations

from myhdl import always, always_comb, block, concat

from tritile_arch import descriptor as d

from .bundles import bit, bits_for, unsigned
from .check import check_base


@block
def read_descriptor(
    clk, rst, ask, asked, index, list_base, bad_base, fetch, fetched, words, bad, arrived, g
):  # fmt: skip
    """While ``ask``, asks for descriptor ``index`` of the table at ``list_base``; asked: it went.

    bad_base: the table lies where none can, nothing is asked. arrived: pulse, ``words`` hold the
    descriptor from the next clock on; bad: a bus error was in it.
    """
    bits, width = len(words), len(fetched.tdata) - 1
    beats = d.DESCRIPTOR_BYTES // g.port_bytes
    shift, address_bits = d.DESCRIPTOR_BYTES.bit_length() - 1, g.address_bits
    received, reading, last = unsigned(bits_for(beats)), bit(), bit()

    @always_comb
    def command():
        fetch.valid.next = ask and not bad_base
        fetch.addr.next = list_base[address_bits:] + (index << shift)
        fetch.beats.next = beats
        asked.next = ask and not bad_base and fetch.ready

    @always_comb
    def flow():
        fetched.tready.next = reading
        last.next = received == beats - 1
        arrived.next = reading and fetched.tvalid and received == beats - 1

    @always(clk.posedge)
    def receive():
        if rst:
            reading.next = False
        elif ask:
            reading.next = fetch.ready and not bad_base
            received.next = 0
            bad.next = False
        elif reading and fetched.tvalid:
            words.next = concat(fetched.tdata[width:], words[bits:width])
            received.next = received + 1
            if last:
                received.next = 0
                reading.next = False
            if fetched.tdata[width]:
                bad.next = True

    return check_base(list_base, bad_base, address_bits), command, flow, receive


@block
def count_beats(clk, start, m, k_blocks, planes, beats, counted):
    """beats: m x k_blocks x planes, by shift and add; ``counted`` once it stands.

    start: pulse; the factors hold until then. Takes as many clocks as k_blocks and planes have
    bits, and three.
    """
    multiplier, multiplicand = unsigned(len(k_blocks)), unsigned(len(beats))
    first, second = bit(), bit()

    @always_comb
    def finish():
        counted.next = multiplier == 0 and not first and not second and not start

    @always(clk.posedge)
    def step():
        if start:
            multiplier.next = k_blocks
            multiplicand.next = m
            beats.next = 0
            first.next = True
            second.next = False
        elif multiplier != 0:
            multiplier.next = multiplier >> 1
            multiplicand.next = multiplicand << 1
            if multiplier[0]:
                beats.next = beats + multiplicand
        elif first:
            multiplier.next = planes
            multiplicand.next = beats
            beats.next = 0
            first.next = False
            second.next = True
        elif second:
            second.next = False

    return finish, step
