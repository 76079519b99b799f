"""The committed notebooks: stripped, in order, with pictures. ``make notebooks`` runs them."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from strip_notebooks import stripped

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


def cells(path: Path, kind: str) -> list[str]:
    notebook = json.loads(path.read_text())
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_they_are_numbered_without_a_gap():
    assert [int(path.name[:2]) for path in NOTEBOOKS] == list(range(1, len(NOTEBOOKS) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEach:
    def test_it_is_stripped(self, path):
        assert path.read_text() == stripped(path.read_text())

    def test_it_declares_two_pictures_at_least(self, path):
        assert json.loads(path.read_text())["metadata"]["tritile"]["figures"] >= 2

    def test_it_begins_with_its_number_and_a_title(self, path):
        first = cells(path, "markdown")[0]
        assert re.match(rf"# {path.stem[:2]} \w", first)

    def test_links_lead_to_notebooks_that_exist(self, path):
        linked = re.findall(r"\]\((\w+\.ipynb)\)", "\n".join(cells(path, "markdown")))
        assert all((path.parent / name).is_file() for name in linked)
        if path != NOTEBOOKS[-1]:
            following = NOTEBOOKS[NOTEBOOKS.index(path) + 1]
            assert following.name in cells(path, "markdown")[-1]

    def test_it_checks_something(self, path):
        code = "\n".join(cells(path, "code"))
        assert any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(code)))


def test_stripping_takes_what_a_run_left():
    cell = {"cell_type": "code", "source": ["1"], "id": "a", "metadata": {"execution": {"x": "y"}}}
    ran = {
        "cells": [{**cell, "outputs": [{"output_type": "stream"}], "execution_count": 3}],
        "metadata": {"widgets": {}, "tritile": {"figures": 2}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    clean = json.loads(stripped(json.dumps(ran)))
    assert clean["cells"] == [{**cell, "metadata": {}, "outputs": [], "execution_count": None}]
    assert clean["metadata"]["tritile"] == {"figures": 2}
    assert "widgets" not in clean["metadata"]
    assert stripped(json.dumps(clean)) == stripped(json.dumps(ran))
