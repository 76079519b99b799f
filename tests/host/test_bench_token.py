"""``tritile bench token``: parts as they are defined, over the real network's own steps."""

import json
from collections import Counter
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from tritile import cli
from tritile.bench import token as bench
from tritile.bench.blank_model import BlankModel, config_of
from tritile.bench.shapes import SIZES, job_lists
from tritile.bench.token import Setting, filled, opened, timed_passes
from tritile.models.bitnet import BitNet
from tritile.models.network import Piece
from tritile.native.choice import Computing
from tritile.native.kernels import KINDS
from tritile.trace.events import Event, spent
from tritile.trace.recorder import PLACES, recording
from tritile_arch.boards import TINY

SHAPE = "tiny-shakespeare"


@pytest.fixture
def run(capsys):
    def run(line):
        code = cli.run_command(["bench", "token", *line.split()])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


@pytest.fixture
def blank():
    """(network, model): the bundled model's sizes, no values of it."""
    model = BlankModel(config_of(SHAPE), TINY)
    yield BitNet(model.config, model.weights), model
    model.close()


@pytest.mark.parametrize(
    ("options", "path", "kv"),
    [
        ("--numpy", "numpy", "float32"),
        ("", "compiled", "float16"),
        ("--threads 2", "compiled", "float16"),
        ("--kv int8 --attention tile", "compiled", "int8"),
    ],
)
def test_json(run, options, path, kv):
    code, out, err = run(f"--shape {SHAPE} --context 40 {options} --board tiny --repeat 2 --json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    for part in ("kernels", "attention", "driver"):
        assert 0 < answer[f"{part}_ms"] <= answer[f"{part}_median_ms"]
    assert (answer["path"], answer["kv"]) == (path, kv)
    assert (answer["shape"], answer["context"], answer["tokens"]) == (SHAPE, 40, 1)


def test_a_table(run):
    code, out, _ = run(f"--shape {SHAPE} --context 3 --board tiny --repeat 1 --numpy")
    assert code == 0
    for words in ("kernels", "attention", "driver", "best ms", SHAPE):
        assert words in out


@pytest.mark.parametrize("shape", SIZES)
def test_a_shape_is_the_whole_model(shape):
    """Its first layer is the block that ``bench block`` runs."""
    config = config_of(shape)
    first = [[(m.m, m.k) for m in jobs.matrices] for jobs in config.job_lists() if jobs.layer == 0]
    assert first == [[(m.m, m.k) for m in jobs.matrices] for jobs in job_lists(shape)]
    assert config.layers > 1


@pytest.mark.parametrize("tokens", [1, 6])
def test_every_step_of_a_pass_is_recorded(blank, tokens):
    network, model = blank
    layers = model.config.layers
    state = filled(network, 8)
    state.length = 8 - tokens
    with recording(network) as events:
        network.run([Piece(state, list(range(tokens)))])
    seen = {name: sum(event.name == name for event in events) for name in _names(events)}
    groups = -(-tokens // TINY.geometry.rows)
    assert seen == {
        "embedding": 1,
        "norm": 4 * layers + 1,
        "rope": 2 * layers,
        "attention": layers * tokens,
        "quantise": 4 * layers,
        "activations": 4 * layers * groups,
        "results": 4 * layers * groups,
        "rescale": 7 * layers,
        "activation": layers,
        "doorbell": 4 * layers * groups,
    }


def _names(events):
    return {event.name for event in events}


def test_recording_leaves_nothing_behind(blank):
    network, _ = blank
    before = [getattr(owner, attribute) for owner, attribute, *_ in PLACES]
    activation = network.activation
    with recording(network):
        assert getattr(*PLACES[0][:2]) is not before[0]
        with pytest.raises(TypeError):
            network.run(None)
    assert [getattr(owner, attribute) for owner, attribute, *_ in PLACES] == before
    assert network.activation is activation


def test_steps_do_not_lie_within_each_other(blank):
    """Else their times would count twice."""
    network, _ = blank
    state = filled(network, 5)
    state.length = 3
    with recording(network) as events:
        network.run([Piece(state, [1, 2], 2)])
    for earlier, later in pairwise(events):
        assert earlier.end <= later.start


def test_the_parts_are_the_whole(blank, monkeypatch):
    """What no event names belongs to the kernels; a pass is the clock's first to last tick."""
    network, _ = blank
    ticks = iter(range(0, 10**9, 1000))
    monkeypatch.setattr("time.perf_counter_ns", lambda: next(ticks))
    state = filled(network, 4)
    (found,) = timed_passes(network, state, Setting(4), 1)
    with recording(network) as events:
        state.length = 3
        network.run([Piece(state, [0])])
    assert sum(found.values()) == 1000 * (2 * len(events) + 1)
    assert found["attention"] == spent(events)["attention"] == 1000 * network.config.layers


@pytest.mark.parametrize("kv", KINDS)
@pytest.mark.parametrize("tokens", [1, 6])
def test_every_step_of_a_compiled_pass_is_recorded(blank, tokens, kv):
    _, model = blank
    layers, groups = model.config.layers, -(-tokens // TINY.geometry.rows)
    with opened(model, Setting(8, tokens, "compiled", kv)) as network:
        state = filled(network, 8)
        state.length = 8 - tokens
        with recording(network) as events:
            network.run([Piece(state, list(range(tokens)))])
    seen = {name: sum(event.name == name for event in events) for name in _names(events)}
    assert seen == {
        "embedding": 1,
        "norm quantise": 2 * layers * groups,
        "ring": 4 * layers * groups,
        "wait": 4 * layers * groups,
        "doorbell": 4 * layers * groups,
        "rope append": layers * groups,
        "attention": layers * groups,
        "sub norm": layers * groups,
        "rescale residual": 2 * layers * groups,
        "gate": layers * groups,
        "final norm": 1,
    }
    lists = [event.notes["list"] for event in events if event.name == "doorbell"]
    assert set(lists) == {"qkv", "o", "gate_up", "down"}


@pytest.mark.parametrize("tokens", [1, 6])
def test_every_step_of_a_prompts_attention_is_recorded(tokens):
    config = config_of(SHAPE)
    layers, groups = config.layers, -(-tokens // TINY.geometry.rows)
    setting = Setting(8, tokens, "compiled", "int8", attention="tile")
    spare = Computing(kv="int8", attention="tile").spare(config, TINY.geometry)
    model = BlankModel(config, TINY, spare=spare)
    with closing(model), opened(model, setting) as network:
        state = filled(network, 8)
        for _ in range(2):  # its planes stay
            state.length = 8 - tokens
            with recording(network) as events:
                network.run([Piece(state, list(range(tokens)))])
    for step in ("append planes", "split queries", "softmax", "gather"):
        found = [event for event in events if event.name == step]
        assert len(found) == layers * groups
        assert {event.part for event in found} == {"attention"}
    assert not any(event.name == "attention" for event in events)
    lists = Counter(event.notes["list"] for event in events if event.name == "doorbell")
    assert lists == dict.fromkeys(
        ("qkv", "scores", "values", "o", "gate_up", "down"), layers * groups
    )


def test_both_paths_do_the_same(blank):
    """So that their times are of the same work."""
    _, model = blank
    found = {}
    for path in ("numpy", "compiled"):
        with opened(model, Setting(8, 1, path)) as network:
            state = network.state(8)
            network.run([Piece(state, [0] * 7)])
            found[path] = network.run([Piece(state, [0])])
    assert np.isfinite(found["numpy"]).all()
    np.testing.assert_allclose(found["compiled"], found["numpy"], rtol=1e-4, atol=1e-4)


def test_a_pass_ends_at_the_context(blank):
    network, _ = blank
    seen = []

    class Watching:
        config = network.config

        def run(self, pieces):
            (piece,) = pieces
            seen.append((piece.state.length, len(piece.ids)))

    timed_passes(Watching(), filled(network, 30), Setting(30, 7), 2)
    assert seen == [(23, 7)] * (bench.WARM + 2)


def test_the_cache_is_in_memory(blank):
    """Zeros that nobody wrote share one page, which would be read much faster."""
    network, _ = blank
    state = filled(network, 70)
    assert np.count_nonzero(state.keys) == state.keys.size
    assert np.count_nonzero(state.values) == state.values.size


def test_spent_adds_up():
    events = [
        Event("a", "kernels", 5, 9),
        Event("b", "driver", 9, 10),
        Event("c", "kernels", 11, 20),
    ]
    assert spent(events) == {
        "kernels": 13,
        "attention": 0,
        "driver": 1,
        "head": 0,
        "beside": 0,
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--shape gpt2", "unknown shape 'gpt2'; known: bitnet-2b-4t"),
        ("--context 0", "context is 0; expected 1 to 4096"),
        ("--context 4097", "context is 4097; expected 1 to 4096"),
        ("--context 10 --tokens 11", "tokens is 11; expected 1 to the context 10"),
        ("--attention tile", "attention 'tile' has an int8 KV cache: use kv 'int8'"),
        ("--attention x", "attention is 'x'; expected one of cpu, tile"),
        ("--kv int4", "kv is 'int4'; expected float32"),
        ("--numpy --kv int8", "numpy has one thread and a float32 KV cache"),
        ("--threads 0", "threads is 0; expected 1 to"),
        ("--repeat 0", "repeat is 0; expected 1 to"),
        ("--board z80", "unknown board 'z80'"),
    ],
)
def test_bad_input(run, line, words):
    code, _, err = run(line)
    assert code == 2
    assert words in err
    assert err.count("\n") == 1
