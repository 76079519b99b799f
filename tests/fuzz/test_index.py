"""Garbled index files: refused in a sentence, or the model; never a file outside the folder."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from hypothesis import strategies as st

from checkpoints import Folder
from fuzzing import Refused, attempt, changed_json, effort, hunt, little_memory
from tritile.checkpoint.folder import open_tensors


@pytest.fixture
def folder(tmp_path):
    """A folder in two shards; there are the same shards beside it and below it."""
    (tmp_path / "above").mkdir()
    made = Folder(tmp_path / "above" / "model")
    made.shard()
    for other in (tmp_path / "above", made.path / "below"):
        other.mkdir(exist_ok=True)
        for file in ("a.safetensors", "b.safetensors"):
            shutil.copy(made.path / file, other)
    return made.path


def read(path) -> dict:
    """(shape, bytes) by name; ``Refused`` with a sentence."""
    found = attempt(lambda: open_tensors(path), path)
    assert {tensor.file.parent for tensor in found.values()} <= {path}
    return {name: (t.dtype, t.shape, t.data.tobytes()) for name, t in found.items()}


@effort(200)
def test_garbled_indexes(folder, examples):
    index = folder / "model.safetensors.index.json"
    before = read(folder)

    def check(text: bytes) -> None:
        index.write_bytes(text)
        try:
            with little_memory(folder):
                found = read(folder)
        except Refused:
            return
        assert found == before

    whole = {"metadata": {"total_size": 12}, **json.loads(index.read_text())}
    hunt(check, changed_json(whole), examples)


def places(folder):
    """Ways to name one of the shards, or something else."""
    a = "a.safetensors"
    ways = [
        f"../{a}",
        f"below/{a}",
        f"./{a}",
        f"../model/{a}",
        f"{folder}/{a}",
        f"{folder.parent}/{a}",
    ]
    strange = [
        "",
        ".",
        "..",
        "/",
        "below",
        f"{a}/",
        f"{a}\0",
        f"{a}\n",
        "\\..\\a",
        "~",
        "/dev/zero",
    ]
    return st.sampled_from([a, "b.safetensors", *ways, *strange, "x" * 300]) | st.text(max_size=5)


@effort(100)
def test_entries_that_lead_elsewhere(folder, examples):
    index = folder / "model.safetensors.index.json"
    real = json.loads(index.read_text())["weight_map"]
    before = read(folder)

    def check(change) -> None:
        weight_map = {**real, **change}
        index.write_text(json.dumps({"weight_map": weight_map}))
        try:
            assert read(folder) == before
            assert weight_map == real
        except Refused:
            assert weight_map != real

    places_by_name = st.dictionaries(st.sampled_from(sorted(real)), places(folder), max_size=2)
    hunt(check, places_by_name, examples)


def test_links_are_followed_as_in_the_hub_s_cache(folder):
    before = read(folder)
    (folder.parent / "blobs").mkdir()
    shutil.move(folder / "a.safetensors", folder.parent / "blobs" / "0123")
    (folder / "a.safetensors").symlink_to("../blobs/0123")
    assert read(folder) == before


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
@pytest.mark.parametrize("file", ["a.safetensors", "model.safetensors.index.json"])
def test_what_is_no_file_is_not_opened(folder, file, make):
    (folder / file).unlink()
    make(folder / file)
    with pytest.raises(Refused, match=f"{file}: is no file"):
        read(folder)


def test_a_link_that_leads_nowhere(folder):
    (folder / "a.safetensors").unlink()
    (folder / "a.safetensors").symlink_to("a.safetensors")
    with pytest.raises(Refused, match=r"a\.safetensors: cannot be read"):
        read(folder)
