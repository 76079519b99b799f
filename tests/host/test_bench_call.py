"""``tritile bench call``: its parts are those of a call, and its counts are the driver's."""

import json

import numpy as np
import pytest

from tritile import cli
from tritile.bench.call import Call, Counted, Idle, count_accesses, timed
from tritile.bench.shapes import job_lists
from tritile.bitlinear import BitLinear
from tritile.device.accelerator import Accelerator
from tritile_arch import registers
from tritile_arch.boards import PYNQ_Z2, TINY

JOBS = job_lists("333x70")[0]


@pytest.fixture
def run(capsys):
    def run(line):
        code = cli.run_command(["bench", "call", *line.split()])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def test_a_doorbell_is_one_write_and_one_look_at_status(run):
    for tokens in (1, 30):  # several groups are one doorbell, too
        code, out, _ = run(f"--k 333 --m 70 --repeat 3 --board pynq-z2 --tokens {tokens} --json")
        answer = json.loads(out)
        assert code == 0
        seen = [answer[f] for f in ("register_writes", "register_reads", "status_reads")]
        assert seen == [1, 1, 1]


def test_accesses_that_a_driver_wastes_are_counted(monkeypatch):
    run = Accelerator.run

    def careful(self, index, tokens):
        self.platform.write(registers.INTERRUPT.offset, 1)
        run(self, index, tokens)
        self.platform.read(registers.STATUS.offset)
        self.platform.read(registers.FAILED_JOB.offset)

    monkeypatch.setattr(Accelerator, "run", careful)
    found = count_accesses(JOBS, 1, TINY)
    assert (found.register_writes, found.register_reads, found.status_reads) == (2, 3, 2)


@pytest.mark.parametrize("tokens", [1, 3, 50])
def test_the_parts_make_the_call(tokens, monkeypatch):
    """Each part does what the call does: together they leave the same floats and accesses."""
    platform = Counted(PYNQ_Z2.geometry)
    call = Call(JOBS, tokens, platform)
    returned = []
    original = BitLinear.__call__
    monkeypatch.setattr(
        BitLinear, "__call__", lambda self, x: returned.append(original(self, x)) or returned[-1]
    )
    call()
    x = call.program.exchange.buffers(JOBS, tokens).x.array
    memory = x.copy()
    accesses = platform.reads.copy(), platform.writes.copy()
    x[:] = 0
    results = {name: part() for name, part in call.parts().items()}
    np.testing.assert_array_equal(x, memory)
    np.testing.assert_array_equal(results["rescale"], returned[0])
    once = accesses[0][registers.STATUS.offset]
    call()
    assert platform.writes[registers.DOORBELL.offset] == 3
    assert platform.reads[registers.STATUS.offset] == once + 2
    call.program.close()


def test_the_product_is_left_out():
    """Nothing of the emulator's multiplies, whatever lies in the result buffer stays."""
    call = Call(JOBS, 1, Idle(TINY.geometry))
    call.program.exchange.buffers(JOBS, 1).y.array[:] = 1
    (sums,) = call.program.multiply(JOBS.name, np.ones((1, 333), np.int8))
    assert (sums == 0x01010101).all()


def test_best_and_median_are_of_the_measured_runs(monkeypatch):
    clock = iter([0, 9000, 0, 1000, 0, 2000])
    monkeypatch.setattr("tritile.bench.call.time.perf_counter_ns", lambda: next(clock))
    found = timed(lambda: None, 3)
    assert (found.best, found.median) == (1.0, 2.0)


def test_a_table(run):
    code, out, _ = run("--k 333 --m 70 --repeat 2")
    assert code == 0
    for words in ("BitLinear 333x70", "quantise", "doorbell", "rescale", "a call", "1 written"):
        assert words in out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--k 0", "shape '0x2560'"),
        ("--tokens 0", "tokens is 0; expected 1 to"),
        ("--repeat 0", "repeat is 0; expected 1 to"),
        ("--board z80", "unknown board 'z80'"),
        ("--m 2000000 --k 2", "m is 2000000"),
    ],
)
def test_bad_input(run, line, words):
    code, _, err = run(line)
    assert code == 2
    assert words in err
