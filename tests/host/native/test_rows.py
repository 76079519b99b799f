"""Kernels over the columns of a row, against numpy's: integers and floats equal to the bit."""

from __future__ import annotations

import numpy as np
import pytest

from tritile.bitlinear import make_rescale, quantise
from tritile.exchange import Exchange
from tritile.models.parts import ACTIVATIONS, rms_norm
from tritile.native import kernels
from tritile.native import library as c
from tritile.plan import JobList, Matrix, Plan
from tritile_arch import layout
from tritile_arch.boards import BOARDS

EPS = 1e-5
# Below a vector, with and without rests, a leaf of the pairwise sum, 2B-4T's.
SIZES = (5, 32, 40, 127, 128, 129, 192, 1000, 2560, 6912, 8192)


def floats(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Of magnitudes that differ as those of hidden states do."""
    return (rng.standard_normal(shape) * np.exp(rng.standard_normal(shape))).astype(np.float32)


@pytest.mark.parametrize("size", SIZES)
def test_norm(size):
    rng = np.random.default_rng(size)
    x, weight = floats(rng, 6, size), floats(rng, size)
    np.testing.assert_array_equal(kernels.norm(x, weight, EPS), rms_norm(x, weight, EPS))


def test_more_columns_than_numpy_1_sums_in_one_go():
    """It takes 8192 at a time, numpy 2 all: the last bit of a norm may differ between those two."""
    rng = np.random.default_rng(1)
    x, weight = floats(rng, 40, 14336), floats(rng, 14336)
    expected = rms_norm(x, weight, EPS)
    np.testing.assert_allclose(kernels.norm(x, weight, EPS), expected, rtol=4e-7)
    (q, _), theirs = kernels.norm_quantise(x, weight, EPS), quantise(expected)[0]
    assert np.count_nonzero(q != theirs) <= q.size * 1e-5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("normed", [True, False])
def test_norm_and_quantisation(size, normed):
    rng = np.random.default_rng(size)
    x, weight = floats(rng, 6, size), floats(rng, size) if normed else None
    y = x if weight is None else rms_norm(x, weight, EPS)
    expected, scales = quantise(y)
    q, s = kernels.norm_quantise(x, weight, EPS)
    np.testing.assert_array_equal(q, expected)
    np.testing.assert_array_equal(s, scales)


def test_ties_go_to_the_even_integer_and_nothing_leaves_int8():
    x = np.array([[127, 0.5, 1.5, 2.5, -0.5, -1.5, -126.5, 126.5, -127, 0]], np.float32)
    q, s = kernels.norm_quantise(x, None, EPS)
    assert s[0, 0] == np.float32(1) / np.float32(127) * np.float32(127)
    np.testing.assert_array_equal(q, quantise(x)[0])
    assert q.tolist() == [[127, 0, 2, 2, 0, -2, -126, 126, -127, 0]]


@pytest.mark.parametrize("fill", [0.0, 1e-12, -1e-7])
def test_a_row_of_next_to_nothing(fill):
    x = np.full((2, 50), fill, np.float32)
    q, s = kernels.norm_quantise(x, None, EPS)
    np.testing.assert_array_equal(q, quantise(x)[0])
    np.testing.assert_array_equal(s, quantise(x)[1])


class Memory:
    """A platform of which only the memory is used."""

    name = "memory"

    def allocate(self, nbytes: int, cacheable: bool = False):
        return Buffer(nbytes)


class Buffer:
    def __init__(self, nbytes: int):
        self.address, self.array = 0, np.full(nbytes, 99, np.uint8)

    def flush(self) -> None:
        pass

    free = invalidate = flush


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("size", [30, 320, 700])
def test_integers_lie_as_the_device_reads_them(board, size):
    """Byte for byte what numpy's path writes, over several groups, and not a byte more."""
    g = BOARDS[board].geometry
    tokens = 2 * g.rows + 3
    jobs = JobList("a", (Matrix("a", 64, size),))
    plan = Plan(g, [jobs], [3])
    x = floats(np.random.default_rng(size), tokens, size)
    theirs, ours = Exchange(Memory(), plan), Exchange(Memory(), plan)  # type: ignore[arg-type]
    theirs.write(jobs, quantise(x)[0])
    written, memory = (which.buffers(jobs, tokens).x.array for which in (theirs, ours))
    sizes = layout.activation_bytes(g, size), g.block_stride, g.rows, g.columns
    kernels.norm_quantise(x, None, EPS, to=c.Activations(kernels.pointer(memory), *sizes))
    np.testing.assert_array_equal(memory, written)


def results(rng: np.random.Generator, tokens: int, m: int) -> np.ndarray:
    """int32 [tokens, m] with the stride that the device gives them, beyond 2^24 too."""
    stride = -(-m // 16) * 16
    whole = rng.integers(-(1 << 26), 1 << 26, (tokens, stride), dtype=np.int32)
    whole >>= rng.integers(0, 26, whole.shape)
    return whole[:, :m]


def scales(rng: np.random.Generator, tokens: int) -> np.ndarray:
    return quantise(floats(rng, tokens, 64))[1]


@pytest.mark.parametrize("rule", ["multiply", "divide"])
@pytest.mark.parametrize("biased", [True, False])
@pytest.mark.parametrize("m", [7, 64, 2560, 2565])
def test_rescaling(rule, biased, m):
    rng = np.random.default_rng(m)
    sums, s = results(rng, 9, m), scales(rng, 9)
    bias = floats(rng, m) if biased else None
    rescale = make_rescale(rule, 0.0123)
    expected = rescale(sums, s, bias)
    of = kernels.sums_of(sums, rescale, bias)
    np.testing.assert_array_equal(kernels.rescale(of, s), expected)
    h = floats(rng, 9, m)
    added = h + expected
    kernels.rescale_add(of, s, h)
    np.testing.assert_array_equal(h, added)


def test_rescaling_rounds_every_quotient_as_a_division_does():
    """A million sums of all magnitudes by scales of all kinds."""
    rng = np.random.default_rng(5)
    for rule in ("multiply", "divide"):
        sums, rescale = results(rng, 512, 1024), make_rescale(rule, 1.37)
        s = np.exp(rng.uniform(-9, 16, (512, 1))).astype(np.float32)
        of = kernels.sums_of(sums, rescale)
        np.testing.assert_array_equal(kernels.rescale(of, s), rescale(sums, s))


def gated(activation: str, tokens: int, size: int, weight: np.ndarray | None):
    """(numpy's integers and scales, ours)."""
    rng = np.random.default_rng(size)
    rules = make_rescale("multiply", 0.3), make_rescale("divide", 2.0)
    sums, s = [results(rng, tokens, size) >> 12 for _ in rules], scales(rng, tokens)
    gate, up = (rule(part, s) for rule, part in zip(rules, sums, strict=True))
    y = ACTIVATIONS[activation](gate) * up
    if weight is not None:
        y = rms_norm(y, weight, EPS)
    of = [kernels.sums_of(part, rule) for part, rule in zip(sums, rules, strict=True)]
    return quantise(y), kernels.gate_quantise(of[0], of[1], s, activation, weight, EPS)


@pytest.mark.parametrize("size", [30, 512, 6912])
@pytest.mark.parametrize("normed", [True, False])
def test_the_gated_unit(size, normed):
    weight = floats(np.random.default_rng(1), size) if normed else None
    (q, s), ours = gated("relu2", 5, size, weight)
    np.testing.assert_array_equal(ours[0], q)
    np.testing.assert_array_equal(ours[1], s)


@pytest.mark.parametrize("normed", [True, False])
def test_the_gated_unit_with_silu(normed):
    """exp is not numpy's: an integer may differ where the value lies next to a tie."""
    weight = floats(np.random.default_rng(1), 6912) if normed else None
    (q, s), ours = gated("silu", 40, 6912, weight)
    flips = np.count_nonzero(ours[0] != q)
    assert flips <= q.size * 1e-5
    assert np.abs(ours[0].astype(int) - q).max() <= 1
    np.testing.assert_allclose(ours[1], s, rtol=1e-6)


def test_rows_of_a_table():
    rng = np.random.default_rng(3)
    table = floats(rng, 50, 37)
    ids = [4, 0, 49, 4]
    words = table.view(np.uint32) >> 16
    halves = table.astype(np.float16)
    halves[0, :4] = [6e-8, -3e-5, 0, -0.0]  # without a leading 1, and both zeros
    kinds = [
        (table, c.F32, table),
        (halves, c.F16, halves.astype(np.float32)),
        (words.astype(np.uint16), c.BF16, (words << 16).view(np.float32)),
    ]
    for stored, kind, expected in kinds:
        rows, damaged = kernels.embed(stored, kind, ids)
        assert damaged is None
        np.testing.assert_array_equal(rows, expected[ids])


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_a_row_that_is_not_finite_is_found(value):
    for dtype, kind in ((np.float32, c.F32), (np.float16, c.F16)):
        table = np.ones((9, 8), dtype)
        table[3, 7] = value
        assert kernels.embed(table, kind, [1, 2])[1] is None
        assert kernels.embed(table, kind, [1, 3, 2, 3])[1] == 1


@pytest.mark.parametrize("size", [5, 64, 131])
def test_a_row_with_nan_has_no_scale(size):
    """Wherever in the row it is; the rows beside it are as ever."""
    rng = np.random.default_rng(size)
    for place in range(size):
        x = floats(rng, 3, size)
        x[1, place] = np.nan
        with np.errstate(invalid="ignore"):
            q, expected = quantise(x)
        ours, s = kernels.norm_quantise(x, None, EPS)
        np.testing.assert_array_equal(s, expected)
        assert np.isnan(s[:, 0]).tolist() == [False, True, False]
        np.testing.assert_array_equal(ours[::2], q[::2])


@pytest.mark.parametrize("activation", ["relu2", "silu"])
@pytest.mark.parametrize("which", ["gate", "up"])
def test_a_gated_row_with_nan_has_no_scale(activation, which):
    """One bias that is NaN: every row's value there is."""
    size, bias = 70, np.zeros(70, np.float32)
    bias[37] = np.nan
    sums, rule = np.full((2, 80), 900, np.int32)[:, :size], make_rescale("multiply", 0.3)
    s = np.array([[1], [2]], np.float32)
    of = {
        name: kernels.sums_of(sums, rule, bias if name == which else None)
        for name in ("gate", "up")
    }
    _, scales = kernels.gate_quantise(of["gate"], of["up"], s, activation, None, EPS)
    assert np.isnan(scales).all()


def test_silu_far_below_zero():
    """A row each, down to where exp(-x) is no float and beyond: nothing is left of it."""
    gates = np.array([-80, -87, -88, -88.2, -88.4, -88.7, -89, -1e3, -1e9, -1e30, -3e38])
    s = (2**20 / -gates)[:, None].astype(np.float32)
    rescale, shape = make_rescale("multiply", 1.0), (len(gates), 21)
    below, above = np.full(shape, -(2**20), np.int32), np.ones(shape, np.int32)
    y = ACTIVATIONS["silu"](rescale(below, s)) * rescale(above, s)
    assert np.abs(y).max() < 1e-30
    expected, scales = quantise(y)
    of = [kernels.sums_of(sums, rescale) for sums in (below, above)]
    q, ours = kernels.gate_quantise(of[0], of[1], s, "silu", None, EPS)
    np.testing.assert_array_equal(q, expected)
    np.testing.assert_array_equal(ours, scales)
