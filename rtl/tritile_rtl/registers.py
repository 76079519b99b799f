"""The registers behind AXI4-Lite, by the table in ``tritile_arch.registers``."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, modbv

from tritile_arch import registers as r

from .axi_lite import axi_lite
from .bundles import Stream, bit, unsigned
from .failure import CODE_BITS
from .stream import fifo

COMPLETED_BITS = r.STATUS.field("completed").width
SLOT_BITS = r.STATUS.field("free_slots").width
WORD = 2  # registers are words: two address bits say nothing


@block
def doorbell_queue(clk, rst, ring, word, doorbells, taken_slots, overflow, completed):
    """Doorbells rung and not completed; more than the slots hold is an overflow.

    A slot is given back when its doorbell completes.
    """
    slots = r.DOORBELL_SLOTS
    rung = Stream(32)

    @always_comb
    def accept():
        rung.tdata.next = word
        rung.tvalid.next = ring and taken_slots != slots
        overflow.next = ring and taken_slots == slots

    @always(clk.posedge)
    def count():
        if rst:
            taken_slots.next = 0
        elif ring and taken_slots != slots and not completed:
            taken_slots.next = taken_slots + 1
        elif completed and not (ring and taken_slots != slots) and taken_slots != 0:
            taken_slots.next = taken_slots - 1

    return fifo(clk, rst, rung, doorbells, slots), accept, count


@block
def registers(
    clk, rst, axi, doorbells, list_base, completed, overflow, failure, beat, job_done, interrupt, g
):
    """The table; doorbells leave as a Stream. completed, overflow, beat, job_done: pulses."""
    geometry0, geometry1 = r.geometry_words(g)
    identity, version = r.IDENTITY_VALUE, r.VERSION_VALUE
    a_identity, a_version = r.IDENTITY.offset >> WORD, r.VERSION.offset >> WORD
    a_geometry0, a_geometry1 = r.GEOMETRY0.offset >> WORD, r.GEOMETRY1.offset >> WORD
    a_control, a_doorbell = r.CONTROL.offset >> WORD, r.DOORBELL.offset >> WORD
    a_base_lo, a_base_hi = r.LIST_BASE_LO.offset >> WORD, r.LIST_BASE_HI.offset >> WORD
    a_status, a_failed = r.STATUS.offset >> WORD, r.FAILED_JOB.offset >> WORD
    a_interrupt, a_cycles = r.INTERRUPT.offset >> WORD, r.CYCLES.offset >> WORD
    a_beats, a_jobs = r.WEIGHT_BEATS.offset >> WORD, r.JOBS.offset >> WORD
    slots = r.DOORBELL_SLOTS
    top = len(axi.awaddr)

    write, ring, busy, enabled, pending, failed_before = bit(), bit(), bit(), bit(), bit(), bit()
    write_address, write_data = unsigned(top), unsigned(32)
    read_address, read_data = unsigned(top), unsigned(32)
    base_lo, base_hi = unsigned(32), unsigned(32)
    done = Signal(modbv(0)[COMPLETED_BITS:])
    cycles, beats = Signal(modbv(0)[32:]), Signal(modbv(0)[32:])
    jobs = Signal(modbv(0)[32:])
    taken_slots = unsigned(SLOT_BITS)
    free_slots = unsigned(SLOT_BITS)
    status = unsigned(32)
    s_busy, s_error = r.STATUS.field("busy").lsb, r.STATUS.field("error").lsb
    s_code, s_free = r.STATUS.field("code").lsb, r.STATUS.field("free_slots").lsb
    code_top, free_top, done_top = s_code + CODE_BITS, s_free + SLOT_BITS, COMPLETED_BITS

    @always_comb
    def strobes():
        ring.next = write and write_address[top:WORD] == a_doorbell
        busy.next = taken_slots != 0 and failure.code == 0
        free_slots.next = slots - taken_slots
        interrupt.next = enabled and pending

    @always_comb
    def base():
        list_base.next = concat(base_hi, base_lo)

    @always_comb
    def status_word():
        status.next = 0
        status.next[done_top:] = done
        status.next[s_busy] = busy
        status.next[s_error] = failure.code != 0
        status.next[code_top:s_code] = failure.code
        status.next[free_top:s_free] = free_slots

    @always_comb
    def read():
        read_data.next = 0
        if read_address[top:WORD] == a_identity:
            read_data.next = identity
        elif read_address[top:WORD] == a_version:
            read_data.next = version
        elif read_address[top:WORD] == a_geometry0:
            read_data.next = geometry0
        elif read_address[top:WORD] == a_geometry1:
            read_data.next = geometry1
        elif read_address[top:WORD] == a_control:
            read_data.next = enabled
        elif read_address[top:WORD] == a_base_lo:
            read_data.next = base_lo
        elif read_address[top:WORD] == a_base_hi:
            read_data.next = base_hi
        elif read_address[top:WORD] == a_status:
            read_data.next = status
        elif read_address[top:WORD] == a_failed:
            read_data.next = failure.job
        elif read_address[top:WORD] == a_interrupt:
            read_data.next = pending
        elif read_address[top:WORD] == a_cycles:
            read_data.next = cycles
        elif read_address[top:WORD] == a_beats:
            read_data.next = beats
        elif read_address[top:WORD] == a_jobs:
            read_data.next = jobs

    @always(clk.posedge)
    def settings():
        if rst:
            enabled.next = False
            base_lo.next = 0
            base_hi.next = 0
        elif write:
            if write_address[top:WORD] == a_control:
                enabled.next = write_data[0]
            elif write_address[top:WORD] == a_base_lo:
                base_lo.next = write_data
            elif write_address[top:WORD] == a_base_hi:
                base_hi.next = write_data

    @always(clk.posedge)
    def events():
        failed_before.next = failure.code != 0
        if rst:
            pending.next = False
            done.next = 0
        else:
            if completed:
                done.next = done + 1
            if completed or (failure.code != 0 and not failed_before):
                pending.next = True
            elif write and write_address[top:WORD] == a_interrupt and write_data[0]:
                pending.next = False

    @always(clk.posedge)
    def counters():
        if rst:
            cycles.next = 0
            beats.next = 0
            jobs.next = 0
        else:
            if busy:
                cycles.next = cycles + 1
            if beat:
                beats.next = beats + 1
            if job_done:
                jobs.next = jobs + 1

    return (
        axi_lite(clk, rst, axi, write, write_address, write_data, read_address, read_data),
        doorbell_queue(clk, rst, ring, write_data, doorbells, taken_slots, overflow, completed),
        strobes, base, status_word, read, settings, events, counters,
    )  # fmt: skip
