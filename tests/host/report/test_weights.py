"""``tritile inspect --weights``: how often -1, 0 and +1 occur, however a file keeps them."""

import numpy as np
import pytest
from safetensors.numpy import load_file

from checkpoints import Folder
from tritile.synthetic.decoders import trit_shares
from tritile.synthetic.known import KNOWN, Known
from tritile.synthetic.make import Order, make
from tritile.ternary import Quarters


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path / "model")


def test_trits_are_counted(answer, folder):
    found = answer(folder.path, "--weights")
    tensors = load_file(folder.weights)
    for share in found["ternary"]:
        packed = Quarters(tensors[share["name"]])
        codes = packed.codes(0, packed.shape[0])
        counted = [share[key] for key in ("minus", "zero", "plus")]
        assert counted == pytest.approx([np.mean(codes == code) for code in range(3)])
        assert sum(counted) == pytest.approx(1)
    assert len(found["ternary"]) == 14


def test_rows_that_are_padding_do_not_count(answer, folder):
    """31 rows lie in 8 rows of bytes; the code 3 of the last one is nobody's."""

    def odd(tensors):
        packed = np.full((8, 24), 0b10101010, np.uint8)
        packed[7] |= 0b11000000
        for layer in (0, 1):
            for part in ("gate", "up"):
                tensors[f"model.layers.{layer}.mlp.{part}_proj.weight"] = packed

    folder.change_tensors(odd)
    folder.write_config(intermediate_size=31)
    found = answer(folder.path, "--weights")
    (gate,) = (b for b in found["bitlinear"] if b["name"] == "model.layers.0.mlp.gate_proj.weight")
    assert (gate["M"], gate["elements"], gate["packed_bytes"]) == (31, 31 * 24, 8 * 24)
    (share,) = (s for s in found["ternary"] if s["name"] == gate["name"])
    assert (share["minus"], share["zero"], share["plus"]) == (0, 0, 1)


@pytest.mark.parametrize("model", ["bitnet-2b-4t-bf16", "bitnet-large"])
def test_dense_weights_that_become_trits(answer, tmp_path, model, monkeypatch):
    monkeypatch.setattr("tritile.report.bitlinear.CHUNK", 1 << 16)  # several pieces a matrix
    small_model(monkeypatch, model)
    make(Order(model), tmp_path / "m")
    found = answer(tmp_path / "m", "--weights")
    assert len(found["bitlinear"]) == len(found["ternary"]) == 2 * 7
    for share in found["ternary"]:
        layer, member = int(share["name"].split(".")[2]), share["name"].split(".")[-2]
        counted = [share[key] for key in ("minus", "zero", "plus")]
        assert counted == pytest.approx(trit_shares(member, layer), abs=0.01), share["name"]


def small_model(monkeypatch, name):
    sizes = {"hidden_size": 512, "intermediate_size": 768, "num_hidden_layers": 2}
    sizes |= {"num_attention_heads": 8, "num_key_value_heads": 8, "vocab_size": 300}
    known = KNOWN[name]
    monkeypatch.setitem(KNOWN, name, Known({**known.config, **sizes}, known.tensors))


def test_trits_that_are_floats(answer, inspect, folder):
    def unpacked(tensors):
        for name in [name for name in tensors if name.endswith("_proj.weight")]:
            packed = Quarters(tensors[name])
            tensors[name] = packed.codes(0, packed.shape[0]).astype(np.float32) - 1

    packed = answer(folder.path, "--weights")
    folder.change_tensors(unpacked)
    dense = answer(folder.path, "--weights")
    assert dense["ternary"] == packed["ternary"]
    assert dense["bitlinear"] == packed["bitlinear"]


def test_what_is_no_trit(inspect, folder):
    name = "model.layers.1.mlp.up_proj.weight"
    folder.change_tensors(lambda tensors: tensors[name].fill(0b11))
    code, _, err = inspect(folder.path, "--weights")
    assert (code, err.count("\n")) == (2, 1)
    assert name in err
    assert "code 3" in err
    assert inspect(folder.path)[0] == 0


def test_dense_weights_that_are_not_finite(inspect, folder):
    def broken(tensors):
        for name in [name for name in tensors if name.endswith("_scale")]:
            del tensors[name]
            weight = name.removesuffix("_scale")
            tensors[weight] = np.full((4, 6), np.inf, np.float32)

    folder.change_tensors(broken)
    folder.write_config(quantization_config={"quant_method": "bitnet"})
    code, _, err = inspect(folder.path, "--weights")
    assert (code, err.count("\n")) == (2, 1)
    assert "not finite" in err


def test_headers_alone_have_no_trits(inspect, headers):
    code, out, err = inspect(headers("bitnet-2b-4t"), "--weights")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "no weights" in err


@pytest.mark.nightly
def test_the_whole_of_2b_4t(answer, tmp_path):
    """1.2 GB: every matrix of every layer has the shares of its kind and layer."""
    make(Order("bitnet-2b-4t", seed=1), tmp_path / "m")
    found = answer(tmp_path / "m", "--weights")
    assert len(found["ternary"]) == 210
    for share in found["ternary"]:
        layer, member = int(share["name"].split(".")[2]), share["name"].split(".")[-2]
        counted = [share[key] for key in ("minus", "zero", "plus")]
        assert counted == pytest.approx(trit_shares(member, layer), abs=2e-3), share["name"]
