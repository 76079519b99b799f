"""The bundled model on the Verilated RTL: every linear, and the text, as on the emulator."""

from __future__ import annotations

import numpy as np
import pytest

import tritile
from tritile_arch.boards import TINY, TINY_TRIT4


@pytest.fixture(scope="module", params=[TINY, TINY_TRIT4], ids=lambda board: board.name)
def models(request):
    names = ("emulator", "verilator")
    opened = [tritile.load(platform=name, board=request.param.name) for name in names]
    yield opened
    for model in opened:
        model.close()


@pytest.mark.parametrize("tokens", range(1, TINY.geometry.rows + 1))
def test_every_linear_gives_the_same_sums(models, tokens):
    emulated, verilated = (model.program for model in models)
    rng = np.random.default_rng(tokens)
    assert len(emulated.plan.matrices) == 7 * models[0].config.layers
    for name, jobs in emulated.plan.lists.items():
        q = rng.integers(-128, 128, (tokens, jobs.k)).astype(np.int8)
        pairs = zip(emulated.multiply(name, q), verilated.multiply(name, q), strict=True)
        for ours, theirs in pairs:
            assert ours.dtype == theirs.dtype == np.int32
            np.testing.assert_array_equal(ours, theirs, name)


@pytest.mark.parametrize("settings", [{"temperature": 0.0}, {"temperature": 0.9, "seed": 3}])
def test_the_same_text(models, settings):
    runs = [model.generate("MACBETH.\nIs this ", tokens=40, **settings) for model in models]
    texts = ["".join(run) for run in runs]
    assert texts[0] == texts[1]
    assert runs[0].token_ids == runs[1].token_ids
    assert len(runs[0].token_ids) == 40


def test_the_figures_are_the_devices_own(models):
    emulated, verilated = models
    for model in models:
        for _ in model.generate("ROMEO:", tokens=3, temperature=0.0):
            pass
    assert emulated.figures.cycles is None
    assert 0.5 < verilated.figures.weight_utilisation < 1
    weights = verilated.config.layers * sum(m.weights for m in _block(verilated))
    assert verilated.figures.cycles_per_token > weights / verilated.program.geometry.columns


def _block(model):
    """The matrices of the first block."""
    lists = list(model.program.plan.lists.values())
    return [m for jobs in lists[: len(lists) // model.config.layers] for m in jobs.matrices]
