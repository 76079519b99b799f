"""Attention on the tile in a whole model: who has its memory, and until when."""

from __future__ import annotations

import gc
from collections import Counter

import numpy as np
import pytest

import tritile
import walks
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import MemoryFullError, UsageError
from tritile.models.network import Piece
from tritile.native import walk
from tritile_arch.boards import TINY
from walks import ids_of

ROWS = TINY.geometry.rows


@pytest.fixture
def platform():
    return EmulatorPlatform(TINY.geometry)


@pytest.fixture
def small(platform):
    made = walks.Small(platform, attention="tile")
    yield made
    made.close()
    assert not platform._memory._buffers


def test_a_pass_asks_the_tile_twice_a_layer(small):
    """And the CPU for the rows behind the prompt: the two share one group."""
    network, layers = small.network, small.config.layers
    with network.recorded(1 << 12) as record:
        network.run([Piece(network.state(99, ROWS + 2), ids_of(2 * ROWS + 1, 0))])
    counts = Counter(walk.KINDS[kind] for kind in record.events["kind"])
    tiled = ("append_planes", "split_queries", "softmax", "gather")
    assert [counts[kind] for kind in tiled] == [2 * layers] * 4
    assert counts["attention"] == 2 * layers
    assert counts["doorbell"] == (3 * 4 + 2 * 2) * layers


def test_memory_goes_from_prompt_to_prompt(small, platform):
    network = small.network
    used = []
    for seed in range(3):
        state = network.state(99, 30)
        network.run([Piece(state, ids_of(29, seed))])
        assert state.planes is not None
        network.run([Piece(state, ids_of(1, seed))])
        assert state.planes is None, "kept behind the end of its prompt"
        used.append(len(platform._memory._buffers))
    assert used == used[:1] * 3
    state = network.state(99, 30)  # it never runs
    assert len(platform._memory._buffers) == used[0]
    del state
    gc.collect()
    network.state(99, 30)
    assert len(platform._memory._buffers) == used[0]


def test_a_sequence_that_is_set_back_goes_on_alike(small):
    network, ids = small.network, ids_of(40, 5)
    state = network.state(99, 33)
    whole = network.run([Piece(state, ids, 40)])
    for length in (20, 0, 32):
        state.length = length
        again = network.run([Piece(state, ids[length:], 40)])
        np.testing.assert_array_equal(again, whole[length:])


def test_a_longer_prompt_has_more_room(small):
    """Buffers grow between passes; who is under way goes on as if nothing had been."""
    network, ids = small.network, ids_of(60, 6)
    first = network.state(99, 20)
    alone = network.run([Piece(first, ids[:20], 20)])
    first = network.state(99, 20)
    begun = network.run([Piece(first, ids[:7], 7)])
    other = network.state(400, 350)
    network.run([Piece(other, ids_of(350, 7))])
    rest = network.run([Piece(first, ids[7:20], 13)])
    np.testing.assert_array_equal(np.concatenate([begun, rest]), alone)


def test_no_memory_for_a_prompt(small, platform, monkeypatch):
    network = small.network
    small_one = network.state(99, 20)

    def full(nbytes, cacheable=False):
        raise MemoryFullError("no room")

    monkeypatch.setattr(platform, "allocate", full)
    with pytest.raises(MemoryFullError, match=r"a prompt of 80 tokens.*use 'cpu'"):
        network.state(99, 80)
    assert network.run([Piece(small_one, ids_of(20, 1))]).shape == (1, small.config.hidden)


def test_no_memory_for_planes(small, platform, monkeypatch):
    """Desks have grown when planes find no room: the buffers before them are not touched again."""
    network, allocate = small.network, platform.allocate
    first = network.state(99, 20)

    def full(nbytes, cacheable=False):
        if not cacheable:
            raise MemoryFullError("no room")
        return allocate(nbytes, cacheable)

    monkeypatch.setattr(platform, "allocate", full)
    with pytest.raises(MemoryFullError):
        network.state(400, 350)
    monkeypatch.undo()
    network.run([Piece(first, ids_of(20, 1))])
    pairs = network._doorbells._pairs[-len(network._prompts.desks.buffers) :]
    assert all(pair.y in platform._memory._buffers for pair in pairs)


@pytest.mark.parametrize("line", ["_free", "Buffers.free", "Desks._fill"])
def test_a_growth_that_is_interrupted_is_made_good(small, monkeypatch, line):
    """Ctrl-C while desks grow: who has begun goes on as if nothing had been."""
    network, ids = small.network, ids_of(20, 6)
    alone = network.run([Piece(network.state(99, 20), ids, 20)])
    first = network.state(99, 20)
    begun = network.run([Piece(first, ids[:7], 7)])

    def interrupted(*given, **named):
        raise KeyboardInterrupt

    if line == "Buffers.free":
        monkeypatch.setattr(network._prompts.desks.buffers[-1], "free", interrupted)
    else:
        monkeypatch.setattr(f"tritile.native.tiled.{line}", interrupted)
    with pytest.raises(KeyboardInterrupt):
        network.state(400, 350)
    monkeypatch.undo()
    rest = network.run([Piece(first, ids[7:], 13)])
    np.testing.assert_array_equal(np.concatenate([begun, rest]), alone)


def test_planes_whose_filling_is_interrupted_are_filled_anew(small, monkeypatch):
    network, ids = small.network, ids_of(33, 5)
    state = network.state(99, 33)
    whole = network.run([Piece(state, ids, 33)])
    network.run([Piece(network.state(99, 33), ids_of(33, 8))])  # it has had the planes since
    state.length = 20

    def interrupted(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr("tritile.native.planes.Planes.append", interrupted)
    with pytest.raises(KeyboardInterrupt):
        network.run([Piece(state, ids[20:])])
    monkeypatch.undo()
    again = network.run([Piece(state, ids[20:], 13)])
    np.testing.assert_array_equal(again, whole[20:])


def test_planes_are_not_lent_twice(small):
    """Ctrl-C right behind their return."""
    network, taken = small.network, []
    state = network.state(99, 20)
    planes = state.planes

    def give(planes):
        taken.append(planes)
        raise KeyboardInterrupt

    state.give_back()
    state.lend(planes, give)
    with pytest.raises(KeyboardInterrupt):
        state.give_back()
    assert (taken, state.planes) == ([planes], None)


def test_a_prompt_beyond_the_table_is_the_cpus(platform, monkeypatch):
    monkeypatch.setattr("tritile.native.tiled.MOST_PROMPT", 64)
    small = walks.Small(platform, attention="tile")
    state = small.network.state(99, 65)
    assert (state.prompt, state.planes) == (0, None)
    small.close()


def test_nothing_runs_behind_the_end(platform):
    small = walks.Small(platform, attention="tile")
    state = small.network.state(99, 20)
    small.network.close()
    for run in (lambda: small.network.run([Piece(state, [1])]), lambda: small.network.state(9, 9)):
        with pytest.raises(UsageError, match="closed"):
            run()
    small.close()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"attention": "tile"}, "attention 'tile' has an int8 KV cache: use kv 'int8'"),
        ({"attention": "gpu"}, "attention is 'gpu'; expected one of cpu, tile"),
        ({"attention": "tile", "kv": "int8", "kernels": "numpy"}, "kernels 'numpy' was asked for"),
    ],
)
def test_what_cannot_be_asked_for(settings, words):
    with pytest.raises(UsageError, match=words):
        tritile.load(**settings)


def test_text_is_the_same_on_the_rtl():
    """Of the design as converted, and of numpy's: a prompt of several groups, and some tokens."""
    texts = []
    for platform in ("emulator", "verilator"):
        with tritile.load(platform=platform, kv="int8", attention="tile") as model:
            texts.append("".join(model.generate("HAMLET.\nTo be", tokens=4, temperature=0)))
    assert texts[0] == texts[1]


SONNET = """Shall I compare thee to a summer's day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer's lease hath all too short a date:
Sometime too hot the eye of heaven shines,
And often is his gold complexion dimm'd;
And every fair from fair sometime declines,
By chance, or nature's changing course, untrimm'd;
But thy eternal summer shall not fade
Nor lose possession of that fair thou owest;
Nor shall Death brag thou wander'st in his shade,"""


def bits_a_byte(**settings) -> float:
    """What the bundled model needs for the sonnet, read as a prompt."""
    with tritile.load(**settings) as model:
        ids = model.tokenizer.encode(SONNET).ids
        state = model.network.state(len(ids), len(ids))
        logits = model.network.forward([Piece(state, ids[:-1], len(ids) - 1)]).astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    chosen = logits[np.arange(len(logits)), ids[1:]]
    return float((np.log2(np.exp(logits).sum(axis=1)) - chosen / np.log(2)).mean())


def test_a_text_is_as_likely_as_before(record_property):
    """Less than 1% of its bits more than with floats: an int8 cache's own share."""
    found = {
        "float32": bits_a_byte(),
        "int8": bits_a_byte(kv="int8"),
        "int8 on the tile": bits_a_byte(kv="int8", attention="tile"),
    }
    for name, bits in found.items():
        record_property(name, f"{bits:.4f} bits a byte")
    assert found["int8 on the tile"] != found["int8"]
    assert found["int8 on the tile"] < 1.01 * found["float32"]
