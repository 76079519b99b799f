"""GGUF files: what the package gguf writes is read, what is damaged is refused by name."""

import struct
import sys

import gguf
import numpy as np
import pytest
from gguf import GGMLQuantizationType as Kind

from tritile.checkpoint.gguf_file import read_gguf
from tritile.checkpoint.gguf_header import Array, is_gguf
from tritile.errors import CheckpointError

RNG = np.random.default_rng(0)
MATRIX = RNG.normal(size=(3, 512)).astype(np.float32)
KINDS = ("F16", "BF16", "Q8_0", "Q5_1", "Q5_0", "Q4_1", "Q4_0")  # that gguf can write


def write(path, alignment: int | None = None) -> None:
    """Values of every type, and a matrix of every kind."""
    writer = gguf.GGUFWriter(path, "bitnet")
    if alignment:
        writer.add_custom_alignment(alignment)
    for kind in ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"):
        getattr(writer, f"add_{kind}")(f"a.{kind}", -5 if kind.startswith("int") else 250)
    writer.add_float32("a.float32", 0.1)
    writer.add_float64("a.float64", 0.1)
    writer.add_bool("a.yes", True)
    writer.add_string("a.text", "käse\n🧀")
    writer.add_array("a.strings", ["a", "", "Ġb"])
    writer.add_array("a.integers", [1, -2, 3])
    writer.add_array("a.flags", [True, False])
    writer.add_tensor("full", MATRIX)
    writer.add_tensor("vector", MATRIX[0, :5])
    for kind in KINDS:
        data = gguf.quantize(MATRIX, Kind[kind])
        writer.add_tensor(kind, data, raw_dtype=Kind[kind])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@pytest.fixture
def path(tmp_path):
    write(tmp_path / "a.gguf")
    return tmp_path / "a.gguf"


def complaint(path) -> str:
    with pytest.raises(CheckpointError) as caught:
        read_gguf(path)
    text = str(caught.value)
    assert str(path) in text
    assert "\n" not in text
    return text


def patched(path, before: bytes, after: bytes) -> str:
    """The complaint about a file in which bytes that occur once are others."""
    data = path.read_bytes()
    assert data.count(before) == 1
    path.write_bytes(data.replace(before, after))
    return complaint(path)


def test_metadata_are_what_was_written(path):
    found = read_gguf(path).metadata
    assert found["general.architecture"] == "bitnet"
    assert [found[f"a.{kind}"] for kind in ("uint8", "int8", "uint64", "int64")] == [250, -5] * 2
    assert [found[f"a.{kind}"] for kind in ("uint16", "int16", "uint32")] == [250, -5, 250]
    assert found["a.float32"] == np.float32(0.1)
    assert found["a.float64"] == 0.1
    assert found["a.yes"] is True
    assert found["a.text"] == "käse\n🧀"
    assert found["a.strings"].values == ["a", "", "Ġb"]
    assert found["a.integers"].values.tolist() == [1, -2, 3]
    assert found["a.flags"].values.tolist() == [True, False]
    assert repr(found["a.strings"]) == "an array of 3 strings"
    assert isinstance(found["a.integers"], Array)


@pytest.mark.parametrize("alignment", [None, 64, 4096])
def test_tensors_are_what_gguf_reads(tmp_path, alignment):
    path = tmp_path / "a.gguf"
    write(path, alignment)
    found = read_gguf(path).tensors
    reader = gguf.GGUFReader(path)
    assert list(found) == [tensor.name for tensor in reader.tensors]
    for theirs in reader.tensors:
        ours = found[theirs.name]
        assert ours.dtype == theirs.tensor_type.name
        assert ours.shape == tuple(reversed(theirs.shape.tolist()))
        expected = gguf.dequantize(theirs.data, theirs.tensor_type).reshape(ours.shape)
        assert np.array_equal(ours.float32(), expected)
        if len(ours.shape) == 2:
            assert np.array_equal(ours.rows(1, 9).float32(), expected[1:])


def test_the_fingerprint_is_the_headers_and_some_values(path, tmp_path):
    first = read_gguf(path).fingerprint
    data = path.read_bytes()
    other = tmp_path / "other.gguf"
    other.write_bytes(data)
    assert read_gguf(other).fingerprint == first
    other.write_bytes(data.replace(b"a.uint8", b"b.uint8"))
    assert read_gguf(other).fingerprint != first
    values = MATRIX.tobytes()
    other.write_bytes(data.replace(values, values[:-1] + b"\x42"))
    assert read_gguf(other).fingerprint != first


def test_a_file_is_known_by_its_first_bytes(path, tmp_path):
    assert is_gguf(path)
    (tmp_path / "b").write_bytes(b"GGU")
    assert not is_gguf(tmp_path / "b")
    assert not is_gguf(tmp_path)
    assert not is_gguf(tmp_path / "nowhere")


def test_without_the_package_a_sentence_says_what_to_install(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "gguf", None)
    with pytest.raises(CheckpointError, match=r"pip install 'tritile\[gguf\]'"):
        read_gguf(path)


def test_a_file_that_is_cut_anywhere(path):
    data = path.read_bytes()
    end = read_gguf(path).tensors["Q4_0"].data.size
    used = len(data.rstrip(b"\0"))
    for length in [*range(0, len(data) - end, 37), used - end, used - 1]:
        path.write_bytes(data[:length])
        complaint(path)


def test_what_cannot_be_opened(tmp_path):
    assert "No such file" in complaint(tmp_path / "nowhere.gguf")
    assert "is no file" in complaint(tmp_path)


def test_another_file(path):
    path.write_bytes(b"PK" + path.read_bytes()[2:])
    assert "no GGUF file" in complaint(path)


@pytest.mark.parametrize("version", [0, 1, 4, 3 << 24])
def test_another_version(path, version):
    data = path.read_bytes()
    path.write_bytes(data[:4] + struct.pack("<I", version) + data[8:])
    assert f"version {version}" in complaint(path)


@pytest.mark.parametrize("at", [8, 16])
@pytest.mark.parametrize("count", [2000, 1 << 62, (1 << 64) - 1])
def test_counts_beyond_the_file(path, at, count):
    data = path.read_bytes()
    path.write_bytes(data[:at] + struct.pack("<Q", count) + data[at + 8 :])
    assert str(count) in complaint(path)


def test_a_key_or_a_tensor_that_comes_twice(path):
    data = path.read_bytes()
    assert "'a.float32' occurs twice" in patched(path, b"a.float64", b"a.float32")
    path.write_bytes(data)
    assert "'Q5_0' occurs twice" in patched(path, b"Q5_1", b"Q5_0")


def test_what_is_no_text(path):
    assert "'a.text': no valid UTF-8" in patched(path, "käse".encode(), b"k\xff\xffse")


def test_a_flag_that_is_none(path):
    before = b"a.yes" + struct.pack("<IB", 7, 1)
    assert "'a.yes' is 2; expected a flag" in patched(path, before, before[:-1] + b"\2")


def test_types_that_are_none(path):
    before = b"a.yes" + struct.pack("<I", 7)
    assert "'a.yes' has type 13" in patched(path, before, b"a.yes" + struct.pack("<I", 13))
    write(path)
    before = b"a.flags" + struct.pack("<II", 9, 7)
    assert "array of type 9" in patched(path, before, b"a.flags" + struct.pack("<II", 9, 9))


@pytest.mark.parametrize("count", [1 << 20, 1 << 61, (1 << 64) - 1])
@pytest.mark.parametrize(("key", "kind"), [(b"a.strings", 8), (b"a.integers", 5), (b"a.flags", 7)])
def test_arrays_longer_than_the_file(path, key, kind, count):
    real = 2 if kind == 7 else 3
    before = key + struct.pack("<IIQ", 9, kind, real)
    text = patched(path, before, before[:-8] + struct.pack("<Q", count))
    assert key.decode() in text
    assert "truncated or damaged" in text


def entry(name: str, shape: tuple[int, ...], kind: int, offset: int) -> bytes:
    text = name.encode()
    sizes = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return struct.pack("<Q", len(text)) + text + sizes + struct.pack("<IQ", kind, offset)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (("full", (512, 3), 36, 0), ["'full'", "36", "i2_s", "TQ1_0, TQ2_0"]),
        (("full", (512, 3), 999, 0), ["'full'", "999", "does not know"]),
        (("full", (512, 3), 0, 8), ["begins at byte 8, no multiple of 32"]),
        (("full", (512, 3), 0, 1 << 40), ["ends at byte", "truncated"]),
        (("full", (512, 1 << 40), 0, 0), ["ends at byte", "truncated"]),
        (("full", (1 << 63, 1 << 63), 0, 0), ["ends at byte"]),
        (("full", (512, 4), 0, 0), ["overlaps tensor 'full'"]),
        (("full", (513, 3), 2, 0), ["rows of 513", "multiple of 32 for Q4_0"]),
    ],
)
def test_entries_of_tensors(path, after, words):
    before = entry("full", (512, 3), 0, 0)
    text = patched(path, before, entry(*after))
    assert all(word in text for word in words), text


@pytest.mark.parametrize("dimensions", [0, 5, 1 << 31])
def test_dimensions(path, dimensions):
    before = entry("full", (512, 3), 0, 0)
    at = before.index(struct.pack("<I", 2))
    after = before[:at] + struct.pack("<I", dimensions) + before[at + 4 :]
    assert f"has {dimensions} dimensions" in patched(path, before, after)


@pytest.mark.parametrize("value", [0, 3, 1 << 31])
def test_alignments(tmp_path, value):
    path = tmp_path / "a.gguf"
    write(path, 64)
    key = b"general.alignment" + struct.pack("<I", 4)
    text = patched(path, key + struct.pack("<I", 64), key + struct.pack("<I", value))
    assert "general.alignment" in text or "truncated" in text
