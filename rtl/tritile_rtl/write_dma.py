"""Write DMA: the lanes' bursts, one after the other, onto one AXI4 write channel.

AW goes out only for a burst whose beats are all buffered, and full strobes always.
"""

from __future__ import annotations

from myhdl import ConcatSignal, Signal, always, always_comb, block, concat, intbv

from tritile_arch.geometry import BURST_BEATS, OUTSTANDING

from .bundles import Stream, bit, unsigned
from .job import INDEX_BITS
from .read_dma import BURST_INCR, CACHE_MODIFIABLE_BUFFERABLE, PROT_SECURE_DATA
from .stream import fifo


@block
def gather_bits(flags, together):
    """The flags as one word, the first lowest."""
    if len(flags) == 1:
        only = flags[0]

        @always_comb
        def wire():
            together.next = only

        return wire
    joined = ConcatSignal(*reversed(flags))

    @always_comb
    def wires():
        together.next = joined

    return wires


@block
def round_robin(requests, turn, chosen, found):
    """chosen: the first set bit of requests after ``turn``, around the end."""
    n = len(requests)

    @always_comb
    def choose():
        below = intbv(0, min=0, max=max(2, n))
        above = intbv(0, min=0, max=max(2, n))
        any_below = intbv(0)[1:]
        any_above = intbv(0)[1:]
        below[:] = 0
        above[:] = 0
        any_below[:] = 0
        any_above[:] = 0
        for i in range(n):
            if requests[i]:
                if i > turn:
                    if any_above == 0:
                        above[:] = i
                        any_above[:] = 1
                elif any_below == 0:
                    below[:] = i
                    any_below[:] = 1
        found.next = requests != 0
        if any_above != 0:
            chosen.next = above
        else:
            chosen.next = below

    return choose


@block
def serve(burst, beats, index, granting, chosen, streaming, turn, word_ready):
    """One lane's handshakes."""

    @always_comb
    def handshakes():
        burst.ready.next = granting and chosen == index
        beats.tready.next = streaming and turn == index and word_ready

    return handshakes


@block
def choose_signal(signals, index, chosen):
    """chosen: signals[index]."""
    if len(signals) == 1:
        only = signals[0]

        @always_comb
        def wire():
            chosen.next = only

        return wire

    @always_comb
    def pick():
        chosen.next = signals[index]

    return pick


@block
def write_dma(
    clk, rst, halt, quiet, bursts, lanes_beats, closing, last_burst, completed, failed, failed_job,
    axi,
):  # fmt: skip
    """bursts, lanes_beats: a Burst and its data Stream a lane. axi: AxiMaster's write half.

    last_burst: pulse, a burst marked last was issued; completed: pulse, the answer to the one
    issued while ``closing`` has come, and no write has failed since the reset. failed, failed_job:
    a write was answered with an error.
    While ``halt`` no burst begins, and what is left of one is sent with strobes 0; quiet: every
    burst was answered.
    """
    n, width = len(bursts), len(axi.wdata)
    size, strobes = (width // 8).bit_length() - 1, (1 << (width // 8)) - 1
    requests = unsigned(n)
    turn = Signal(intbv(0, min=0, max=max(2, n)))
    chosen = Signal(intbv(0, min=0, max=max(2, n)))
    addr, beats = unsigned(len(axi.awaddr)), unsigned(BURST_BEATS.bit_length())
    last, index, tdata, tvalid = bit(), unsigned(INDEX_BITS), unsigned(width), bit()
    left = unsigned(BURST_BEATS.bit_length())
    found, granting, streaming, word_ready, take, asking = bit(), bit(), bit(), bit(), bit(), bit()
    offered, broken = bit(), bit()
    open_bursts = Signal(intbv(0, min=0, max=2 * OUTSTANDING + 1))
    asked, answered = Stream(INDEX_BITS + 1), Stream(INDEX_BITS + 1)
    i = INDEX_BITS
    parts = [
        gather_bits([b.valid for b in bursts], requests),
        round_robin(requests, turn, chosen, found),
        choose_signal([b.addr for b in bursts], chosen, addr),
        choose_signal([b.beats for b in bursts], chosen, beats),
        choose_signal([b.last for b in bursts], chosen, last),
        choose_signal([b.index for b in bursts], chosen, index),
        choose_signal([s.tdata for s in lanes_beats], turn, tdata),
        choose_signal([s.tvalid for s in lanes_beats], turn, tvalid),
        fifo(clk, rst, asked, answered, OUTSTANDING),
    ]
    for lane in range(n):
        parts.append(
            serve(
                bursts[lane], lanes_beats[lane], lane, granting, chosen, streaming, turn, word_ready
            )
        )

    @always_comb
    def grant():
        streaming.next = left != 0
        word_ready.next = not offered or axi.wready
        take.next = left != 0 and tvalid and (not offered or axi.wready)
        # The next burst may begin in the clock that takes this one's last beat.
        granting.next = (
            found
            and (left == 0 or (left == 1 and tvalid and (not offered or axi.wready)))
            and (not asking or axi.awready)
            and asked.tready
            and not halt
        )

    @always_comb
    def pulses():
        asked.tvalid.next = granting
        asked.tdata.next = concat(last and closing, index)
        last_burst.next = granting and last
        answered.tready.next = axi.bvalid
        completed.next = (
            axi.bvalid
            and answered.tvalid
            and answered.tdata[i]
            and not axi.bresp[1]
            and not broken
            and not halt
        )
        failed.next = axi.bvalid and answered.tvalid and axi.bresp[1]
        failed_job.next = answered.tdata[i:]

    @always_comb
    def channels():
        axi.awvalid.next = asking
        axi.wvalid.next = offered
        axi.bready.next = answered.tvalid
        quiet.next = open_bursts == 0

    @always(clk.posedge)
    def address():
        axi.awsize.next = size
        axi.awburst.next = BURST_INCR
        axi.awcache.next = CACHE_MODIFIABLE_BUFFERABLE
        axi.awprot.next = PROT_SECURE_DATA
        if rst:
            asking.next = False
            turn.next = 0
        elif granting:
            asking.next = True
            axi.awaddr.next = addr
            axi.awlen.next = beats - 1
            turn.next = chosen
        elif axi.awready:
            asking.next = False

    @always(clk.posedge)
    def data():
        if rst:
            left.next = 0
            offered.next = False
        else:
            if granting:
                left.next = beats
            elif take:
                left.next = left - 1
            if take:
                offered.next = True
                axi.wdata.next = tdata
                axi.wlast.next = left == 1
                axi.wstrb.next = strobes
                if halt:
                    axi.wstrb.next = 0
            elif axi.wready:
                offered.next = False

    @always(clk.posedge)
    def remember():
        if rst:
            broken.next = False
        elif axi.bvalid and answered.tvalid and axi.bresp[1]:
            broken.next = True

    @always(clk.posedge)
    def count():
        if rst:
            open_bursts.next = 0
        elif granting and not (axi.bvalid and answered.tvalid):
            open_bursts.next = open_bursts + 1
        elif not granting and axi.bvalid and answered.tvalid:
            open_bursts.next = open_bursts - 1

    return parts, grant, pulses, channels, address, data, remember, count
