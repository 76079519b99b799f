"""The weight ports: bytes that no trits encode are flagged, all ports' beats become one."""

from __future__ import annotations

from myhdl import always, always_comb, block, concat

from tritile_arch.encoding import Codec, codec

from .bundles import Stream, bit, unsigned
from .read_dma import fetch_bursts
from .stream import fifo
from .write_dma import gather_bits

FLAGS = 2  # bits above a port's beat: the bus answered with an error; a byte is illegal
BYTE_VALUES = 256


@block
def judge_byte(data, index, most, flag):
    """flag: byte ``index`` of ``data`` is greater than ``most``."""
    low, high = 8 * index, 8 * index + 8

    @always_comb
    def compare():
        flag.next = data[high:low] > most

    return compare


@block
def flag_arrival(clk, rst, axi, arrived, c: Codec):
    """R as a Stream with FLAGS, a clock later; its RREADY is the caller's."""
    width = len(axi.rdata)
    data, error, valid = unsigned(width), bit(), bit()

    @always(clk.posedge)
    def register():
        valid.next = axi.rvalid and not rst
        data.next = axi.rdata
        error.next = axi.rresp[1]

    if c.byte_values == BYTE_VALUES:

        @always_comb
        def every_byte_is_legal():
            arrived.tvalid.next = valid
            arrived.tdata.next = concat("0", error, data)

        return register, every_byte_is_legal

    flags, illegal = [bit() for _ in range(width // 8)], unsigned(width // 8)
    most = c.byte_values - 1
    parts = [judge_byte(data, i, most, flags[i]) for i in range(len(flags))]

    @always_comb
    def flagged():
        arrived.tvalid.next = valid
        arrived.tdata.next = concat(illegal != 0, error, data)

    return register, parts, gather_bits(flags, illegal), flagged


@block
def weight_port(clk, rst, halt, quiet, command, axi, m, g):
    """A weight port's read DMA: Stream ``m`` of the beat with FLAGS above it.

    halt, quiet: as in ``read_dma``. RREADY never falls: a burst's room is reserved.
    """
    arrived = Stream(len(m.tdata))
    given, depth = bit(), g.fifo_beats

    @always_comb
    def count():
        given.next = m.tvalid and m.tready

    @always(clk.posedge)
    def always_ready():
        axi.rready.next = True

    return (
        fetch_bursts(clk, rst, halt, quiet, command, axi, given, depth),
        flag_arrival(clk, rst, axi, arrived, codec(g.codec)),
        fifo(clk, rst, arrived, m, depth),
        count, always_ready,
    )  # fmt: skip


@block
def cancel(rst, halt, drop, quiets, ports_rst, ports_halt, dropped):
    """``drop`` empties the weight ports: no burst begins, those under way end, FIFOs forget.

    quiets: a bit a port. dropped: pulse, done.
    """
    everyone = (1 << len(quiets)) - 1

    @always_comb
    def empty():
        ports_halt.next = halt or drop
        dropped.next = drop and quiets == everyone
        ports_rst.next = rst or (drop and quiets == everyone)

    return empty


@block
def part(stream, piece, error, illegal, pop):
    """One port's beat and flags; all ports are popped at once."""
    width = len(piece)

    @always_comb
    def wires():
        piece.next = stream.tdata[width:]
        error.next = stream.tdata[width]
        illegal.next = stream.tdata[width + 1]
        stream.tready.next = pop

    return wires


@block
def join(streams, valid, data, bad, illegal, pop, g):
    """All weight ports' beats as one: port 0 lowest; bad, illegal: any port's flag."""
    n, width = len(streams), 8 * g.port_bytes
    valids, bads, illegals, whole = unsigned(n), unsigned(n), unsigned(n), unsigned(n * width)
    pieces = [unsigned(width) for _ in streams]
    bad_flags, illegal_flags = [bit() for _ in streams], [bit() for _ in streams]
    parts = [
        gather_bits([s.tvalid for s in streams], valids),
        gather_bits(bad_flags, bads),
        gather_bits(illegal_flags, illegals),
        gather_bits(pieces, whole),
    ]
    for i, stream in enumerate(streams):
        parts.append(part(stream, pieces[i], bad_flags[i], illegal_flags[i], pop))
    everyone = (1 << n) - 1

    @always_comb
    def together():
        valid.next = valids == everyone
        data.next = whole
        bad.next = bads != 0
        illegal.next = illegals != 0

    return parts, together
