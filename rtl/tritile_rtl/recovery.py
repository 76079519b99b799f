"""Reset, from the pin or by software, and the watchdog that tells when one is needed."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, enum, intbv

from .bundles import bit, unsigned
from .drain import settle_clocks

State = enum("RUNNING", "HALTED", "HELD")
MARGIN = 16  # clocks; for what stands in registers outside the tile


@block
def recovery(clk, rst, request, quiet, halt, restart, datapath_rst, resetting, g):
    """Brings the datapath back without breaking a burst that the bus has begun.

    request: pulse, a soft reset is asked for. ``halt`` then keeps bursts from beginning until
    all ports are ``quiet``; ``restart``: pulse, doorbells and errors are forgotten;
    ``datapath_rst`` holds until the tile, which has no reset, is empty. The pin ``rst`` skips the
    wait: the bus is reset too.
    """
    state = Signal(State.RUNNING)
    clocks = settle_clocks(g) + MARGIN
    left = Signal(intbv(0, min=0, max=clocks + 1))
    forget = bit()

    @always_comb
    def outputs():
        halt.next = state != State.RUNNING
        resetting.next = state == State.HALTED
        restart.next = rst or forget
        datapath_rst.next = rst or state == State.HELD

    @always(clk.posedge)
    def walk():
        forget.next = False
        if rst:
            state.next = State.HELD
            left.next = clocks
        elif state == State.HALTED:
            left.next = clocks
            if quiet:
                forget.next = True
                state.next = State.HELD
        elif request:
            state.next = State.HALTED
        elif state == State.HELD:
            left.next = left - 1
            if left == 0:
                left.next = 0
                state.next = State.RUNNING

    return outputs, walk


@block
def watchdog(clk, rst, busy, moved, limit, waits_idle, fetch_job, issue_job, stuck, stuck_job):
    """stuck: pulse, ``limit`` clocks have passed while ``busy`` without anything ``moved``.

    limit 0 never ends. stuck_job: the descriptor that the issuer, or else the sequencer, is at.
    """
    left = unsigned(len(limit))
    moving = bit()

    @always_comb
    def alarm():
        stuck.next = left == 1 and busy and not moving
        stuck_job.next = issue_job
        if waits_idle:
            stuck_job.next = fetch_job

    @always(clk.posedge)
    def run_down():
        moving.next = moved
        if rst or moving or not busy or left == 0:
            left.next = limit
        else:
            left.next = left - 1

    return alarm, run_down
