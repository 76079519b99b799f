"""Faults put into a copy of the driver, one at a time: the simulated board shows each of them."""

from __future__ import annotations

import re
import shutil
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import tritile
import tritile_overlay
from overlay.forks import Forks
from overlay.mutants import MUTANTS

pytestmark = pytest.mark.slow
PACKAGES = [Path(str(package.__file__)).parent for package in (tritile, tritile_overlay)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The host's and the overlay's packages without models; compiled, as far as unchanged."""
    folder = tmp_path_factory.mktemp("mutants")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "data")
        shutil.copytree(package, folder / package.name, ignore=ignored)
    compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


@pytest.fixture(scope="module")
def forks():
    made = Forks()
    yield made
    made.close()


@pytest.mark.parametrize("board", ["pynq-z2", "zcu104"])
def test_the_driver_itself_passes(copy, forks, board):
    code, said = forks.drive(copy, board)
    assert code == 0, said
    assert said == f"drives {copy / 'tritile'}\n"


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_noticed(copy, forks, mutant):
    sound, texts = mutant.sources(copy)
    try:
        for file, text in texts.items():
            (copy / file).write_text(text)
        code, said = forks.drive(copy, mutant.board, mutant.way)
    finally:
        for file, text in sound.items():
            (copy / file).write_text(text)
    assert f"drives {copy / 'tritile'}\n" in said
    assert code == 1, "it survives"
    assert re.search(mutant.says, said.splitlines()[-1]), said
