"""Without pynq: the faults that ``make pynq`` puts into the driver still find their place in it."""

from pathlib import Path

import pytest

import tritile
import tritile_overlay
from overlay.mutants import MUTANTS


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for package in (tritile, tritile_overlay):
        (folder / package.__name__).symlink_to(Path(str(package.__file__)).parent)
    return folder


def test_every_mutant_is_another_one_and_python_where_that_is(sources):
    seen = []
    for mutant in MUTANTS:
        sound, texts = mutant.sources(sources)
        assert texts != sound, mutant.name
        assert texts not in seen, mutant.name
        seen.append(texts)
        for file, text in texts.items():
            if file.endswith(".py"):
                compile(text, file, "exec")


def test_their_names_differ():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
