"""Designs of the way out: lane, write DMA, hold and deal."""

from __future__ import annotations

from myhdl import always_comb, block

from tritile_rtl.accumulate import WIDTH
from tritile_rtl.bundles import AxiMaster, AxiRead, Stream, bit, signed, unsigned
from tritile_rtl.drain import deal, hold
from tritile_rtl.job import INDEX_BITS, TileResult
from tritile_rtl.lane import lane
from tritile_rtl.runs import Burst, Run
from tritile_rtl.tile import LaneRead
from tritile_rtl.write_dma import write_dma


def without(bundle, *unused):
    """A bundle less the signals that its block leaves alone, which are no ports then."""
    for name in unused:
        delattr(bundle, name)
    return bundle


@block
def wire(a, b):
    """b is a."""

    @always_comb
    def assign():
        b.next = a

    return assign


@block
def connect(port, inner, *backward):
    """A bundle of ports with its twin inside, whose signals may stand in lists."""
    parts = []
    for name, signal in vars(port).items():
        pair = signal, getattr(inner, name)
        parts.append(wire(*(reversed(pair) if name in backward else pair)))
    return parts


def one_lane(g):
    beats = Stream(8 * g.port_bytes)
    return lane(
        bit(), bit(), Run(g), LaneRead(g), bit(), bit(), signed(WIDTH), bit(),
        Burst(g), beats, g,
    )  # fmt: skip


@block
def writer_flat(
    clk, rst, halt, quiet, burst0, burst1, beats0, beats1, closing, last, completed, failed, job,
    axi, g,
):  # fmt: skip
    parts, bursts, streams = [], [], []
    for burst, beats in ((burst0, beats0), (burst1, beats1)):
        if burst is not None:
            bursts.append(Burst(g))
            streams.append(Stream(len(beats.tdata)))
            parts.append(connect(burst, bursts[-1], "ready"))
            parts.append(connect(beats, streams[-1], "tready"))
    parts.append(
        write_dma(
            clk, rst, halt, quiet, bursts, streams, closing, last, completed, failed, job, axi
        )
    )
    return parts


def writer(g):
    """With one lane or two."""
    width = 8 * g.port_bytes
    axi = without(AxiMaster(g.address_bits, width), *vars(AxiRead(g.address_bits, width)))
    second = (Burst(g), Stream(width)) if g.lanes > 1 else (None, None)
    return writer_flat(
        bit(), bit(), bit(), bit(), Burst(g), second[0], Stream(width), second[1],
        bit(), bit(), bit(), bit(), unsigned(INDEX_BITS), axi, g,
    )  # fmt: skip


@block
def dealer_flat(
    clk, rst, result, run0, run1, runs_ready, draining, drain_bank, released, last_burst, closing,
    bank_busy, g,
):  # fmt: skip
    held, idle = TileResult(g), bit()
    return (
        hold(clk, rst, result, held, idle, released, drain_bank, bank_busy, g),
        deal(
            clk, rst, held, runs_ready, [run0, run1], idle, draining, drain_bank, released,
            last_burst, closing, g,
        ),
    )  # fmt: skip


def dealer(g):
    """With two lanes."""
    runs = [without(Run(g), "ready") for _ in range(g.lanes)]
    return dealer_flat(
        bit(), bit(), TileResult(g), *runs, unsigned(g.lanes), bit(), bit(), bit(), bit(), bit(),
        unsigned(2), g,
    )  # fmt: skip
