"""Safetensors files with garbled headers: refused in a sentence, or read as safetensors does."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
import safetensors
from hypothesis import strategies as st
from safetensors.numpy import save

from fuzzing import JUNK, Refused, attempt, changed_json, dump, effort, garbled, hunt, little_memory
from tritile.checkpoint.safetensors_file import read_tensors

RNG = np.random.default_rng(0)
TENSORS = {
    "a": RNG.normal(size=(3, 8)).astype(np.float32),
    "b": RNG.integers(0, 99, (4, 2)).astype(np.uint8),
    "c": RNG.normal(size=5).astype(np.float16),
    "d": np.zeros((0, 7), np.float32),
}
FILE = save(TENSORS, {"format": "pt"})
(LENGTH,) = struct.unpack("<Q", FILE[:8])
HEADER = json.loads(FILE[8 : 8 + LENGTH])
DATA = FILE[8 + LENGTH :]
# Header lengths that are right, wrong by little, and absurd.
LENGTHS = st.sampled_from([0, 1, -1, 8, -8, 2**31, 2**40, 2**62])


@st.composite
def files(draw) -> bytes:
    """A file whose header was changed as JSON, whose length may lie, or that is garbled at all."""
    if draw(st.integers(0, 5)) == 0:
        return draw(garbled(FILE))
    header = draw(changed_json(HEADER))
    lie = draw(LENGTHS) if draw(st.integers(0, 5)) == 0 else 0
    data = draw(garbled(DATA)) if draw(st.integers(0, 5)) == 0 else DATA
    return struct.pack("<Q", max(0, len(header) + lie)) + header + data


@st.composite
def entries(draw) -> bytes:
    """A file whose tensors were moved, stretched or retyped, all else being well."""
    header = json.loads(json.dumps(HEADER))
    for _ in range(draw(st.integers(1, 2))):
        entry = header[draw(st.sampled_from(sorted(TENSORS)))]
        field = draw(st.sampled_from(["dtype", "shape", "data_offsets"]))
        if field == "dtype":
            entry["dtype"] = draw(st.sampled_from(["F32", "U8", "F16", "I64", "BF16", "F8_E4M3"]))
        elif draw(st.booleans()):
            sizes = st.integers(0, 110) | st.sampled_from([2**62, 10**2200, -1, True, 3.0])
            entry[field] = draw(st.lists(sizes, max_size=3))
        else:
            other = header[draw(st.sampled_from(sorted(TENSORS)))]
            entry[field] = other[draw(st.sampled_from(["shape", "data_offsets"]))]
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + DATA


def read(path) -> dict:
    """(dtype, shape, bytes) by name."""
    found = attempt(lambda: read_tensors(path), path)
    return {t.name: (t.dtype, list(t.shape), t.data.tobytes()) for t in found.values()}


def theirs(data: bytes) -> dict:
    found = safetensors.deserialize(data)
    return {name: (v["dtype"], list(v["shape"]), bytes(v["data"])) for name, v in found}


@effort(200)
@pytest.mark.parametrize("strategy", [files(), entries()], ids=["json", "entries"])
def test_what_is_read_is_what_safetensors_reads(tmp_path, strategy, examples):
    path = tmp_path / "model.safetensors"

    def check(data: bytes) -> None:
        path.write_bytes(data)
        try:
            with little_memory(tmp_path):
                found = read(path)
        except Refused:
            return
        assert found == theirs(data)

    hunt(check, strategy, examples)


@effort(150)
def test_what_safetensors_reads_is_read(tmp_path, examples):
    """Only tensors of types that nobody knows here, and names that come twice, are refused."""
    path = tmp_path / "model.safetensors"

    def check(data: bytes) -> None:
        try:
            wanted = theirs(data)
        except Exception:  # safetensors refuses it
            return
        path.write_bytes(data)
        try:
            found = read(path)
        except Refused as refused:
            sentence = str(refused)
        else:
            assert found == wanted
            return
        assert "occurs twice" in sentence or "has dtype" in sentence

    hunt(check, files() | entries(), examples)


@effort(100)
def test_any_value_as_an_entry(tmp_path, examples):
    path = tmp_path / "model.safetensors"

    def check(junk) -> None:
        text = dump({**HEADER, "a": junk}).encode()
        path.write_bytes(struct.pack("<Q", len(text)) + text + DATA)
        with little_memory(tmp_path), pytest.raises(Refused):
            read(path)

    hunt(check, JUNK, examples)
