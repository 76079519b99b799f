"""Packing that is killed goes on where it was; what it finds is believed if its checksums are."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checkpoints import Folder
from images import PAGE, data_of, flip, spelled_out_model
from tritile.image import default_file, write_image
from tritile.models.open import open_source
from tritile_arch.boards import BOARDS

BOARD = "tiny"
MATRICES = 14
# Kills its own process behind the n-th call of a method; threads that pack are in the midst of it.
KILLED = """
import os, signal, sys
from tritile.image import partial
from tritile.cli import run_command

name, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
method = getattr(partial.Partial, name)

def counted(*arguments):
    global count
    count -= 1
    if count < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return method(*arguments)

setattr(partial.Partial, name, counted)
sys.exit(run_command(["pack", folder, "--board", "tiny"]))
"""


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


@pytest.fixture
def file(folder):
    return default_file(folder.path, BOARD)


@pytest.fixture
def partial(file):
    return file.with_name(file.name + ".partial")


def pack(folder: Folder, **options):
    source = open_source(folder.path)
    file = default_file(folder.path, BOARD)
    return write_image(source, BOARD, BOARDS[BOARD].geometry, file, **options)


def killed(folder: Folder, method: str, count: int) -> None:
    """A process that packs and is killed once it has called the method so often."""
    arguments = [sys.executable, "-c", KILLED, method, str(count), str(folder.path)]
    done = subprocess.run(arguments, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(
    ("method", "count", "kept"),
    [
        ("begin", 0, 0),
        ("write", 0, 0),
        ("write", 1, 0),
        ("record", 0, 0),
        ("record", 1, 1),
        ("record", 6, 6),
        ("record", 13, 13),
        ("finish", 0, 14),
    ],
)
def test_killed(folder, file, partial, method, count, kept):
    killed(folder, method, count)
    assert not file.exists()
    assert partial.exists()
    done = pack(folder)
    assert (done.packed, done.kept) == (MATRICES - kept, kept)
    assert data_of(file) == spelled_out_model(folder.path, BOARD)
    done.image.verify()
    assert not partial.exists()


def test_killed_again_and_again(folder, file):
    for _ in range(4):
        killed(folder, "record", 3)
    done = pack(folder)
    assert done.kept == 12
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def test_the_image_is_the_same_as_one_made_at_once(folder, file):
    whole = pack(folder).image.file.read_bytes()
    file.unlink()
    killed(folder, "record", 5)
    pack(folder)
    assert file.read_bytes() == whole


def test_an_old_image_stays_until_the_new_one_is_whole(folder, file):
    before = pack(folder).image.file.read_bytes()
    folder.change_tensors(lambda values: values["model.norm.weight"].__setitem__(0, 3.0))
    killed(folder, "finish", 0)
    assert file.read_bytes() == before
    assert pack(folder).kept == MATRICES
    assert file.read_bytes() != before


def test_what_is_damaged_is_packed_again(folder, file, partial):
    killed(folder, "finish", 0)
    flip(partial, PAGE * 3)
    flip(partial, PAGE * 5)
    done = pack(folder)
    assert (done.packed, done.kept) == (2, 12)
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def journal(partial: Path) -> int:
    """Where it begins: behind all pages."""
    return partial.read_bytes().rindex(b"\0") + 1


def test_a_torn_record_is_not_believed(folder, file, partial):
    killed(folder, "record", 5)
    os.truncate(partial, partial.stat().st_size - 3)
    assert pack(folder).kept == 4
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


@pytest.mark.parametrize(
    "rubbish", [b"", b"x" * 64 + b"\n", b"\xff" * 5000, b"[" * 50_000, b"\n" * 9]
)
def test_a_journal_of_rubbish(folder, file, partial, rubbish):
    killed(folder, "record", 5)
    start = journal(partial)
    partial.write_bytes(partial.read_bytes()[:start] + rubbish)
    assert pack(folder).kept == 0
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def test_records_of_rubbish(folder, file, partial):
    killed(folder, "finish", 0)
    content = partial.read_bytes()
    start = journal(partial)
    lines = content[start:].split(b"\n")
    lines[1:4] = [lines[1].replace(b"0", b"1"), b'{"name": 3}', lines[3]]
    partial.write_bytes(content[:start] + b"\n".join(lines))
    assert pack(folder).kept < MATRICES
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def test_a_partial_file_of_another_model_is_not_gone_on_with(folder, file):
    killed(folder, "record", 5)
    folder.change_tensors(lambda values: values["model.norm.weight"].__setitem__(0, 3.0))
    assert pack(folder).kept == 0
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def test_force_begins_anew(folder, file):
    killed(folder, "record", 5)
    assert pack(folder, force=True).kept == 0
    assert data_of(file) == spelled_out_model(folder.path, BOARD)


def test_an_error_leaves_no_partial_file(folder, partial, monkeypatch):
    killed(folder, "record", 5)
    with monkeypatch.context() as patch:
        patch.setattr("tritile.image.writer.pack_pieces", None)
        with pytest.raises(TypeError):
            pack(folder)
    assert not partial.exists()


def test_processes_at_once_make_one_image(folder, file):
    """Each is a process of its own, as a user starts them."""
    arguments = [sys.executable, "-m", "tritile", "pack", str(folder.path), "--board", BOARD]
    processes = [
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], said
    assert sum("up to date" in out for out, _ in said) == 2
    assert data_of(file) == spelled_out_model(folder.path, BOARD)
    assert sorted(path.name for path in folder.path.glob("*.tritile*")) == [file.name]


def test_it_waits_for_another_and_says_so(folder, file, partial):
    steps = []
    with partial.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        def show(step):
            steps.append(step.text)
            if step.text.startswith("waiting for another process"):
                partial.unlink()  # as one does that has failed
                fcntl.flock(held, fcntl.LOCK_UN)

        assert pack(folder, show=show).packed == MATRICES
    assert steps[0] == "waiting for another process that writes tiny.tritile.partial"
    assert data_of(file) == spelled_out_model(folder.path, BOARD)
