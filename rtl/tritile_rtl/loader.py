"""Fetches the activations of K-block after K-block and loads them into the shadow registers."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, intbv

from tritile_arch.geometry import TILE_QUANTUM, WIDE_BITS, Geometry

from .bundles import Stream, bit, unsigned
from .job import BLOCK_BITS, PLANE_BITS, TILE_BITS, TOKEN_BITS
from .stream import fifo

BLOCKS_AHEAD = 8  # K-blocks asked for and not yet loaded


def settle_clocks(g: Geometry) -> int:
    """Clocks from a block's first beat until the last PE of row 0 has swapped."""
    return g.groups


@block
def request_blocks(clk, rst, job, job_valid, job_ready, command, blocks, g):
    """Asks for every K-block of every plane and M-tile of a job, in the order of the beats.

    command: ReadCommand; blocks: Stream of the block's tokens, one a command.
    """
    beats_of = tuple(g.row_beats * tokens for tokens in range(g.rows + 1))
    m_left, tile = unsigned(len(job.m)), unsigned(TILE_BITS)
    wide, quantum = unsigned(WIDE_BITS), TILE_QUANTUM
    k_blocks, blocks_left = unsigned(BLOCK_BITS), unsigned(BLOCK_BITS)
    planes, planes_left = unsigned(PLANE_BITS), unsigned(PLANE_BITS)
    base, addr = unsigned(g.address_bits), unsigned(g.address_bits)
    tokens, beats = unsigned(TOKEN_BITS), unsigned(len(command.beats))
    active = bit()
    stride = g.block_stride

    @always_comb
    def ask():
        job_ready.next = not active
        command.addr.next = addr
        command.beats.next = beats
        command.valid.next = active and blocks.tready
        blocks.tdata.next = tokens
        blocks.tvalid.next = active and command.ready

    @always_comb
    def size():
        beats.next = beats_of[tokens]

    @always(clk.posedge)
    def walk():
        if rst:
            active.next = False
        elif not active:
            m_left.next = job.m
            tile.next = job.tile
            wide.next = job.wide
            k_blocks.next = job.k_blocks
            blocks_left.next = job.k_blocks
            planes.next = job.planes
            planes_left.next = job.planes
            base.next = job.x
            addr.next = job.x
            tokens.next = job.tokens
            active.next = job_valid
        elif command.ready and blocks.tready:
            addr.next = addr + stride
            blocks_left.next = blocks_left - 1
            if blocks_left == 1:
                addr.next = base
                blocks_left.next = k_blocks
                planes_left.next = planes_left - 1
                if planes_left == 1:
                    planes_left.next = planes
                    m_left.next = m_left - tile
                    if wide != 0:
                        wide.next = wide - 1
                        if wide == 1:
                            tile.next = tile - quantum
                    if m_left <= tile:
                        m_left.next = 0
                        active.next = False

    return ask, size, walk


@block
def fill_shadow(clk, rst, blocks, data, swap, loaded, loaded_bad, load, g):
    """Takes one block's beats as soon as the shadow is free.

    data: Stream of a port's beat with an error bit above it. swap: the issuer has started with the
    loaded block. loaded: the shadow holds a whole block; loaded_bad: with a bus error in it.
    """
    last_select = g.row_beats - 1
    width = 8 * g.port_bytes
    settle = Signal(intbv(0, min=0, max=settle_clocks(g) + 1))
    row = unsigned(TOKEN_BITS)
    selected = unsigned(len(load.select))
    full, bad, take, finish = bit(), bit(), bit(), bit()
    wait = settle_clocks(g)

    @always_comb
    def flow():
        take.next = data.tvalid and blocks.tvalid and not full and settle == 0
        data.tready.next = blocks.tvalid and not full and settle == 0
        loaded.next = full
        loaded_bad.next = bad

    @always_comb
    def end():
        finish.next = take and selected == last_select and row + 1 == blocks.tdata
        blocks.tready.next = take and selected == last_select and row + 1 == blocks.tdata

    @always(clk.posedge)
    def place():
        load.valid.next = take and not rst
        load.tdata.next = data.tdata[width:]
        load.row.next = row[len(load.row) :]
        load.select.next = selected

    @always(clk.posedge)
    def count():
        if rst:
            settle.next = 0
            row.next = 0
            selected.next = 0
            full.next = False
            bad.next = False
        else:
            if swap:
                settle.next = wait
                full.next = False
                bad.next = False
            elif settle != 0:
                settle.next = settle - 1
            if take:
                selected.next = selected + 1
                if data.tdata[width]:
                    bad.next = True
                if selected == last_select:
                    selected.next = 0
                    row.next = row + 1
                if finish:
                    row.next = 0
                    full.next = True

    return flow, end, place, count


@block
def loader(clk, rst, job, job_valid, job_ready, command, data, swap, loaded, loaded_bad, load, g):
    """request_blocks and fill_shadow with the queue between them."""
    asked, waiting = Stream(TOKEN_BITS), Stream(TOKEN_BITS)
    return (
        request_blocks(clk, rst, job, job_valid, job_ready, command, asked, g),
        fifo(clk, rst, asked, waiting, BLOCKS_AHEAD),
        fill_shadow(clk, rst, waiting, data, swap, loaded, loaded_bad, load, g),
    )
