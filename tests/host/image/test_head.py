"""The head's digits in an image: every byte, what is refused, and which heads such a model has."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

import tritile
from checkpoints import Folder
from images import PAGE, data_of, flip, header_of, rewrite_header, spelled_out, spelled_out_model
from tritile import cli
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import CheckpointError, ImageError, MemoryFullError, UsageError
from tritile.head import choice
from tritile.head.full import FullHead
from tritile.head.rows import LARGEST, ROOM, dither
from tritile.head.tile import TileHead
from tritile.image import default_file, loading, open_image, write_image
from tritile.models.open import open_source
from tritile.models.source import head_table
from tritile_arch.boards import BOARDS

PROMPT = "The quality of mercy is not strained."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "cache"))
    return Folder(tmp_path / "model", max_position_embeddings=64)


def pack(folder: Folder, with_head: bool = True, board: str = "tiny"):
    source, g = open_source(folder.path), BOARDS[board].geometry
    file = default_file(folder.path, board)
    return write_image(source, board, g, file, with_head=with_head)


def tokens(folder: Folder, **options) -> tuple[list[int], type]:
    """Drawn, and what head drew them."""
    with tritile.load(folder.path, **options) as model:
        run = model.generate("ab", tokens=16, top_p=0.6, seed=4)
        "".join(run)
        return run.token_ids, type(model.network.head)


def head_of(folder: Folder, board: str) -> bytes:
    """The head's regions, spelled out."""
    g = BOARDS[board].geometry
    rows = head_table(open_source(folder.path)).rows(range(256))
    largest = abs(rows).max(axis=1, keepdims=True)
    values = np.rint(rows * (np.float32(ROOM) / largest) + dither(24)).astype(int)
    digits = [(values + LARGEST) // 3**place % 3 - 1 for place in range(3)]
    parts = []
    for planes in (digits[:0:-1], digits[:1]):
        # 256 rows are one tile, so the planes of a port follow each other
        ports = zip(*(spelled_out(g, plane.astype(np.int8)) for plane in planes), strict=True)
        parts += [b"".join(port) for port in ports]
    facts = [largest[:, 0] / ROOM, np.linalg.norm(rows, axis=1) * (1 + 1e-5) + 1e-30]
    parts.append(np.concatenate(facts).astype("<f4").tobytes())
    return b"".join(part + bytes(-len(part) % PAGE) for part in parts)


@pytest.mark.parametrize("board", BOARDS)
def test_every_byte_is_where_the_contract_puts_it(folder, board):
    image = pack(folder, board=board).image
    data, layers = data_of(image.file), spelled_out_model(folder.path, board)
    assert data.startswith(layers)
    found, expected = data[len(layers) :], head_of(folder, board)
    facts = 2 * 256 * 4  # floats: others round the last bit otherwise
    assert len(found) == len(expected)
    assert found[:-PAGE] == expected[:-PAGE]
    np.testing.assert_allclose(
        np.frombuffer(found[-PAGE:][:facts], "<f4"),
        np.frombuffer(expected[-PAGE:][:facts], "<f4"),
        rtol=1e-6,
    )
    assert found[-PAGE:][facts:] == bytes(PAGE - facts)
    assert image.header.head_bytes == len(expected)
    assert image.header.model.weights == sum(
        e["m"] * e["k"] for e in header_of(image.file)["matrices"][:14]
    )
    image.verify()


def test_what_is_there_but_not_wanted_is_packed_anew(folder):
    def packed(with_head):
        return pack(folder, with_head).packed

    assert [packed(head) for head in (True, True, False, False, True)] == [17, 0, 14, 0, 17]


@pytest.mark.parametrize("forms", ["bitnet", "untied"])
@pytest.mark.parametrize("with_image", [True, False])
@pytest.mark.parametrize("board", ["tiny", "zcu104"])
def test_all_heads_say_the_same(tmp_path, folder, with_image, board, forms):
    if forms == "untied":
        folder = Folder(tmp_path / "untied", tie_word_embeddings=False)
    expected, kind = tokens(folder, board=board)
    assert kind is FullHead
    if with_image:
        pack(folder, board=board)
    for head, kind in (("tile", TileHead), ("full", FullHead), ("auto", FullHead)):
        assert tokens(folder, board=board, head=head) == (expected, kind)


def test_the_digits_are_read_from_the_image(folder, monkeypatch):
    expected, _ = tokens(folder, head="tile")
    pack(folder)
    monkeypatch.setattr(loading, "contents", None)
    monkeypatch.setattr(loading, "measure", None)
    assert tokens(folder, head="tile")[0] == expected


def test_an_image_without_the_digits(folder):
    pack(folder, with_head=False)
    with pytest.raises(ImageError, match=r"without the head's digits; .*--head tile.*--head full"):
        tritile.load(folder.path, head="tile")
    assert tokens(folder, head="auto")[1] is FullHead


def test_a_head_streams_as_layers_do(folder):
    expected, _ = tokens(folder)
    with tritile.load(folder.path, head="tile", weight_memory=40_000) as model:
        run = model.generate("ab", tokens=16, top_p=0.6, seed=4)
        "".join(run)
        assert run.token_ids == expected
        assert model.figures.streamed_bytes > 0


class Board(EmulatorPlatform):
    """An emulator that says it is a board."""

    name = "board"


@pytest.mark.parametrize("large", [True, False])
def test_auto_is_the_tile_on_a_board_with_a_large_vocabulary(folder, monkeypatch, large):
    size = 256 * 24
    monkeypatch.setattr(choice, "LARGE", size if large else size + 1)
    expected, kind = tokens(folder)
    assert kind is FullHead  # an emulator's CPU is faster
    platform = Board(BOARDS["tiny"].geometry)
    assert tokens(folder, platform=platform, board="tiny") == (
        expected,
        TileHead if large else FullHead,
    )


def test_auto_leaves_the_head_to_the_cpu_where_there_is_no_room(folder, monkeypatch):
    """Rather than streaming layers, which it would slow down."""
    expected, _ = tokens(folder)
    monkeypatch.setattr(choice, "LARGE", 1)
    g = BOARDS["tiny"].geometry

    def stays(memory: int) -> bool:
        try:
            with tritile.load(folder.path, Board(g, memory), "tiny", head="full") as model:
                return model.program.residence.stays
        except MemoryFullError:
            return False

    memory = next(pages * PAGE for pages in range(10, 500) if stays(pages * PAGE))
    for room, kind in ((memory, FullHead), (1 << 24, TileHead)):
        assert tokens(folder, platform=Board(g, room), board="tiny") == (expected, kind)
    config = open_source(folder.path).config
    layers = loading.weight_bytes(g, [m for jobs in config.job_lists() for m in jobs.matrices])
    with tritile.load(folder.path, Board(g), "tiny", weight_memory=layers) as model:
        assert isinstance(model.network.head, FullHead)
        assert model.program.residence.stays


def test_a_large_models_image_in_the_cache_has_the_digits(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "LARGE", 1)
    expected, _ = tokens(folder)
    assert tokens(folder, head="tile") == (expected, TileHead)
    sizes = {open_image(file).header.head for file in (tmp_path / "cache").rglob("*.tritile")}
    assert sizes == {False, True}


def test_a_head_that_is_none(folder, capfd):
    with pytest.raises(UsageError, match="head is 'half'; expected auto, full, tile"):
        tritile.load(folder.path, head="half")
    for command in (["generate", "--prompt", "a"], ["pack", "--board", "tiny"]):
        assert cli.run_command([*command, str(folder.path), "--head", "half"]) == 2
        assert "head is 'half'; expected auto, full, tile" in capfd.readouterr().err
    assert not list(folder.path.glob("*.tritile*"))


def test_packing_by_command(folder, capfd):
    """Bits a weight are those of the layers."""
    answers = {}
    for head in ("full", "tile", "auto"):
        assert (
            cli.run_command(["pack", str(folder.path), "--board", "tiny", "--head", head, "--json"])
            == 0
        )
        answers[head] = json.loads(capfd.readouterr().out)
    assert answers["full"]["head_bytes"] == answers["auto"]["head_bytes"] == 0
    tile = answers["tile"]
    assert tile["head_bytes"] == len(head_of(folder, "tiny"))
    assert tile["weights"] == answers["full"]["weights"]
    assert tile["bits_per_weight"] == pytest.approx(answers["full"]["bits_per_weight"], rel=0.2)
    assert cli.run_command(["pack", str(folder.path), "--board", "tiny", "--head", "tile"]) == 0
    assert f"{tile['head_bytes']:,} of them for the head" in capfd.readouterr().out


def test_generating_by_command(folder, capfd):
    said = set()
    for head in ("full", "tile"):
        arguments = ["generate", str(folder.path), "--prompt", "a", "--tokens", "8", "--head", head]
        assert cli.run_command(arguments) == 0
        said.add(capfd.readouterr().out)
    assert len(said) == 1


def test_a_table_that_is_damaged_is_named(folder):
    name = "model.embed_tokens.weight"
    folder.change_tensors(lambda values: values[name].__setitem__((5, 5), np.inf))
    with pytest.raises(CheckpointError, match=f"'{name}' holds values that are not finite"):
        pack(folder)
    assert not list(folder.path.glob("*.tritile*"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h: h["vectors"].clear(), "altered: it has"),
        (lambda h: h["vectors"][0].update(n=511), "lie at"),
        (lambda h: h["vectors"][0].update(n=0), r"vectors\[0\]\.n is 0; expected an integer"),
        (lambda h: h["vectors"][0].update(name="x"), "altered: its vectors are"),
        (lambda h: h["vectors"][0].update(name="lm_head.digits"), "occurs twice"),
        (lambda h: h["vectors"][0]["regions"].clear(), "lie at"),
        (lambda h: h["vectors"][0]["regions"][0].update(offset=0), "lie at"),
        (lambda h: h.update(vectors=None), "vectors is None; expected a list"),
        (lambda h: h.pop("vectors"), "'vectors'"),
        (lambda h: h["matrices"][14].update(rule="multiply"), "'multiply', which is not its own"),
        (lambda h: h["matrices"][13].update(rule="rows"), "'rows', which is not its own"),
        (lambda h: h["matrices"][14].update(name="y"), "'rows', which is not its own"),
    ],
)
def test_a_header_of_somebody_who_can_count(folder, change, words):
    file = pack(folder).image.file
    rewrite_header(file, change)
    with pytest.raises(ImageError, match=words) as caught:
        tritile.load(folder.path)
    assert str(caught.value).startswith(f"{file}: ")


@pytest.mark.parametrize("part", [14, 16, "facts"])
def test_altered_digits_are_named(folder, part):
    file = pack(folder).image.file
    header = header_of(file)
    entry = header["vectors"][0] if part == "facts" else header["matrices"][min(part, 15)]
    start = file.stat().st_size - len(data_of(file))
    flip(file, start + entry["regions"][0]["offset"])
    with pytest.raises(ImageError, match=re.escape(f"altered: '{entry['name']}', port 0: its")):
        open_image(file).verify()


def test_altered_facts_are_seen_whenever_they_are_read(folder):
    """They bound logits: nobody would see the tokens that wrong ones leave out."""
    file = pack(folder).image.file
    start = file.stat().st_size - len(data_of(file))
    flip(file, start + header_of(file)["vectors"][0]["regions"][0]["offset"] + 5)
    with pytest.raises(ImageError, match=re.escape("altered: 'lm_head.facts': its checksum")):
        tritile.load(folder.path, head="tile")
    tritile.load(folder.path, head="full").close()


def test_an_interrupted_pack_goes_on(folder, monkeypatch):
    """Wherever it was stopped: its bytes are those of one that was not."""
    from tritile.image import partial

    expected = pack(folder).image.file.read_bytes()
    default_file(folder.path, "tiny").unlink()
    record, left = partial.Partial.record, [3]

    def stopping(self, done):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        record(self, done)

    monkeypatch.setattr(partial.Partial, "record", stopping)
    with pytest.raises(KeyboardInterrupt):
        pack(folder)
    left[0] = 1000
    found = pack(folder)
    assert (found.kept, found.packed) == (3, 14)
    assert found.image.file.read_bytes() == expected
