"""The compiled network against BitNet in numpy, on the same device."""

from __future__ import annotations

import time
import weakref
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tritile
from cthreads import native_threads, threads_come_to
from golden import MODELS, golden
from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import CheckpointError, UsageError
from tritile.head.full import FullHead
from tritile.model import Model
from tritile.models.bitnet import BitNet
from tritile.models.network import Piece
from tritile.native import tables, walk
from tritile.native.embedding import Embedding
from tritile.native.kernels import KINDS
from tritile.native.network import CompiledNetwork, obstacle
from tritile.plan import IN_FLIGHT
from walks import NOT_WALKED

FOLDERS: dict[str, Path | None] = {"bundled": None}
FOLDERS |= {name: golden(name).folder for name in MODELS if name != "bundled"}
WALKED = [name for name in FOLDERS if name not in NOT_WALKED]
TOKENS = 70  # crosses a block of keys, and many groups of the tiny board


@cache
def model_of(name: str) -> Model:
    return tritile.load(FOLDERS[name])


def networks(name: str, **settings: Any) -> tuple[BitNet, CompiledNetwork]:
    model = model_of(name)
    given = model.config, model.network.weights
    return BitNet(*given), CompiledNetwork(*given, model.program, **settings)


class Inputs:
    """What the device is given, doorbell by doorbell: int [tokens, K] each."""

    def __init__(self, monkeypatch):
        self.seen: list[np.ndarray] = []
        real = EmulatorPlatform._activations

        def look(platform, *given):
            found = real(platform, *given)
            self.seen.append(found.astype(np.int64))
            return found

        monkeypatch.setattr(EmulatorPlatform, "_activations", look)

    def take(self) -> list[np.ndarray]:
        seen, self.seen = self.seen, []
        return seen


def ids_of(count: int, seed: int = 0) -> list[int]:
    return np.random.default_rng(seed).integers(0, 256, count).tolist()


def block_inputs(network: BitNet, ids: list[int]) -> list[np.ndarray]:
    """float32 [tokens, hidden] that each block reads, and what the last one gives."""
    state, h = network.state(len(ids)), network.weights.embedding.rows(ids)
    found = [h]
    for index, layer in enumerate(network.weights.layers):
        h = h + network.attention(index, layer, h, [(state, i) for i in range(len(ids))])
        h = h + network.feed_forward(layer, h)
        found.append(h)
    return found


def one_block(network: Any, index: int) -> Any:
    """The same network with that block alone."""
    weights = replace(network.weights, layers=network.weights.layers[index : index + 1])
    config = replace(network.config, layers=1)
    if isinstance(network, BitNet):
        return BitNet(config, weights)
    return CompiledNetwork(config, weights, network.program)


@pytest.mark.parametrize("name", WALKED)
def test_every_block(name, monkeypatch):
    """On the same inputs, a token at a time in numpy: integers but for ties, floats to 1e-6."""
    inputs = Inputs(monkeypatch)
    numpy, compiled = networks(name)
    values = block_inputs(numpy, ids_of(TOKENS))
    flips = integers = rows = 0
    for index, h in enumerate(values[:-1]):
        reference, network = one_block(numpy, index), one_block(compiled, index)
        state, expected = reference.state(TOKENS), []
        per_token = []
        for position in range(TOKENS):
            inputs.take()
            x = h[position : position + 1]
            x = x + reference.attention(0, reference.weights.layers[0], x, [(state, position)])
            expected.append(x + reference.feed_forward(reference.weights.layers[0], x))
            per_token.append(inputs.take())
        theirs = [np.concatenate(parts) for parts in zip(*per_token, strict=True)]
        got = h.copy()
        piece = Piece(network.state(TOKENS), [0] * TOKENS)
        network._through([piece], got.ctypes.data, TOKENS)
        mine = by_job(inputs.take(), len(theirs), model_of(name).program.geometry.rows)
        clean = np.ones(TOKENS, bool)
        for a, b in zip(mine, theirs, strict=True):
            differ = a != b
            assert np.abs(a - b).max() <= 1, "more than a tie"
            flips += int(differ.sum())
            integers += differ.size
            clean &= ~differ.any(axis=1)
        most = np.abs(np.concatenate(expected)).max(axis=1)
        error = np.abs(got - np.concatenate(expected)).max(axis=1)
        assert (error[clean] <= 1e-6 * most[clean]).all()
        rows += int(clean.sum())
    assert flips <= max(1, integers * 1e-5), f"{flips} of {integers} integers"
    assert rows > TOKENS * len(values[:-1]) * 0.9


def by_job(seen: list[np.ndarray], jobs: int, rows: int) -> list[np.ndarray]:
    """Inputs [all tokens, K] of each job, of a pass whose groups went some at a time."""
    groups = -(-TOKENS // rows)
    found: list[list[np.ndarray]] = [[] for _ in range(jobs)]
    lists = [3, 1, 2, 1]  # jobs of each doorbell
    for first in range(0, groups, IN_FLIGHT):
        together = min(IN_FLIGHT, groups - first)
        job = 0
        for length in lists:
            for _ in range(together):
                for i in range(length):
                    found[job + i].append(seen.pop(0))
            job += length
    assert not seen
    return [np.concatenate(parts) for parts in found]


@pytest.mark.parametrize("name", WALKED)
def test_hidden_values_of_a_whole_pass(name):
    """Integers that flip at ties move what lies behind them; most tokens have none."""
    numpy, compiled = networks(name)
    ids = ids_of(40, 3)
    a = numpy.run([Piece(numpy.state(40), ids, wanted=40)])
    b = compiled.run([Piece(compiled.state(40), ids, wanted=40)])
    error = np.abs(a - b).max(axis=1) / np.abs(a).max(axis=1)
    assert np.median(error) <= 1e-5
    logits = compiled.forward([Piece(compiled.state(40), ids, wanted=3)])
    np.testing.assert_array_equal(logits, FullHead(compiled.table).logits(b[-3:]))
    reference = FullHead(numpy.weights.head).logits(b[-3:])
    np.testing.assert_allclose(logits, reference, rtol=0, atol=1e-6 * abs(reference).max())


PROMPTS = ["ROMEO:", "The king", "O, what a", "First Citizen:\nWe are", "Exeunt.\n\n", "z", "1599"]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_the_same_text(prompt):
    model = model_of("bundled")
    texts = []
    for network in networks("bundled"):
        one = Model(network, model.program, model.tokenizer, model.board)
        texts.append("".join(one.generate(prompt, tokens=100, temperature=0)))
    assert texts[0] == texts[1]


def test_the_same_text_on_the_verilated_design():
    texts = []
    for kernels in ("numpy", "compiled"):
        with tritile.load(platform="verilator", kernels=kernels) as model:
            texts.append("".join(model.generate("The king and", tokens=6, temperature=0)))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("kv", KINDS)
def test_threads_change_nothing(kv, threads, monkeypatch):
    monkeypatch.setattr(tables, "LEAST_SHARED", 0)  # else there is too little work
    _, one = networks("bundled", kv=kv, threads=1)
    _, several = networks("bundled", kv=kv, threads=threads)
    found = []
    for network in (one, several):
        states = [network.state(60) for _ in range(2)]
        pieces = [Piece(states[0], ids_of(33, 1), 33), Piece(states[1], ids_of(20, 2), 20)]
        found.append([network.run(pieces), network.run([Piece(s, [7]) for s in states])])
        network.close()
    for a, b in zip(*found, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize(("kv", "most"), [("float32", 0), ("float16", 1e-2), ("int8", 3e-2)])
def test_smaller_caches_cost_some_accuracy(kv, most):
    """Of one block, where no integer's flip hides what the cache does."""
    _, compiled = networks("bundled")
    block = one_block(compiled, 0)
    small = CompiledNetwork(block.config, block.weights, block.program, kv=kv)
    found = [n.run([Piece(n.state(50), ids_of(50), 50)]) for n in (block, small)]
    error = np.abs(found[0] - found[1]).max(axis=1) / np.abs(found[0]).max(axis=1)
    assert np.median(error) <= most
    assert (np.median(error) > 0) == (kv != "float32")
    layer = small.state(50).layers[0]
    assert layer.keys.itemsize * layer.keys.size < 50 * 4 * 64 * 3 or kv == "float32"


@pytest.mark.parametrize("kv", KINDS)
def test_what_lies_behind_the_length_is_forgotten(kv):
    _, network = networks("random-auto", kv=kv)
    state, other = network.state(80), network.state(80)
    network.run([Piece(state, ids_of(70, 1))])
    state.length = 37
    network.run([Piece(other, ids_of(70, 1)[:37])])
    found = [network.run([Piece(s, ids_of(30, 2), 30)]) for s in (state, other)]
    np.testing.assert_array_equal(found[0], found[1])
    assert state.length == other.length == 67


def test_several_groups_are_in_flight(monkeypatch):
    _, network = networks("bundled")
    platform: Any = network.program.accelerator.platform
    rows, most = network.program.geometry.rows, []
    real = platform.write

    def write(offset, value):
        real(offset, value)
        most.append(len(platform._doorbells))

    monkeypatch.setattr(platform, "write", write)
    network.run([Piece(network.state(99), ids_of(IN_FLIGHT * rows + 1))])
    doorbells, full = 4 * network.config.layers, IN_FLIGHT
    rising = list(range(1, full + 1))
    assert most == rising + [full] * (full * doorbells - full) + [1] * doorbells
    most.clear()
    network.run([Piece(network.state(99), ids_of(rows))])
    assert most == [1] * doorbells


def test_weights_are_counted():
    _, network = networks("bundled")
    program = network.program
    before = program.weights_streamed
    network.run([Piece(network.state(99), ids_of(9))])  # three groups of four
    once = sum(jobs.weights for jobs in program.plan.lists.values())
    assert program.weights_streamed - before == 3 * once


def test_a_pass_of_nothing_wanted_and_pieces_without_tokens():
    _, network = networks("bundled")
    states = [network.state(9) for _ in range(3)]
    pieces = [Piece(states[0], [1, 2], 0), Piece(states[1], [], 1), Piece(states[2], [5], 0)]
    assert network.run(pieces).shape == (0, network.config.hidden)
    assert [state.length for state in states] == [2, 0, 1]


def test_events():
    """Of attention on the CPU; on the tile: tests/host/native/test_prompts.py."""
    _, network = networks("bundled")
    rows, layers = network.program.geometry.rows, network.config.layers
    with network.recorded(1 << 14) as record:
        network.run([Piece(network.state(99), ids_of(2 * rows + 1))])
    events = record.events
    counts = {kind: int((events["kind"] == i).sum()) for i, kind in enumerate(walk.KINDS)}
    groups = 3
    assert {kind: count for kind, count in counts.items() if count} == {
        "norm_quantise": 2 * layers * groups,
        "ring": 4 * layers * groups,
        "wait": 4 * layers * groups,
        "doorbell": 4 * layers * groups,
        "rope_append": layers * groups,
        "attention": layers * groups,
        "sub_norm": layers * groups,
        "rescale_residual": 2 * layers * groups,
        "gate": layers * groups,
        "final_norm": 1,
    }
    assert (events["end"] >= events["start"]).all()
    assert set(events["group"]) == {0, 1, 2}
    own = events[events["kind"] != walk.KINDS.index("doorbell")]
    assert (own["start"][1:] >= own["end"][:-1]).all()  # the walk does one thing at a time
    with network.recorded(5) as record:
        network.run([Piece(network.state(9), [1])])
    assert len(record.events) == 5
    np.testing.assert_array_equal(record.events["kind"], own_kinds(events[:5]))


def own_kinds(events: np.ndarray) -> list[int]:
    """Of a group's first doorbell in a pass of one group."""
    return [walk.KINDS.index(k) for k in ("norm_quantise", "ring", "doorbell", "wait")] + [
        walk.KINDS.index("rope_append")
    ]


def test_a_model_that_is_closed_runs_no_more_and_leaves_no_thread():
    with tritile.load(threads=1):
        before = native_threads()
    with tritile.load(threads=3) as model:
        network = model.network
        state = network.state(9)
        network.run([Piece(state, [1])])
        assert native_threads() == before + 2
    with pytest.raises(UsageError, match="the model is closed: load it again"):
        network.run([Piece(state, [1])])
    assert state.length == 1
    assert threads_come_to(before)


def test_a_token_that_is_none():
    _, network = networks("bundled")
    state = network.state(9)
    with pytest.raises(IndexError):
        network.run([Piece(state, [100_000])])
    assert state.length == 0


@pytest.mark.parametrize("name", NOT_WALKED)
def test_what_cannot_be_walked(name):
    model = model_of(name)
    assert isinstance(model.network, BitNet)
    assert "norms of their own" in (obstacle(model.network.weights, model.program) or "")
    with pytest.raises(ValueError, match="norms of their own"):
        CompiledNetwork(model.config, model.network.weights, model.program)


@pytest.mark.parametrize("dtype", ["F32", "F16", "BF16"])
def test_rows_of_an_embedding(dtype, tmp_path):
    """As the table gives them, to the bit, small tables and mapped ones; errors, too."""
    rng = np.random.default_rng(2)
    for n, size in ((9, 5), (700, 123)):
        values = rng.standard_normal((n, size), np.float32)
        halves = (values.view(np.uint32) >> 16).astype(np.uint16)
        raw = {"F32": values, "F16": values.astype(np.float16), "BF16": halves}[dtype]
        data = raw.reshape(-1).view(np.uint8).copy()
        table = MappedTable(Tensor(tmp_path, "embedding", dtype, (n, size), data))
        embedding = Embedding(table)
        for ids in ([3], [n - 1, 0, 0], list(range(n)), [1]):
            np.testing.assert_array_equal(embedding.read(ids), table.rows(ids))
        with pytest.raises(IndexError):
            embedding.read([0, n])
        data.view({"F32": "<u4", "F16": "<u2", "BF16": "<u2"}[dtype])[size] = INFINITY[dtype]
        if n == 700:  # the small one was checked when it was opened
            assert len(embedding.read([0, 2])) == 2
            with pytest.raises(CheckpointError, match="not finite"):
                embedding.read([0, 1])


INFINITY = {"F32": 0x7F800000, "F16": 0x7C00, "BF16": 0x7F80}


def test_waiting_is_counted():
    _, network = networks("bundled")
    before = network.program.tile_seconds
    start = time.perf_counter()
    network.run([Piece(network.state(9), ids_of(9))])
    assert 0 < network.program.tile_seconds - before < time.perf_counter() - start


def test_rope_tables_that_grow_elsewhere():
    """C goes on with those that it knows, as long as they are long enough."""
    _, network = networks("bundled")
    pieces = [Piece(network.state(9), ids_of(9), 9) for _ in range(2)]
    before = network.run(pieces[:1])
    kept = [weakref.ref(table) for table in network.rope.tables(1)]
    network.rope.tables(len(network.rope.tables(1)[0]) + 1)
    assert all(table() is not None for table in kept)
    np.testing.assert_array_equal(network.run(pieces[1:]), before)
