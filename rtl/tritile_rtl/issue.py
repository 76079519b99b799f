"""Issues weight beats: the loops over M-tiles, planes, K-blocks and output rows, and their gates.

The array never stalls, so a beat goes only when nothing can hold it up: its bank is drained, its
activations wait in the shadow registers, every port has data, and, while results leave at once,
the lanes have room for all that is under way.
"""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, enum

from tritile_arch.geometry import MIN_BLOCK_BEATS, RESULT_BYTES, TILE_QUANTUM, WIDE_BITS

from .bundles import bit, unsigned
from .job import BLOCK_BITS, INDEX_BITS, PLANE_BITS, STRIDE_BITS, TILE_BITS, TOKEN_BITS
from .loops import place_beat, place_block

State = enum("IDLE", "TILE", "RUN", "POST")
WORD_SHIFT = RESULT_BYTES.bit_length() - 1


@block
def issue(
    clk, rst, stop, job, job_valid, job_ready, weights_valid, weights_data, weights_bad,
    weights_illegal, weights_pop, loaded, loaded_bad, swap, room, tap_rows, bank_busy, result,
    beat, waits, job_done, list_done, failed, failed_illegal, failed_job, g,
):  # fmt: skip
    """Takes jobs, consumes joined weight beats (weights_pop), emits Beat ``beat`` a clock later.

    swap: pulse, a K-block starts. tap_rows: the rows whose totals of this beat will leave at once.
    bank_busy: bit b while bank b waits for its drain. result: TileResult, posted before a tapped
    block starts or after a tile that drains. waits: Waits. job_done, list_done: pulse, the last
    beat of a job, of a list, went. failed: pulse, bad weights or activations; failed_illegal: a
    weight byte that no trits encode, not a bus error.
    """
    masks = tuple((1 << tokens) - 1 for tokens in range(g.rows + 1))
    shortest, quantum, lanes = MIN_BLOCK_BEATS, TILE_QUANTUM, g.lanes
    state = Signal(State.IDLE)
    m_left, tile, rows_here = unsigned(len(job.m)), unsigned(TILE_BITS), unsigned(TILE_BITS)
    wide = unsigned(WIDE_BITS)
    k_blocks, planes = unsigned(BLOCK_BITS), unsigned(PLANE_BITS)
    tokens, index = unsigned(TOKEN_BITS), unsigned(INDEX_BITS)
    y, y_stride = unsigned(g.address_bits), unsigned(STRIDE_BITS)
    count = unsigned(len(beat.tag.address))
    gap, gap_after = unsigned(shortest.bit_length()), unsigned(shortest.bit_length())
    mask = unsigned(g.rows)
    last_job, taps, bank, posted = bit(), bit(), bit(), bit()
    # Where the next beat stands, as registers: ``go`` waits for little else than FIFOs.
    first_beat, last_beat, one_beat = bit(), bit(), bit()
    first_block, first_plane, last_block, last_tile = bit(), bit(), bit(), bit()
    tapping, go, offer, bad, rest = bit(), bit(), bit(), bit(), bit()
    running, ended = bit(), bit()
    gap_bits = len(gap)

    @always_comb
    def gates():
        tapping.next = taps and last_block
        bad.next = weights_bad or weights_illegal or (first_beat and loaded_bad)
        rest.next = m_left <= tile
        running.next = state == State.RUN
        ended.next = go and last_beat

    @always_comb
    def issue_now():
        go.next = (
            state == State.RUN
            and weights_valid
            and gap == 0
            and not stop
            and (not first_beat or loaded)
            and (not (taps and last_block) or (posted and room))
        )

    @always_comb
    def handshakes():
        job_ready.next = state == State.IDLE and not stop
        weights_pop.next = go
        swap.next = go and first_beat
        offer.next = state == State.POST or (state == State.RUN and tapping and not posted)
        failed.next = go and bad
        failed_illegal.next = not weights_bad and not (first_beat and loaded_bad)
        failed_job.next = index

    @always_comb
    def ends():
        job_done.next = go and not bad and last_beat and last_block and last_tile
        list_done.next = go and not bad and last_beat and last_block and last_tile and last_job

    @always_comb
    def blame():
        waits.idle.next = state == State.IDLE
        waits.weights.next = state == State.RUN and not weights_valid
        waits.activations.next = state == State.RUN and weights_valid and first_beat and not loaded

    @always_comb
    def tap_mask():
        tap_rows.next = 0
        if go and tapping:
            tap_rows.next = mask

    @always_comb
    def post():
        result.valid.next = offer and not stop
        result.y.next = y
        result.y_stride.next = y_stride
        result.words.next = rows_here
        result.tokens.next = tokens
        result.bank.next = bank
        result.tapped.next = taps
        result.last.next = last_job and last_tile
        result.index.next = index

    @always_comb
    def rows_in_use():
        mask.next = masks[tokens]

    @always(clk.posedge)
    def emit():
        beat.valid.next = go and not bad
        beat.rows.next = 0  # a bad beat's rows too: its job never comes to an end
        beat.swap.next = go and first_beat and not bad
        if go:
            beat.tdata.next = weights_data
            if not bad:
                beat.rows.next = mask
            beat.tag.first.next = first_block and first_plane
            beat.tag.times3.next = first_block and not first_plane
            beat.tag.tap.next = tapping
            beat.tag.bank.next = bank
            beat.tag.address.next = count

    @always(clk.posedge)
    def take_job():
        if state == State.IDLE:
            k_blocks.next = job.k_blocks
            planes.next = job.planes
            tokens.next = job.tokens
            taps.next = job.tokens <= lanes
            y_stride.next = job.y_stride
            last_job.next = job.last
            index.next = job.index

    @always(clk.posedge)
    def cut_tile():
        if state == State.IDLE:
            m_left.next = job.m
            tile.next = job.tile
            wide.next = job.wide
        if state == State.TILE:
            last_tile.next = rest
            one_beat.next = m_left == 1
            gap_after.next = 0
            if rest:
                rows_here.next = m_left[len(rows_here) :]
                if m_left < shortest:
                    gap_after.next = shortest - m_left[gap_bits:]
            else:
                rows_here.next = tile
            if not bank_busy[bank]:
                m_left.next = m_left - tile
                if wide != 0:
                    wide.next = wide - 1
                    if wide == 1:
                        tile.next = tile - quantum

    @always(clk.posedge)
    def pause():
        """Bubbles behind a short block; a new job waits for them too."""
        if rst:
            gap.next = 0
        elif go and last_beat:
            gap.next = gap_after
        elif gap != 0:
            gap.next = gap - 1

    @always(clk.posedge)
    def walk():
        if rst:
            state.next = State.IDLE
            bank.next = False
            posted.next = False
        else:
            if offer and result.ready and not stop:
                posted.next = True
            if state == State.IDLE:
                y.next = job.y
                if job_valid and not stop:
                    state.next = State.TILE
            elif state == State.TILE:
                posted.next = False
                if not bank_busy[bank]:
                    state.next = State.RUN
            elif state == State.RUN:
                if go and last_beat and last_block:
                    state.next = State.POST
                    if taps:
                        bank.next = not bank
                        y.next = y + (rows_here << WORD_SHIFT)
                        state.next = State.TILE
                        if last_tile:
                            state.next = State.IDLE
            elif result.ready and not stop:
                bank.next = not bank
                y.next = y + (rows_here << WORD_SHIFT)
                state.next = State.TILE
                if last_tile:
                    state.next = State.IDLE

    return (
        place_beat(
            clk, running, go, m_left, tile, rest, rows_here, one_beat, count, first_beat, last_beat
        ),
        place_block(clk, running, ended, k_blocks, planes, first_block, first_plane, last_block),
        gates, issue_now, handshakes, ends, blame, tap_mask, post, rows_in_use, emit, take_job,
        cut_tile, pause, walk,
    )  # fmt: skip
