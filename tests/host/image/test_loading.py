"""Which image a model is loaded from, and that it makes no difference to what the model says."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

import tritile
from checkpoints import Folder
from images import data_of, flip
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import ImageError
from tritile.image import default_file, loading, open_image, write_image
from tritile.models.open import open_source
from tritile.plan import Plan
from tritile.ternary import Quarters
from tritile_arch.boards import BOARDS


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "cache"))
    return Folder(tmp_path / "model")


@pytest.fixture
def no_packing(monkeypatch):
    """From when it is called, nobody may ask for a checkpoint's weights."""

    def asked(*_):
        raise AssertionError("a weight was asked for")

    return lambda: monkeypatch.setattr(Quarters, "codes", asked)


def pack(folder: Folder, board: str = "tiny", file: Path | None = None) -> Path:
    source, g = open_source(folder.path), BOARDS[board].geometry
    return write_image(source, board, g, file or default_file(folder.path, board)).image.file


def text(folder: Folder, **options) -> str:
    with tritile.load(folder.path, **options) as model:
        return "".join(model.generate("ab", tokens=6, temperature=0))


@pytest.mark.parametrize("board", BOARDS)
def test_from_its_image_and_from_the_checkpoint_it_is_the_same(folder, board, no_packing):
    expected = text(folder, board=board)
    pack(folder, board)
    no_packing()
    assert text(folder, board=board) == expected


def test_without_an_image_the_weights_are_asked_for(folder, no_packing):
    no_packing()
    with pytest.raises(AssertionError, match="asked for"):
        tritile.load(folder.path)


@pytest.mark.parametrize("kind", [str, Path])
def test_an_image_elsewhere(folder, tmp_path, kind, no_packing):
    expected = text(folder)
    file = pack(folder, file=tmp_path / "elsewhere.tritile")
    assert not default_file(folder.path, "tiny").exists()
    no_packing()
    assert text(folder, image=kind(file)) == expected


def test_the_image_that_is_named_goes_first(folder, tmp_path, no_packing):
    file = pack(folder, file=tmp_path / "elsewhere.tritile")
    default_file(folder.path, "tiny").write_bytes(b"damaged")
    no_packing()
    text(folder, image=file)
    with pytest.raises(ImageError, match=r"tiny\.tritile: no packed image"):
        text(folder)


def test_layers_stream_from_an_image(folder, no_packing):
    expected = text(folder)
    pack(folder)
    no_packing()
    with tritile.load(folder.path, weight_memory=1 << 15) as model:
        assert "".join(model.generate("ab", tokens=6, temperature=0)) == expected
        assert model.figures.streamed_bytes > 0


@pytest.mark.parametrize("what", ["named", "its own"])
def test_an_image_for_another_board_is_refused(folder, tmp_path, what):
    named = what == "named"
    file = tmp_path / "a.tritile" if named else default_file(folder.path, "tiny")
    pack(folder, "zcu104", file)
    with pytest.raises(ImageError, match=r"packed for 'zcu104' .* --board tiny"):
        tritile.load(folder.path, image=file if named else None)


def test_a_stale_image_is_refused(folder):
    pack(folder)
    folder.change_tensors(lambda values: values["model.norm.weight"].__setitem__(0, 3.0))
    with pytest.raises(ImageError, match=r"tiny\.tritile: packed from 'model'"):
        tritile.load(folder.path)


def test_verify_reads_every_byte(folder):
    file = pack(folder)
    flip(file, file.stat().st_size - 1)  # padding: no sum depends on it
    tritile.load(folder.path).close()
    with pytest.raises(ImageError, match="altered"):
        tritile.load(folder.path, verify=True)


def test_a_device_of_another_geometry_does_not_take_the_boards_image(folder, no_packing):
    default_file(folder.path, "tiny").write_bytes(b"no image of this geometry")
    platform = EmulatorPlatform(BOARDS["pynq-z2"].geometry)
    assert text(folder, platform=platform, board="tiny") == text(folder, board="pynq-z2")


def test_a_large_model_is_packed_into_the_cache_once(folder, tmp_path, monkeypatch, no_packing):
    expected = text(folder)
    monkeypatch.setattr(loading, "LARGE", 1)
    assert text(folder) == expected
    (file,) = (tmp_path / "cache").rglob("*.tritile")
    open_image(file).verify()
    assert not list(folder.path.glob("*.tritile"))
    no_packing()
    assert text(folder) == expected
    with pytest.raises(AssertionError):  # of another layout
        text(folder, board="zcu104")


def test_the_cache_has_an_image_a_layout(folder, tmp_path, monkeypatch, no_packing):
    monkeypatch.setattr(loading, "LARGE", 1)
    expected = [text(folder, board=board) for board in BOARDS]
    no_packing()
    assert [text(folder, board=board) for board in BOARDS] == expected
    assert len(list((tmp_path / "cache").rglob("*.tritile"))) == len(BOARDS)


def test_a_damaged_image_in_the_cache_is_packed_again(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "LARGE", 1)
    expected = text(folder)
    (file,) = (tmp_path / "cache").rglob("*.tritile")
    content = file.read_bytes()
    os.truncate(file, len(content) - 1)
    assert text(folder) == expected
    assert file.read_bytes() == content


def test_a_cache_that_cannot_be_written(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "LARGE", 1)
    (tmp_path / "cache").write_text("no folder")
    with pytest.raises(ImageError, match=r"cache/images.*set TRITILE_CACHE to a folder with room"):
        tritile.load(folder.path)


def test_a_file_that_becomes_shorter_while_it_is_read(folder):
    file = pack(folder)
    image = loading.FromImage(open_image(file))
    matrix = Plan(BOARDS["tiny"].geometry, open_source(folder.path).config.job_lists()).matrices[-1]
    out = [np.empty(region.size, np.uint8) for region in image(matrix)]
    image.read_into(matrix, out)
    np.testing.assert_array_equal(np.stack(out), image(matrix))
    os.truncate(file, file.stat().st_size - len(data_of(file)))
    with pytest.raises(ImageError, match="truncated while it was in use"):
        image.read_into(matrix, out)
