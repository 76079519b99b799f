"""The registers behind AXI4-Lite, by the table in ``tritile_arch.registers``."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, modbv

from tritile_arch import registers as r

from .axi_lite import axi_lite
from .bundles import Stream, bit, bits_for, unsigned
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
def status_word(done, busy, resetting, failure, taken_slots, word):
    """STATUS."""
    slots, top = r.DOORBELL_SLOTS, len(done)
    s_busy, s_error = r.STATUS.field("busy").lsb, r.STATUS.field("error").lsb
    s_resetting, s_code = r.STATUS.field("resetting").lsb, r.STATUS.field("code").lsb
    s_free = r.STATUS.field("free_slots").lsb
    code_top, free_top = s_code + CODE_BITS, s_free + SLOT_BITS
    free_slots = unsigned(SLOT_BITS)

    @always_comb
    def count():
        free_slots.next = slots - taken_slots

    @always_comb
    def gather():
        word.next = 0
        word.next[top:] = done
        word.next[s_busy] = busy
        word.next[s_error] = failure.code != 0
        word.next[s_resetting] = resetting
        word.next[code_top:s_code] = failure.code
        word.next[free_top:s_free] = free_slots

    return count, gather


@block
def identity(clk, words, g):
    """IDENTITY, VERSION and the geometry: constants."""
    first, second, third, fourth = words
    value, version = r.IDENTITY_VALUE, r.VERSION_VALUE
    geometry0, geometry1 = r.geometry_words(g)

    @always(clk.posedge)
    def constants():
        first.next = value
        second.next = version
        third.next = geometry0
        fourth.next = geometry1

    return constants


@block
def settings(clk, rst, write, address, data, base_lo, base_hi, limit, enabled, prefetch, switches):
    """What the driver writes and reads back."""
    top = len(address)
    a_control, a_watchdog = r.CONTROL.offset >> WORD, r.WATCHDOG.offset >> WORD
    a_base_lo, a_base_hi = r.LIST_BASE_LO.offset >> WORD, r.LIST_BASE_HI.offset >> WORD
    patience = r.WATCHDOG_CLOCKS
    enable, ahead = r.CONTROL.field("interrupt_enable").lsb, r.CONTROL.field("prefetch").lsb

    @always_comb
    def show():
        switches.next = 0
        switches.next[enable] = enabled
        switches.next[ahead] = prefetch

    @always(clk.posedge)
    def keep():
        if rst:
            enabled.next = False
            prefetch.next = False
            base_lo.next = 0
            base_hi.next = 0
            limit.next = patience
        elif write:
            if address[top:WORD] == a_control:
                enabled.next = data[enable]
                prefetch.next = data[ahead]
            elif address[top:WORD] == a_base_lo:
                base_lo.next = data
            elif address[top:WORD] == a_base_hi:
                base_hi.next = data
            elif address[top:WORD] == a_watchdog:
                limit.next = data

    return show, keep


@block
def interrupts(clk, rst, completed, failed, clear, pending, done):
    """pending: a completion or a new failure since the last ``clear``; done: completions."""
    failed_before = bit()

    @always(clk.posedge)
    def events():
        failed_before.next = failed
        if rst:
            pending.next = False
            done.next = 0
        else:
            if completed:
                done.next = done + 1
            if completed or (failed and not failed_before):
                pending.next = True
            elif clear:
                pending.next = False

    return events


@block
def read_table(address, words, data):
    """data: the register at ``address``, or 0 where there is none."""
    top, n = len(address), len(words)
    high = WORD + bits_for(n)  # enough for every word

    @always_comb
    def choose():
        data.next = 0
        if address[top:WORD] < n:
            data.next = words[address[high:WORD]]

    return choose


@block
def widen(narrow, word):
    @always_comb
    def wire():
        word.next = narrow

    return wire


def word_of(offset: int) -> int:
    """A register's place in the table."""
    return offset >> WORD


@block
def registers(
    clk, rst, restart, axi, doorbells, list_base, prefetch, completed, overflow, failure, resetting,
    soft_reset, limit, busy, taken_slots, values, interrupt, g,
):  # fmt: skip
    """The table; doorbells leave as a Stream. completed, overflow, soft_reset: pulses.

    restart: doorbells are forgotten. limit: the watchdog's. values: the counters.
    """
    a_control, a_doorbell = word_of(r.CONTROL.offset), word_of(r.DOORBELL.offset)
    a_interrupt = word_of(r.INTERRUPT.offset)
    reset_bit, top = r.CONTROL.field("soft_reset").lsb, len(axi.awaddr)
    write, ring, enabled, pending = bit(), bit(), bit(), bit()
    failed, clear = bit(), bit()
    write_address, write_data = unsigned(top), unsigned(32)
    read_address, read_data = unsigned(top), unsigned(32)
    base_lo, base_hi, status, switches = unsigned(32), unsigned(32), unsigned(32), unsigned(32)
    done = Signal(modbv(0)[COMPLETED_BITS:])
    constants = [unsigned(32) for _ in range(4)]
    words = [unsigned(32) for _ in range(word_of(r.REGISTERS[-1].offset) + 1)]
    table = {
        r.CONTROL: switches, r.LIST_BASE_LO: base_lo, r.LIST_BASE_HI: base_hi, r.STATUS: status,
        r.FAILED_JOB: failure.job, r.INTERRUPT: pending, r.WATCHDOG: limit,
        **dict(zip((r.IDENTITY, r.VERSION, r.GEOMETRY0, r.GEOMETRY1), constants, strict=True)),
        **dict(zip(r.COUNTERS, values, strict=True)),
    }  # fmt: skip
    wires = [widen(source, words[word_of(x.offset)]) for x, source in table.items()]

    @always_comb
    def strobes():
        ring.next = write and write_address[top:WORD] == a_doorbell
        clear.next = write and write_address[top:WORD] == a_interrupt and write_data[0]
        soft_reset.next = write and write_address[top:WORD] == a_control and write_data[reset_bit]
        failed.next = failure.code != 0
        busy.next = taken_slots != 0 and failure.code == 0
        interrupt.next = enabled and pending

    @always_comb
    def base():
        list_base.next = concat(base_hi, base_lo)

    return (
        axi_lite(clk, rst, axi, write, write_address, write_data, read_address, read_data),
        doorbell_queue(clk, restart, ring, write_data, doorbells, taken_slots, overflow, completed),
        status_word(done, busy, resetting, failure, taken_slots, status),
        identity(clk, constants, g),
        settings(
            clk, rst, write, write_address, write_data, base_lo, base_hi, limit, enabled, prefetch,
            switches,
        ),
        interrupts(clk, rst, completed, failed, clear, pending, done),
        read_table(read_address, words, read_data),
        wires, strobes, base,
    )  # fmt: skip
