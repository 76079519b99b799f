"""``tritile bench attention``: what it counts, and what it refuses."""

import json

import numpy as np
import pytest

from tritile import cli
from tritile.bench import attention as bench
from tritile.bench.blank_model import config_of
from tritile.bench.sgemm import sgemm_gflops
from tritile.native.kernels import KINDS

SHAPE = "tiny-shakespeare"


@pytest.fixture
def run(capsys):
    def run(line):
        code = cli.run_command(["bench", "attention", *line.split()])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


@pytest.mark.parametrize("kv", KINDS)
def test_json(run, kv):
    code, out, err = run(f"--shape {SHAPE} --tokens 70 --kv {kv} --repeat 3 --json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    config = config_of(SHAPE)
    operations = 4 * config.heads * config.head_dim * sum(range(1, 71))
    assert answer["gflops"] == pytest.approx(operations / answer["layer_ms"] / 1e6)
    assert answer["sgemm_share"] == pytest.approx(answer["gflops"] / answer["sgemm_gflops"])
    assert (answer["kv"], answer["tokens"], answer["shape"]) == (kv, 70, SHAPE)


def test_a_sentence(run):
    code, out, _ = run(f"--shape {SHAPE} --tokens 16 --repeat 1")
    assert code == 0
    assert "over 16 tokens, float16 KV cache, one core" in out


def test_the_best_run_counts(monkeypatch):
    """4 pairs seen of 2 tokens: 3; what numpy multiplies is not masked."""
    monkeypatch.setattr(bench, "best_seconds", lambda work, repeat: 1e-3)
    monkeypatch.setattr(bench, "sgemm_gflops", lambda tokens, head_dim: 2.0)
    config = config_of(SHAPE)
    found = bench.measure_attention(config, 2, "int8", 5)
    assert found.milliseconds == 1
    assert found.gflops == pytest.approx(4 * 3 * config.heads * config.head_dim / 1e6)
    assert found.share == found.gflops / 2


def test_values_of_every_kind_are_finite():
    for kv in KINDS:
        cache = bench.filled_cache(config_of(SHAPE), 5, kv, np.random.default_rng(1))
        assert all(np.isfinite(part).all() for part in cache.floats(5))


def test_numpy_is_measured_on_one_thread():
    assert sgemm_gflops(16, 8) > 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--kv float64", "kv is 'float64'; expected float32, float16, int8"),
        ("--tokens 0", "tokens is 0; expected 1 to 4096"),
        ("--repeat 0", "repeat is 0; expected 1 to 10000"),
        ("--shape no", "unknown shape 'no'"),
    ],
)
def test_what_makes_no_sense(run, line, words):
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
