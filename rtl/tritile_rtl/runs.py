"""Runs and bursts: where a token's words go, cut into bursts that are offered when buffered."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, intbv

from tritile_arch.geometry import ALIGN, BURST_BEATS, RESULT_BYTES, Geometry

from .bundles import ReadCommand, Stream, bit, bits_for, unsigned
from .job import INDEX_BITS, TILE_BITS
from .read_dma import split
from .stream import fifo

FIFO_BURSTS = 4
RUNS_AHEAD = 4
PAD_WORDS = ALIGN // RESULT_BYTES


class Run:
    """One token's words of a tile: where they go (addr) and where they are (slot, tapped)."""

    def __init__(self, g: Geometry):
        self.addr = unsigned(g.address_bits)
        self.words = unsigned(TILE_BITS)
        self.slot = unsigned(bits_for(-(-g.rows // g.lanes)))
        self.tapped = bit()
        self.last = bit()  # completes the doorbell, once all of its tile is written
        self.index = unsigned(INDEX_BITS)
        self.valid = bit()
        self.ready = bit()


class Burst:
    """A burst whose beats are all buffered: AW's fields, and the job it belongs to."""

    def __init__(self, g: Geometry):
        self.addr = unsigned(g.address_bits)
        self.beats = unsigned(BURST_BEATS.bit_length())
        self.last = bit()  # of a run that is its doorbell's last of this lane
        self.index = unsigned(INDEX_BITS)
        self.valid = bit()
        self.ready = bit()


def fifo_beats() -> int:
    return FIFO_BURSTS * BURST_BEATS


@block
def offer_bursts(clk, rst, run, accepted, queue_room, stored, burst, g):
    """Cuts the runs into bursts and offers each when its beats are in the FIFO.

    accepted: the lane takes the run, which it does only with queue_room. stored: pulse a beat.
    """
    queued = Stream(g.address_bits + TILE_BITS + INDEX_BITS + 1)
    command = ReadCommand(g.address_bits, TILE_BITS)
    queue = Stream(len(queued.tdata))
    size, ending, sized = unsigned(BURST_BEATS.bit_length()), bit(), bit()
    addr = unsigned(g.address_bits)
    available = Signal(intbv(0, min=0, max=2 * fifo_beats()))
    last = bit()
    index = unsigned(INDEX_BITS)
    a, w, i = g.address_bits, TILE_BITS, INDEX_BITS
    pad = PAD_WORDS - 1
    pad_shift = PAD_WORDS.bit_length() - 1
    beats_shift = (PAD_WORDS * RESULT_BYTES // g.port_bytes).bit_length() - 1
    beats = unsigned(TILE_BITS)
    taken_now = bit()

    @always_comb
    def take():
        taken_now.next = burst.ready and sized and available >= size

    @always_comb
    def size_run():
        beats.next = ((run.words + pad) >> pad_shift) << beats_shift

    @always_comb
    def enqueue():
        queue_room.next = queued.tready
        queued.tvalid.next = accepted
        queued.tdata.next = concat(run.last, run.index, beats, run.addr)

    @always_comb
    def dequeue():
        command.valid.next = queue.tvalid
        command.addr.next = queue.tdata[a:]
        command.beats.next = queue.tdata[a + w : a]
        queue.tready.next = command.ready

    @always_comb
    def offer():
        burst.valid.next = sized and available >= size
        burst.addr.next = addr
        burst.beats.next = size
        burst.last.next = ending and last
        burst.index.next = index

    @always(clk.posedge)
    def remember():
        if queue.tvalid and command.ready:
            index.next = queue.tdata[a + w + i : a + w]
            last.next = queue.tdata[a + w + i]

    @always(clk.posedge)
    def count():
        taken = intbv(0, min=0, max=BURST_BEATS + 1)
        given = intbv(0, min=0, max=2)
        taken[:] = 0
        given[:] = 0
        if taken_now:
            taken[:] = size
        if stored:
            given[:] = 1
        if rst:
            available.next = 0
        else:
            available.next = available + given - taken

    return (
        fifo(clk, rst, queued, queue, RUNS_AHEAD),
        split(clk, rst, command, addr, size, ending, sized, taken_now, g.port_bytes),
        take, size_run, enqueue, dequeue, offer, remember, count,
    )  # fmt: skip
