"""``tritile bench``: definitions, comparison with numpy, and what it says to bad input."""

import json

import numpy as np
import pytest

from tritile import cli
from tritile.bench import measure as bench
from tritile.bench.case import Case, product
from tritile.bench.shapes import SIZES, job_lists
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import DeviceError, UsageError
from tritile_arch import registers
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104


class Clocked(EmulatorPlatform):
    """An emulator that takes 5000 clocks a doorbell and knows its share of the time."""

    def write(self, offset, value):
        super().write(offset, value)
        if offset == registers.DOORBELL.offset:
            self._words[registers.CYCLES.offset] += 5000

    def reset_profile(self):
        self.reset = True

    def eval_share(self):
        assert self.reset
        return 0.5


@pytest.fixture
def device(monkeypatch):
    """Calls ``use(class)`` to put an emulator of its own behind the platform's name."""

    def use(kind):
        monkeypatch.setattr(bench, "open_platform", lambda name, board: kind(board.geometry))

    return use


def test_figures_follow_their_definitions(device):
    device(Clocked)
    found = bench.measure(Case(job_lists("200x1000"), 3), PYNQ_Z2, "emulator", repeat=4)
    cost = found.cost
    assert cost.cycles == 5000
    assert cost.weight_utilisation == pytest.approx(200_000 * 8 / 5 / 8 / (5000 * 16))
    assert cost.mac_utilisation == pytest.approx(3 * 200_000 / (5000 * 24 * 80))
    assert found.eval_share == pytest.approx(0.5)
    assert found.seconds > 0


def test_every_group_streams_the_weights_again(device):
    device(Clocked)
    found = bench.measure(Case(job_lists("200x1000"), 2 * 24 + 5), PYNQ_Z2, "emulator")
    assert found.cost.cycles == 5000
    assert found.cost.weight_utilisation == pytest.approx(3 * 200_000 / 5 / (5000 * 16))
    assert found.cost.mac_utilisation == pytest.approx(53 * 200_000 / (5000 * 24 * 80))


def test_the_doorbells_add_up(device):
    device(Clocked)
    found = bench.measure(Case(job_lists("tiny-shakespeare"), 2), TINY, "emulator", warm=True)
    assert [cost.cycles for cost in found.doorbells.values()] == [5000] * 4
    assert found.cost.cycles == 20_000


def test_all_bytes_over_the_cap():
    cost = bench.Cost(cycles=1000, bytes=48_000)
    assert cost.cap_utilisation(64.0) == 0.75
    assert cost.cap_utilisation(None) is None


# (K, M) of each list's matrices, as the checkpoints' own config.json files say.
BLOCKS = {
    "bitnet-2b-4t": [
        [(2560, 2560), (2560, 640), (2560, 640)],
        [(2560, 2560)],
        [(2560, 6912), (2560, 6912)],
        [(6912, 2560)],
    ],
    "bitnet-large": [[(1536, 1536)] * 3, [(1536, 1536)], [(1536, 4096)] * 2, [(4096, 1536)]],
    "bitnet-3b": [[(3200, 3200)] * 3, [(3200, 3200)], [(3200, 8640)] * 2, [(8640, 3200)]],
    "llama3-8b": [
        [(4096, 4096), (4096, 1024), (4096, 1024)],
        [(4096, 4096)],
        [(4096, 14336), (4096, 14336)],
        [(14336, 4096)],
    ],
    "falcon3-7b": [
        [(3072, 3072), (3072, 1024), (3072, 1024)],
        [(3072, 3072)],
        [(3072, 23040), (3072, 23040)],
        [(23040, 3072)],
    ],
    "falcon-e-3b": [
        [(2048, 2048), (2048, 256), (2048, 256)],
        [(2048, 2048)],
        [(2048, 13312), (2048, 13312)],
        [(13312, 2048)],
    ],
    "tiny-shakespeare": [
        [(192, 192), (192, 64), (192, 64)],
        [(192, 192)],
        [(192, 512), (192, 512)],
        [(512, 192)],
    ],
}


@pytest.mark.parametrize("shape", SIZES)
def test_a_block_by_name(shape):
    lists = job_lists(shape)
    assert [[(m.k, m.m) for m in jobs.matrices] for jobs in lists] == BLOCKS[shape]


def test_a_stage_alone():
    (jobs,) = job_lists("bitnet-2b-4t", "gate_up", planes=2)
    assert [(m.k, m.m, m.planes) for m in jobs.matrices] == [(2560, 6912, 2)] * 2
    for shape, stage in (("bitnet-2b-4t", "up"), ("40x10", "qkv")):
        with pytest.raises(UsageError, match=f"stage is '{stage}'"):
            job_lists(shape, stage)


@pytest.mark.parametrize("planes", [1, 3, 5])
def test_the_reference_is_exact(planes, monkeypatch):
    monkeypatch.setattr("tritile.bench.case.CHUNK", 1000)  # several steps, the last one partial
    rng = np.random.default_rng(planes)
    trits = rng.integers(-1, 2, (planes, 7, 300), np.int8)
    trits[:, 0] = 1  # the largest sums
    q = rng.integers(-128, 128, (2, 300), np.int8)
    q[0] = -128
    weights = np.einsum("p,pmk->mk", 3 ** np.arange(planes)[::-1], trits.astype(int))
    np.testing.assert_array_equal(product(q, trits), q.astype(int) @ weights.T)


def test_a_seed_is_a_case():
    lists = job_lists("90x70")
    first, again, other = (Case(lists, 2, seed) for seed in (1, 1, 2))
    (matrix,) = lists[0].matrices
    assert np.array_equal(first.trits(matrix), again.trits(matrix))
    assert not np.array_equal(first.trits(matrix), other.trits(matrix))
    assert np.array_equal(first.inputs["layer"], again.inputs["layer"])
    assert not np.array_equal(first.inputs["layer"], other.inputs["layer"])


def test_a_wrong_result_is_not_a_figure(device):
    class Wrong(EmulatorPlatform):
        def _store(self, job, d, y):
            y[0, -1] += 1
            super()._store(job, d, y)

    device(Wrong)
    with pytest.raises(DeviceError, match="1 of 10 results of matrix differ"):
        bench.measure(Case(job_lists("40x10"), 1), TINY, "emulator")


def test_every_run_is_compared(device):
    class WrongAtLast(EmulatorPlatform):
        jobs = 0

        def _store(self, job, d, y):
            self.jobs += 1
            super()._store(job, d, y + np.int32(self.jobs == 4))

    device(WrongAtLast)
    with pytest.raises(DeviceError, match="differ"):
        bench.measure(Case(job_lists("40x10"), 1), TINY, "emulator", repeat=3, warm=True)


def test_a_large_block_on_the_emulator():
    found = bench.measure(Case(job_lists("bitnet-large"), ZCU104.geometry.rows), ZCU104, "emulator")
    assert found.cost.cycles is None
    assert found.memory["latency"] is None


@pytest.fixture
def run(capfd):
    def run(line: str) -> tuple[int, str, str]:
        code = cli.run_command(["bench", *line.split()])
        return code, *capfd.readouterr()

    return run


def test_the_layer_on_the_emulator(run):
    code, out, err = run("layer --platform emulator --board tiny --tokens 4 --profile --json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    for name in ("cycles", "weight_utilisation", "mac_utilisation", "stalls", "eval_share"):
        assert answer[name] is None
    assert answer["exact"] is True
    assert (answer["tokens"], answer["repeat"]) == (4, 20)
    assert answer["shapes"]["model.layers.0.mlp.down_proj"] == [512, 192]


def test_a_block_on_the_rtl(run):
    code, out, _ = run("block --seed 3 --latency 9 --total-cap 6 --json")
    answer = json.loads(out)
    assert (code, answer["exact"], answer["repeat"]) == (0, True, 1)
    assert (answer["latency"], answer["total_cap"], answer["port_cap"]) == (9, 6, None)
    assert list(answer["doorbells"]) == ["qkv", "o", "gate_up", "down"]
    assert answer["cycles"] == sum(cost["cycles"] for cost in answer["doorbells"].values())
    assert 0.5 < answer["weight_utilisation"] < 0.75  # 6 of 8 bytes a clock, at most
    free = json.loads(run("block --json")[1])
    assert free["cycles"] < answer["cycles"]
    assert free["latency"] == 64


def test_a_prefill_on_the_rtl(run):
    one, two = (json.loads(run(f"prefill --tokens {n} --json")[1]) for n in (4, 11))
    assert two["exact"] is True
    assert two["cycles"] < 3 * one["cycles"]  # groups run back to back
    assert two["mac_utilisation"] > one["mac_utilisation"] * 11 / 12


def test_the_default_prefill(run):
    answer = json.loads(run("prefill --platform emulator --board pynq-z2 --shape 99x88 --json")[1])
    assert answer["tokens"] == 8 * 24


def test_a_table(run):
    code, out, _ = run("block --latency 70 --profile")
    assert code == 0
    for word in ("exact against numpy", "latency 70", "seconds", "eval_share", "stall activations"):
        assert word in out
    (cycles,) = [line.split()[1:] for line in out.splitlines() if " cycles" in line]
    whole, *doorbells = (int(text.replace(",", "")) for text in cycles)
    assert len(doorbells) == 4
    assert whole == sum(doorbells)
    assert "…" not in out  # all of it fits on a narrow terminal


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("layer --shape 12", "'12'"),
        ("block --shape bitnet-9b", "'bitnet-9b'"),
        ("block --shape gpt2", "'gpt2'"),
        ("layer --shape 0x4", "'0x4'"),
        ("layer --shape 99999x99999", "weights"),
        ("layer --shape 1x2000000", "m is 2000000"),
        ("block --stage v", "stage is 'v'"),
        ("layer --tokens 0", "tokens is 0"),
        ("block --tokens 5", "tokens is 5; expected 1 to 4"),
        ("prefill --tokens 0", "tokens is 0"),
        ("prefill --tokens 4097", "tokens is 4097; expected 1 to 4096"),
        ("layer --repeat 0", "repeat is 0"),
        ("layer --seed -1", "seed is -1"),
        ("layer --planes 0", "planes is 0"),
        ("layer --planes 6", "planes is 6"),
        ("layer --board arty", "'arty'"),
        ("layer --platform qemu", "'qemu'"),
        ("layer --platform board", "no board that tritile knows"),
        ("block --total-cap 8", "total_cap is 8.0, but the emulator"),
        ("block --latency 8", "latency is 8, but the emulator"),
        ("block --platform verilator --latency 0", "latency is 0"),
        ("block --platform verilator --latency 100001", "latency is 100001"),
        ("block --platform verilator --port-cap 0", "port_cap is 0.0"),
        ("block --platform verilator --total-cap -1", "total_cap is -1.0"),
        ("block --platform verilator --total-cap nan", "total_cap is nan"),
        ("block --platform verilator --port-cap inf", "port_cap is inf"),
    ],
)
def test_bad_input(run, arguments, words):
    kind, *rest = arguments.split()
    code, out, err = run(" ".join([kind, "--platform", "emulator", *rest]))
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
