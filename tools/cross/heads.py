"""Calls of the head's kernels, with the check of what comes back against numpy's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tritile.head.estimate import BLOCK, Estimator, Place, Room
from tritile.head.rows import Facts
from tritile.native import library as c

from .compare import Tally
from .driving import Array, Call, bits
from .inputs import plain
from .vectors import SIZES, Vector, output

ROWS = (1, 5, 16, 255, 257, 700, 9000)
FAR = 8  # alignment of a double and of an int64
ONES = np.ones(1, np.float32)


def splits(rng: np.random.Generator) -> Iterator[Vector]:
    for k in SIZES:
        for parts in (1, 2):
            dither = rng.uniform(-1.5, 1.5, k).astype(np.float32)
            h = plain(rng, k)
            inputs = Estimator(Facts(ONES, ONES), dither).split(h[None], parts)
            arrays = [
                *(Array(h), Array(dither.astype(float), shift=FAR)),
                *(Array(np.zeros(k), shift=FAR), Array(np.zeros(k, np.float32))),
                *(output(np.int8, parts, k), output(np.float64, c.HEAD_PARTS + 5, shift=FAR)),
            ]
            yield Call("head_split", [k, parts], arrays), split_like(inputs.q, inputs.places[0])


def split_like(q: np.ndarray, place: Place):
    said = [place.offset, place.length, place.magnitude, place.left, place.whole]

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        integers, numbers = found
        tally.take_integers(integers, q)
        parts = len(place.factors)
        for a, b in ((numbers[:parts], place.factors), (numbers[c.HEAD_PARTS :], said)):
            tally.take_floats(a[None].astype(np.float32), np.array(b, np.float32)[None])

    return check


def bounds(rng: np.random.Generator) -> Iterator[Vector]:
    for n in ROWS:
        for parts in (1, 2):
            yield _bounds(rng, n, parts)


def _bounds(rng: np.random.Generator, n: int, parts: int) -> Vector:
    scale = rng.uniform(0.5, 2, n).astype(np.float32)
    estimator = Estimator(Facts(scale, scale * rng.uniform(50, 99, n).astype(np.float32)), ONES)
    ratio, sums = estimator._ratio, rng.integers(-1 << 16, 1 << 16, (parts, n + 3), np.int32)
    room = Room([2.0**-15, 2.0**-20][:parts], float(rng.normal()), 1.5, 0.01)
    estimate = estimator._estimate(room, sums[:, :n])
    upper = np.sort(estimate.upper)
    # Between two bounds, so that both see the same rows above it.
    least, reference = float(upper[n // 2 : n // 2 + 2].mean()), float(upper[-1])
    numbers = [n, sums.shape[1], parts, *map(bits, (*room.factors, 0.0)[: c.HEAD_PARTS])]
    numbers += map(bits, (room.offset, room.spread, room.loss, least, reference, 0.5))
    arrays = [
        *(Array(scale), Array(ratio), Array(sums)),
        *(output(np.float32, -(-n // BLOCK)), output(np.float32, n)),
        *(Array(np.zeros(n, np.float32)), Array(np.zeros(n, np.int64), shift=FAR)),
        output(np.int64, 2, shift=FAR),
        *(Array(np.zeros(n), shift=FAR), output(np.float64, 1, shift=FAR)),
    ]

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        highest, every, (likeliest, count), tail = found
        tally.take_floats(every[None], estimate.upper[None])
        blocks = np.maximum.reduceat(every, range(0, n, BLOCK))
        tally.take_integers(highest.view(np.int32), blocks.view(np.int32))
        near = np.float32(least)
        tally.take_integers(np.array([likeliest]), np.array([every.argmax()]))
        tally.take_integers(np.array([count]), np.array([np.count_nonzero(every >= near)]))
        weights = np.exp((every[every < near].astype(float) - reference) / 2)
        expected = np.array([[weights.sum()]], np.float32)
        tally.take_floats(tail[None].astype(np.float32), expected)

    return Call("head_bounds", numbers, arrays), check


def dots(rng: np.random.Generator) -> Iterator[Vector]:
    for k in SIZES:
        for kind in (c.F32, c.BF16):
            if kind == c.F32 or k % 2 == 0:
                yield _dots(rng, k, kind, None)
                yield _dots(rng, k, kind, rng.integers(0, 50, 40).astype(np.int64))


def _dots(rng: np.random.Generator, k: int, kind: int, ids: np.ndarray | None) -> Vector:
    """Errors of a sum count by its terms' magnitudes: so these stand beside it."""
    values = rng.standard_normal((50, k)).astype(np.float32)
    words = (values.view(np.uint32) >> 16).astype(np.uint16)
    if kind == c.BF16:
        values = (words.astype(np.uint32) << 16).view(np.float32)
    x = rng.standard_normal(k).astype(np.float32)
    chosen = np.arange(7, 50) if ids is None else ids
    terms = values[chosen].astype(float) * x
    given = np.concatenate((x[::2], x[1::2])) if kind == c.BF16 else x
    arrays = [
        *(Array(words if kind == c.BF16 else values), Array(ids, shift=FAR), Array(given)),
        *(output(np.float32, len(chosen)), output(np.int64, 1, shift=FAR)),
    ]

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        size = np.abs(terms).sum(axis=1)
        sides = (np.stack([v, size], axis=1) for v in (found[0], terms.sum(axis=1)))
        tally.take_floats(*(side.astype(np.float32) for side in sides))
        tally.take_integers(found[1], np.array([1]))

    return Call("head_dots", [kind, k, 7, len(chosen)], arrays), check
