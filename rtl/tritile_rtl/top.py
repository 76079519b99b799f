"""The accelerator: connects the blocks, and does nothing else."""

from __future__ import annotations

from myhdl import always_comb, block

from tritile_arch.geometry import Geometry
from tritile_arch.registers import ADDRESS_SPACE

from .accumulate import WIDTH
from .bundles import AxiLite, AxiMaster, AxiRead, ReadCommand, Stream, bit, signed, unsigned
from .counters import Events, count_signals, counters
from .drain import deal, hold
from .failure import Failure, failure_latch
from .issue import issue
from .job import BEAT_BITS, INDEX_BITS, Job, TileResult
from .lane import lane
from .loader import loader
from .read_dma import read_dma
from .read_mux import read_mux
from .recovery import recovery, watchdog
from .registers import SLOT_BITS, registers
from .runs import Burst, Run
from .sequencer import sequencer
from .tile import Beat, LaneRead, Load, tile
from .weights import FLAGS, cancel, join, weight_port
from .write_dma import gather_bits, write_dma

CONTROL_ADDRESS_BITS = ADDRESS_SPACE.bit_length() - 1
DESCRIPTOR_FIFO = 32
LIST_BASE_BITS = 64  # two registers, whatever an address has
COMMAND_BITS = 16  # beats of an activation block or a descriptor


@block
def tap_row(tap_rows, index, flag):
    @always_comb
    def wire():
        flag.next = tap_rows[index]

    return wire


@block
def everyone(flags, together):
    """together: every bit of ``flags`` is set."""
    ones = (1 << len(flags)) - 1

    @always_comb
    def compare():
        together.next = flags == ones

    return compare


@block
def output(clk, rst, tile_io, result, room, tap_rows, idle_bits, bank_busy, write, axi, g):
    """From totals to memory: hold, deal, lanes, write DMA."""
    draining, drain_bank, reads, taps_valid, taps = tile_io
    halt, quiet, completed, failed, failed_job = write
    held = TileResult(g)
    runs = [Run(g) for _ in range(g.lanes)]
    bursts = [Burst(g) for _ in range(g.lanes)]
    beats = [Stream(8 * g.port_bytes) for _ in range(g.lanes)]
    rooms = [bit() for _ in range(g.lanes)]
    runs_ready, room_bits = unsigned(g.lanes), unsigned(g.lanes)
    release, last_burst, closing = bit(), bit(), bit()
    idle = idle_bits
    parts = [
        hold(clk, rst, result, held, idle, release, drain_bank, bank_busy, g),
        deal(
            clk, rst, held, runs_ready, runs, idle, draining, drain_bank, release,
            last_burst, closing, g,
        ),
        gather_bits([run.ready for run in runs], runs_ready),
        gather_bits(rooms, room_bits),
        everyone(room_bits, room),
        write_dma(
            clk, rst, halt, quiet, bursts, beats, closing, last_burst, completed, failed,
            failed_job, axi,
        ),
    ]  # fmt: skip
    for i in range(g.lanes):
        tapped = bit()
        parts.append(tap_row(tap_rows, i, tapped))
        parts.append(
            lane(clk, rst, runs[i], reads[i], tapped, taps_valid[i], taps[i], rooms[i],
                 bursts[i], beats[i], g)
        )  # fmt: skip
    return parts


@block
def observe(io, ports, pop, completed, events, moved):
    """What counters and watchdog look at."""
    any_read, reads = bit(), unsigned(len(ports))

    @always_comb
    def pulses():
        events.beat.next = pop
        events.completed.next = completed
        events.io_read.next = io.rvalid and io.rready
        events.io_write.next = io.wvalid and io.wready

    @always_comb
    def movement():
        any_read.next = reads != 0
        moved.next = any_read or pop or io.rvalid or (io.wvalid and io.wready) or io.bvalid

    return gather_bits([axi.rvalid for axi in ports], reads), pulses, movement


@block
def control(
    clk, rst, restart, axi, doorbells, list_base, prefetch, failure, resetting, soft_reset,
    overflow, events, moved, fetch_job, issue_job, stuck, stuck_job, interrupt, g,
):  # fmt: skip
    """Registers, counters and watchdog."""
    limit, busy = unsigned(32), bit()
    taken_slots, values = unsigned(SLOT_BITS), count_signals()
    return (
        registers(
            clk, rst, restart, axi, doorbells, list_base, prefetch, events.completed, overflow,
            failure, resetting, soft_reset, limit, busy, taken_slots, values, interrupt, g,
        ),
        counters(clk, rst, restart, busy, taken_slots, events, values),
        watchdog(
            clk, rst, busy, moved, limit, events.waits.idle, fetch_job, issue_job, stuck, stuck_job
        ),
    )  # fmt: skip


@block
def accelerator(clk, pin_rst, interrupt, s_axi_ctrl, m_axi_io, ports, g, module):
    """s_axi_ctrl: AxiLite; m_axi_io: AxiMaster; ports: an AxiRead a weight port."""
    width = 8 * g.port_bytes
    # control
    doorbells, failure, stop = Stream(32), Failure(), bit()
    list_base = unsigned(LIST_BASE_BITS)
    completed, overflow, events, moved = bit(), bit(), Events(), bit()
    fetch_failed, fetch_read, fetch_job = bit(), bit(), unsigned(INDEX_BITS)
    issue_failed, issue_illegal, issue_job = bit(), bit(), unsigned(INDEX_BITS)
    write_failed, write_job = bit(), unsigned(INDEX_BITS)
    stuck, stuck_job = bit(), unsigned(INDEX_BITS)
    soft_reset, halt, restart, rst, resetting = bit(), bit(), bit(), bit(), bit()
    quiets, quiet, all_quiet = (
        [bit() for _ in range(len(ports) + 3)],
        bit(),
        unsigned(len(ports) + 3),
    )
    prefetch, drop, dropped, ports_rst, ports_halt = bit(), bit(), bit(), bit(), bit()
    weights_quiet = unsigned(len(ports))
    job = Job(g)
    loader_valid, loader_ready, issue_valid, issue_ready = bit(), bit(), bit(), bit()
    # reading
    fetch, fetched = ReadCommand(g.address_bits, COMMAND_BITS), Stream(width + 1)
    blocks, activations = ReadCommand(g.address_bits, COMMAND_BITS), Stream(width + 1)
    fetch_axi, blocks_axi = AxiRead(g.address_bits, width), AxiRead(g.address_bits, width)
    commands = [ReadCommand(g.address_bits, BEAT_BITS) for _ in ports]
    streams = [Stream(width + FLAGS) for _ in ports]
    weights_valid, weights_bad, weights_illegal, weights_pop = bit(), bit(), bit(), bit()
    weights_data = unsigned(8 * g.beat_bytes)
    # tile
    beat, load = Beat(g), Load(g)
    swap, loaded, loaded_bad, room = bit(), bit(), bit(), bit()
    tap_rows, bank_busy, idle = unsigned(g.rows), unsigned(2), bit()
    draining, drain_bank = bit(), bit()
    reads = [LaneRead(g) for _ in range(g.lanes)]
    taps_valid = [bit() for _ in range(g.lanes)]
    taps = [signed(WIDTH) for _ in range(g.lanes)]
    result = TileResult(g)

    parts = [
        control(
            clk, pin_rst, restart, s_axi_ctrl, doorbells, list_base, prefetch, failure, resetting,
            soft_reset, overflow, events, moved, fetch_job, issue_job, stuck, stuck_job, interrupt,
            g,
        ),
        observe(m_axi_io, ports, weights_pop, completed, events, moved),
        failure_latch(
            clk, restart, overflow, issue_failed, issue_illegal, issue_job, fetch_failed,
            fetch_read, fetch_job, write_failed, write_job, stuck, stuck_job, halt, failure, stop,
        ),
        gather_bits(quiets, all_quiet),
        everyone(all_quiet, quiet),
        recovery(clk, pin_rst, soft_reset, quiet, halt, restart, rst, resetting, g),
        sequencer(
            clk, rst, stop, prefetch, doorbells, list_base, fetch, fetched, job, loader_valid,
            loader_ready, issue_valid, issue_ready, events.waits.idle, commands, drop, dropped,
            fetch_failed, fetch_read, fetch_job, g,
        ),
        gather_bits(quiets[3:], weights_quiet),
        cancel(rst, halt, drop, weights_quiet, ports_rst, ports_halt, dropped),
        read_dma(clk, rst, halt, quiets[0], fetch, fetch_axi, fetched, DESCRIPTOR_FIFO),
        read_dma(clk, rst, halt, quiets[1], blocks, blocks_axi, activations, g.fifo_beats),
        read_mux(clk, rst, fetch_axi, blocks_axi, m_axi_io),
        join(
            streams, weights_valid, weights_data, weights_bad, weights_illegal, weights_pop, g
        ),
        loader(
            clk, rst, job, loader_valid, loader_ready, blocks, activations, swap, loaded,
            loaded_bad, load, g,
        ),
        issue(
            clk, rst, stop, job, issue_valid, issue_ready, weights_valid, weights_data,
            weights_bad, weights_illegal, weights_pop, loaded, loaded_bad, swap, room, tap_rows,
            bank_busy, result, beat, events.waits, events.job_done, events.list_done, issue_failed,
            issue_illegal, issue_job, g,
        ),
        tile(clk, beat, load, draining, drain_bank, reads, taps_valid, taps, g, module),
        output(
            clk, rst, (draining, drain_bank, reads, taps_valid, taps), result, room, tap_rows,
            idle, bank_busy, (halt, quiets[2], completed, write_failed, write_job), m_axi_io, g,
        ),
    ]  # fmt: skip
    for p, axi in enumerate(ports):
        parts.append(
            weight_port(clk, ports_rst, ports_halt, quiets[3 + p], commands[p], axi, streams[p], g)
        )
    return parts


@block
def tritile(clk, rst, interrupt, s_axi_ctrl, m_axi_io, m_axi_w0, m_axi_w1, m_axi_w2, m_axi_w3, g):
    """The top level; a weight port that the geometry lacks is None. rst: synchronous, high."""
    ports = [p for p in (m_axi_w0, m_axi_w1, m_axi_w2, m_axi_w3) if p is not None]
    return accelerator(clk, rst, interrupt, s_axi_ctrl, m_axi_io, ports, g, "tritile")


def top_ports(g: Geometry) -> dict:
    """The top level's signals by argument name."""
    width = 8 * g.port_bytes
    weights = {
        f"m_axi_w{p}": AxiRead(g.address_bits, width) if p < g.ports else None for p in range(4)
    }
    return {
        "clk": bit(),
        "rst": bit(),
        "interrupt": bit(),
        "s_axi_ctrl": AxiLite(CONTROL_ADDRESS_BITS),
        "m_axi_io": AxiMaster(g.address_bits, width),
        **weights,
    }
