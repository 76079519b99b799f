"""Bus errors at every kind of beat: code and job are named, and after a soft reset all is well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from system.rig import FILL, Case, Rig
from system.test_errors import DECERR, SLVERR, read_descriptor, stopped
from system.test_geometries import GEOMETRIES
from system.test_recovery import exact_again, soft_reset
from tritile.device.accelerator import Accelerator
from tritile.errors import DeviceError
from tritile_arch import layout, registers
from tritile_arch.boards import TINY, TINY_TRIT4
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.geometry import BURST_BEATS, RESULT_BYTES, Geometry
from tritile_arch.registers import ErrorCode
from tritile_rtl.convert import verilog
from tritile_sim.options import Options
from tritile_sim.verilated import VerilatorPlatform, verilog_of

BOARDS = {board.name: board for board in (TINY, TINY_TRIT4)}
MEMORIES = {
    "usual": {},
    "uneven": {"back_pressure": 0.5, "seed": 11, "latency": 30},
    "far": {"latency": 300, "write_latency": 200},
}
RESPONSES = {"usual": SLVERR, "uneven": DECERR, "far": SLVERR}
AHEAD = ("uneven", "far")  # the next list is read ahead
AFTERWARDS = 3000  # clocks in which a failed doorbell could still complete
VICTIM = 1  # the job whose memory fails, between two others

Place = Callable[[Geometry, Descriptor, Case], int]


def weight(beat: Callable[[int, int], int], port: int = 0) -> Place:
    """The port's beat number ``beat(beats of the matrix, beats of its first tile)``."""

    def address(g: Geometry, d: Descriptor, case: Case) -> int:
        beats = layout.weight_beats(g, case.m, case.k, case.planes)
        number = beat(beats, case.planes * d.k_blocks * d.tile)
        assert 0 <= number < beats
        return d.weights[port] + number * g.port_bytes

    return address


def activation(block: int, token: int, beat: int) -> Place:
    """Beat ``beat`` of a token's slice; negative numbers count from the end."""

    def address(g: Geometry, d: Descriptor, case: Case) -> int:
        at = d.x + block % d.k_blocks * g.block_stride
        return at + token % case.tokens * g.columns + beat % g.row_beats * g.port_bytes

    return address


def result(token: int, word: int) -> Place:
    """Word ``word`` of a token's results; a negative one counts from the padding's end."""

    def address(g: Geometry, d: Descriptor, case: Case) -> int:
        words = layout.result_stride(case.m) // RESULT_BYTES
        return d.y + token % case.tokens * d.y_stride + word % words * RESULT_BYTES

    return address


READS: dict[str, Place] = {
    "the first weight beat": weight(lambda beats, tile: 0),
    "the middle of a burst": weight(lambda beats, tile: 2 * BURST_BEATS + 7),
    "the last beat of a burst": weight(lambda beats, tile: BURST_BEATS - 1),
    "the first beat of a burst": weight(lambda beats, tile: 3 * BURST_BEATS),
    "the last beat of a tile": weight(lambda beats, tile: tile - 1),
    "the first beat of a tile": weight(lambda beats, tile: tile),
    "the last weight beat": weight(lambda beats, tile: beats - 1),
    "the first activations": activation(0, 0, 0),
    "the middle of the activations": activation(1, 1, 2),
    "the last beat of a block": activation(0, -1, -1),
    "the last activations": activation(-1, -1, -1),
}
WRITES: dict[str, Place] = {
    "the first result": result(0, 0),
    "the middle of a burst": result(1, 41),
    "the end of the first tile": result(1, 191),
    "the start of the second tile": result(0, 192),
    "the last result": result(-1, 299),
    "the padding behind it": result(-1, -1),
}


@dataclass
class Bench:
    """A device whose memory will fail, and the rig that it runs."""

    platform: VerilatorPlatform
    response: int
    rig: Rig

    @property
    def g(self) -> Geometry:
        return self.platform.geometry

    def address(self, place: Place) -> int:
        """Of the victim's memory."""
        return place(self.g, read_descriptor(self.rig, VICTIM), self.rig.lists[0][VICTIM])

    def inject(self, first: int, nbytes: int = 1, **what: bool) -> None:
        self.platform.inject(first, first + nbytes - 1, self.response, **what)

    def fails(self, code: ErrorCode, job: int = VICTIM, behind: bool = True) -> None:
        """A list that is exact, the one that fails, and one more; then a reset and new jobs.

        ``behind``: the first is still running when the second is rung.
        """
        self.rig.ring(1)
        if not behind:
            self.rig.wait(1)
        self.rig.ring(0)
        self.rig.ring(1)
        status = stopped(self.rig)
        assert (status["code"], status["job"]) == (code, job)
        self.platform.run(AFTERWARDS)
        status = self.rig.status()
        assert (status["completed"], status["busy"]) == (1, 0)
        soft_reset(self.platform)
        self.rig.check(self.rig.results[3:])
        self.rig.check_guards()
        if code is not ErrorCode.WRITE_ERROR:  # its answer comes late
            for _, y, _ in self.rig.results[job + 1 : len(self.rig.lists[0])]:
                assert (np.asarray(y.array) == FILL).all()
        exact_again(self.platform)


def jobs(g: Geometry) -> list[list[Case]]:
    """A list whose middle job has two tiles, planes and three K-blocks; then a short one."""
    rng = np.random.default_rng(6)
    middle = Case(300, 2 * g.columns + 7, min(3, g.rows), planes=2)
    cases = [Case(70, 90, min(2, g.rows)), middle, Case(65, 120, 1)]
    return [[case.fill(rng) for case in cases], [Case(20, 50, 1).fill(rng)]]


def bench_of(g: Geometry, text: str, memory: str) -> Bench:
    platform = VerilatorPlatform(g, text, Options(**MEMORIES[memory]))
    word = registers.CONTROL.pack(prefetch=int(memory in AHEAD))
    platform.write(registers.CONTROL.offset, word)
    return Bench(platform, RESPONSES[memory], Rig(platform, jobs(g)))


@pytest.fixture(params=[(board, memory) for board in BOARDS for memory in MEMORIES], ids=" ".join)
def bench(request):
    board, memory = request.param
    opened = bench_of(BOARDS[board].geometry, verilog_of(BOARDS[board]), memory)
    yield opened
    opened.platform.close()


@pytest.mark.parametrize("place", READS)
def test_a_read_fails(bench, place):
    bench.inject(bench.address(READS[place]), writes=False)
    bench.fails(ErrorCode.READ_ERROR)


@pytest.mark.parametrize("job", range(3))
@pytest.mark.parametrize("byte", [0, 28, DESCRIPTOR_BYTES - 1])
def test_a_descriptor_cannot_be_read(bench, byte, job):
    bench.inject(bench.rig.table.address + job * DESCRIPTOR_BYTES + byte)
    bench.fails(ErrorCode.READ_ERROR, job, behind=job > 0)  # the first is read at once


@pytest.mark.parametrize("place", WRITES)
def test_a_write_fails(bench, place):
    bench.inject(bench.address(WRITES[place]), reads=False)
    bench.fails(ErrorCode.WRITE_ERROR)


def test_a_doorbells_last_write_fails(bench):
    """It is not counted as completed."""
    d, case = read_descriptor(bench.rig, 2), bench.rig.lists[0][2]
    bench.inject(d.y + RESULT_BYTES * (case.m - 1), reads=False)
    bench.fails(ErrorCode.WRITE_ERROR, 2)


def test_a_doorbells_last_weights_fail(bench):
    """All other results of the job have left by then."""
    d, case = read_descriptor(bench.rig, 2), bench.rig.lists[0][2]
    assert case.tokens <= bench.g.lanes
    bench.inject(d.weights[0] + layout.weight_bytes(bench.g, case.m, case.k) - 1, writes=False)
    bench.fails(ErrorCode.READ_ERROR, 2)


def test_what_no_job_needs_may_fail(bench):
    """Memory right behind weights, activations and results is neither read nor written."""
    g, d, case = bench.g, read_descriptor(bench.rig, VICTIM), bench.rig.lists[0][VICTIM]
    used = case.tokens * g.columns
    for first in (
        d.weights[0] + layout.weight_bytes(g, case.m, case.k, case.planes),
        d.x + used,
        d.x + (d.k_blocks - 1) * g.block_stride + used,
        d.y + case.tokens * d.y_stride,
    ):
        bench.inject(first, g.port_bytes)
    bench.rig.run()
    bench.rig.check()


@pytest.mark.slow
def test_every_weight_port():
    """Three ports, of which one fails, at the first beat, at the last, or between."""
    g = GEOMETRIES["a row, three narrow ports, trit4, small FIFOs, 64-bit addresses"]
    text = verilog(g)
    beats = (lambda beats, tile: 0, lambda beats, tile: 777, lambda beats, tile: beats - 1)
    for port in range(g.ports):
        for beat, memory in zip(beats, MEMORIES, strict=True):
            bench = bench_of(g, text, memory)
            bench.inject(bench.address(weight(beat, port)))
            bench.fails(ErrorCode.READ_ERROR)
            bench.platform.close()


@pytest.mark.parametrize(
    "place", ["the last weight beat", "the last activations", "the last result"]
)
def test_the_driver_names_the_matrix(bench, place):
    device, rig = Accelerator(bench.platform), bench.rig
    names = ("first.gate", "second.down", "third.up", "fourth.o")
    device.install([(name, read_descriptor(rig, i)) for i, name in enumerate(names)])
    writes = place in WRITES
    bench.inject(bench.address({**READS, **WRITES}[place]), reads=not writes, writes=writes)
    with pytest.raises(DeviceError, match=r"stopped at job 1 \(second\.down\)") as caught:
        device.run(0, 1)
    code = "WRITE_ERROR" if writes else "READ_ERROR"
    assert (caught.value.code, caught.value.job, caught.value.matrix) == (code, 1, "second.down")
    device.reset()
    device.run(3, 1)
    rig.check(rig.results[3:])
