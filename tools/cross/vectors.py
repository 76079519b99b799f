"""Calls of row kernels, with the check of what comes back against numpy's reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from tritile.bitlinear import Rescale, make_rescale, quantise
from tritile.models.parts import ACTIVATIONS, rms_norm
from tritile.native import library as c

from .compare import Tally
from .driving import Array, Call, bits
from .inputs import FINITE_CUBES, FINITE_SQUARES, Row, device_sums, plain, rows

Check = Callable[[Tally, list[np.ndarray]], None]
Vector = tuple[Call, Check]
EPS = 1e-5
# Odd ones, below and above a vector, a leaf of the pairwise sum, the bundled model's, 2B-4T's.
SIZES = (1, 3, 5, 17, 32, 127, 129, 192, 513, 1001, 2560, 6912)


def by_row(function: Callable[[np.ndarray], np.ndarray], x: np.ndarray) -> np.ndarray:
    """As a token alone: numpy 1.x may sum the columns of several rows in another order."""
    return np.concatenate([function(row[None]) for row in x])


def output(dtype: type, *shape: int, shift: int = 4) -> Array:
    """Not zero beforehand, so that what is not written is seen."""
    whole = np.empty(shape, dtype)
    whole.view(np.uint8)[:] = 0x5B
    return Array(whole, wanted=True, shift=shift)


def embeds(rng: np.random.Generator) -> Iterator[Vector]:
    for columns in SIZES:
        table = rows(rng, 20, columns)
        ids = rng.integers(0, 20, 9).astype(np.int64)
        with np.errstate(over="ignore"):
            halves = table.astype(np.float16)
        halves[np.isinf(halves)] = np.float16(65504)
        words = (table.view(np.uint32) >> 16).astype(np.uint16)
        values = (words.astype(np.uint32) << 16).view(np.float32)
        kinds = [
            (c.F32, table, table),
            (c.F16, halves, halves.astype(np.float32)),
            (c.BF16, words, values),
        ]
        for kind, stored, floats in kinds:
            yield _embed(kind, stored, ids, floats[ids], -1)
            bad = np.flatnonzero(ids == ids[-1])[0]
            damaged = stored.copy()
            damaged.view(np.uint8)[ids[-1]] = 0xFF  # no number in each of the types
            yield _embed(kind, damaged, ids[bad:], None, 0)


def _embed(
    kind: int, table: np.ndarray, ids: np.ndarray, expected: np.ndarray | None, damaged: int
) -> Vector:
    columns = table.shape[1]
    out = output(np.float32, len(ids), columns)
    arrays = [Array(table), Array(ids, shift=8), out, output(np.int64, 1, shift=8)]

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        if expected is not None:
            tally.take_integers(found[0].view(np.int32), expected.view(np.int32))
        tally.take_integers(found[1], np.array([damaged]))

    return Call("embed", [kind, columns, len(ids)], arrays), check


def norms(rng: np.random.Generator) -> Iterator[Vector]:
    for k in SIZES:
        x, weight = rows(rng, 24, k), plain(rng, k)
        expected = by_row(lambda row, w=weight: rms_norm(row, w, EPS), x)
        arrays = [Array(x), Array(weight), output(np.float32, len(x), k)]

        def check(tally: Tally, found: list[np.ndarray], y: np.ndarray = expected) -> None:
            tally.take_floats(found[0], y)

        yield Call("norm", [bits(EPS), len(x), k], arrays), check


def norm_quantisations(rng: np.random.Generator) -> Iterator[Vector]:
    for k in SIZES:
        for normed in (True, False):
            x = rows(rng, 64, k)
            weight = plain(rng, k) if normed else None
            y = x if weight is None else by_row(lambda row, w=weight: rms_norm(row, w, EPS), x)
            place = Place(rng, len(x), k)
            arrays = [Array(x), Array(weight), place.array, output(np.float32, len(x), 1)]
            numbers = [bits(EPS), len(x), k, *place.numbers]
            yield Call("norm_quantise", numbers, arrays), quantised(place, y)


class Place:
    """tt_activations in a block of random sizes: where a device's groups and K-blocks may lie."""

    def __init__(self, rng: np.random.Generator, tokens: int, k: int):
        self.tokens, self.k = tokens, k
        self.rows = int(rng.choice([1, 8, tokens]))
        self.columns = int(rng.choice([k, 32, 80]))
        self.blocks = -(-k // self.columns)
        block = self.rows * self.columns
        self.groups = -(-tokens // self.rows)
        self.numbers = [self.blocks * block, block, self.rows, self.columns]
        self.array = output(np.int8, self.groups * self.blocks * block, shift=1)

    def laid(self, q: np.ndarray) -> np.ndarray:
        """Of int8 [tokens, k] the bytes; those of tokens that are none stay as they were."""
        whole = np.zeros((self.groups * self.rows, self.blocks * self.columns), np.int8)
        whole[: self.tokens, : self.k] = q
        whole[self.tokens :] = 0x5B
        parts = whole.reshape(self.groups, self.rows, self.blocks, self.columns)
        return parts.swapaxes(1, 2).reshape(-1)


def quantised(place: Place, y: np.ndarray) -> Check:
    """Integers and scales of float32 y [tokens, k]."""
    with np.errstate(all="ignore"):
        q, s = quantise(y)
        before = (y * s).astype(np.float32)
    whole = np.zeros((place.groups * place.rows, place.blocks * place.columns), np.float32)
    whole[: place.tokens, : place.k] = before
    parts = whole.reshape(place.groups, place.rows, place.blocks, place.columns).swapaxes(1, 2)

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        tally.take_integers(found[0], place.laid(q), parts.reshape(-1))
        tally.take_floats(found[1], s)

    return check


class Results:
    """Sums of a matrix, how they become floats, and the floats."""

    def __init__(self, rng: np.random.Generator, tokens: int, m: int, shift: int = 0):
        """``shift``: the sums are so many powers of 2 smaller."""
        whole, stride = device_sums(rng, tokens, m)
        whole >>= shift
        self.m = m
        self.rescale: Rescale = make_rescale(
            str(rng.choice(["multiply", "divide"])), float(rng.choice([0.0123, 1.37, 70.0]))
        )
        self.bias = plain(rng, m) if rng.random() < 0.5 else None
        self.arrays = [Array(whole), Array(self.bias)]
        scale, rule = float(self.rescale.weight_scale), c.RULES[self.rescale.rule]
        self.numbers = [stride, m, bits(scale), rule]
        self.sums = whole[:, :m]

    def floats(self, s: np.ndarray) -> np.ndarray:
        return self.rescale(self.sums, s, self.bias)


def scales(
    rng: np.random.Generator, tokens: int, extremes: tuple[Row, ...] = FINITE_SQUARES
) -> np.ndarray:
    """float32 [tokens, 1] as quantisation gives them, the greatest and the least among them."""
    with np.errstate(all="ignore"):
        return quantise(rows(rng, tokens, 64, extremes))[1]


def rescales(rng: np.random.Generator) -> Iterator[Vector]:
    for m in SIZES:
        for _ in range(3):
            r, s = Results(rng, 12, m), scales(rng, 12)
            arrays = [*r.arrays, Array(s), output(np.float32, 12, m)]
            yield Call("rescale", [*r.numbers, 12], arrays), floats_of(r.floats(s))


def rescale_adds(rng: np.random.Generator) -> Iterator[Vector]:
    for m in SIZES:
        for _ in range(3):
            r, s, h = Results(rng, 12, m), scales(rng, 12), rows(rng, 12, m, FINITE_SQUARES)
            arrays = [*r.arrays, Array(s), Array(h, wanted=True)]
            call = Call("rescale_add", [*r.numbers, 12], arrays)
            yield call, floats_of(h + r.floats(s))


def floats_of(expected: np.ndarray) -> Check:
    """The first wanted array is that."""
    return lambda tally, found: tally.take_floats(found[0], expected)


def gates(rng: np.random.Generator) -> Iterator[Vector]:
    for k in SIZES:
        for activation in c.ACTIVATIONS:
            for normed in (True, False):
                yield _gate(rng, k, activation, plain(rng, k) if normed else None)


def _gate(rng: np.random.Generator, k: int, activation: str, weight: np.ndarray | None) -> Vector:
    tokens = 40
    gate, up = Results(rng, tokens, k, 10), Results(rng, tokens, k, 10)
    s = scales(rng, tokens, FINITE_CUBES)
    with np.errstate(all="ignore"):
        y = ACTIVATIONS[activation](gate.floats(s)) * up.floats(s)
        if weight is not None:
            y = by_row(lambda row: rms_norm(row, weight, EPS), y)
    place = Place(rng, tokens, k)
    arrays = [*gate.arrays, *up.arrays, Array(s), Array(weight), place.array]
    numbers = [*gate.numbers, *up.numbers, c.ACTIVATIONS[activation], bits(EPS), tokens]
    call = Call(
        "gate_quantise",
        [*numbers, *place.numbers],
        [*arrays, output(np.float32, tokens, 1)],
    )
    return call, quantised(place, y)
