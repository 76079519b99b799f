"""Calls of a prompt's attention on the tile: digits, descriptors and what is gathered, in numpy.

Every byte that nobody should write must stay. Digits of probabilities are compared with those of
numpy's floats behind the same exp, whose products and sums round as that machine's do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from tritile.native.library import KEY_ROWS
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor

from .compare import Tally
from .driving import Array
from .inputs import FINITE_SQUARES, rows
from .tiles import PIECES, SHAPES, Case, Chunk
from .vectors import Check, Vector, output

LIMIT = 127 * 128  # TT_DIGITS_LIMIT
DIGIT = 128
UNTOUCHED = 0x5B
NOTHING = Array(None)
# vf_exp's polynomial, the highest power first, and ln 2 in two parts.
POLYNOMIAL = (
    *(1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3),
    *(4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1),
)
LN2 = 0.693359375, -2.12194440e-4


def _cases(rng: np.random.Generator) -> Iterator[Case]:
    for shape, pieces in product(SHAPES, PIECES):
        yield Case(rng, shape, pieces)


# ---- queries ----


def splits(rng: np.random.Generator) -> Iterator[Vector]:
    for case in _cases(rng):
        heads = case.tokens * case.heads
        q = rows(rng, heads, case.n, FINITE_SQUARES)[rng.permutation(heads)]
        q[0, 0] = np.nan  # seen in its step; its digits may be any
        q = q.reshape(case.tokens, -1)
        x, steps = output(np.int8, case.bytes["q"], shift=0), Array(case.steps, wanted=True)
        yield case.call("split_queries", [Array(q)], x, NOTHING, steps), _split_check(case, q)


def _split_check(case: Case, q: np.ndarray) -> Check:
    def check(tally: Tally, found: list[np.ndarray]) -> None:
        x, table, steps, answers = found
        touched, expected = np.zeros(x.size, bool), case.steps.copy()
        for i, chunk in enumerate(case.chunks):
            mine = np.stack([q[token, columns] for token, columns, _ in case.rows(chunk)])
            most = np.abs(mine).max(axis=1)
            step = np.maximum(most, np.float32(1e-30)) / np.float32(LIMIT)
            expected[i, 0, : chunk.rows] = step
            places = case.places(chunk, chunk.q, case.g.block_stride, case.query_blocks)
            touched[places] = touched[places + case.query_bytes] = True
            whole = np.isfinite(most)
            before = (mine * (np.float32(1) / step)[:, None])[whole]
            _check_digits(tally, x, places[whole], case.query_bytes, before)
        _check_rest(tally, x, touched)
        tally.take_floats(steps.reshape(-1, 1), expected.reshape(-1, 1))
        clocks = _check_table(tally, table, list(case.score_jobs()), 0)
        tally.take_integers(answers[:2], np.array([len(case.chunks), clocks]))

    return check


def _check_digits(
    tally: Tally, found: np.ndarray, places: np.ndarray, apart: int, before: np.ndarray
) -> None:
    """``before`` float32 [rows, n]: what is rounded; zeros behind it. ``apart``: both digits."""
    values = np.pad(before, ((0, 0), (0, places.shape[1] - before.shape[1])))
    high, low = (found[places + i * apart].astype(np.int32) for i in range(2))
    whole = high * DIGIT + low
    tally.take_integers(whole, np.rint(values).astype(np.int32), values)
    tally.take_integers(low, (whole + DIGIT // 2) % DIGIT - DIGIT // 2)


def _check_rest(tally: Tally, found: np.ndarray, touched: np.ndarray) -> None:
    tally.take_integers(found[~touched], np.full(np.count_nonzero(~touched), UNTOUCHED))


def _check_table(tally: Tally, found: np.ndarray, jobs: list[Descriptor], first: int) -> int:
    """A list that begins at that entry, with an empty entry behind it; its clocks."""
    data = b"".join(job.encode() for job in [*jobs[:-1], replace(jobs[-1], last=True)])
    entries = np.frombuffer(data + bytes(DESCRIPTOR_BYTES), np.uint8)
    expected = np.full_like(found, UNTOUCHED)
    expected[first : first + len(jobs) + 1] = entries.reshape(-1, DESCRIPTOR_BYTES)
    tally.take_integers(found, expected)
    return sum(job.beats for job in jobs)


# ---- probabilities ----


def softenings(rng: np.random.Generator) -> Iterator[Vector]:
    """Scores of about +-10; others alike, that overflow exp's range, or of one that is alone."""
    for case in _cases(rng):
        y = rng.integers(-400_000, 400_000, case.bytes["scores"] // 4, dtype=np.int32)
        steps, size = case.steps, case.steps[:, 0].shape
        steps[:, 0] = rng.uniform(1e-4, 2e-4, size) * rng.choice([1e-6, 1, 1, 1, 30], size)
        steps[0, 0, 0] = np.nan
        x = output(np.int8, case.bytes["p"], shift=0)
        call = case.call("soften", [], x, Array(y, shift=0), Array(steps, wanted=True))
        yield call, _soften_check(case, y)


def _soften_check(case: Case, y: np.ndarray) -> Check:
    def check(tally: Tally, found: list[np.ndarray]) -> None:
        x, table, steps, answers = found
        touched, expected = np.zeros(x.size, bool), case.steps.copy()
        for i, chunk in enumerate(case.chunks):
            blocks = case.g.k_blocks(chunk.seen)
            places = case.places(chunk, chunk.p, chunk.probability_bytes, blocks)
            apart = blocks * chunk.probability_bytes
            touched[places] = touched[places + apart] = True
            for row, (_, _, seen) in enumerate(case.rows(chunk)):
                step, before, total = _softened(case, y, i, row, seen, bool(answers[2]))
                expected[i, 1, row] = step / total
                if np.isfinite(total):
                    _check_digits(tally, x, places[row : row + 1], apart, before[None])
        _check_rest(tally, x, touched)
        tally.take_floats(steps.reshape(-1, 1), expected.reshape(-1, 1))
        clocks = _check_table(tally, table, list(case.sum_jobs()), case.keys + 1)
        tally.take_integers(answers[:2], np.array([len(case.chunks), clocks]))

    return check


def _softened(
    case: Case, y: np.ndarray, index: int, row: int, seen: int, fused: bool
) -> tuple[np.float32, np.ndarray, np.float64]:
    """What a 1 stands for, float32 [seen] that are rounded, the exponentials' sum."""
    chunk, cache = case.chunks[index], case.caches[case.chunks[index].piece]
    key_steps, value_steps = (steps[chunk.head, :seen] for steps in cache.steps)
    factor = case.steps[index, 0, row] * np.float32(1 / np.sqrt(case.n))
    stride = chunk.blocks(KEY_ROWS) * KEY_ROWS * 4
    scores = _together(y, chunk.scores + row * stride, chunk.rows * stride, seen)
    scores = scores * factor * key_steps
    p = exp(scores - scores.max(), fused)
    weighed = p * value_steps
    step = weighed.max() / np.float32(LIMIT)
    return step, weighed * (np.float32(1) / step), p.sum(dtype=np.float64)


def _together(y: np.ndarray, high: int, apart: int, n: int) -> np.ndarray:
    """float32 [n] of the sums of both digits; the high one begins at byte ``high``."""
    first, second = high // 4, (high + apart) // 4
    return (y[first:][:n] * DIGIT + y[second:][:n]).astype(np.float32)


def exp(v: np.ndarray, fused: bool) -> np.ndarray:
    """vf_exp of float32 <= 0; ``fused``: vf_fma rounds once, as float64 does nearly always."""

    def fma(a: np.ndarray, b: np.ndarray | float, c: np.ndarray | float) -> np.ndarray:
        if fused:
            return (a.astype(np.float64) * np.float32(b) + np.float32(c)).astype(np.float32)
        return a * np.float32(b) + np.float32(c)

    x = np.maximum(v, np.float32(-87.3))
    n = np.rint(x * np.float32(np.log2(np.e)))
    r = fma(n, -LN2[1], fma(n, -LN2[0], x))
    p = np.full_like(r, POLYNOMIAL[0])
    for factor in POLYNOMIAL[1:]:
        p = fma(p, r, factor)
    p = fma(p, r * r, r) + np.float32(1)
    return np.where(v < np.float32(-87.3), np.float32(0), np.ldexp(p, n.astype(np.int32)))


# ---- what comes back ----


def gathers(rng: np.random.Generator) -> Iterator[Vector]:
    for case in _cases(rng):
        y = rng.integers(-8_000_000, 8_000_000, case.bytes["sums"] // 4, dtype=np.int32)
        case.steps[:, 1] = rng.uniform(1e-8, 1e-6, case.steps[:, 1].shape)
        out, steps = output(np.float32, case.tokens, case.heads * case.n), Array(case.steps)
        call = case.call("gather", [out], NOTHING, Array(y, shift=0), steps)
        yield call, _gather_check(case, y)


def _gather_check(case: Case, y: np.ndarray) -> Check:
    def check(tally: Tally, found: list[np.ndarray]) -> None:
        out, table, answers = found
        expected = np.full_like(out, np.nan)
        for i, chunk in enumerate(case.chunks):
            for row, (token, columns, _) in enumerate(case.rows(chunk)):
                whole = _gathered(case, y, chunk, row)
                expected[token, columns] = whole * case.steps[i, 1, row]
        size = (case.tokens * case.heads, case.n)
        tally.take_floats(out.reshape(size), expected.reshape(size))
        _check_rest(tally, table.reshape(-1), np.zeros(table.size, bool))
        tally.take_integers(answers[:1], np.array([len(case.chunks)]))

    return check


def _gathered(case: Case, y: np.ndarray, chunk: Chunk, row: int) -> np.ndarray:
    """float32 [head_dim]: blocks of positions one after the other."""
    total, blocks = np.zeros(case.n, np.float32), case.g.k_blocks(chunk.seen)
    size = chunk.rows * case.sums_stride
    for block in range(blocks):
        high = chunk.sums + block * size + row * case.sums_stride
        total = total + _together(y, high, blocks * size, case.n)
    return total
