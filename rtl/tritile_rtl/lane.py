"""One drain lane: the results of one token at a time become bursts for the write DMA.

A run is one token's share of an M-tile. Its words come from the adder as they are final
(tapped) or are read from the drained bank; zeros fill the last 64 bytes.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, intbv, modbv

from .accumulate import WIDTH
from .bundles import Stream, bit, unsigned
from .job import TILE_BITS
from .runs import PAD_WORDS, fifo_beats, offer_bursts
from .stream import fifo
from .tile import DRAIN_READ


@block
def collect(clk, rst, run, queue_room, read, tap_valid, tap, room, word_valid, word, issued):
    """Brings a run's words in order: from the tap or the bank, then zeros to the next 64 bytes.

    issued: pulse, a word was asked for that is not a tap. room: one more may be asked for.
    queue_room: the run's place in memory can be queued.
    """
    stages = DRAIN_READ
    pad = PAD_WORDS - 1
    pad_shift = PAD_WORDS.bit_length() - 1
    count, words, padded = unsigned(TILE_BITS), unsigned(TILE_BITS), unsigned(TILE_BITS)
    busy, tapped, ask, zero = bit(), bit(), bit(), bit()
    asked = unsigned(stages)
    zeros = unsigned(stages)

    @always_comb
    def flow():
        zero.next = count >= words
        ask.next = busy and room and count != padded and (not tapped or count >= words)
        run.ready.next = not busy and queue_room

    @always_comb
    def out():
        issued.next = ask
        read.address.next = count[len(read.address) :]

    @always(clk.posedge)
    def walk():
        if rst:
            busy.next = False
            asked.next = 0
        else:
            asked.next = concat(asked[stages - 1 :], ask)
            zeros.next = concat(zeros[stages - 1 :], zero)
            if not busy:
                busy.next = run.valid and queue_room
                words.next = run.words
                padded.next = ((run.words + pad) >> pad_shift) << pad_shift
                tapped.next = run.tapped
                read.slot.next = run.slot
                count.next = 0
            else:
                if ask or (tapped and tap_valid):
                    count.next = count + 1
                if count == padded and asked == 0:
                    busy.next = False

    @always(clk.posedge)
    def deliver():
        word_valid.next = asked[stages - 1] or (tapped and tap_valid)
        if asked[stages - 1]:
            word.next = read.tdata
            if zeros[stages - 1]:
                word.next = 0
        else:
            word.next = tap

    return flow, out, walk, deliver


@block
def pack_words(clk, rst, word_valid, word, beats):
    """Gathers words to beats, the first in the lowest bits."""
    width = len(beats.tdata)
    words = width // WIDTH
    if words == 1:

        @always(clk.posedge)
        def register():
            beats.tvalid.next = word_valid
            beats.tdata.next = word[WIDTH:]

        return register
    filled = Signal(intbv(0, min=0, max=words))

    @always(clk.posedge)
    def gather():
        beats.tvalid.next = False
        if rst:
            filled.next = 0
        elif word_valid:
            beats.tdata.next = concat(word[WIDTH:], beats.tdata[width:WIDTH])
            filled.next = filled + 1
            if filled == words - 1:
                filled.next = 0
                beats.tvalid.next = True

    return gather


@block
def lane(clk, rst, run, read, tap_row, tap_valid, tap, room, burst, beats, g):
    """One lane. tap_row: pulse, a word of this lane was issued to the array and will be tapped.

    room: the lane can take more. burst: Burst, beats: Stream of its data, to the write DMA.
    """
    capacity = fifo_beats() * g.beat_words
    bits = capacity.bit_length()
    reserved = Signal(modbv(0)[bits:])
    word_valid, issued, accepted, stored, space = bit(), bit(), bit(), bit(), bit()
    queue_room = bit()
    word = Signal(intbv(0, min=-(1 << (WIDTH - 1)), max=1 << (WIDTH - 1)))
    packed = Stream(8 * g.port_bytes)
    # One step of so many words a clock, modulo the counter's width: a sum of two operands.
    beat_left, beat_left_one_came, beat_left_two_came = (
        (came - g.beat_words) % (1 << bits) for came in range(3)
    )
    # Two words of this clock are not counted yet, and two more may come before ``room`` falls.
    most = capacity - 4

    @always_comb
    def wires():
        accepted.next = run.valid and run.ready
        stored.next = packed.tvalid
        room.next = space

    @always(clk.posedge)
    def reserve():
        step = intbv(0)[bits:]
        if beats.tvalid and beats.tready:
            step[:] = beat_left
            if issued and tap_row:
                step[:] = beat_left_two_came
            elif issued or tap_row:
                step[:] = beat_left_one_came
        else:
            step[:] = 0
            if issued and tap_row:
                step[:] = 2
            elif issued or tap_row:
                step[:] = 1
        if rst:
            reserved.next = 0
            space.next = False
        else:
            reserved.next = reserved + step
            space.next = reserved <= most

    return (
        collect(
            clk, rst, run, queue_room, read, tap_valid, tap, space, word_valid, word, issued
        ),
        pack_words(clk, rst, word_valid, word, packed),
        fifo(clk, rst, packed, beats, fifo_beats()),
        offer_bursts(clk, rst, run, accepted, queue_room, stored, burst, g),
        wires, reserve,
    )  # fmt: skip
