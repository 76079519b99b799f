"""``tritile pack`` and ``generate --image``, called as a user calls them but in this process."""

from __future__ import annotations

import json
import os

import pytest

from checkpoints import Folder
from images import data_of, flip, header_of, spelled_out_model
from tritile import cli
from tritile.image.process import peak_memory


@pytest.fixture
def run(capfd):
    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run_command([str(argument) for argument in arguments])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def test_it_packs_and_says_so(run, folder):
    code, out, err = run("pack", folder.path, "--board", "zcu104")
    file = folder.path / "zcu104.tritile"
    assert (code, err) == (0, "")
    assert out.startswith(f"{file}: 14 matrices; ")
    assert f"{file.stat().st_size:,} bytes" in out
    assert data_of(file) == spelled_out_model(folder.path, "zcu104")


def test_json(run, folder):
    code, out, _ = run("pack", folder.path, "--board", "pynq-z2", "--json")
    answer = json.loads(out)
    file = folder.path / "pynq-z2.tritile"
    weights = sum(e["m"] * e["k"] for e in header_of(file)["matrices"])
    assert code == 0
    assert answer["bytes_in"] == folder.weights.stat().st_size
    assert answer["bytes_out"] == file.stat().st_size
    assert answer["weights"] == weights
    assert answer["bits_per_weight"] == 8 * file.stat().st_size / weights
    assert answer["seconds"] > 0
    assert answer["peak_memory_bytes"] == pytest.approx(peak_memory(), rel=0.1)
    assert (answer["file"], answer["board"]) == (str(file), "pynq-z2")
    assert (answer["packed"], answer["kept"], answer["up_to_date"]) == (14, 0, False)


def test_a_second_time(run, folder):
    run("pack", folder.path, "--board", "tiny")
    code, out, _ = run("pack", folder.path, "--board", "tiny")
    assert code == 0
    assert out == f"{folder.path / 'tiny.tritile'}: up to date, nothing to do\n"
    answer = json.loads(run("pack", folder.path, "--board", "tiny", "--json")[1])
    assert (answer["packed"], answer["kept"], answer["up_to_date"]) == (0, 0, True)
    answer = json.loads(run("pack", folder.path, "--board", "tiny", "--json", "--force")[1])
    assert (answer["packed"], answer["up_to_date"]) == (14, False)


def test_an_output_elsewhere(run, folder, tmp_path):
    file = tmp_path / "elsewhere.tritile"
    assert run("pack", folder.path, "--board", "tiny", "-o", file)[0] == 0
    assert not list(folder.path.glob("*.tritile"))
    code, out, _ = run("pack", file, "--verify")
    assert code == 0
    assert out.startswith(f"{file}: 14 matrices, all as they were packed")


def test_verify(run, folder):
    run("pack", folder.path, "--board", "tiny")
    file = folder.path / "tiny.tritile"
    answer = json.loads(run("pack", "--verify", file, "--json")[1])
    assert answer["verified"] is True
    assert (answer["matrices"], answer["bytes"]) == (14, file.stat().st_size)
    assert answer["board"] == "tiny"
    assert run("pack", folder.path, "--board", "tiny", "--verify")[0] == 0
    flip(file, file.stat().st_size - 10)
    for arguments in (("--verify", file), (folder.path, "--board", "tiny", "--verify")):
        code, out, err = run("pack", *arguments)
        assert (code, out) == (2, "")
        assert f"{file}: altered: 'model.layers.1.mlp.down_proj', port 0" in err
        assert err.count("\n") == 1


def test_verify_against_the_checkpoint(run, folder):
    run("pack", folder.path, "--board", "tiny")
    folder.write_config(rms_norm_eps=1e-6)
    assert run("pack", "--verify", folder.path / "tiny.tritile")[0] == 0
    code, _, err = run("pack", folder.path, "--board", "tiny", "--verify")
    assert code == 2
    assert "packed from 'model'" in err


def test_generate_from_an_image(run, folder, tmp_path):
    file = tmp_path / "a.tritile"
    run("pack", folder.path, "--board", "tiny", "-o", file)
    words = ("generate", folder.path, "--prompt", "ab", "--tokens", "4", "--greedy")
    plain = run(*words)
    assert plain[0] == 0
    assert run(*words, "--image", file)[:2] == plain[:2]
    os.truncate(file, 10)
    code, out, err = run(*words, "--image", file)
    assert (code, out) == (2, "")
    assert f"{file}: truncated" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{model}"], "which board? Give --board tiny, tiny-trit4, pynq-z2, zcu104"),
        (["{model}", "--board", "arty"], "unknown board 'arty'; known: tiny"),
        (["{model}/none", "--board", "tiny"], "none: there is no such folder"),
        (["{model}", "--board", "tiny", "-o", "{model}"], "model: is a folder"),
        (["{model}", "--board", "tiny", "-o", "{model}/config.json"], "no packed image"),
        (["{model}", "--board", "tiny", "-o", "{model}/a/b"], "a/b: cannot be written: No such"),
        (["{model}", "--board", "tiny", "--verify"], "tiny.tritile: there is no such file"),
        (["{model}/config.json", "--verify"], "config.json: no packed image"),
        (["{model}/none", "--verify"], "none: there is no such file"),
        ([], "'PATH'"),
    ],
    ids=str,
)
def test_bad_input_is_answered_with_one_sentence(run, folder, arguments, words):
    before = sorted(folder.path.iterdir())
    code, out, err = run("pack", *(a.format(model=folder.path) for a in arguments))
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert err.startswith("tritile: ")
    assert sorted(folder.path.iterdir()) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(run, folder):
    folder.path.chmod(0o500)
    code, _, err = run("pack", folder.path, "--board", "tiny")
    folder.path.chmod(0o700)
    assert code == 2
    assert "cannot be written: Permission denied" in err
