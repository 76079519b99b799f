"""Where the clocks and the bytes go: one 32-bit counter for each of ``registers.COUNTERS``."""

from __future__ import annotations

from myhdl import Signal, always, always_comb, block, intbv, modbv

from tritile_arch import registers as r

from .bundles import bit
from .job import Waits


class Events:
    """Pulses of the datapath that counters and watchdog look at."""

    def __init__(self):
        self.beat = bit()  # a weight beat entered the array
        self.job_done = bit()  # its last beat entered the array
        self.list_done = bit()  # the same of a list's last job
        self.completed = bit()  # a doorbell
        self.io_read = bit()  # a beat on the I/O port
        self.io_write = bit()
        self.waits = Waits()


def count_signals() -> list:
    """A counter's value each, in the order of ``registers.COUNTERS``."""
    return [Signal(modbv(0)[32:]) for _ in r.COUNTERS]


@block
def count(clk, rst, event, value):
    """value: clocks with ``event`` since reset, modulo 2**32; two clocks later.

    All counters are late alike, so that causes add up, and long ways lead to one register only.
    """
    seen = bit()

    @always(clk.posedge)
    def add():
        seen.next = event and not rst
        if rst:
            value.next = 0
        elif seen:
            value.next = value + 1

    return add


@block
def sort_stalls(clk, rst, busy, events, taken_slots, weights, activations, drain, queue):
    """The cause of a clock without a beat, if the tile is busy: exactly one of four.

    An issuer without a job waits for the queue, unless all that was rung has been issued: then
    only results are under way.
    """
    waits = events.waits
    # Lists whose last beat went and whose results are not all written.
    inside = Signal(intbv(0)[len(taken_slots) :])
    leaving = bit()

    @always_comb
    def blame():
        leaving.next = inside == taken_slots
        weights.next = busy and waits.weights
        activations.next = busy and waits.activations
        queue.next = busy and waits.idle and inside != taken_slots

    @always_comb
    def others():
        drain.next = (
            busy
            and not events.beat
            and not waits.weights
            and not waits.activations
            and (not waits.idle or leaving)
        )

    @always(clk.posedge)
    def follow():
        if rst:
            inside.next = 0
        elif events.list_done and not events.completed:
            inside.next = inside + 1
        elif events.completed and not events.list_done:
            inside.next = inside - 1

    return blame, others, follow


@block
def counters(clk, rst, restart, busy, taken_slots, events, values):
    """values: ``count_signals()``. restart: the datapath forgets what is under way."""
    causes = [bit() for _ in range(4)]
    weights, activations, drain, queue = causes
    of = {
        "CYCLES": busy,
        "WEIGHT_BEATS": events.beat,
        "JOBS": events.job_done,
        "STALL_WEIGHTS": weights,
        "STALL_ACTIVATIONS": activations,
        "STALL_DRAIN": drain,
        "STALL_QUEUE": queue,
        "IO_READ_BEATS": events.io_read,
        "IO_WRITE_BEATS": events.io_write,
    }
    parts = [sort_stalls(clk, restart, busy, events, taken_slots, *causes)]
    for register, value in zip(r.COUNTERS, values, strict=True):
        parts.append(count(clk, rst, of[register.name], value))
    return parts
