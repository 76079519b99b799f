"""The accelerator: connects the blocks, and does nothing else."""

from __future__ import annotations

from myhdl import always_comb, block

from tritile_arch.geometry import Geometry
from tritile_arch.registers import ADDRESS_SPACE

from .accumulate import WIDTH
from .bundles import AxiLite, AxiMaster, AxiRead, ReadCommand, Stream, bit, signed, unsigned
from .drain import deal, hold
from .failure import Failure, failure_latch
from .issue import issue
from .job import BEAT_BITS, INDEX_BITS, Job, TileResult
from .lane import lane
from .loader import loader
from .read_dma import read_dma, read_mux
from .registers import registers
from .runs import Burst, Run
from .sequencer import sequencer
from .tile import Beat, LaneRead, Load, tile
from .write_dma import gather_bits, write_dma

CONTROL_ADDRESS_BITS = ADDRESS_SPACE.bit_length() - 1
ACTIVATION_FIFO = 64  # beats
DESCRIPTOR_FIFO = 32
LIST_BASE_BITS = 64  # two registers, whatever an address has
COMMAND_BITS = 16  # beats of an activation block or a descriptor


@block
def join(streams, valid, data, bad, pop, g):
    """All weight ports' beats as one: port 0 lowest; bad: any port's error bit."""
    n, width = len(streams), 8 * g.port_bytes
    valids, errors, whole = unsigned(n), unsigned(n), unsigned(n * width)
    parts = [
        gather_bits([s.tvalid for s in streams], valids),
    ]
    pieces, flags = [], []

    for s in streams:
        piece, flag = unsigned(width), bit()
        pieces.append(piece)
        flags.append(flag)
        parts.append(part(s, piece, flag, pop))
    parts.append(gather_bits(flags, errors))
    parts.append(gather_bits(pieces, whole))
    everyone = (1 << n) - 1

    @always_comb
    def together():
        valid.next = valids == everyone
        data.next = whole
        bad.next = errors != 0

    return parts, together


@block
def part(stream, piece, flag, pop):
    """One port's beat and error bit; all ports are popped at once."""
    width = len(piece)

    @always_comb
    def wires():
        piece.next = stream.tdata[width:]
        flag.next = stream.tdata[width]
        stream.tready.next = pop

    return wires


@block
def tap_row(tap_rows, index, flag):
    @always_comb
    def wire():
        flag.next = tap_rows[index]

    return wire


@block
def all_room(rooms, room):
    everyone = (1 << len(rooms)) - 1

    @always_comb
    def compare():
        room.next = rooms == everyone

    return compare


@block
def output(clk, rst, tile_io, result, room, tap_rows, idle_bits, bank_busy, write, axi, g):
    """From totals to memory: hold, deal, lanes, write DMA."""
    draining, drain_bank, reads, taps_valid, taps = tile_io
    completed, failed, failed_job = write
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
        all_room(room_bits, room),
        write_dma(
            clk, rst, bursts, beats, closing, last_burst, completed, failed, failed_job, axi
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
def accelerator(clk, rst, interrupt, s_axi_ctrl, m_axi_io, ports, g, module):
    """s_axi_ctrl: AxiLite; m_axi_io: AxiMaster; ports: an AxiRead a weight port."""
    width = 8 * g.port_bytes
    # control
    doorbells, failure, stop = Stream(32), Failure(), bit()
    list_base = unsigned(LIST_BASE_BITS)
    completed, overflow, job_done = bit(), bit(), bit()
    fetch_failed, fetch_read, fetch_job = bit(), bit(), unsigned(INDEX_BITS)
    issue_failed, issue_job = bit(), unsigned(INDEX_BITS)
    write_failed, write_job = bit(), unsigned(INDEX_BITS)
    job = Job(g)
    loader_valid, loader_ready, issue_valid, issue_ready = bit(), bit(), bit(), bit()
    # reading
    fetch, fetched = ReadCommand(g.address_bits, COMMAND_BITS), Stream(width + 1)
    blocks, activations = ReadCommand(g.address_bits, COMMAND_BITS), Stream(width + 1)
    fetch_axi, blocks_axi = AxiRead(g.address_bits, width), AxiRead(g.address_bits, width)
    commands = [ReadCommand(g.address_bits, BEAT_BITS) for _ in ports]
    streams = [Stream(width + 1) for _ in ports]
    weights_valid, weights_bad, weights_pop = bit(), bit(), bit()
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
        registers(
            clk, rst, s_axi_ctrl, doorbells, list_base, completed, overflow, failure,
            weights_pop, job_done, interrupt, g,
        ),
        failure_latch(
            clk, rst, overflow, issue_failed, issue_job, fetch_failed, fetch_read, fetch_job,
            write_failed, write_job, failure, stop,
        ),
        sequencer(
            clk, rst, stop, doorbells, list_base, fetch, fetched, job, loader_valid, loader_ready,
            issue_valid, issue_ready, commands, fetch_failed, fetch_read, fetch_job, g,
        ),
        read_dma(clk, rst, fetch, fetch_axi, fetched, DESCRIPTOR_FIFO),
        read_dma(clk, rst, blocks, blocks_axi, activations, ACTIVATION_FIFO),
        read_mux(clk, rst, fetch_axi, blocks_axi, m_axi_io),
        join(streams, weights_valid, weights_data, weights_bad, weights_pop, g),
        loader(
            clk, rst, job, loader_valid, loader_ready, blocks, activations, swap, loaded,
            loaded_bad, load, g,
        ),
        issue(
            clk, rst, stop, job, issue_valid, issue_ready, weights_valid, weights_data,
            weights_bad, weights_pop, loaded, loaded_bad, swap, room, tap_rows, bank_busy, result,
            beat, job_done, issue_failed, issue_job, g,
        ),
        tile(clk, beat, load, draining, drain_bank, reads, taps_valid, taps, g, module),
        output(
            clk, rst, (draining, drain_bank, reads, taps_valid, taps), result, room, tap_rows,
            idle, bank_busy, (completed, write_failed, write_job), m_axi_io, g,
        ),
    ]  # fmt: skip
    for p, axi in enumerate(ports):
        parts.append(read_dma(clk, rst, commands[p], axi, streams[p], g.fifo_beats))
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
