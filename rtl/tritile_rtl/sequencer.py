"""Doorbells, descriptor lists, jobs: reads descriptors, checks them, hands jobs out.

The next descriptor is read as soon as the takers (weight DMAs, loader, issuer) have the current
one, so that their work overlaps from job to job and from doorbell to doorbell.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, concat, enum

from tritile_arch import descriptor as d
from tritile_arch.registers import DOORBELL

from .bundles import bit, unsigned
from .check import check, check_base, span, unpack_address
from .job import BLOCK_BITS, TOKEN_BITS
from .write_dma import gather_bits

State = enum("IDLE", "ASK", "READ", "CHECK", "BLOCKS", "PLANES", "HAND_OUT")


@block
def port_command(clk, rst, start, address, beats, command, pending):
    """Hands one weight port its region of the job."""
    waiting = bit()

    @always_comb
    def show():
        command.valid.next = waiting
        command.addr.next = address
        command.beats.next = beats
        pending.next = waiting

    @always(clk.posedge)
    def hand():
        if rst:
            waiting.next = False
        elif start:
            waiting.next = True
        elif command.ready:
            waiting.next = False

    return show, hand


@block
def sequencer(
    clk, rst, stop, doorbells, list_base, fetch, fetched, job, loader_valid, loader_ready,
    issue_valid, issue_ready, weights, failed, failed_read, failed_job, g,
):  # fmt: skip
    """doorbells: Stream of DOORBELL words. list_base: 64 bits, whatever an address has.

    fetch, fetched: ReadCommand and Stream of descriptors.

    job: Job, held until loader, issuer and weights (a ReadCommand a port) have taken it.
    failed: pulse, the descriptor failed_job breaks a rule, or (failed_read) could not be read.
    """
    f_index, f_tokens = DOORBELL.field("index"), DOORBELL.field("tokens")
    index_h, index_l = f_index.lsb + f_index.width, f_index.lsb
    tokens_h, tokens_l = f_tokens.lsb + f_tokens.width, f_tokens.lsb
    bits, width = 8 * d.DESCRIPTOR_BYTES, 8 * g.port_bytes
    shift = d.DESCRIPTOR_BYTES.bit_length() - 1
    beats_needed = d.DESCRIPTOR_BYTES // g.port_bytes
    own_h, own_l = span(d.WORD_CONTROL, d.F_TOKENS)
    planes_h, planes_l = span(d.WORD_CONTROL, d.F_PLANES)
    last_bit = span(d.WORD_CONTROL, d.F_LAST)[1]
    m_l = 32 * d.WORD_M
    m_h = m_l + d.M_BITS
    blocks_h, blocks_l = span(d.WORD_BLOCKS, d.F_K_BLOCKS)
    tile_h, tile_l = span(d.WORD_BLOCKS, d.F_TILE)
    stride_l, stride_h = 32 * d.WORD_Y_STRIDE, 32 * d.WORD_Y_STRIDE + 32

    state = Signal(State.IDLE)
    words = unsigned(bits)
    tokens = unsigned(TOKEN_BITS)
    job_tokens = unsigned(TOKEN_BITS)
    received = unsigned(8)
    multiplier, multiplicand = unsigned(BLOCK_BITS), unsigned(len(weights[0].beats))
    product = unsigned(len(weights[0].beats))  # at last m x k_blocks x planes, the job's beats
    bad, read_bad, start, loader_waits, issue_waits, all_taken = (
        bit(),
        bit(),
        bit(),
        bit(),
        bit(),
        bit(),
    )
    positions = 2 + g.ports
    addresses = [unsigned(g.address_bits) for _ in range(positions)]
    flags = [bit() for _ in range(positions)]
    address_bits, bad_base = g.address_bits, bit()
    bad_addresses, pending = unsigned(positions), unsigned(g.ports)
    waits = [bit() for _ in range(g.ports)]
    x, y = addresses[0], addresses[1]
    parts = [
        check(words, job_tokens, bad_addresses, bad, g),
        gather_bits(flags, bad_addresses),
        gather_bits(waits, pending),
    ]
    parts.append(check_base(list_base, bad_base, address_bits))
    for position in range(positions):
        parts.append(unpack_address(words, position, addresses[position], flags[position]))
    for p in range(g.ports):
        parts.append(port_command(clk, rst, start, addresses[2 + p], product, weights[p], waits[p]))

    @always_comb
    def handshakes():
        doorbells.tready.next = state == State.IDLE and not stop
        fetch.valid.next = state == State.ASK and not bad_base
        fetch.addr.next = list_base[address_bits:] + (job.index << shift)
        fetch.beats.next = beats_needed
        fetched.tready.next = state == State.READ
        start.next = state == State.PLANES and multiplier == 0

    @always_comb
    def hand_out():
        loader_valid.next = loader_waits
        issue_valid.next = issue_waits
        all_taken.next = pending == 0 and not loader_waits and not issue_waits

    @always_comb
    def own_tokens():
        job_tokens.next = tokens
        if words[own_h:own_l] != 0:
            job_tokens.next = words[own_h:own_l]

    @always_comb
    def report():
        failed.next = (state == State.CHECK and (bad or read_bad)) or (
            state == State.ASK and bad_base
        )
        failed_read.next = state == State.CHECK and read_bad
        failed_job.next = job.index

    @always(clk.posedge)
    def unpack():
        if state == State.CHECK:
            job.m.next = words[m_h:m_l]
            job.k_blocks.next = words[blocks_h:blocks_l]
            job.tile.next = words[tile_h:tile_l]
            job.planes.next = words[planes_h:planes_l]
            job.tokens.next = job_tokens
            job.x.next = x
            job.y.next = y
            job.y_stride.next = words[stride_h:stride_l]
            job.last.next = words[last_bit]

    @always(clk.posedge)
    def multiply():
        if state == State.CHECK:
            multiplier.next = words[blocks_h:blocks_l]
            multiplicand.next = words[m_h:m_l]
            product.next = 0
        elif multiplier != 0:
            multiplier.next = multiplier >> 1
            multiplicand.next = multiplicand << 1
            if multiplier[0]:
                product.next = product + multiplicand
        elif state == State.BLOCKS:
            multiplier.next = words[planes_h:planes_l]
            multiplicand.next = product
            product.next = 0

    @always(clk.posedge)
    def walk():
        if rst:
            state.next = State.IDLE
            loader_waits.next = False
            issue_waits.next = False
        elif state == State.IDLE:
            job.index.next = doorbells.tdata[index_h:index_l]
            tokens.next = doorbells.tdata[tokens_h:tokens_l]
            if doorbells.tvalid and not stop:
                state.next = State.ASK
        elif state == State.ASK:
            received.next = 0
            read_bad.next = False
            if bad_base:
                state.next = State.IDLE
            elif fetch.ready:
                state.next = State.READ
        elif state == State.READ:
            if fetched.tvalid:
                words.next = concat(fetched.tdata[width:], words[bits:width])
                received.next = received + 1
                if fetched.tdata[width]:
                    read_bad.next = True
                if received == beats_needed - 1:
                    state.next = State.CHECK
        elif state == State.CHECK:
            state.next = State.BLOCKS
            if bad or read_bad:
                state.next = State.IDLE
        elif state == State.BLOCKS:
            if multiplier == 0:
                state.next = State.PLANES
        elif state == State.PLANES:
            if multiplier == 0:
                state.next = State.HAND_OUT
                loader_waits.next = True
                issue_waits.next = True
        else:
            if loader_ready:
                loader_waits.next = False
            if issue_ready:
                issue_waits.next = False
            if all_taken:
                state.next = State.IDLE
                if not job.last:
                    job.index.next = job.index + 1
                    state.next = State.ASK

    return parts, handshakes, hand_out, own_tokens, report, unpack, multiply, walk
