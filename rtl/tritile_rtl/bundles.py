"""Signals that belong together, named as AXI names them.

Kept flat: MyHDL names a top-level port ``<argument>_<attribute>``, so ``m_axi_w0.araddr``
becomes ``m_axi_w0_araddr``.
"""

from __future__ import annotations

from myhdl import Signal, intbv


def bit() -> Signal:
    return Signal(bool(0))


def unsigned(width: int) -> Signal:
    return Signal(intbv(0)[width:])


def signed(width: int) -> Signal:
    return Signal(intbv(0, min=-(1 << (width - 1)), max=1 << (width - 1)))


def bits_for(values: int) -> int:
    """Width that counts ``values`` different values, at least one bit."""
    return max(1, (values - 1).bit_length())


class Stream:
    """AXI4-Stream of ``width`` bits."""

    def __init__(self, width: int):
        self.tdata = unsigned(width)
        self.tvalid = bit()
        self.tready = bit()


class ReadCommand:
    """``beats`` from byte address ``addr``, as a stream of one beat."""

    def __init__(self, address_bits: int, beat_bits: int):
        self.addr = unsigned(address_bits)
        self.beats = unsigned(beat_bits)
        self.valid = bit()
        self.ready = bit()


class AxiRead:
    """The read half of an AXI4 master of ``width`` data bits."""

    def __init__(self, address_bits: int, width: int):
        self.araddr = unsigned(address_bits)
        self.arlen = unsigned(8)
        self.arsize = unsigned(3)
        self.arburst = unsigned(2)
        self.arcache = unsigned(4)
        self.arprot = unsigned(3)
        self.arvalid = bit()
        self.arready = bit()
        self.rdata = unsigned(width)
        self.rresp = unsigned(2)
        self.rlast = bit()
        self.rvalid = bit()
        self.rready = bit()


class AxiMaster(AxiRead):
    """A whole AXI4 master."""

    def __init__(self, address_bits: int, width: int):
        super().__init__(address_bits, width)
        self.awaddr = unsigned(address_bits)
        self.awlen = unsigned(8)
        self.awsize = unsigned(3)
        self.awburst = unsigned(2)
        self.awcache = unsigned(4)
        self.awprot = unsigned(3)
        self.awvalid = bit()
        self.awready = bit()
        self.wdata = unsigned(width)
        self.wstrb = unsigned(width // 8)
        self.wlast = bit()
        self.wvalid = bit()
        self.wready = bit()
        self.bresp = unsigned(2)
        self.bvalid = bit()
        self.bready = bit()


class AxiLite:
    """An AXI4-Lite slave of 32 data bits."""

    def __init__(self, address_bits: int):
        self.awaddr = unsigned(address_bits)
        self.awvalid = bit()
        self.awready = bit()
        self.wdata = unsigned(32)
        self.wstrb = unsigned(4)
        self.wvalid = bit()
        self.wready = bit()
        self.bresp = unsigned(2)
        self.bvalid = bit()
        self.bready = bit()
        self.araddr = unsigned(address_bits)
        self.arvalid = bit()
        self.arready = bit()
        self.rdata = unsigned(32)
        self.rresp = unsigned(2)
        self.rvalid = bit()
        self.rready = bit()
