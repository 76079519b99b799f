"""Garbled GGUF files: refused in a sentence, or read as the package gguf does."""

from __future__ import annotations

import struct

import gguf
import numpy as np
import pytest
from hypothesis import strategies as st

from fuzzing import Refused, attempt, effort, garbled, hunt, little_memory
from gguf_models import Values, Writer, sizes
from tritile.checkpoint.gguf_file import read_gguf
from tritile.checkpoint.gguf_header import Array
from tritile.errors import CheckpointError
from tritile.model import load

NUMBERS = [0, 1, 2, 3, 7, 8, 9, 12, 13, 32, 255, 256, 2**31, 2**32 - 1, 2**40, 2**61, 2**64 - 1]
CONFIG = sizes(layers=1)


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> bytes:
    """A file with values and tensors of several types, and nothing of a model."""
    path = tmp_path_factory.mktemp("small") / "a.gguf"
    writer = gguf.GGUFWriter(path, "bitnet")
    writer.add_uint32("a", 7)
    writer.add_float32("b", 0.5)
    writer.add_bool("c", True)
    writer.add_array("d", ["x", "yz", ""])
    writer.add_array("e", [1, 2, 3])
    writer.add_custom_alignment(32)
    values = np.arange(512, dtype=np.float32).reshape(2, 256)
    writer.add_tensor("t", values)
    for kind in (gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.TQ2_0):
        writer.add_tensor(kind.name, gguf.quantize(values, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path.read_bytes()


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> bytes:
    path = Writer(Values(CONFIG)).write(tmp_path_factory.mktemp("model") / "a.gguf")
    return path.read_bytes()


@st.composite
def renumbered(draw, data: bytes, end: int) -> bytes:
    """One to three numbers of the header replaced, at any byte before ``end``."""
    found = bytearray(data)
    for _ in range(draw(st.integers(1, 3))):
        layout = draw(st.sampled_from(["<I", "<Q", "<B"]))
        number = draw(st.sampled_from(NUMBERS)) % 2 ** (8 * struct.calcsize(layout))
        at = draw(st.integers(4, end - 8))
        struct.pack_into(layout, found, at, number)
    return bytes(found)


def damaged(data: bytes, end: int) -> st.SearchStrategy[bytes]:
    """The header, up to ``end``, is hit more often than all else: most of a file is data."""
    header = garbled(data[:end]).map(lambda found: found + data[end:])
    return renumbered(data, end) | header | garbled(data)


def contents(file) -> tuple[dict, dict]:
    """(metadata, tensors) in a form that compares."""
    metadata = {
        key: _plain(value.values) if isinstance(value, Array) else value
        for key, value in file.metadata.items()
    }
    return metadata, {t.name: (t.dtype, t.shape, t.data.tobytes()) for t in file.tensors.values()}


def _plain(values) -> list:
    """numpy would take the zeros off the end of a string."""
    return values if isinstance(values, list) else values.tolist()


def theirs(path) -> tuple[dict, dict]:
    reader = gguf.GGUFReader(path)
    metadata = {
        key: field.contents() for key, field in reader.fields.items() if not key.startswith("GGUF.")
    }
    tensors = {
        t.name: (t.tensor_type.name, tuple(reversed(t.shape.tolist())), t.data.tobytes())
        for t in reader.tensors
    }
    return metadata, tensors


def read_again(path, data: bytes):
    path.write_bytes(data)
    return read_gguf(path)


@effort(200)
def test_what_is_read_is_what_gguf_reads(tmp_path, small, examples):
    path = tmp_path / "a.gguf"

    def check(data: bytes) -> None:
        path.write_bytes(data)
        try:
            with little_memory(tmp_path):
                found = attempt(lambda: read_gguf(path), path)
        except Refused:
            return
        assert repr(contents(found)) == repr(theirs(path))  # so that NaN is NaN

    assert repr(contents(read_again(path, small))) == repr(theirs(path))
    hunt(check, damaged(small, len(read_gguf(path).header)), examples)


@effort(80)
def test_a_model_speaks_or_is_refused(tmp_path, model, examples):
    """Whatever was hit: another model may come of it, never something else than a sentence."""
    path = tmp_path / "model.gguf"

    def say() -> list[int]:
        with little_memory(tmp_path):
            loaded = load(path)
        run = loaded.generate("ab", tokens=2, temperature=0)
        "".join(run)
        return run.token_ids

    def check(data: bytes) -> None:
        path.write_bytes(data)
        try:
            tokens = attempt(say, path)
        except Refused:
            assert data != model
            return
        assert all(token < CONFIG.vocabulary for token in tokens)

    end = len(read_again(path, model).header)
    hunt(check, damaged(model, end), examples)


@effort(60)
def test_metadata_of_any_value(tmp_path, examples):
    path = tmp_path / "model.gguf"
    writer = Writer(Values(CONFIG))
    before = dict(writer.metadata)
    values = st.one_of(
        st.sampled_from([0, 1, 3, 2**31, 2**32 - 1, 0.0, -1.0, 1e-45, 3e38, float("nan"), True]),
        st.sampled_from(["", "x\ny", "\0", "llama", "x" * 9000]),
        st.sampled_from([[1, 2], ["a"], ["a b"], ["b", "b"], [0.5], [True], [2**31 - 1]]),
    )
    changes = st.dictionaries(st.sampled_from(sorted(before)), values, min_size=1, max_size=2)

    def check(change) -> None:
        writer.metadata = {**before, **change}
        writer.write(path)
        try:
            with little_memory(tmp_path):
                attempt(lambda: load(path), path)
        except Refused:
            pass

    hunt(check, changes, examples)


def test_a_file_of_nothing_but_numbers(tmp_path):
    """2 ** 32 of whatever may be counted, in a file of 100 bytes."""
    path = tmp_path / "a.gguf"
    for byte in (0, 1, 255):
        path.write_bytes(b"GGUF\3\0\0\0" + bytes([byte]) * 92)
        with little_memory(tmp_path), pytest.raises(CheckpointError):
            load(path)
