"""The AXI4-Lite slave: handshakes in front of plain register reads and writes."""

from __future__ import annotations

from myhdl import always, always_comb, block

from .bundles import bit


@block
def axi_lite(clk, rst, axi, write, write_address, write_data, read_address, read_data):
    """AXI4-Lite handshakes, one access at a time. A write of less than a word is refused (SLVERR).

    write: pulse with write_address and write_data. read_data follows read_address in one clock.
    """
    have_address, have_data, responding, partial = bit(), bit(), bit(), bit()
    reading, answering = bit(), bit()

    okay, slave_error, all_bytes = 0, 2, 0b1111

    @always_comb
    def outputs():
        axi.bvalid.next = responding
        axi.rvalid.next = answering
        write.next = have_address and have_data and not responding and not partial

    @always(clk.posedge)
    def constants():
        axi.rresp.next = 0

    @always(clk.posedge)
    def write_channel():
        axi.awready.next = False
        axi.wready.next = False
        if rst:
            have_address.next = False
            have_data.next = False
            responding.next = False
        else:
            if axi.awvalid and not axi.awready and not have_address:
                axi.awready.next = True
                have_address.next = True
                write_address.next = axi.awaddr
            if axi.wvalid and not axi.wready and not have_data:
                axi.wready.next = True
                have_data.next = True
                write_data.next = axi.wdata
                partial.next = axi.wstrb != all_bytes
            if have_address and have_data and not responding:
                responding.next = True
                axi.bresp.next = okay
                if partial:
                    axi.bresp.next = slave_error
            if responding and axi.bready:
                responding.next = False
                have_address.next = False
                have_data.next = False

    @always(clk.posedge)
    def read_channel():
        axi.arready.next = False
        reading.next = False
        if rst:
            answering.next = False
        else:
            if axi.arvalid and not axi.arready and not reading and not answering:
                axi.arready.next = True
                reading.next = True
                read_address.next = axi.araddr
            if reading:
                answering.next = True
                axi.rdata.next = read_data
            if answering and axi.rready:
                answering.next = False

    return outputs, constants, write_channel, read_channel
