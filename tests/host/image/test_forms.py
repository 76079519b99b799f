"""Images of every form of a checkpoint: what a model says from one is what it says without."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import tritile
from gguf_models import Values, Writer, sizes
from tritile.cli import run_command

MODELS = Path(__file__).parents[2] / "data" / "models"


def words(path: Path, board: str) -> list[int]:
    with tritile.load(path, board=board) as model:
        run = model.generate("It is", tokens=8, temperature=0)
        "".join(run)
        return list(run.token_ids)


def packed(path: Path, board: str, capsys) -> dict:
    """What ``tritile pack --json`` and its check answer."""
    assert run_command(["pack", str(path), "--board", board, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert run_command(["pack", str(path), "--board", board, "--verify"]) == 0
    assert capsys.readouterr().out.startswith(answer["file"])
    return answer


@pytest.mark.parametrize("board", ["tiny-trit4", "pynq-z2"])
@pytest.mark.parametrize("form", sorted(path.name for path in MODELS.iterdir()))
def test_folders(form, board, tmp_path, monkeypatch, capsys):
    """Odd sizes, shards, biases, inner norms, dense linears, weights ternarised at load."""
    folder = Path(shutil.copytree(MODELS / form, tmp_path / form))
    expected = words(folder, board)
    answer = packed(folder, board, capsys)
    assert answer["bytes_in"] == sum(f.stat().st_size for f in folder.glob("*.safetensors"))
    for name in ("Quarters", "Absmean", "FloatTrits"):  # the image says it all
        monkeypatch.setattr(f"tritile.ternary.{name}.codes", None)
    assert words(folder, board) == expected


@pytest.mark.parametrize("ternary", ["TQ1_0", "TQ2_0"])
def test_gguf_files(ternary, tmp_path, monkeypatch, capsys):
    file = Writer(Values(sizes()), ternary=ternary).write(tmp_path / "model.gguf")
    expected = words(file, "tiny")
    answer = packed(file, "tiny", capsys)
    assert answer["file"] == str(tmp_path / "model.tiny.tritile")
    assert answer["bytes_in"] == file.stat().st_size
    monkeypatch.setattr("tritile.checkpoint.gguf_ternary.BlockTernary.codes", None)
    assert words(file, "tiny") == expected
