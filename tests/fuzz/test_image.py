"""Packed images with garbled headers and bytes: refused in a sentence, or the model's weights."""

from __future__ import annotations

import copy
import json
import os
import struct

import numpy as np
import pytest
from hypothesis import strategies as st

from checkpoints import Folder
from fuzzing import Refused, attempt, changed_json, effort, garbled, hunt, little_memory
from images import START, data_of, header_of, write_image
from tritile.image import open_image
from tritile.image import partial as module
from tritile.image.writer import made_from
from tritile.image.writer import write_image as pack
from tritile.model import load
from tritile.models.open import open_source
from tritile.plan import Plan
from tritile_arch.boards import BOARDS

BOARD, GEOMETRY = "tiny", BOARDS["tiny"].geometry


class Packed:
    """A folder, its image beside it, and what is right."""

    def __init__(self, path):
        self.folder = Folder(path)
        source = open_source(path)
        self.made = made_from(source, BOARD, GEOMETRY)
        self.matrices = Plan(GEOMETRY, source.config.job_lists()).matrices
        self.file = path / "a.tritile"
        pack(source, BOARD, GEOMETRY, self.file)
        self.content = self.file.read_bytes()
        self.header, self.data = header_of(self.file), data_of(self.file)
        self.regions = self.read()

    def read(self, verify: bool = True) -> dict[str, bytes]:
        """Every region of the file; ``Refused`` with a sentence."""

        def work():
            image = open_image(self.file)
            image.check(self.made)
            if verify:
                image.verify()
            for name in (matrix.name for matrix in self.matrices):
                assert image.rescale(name).weight_scale > 0
            return {m.name: image.regions(m).tobytes() for m in self.matrices}

        return attempt(work, self.file)

    def say(self) -> list[int]:
        """Tokens of the model with that image."""

        def work():
            run = load(self.folder.path, image=self.file).generate("ab", tokens=2, temperature=0)
            with np.errstate(over="ignore", invalid="ignore"):  # a weight scale of 1e38 is one
                "".join(run)
            return run.token_ids

        return attempt(work, self.file)


@pytest.fixture
def packed(tmp_path):
    return Packed(tmp_path / "model")


@effort(120)
def test_garbled_headers_under_a_right_checksum(packed, examples):
    def check(header: bytes) -> None:
        write_image(packed.file, header, packed.data)
        try:
            with little_memory(packed.folder.path):
                found = packed.read()
        except Refused:
            return
        assert found == packed.regions
        packed.say()

    hunt(check, changed_json(packed.header), examples)


@effort(80)
def test_garbled_files(packed, examples):
    tokens = packed.say()

    def check(content: bytes) -> None:
        packed.file.write_bytes(content)
        try:
            with little_memory(packed.folder.path):
                found = packed.read()
        except Refused:
            assert content != packed.content
            return
        assert found == packed.regions
        assert packed.say() == tokens

    starts = st.binary(max_size=START).map(lambda start: start + packed.content[len(start) :])
    hunt(check, garbled(packed.content) | starts, examples)


@effort(40)
def test_garbled_tables(packed, examples):
    """Sizes and places of one matrix, which everything else is reckoned from."""
    numbers = st.integers(-2, 200) | st.sampled_from([4096, 2**31, 2**63, 2**64, 10**18, 10**300])
    fields = st.sampled_from(["m", "k", "planes", "offset", "bytes"])
    changes = st.lists(st.tuples(st.integers(0, 13), fields, numbers), min_size=1, max_size=2)

    def check(change) -> None:
        header = _changed(packed.header, change)
        write_image(packed.file, header, packed.data)
        try:
            with little_memory(packed.folder.path):
                assert packed.read() == packed.regions
        except Refused:
            pass

    hunt(check, changes, examples)


def _changed(header: dict, change: list) -> bytes:
    found = copy.deepcopy(header)
    for index, field, number in change:
        entry = found["matrices"][index]
        (entry if field in entry else entry["regions"][0])[field] = number
    return json.dumps(found).encode()


@effort(40)
def test_geometries_of_any_size(packed, examples):
    numbers = st.integers(-2, 300) | st.sampled_from([2**31, 2**64, 10**18, 10**300])
    names = st.sampled_from([*packed.header["geometry"]])

    def check(change) -> None:
        header = {**packed.header, "geometry": {**packed.header["geometry"], **change}}
        write_image(packed.file, json.dumps(header).encode(), packed.data)
        try:
            with little_memory(packed.folder.path):
                assert packed.read() == packed.regions
        except Refused:
            pass

    hunt(check, st.dictionaries(names, numbers, min_size=1, max_size=2), examples)


@effort(30)
def test_what_a_killed_packing_left_behind(packed, examples):
    """A garbled journal is believed only where its checksums are right."""
    source = open_source(packed.folder.path)
    partial = packed.file.with_name(packed.file.name + ".partial")
    journal = partial_content(packed)

    def check(content: bytes) -> None:
        packed.file.unlink(missing_ok=True)
        partial.write_bytes(content)
        attempt(lambda: pack(source, BOARD, GEOMETRY, packed.file), packed.file)
        assert packed.file.read_bytes() == packed.content
        assert not partial.exists()

    hunt(check, garbled(journal) | garbled(journal[-4000:]), examples)


def partial_content(packed) -> bytes:
    """What stands in the partial file before it gets its name."""
    kept = []
    finish = module.Partial.finish

    def stop(self, header: bytes, file) -> None:
        kept.append(os.pread(self.fd, os.fstat(self.fd).st_size, 0))
        finish(self, header, file)

    module.Partial.finish = stop
    try:
        packed.file.unlink()
        pack(open_source(packed.folder.path), BOARD, GEOMETRY, packed.file)
    finally:
        module.Partial.finish = finish
    return kept[0]


@pytest.mark.parametrize("length", [0, 1, 2**16, 2**31, 2**32 - 1])
def test_header_lengths(packed, length):
    content = bytearray(packed.content)
    struct.pack_into("<I", content, 12, length)
    packed.file.write_bytes(content)
    with little_memory(packed.folder.path), pytest.raises(Refused):
        packed.read()


def test_what_is_no_file_is_not_opened(packed):
    packed.file.unlink()
    os.mkfifo(packed.file)
    with pytest.raises(Refused, match="is no file"):
        packed.read()
