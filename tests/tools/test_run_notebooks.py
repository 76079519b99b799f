"""What runs the notebooks must see what is wrong with one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytest.importorskip("nbclient", reason="needs nbclient: make notebooks")
pytest.importorskip("matplotlib", reason="needs matplotlib: make notebooks")

import run_notebooks
from run_notebooks import ROOT, SHOWN, main
from strip_notebooks import stripped

DRAW = "from tritile.notebook import style\nstyle.figure(2, 1);"


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    monkeypatch.setattr(run_notebooks, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(run_notebooks, "BUILD", tmp_path / "build")
    monkeypatch.setattr(run_notebooks, "PICTURES", tmp_path / "pictures")

    def write(*sources: str, figures: int, number: str = "01") -> None:
        cells = [
            {"cell_type": "code", "source": source, "id": f"c{i}", "metadata": {}}
            for i, source in enumerate(sources)
        ]
        raw = {"cells": cells, "metadata": {"tritile": {"figures": figures}}}
        text = stripped(json.dumps({**raw, "nbformat": 4, "nbformat_minor": 5}))
        (tmp_path / f"{number}_made.ipynb").write_text(text)

    return write


def test_outputs_and_pictures_are_kept_apart(notebook, tmp_path, capsys):
    notebook(DRAW, "print('said')", DRAW, figures=2)
    before = (tmp_path / "01_made.ipynb").read_text()
    assert main([]) == 0
    assert "passed" in capsys.readouterr().out
    built = sorted(path.name for path in (tmp_path / "build").iterdir())
    assert built == ["01_made-1.png", "01_made-2.png", "01_made.ipynb"]
    assert "said" in (tmp_path / "build" / "01_made.ipynb").read_text()
    assert (tmp_path / "01_made.ipynb").read_text() == before


def test_an_exception_fails(notebook, capsys):
    notebook("1 / 0", figures=0)
    assert main([]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out


def test_a_picture_that_is_missing_fails(notebook, capsys):
    notebook(DRAW, figures=2)
    assert main([]) == 1
    assert "it drew 1 pictures, its metadata declares 2" in capsys.readouterr().out


def test_a_kernel_that_dies_fails(notebook, capsys):
    notebook("import os\nos._exit(3)", figures=0)
    assert main([]) == 1
    assert "passed" not in capsys.readouterr().out


def test_an_interrupt_ends_the_run(notebook, tmp_path):
    """And not one notebook alone: the cell interrupts what runs it, as Ctrl-C does."""
    interrupt = "import os, signal, time\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(30)"
    notebook(interrupt, figures=0, number="01")
    notebook(f"open({str(tmp_path / 'second')!r}, 'w').close()", figures=0, number="02")
    code = "import pathlib, sys; sys.path.insert(0, sys.argv[1]); import run_notebooks as r; "
    code += "r.NOTEBOOKS = pathlib.Path(sys.argv[2]); r.BUILD = r.NOTEBOOKS / 'build'; r.main([])"
    command = [sys.executable, "-c", code, str(ROOT / "tools"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode != 0
    assert "KeyboardInterrupt" in done.stderr
    assert not (tmp_path / "second").exists()


def test_a_number_that_is_none_is_named(notebook, capsys):
    notebook(figures=0)
    assert main(["07"]) == 2
    assert "no notebook 07" in capsys.readouterr().err


def test_pictures_are_the_same_bytes_every_time(notebook, tmp_path, monkeypatch):
    monkeypatch.setattr(run_notebooks, "SHOWN", {("01", 2): "second"})
    labelled = DRAW.replace(";", "[1].set_title('t');")
    notebook(DRAW, labelled, figures=2)
    seen = set()
    for _ in range(2):
        assert main(["--pictures"]) == 0
        assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["second.svg"]
        seen.add((tmp_path / "pictures" / "second.svg").read_bytes())
    (data,) = seen
    assert b"<svg" in data
    assert b"date" not in data


def test_the_readme_s_pictures_are_there():
    for name in SHOWN.values():
        text = (ROOT / "docs" / "pictures" / f"{name}.svg").read_text()
        assert text.rstrip().endswith("</svg>")
