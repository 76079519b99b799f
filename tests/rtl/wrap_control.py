"""Designs of the control side: loader, issuer, sequencer, registers."""

from __future__ import annotations

from myhdl import block

from rtl.wrap_output import connect, without
from tritile_rtl import top
from tritile_rtl.bundles import AxiLite, ReadCommand, Stream, bit, unsigned
from tritile_rtl.counters import Events
from tritile_rtl.failure import Failure, failure_latch
from tritile_rtl.issue import issue
from tritile_rtl.job import INDEX_BITS, Job, TileResult, Waits
from tritile_rtl.loader import loader
from tritile_rtl.recovery import recovery
from tritile_rtl.sequencer import sequencer
from tritile_rtl.tile import Beat, Load
from tritile_rtl.top import BEAT_BITS, COMMAND_BITS, CONTROL_ADDRESS_BITS, LIST_BASE_BITS


def loading(g):
    job = without(Job(g), "y", "y_stride", "last", "index")
    command, data = ReadCommand(g.address_bits, COMMAND_BITS), Stream(8 * g.port_bytes + 1)
    return loader(
        bit(), bit(), job, bit(), bit(), command, data, bit(), bit(), bit(), Load(g), g
    )  # fmt: skip


def issuing(g):
    data = unsigned(8 * g.beat_bytes)
    return issue(
        bit(), bit(), bit(), without(Job(g), "x"), bit(), bit(), bit(), data, bit(), bit(), bit(),
        bit(), bit(), bit(), bit(), unsigned(g.rows), unsigned(2), TileResult(g), Beat(g), Waits(),
        bit(), bit(), bit(), bit(), unsigned(INDEX_BITS), g,
    )  # fmt: skip


@block
def sequencer_flat(
    clk, rst, stop, prefetch, doorbells, list_base, fetch, fetched, job, loader_valid,
    loader_ready, issue_valid, issue_ready, issue_idle, weights0, weights1, drop, dropped, failed,
    failed_read, failed_job, g,
):  # fmt: skip
    parts, commands = [], []
    for port in (weights0, weights1)[: g.ports]:
        commands.append(ReadCommand(g.address_bits, BEAT_BITS))
        parts.append(connect(port, commands[-1], "addr", "beats", "valid"))
    parts.append(
        sequencer(
            clk, rst, stop, prefetch, doorbells, list_base, fetch, fetched, job, loader_valid,
            loader_ready, issue_valid, issue_ready, issue_idle, commands, drop, dropped, failed,
            failed_read, failed_job, g,
        )
    )  # fmt: skip
    return parts


def sequencing(g):
    """With one weight port or two."""
    weights = [ReadCommand(g.address_bits, BEAT_BITS) for _ in range(g.ports)]
    return sequencer_flat(
        bit(), bit(), bit(), bit(), Stream(32), unsigned(LIST_BASE_BITS),
        ReadCommand(g.address_bits, COMMAND_BITS), Stream(8 * g.port_bytes + 1), Job(g),
        bit(), bit(), bit(), bit(), bit(), weights[0], weights[1] if g.ports > 1 else None,
        bit(), bit(), bit(), bit(), unsigned(INDEX_BITS), g,
    )  # fmt: skip


@block
def control_flat(
    clk, rst, restart, axi, doorbells, list_base, prefetch, events, moved, resetting, soft_reset,
    interrupt, issue_failed, issue_illegal, issue_job, fetch_failed, fetch_read, fetch_job,
    write_failed, write_job, halt, stop, g,
):  # fmt: skip
    failure, overflow, stuck, stuck_job = Failure(), bit(), bit(), unsigned(INDEX_BITS)
    return (
        top.control(
            clk, rst, restart, axi, doorbells, list_base, prefetch, failure, resetting, soft_reset,
            overflow, events, moved, fetch_job, issue_job, stuck, stuck_job, interrupt, g,
        ),
        failure_latch(
            clk, restart, overflow, issue_failed, issue_illegal, issue_job, fetch_failed,
            fetch_read, fetch_job, write_failed, write_job, stuck, stuck_job, halt, failure, stop,
        ),
    )  # fmt: skip


def control(g):
    """Registers, counters, watchdog and the latch of the first failure."""
    index = [unsigned(INDEX_BITS) for _ in range(3)]
    return control_flat(
        bit(), bit(), bit(), AxiLite(CONTROL_ADDRESS_BITS), Stream(32), unsigned(LIST_BASE_BITS),
        bit(), Events(), bit(), bit(), bit(), bit(), bit(), bit(), index[0], bit(), bit(), index[1],
        bit(), index[2], bit(), bit(), g,
    )  # fmt: skip


def recovering(g):
    return recovery(bit(), bit(), bit(), bit(), bit(), bit(), bit(), bit(), g)
