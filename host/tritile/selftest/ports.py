"""Every memory port by itself: does it carry whole beats, the right ones, of its own memory?

The I/O port comes first, for everything else is seen through it. Its jobs are such that a weight
port's halves do not matter: all trits of an output row are alike. A weight port's bytes are read
back: a token's activations are powers of three at one byte's weights, so its result names the byte.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tritile_arch.registers import ErrorCode
from tritile_arch.system import ZYNQ7, ZYNQMP

from ..bench.case import product
from .bench import Bench, Scope, Stop
from .jobs import GUARD, Job, Work, install, place
from .outcome import Failed, Skipped, Test
from .widths import explain

BEATS = 40  # of a weight pattern: more than two bursts
ROWS = 93  # results of a token: they end within a beat
# Who sets the width of a memory port, and what to do if it is wrong.
ADVICE = {
    ZYNQ7.name: (
        "the boot loader sets it and nothing does while Linux runs: start the board from its own"
        " PYNQ image, whose ports have 64 bits"
    ),
    ZYNQMP.name: (
        "PYNQ sets it from the .hwh when it loads a bitstream: load it again, with the .hwh of the"
        " same build"
    ),
}
CABLES = "the block design: which port goes to which"


class Ports:
    """The tests of one run; what one finds decides whether the next ones make sense."""

    def __init__(self, bench: Bench):
        self.bench, self.g = bench, bench.g
        self.blocked = ""
        names = [f"w{i} ({port})" for i, port in enumerate(bench.board.weight_ports)]
        self.names, self.io = names, f"the I/O port ({bench.board.io_port})"

    def advice(self, port: str) -> str:
        """Where its width stands; ``port`` as the board's processing system names it."""
        family = self.bench.board.family
        if family is None:
            return "the memory behind the port"
        reads, writes = family.width_registers(port)
        widths, bits = family.port_widths, 8 * self.g.port_bytes
        code = next(code for code, known in widths.bits.items() if known == bits)
        return (
            f"its width, in {widths.field} of {reads:#x} (reads) and {writes:#x} (writes), which"
            f" must be {code}: {ADVICE[family.name]}"
        )

    def port_advice(self, port: int) -> str:
        return self.advice(self.bench.board.weight_ports[port])

    def io_advice(self) -> str:
        return self.advice(self.bench.board.io_port)

    def descriptors(self) -> str:
        """A job runs at all. One that is misread breaks a rule: then nothing is written."""
        with self.bench.scope() as scope:
            job = place(scope, Work(np.ones((1, 1, 1), np.int8), np.ones((1, 1), np.int8)))
            stop = self._run(scope, job)
        if stop is not None and stop.code is not ErrorCode.ILLEGAL_WEIGHT:  # a weight port's
            self.blocked = "the I/O port must read descriptors first"
            raise Failed(
                f"{stop}, of a descriptor that is right",
                f"that {self.io} reads what the CPU wrote",
                f"the flush of what the CPU wrote; else {self.io_advice()}",
            )
        return f"{self.io} reads them"

    def writes(self) -> str:
        """Each token's results: its own number times the row's trit, an arrangement of words."""
        self._unblocked()
        rng, g = self.bench.rng(8), self.g
        signs = rng.permutation(np.arange(ROWS) % 3 - 1).astype(np.int8)
        trits = np.repeat(signs[:, None], g.columns, 1)[None]
        tokens = np.arange(1, g.rows + 1, dtype=np.int8)
        work = Work(trits, np.repeat(tokens[:, None], g.columns, 1))
        with self.bench.scope() as scope:
            job = place(scope, work)
            self._no_stop(self._run(scope, job), "results")
            found = _result_memory(job).reshape(len(tokens), -1, g.port_bytes)
        padding = found.shape[1] * g.port_bytes // 4 - len(signs)
        words = np.pad(work.expected, ((0, 0), (0, padding))).astype("<i4")
        stream = words.view(np.uint8).reshape(found.shape)
        if (found == stream).all():
            return f"{stream.size} bytes by {self.io}, as they should be"
        reason = explain(stream[-1], found[-1])
        if reason:
            self.blocked = "the I/O port must write results first"
            raise Failed(f"that {self.io} {reason} (writing)", "whole beats", self.io_advice())
        wrong = np.count_nonzero((found != stream).any(axis=2))
        raise Failed(
            f"{wrong} of {stream[..., 0].size} beats of results wrong, as no width explains",
            "each token's number times the row's trits",
            f"a weight port, see below; else {self.io}",
        )

    def reads(self) -> str:
        """Each token has one word of activations that are not 0: how often does it arrive?"""
        self._unblocked()
        g, words = self.g, self.g.columns // 4
        counts = np.zeros(words, int)
        with self.bench.scope() as scope:
            for first in range(0, words, g.rows):
                chosen = np.arange(first, min(first + g.rows, words))
                x = np.zeros((len(chosen), words, 4), np.int8)
                x[np.arange(len(chosen)), chosen] = 1
                work = Work(np.ones((1, 8, g.columns), np.int8), x.reshape(len(chosen), -1))
                job = place(scope, work)
                self._no_stop(self._run(scope, job), "activations")
                counts[chosen] = _results(job)[:, 0]
        wrong = np.flatnonzero(counts != 4)
        if not len(wrong):
            return f"{words} words of a block by {self.io}, each once"
        parts = sorted({int(word) % (g.port_bytes // 4) for word in wrong})
        raise Failed(
            f"sums of {counts[wrong[0]]} where a word of activations counts 4, for words"
            f" {', '.join(map(str, parts))} of a beat (reading)",
            f"every word once by {self.io}",
            self.io_advice(),
        )

    def weights(self, port: int) -> str:
        """Only this port's weights are not 0; every byte of every port is read back."""
        self._unblocked()
        g, name = self.g, self.names[port]
        mine = np.arange(g.columns) // g.port_columns == port
        trits = self.bench.rng(9, port).integers(-1, 2, (1, BEATS, g.columns), np.int8) * mine
        expected = product(_needles(g.columns, g.trits_per_byte), trits).T
        try:
            with self.bench.scope() as scope:
                found = self._read_back(scope, trits, name)
        except _Illegal as stop:
            raise Failed(
                f"{stop}: {name} or another port brings bytes that are in no memory of this job",
                f"{name} alone carries weights that are not 0",
                self.port_advice(port),
            ) from None
        if (found == expected).all():
            return f"{name}: {BEATS} beats of {g.port_bytes} bytes, every byte its own"
        by_port = (BEATS, g.ports, g.port_bytes)
        found, stream = found.reshape(by_port), expected.reshape(by_port)[:, port]
        raise self._misled(port, stream, found)

    def _misled(self, port: int, stream: np.ndarray, found: np.ndarray) -> Failed:
        """``stream`` [beats, bytes] should have come by ``port``; ``found`` [beats, ports, bytes]
        is what all ports brought.
        """
        name, whole = self.names[port], "every beat as it is in memory"
        missing = (found[:, port] != stream).any()
        for other in range(self.g.ports):
            if missing and other != port and (found[:, other] == stream).all():
                text = f"what {name} should carry on {self.names[other]}: they are swapped"
                return Failed(text, "each port's own memory", CABLES)
        noisy = [self.names[q] for q in range(self.g.ports) if q != port and found[:, q].any()]
        if noisy:
            return Failed(
                f"weights on {', '.join(noisy)}, where all are 0",
                f"weights on {name} alone",
                CABLES,
            )
        reason = explain(stream, found[:, port])
        if reason:
            return Failed(f"that {name} {reason}", whole, self.port_advice(port))
        wrong = np.argwhere(stream != found[:, port])
        beat, byte = wrong[0]
        text = f"{len(wrong)} of {stream.size} bytes of {name} wrong, beat {beat} byte {byte} first"
        return Failed(text, whole, "the memory at these addresses; then the port")

    def _read_back(self, scope: Scope, trits: np.ndarray, name: str) -> np.ndarray:
        """int [beats, bytes of all ports]: what each byte of each beat counts."""
        g = self.g
        needles = _needles(g.columns, g.trits_per_byte)
        parts = []
        for first in range(0, len(needles), g.rows):
            job = place(scope, Work(trits, needles[first : first + g.rows]))
            stop = self._run(scope, job)
            if stop is not None and stop.code is ErrorCode.ILLEGAL_WEIGHT:
                raise _Illegal(str(stop))
            self._no_stop(stop, f"weights of {name}")
            parts.append(_results(job).T)
        return np.concatenate(parts, axis=1)

    def _run(self, scope: Scope, job: Job) -> Stop | None:
        bench = self.bench
        index = install(scope, [[job.descriptor]])
        due = bench.status()["completed"] + 1
        bench.ring(index[0], len(job.work.x))
        return bench.settle(due)

    def _no_stop(self, stop: Stop | None, what: str) -> None:
        if stop is not None:
            raise Failed(f"{stop}", what, "the lines of the other ports")

    def _unblocked(self) -> None:
        if self.blocked:
            raise Skipped(self.blocked)


class _Illegal(Exception):
    """Bytes that no trits encode have arrived."""


def tests(bench: Bench) -> Iterator[Test]:
    ports = Ports(bench)
    yield Test("I/O descriptors", ports.descriptors)
    yield Test("I/O writes", ports.writes)
    yield Test("I/O reads", ports.reads)
    for port in range(bench.g.ports):
        yield Test(f"weights w{port}", lambda p=port: ports.weights(p))


def _needles(columns: int, trits_per_byte: int) -> np.ndarray:
    """int8 [bytes of a beat, columns]: powers of three at the weights of one byte."""
    count = columns // trits_per_byte
    x = np.zeros((count, count, trits_per_byte), np.int8)
    x[np.arange(count), np.arange(count)] = 3 ** np.arange(trits_per_byte)
    return x.reshape(count, columns)


def _result_memory(job: Job) -> np.ndarray:
    """uint8: what the device wrote, padding included."""
    assert job.where.y is not None
    buffer, start = job.where.y
    buffer.invalidate()
    nbytes = len(job.work.x) * job.descriptor.y_stride
    return np.array(buffer.array[start + GUARD : start + GUARD + nbytes])


def _results(job: Job) -> np.ndarray:
    """int32 [tokens, m]."""
    words = _result_memory(job).view("<i4").reshape(len(job.work.x), -1)
    return words[:, : job.descriptor.m]
