"""A truncated, altered or foreign image is refused by name; --verify's check finds every byte."""

from __future__ import annotations

import json
import os
import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkpoints import Folder
from images import PAGE, START, data_of, flip, header_of, rewrite_header, write_image
from tritile.errors import ImageError
from tritile.image import open_image
from tritile.image.writer import made_from
from tritile.image.writer import write_image as pack
from tritile.models.open import open_source
from tritile_arch.boards import BOARDS

BOARD = "pynq-z2"  # two ports


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """(folder, image) that nobody changes."""
    folder = Folder(tmp_path_factory.mktemp("whole") / "model")
    file = folder.path / "a.tritile"
    pack(open_source(folder.path), BOARD, BOARDS[BOARD].geometry, file)
    return folder, file


@pytest.fixture
def file(whole, tmp_path):
    """A copy to damage."""
    return shutil.copy(whole[1], tmp_path / "a.tritile")


@pytest.fixture
def made(whole):
    return made_from(open_source(whole[0].path), BOARD, BOARDS[BOARD].geometry)


def refused(file, words: str, made=None) -> None:
    """Opening it (and checking it) fails with one sentence that names the file and says so."""

    def opened():
        image = open_image(file)
        if made:
            image.check(made)

    with pytest.raises(ImageError, match=words) as caught:
        opened()
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_a_whole_image(file, made):
    image = open_image(file)
    image.check(made)
    image.verify()


def test_no_such_file(tmp_path):
    refused(tmp_path / "none.tritile", "there is no such file")
    refused(tmp_path, "is no file")


@pytest.mark.parametrize("content", [b"GGUF" + bytes(100), b"x", bytes(10000)], ids=len)
def test_something_else(file, content):
    file.write_bytes(content)
    refused(file, "no packed image")


def test_truncated_anywhere(file):
    content = file.read_bytes()
    size = len(content)
    for length in [0, 1, 7, 8, 15, 47, 48, 500, PAGE, size // 2, size - PAGE, size - 1]:
        file.write_bytes(content[:length])
        refused(file, f"truncated: it has {length} bytes")


def test_something_behind_the_end(file):
    with file.open("ab") as opened:
        opened.write(b"x")
    refused(file, r"altered: it has \d+ bytes, its table calls for")


def test_another_version(file):
    write_image(file, json.dumps(header_of(file)).encode(), data_of(file), version=1)
    refused(file, "format version 1; this tritile reads version 2; pack the model again")


def test_a_long_header_is_not_read(file):
    content = file.read_bytes()
    file.write_bytes(content[:12] + b"\xff\xff\xff\xff" + content[16:])
    refused(file, "altered: a header of 4294967295 bytes")


@given(st.data())
def test_every_byte_before_the_data_counts(whole, data):
    """Whatever byte is another: the header's padding as well."""
    content = bytearray(whole[1].read_bytes())
    start = len(content) - len(data_of(whole[1]))
    content[data.draw(st.integers(0, start - 1))] ^= data.draw(st.integers(1, 255))
    path = whole[1].with_name("changed.tritile")
    path.write_bytes(content)
    refused(path, "altered|no packed image|format version|truncated")


@given(st.data())
def test_every_byte_of_the_data_counts(whole, data):
    content = bytearray(whole[1].read_bytes())
    start = len(content) - len(data_of(whole[1]))
    content[data.draw(st.integers(start, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path = whole[1].with_name("changed.tritile")
    path.write_bytes(content)
    with pytest.raises(ImageError, match=r"altered: 'model\.layers\..*', port [01]: its checksum"):
        open_image(path).verify()


def test_an_altered_matrix_is_named(file):
    entry = header_of(file)["matrices"][5]
    start = file.stat().st_size - len(data_of(file))
    flip(file, start + entry["regions"][1]["offset"])
    with pytest.raises(ImageError, match=re.escape(f"altered: '{entry['name']}', port 1: its")):
        open_image(file).verify()
    flip(file, start)
    with pytest.raises(ImageError, match="and 1 more"):
        open_image(file).verify()


def test_swapped_data_are_found(file):
    """Two matrices of one shape, their bytes changed places."""
    entries = {entry["name"]: entry for entry in header_of(file)["matrices"]}
    places = [
        entries[f"model.layers.{layer}.mlp.up_proj"]["regions"][0]["offset"] for layer in (0, 1)
    ]
    content = bytearray(file.read_bytes())
    start = len(content) - len(data_of(file))
    a, b = (slice(start + place, start + place + PAGE) for place in places)
    assert content[a] != content[b]
    content[a], content[b] = content[b], content[a]
    file.write_bytes(content)
    with pytest.raises(ImageError, match=r"altered: .*up_proj', port 0 and 1 more"):
        open_image(file).verify()


def test_another_board(file, made):
    zcu104 = made_from(open_source(made.model), "zcu104", BOARDS["zcu104"].geometry)
    words = (
        r"packed for 'pynq-z2' \(trit5, 2 ports of 8 bytes, depth 1024\), not for zcu104"
        r" .*: tritile pack .*model --board zcu104"
    )
    refused(file, words, zcu104)


@pytest.mark.parametrize("what", ["config", "values"])
def test_another_model(file, tmp_path, what):
    other = Folder(tmp_path / "other")
    if what == "config":
        other.write_config(rms_norm_eps=1e-6)
    else:
        other.change_tensors(lambda values: values["model.norm.weight"].__setitem__(0, 3.0))
    made = made_from(open_source(other.path), BOARD, BOARDS[BOARD].geometry)
    refused(file, r"packed from 'model' \('BitNetForCausalLM', .* are not those of .*other", made)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h: h["matrices"].reverse(), "lie at"),
        (lambda h: h["matrices"].pop(), "altered: it has"),
        (lambda h: h["matrices"].clear(), "matrices is empty"),
        (lambda h: h["matrices"].append(h["matrices"][0]), "lie at"),
        (lambda h: h["matrices"][1].update(name=h["matrices"][0]["name"]), "occurs twice"),
        (lambda h: h["matrices"][3].update(m=10**30), "lie at"),
        (lambda h: h["matrices"][3].update(k=0), r"matrices\[3\]\.k is 0; expected an integer"),
        (lambda h: h["matrices"][3].update(planes=True), r"planes is True; expected an integer"),
        (lambda h: h["matrices"][3].update(rule="add"), "'add'; expected multiply or divide"),
        (lambda h: h["matrices"][3].update(weight_scale=0), "weight_scale is 0; expected a finite"),
        (lambda h: h["matrices"][3].update(weight_scale=1e300), "weight_scale is 1e"),
        (lambda h: h["matrices"][3].update(weight_scale=float("nan")), "weight_scale is nan"),
        (lambda h: h["matrices"][3].update(weight_scale="1"), "weight_scale is '1'"),
        (lambda h: h["matrices"][3].pop("name"), "expected .*'name'"),
        (lambda h: h["matrices"][3]["regions"].pop(), "lie at"),
        (lambda h: h["matrices"][3]["regions"][0].update(offset=-4096), "offset is -4096"),
        (lambda h: h["matrices"][3]["regions"][0].update(offset=0), "lie at"),
        (lambda h: h["matrices"][3]["regions"][0].update(bytes=1), "lie at"),
        (lambda h: h["matrices"][3]["regions"][0].update(sha256="0"), "64 hexadecimal"),
        (lambda h: h.update(matrices={}), "matrices is {}; expected a list"),
        (lambda h: h.update(board=7), "board is 7; expected a text"),
        (lambda h: h.update(fingerprint="x" * 1000), "fingerprint is 'xxx"),
        (lambda h: h["geometry"].update(ports=64), "ports is 64; expected 1 to 4"),
        (lambda h: h["geometry"].update(ports="2"), "ports is '2'; expected an integer"),
        (lambda h: h["geometry"].update(ports=1), "lie at"),
        (lambda h: h["geometry"].update(codec="trit9"), "trit9"),
        (lambda h: h["geometry"].update(extra=1), "'extra'"),
        (lambda h: h["model"].update(weights=-1), "weights is -1"),
        (lambda h: h["model"]["sizes"].update(hidden=[]), "hidden is "),
        (lambda h: h.update(more=1), "'more'"),
        (lambda h: h.pop("model"), "'model'"),
    ],
)
def test_a_header_of_somebody_who_can_count(file, change, words):
    """The checksum is right, what is in it is not."""
    rewrite_header(file, change)
    refused(file, words)


@pytest.mark.parametrize(
    "header",
    [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b"1" * 10_000, b'{"a":1,"a":2}', b"null"],
    ids=lambda header: header[:6],
)
def test_a_header_that_is_no_object(file, header):
    write_image(file, header, data_of(file))
    refused(file, "the header is not valid")


def test_swapped_names_are_found(file, made):
    """Two matrices of one shape, their table entries renamed: only the model knows the order."""

    def change(header):
        a, b = (e for e in header["matrices"] if e["name"].endswith("up_proj"))
        a["name"], b["name"] = b["name"], a["name"]

    rewrite_header(file, change)
    open_image(file)
    refused(file, "altered: its table has 'model.layers.1.mlp.up_proj' .* where the model", made)


def test_a_table_of_fewer_matrices(file, made):
    header, data = header_of(file), data_of(file)
    gone = header["matrices"].pop()
    data = data[: gone["regions"][0]["offset"]]
    write_image(file, json.dumps(header).encode(), data)
    refused(file, "its table has 13 matrices, the model 14", made)


@given(st.data())
def test_garbled_headers_are_refused_or_right(whole, data):
    """Under a right checksum: an ImageError or an image, nothing else."""
    text = bytearray(json.dumps(header_of(whole[1])).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        position = data.draw(st.integers(0, len(text) - 1))
        text[position : position + data.draw(st.integers(0, 4))] = data.draw(
            st.sampled_from([b"", b"0", b"9", b"-", b'"', b"[", b"]", b"{", b"}", b",", b"1e9"])
        )
    path = whole[1].with_name("garbled.tritile")
    write_image(path, bytes(text), data_of(whole[1]))
    try:
        open_image(path).verify()
    except ImageError:
        return
    assert open_image(path).header.data_bytes == len(data_of(whole[1]))


def test_a_small_file_asks_for_nothing_large(file):
    """Its header calls for exabytes."""

    def change(header):
        header["matrices"] = header["matrices"][:1]
        g = BOARDS[BOARD].geometry
        entry = header["matrices"][0]
        entry.update(m=10**9, k=10**9)
        size = 10**9 * g.k_blocks(10**9) * g.port_bytes
        step = -(-size // PAGE) * PAGE
        for port, region in enumerate(entry["regions"]):
            region.update(offset=port * step, bytes=size)

    rewrite_header(file, change)
    os.truncate(file, PAGE * 4)
    refused(file, "truncated: it has 16384 bytes, its table calls for")


def test_the_json_begins_where_the_format_says(file):
    assert file.read_bytes()[START : START + 1] == b"{"
