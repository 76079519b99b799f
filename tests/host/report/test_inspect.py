"""``tritile inspect`` of models of all kinds, and what it says to bad input."""

import json
import os

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from checkpoints import Folder

KEYS = {
    "tensors": ["name", "shape", "squeezed_shape", "elements", "dtype", "bytes", "form"],
    "categories": ["name", "tensors", "elements", "bytes"],
    "bitlinear": ["name", "K", "M", "elements", "packed_bytes"],
    "ternary": ["name", "minus", "zero", "plus"],
}


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path / "model")


def test_the_keys_of_json(answer, folder):
    found = answer(folder.path, "--weights")
    for key, names in KEYS.items():
        assert all(list(item) == names for item in found[key]), key
        assert found[key]
    assert list(found["totals"]) == ["tensors", "elements", "bytes"]
    assert found["config"]["hidden_size"] == 24
    assert {"forms", "dtypes"} <= found.keys()
    assert "ternary" not in answer(folder.path)


def test_sums_agree(answer, folder):
    found = answer(folder.path)
    for key in ("forms", "categories", "dtypes"):
        for figure in ("tensors", "elements", "bytes"):
            assert sum(group[figure] for group in found[key]) == found["totals"][figure]
    assert found["totals"]["bytes"] == sum(t["bytes"] for t in found["tensors"])
    assert found["totals"]["elements"] == sum(t["elements"] for t in found["tensors"])


def test_forms(answer, tmp_path):
    shapes = {"a": (), "b": (1,), "c": (1, 7), "d": (2, 1, 3), "e": (2, 3, 4), "f": (2, 3, 4, 5)}
    shapes["g"] = (2, 2, 2, 2, 2)
    save_file({n: np.zeros(s, np.float16) for n, s in shapes.items()}, tmp_path / "m.safetensors")
    found = answer(tmp_path / "m.safetensors")
    forms = {t["name"]: (t["squeezed_shape"], t["form"]) for t in found["tensors"]}
    assert forms == {
        "a": ([], "vector"),
        "b": ([], "vector"),
        "c": ([7], "vector"),
        "d": ([2, 3], "matrix"),
        "e": ([2, 3, 4], "rank 3"),
        "f": ([2, 3, 4, 5], "rank 4"),
        "g": ([2, 2, 2, 2, 2], "rank 5"),
    }
    names = ["vector", "matrix", "rank 3", "rank 4", "rank 5"]
    assert [form["name"] for form in found["forms"]] == names
    assert found["config"] == {}


def test_modules_that_stay_dense(answer, folder):
    def dense(tensors):
        for name in [name for name in tensors if name.endswith("_scale")]:
            del tensors[name]
            weight = name.removesuffix("_scale")
            rows, k = tensors[weight].shape
            tensors[weight] = np.ones((4 * rows, k), np.float32)

    folder.change_tensors(dense)
    q = {"quant_method": "bitnet", "quantization_mode": "online"}
    folder.write_config(
        quantization_config={**q, "modules_to_not_convert": ["lm_head", "0.mlp.up_proj"]}
    )
    names = [b["name"] for b in answer(folder.path)["bitlinear"]]
    assert len(names) == 13
    assert "model.layers.0.mlp.up_proj.weight" not in names
    folder.write_config(quantization_config=None)
    found = answer(folder.path, "--weights")
    assert (found["bitlinear"], found["ternary"], found["boards"]) == ([], [], [])


def test_shards_and_a_single_one(answer, folder):
    whole = answer(folder.path)
    folder.shard()
    assert answer(folder.path) == whole
    part = answer(folder.path / "a.safetensors")
    assert 0 < part["totals"]["tensors"] < whole["totals"]["tensors"]
    (folder.path / "model.safetensors.index.json").unlink()
    assert answer(folder.path)["totals"] == whole["totals"]  # files of any name


def test_what_the_runtime_refuses_is_inspected(answer, folder):
    folder.write_config(architectures=["MambaForCausalLM"], num_hidden_layers="many", head_dim=0)
    assert answer(folder.path)["totals"]["tensors"] == 38
    (folder.path / "config.json").unlink()
    found = answer(folder.path)
    assert (found["config"], len(found["bitlinear"])) == ({}, 14)


def test_gguf(answer, tmp_path):
    gguf = pytest.importorskip("gguf")
    path = tmp_path / "m.gguf"
    writer = gguf.GGUFWriter(path, "bitnet-b1.58")
    trits = np.random.default_rng(0).integers(-1, 2, (8, 512)).astype(np.float32)
    kind = gguf.GGMLQuantizationType.TQ1_0
    writer.add_tensor("blk.0.ffn_up.weight", gguf.quantize(trits, kind), raw_dtype=kind)
    writer.add_tensor("token_embd.weight", np.zeros((16, 512), np.float16))
    writer.add_array("tokenizer.ggml.tokens", ["a"] * 1000)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    found = answer(path, "--weights")
    assert found["config"]["general.architecture"] == "bitnet-b1.58"
    assert found["config"]["tokenizer.ggml.tokens"] == "an array of 1000 strings"
    (matrix,) = found["bitlinear"]
    assert (matrix["M"], matrix["K"], matrix["packed_bytes"]) == (8, 512, 1024)
    (share,) = found["ternary"]
    assert share["zero"] == pytest.approx(np.mean(trits == 0))
    assert share["plus"] == pytest.approx(np.mean(trits == 1))
    kinds = {c["name"] for c in found["categories"]}
    assert kinds == {"MLP Up", "Embedding"}


def test_another_layer(inspect, folder):
    assert "\nLayer 1\n" in inspect(folder.path, "--layer", 1)[1]
    assert "18 tensors; 2 of 2 layers have these." in inspect(folder.path)[1]
    for layer in (2, -1):
        code, out, err = inspect(folder.path, "--layer", layer)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert f"layer is {layer}" in err
        assert "its layers are 0 to 1" in err


def test_text_names_everything_on_one_line_each(inspect, folder):
    code, out, err = inspect(folder.path, "--weights")
    assert (code, err) == (0, "")
    for name in load_file(folder.weights):
        assert any(line.startswith(name) for line in out.splitlines()), name
    for words in ("Configuration", "By form", "By category", "BitLinear", "By type", "Share of 0"):
        assert words in out
    assert "\x1b" not in out


def test_names_are_not_commands_of_the_terminal(inspect, tmp_path):
    save_file({"a\x1b[31m|<b>*": np.zeros(2, np.float32)}, tmp_path / "m.safetensors")
    assert "\x1b" not in inspect(tmp_path / "m.safetensors")[1]
    assert "\\|\\<b\\>\\*" in inspect(tmp_path / "m.safetensors", "--format", "markdown")[1]


def test_markdown_tables_are_whole(inspect, folder):
    out = inspect(folder.path, "--format", "markdown", "--weights")[1]
    widths = {line.count("|") - line.count("\\|") for line in out.splitlines() if line[:1] == "|"}
    assert widths <= {3, 5, 6, 7, 8}
    for line, after in zip(out.splitlines(), out.splitlines()[1:], strict=False):
        if line[:1] == after[:1] == "|":
            assert line.count(" | ") == after.count(" | ")
    assert "| **total** | **38** |" in out


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!doctype"), ("a.md", "# "), ("a.json", "{"), ("a.txt", "model")],
)
def test_a_file_is_written_as_it_is_called(inspect, folder, tmp_path, name, start):
    code, out, err = inspect(folder.path, "-o", tmp_path / name)
    assert (code, out) == (0, "")
    assert name in err
    assert (tmp_path / name).read_text().startswith(start)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, "model"])


def test_the_format_beats_the_name(inspect, folder, tmp_path):
    inspect(folder.path, "-o", tmp_path / "a.html", "--json")
    assert json.loads((tmp_path / "a.html").read_text())["totals"]["tensors"] == 38


def test_a_report_does_not_replace_the_model(inspect, folder):
    before = folder.weights.read_bytes()
    for name in ("model.safetensors", "config.json", "../model/config.json"):
        code, _, err = inspect(folder.path, "-o", folder.path / name)
        assert (code, err.count("\n")) == (2, 1)
        assert "part of the model" in err
    assert folder.weights.read_bytes() == before


def test_a_pipe_is_not_waited_for(inspect, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    code, _, err = inspect(tmp_path / "pipe")
    assert code == 2
    assert "neither a file nor a folder" in err


def test_bad_arguments(inspect, folder, tmp_path):
    for arguments, words in (
        ((folder.path, "--format", "pdf"), "unknown format 'pdf'; known: text, json"),
        ((folder.path, "--format", "html", "--json"), "--json"),
        ((folder.path, "-o", tmp_path / "no" / "a.html"), "cannot be written"),
        ((tmp_path / "nowhere",), "there is no such file or folder"),
        ((tmp_path,), "has neither model.safetensors nor"),
        ((), "path"),
    ):
        code, out, err = inspect(*arguments)
        assert (code, out, err.count("\n")) == (2, "", 1), err
        assert words in err.lower() or words in err


def test_damage(inspect, folder):
    whole = folder.weights.read_bytes()
    damaged = {
        "truncated": whole[:-1],
        "no valid JSON": whole[:9] + b"}" + whole[10:],
        "header length": b"\xff" * 8 + whole[8:],
        "empty": b"",
        "hold no header length": whole[:5],
    }
    for words, data in damaged.items():
        folder.weights.write_bytes(data)
        code, out, err = inspect(folder.path)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert words in err
    folder.weights.write_bytes(whole)
    (folder.path / "config.json").write_text("{")
    code, _, err = inspect(folder.path)
    assert (code, err.count("\n")) == (2, 1)
    assert "config.json" in err


def test_a_tensor_in_two_files(inspect, tmp_path):
    for name in ("a", "b"):
        save_file({"same": np.zeros(2, np.float32)}, tmp_path / f"{name}.safetensors")
    code, _, err = inspect(tmp_path)
    assert code == 2
    assert "tensor 'same' is in a.safetensors and b.safetensors" in err
