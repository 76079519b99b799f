"""Read DMA: a region of memory becomes a stream, bursts running ahead of it.

Room in the FIFO is reserved when a burst is issued, so RREADY never falls.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, intbv

from tritile_arch.geometry import BURST_BEATS, OUTSTANDING

from .bundles import Stream, bit, unsigned
from .stream import fifo

BURST_INCR = 1
CACHE_MODIFIABLE_BUFFERABLE = 0b0011
# Unprivileged data, and secure: a Zynq-7000 comes up with all DDR marked secure (TZ_DDR_RAM is 0),
# and PYNQ's images leave it so. A request with bit 1 set (non-secure) gets DECERR there.
PROT_SECURE_DATA = 0b000


@block
def split(
    clk, rst, command, burst_addr, burst_beats, burst_last, burst_valid, burst_ready, width_bytes
):
    """Cuts a ReadCommand into bursts of at most 16 beats that cross no multiple of 16 beats.

    So none crosses 4 KB. A command has at least one beat. burst_last: the command's final one. One
    burst every two clocks; the next command is taken when none is left.
    """
    shift = width_bytes.bit_length() - 1
    high = shift + BURST_BEATS.bit_length() - 1
    addr = unsigned(len(command.addr))
    left = unsigned(len(command.beats))
    beats = Signal(intbv(0, min=0, max=BURST_BEATS + 1))
    bits = len(beats)
    sized, ending, active = bit(), bit(), bit()

    @always_comb
    def outputs():
        command.ready.next = not active
        burst_addr.next = addr
        burst_beats.next = beats
        burst_last.next = ending
        burst_valid.next = sized

    @always(clk.posedge)
    def step():
        room = intbv(0, min=0, max=BURST_BEATS + 1)
        room[:] = BURST_BEATS - addr[high:shift]
        if rst:
            active.next = False
            sized.next = False
        elif not active:
            addr.next = command.addr
            left.next = command.beats
            active.next = command.valid
        elif not sized:
            sized.next = True
            beats.next = room
            ending.next = False
            if left <= room:
                beats.next = left[bits:]
                ending.next = True
        elif burst_ready:
            sized.next = False
            active.next = not ending
            left.next = left - beats
            addr.next = addr + (beats << shift)

    return outputs, step


@block
def fetch_bursts(clk, rst, halt, quiet, command, axi, given, depth):
    """The AR side: bursts of ReadCommands for which a FIFO of ``depth`` beats has room.

    given: pulse, a beat has left the FIFO. At most OUTSTANDING bursts are under way. While
    ``halt`` no burst begins; quiet: none is under way.
    """
    size = (len(axi.rdata) // 8).bit_length() - 1
    burst_addr = unsigned(len(command.addr))
    burst_beats = Signal(intbv(0, min=0, max=BURST_BEATS + 1))
    burst_last, burst_valid, burst_ready = bit(), bit(), bit()
    reserved = Signal(intbv(0, min=0, max=depth + 1))
    flying = Signal(intbv(0, min=0, max=OUTSTANDING + 1))
    waiting, room = bit(), bit()
    cut = split(
        clk, rst, command, burst_addr, burst_beats, burst_last, burst_valid, burst_ready, 1 << size
    )

    @always_comb
    def gate():
        burst_ready.next = room and not halt and (not waiting or axi.arready)
        axi.arvalid.next = waiting
        quiet.next = flying == 0

    @always(clk.posedge)
    def address():
        axi.arsize.next = size
        axi.arburst.next = BURST_INCR
        axi.arcache.next = CACHE_MODIFIABLE_BUFFERABLE
        axi.arprot.next = PROT_SECURE_DATA
        if rst:
            waiting.next = False
        elif burst_valid and burst_ready:
            waiting.next = True
            axi.araddr.next = burst_addr
            axi.arlen.next = burst_beats - 1
        elif axi.arready:
            waiting.next = False

    @always(clk.posedge)
    def reserve():
        taken = intbv(0, min=0, max=BURST_BEATS + 1)
        freed = intbv(0, min=0, max=2)
        taken[:] = 0
        freed[:] = 0
        if burst_valid and burst_ready:
            taken[:] = burst_beats
        if given:
            freed[:] = 1
        if rst:
            reserved.next = 0
            flying.next = 0
            room.next = False
        else:
            reserved.next = reserved + taken - freed
            if taken != 0 and not (axi.rvalid and axi.rlast):
                flying.next = flying + 1
            elif taken == 0 and axi.rvalid and axi.rlast:
                flying.next = flying - 1
            room.next = reserved + taken <= depth - BURST_BEATS and (
                flying < OUTSTANDING - 1 or (taken == 0 and flying < OUTSTANDING)
            )

    return cut, gate, address, reserve


@block
def read_dma(clk, rst, halt, quiet, command, axi, m, depth):
    """Streams what ReadCommands ask for from AxiRead ``axi`` to Stream ``m``.

    m.tdata: the beat, and above it one bit: the memory answered with an error. ``depth``: beats
    of the FIFO, at least two bursts. halt, quiet: as in ``fetch_bursts``.
    """
    arrived, given = Stream(len(m.tdata)), bit()

    @always_comb
    def receive():
        arrived.tdata.next = concat(axi.rresp[1], axi.rdata)
        arrived.tvalid.next = axi.rvalid
        axi.rready.next = arrived.tready  # always: the room is reserved
        given.next = m.tvalid and m.tready

    return (
        fetch_bursts(clk, rst, halt, quiet, command, axi, given, depth),
        fifo(clk, rst, arrived, m, depth),
        receive,
    )
