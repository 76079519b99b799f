"""Trits in GGUF's blocks, against the package gguf."""

from pathlib import Path

import gguf
import numpy as np
import pytest
from gguf import GGMLQuantizationType as Kind
from hypothesis import given
from hypothesis import strategies as st

from tritile.checkpoint import gguf_ternary
from tritile.checkpoint.gguf_file import BlockTensor
from tritile.checkpoint.gguf_ternary import BlockTernary
from tritile.errors import CheckpointError

KINDS = ("TQ1_0", "TQ2_0")


def matrix(data: np.ndarray, kind: str, rows: int, order=None) -> BlockTernary:
    """Of blocks uint8 [rows, bytes]."""
    k = data.size // rows // gguf.GGML_QUANT_SIZES[Kind[kind]][1] * 256
    tensor = BlockTensor(Path("a.gguf"), "blk.0.ffn_up.weight", kind, (rows, k), data.reshape(-1))
    return BlockTernary(tensor, order)


def quantised(trits: np.ndarray, kind: str, scale: float = 0.75) -> np.ndarray:
    return gguf.quantize(trits.astype(np.float32) * np.float32(scale), Kind[kind])


def random_trits(rows: int, k: int) -> np.ndarray:
    return np.random.default_rng(rows).integers(-1, 2, (rows, k)).astype(np.int8)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("rows", "k"), [(1, 256), (5, 512), (300, 2560)])
def test_trits_come_back(kind, rows, k):
    trits = random_trits(rows, k)
    found = matrix(quantised(trits, kind), kind, rows)
    assert found.shape == (rows, k)
    assert np.array_equal(found.codes(0, rows).view(np.int8) - 1, trits)
    assert found.scale() == 0.75


@pytest.mark.parametrize("kind", KINDS)
def test_any_rows_in_chunks_of_any_size(kind, monkeypatch):
    trits = random_trits(11, 512)
    found = matrix(quantised(trits, kind), kind, 11)
    for chunk in (1, 512, 1500, 10_000):
        monkeypatch.setattr(gguf_ternary, "CHUNK", chunk)
        for first, end in [(0, 11), (3, 4), (5, 11), (7, 7)]:
            assert np.array_equal(found.codes(first, end).view(np.int8) - 1, trits[first:end])


@pytest.mark.parametrize("kind", KINDS)
def test_rows_in_another_order(kind):
    trits = random_trits(8, 256)
    order = np.array([0, 2, 4, 6, 1, 3, 5, 7])
    found = matrix(quantised(trits, kind), kind, 8, lambda first, end: order[first:end])
    assert np.array_equal(found.codes(2, 7).view(np.int8) - 1, trits[order[2:7]])


@given(st.binary(min_size=52, max_size=52))
def test_any_bytes_of_tq1_mean_what_gguf_says(packed):
    block = np.frombuffer(packed + np.float16(1).tobytes(), np.uint8)[None]
    codes = matrix(block, "TQ1_0", 1).codes(0, 1)
    assert np.array_equal(codes[0] - 1.0, gguf.dequantize(block, Kind.TQ1_0)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_of_zeros_has_no_scale(kind):
    trits = random_trits(2, 512)
    trits[0, :256] = 0
    found = matrix(quantised(trits, kind), kind, 2)
    assert np.array_equal(found.codes(0, 2).view(np.int8) - 1, trits)
    assert found.scale() == 0.75
    assert matrix(quantised(np.zeros((2, 256)), kind), kind, 2).scale() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_two_scales_are_refused_by_name(kind):
    trits = random_trits(2, 512)
    data = np.concatenate([quantised(trits[:1], kind), quantised(trits[1:], kind, 0.5)])
    with pytest.raises(CheckpointError, match=r"'blk.0.ffn_up.weight' has .* from 0.5 to 0.75"):
        matrix(data, kind, 2).scale()


@pytest.mark.parametrize("scale", [-0.75, float("nan"), float("inf")])
def test_a_scale_that_is_none(scale):
    data = quantised(random_trits(1, 512), "TQ2_0")
    data[0, -2:] = np.frombuffer(np.float16(scale).tobytes(), np.uint8)
    with pytest.raises(CheckpointError, match=r"a\.gguf: .*no finite number"):
        matrix(data, "TQ2_0", 1).scale()


def test_a_code_that_is_no_trit():
    data = quantised(random_trits(3, 256), "TQ2_0")
    data[1, 17] |= 0b1100
    found = matrix(data, "TQ2_0", 3)
    assert found.codes(0, 1).shape == (1, 256)
    with pytest.raises(CheckpointError, match=r"'blk.0.ffn_up.weight' holds the two-bit code 3"):
        found.codes(1, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_trits_without_a_scale(kind):
    data = quantised(random_trits(1, 256), kind)
    data[0, -2:] = 0
    with pytest.raises(CheckpointError, match="scale 0 and trits that are not 0"):
        matrix(data, kind, 1).codes(0, 1)
