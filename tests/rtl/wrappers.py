"""The blocks under test as designs that MyHDL converts alone.

A list cannot be a port of a top level: here it becomes one wide port, the first element lowest.
Run as a program, converts one of them: module, geometry as JSON, folder.
"""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path

from myhdl import always_comb, block

from rtl import wrap_control, wrap_output
from rtl.wrap_output import without
from tritile_arch.encoding import CODE_BITS, codec
from tritile_arch.geometry import Geometry
from tritile_rtl import accumulate as acc
from tritile_rtl import convert
from tritile_rtl.array import array
from tritile_rtl.bundles import AxiRead, ReadCommand, Stream, bit, bits_for, signed, unsigned
from tritile_rtl.decode import decode, decode_byte, decode_byte_ports, rom
from tritile_rtl.pe import sum_width
from tritile_rtl.read_dma import read_dma
from tritile_rtl.read_mux import read_mux
from tritile_rtl.row import row, row_ports
from tritile_rtl.stream import delay, fifo
from tritile_rtl.tile import Beat, LaneRead, Load, tile
from tritile_rtl.weights import FLAGS, weight_port
from tritile_rtl.write_dma import gather_bits

FIFO_DEPTH = 4


@block
def cut(word, index, part):
    """part: element ``index`` of a wide port."""
    low = index * len(part)
    high = low + len(part)

    @always_comb
    def wire():
        part.next = word[high:low]

    return wire


@block
def spread(word, parts):
    """parts: the elements of a wide port."""
    if len(parts) > 1:
        return [cut(word, i, part) for i, part in enumerate(parts)]
    only = parts[0]

    @always_comb
    def wire():
        only.next = word

    return wire


def decode_byte_alone(g):
    c = codec(g.codec)
    return decode_byte(**decode_byte_ports(c), table=rom(c))


def decoder(g):
    return decode(
        bit(), bit(), unsigned(8 * g.beat_bytes), unsigned(CODE_BITS * g.columns), g, "tritile"
    )


def one_row(g):
    return row(**row_ports(g), g=g)


@block
def array_flat(clk, codes, rows_enable, swap, load, enables, sums, g):
    each_enable = [bit() for _ in range(g.rows)]
    each_sum = [signed(sum_width(g.columns)) for _ in range(g.rows)]
    return (
        array(
            clk, codes, rows_enable, swap, load.valid, load.row, load.select, load.tdata,
            each_enable, each_sum, g, "tritile",
        ),
        gather_bits(each_enable, enables),
        gather_bits(each_sum, sums),
    )  # fmt: skip


def whole_array(g):
    sums = unsigned(g.rows * sum_width(g.columns))
    codes = unsigned(CODE_BITS * g.columns)
    return array_flat(bit(), codes, unsigned(g.rows), bit(), Load(g), unsigned(g.rows), sums, g)


def accumulators(g):
    address = unsigned(bits_for(g.depth))
    return acc.accumulate(
        bit(), bit(), signed(sum_width(g.columns)), bit(), acc.Tag(g.depth),
        bit(), bit(), address, signed(acc.WIDTH), signed(acc.WIDTH), bit(), signed(acc.WIDTH),
        g.depth,
    )  # fmt: skip


@block
def tile_flat(
    clk, beat, load, draining, drain_bank, slots, addresses, words, taps_valid, taps, g
):  # fmt: skip
    reads = [LaneRead(g) for _ in range(g.lanes)]
    tapped = min(g.lanes, g.rows)
    each_valid = [bit() for _ in range(tapped)]
    each_tap = [signed(acc.WIDTH) for _ in range(tapped)]
    used = reads[:tapped]
    return (
        tile(clk, beat, load, draining, drain_bank, reads, each_valid, each_tap, g, "tritile"),
        spread(slots, [read.slot for read in reads]),
        spread(addresses, [read.address for read in reads]),
        gather_bits([read.tdata for read in used], words),
        gather_bits(each_valid, taps_valid),
        gather_bits(each_tap, taps),
    )


def whole_tile(g):
    lane, tapped = LaneRead(g), min(g.lanes, g.rows)
    return tile_flat(
        bit(), Beat(g), Load(g), bit(), bit(),
        unsigned(g.lanes * len(lane.slot)), unsigned(g.lanes * len(lane.address)),
        unsigned(tapped * acc.WIDTH), unsigned(tapped), unsigned(tapped * acc.WIDTH), g,
    )  # fmt: skip


@block
def streams_flat(clk, rst, s, m, word, same, next_clock, later):
    return (
        fifo(clk, rst, s, m, FIFO_DEPTH),
        delay(clk, word, same, 0),
        delay(clk, word, next_clock, 1),
        delay(clk, word, later, 5),
    )


def streams(g):
    return streams_flat(
        bit(), bit(), Stream(9), Stream(9), unsigned(9), unsigned(9), unsigned(9), unsigned(9)
    )


def reader(g):
    width = 8 * g.port_bytes
    command, axi = ReadCommand(g.address_bits, 16), AxiRead(g.address_bits, width)
    return read_dma(
        bit(), bit(), bit(), bit(), command, axi, Stream(width + 1), g.fifo_beats
    )  # fmt: skip


def weight_reader(g):
    width = 8 * g.port_bytes
    command, axi = ReadCommand(g.address_bits, 16), AxiRead(g.address_bits, width)
    return weight_port(bit(), bit(), bit(), bit(), command, axi, Stream(width + FLAGS), g)


def reading_two(g):
    masters = [AxiRead(g.address_bits, 8 * g.port_bytes) for _ in range(3)]
    return read_mux(
        bit(), bit(), without(masters[0], "rready"),
        without(masters[1], "rready", "arsize", "arburst", "arcache", "arprot"), masters[2],
    )  # fmt: skip


def find(name: str):
    """The function of that name; it makes the block to convert from a geometry."""
    rooms = (sys.modules[__name__], wrap_output, wrap_control)
    return next(vars(room)[name] for room in rooms if name in vars(room))


def main(module: str, geometry: str, folder: str) -> None:
    g = Geometry(**json.loads(geometry))
    make = convert.designs(g).get(module)
    if make is None:
        make = functools.partial(find(module.removeprefix("test_")), g)
    convert.convert_design(make(), module, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
