"""Takes the tiles' results out: deals their tokens to the lanes, in order."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, enum, intbv

from tritile_arch.geometry import Geometry

from .bundles import bit, bits_for, unsigned
from .job import TOKEN_BITS, TileResult
from .tile import tile_latency

State = enum("IDLE", "DEAL", "READ", "LAST")


def settle_clocks(g: Geometry) -> int:
    """Clocks from a tile's last beat until every row has written its total."""
    return tile_latency(g) + g.rows + 2


@block
def hold(clk, rst, result, held, idle, release, drain_bank, bank_busy, g):
    """Keeps one tile waiting while another drains, and its bank busy until ``release``.

    held is offered when the tile's totals are written. A tapped tile is taken only while the
    dealer is ``idle``, so that its lanes are ready before its first total is.
    """
    settle = Signal(intbv(0, min=0, max=settle_clocks(g) + 1))
    full, take = bit(), bit()
    clocks = settle_clocks(g)

    @always_comb
    def flow():
        result.ready.next = not full and (idle or not result.tapped)
        take.next = result.valid and not full and (idle or not result.tapped)
        held.valid.next = full and settle == 0

    @always(clk.posedge)
    def keep():
        if take:
            held.y.next = result.y
            held.y_stride.next = result.y_stride
            held.words.next = result.words
            held.tokens.next = result.tokens
            held.bank.next = result.bank
            held.tapped.next = result.tapped
            held.last.next = result.last
            held.index.next = result.index

    @always(clk.posedge)
    def control():
        if rst:
            full.next = False
            settle.next = 0
            bank_busy.next = 0
        else:
            if release:
                bank_busy.next[drain_bank] = False
            if settle != 0:
                settle.next = settle - 1
            if full:
                if settle == 0 and held.ready:
                    full.next = False
            elif take:
                full.next = True
                settle.next = 0
                if not result.tapped:
                    settle.next = clocks
                    bank_busy.next[result.bank] = True

    return flow, keep, control


@block
def offer_run(run, index, dealing, turn, addr, slot, tile):
    """The dealer's run, shown to one lane."""

    @always_comb
    def show():
        run.valid.next = dealing and turn == index
        run.addr.next = addr
        run.words.next = tile.words
        run.slot.next = slot
        run.tapped.next = tile.tapped
        run.last.next = tile.last
        run.index.next = tile.index

    return show


@block
def deal(
    clk, rst, held, runs_ready, runs, idle, draining, drain_bank, release, last_burst, closing, g
):
    """Deals a tile's tokens to the lanes, token t to lane t modulo ``lanes``.

    runs_ready: bit l while lane l can take a run. draining, drain_bank: the bank that lanes read.
    last_burst: pulse, a run's final burst of a doorbell's last tile was issued; closing: the next
    such burst is the doorbell's last. A tile after a doorbell's last waits for that one.
    """
    lanes = g.lanes
    everyone = (1 << lanes) - 1
    state = Signal(State.IDLE)
    tile = TileResult(g)
    token, slot = unsigned(TOKEN_BITS), unsigned(bits_for(-(-g.rows // lanes)))
    turn = Signal(intbv(0, min=0, max=max(2, lanes)))
    addr = unsigned(g.address_bits)
    finals = unsigned(TOKEN_BITS)
    dealing, accepted = bit(), bit()

    @always_comb
    def outputs():
        idle.next = state == State.IDLE
        held.ready.next = state == State.IDLE
        dealing.next = state == State.DEAL and token != tile.tokens
        accepted.next = state == State.DEAL and token != tile.tokens and runs_ready[turn]
        closing.next = finals == 1 and token == tile.tokens
        drain_bank.next = tile.bank

    @always_comb
    def reading():
        draining.next = (state == State.DEAL or state == State.READ) and not tile.tapped
        release.next = state == State.READ and runs_ready == everyone and not tile.tapped

    @always(clk.posedge)
    def take():
        if state == State.IDLE:
            tile.y_stride.next = held.y_stride
            tile.words.next = held.words
            tile.tokens.next = held.tokens
            tile.bank.next = held.bank
            tile.tapped.next = held.tapped
            tile.last.next = held.last
            tile.index.next = held.index

    @always(clk.posedge)
    def walk():
        if rst:
            state.next = State.IDLE
            token.next = 0
        elif state == State.IDLE:
            token.next = 0
            slot.next = 0
            turn.next = 0
            addr.next = held.y
            if held.valid:
                state.next = State.DEAL
        elif state == State.DEAL:
            if accepted:
                token.next = token + 1
                addr.next = addr + tile.y_stride
                turn.next = turn + 1
                if turn == lanes - 1:
                    turn.next = 0
                    slot.next = slot + 1
            elif token == tile.tokens:
                state.next = State.READ
        elif state == State.READ:
            if runs_ready == everyone:
                state.next = State.LAST
        elif finals == 0:
            state.next = State.IDLE

    @always(clk.posedge)
    def count_finals():
        if rst:
            finals.next = 0
        elif accepted and tile.last and not last_burst:
            finals.next = finals + 1
        elif last_burst and not (accepted and tile.last):
            finals.next = finals - 1

    parts = [offer_run(runs[i], i, dealing, turn, addr, slot, tile) for i in range(lanes)]
    return parts, outputs, reading, take, walk, count_finals
