"""A thousand positions of a trained model and of a head of 2B-4T's size: every choice equal."""

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from heads import Product, peaked, table_of, tile_head
from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.head import matrices, tile
from tritile.head.full import FullHead
from tritile.head.products import compiled_table
from tritile.head.rows import measure
from tritile.head.tile import TileHead
from tritile.model import load
from tritile.models.bitnet import Piece
from tritile.program import Program
from tritile.sampling import Settings

TEXT = Path(__file__).parents[3] / "LICENSE"
PIECE = 500  # tokens of a sequence: the bundled model has 512 positions
GREEDY, SAMPLED = Settings(temperature=0), Settings(seed=1)


@pytest.fixture(scope="module")
def positions():
    """What the head of the bundled model reads over 1,000 bytes of English, and its head."""
    with load() as model:
        network = model.network
        found = []
        for part in range(2):
            text = TEXT.read_text()[3000 + part * PIECE :][:PIECE]
            ids = model.tokenizer.encode(text).ids
            state = network.state(PIECE)
            for first in range(0, PIECE, 100):
                found.append(network.run([Piece(state, ids[first : first + 100], wanted=100)]))
        return np.concatenate(found), network.weights.head


def compare(head, h: np.ndarray, settings: Settings, at_once: int, record_property) -> None:
    """Records how many were equal, and what they took."""
    wishes = [(settings, position) for position in range(len(h))]
    got = []
    for first in range(0, len(h), at_once):
        got += head.choose(h[first : first + at_once], wishes[first : first + at_once])
    expected = FullHead(head.table).choose(h, wishes)
    counts = head.counts
    assert counts.choices == len(h)
    equal = sum(a == b for a, b in zip(got, expected, strict=True))
    record_property("equal", f"{equal} of {len(h)}")
    record_property("refined", counts.refined)
    record_property("fallbacks", counts.fallbacks)
    record_property("rows scored a position", round(counts.scored / len(h), 1))
    assert equal == len(h)


@pytest.mark.parametrize("short", [tile.SHORT, 32])
@pytest.mark.parametrize("settings", [GREEDY, SAMPLED], ids=["greedy", "sampled"])
def test_the_bundled_model(positions, settings, short, monkeypatch, record_property):
    """With the real shortlist, which all of its 256 rows fit in, and with a shorter one."""
    monkeypatch.setattr(tile, "SHORT", short)
    h, table = positions
    assert h.shape == (1000, 192)
    head = tile_head(table)
    compare(head, h, settings, 2, record_property)
    if settings is GREEDY:
        assert head.counts.fallbacks == 0


@pytest.mark.parametrize("settings", [GREEDY, SAMPLED], ids=["greedy", "sampled"])
def test_a_head_of_random_rows(settings, record_property):
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((6000, 160)).astype(np.float32) * np.float32(0.02)
    h = np.concatenate([rng.standard_normal((500, 160), np.float32), peaked(rng, rows, 500, 9.0)])
    if settings is SAMPLED:
        h *= 50  # so that logits are as large as a trained model's
    head = tile_head(table_of(rows, "BF16"), "pynq-z2")
    compare(head, h, settings, 8, record_property)


def random_rows(n: int, k: int) -> MappedTable:
    """Of BF16, as `tritile synthetic` makes them; a part at a time, for there may be many."""
    rng = np.random.default_rng(0)
    words = np.empty((n, k), "<u2")
    for part in np.array_split(words, 16):
        values = rng.standard_normal(part.shape, np.float32) * np.float32(0.02)
        np.right_shift(values.view("<u4"), 16, out=part, casting="unsafe")
    return MappedTable(Tensor(Path("file"), "w", "BF16", (n, k), words.reshape(-1).view("u1")))


def test_the_stand_in_for_the_tile():
    """Its sums are the emulator's."""
    table = random_rows(500, 72)
    q = np.random.default_rng(0).integers(-127, 128, (16, 72)).astype(np.int8)
    program, product = tile_head(table).program, Product(table, "tiny")
    for name in matrices.MOST:
        (sums,) = product.multiply(name, q)
        np.testing.assert_array_equal(program.multiply(name, q)[0], sums)


@pytest.mark.nightly(minutes=15)
@pytest.mark.parametrize("height", [0.0, 9.0], ids=["random", "peaked"])
def test_a_head_of_2b_4ts_size(height, record_property):
    """Random positions are the worst: nothing stands out among 128,256 rows."""
    table = random_rows(128_256, 2560)
    h = peaked(np.random.default_rng(1), table.rows(range(1000)), 1000, height)
    product = cast("Program", Product(table, "zcu104"))
    head = TileHead(compiled_table(table), measure(table), product)
    compare(head, h, GREEDY, 8, record_property)
    assert head.counts.fallbacks == 0
