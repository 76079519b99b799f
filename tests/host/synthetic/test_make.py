"""``tritile synthetic``: what it writes, that a seed is a checkpoint, what it says to bad input."""

import errno
import json
import os
from hashlib import sha256

import numpy as np
import pytest
from safetensors import safe_open

import tritile
from checkpoints import Folder
from tritile import cli
from tritile.checkpoint import Checkpoint
from tritile.errors import CheckpointError
from tritile.synthetic import make
from tritile.synthetic.make import Order
from tritile.synthetic.mark import KEY
from tritile.ternary import Quarters


@pytest.fixture
def run(capfd):
    def run(*arguments) -> tuple[int, str, str]:
        code = cli.run_command(["synthetic", *map(str, arguments)])
        return code, *capfd.readouterr()

    return run


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


TENSORS = {"small": 56, "small-online": 35, "small-llama": 51, "small-onebit": 38}


@pytest.mark.parametrize("model", TENSORS)
def test_a_checkpoint_that_loads(run, tmp_path, model):
    folder = tmp_path / "deep" / "m"
    code, out, err = run(model, "-o", folder, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert sorted(contents(folder)) == ["config.json", "model.safetensors", "tokenizer.json"]
    tensors = Checkpoint(folder).tensors
    with safe_open(folder / "model.safetensors", "np") as file:  # the format's own reader agrees
        assert sorted(file.keys()) == sorted(tensors)
    assert answer["tensors"] == len(tensors) == TENSORS[model]
    assert answer["bytes"] == sum(tensor.data.size for tensor in tensors.values())
    with tritile.load(folder, allow_synthetic=True) as loaded:
        found = [loaded.generate(text, tokens=8, temperature=0) for text in ("Oh", "Ah")]
        said = [run.figures.token_ids for run in found if list(run)]
    assert len(said) == 2
    assert len(set(said[0])) > 2  # not the same token for ever
    assert said[0] != said[1]


@pytest.mark.parametrize(("model", "power"), [("small", -0.5), ("small-llama", 0.5)])
def test_scales_keep_activations_their_size(run, tmp_path, model, power):
    """Sums of K (1 - zeros) terms become a standard deviation of 1, by product or quotient."""
    run(model, "-o", tmp_path / "m")
    tensors = Checkpoint(tmp_path / "m").tensors
    scale = tensors["model.layers.0.self_attn.q_proj.weight_scale"].float32()
    assert scale == pytest.approx((128 * (1 - 0.496)) ** power, rel=2**-8)


def test_the_config_of_2b_4t():
    config = Order("bitnet-2b-4t").config()
    assert (config["rope_theta"], config["rms_norm_eps"]) == (500000.0, 1e-5)
    assert (config["bos_token_id"], config["eos_token_id"]) == (128000, 128001)
    assert config["quantization_config"] == {
        "quant_method": "bitnet",
        "linear_class": "autobitlinear",
        "quantization_mode": "offline",
    }


def test_the_config_is_the_real_one_with_a_mark(run, tmp_path):
    run("small", "-o", tmp_path / "m", "--layers", 2, "--seed", 7)
    config = json.loads((tmp_path / "m" / "config.json").read_text())
    assert config[KEY] == {"model": "small", "seed": 7, "headers_only": False}
    assert config["num_hidden_layers"] == 2
    assert config["architectures"] == ["BitNetForCausalLM"]
    assert config["quantization_config"]["linear_class"] == "autobitlinear"
    assert "model.layers.2.mlp.up_proj.weight" not in Checkpoint(tmp_path / "m").tensors


@pytest.mark.parametrize("model", ["small", "small-online", "small-llama"])
def test_a_seed_is_a_checkpoint(run, tmp_path, model, monkeypatch):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        monkeypatch.setattr("tritile.synthetic.files.PIECE", 1 << 22 if name == "a" else 1 << 10)
        run(model, "-o", tmp_path / name, "--seed", seed)
    a, b, c = (contents(tmp_path / name) for name in "abc")
    assert a == b
    weights = "model.safetensors"
    assert len(a[weights]) == len(c[weights])
    assert a[weights] != c[weights]


def test_a_seed_is_the_same_bytes_everywhere(run, tmp_path):
    """Made with numpy 2 on x86; raw bits of a generator do not change from version to version."""
    run("small", "-o", tmp_path / "m", "--seed", 5)
    digest = sha256((tmp_path / "m" / "model.safetensors").read_bytes()).hexdigest()
    assert digest == "e9b37e872fb1cc3861c007b6c728c03fce4432b860e8d5699f7292ea9aac4e4b"


def test_a_layer_does_not_depend_on_how_many_there_are(run, tmp_path):
    run("small", "-o", tmp_path / "all")
    run("small", "-o", tmp_path / "one", "--layers", 1)
    whole, part = (Checkpoint(tmp_path / name).tensors for name in ("all", "one"))
    for name, tensor in part.items():
        assert np.array_equal(whole[name].data, tensor.data), name


@pytest.mark.parametrize("shards", [2, 5, 56])
def test_shards_hold_the_same(run, tmp_path, shards):
    run("small", "-o", tmp_path / "one")
    code, out, _ = run("small", "-o", tmp_path / "many", "--shards", shards, "--json")
    assert code == 0
    assert len(json.loads(out)["files"]) == shards
    assert len(list((tmp_path / "many").glob("model-*.safetensors"))) == shards
    one, many = (Checkpoint(tmp_path / name).tensors for name in ("one", "many"))
    assert one.keys() == many.keys()
    assert all(np.array_equal(one[name].data, many[name].data) for name in one)
    if shards < 10:
        sizes = [path.stat().st_size for path in (tmp_path / "many").glob("model-*.safetensors")]
        assert min(sizes) > 0.5 * sum(sizes) / shards  # the embedding is a large one


def test_headers_only_is_a_hole(run, tmp_path):
    run("small", "-o", tmp_path / "whole")
    run("small", "-o", tmp_path / "hole", "--headers-only")
    whole, hole = (tmp_path / name / "model.safetensors" for name in ("whole", "hole"))
    assert hole.stat().st_size == whole.stat().st_size
    assert hole.stat().st_blocks < whole.stat().st_blocks
    with pytest.raises(CheckpointError, match="no weights"):
        tritile.load(tmp_path / "hole", allow_synthetic=True)


def test_it_does_not_run_unless_allowed(run, tmp_path, capfd):
    run("small", "-o", tmp_path / "m")
    with pytest.raises(CheckpointError, match=r"synthetic small.*allow_synthetic=True"):
        tritile.load(tmp_path / "m")
    line = ["generate", str(tmp_path / "m"), "--prompt", "a", "--tokens", "2"]
    assert cli.run_command(line) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "--allow-synthetic" in said.err
    assert cli.run_command([*line, "--allow-synthetic"]) == 0


def test_a_mark_of_any_kind_is_a_mark(tmp_path):
    folder = Folder(tmp_path / "m")
    folder.write_config(**{KEY: "by hand"})
    with pytest.raises(CheckpointError, match="synthetic by hand"):
        tritile.load(folder.path)


def test_a_folder_with_files_is_kept(run, tmp_path):
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for force in ((), ("--force",)):
        code, _, err = run("small", "-o", folder, *force)
        assert (code, contents(folder)) == (2, {"notes.txt": b"mine"})
        assert "no synthetic checkpoint" in err


def test_a_synthetic_checkpoint_is_replaced_and_other_files_stay(run, tmp_path):
    folder = tmp_path / "m"
    assert run("small", "-o", folder, "--shards", 2)[0] == 0
    (folder / "notes.txt").write_text("mine")
    code, _, err = run("small", "-o", folder)
    assert code == 2
    assert "not empty" in err
    assert "--force" in err
    assert run("small", "-o", folder, "--shards", 3, "--force")[0] == 0
    assert (folder / "notes.txt").read_text() == "mine"
    assert len(list(folder.glob("*.safetensors"))) == 3
    assert len(Checkpoint(folder).tensors) == 56
    assert run("small", "-o", folder, "--force")[0] == 0
    assert sorted(contents(folder)) == [
        *("config.json", "model.safetensors", "notes.txt", "tokenizer.json")
    ]


def test_a_real_checkpoint_is_not_replaced(run, tmp_path):
    folder = Folder(tmp_path / "m")
    before = contents(folder.path)
    code, _, err = run("small", "-o", folder.path, "--force")
    assert code == 2
    assert "no synthetic checkpoint" in err
    assert contents(folder.path) == before


def test_nothing_stays_behind_after_ctrl_c(run, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(make, "write_index", interrupted)
    assert run("small", "-o", tmp_path / "m", "--shards", 2)[0] == 130
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room(run, tmp_path, monkeypatch):
    usage = make.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(make.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    code, _, err = run("small", "-o", tmp_path / "m")
    assert code == 2
    assert "free" in err
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile(run, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(make, "write_index", full)
    code, _, err = run("small", "-o", tmp_path / "m", "--shards", 2)
    assert (code, err.count("\n")) == (2, 1)
    assert "No space left" in err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_others_may_read(run, tmp_path):
    mask = os.umask(0o022)
    try:
        run("small", "-o", tmp_path / "m")
    finally:
        os.umask(mask)
    assert (tmp_path / "m").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bitnet-9b"], "'bitnet-9b'; known: bitnet-2b-4t"),
        (["small", "--layers", 0], "layers is 0; expected 1 to 3"),
        (["small", "--layers", 4], "layers is 4; expected 1 to 3"),
        (["small", "--seed", -1], "seed is -1"),
        (["small", "--seed", 1 << 64], "seed is 18446744073709551616"),
        (["small", "--shards", 0], "shards is 0"),
        (["small", "--shards", 57], "shards is 57; expected 1 to 56"),
    ],
    ids=str,
)
def test_bad_input(run, tmp_path, arguments, words):
    code, out, err = run(*arguments, "-o", tmp_path / "m")
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_bad_folders(run, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    for folder, words in ((file, "is a file"), (file / "m", "cannot be written")):
        code, _, err = run("small", "-o", folder)
        assert (code, err.count("\n")) == (2, 1)
        assert words in err
    assert run("small")[0] == 2  # no folder


def test_codes_are_trits(run, tmp_path):
    run("small", "-o", tmp_path / "m")
    for name, tensor in Checkpoint(tmp_path / "m").tensors.items():
        if tensor.dtype == "U8":
            matrix = Quarters(tensor.packed())
            assert set(np.unique(matrix.codes(0, matrix.shape[0]))) == {0, 1, 2}, name
