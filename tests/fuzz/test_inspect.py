"""``tritile inspect`` of garbled files: a report, or a sentence and exit code 2."""

from __future__ import annotations

import json

import pytest

from checkpoints import CONFIG, Folder
from fuzzing import changed_json, effort, garbled, hunt
from gguf_models import Values, Writer, sizes
from tritile.checkpoint.gguf_file import read_gguf
from tritile.cli import run_command


def inspect(path, capsys) -> None:
    code = run_command(["inspect", str(path), "--json", "--weights"])
    out, err = capsys.readouterr()
    assert code in (0, 2)
    if code == 0:
        assert json.loads(out)["totals"]["tensors"] >= 0
    else:
        assert len(err.splitlines()) == 1, err
        return
    for ending in ("html", "md"):
        report = path.parent / f"report.{ending}"
        assert run_command(["inspect", str(path), "-o", str(report)]) == 0
        assert report.stat().st_size > 1000
    capsys.readouterr()


@effort(25)
@pytest.mark.parametrize("file", ["config.json", "model.safetensors"])
def test_garbled_folders(tmp_path, capsys, file, examples):
    folder = Folder(tmp_path / "model")
    data = folder.weights.read_bytes()
    length = int.from_bytes(data[:8], "little")
    tree = CONFIG if file == "config.json" else json.loads(data[8 : 8 + length])

    def check(text: bytes) -> None:
        if file == "config.json":
            (folder.path / file).write_bytes(text)
        else:
            folder.write_header(text, data[8 + length :])
        inspect(folder.path, capsys)

    hunt(check, changed_json(tree), examples)


@effort(20)
def test_garbled_gguf_files(tmp_path, capsys, examples):
    path = Writer(Values(sizes(layers=1))).write(tmp_path / "model.gguf")
    data, end = path.read_bytes(), len(read_gguf(path).header)

    def check(header: bytes) -> None:
        path.write_bytes(header + data[end:])
        inspect(path, capsys)

    hunt(check, garbled(data[:end]), examples)
