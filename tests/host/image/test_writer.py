"""An image's bytes are those of the contract, and nothing half-made bears its name."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from checkpoints import Folder
from images import PAGE, data_of, header_of, spelled_out_model
from tritile.errors import CheckpointError, ImageError
from tritile.image import default_file, open_image, write_image
from tritile.models.open import open_source
from tritile.plan import Plan
from tritile_arch.boards import BOARDS


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def pack(folder: Folder, board: str = "tiny", **options):
    file = default_file(folder.path, board)
    g = BOARDS[board].geometry
    return write_image(open_source(folder.path), board, g, file, **options)


@pytest.mark.parametrize("board", BOARDS)
def test_every_byte_is_where_the_contract_puts_it(folder, board):
    file = pack(folder, board).image.file
    assert file == folder.path / f"{board}.tritile"
    assert data_of(file) == spelled_out_model(folder.path, board)
    assert (file.stat().st_size - len(data_of(file))) % PAGE == 0


@pytest.mark.parametrize("board", BOARDS)
def test_regions_are_mapped_as_they_are_in_the_file(folder, board):
    image = pack(folder, board).image
    source, content = open_source(folder.path), data_of(image.file)
    entries = {entry["name"]: entry for entry in header_of(image.file)["matrices"]}
    for matrix in Plan(BOARDS[board].geometry, source.config.job_lists()).matrices:
        regions = image.regions(matrix)
        for region, place in zip(regions, entries[matrix.name]["regions"], strict=True):
            first = place["offset"]
            assert region.tobytes() == content[first : first + place["bytes"]]
            assert first % PAGE == 0
        with pytest.raises(ValueError, match="read-only"):
            regions[0, 0] = 1
        image.release(matrix.name)
        assert (
            regions[0].tobytes()
            == content[entries[matrix.name]["regions"][0]["offset"] :][: regions.shape[1]]
        )


def test_the_header_says_what_and_for_what(folder):
    image = pack(folder, "zcu104").image
    source, header = open_source(folder.path), header_of(image.file)
    assert header["board"] == "zcu104"
    assert header["geometry"] == vars(BOARDS["zcu104"].geometry)
    assert header["fingerprint"] == source.fingerprint
    assert header["model"]["architecture"] == "BitNetForCausalLM"
    assert header["model"]["name"] == "model"
    assert header["model"]["sizes"]["hidden"] == 24
    assert header["model"]["weights"] == sum(e["m"] * e["k"] for e in header["matrices"])
    scales = load_file(folder.weights)
    for entry in header["matrices"]:
        assert entry["rule"] == "multiply"
        assert entry["weight_scale"] == float(scales[f"{entry['name']}.weight_scale"][0])
        assert (
            image.rescale(entry["name"]).weight_scale == source.rescale(entry["name"]).weight_scale
        )
        for region in entry["regions"]:
            padded = -(-region["bytes"] // PAGE) * PAGE
            data = data_of(image.file)[region["offset"] :][:padded]
            assert region["sha256"] == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("scale", [1e-45, 1.1754943508222875e-38, 3.4028234663852886e38, 0.1])
def test_scales_are_kept_to_the_bit(folder, scale):
    name = "model.layers.0.self_attn.q_proj"

    def change(values):
        values[f"{name}.weight_scale"][:] = np.float32(scale)

    folder.change_tensors(change)
    assert pack(folder).image.rescale(name).weight_scale == np.float32(scale)


def test_an_image_is_the_same_whenever_it_is_made(folder):
    first = pack(folder).image.file.read_bytes()
    assert pack(folder, force=True).image.file.read_bytes() == first


def test_a_second_run_does_nothing(folder):
    before = pack(folder)
    stat = before.image.file.stat()
    again = pack(folder)
    assert (before.packed, before.kept) == (14, 0)
    assert (again.packed, again.kept) == (0, 0)
    assert again.image.file.stat() == stat


@pytest.mark.parametrize("damage", ["trained on", "truncated", "for another board"])
def test_what_is_not_up_to_date_is_replaced(folder, damage):
    file = pack(folder).image.file
    if damage == "trained on":
        folder.change_tensors(lambda values: values["model.norm.weight"].__setitem__(0, 3.0))
    elif damage == "truncated":
        os.truncate(file, file.stat().st_size - 1)
    else:
        os.replace(pack(folder, "zcu104").image.file, file)
    assert pack(folder).packed == 14
    image = open_image(file)
    image.verify()
    assert image.header.fingerprint == open_source(folder.path).fingerprint
    assert data_of(file) == spelled_out_model(folder.path, "tiny")


@pytest.mark.parametrize("force", [False, True])
def test_a_file_that_is_no_image_is_not_replaced(folder, force):
    file = default_file(folder.path, "tiny")
    file.write_text("precious")
    with pytest.raises(ImageError, match=r"no packed image.*delete it"):
        pack(folder, force=force)
    assert file.read_text() == "precious"


@pytest.mark.parametrize("force", [False, True])
def test_a_pipe_is_not_replaced_nor_waited_for(folder, force):
    file = default_file(folder.path, "tiny")
    os.mkfifo(file)
    with pytest.raises(ImageError, match="is no file"):
        pack(folder, force=force)
    assert file.is_fifo()


def test_a_folder_in_the_way(folder):
    default_file(folder.path, "tiny").mkdir()
    with pytest.raises(ImageError, match=r"tiny\.tritile: is a folder"):
        pack(folder, force=True)


def test_a_weight_that_is_no_trit_is_named_and_leaves_nothing(folder):
    name = "model.layers.1.mlp.up_proj.weight"
    folder.change_tensors(lambda values: values[name].__setitem__((0, 0), 255))
    with pytest.raises(CheckpointError, match=r"layers\.1\.mlp\.up_proj.*stands for no trit"):
        pack(folder)
    assert not list(folder.path.glob("*.tritile*"))


def test_a_folder_that_is_not_there(folder, tmp_path):
    source = open_source(folder.path)
    with pytest.raises(ImageError, match=r"gone/a\.tritile: cannot be written: No such file"):
        write_image(source, "tiny", BOARDS["tiny"].geometry, tmp_path / "gone" / "a.tritile")


LIMITED = """
import resource, sys
from tritile.cli import run_command
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
sys.exit(run_command(["pack", sys.argv[1], "--board", "tiny"]))
"""


def test_a_disk_that_has_no_room(folder):
    """A limit on file sizes is answered by the system as a full disk is."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder.path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "tiny.tritile: cannot be written: File too large; it takes " in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(folder.path.glob("*.tritile*"))
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 40_000


def test_several_at_once_make_one_image(folder):
    """All wait for the first, which packs; the others find it up to date."""
    found, together = [], threading.Barrier(4)

    def run():
        together.wait()
        found.append(pack(folder))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(packed.packed for packed in found) == [0, 0, 0, 14]
    assert list(folder.path.glob("*.tritile*")) == [default_file(folder.path, "tiny")]
    assert data_of(default_file(folder.path, "tiny")) == spelled_out_model(folder.path, "tiny")


def test_default_files(folder, tmp_path):
    single = tmp_path / "model.gguf"
    single.touch()
    assert default_file(single, "zcu104") == tmp_path / "model.zcu104.tritile"
    assert default_file(str(folder.path), "tiny") == Path(folder.path) / "tiny.tritile"
