"""Two readers share one AXI port."""

from __future__ import annotations

from myhdl import always, always_comb, block

from tritile_arch.geometry import OUTSTANDING

from .bundles import Stream, bit
from .stream import fifo


@block
def read_mux(clk, rst, first, second, axi):
    """Two AxiReads share one master; ``first`` goes before. Replies come in the order asked."""
    asked, source = Stream(1), Stream(1)
    waiting, choose_first, take = bit(), bit(), bit()
    order = fifo(clk, rst, asked, source, 2 * OUTSTANDING)

    @always_comb
    def choose():
        choose_first.next = first.arvalid
        take.next = (first.arvalid or second.arvalid) and (not waiting or axi.arready)

    @always_comb
    def accept():
        first.arready.next = take and choose_first and asked.tready
        second.arready.next = take and not choose_first and asked.tready
        asked.tvalid.next = take
        asked.tdata.next = not choose_first
        axi.arvalid.next = waiting
        axi.rready.next = source.tvalid

    @always(clk.posedge)
    def address():
        axi.arsize.next = first.arsize
        axi.arburst.next = first.arburst
        axi.arcache.next = first.arcache
        axi.arprot.next = first.arprot
        if rst:
            waiting.next = False
        elif take and asked.tready:
            waiting.next = True
            if choose_first:
                axi.araddr.next = first.araddr
                axi.arlen.next = first.arlen
            else:
                axi.araddr.next = second.araddr
                axi.arlen.next = second.arlen
        elif axi.arready:
            waiting.next = False

    @always_comb
    def route():
        source.tready.next = axi.rvalid and axi.rlast
        first.rvalid.next = axi.rvalid and source.tvalid and not source.tdata[0]
        second.rvalid.next = axi.rvalid and source.tvalid and source.tdata[0]

    @always_comb
    def reply():
        first.rdata.next = axi.rdata
        first.rresp.next = axi.rresp
        first.rlast.next = axi.rlast
        second.rdata.next = axi.rdata
        second.rresp.next = axi.rresp
        second.rlast.next = axi.rlast

    return order, choose, accept, address, route, reply
