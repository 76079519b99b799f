"""Who computes: the compiled library where it can, numpy where it must or was asked for."""

from __future__ import annotations

import json
import logging

import pytest

import tritile
from tritile.cli import run_command
from tritile.errors import UsageError
from tritile.models.bitnet import BitNet
from tritile.native import choice, library
from tritile.native.build import BuildError
from tritile.native.network import CompiledNetwork

SETTINGS = {"prompt": "ROMEO:", "tokens": 5, "temperature": 0}


@pytest.fixture
def no_compiler(monkeypatch):
    """A computer without one, that has nothing in its cache."""

    def missing():
        raise BuildError("there is no C compiler (cc): install gcc")

    monkeypatch.setattr(library, "compiled", missing)
    library.library.cache_clear()
    choice._tell.cache_clear()
    yield
    library.library.cache_clear()
    choice._tell.cache_clear()


def test_compiled_if_it_can():
    with tritile.load() as model:
        assert isinstance(model.network, CompiledNetwork)
    with tritile.load(kernels="numpy") as model:
        assert isinstance(model.network, BitNet)


def test_streamed_weights_are_numpys():
    with tritile.load(weight_memory=200_000) as model:
        assert isinstance(model.network, BitNet)
    with pytest.raises(UsageError, match="cannot run this model: weights stream"):
        tritile.load(weight_memory=200_000, kernels="compiled")


def test_without_a_compiler_numpy_says_so_once(no_compiler, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            with tritile.load() as model:
                assert isinstance(model.network, BitNet)
                assert "".join(model.generate(**SETTINGS))
    (said,) = [record.getMessage() for record in caplog.records]
    assert "numpy" in said
    assert "there is no C compiler" in said
    with pytest.raises(BuildError, match="there is no C compiler"):
        tritile.load(kernels="compiled")
    with pytest.raises(UsageError, match="kv 'int8' needs the compiled kernels, but there is no C"):
        tritile.load(kv="int8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kernels": "fast"}, "kernels is 'fast'; expected one of auto, numpy, compiled"),
        ({"kv": "int4"}, "kv is 'int4'; expected one of float32, float16, int8"),
        ({"kernels": "numpy", "kv": "float16"}, "kv 'float16' needs the compiled kernels"),
        ({"threads": 0}, "threads is 0; expected 1 to 64"),
        ({"threads": "2"}, "threads is '2'; expected 1 to 64"),
    ],
)
def test_bad_choices_are_refused_before_any_work(options, message):
    with pytest.raises(UsageError, match=message):
        tritile.load("no such folder", **options)


@pytest.mark.parametrize("kv", choice.KV)
def test_from_the_command_line(capsys, kv):
    words = ["generate", "--prompt", "ROMEO:", "--tokens", "4", "--greedy", "--json"]
    assert run_command([*words, "--kernels", "compiled", "--kv", kv]) == 0
    assert len(json.loads(capsys.readouterr().out)["text"]) == 4
    assert run_command([*words, "--kernels", "slow", "--kv", kv]) == 2
    assert "kernels is 'slow'" in capsys.readouterr().err


def test_as_many_threads_as_asked_for(capsys):
    texts = []
    for threads in (1, 3):
        with tritile.load(kernels="compiled", threads=threads) as model:
            assert isinstance(model.network, CompiledNetwork)
            assert model.network.threads == threads
            texts.append("".join(model.generate(**SETTINGS)))
    assert texts[0] == texts[1]
    words = ["generate", "--prompt", "ROMEO:", "--tokens", "5", "--greedy", "--threads", "2"]
    assert run_command(words) == 0
    assert capsys.readouterr().out.strip("\n") == texts[0].strip("\n")
    assert run_command([*words[:-1], "65"]) == 2
    assert "threads is 65; expected 1 to 64" in capsys.readouterr().err
