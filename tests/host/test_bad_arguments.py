"""Paths and arguments that make no sense: a sentence each, no waiting, nothing replaced."""

import os
import shutil

import pytest

from checkpoints import Folder
from tritile import cli
from tritile.checkpoint.config import read_json
from tritile.errors import CheckpointError, UsageError
from tritile.model import load


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def test_a_config_that_is_a_pipe_is_not_waited_for(folder):
    (folder.path / "config.json").unlink()
    os.mkfifo(folder.path / "config.json")
    with pytest.raises(CheckpointError, match="is no file"):
        load(folder.path)


def test_a_config_that_may_not_be_looked_at(tmp_path, monkeypatch):
    def denied(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.exists", denied)
    with pytest.raises(CheckpointError, match="cannot be read: Permission denied"):
        read_json(tmp_path / "config.json")


def test_a_sentencepiece_tokenizer_is_named_with_the_way_out(folder):
    shutil.move(folder.path / "tokenizer.json", folder.path / "tokenizer.model")
    with pytest.raises(CheckpointError, match=r"only tokenizer\.model; make it with transformers"):
        load(folder.path)


def test_headers_without_weights_are_not_packed(tmp_path, capsys):
    made = str(tmp_path / "m")
    assert cli.run_command(["synthetic", "bitnet-large", "-o", made, "--headers-only"]) == 0
    assert cli.run_command(["pack", made, "--board", "tiny"]) == 2
    assert "headers but no weights" in capsys.readouterr().err


def test_a_report_does_not_replace_a_pipe(folder, tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert cli.run_command(["inspect", str(folder.path), "-o", str(pipe)]) == 2
    assert pipe.is_fifo()
    assert "is no file" in capsys.readouterr().err


def test_a_report_goes_where_a_link_leads(folder, tmp_path):
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("old")
    link.symlink_to(target)
    assert cli.run_command(["inspect", str(folder.path), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert "<html" in target.read_text()


def test_a_folder_of_gguf_files_says_how_they_are_given(tmp_path):
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    with pytest.raises(CheckpointError, match=r"by its own path: .*model\.gguf"):
        load(tmp_path)


def test_weight_memory_is_a_number():
    with pytest.raises(UsageError, match="weight_memory is '64M'; expected a number of bytes"):
        load(weight_memory="64M")  # type: ignore[arg-type]


def test_a_closed_model_says_so():
    with load() as model:
        pass
    with pytest.raises(UsageError, match="closed"):
        model.generate("a")
