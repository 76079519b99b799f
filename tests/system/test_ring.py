"""Weights that stream, on the Verilated tile: the same results, and why it may not read ahead."""

from __future__ import annotations

import pytest

import tritile
from streams import Bench, release_when_waited_for
from tritile.device.accelerator import Accelerator
from tritile_arch.boards import TINY
from tritile_sim.verilated import open_platform

LAYERS = 4
IDLE = 5000  # clocks: more than the weight ports take to fill their FIFOs
MEMORIES = {"usual": {}, "far": {"latency": 200}, "uneven": {"back_pressure": 0.4, "seed": 4}}


@pytest.fixture(params=MEMORIES)
def platform(request):
    device = open_platform(TINY, **MEMORIES[request.param])
    yield device
    device.close()


@pytest.mark.parametrize("slots", [1, 2, 3])
def test_passes_and_any_order_are_right(platform, slots):
    bench = Bench(platform, LAYERS, slots)
    for tokens in (1, TINY.geometry.rows, 2 * TINY.geometry.rows + 1):
        assert bench.pass_is_right(tokens)
    for name in bench.rng.choice(list(bench.plan.lists), 15):
        assert bench.right(name), name
        platform.run(int(bench.rng.choice([0, 100, IDLE])))
    bench.program.close()


@pytest.mark.parametrize("ahead", [False, True])
def test_a_tile_that_reads_ahead_takes_what_is_not_there_yet(monkeypatch, platform, ahead):
    """Layer 2 comes late, while the tile idles behind layer 1's last list, its neighbour."""
    if ahead:
        install = Accelerator.install
        monkeypatch.setattr(Accelerator, "install", lambda self, jobs, **_: install(self, jobs))
    bench = Bench(platform, LAYERS, 2, late="2.q")
    first = [bench.right(f"{layer}.{part}") for layer in (0, 1) for part in ("qk", "o")]
    assert ahead or all(first)
    platform.run(IDLE)
    release_when_waited_for(monkeypatch, bench.gate)
    assert bench.right("2.qk") != ahead
    bench.program.close()


@pytest.mark.parametrize("name", ["emulator", "verilator"])
@pytest.mark.parametrize("weight_memory", [100_000, 200_000, 300_000, None])
def test_a_model_says_the_same_from_any_memory(name, weight_memory):
    """The bundled model in a ring of one, two and three slots, and whole."""
    with tritile.load() as whole:
        wanted = whole.generate("MACBETH.\nIs this ", tokens=12, temperature=0.0)
        list(wanted)
    with tritile.load(platform=name, weight_memory=weight_memory) as model:
        run = model.generate("MACBETH.\nIs this ", tokens=12, temperature=0.0)
        list(run)
        assert run.token_ids == wanted.token_ids
        figures = run.figures
    assert (figures.streamed_bytes > 0) == (weight_memory is not None)
    assert (figures.cycles is None) == (name == "emulator")
