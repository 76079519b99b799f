"""BitNet b1.58 2B-4T with synthetic weights: its products on a device, checked in every way."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import tritile
from tritile.bench.case import product
from tritile.device.platforms import find_board
from tritile.image.places import default_file
from tritile.image.writer import write_image
from tritile.model import Model
from tritile.models.network import Piece
from tritile.models.open import open_source
from tritile.models.source import Source
from tritile.synthetic.make import Order, make
from tritile.ternary import trits

NAME = "bitnet-2b-4t"


def make_checkpoint(folder: Path, layers: int | None) -> Path:
    """With the real shapes, types, densities and scales; None: all 30 layers."""
    make(Order(NAME, layers=layers, seed=4), folder)
    return folder


def pack(folder: Path, board: str) -> None:
    """Into the folder, where loading finds it."""
    g = find_board(board).geometry
    write_image(open_source(folder), board, g, default_file(folder, board))


def load(folder: Path, platform: str, board: str, weight_memory: int | None = None) -> Model:
    """On the numpy path, whose products ``Checked`` can look at."""
    room = {"weight_memory": weight_memory, "kernels": "numpy"}
    return tritile.load(folder, platform, board, allow_synthetic=True, **room)


def forward(model: Model, ids: list[int]) -> np.ndarray:
    """Logits float32 [vocabulary] behind the last of the tokens, in one pass."""
    return model.network.forward([Piece(model.network.state(len(ids)), ids)])[0]


class Checked:
    """Compares every sum of ``model`` with the ``other`` device's, and with numpy's own product.

    ``products`` counts the matrices that were compared.
    """

    def __init__(self, model: Model, other: Model, source: Source):
        self.products = 0
        multiply = model.program.multiply

        def checked(name: str, q: np.ndarray) -> list[np.ndarray]:
            found = multiply(name, q)
            again = other.program.multiply(name, q)
            matrices = model.program.plan.lists[name].matrices
            for matrix, y, also in zip(matrices, found, again, strict=True):
                np.testing.assert_array_equal(y, also, matrix.name)
                own = product(q, trits(source.ternary(matrix.name))[None])
                np.testing.assert_array_equal(y, own, matrix.name)
                self.products += 1
            return found

        model.program.multiply = checked


def check_pass(folder: Path, board: str, tokens: int, weight_memory: int | None = None) -> Model:
    """One pass of random tokens: every sum and every logit is right on the Verilated tile.

    Packs first. The Verilated model is given back open, for its figures.
    """
    pack(folder, board)
    with load(folder, "emulator", board) as emulated:
        model = load(folder, "verilator", board, weight_memory)
        checked = Checked(model, emulated, open_source(folder))
        ids = np.random.default_rng(tokens).integers(0, model.config.vocabulary, tokens).tolist()
        logits = forward(model, ids)
        assert checked.products == len(model.program.plan.matrices)
        np.testing.assert_array_equal(logits, forward(emulated, ids))
        assert np.isfinite(logits).all()
        assert logits.std() > 0
    return model
