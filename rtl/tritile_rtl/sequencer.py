"""Doorbells, descriptor lists, jobs: reads descriptors, checks them, hands jobs out.

The next descriptor is read as soon as the takers (weight DMAs, loader, issuer) have the current
one, so that their work overlaps from job to job and from doorbell to doorbell. With ``prefetch``
that goes on while no doorbell waits: the list behind the last one is guessed to be next, its first
descriptor read and its weights asked for. A guess that no doorbell confirms is dropped.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, enum

from tritile_arch import descriptor as d
from tritile_arch.registers import DOORBELL

from .bundles import bit, unsigned
from .check import check, span, unpack_address
from .fetch import count_beats, read_descriptor
from .job import TOKEN_BITS
from .write_dma import gather_bits

State = enum("IDLE", "ASK", "READ", "CHECK", "COUNT", "HAND_OUT", "AHEAD", "DROP")


@block
def taker(clk, rst, start, ready, waiting):
    """waiting: from ``start`` until somebody is ``ready`` to take what was started."""

    @always(clk.posedge)
    def hand():
        if rst:
            waiting.next = False
        elif start:
            waiting.next = True
        elif ready:
            waiting.next = False

    return hand


@block
def port_command(clk, rst, start, address, beats, command, waiting):
    """Hands one weight port its region of the job."""

    @always_comb
    def show():
        command.valid.next = waiting
        command.addr.next = address
        command.beats.next = beats

    return show, taker(clk, rst, start, command.ready, waiting)


@block
def unpack(clk, take, words, job_tokens, x, y, job):
    """The descriptor's fields to the job, but for its index."""
    planes_h, planes_l = span(d.WORD_CONTROL, d.F_PLANES)
    last_bit = span(d.WORD_CONTROL, d.F_LAST)[1]
    m_h, m_l = span(d.WORD_M, d.F_M)
    wide_h, wide_l = span(d.WORD_M, d.F_WIDE)
    blocks_h, blocks_l = span(d.WORD_BLOCKS, d.F_K_BLOCKS)
    tile_h, tile_l = span(d.WORD_BLOCKS, d.F_TILE)
    stride_l, stride_h = 32 * d.WORD_Y_STRIDE, 32 * d.WORD_Y_STRIDE + 32

    @always(clk.posedge)
    def fields():
        if take:
            job.m.next = words[m_h:m_l]
            job.k_blocks.next = words[blocks_h:blocks_l]
            job.tile.next = words[tile_h:tile_l]
            job.wide.next = words[wide_h:wide_l]
            job.planes.next = words[planes_h:planes_l]
            job.tokens.next = job_tokens
            job.x.next = x
            job.y.next = y
            job.y_stride.next = words[stride_h:stride_l]
            job.last.next = words[last_bit]

    return fields


@block
def sequencer(
    clk, rst, stop, prefetch, doorbells, list_base, fetch, fetched, job, loader_valid,
    loader_ready, issue_valid, issue_ready, issue_idle, weights, drop, dropped, failed,
    failed_read, failed_job, g,
):  # fmt: skip
    """doorbells: Stream of DOORBELL words. list_base: 64 bits, whatever an address has.

    fetch, fetched: ReadCommand and Stream of descriptors. prefetch: guesses are allowed.

    job: Job, held until loader, issuer and weights (a ReadCommand a port) have taken it.
    issue_idle: the issuer has no job. drop: all that the weight ports still hold is a wrong guess;
    dropped: it is gone. failed: pulse, the descriptor failed_job breaks a rule, or (failed_read)
    could not be read.
    """
    f_index, f_tokens = DOORBELL.field("index"), DOORBELL.field("tokens")
    index_h, index_l = f_index.lsb + f_index.width, f_index.lsb
    tokens_h, tokens_l = f_tokens.lsb + f_tokens.width, f_tokens.lsb
    own_h, own_l = span(d.WORD_CONTROL, d.F_TOKENS)

    state = Signal(State.IDLE)
    words, place = unsigned(8 * d.DESCRIPTOR_BYTES), unsigned(len(job.index))
    tokens, job_tokens = unsigned(TOKEN_BITS), unsigned(TOKEN_BITS)
    beats = unsigned(len(weights[0].beats))
    ask, asked, arrived, bad_base, read_bad, bad = bit(), bit(), bit(), bit(), bit(), bit()
    judge, counted, start, hand, forget = bit(), bit(), bit(), bit(), bit()
    guess, started, tried, confirmed, refuted = bit(), bit(), bit(), bit(), bit()
    recount = bit()
    loader_waits, issue_waits, all_taken = bit(), bit(), bit()
    positions = 2 + g.ports
    addresses = [unsigned(g.address_bits) for _ in range(positions)]
    flags, waits = [bit() for _ in range(positions)], [bit() for _ in range(g.ports)]
    bad_addresses, pending = unsigned(positions), unsigned(g.ports)
    parts = [
        read_descriptor(
            clk, rst, ask, asked, place, list_base, bad_base, fetch, fetched, words, read_bad,
            arrived, g,
        ),
        check(words, job_tokens, bad_addresses, bad, g),
        unpack(clk, judge, words, job_tokens, addresses[0], addresses[1], job),
        count_beats(clk, recount, job.m, job.k_blocks, job.planes, beats, counted),
        gather_bits(flags, bad_addresses),
        gather_bits(waits, pending),
        taker(clk, rst, hand, loader_ready, loader_waits),
        taker(clk, rst, hand, issue_ready, issue_waits),
    ]  # fmt: skip
    for position in range(positions):
        parts.append(unpack_address(words, position, addresses[position], flags[position]))
    for p in range(g.ports):
        parts.append(
            port_command(clk, forget, start, addresses[2 + p], beats, weights[p], waits[p])
        )

    @always_comb
    def steps():
        ask.next = state == State.ASK
        judge.next = state == State.CHECK
        hand.next = state == State.CHECK and not guess and not bad and not read_bad
        start.next = state == State.COUNT and counted and not started and not (guess and refuted)
        drop.next = state == State.DROP and issue_idle
        forget.next = rst or dropped

    @always_comb
    def doorbell():
        confirmed.next = doorbells.tvalid and doorbells.tdata[index_h:index_l] == place
        refuted.next = doorbells.tvalid and doorbells.tdata[index_h:index_l] != place
        doorbells.tready.next = not stop and (
            state == State.IDLE
            or (state == State.AHEAD and doorbells.tdata[index_h:index_l] == place)
        )

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
        failed.next = not guess and (
            (state == State.CHECK and (bad or read_bad)) or (state == State.ASK and bad_base)
        )
        failed_read.next = state == State.CHECK and read_bad
        failed_job.next = place
        if guess:
            failed_job.next = job.index

    @always(clk.posedge)
    def follow():
        if doorbells.tvalid and doorbells.tready:
            tokens.next = doorbells.tdata[tokens_h:tokens_l]
        if judge and not guess:
            job.index.next = place
        recount.next = judge and not started

    @always(clk.posedge)
    def walk():
        if rst:
            state.next = State.IDLE
            tried.next = True
            guess.next = False
        elif state == State.IDLE:
            started.next = False
            guess.next = False
            place.next = doorbells.tdata[index_h:index_l]
            if doorbells.tvalid and not stop:
                state.next = State.ASK
            elif prefetch and not tried and not stop:
                state.next = State.ASK
                guess.next = True
                place.next = job.index + 1
        elif state == State.ASK:
            if bad_base:
                state.next = State.IDLE
                tried.next = True
            elif asked:
                state.next = State.READ
        elif state == State.READ:
            if arrived:
                state.next = State.CHECK
        elif state == State.CHECK:
            state.next = State.COUNT
            if bad or read_bad:
                state.next = State.IDLE
                tried.next = True
        elif state == State.COUNT:
            if counted:
                started.next = True
                state.next = State.HAND_OUT
                if guess:
                    state.next = State.AHEAD
                    if refuted:  # in time: nothing has been asked for
                        state.next = State.IDLE
                        tried.next = True
        elif state == State.AHEAD:
            if confirmed and not stop:
                guess.next = False
                state.next = State.CHECK
            elif refuted or not prefetch:
                state.next = State.DROP
        elif state == State.DROP:
            if dropped:
                state.next = State.IDLE
                tried.next = True
        elif all_taken:
            state.next = State.IDLE
            tried.next = False
            if not job.last:
                state.next = State.ASK
                started.next = False
                place.next = place + 1

    return parts, steps, doorbell, hand_out, own_tokens, report, follow, walk
