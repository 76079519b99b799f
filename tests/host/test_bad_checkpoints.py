"""Damaged, contradictory and unsupported checkpoints: one sentence that names the value."""

import json

import numpy as np
import pytest

from checkpoints import Folder
from tritile.errors import CheckpointError, UsageError
from tritile.model import load

NORM = "model.norm.weight"
Q = "model.layers.0.self_attn.q_proj"


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def complaint(folder) -> str:
    with pytest.raises(CheckpointError) as caught:
        load(folder.path)
    text = str(caught.value)
    assert str(folder.path) in text
    assert "\n" not in text
    return text


def test_the_undamaged_folder_loads_and_writes(folder):
    run = load(folder.path).generate("ab", tokens=5)
    assert len("".join(run)) > 0
    assert len(run.token_ids) == 5


def test_no_such_folder(tmp_path):
    with pytest.raises(CheckpointError, match="nowhere: there is no such folder"):
        load(tmp_path / "nowhere")


def test_a_file_is_no_folder(folder):
    with pytest.raises(CheckpointError, match="a file, not a folder"):
        load(folder.weights)


def test_a_name_that_no_file_can_have(tmp_path):
    with pytest.raises(CheckpointError, match="cannot be read"):
        load(tmp_path / ("x" * 5000))


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file(folder, file):
    (folder.path / file).unlink()
    assert file in complaint(folder)


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00garbage", b"[" * 100_000])
def test_a_file_of_something_else(folder, file, content):
    (folder.path / file).write_bytes(content)
    assert file in complaint(folder)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"architectures": ["GPT2LMHeadModel"]}, ["GPT2LMHeadModel", "BitNetForCausalLM"]),
        ({"architectures": [3]}, ["[3]", "BitnetForCausalLM"]),
        ({"architectures": [], "model_type": "bitnet"}, ["[]", "LlamaForCausalLM"]),
        ({"architectures": None, "model_type": "gpt2"}, ['"gpt2"', '"bitnet", "llama"']),
        ({"architectures": "BitNet"}, ["'BitNet'"]),
        ({"model_type": "llama"}, ['"llama"', '"bitnet"']),
        ({"model_type": None}, ["model_type null"]),
        ({"hidden_act": "gelu"}, ['"gelu"', '"relu2", "silu"']),
        ({"attention_bias": 1}, ["attention_bias 1"]),
        ({"mlp_bias": True}, ["mlp_bias true"]),
        ({"quantization_config": None}, ["no quantization_config", "quant_method bitnet"]),
        ({"quantization_config": "bitnet"}, ["quantization_config is 'bitnet'"]),
        ({"quantization_config": {"quant_method": "gptq"}}, ['"gptq"']),
        (
            {"quantization_config": {"quant_method": "bitnet", "quantization_mode": "inline"}},
            ['"inline"', '"offline", "online"'],
        ),
        (
            {"quantization_config": {"quant_method": "bitnet", "linear_class": "linear"}},
            ['"linear"', '"autobitlinear"', '"bitlinear"'],
        ),
        (
            {"quantization_config": {"quant_method": "bitnet", "modules_to_not_convert": ["x"]}},
            ["modules_to_not_convert is ['x']"],
        ),
        ({"rope_scaling": {"rope_type": "axial"}}, ['"axial"', '"default"']),
        ({"rope_parameters": {"rope_theta": "big"}}, ["rope_theta is 'big'"]),
        ({"vocab_size": 0}, ["vocab_size is 0"]),
        ({"hidden_size": -24}, ["hidden_size is -24"]),
        ({"hidden_size": 24.0}, ["hidden_size is 24.0"]),
        ({"hidden_size": None}, ["hidden_size is None"]),
        ({"num_hidden_layers": True}, ["num_hidden_layers is True"]),
        ({"rms_norm_eps": 0}, ["rms_norm_eps is 0"]),
        ({"rms_norm_eps": "tiny"}, ["rms_norm_eps is 'tiny'"]),
        ({"tie_word_embeddings": "yes"}, ['tie_word_embeddings "yes"']),
        ({"num_attention_heads": 5}, ["hidden_size is 24", "5"]),
        ({"num_key_value_heads": 2}, ["num_attention_heads is 3", "2"]),
        ({"head_dim": 16}, ["head_dim is 16", "8"]),
        ({"eos_token_id": "end"}, ["eos_token_id is 'end'"]),
        ({"head_dim": 7, "hidden_size": 21}, ["head_dim is 7", "even"]),
        ({"num_local_experts": 8}, ["num_local_experts is 8", "mixture of experts"]),
        ({"sliding_window": 16}, ["sliding_window is 16", "max_position_embeddings 32"]),
        ({"layer_types": ["full_attention", "sliding_attention"]}, ["sliding_attention"]),
        ({"rms_norm_eps": 10**400}, ["rms_norm_eps is 1000"]),
        (
            {"architectures": ["BitnetForCausalLM"]},
            ["there is a quantization_config", "BitnetForCausalLM"],
        ),
        (
            {
                "architectures": ["BitnetForCausalLM"],
                "quantization_config": None,
                "weight_bits": 2,
            },
            ["weight_bits 2"],
        ),
        ({"rope_theta": 1e-300}, ["rope_theta 1e-300", "not finite"]),
        (
            {"rope_scaling": {"type": "yarn", "factor": 2.0, "beta_fast": 1e-320}},
            ["RoPE settings", "not finite"],
        ),
        ({"max_position_embeddings": 10**400}, ["max_position_embeddings is 1000"]),
    ],
    ids=str,
)
def test_a_config_that_is_senseless_or_not_supported(folder, changes, words):
    folder.write_config(**changes)
    text = complaint(folder)
    assert "config.json" in text
    for word in words:
        assert word in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"vocab_size": 300}, ["embed_tokens", "[256, 24]", "[300, 24]"]),
        ({"vocab_size": 100}, ["embed_tokens", "[100, 24]"]),
        ({"hidden_size": 48}, ["embed_tokens", "[256, 48]"]),
        ({"intermediate_size": 44}, ["ffn_sub_norm", "[40]", "[44]"]),
        ({"num_key_value_heads": 3}, ["k_proj", "[2, 24]", "[6, 24]"]),
        ({"num_hidden_layers": 3}, ["model.layers.2.", "missing"]),
        ({"num_hidden_layers": 1}, ["model.layers.1.", "extra"]),
        ({"num_hidden_layers": 10**9}, ["model.layers.2.", "missing"]),
        ({"tie_word_embeddings": False}, ["lm_head.weight", "missing"]),
    ],
    ids=str,
)
def test_a_config_that_contradicts_the_tensors(folder, changes, words):
    folder.write_config(**changes)
    text = complaint(folder)
    for word in words:
        assert word in text


def test_a_tokenizer_with_more_ids_than_the_model(folder):
    def shrink(tensors):
        tensors["model.embed_tokens.weight"] = tensors["model.embed_tokens.weight"][:200]

    folder.write_config(vocab_size=200)
    folder.change_tensors(shrink)
    assert "token id 255; config.json says vocab_size 200" in complaint(folder)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: t.pop(NORM), [NORM, "missing"]),
        (lambda t: t.update(stranger=np.zeros(3, np.float32)), ["'stranger'", "extra"]),
        (lambda t: t.update({NORM: np.ones(25, np.float32)}), [NORM, "[25]", "[24]"]),
        (lambda t: t.update({NORM: np.ones((1, 24), np.float32)}), [NORM, "[1, 24]"]),
        (lambda t: t.update({NORM: np.ones(24, np.float64)}), [NORM, "F64", "F32"]),
        (lambda t: t.update({NORM: np.full(24, np.nan, np.float32)}), [NORM, "not finite"]),
        (lambda t: t.update({f"{Q}.weight": np.zeros((6, 24), np.int8)}), [Q, "I8", "U8"]),
        (lambda t: t.update({f"{Q}.weight": np.full((6, 24), 0xC0, np.uint8)}), [Q, "code 3"]),
        (lambda t: t.update({f"{Q}.weight_scale": np.zeros(1, np.float32)}), [Q, "0.0"]),
        (lambda t: t.update({f"{Q}.weight_scale": np.full(1, -1, np.float32)}), [Q, "-1.0"]),
    ],
)
def test_tensors_that_do_not_fit(folder, change, words):
    folder.change_tensors(change)
    text = complaint(folder)
    for word in words:
        assert word in text


@pytest.mark.parametrize("kept", [0, 1, 7, 8, 100, 5000, -1])
def test_a_truncated_file(folder, kept):
    folder.weights.write_bytes(folder.weights.read_bytes()[:kept])
    assert "model.safetensors" in complaint(folder)


def test_trailing_bytes(folder):
    folder.weights.write_bytes(folder.weights.read_bytes() + b"\0")
    assert "its tensors end at" in complaint(folder)


@pytest.mark.parametrize("length", [0, 1, 1 << 20, 1 << 40, (1 << 64) - 1])
def test_a_wrong_header_length(folder, length):
    data = folder.weights.read_bytes()
    folder.weights.write_bytes(length.to_bytes(8, "little") + data[8:])
    text = complaint(folder)
    assert "header" in text
    assert str(length) in text


def edit(**changes):
    return lambda header: header[NORM].update(changes)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edit(data_offsets=[0, 10**9]), [NORM, "1000000000", "outside"]),
        (edit(data_offsets=[10**9, 10**9 + 96]), [NORM, "outside"]),
        (edit(data_offsets=[96, 0]), [NORM, "bytes 96 to 0"]),
        (edit(data_offsets=[-4, 92]), [NORM, "[-4, 92]"]),
        (edit(data_offsets=[0]), [NORM, "1 data_offsets"]),
        (edit(data_offsets=[0.0, 96.0]), [NORM, "[0.0, 96.0]"]),
        (edit(data_offsets="0"), [NORM, "'0'"]),
        (edit(data_offsets=[0, 96]), ["overlaps"]),
        (edit(shape=[25]), [NORM, "[25]", "100"]),
        (edit(shape=[-24]), [NORM, "[-24]"]),
        (edit(shape=[10**30]), [NORM, "1" + "0" * 30]),
        (edit(shape=[True]), [NORM, "[True]"]),
        (edit(dtype="F31"), [NORM, "'F31'"]),
        (edit(dtype=["F32"]), [NORM, "['F32']"]),
        (lambda header: header[NORM].pop("dtype"), [NORM, "dtype"]),
        (lambda header: header.update({NORM: 5}), [NORM, "needs exactly"]),
    ],
)
def test_a_wrong_header_entry(folder, change, words):
    folder.change_header(change)
    text = complaint(folder)
    for word in words:
        assert word in text


def test_a_gap_between_tensors(folder):
    data = folder.weights.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    first = min((e["data_offsets"][0], n) for n, e in header.items() if n != "__metadata__")[1]
    del header[first]
    folder.write_header(json.dumps(header).encode(), data[8 + length :])
    assert "leaves a gap" in complaint(folder)


def test_a_name_that_occurs_twice(folder):
    entry = b'"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}'
    folder.write_header(b"{" + entry + b", " + entry + b"}", b"\0")
    assert "'a' occurs twice" in complaint(folder)


def test_a_header_that_is_no_object(folder):
    folder.write_header(b"[]")
    assert "list, not an object" in complaint(folder)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda index: index.clear(), ["weight_map"]),
        (lambda index: index["weight_map"].update({NORM: "../a.safetensors"}), ["../a"]),
        (lambda index: index["weight_map"].update({NORM: 3}), [NORM, "3"]),
        (lambda index: index["weight_map"].update({NORM: ".."}), [NORM, "'..'"]),
        (lambda index: index["weight_map"].update({NORM: ""}), [NORM, "''"]),
        (lambda index: index["weight_map"].update({NORM: "/etc/passwd"}), ["/etc/passwd"]),
        (lambda index: index["weight_map"].update({NORM: "config.json"}), ["config.json"]),
        (lambda index: index["weight_map"].update({NORM: "a\0.safetensors"}), [NORM, "x00"]),
        (lambda index: index["weight_map"].update({NORM: "\ud800.safetensors"}), [NORM, "ud800"]),
        (lambda index: index["weight_map"].update({NORM: "c.safetensors"}), ["c.safetensors"]),
        (lambda index: index["weight_map"].update(more="a.safetensors"), ["'more'", "not in"]),
        (lambda index: index["weight_map"].pop(NORM), [NORM, "not in"]),
    ],
)
def test_an_index_that_contradicts_its_shards(folder, change, words):
    path = folder.shard()
    index = json.loads(path.read_text())
    change(index)
    path.write_text(json.dumps(index))
    text = complaint(folder)
    for word in words:
        assert word in text


@pytest.mark.parametrize("window", [None, 32, 100])
def test_a_sliding_window_over_all_positions_does_not_matter(folder, window):
    folder.write_config(sliding_window=window)
    load(folder.path)


def test_a_sliding_window_that_is_not_used_does_not_matter(folder):
    folder.write_config(sliding_window=16, use_sliding_window=False)
    load(folder.path)


def test_weights_of_another_format_are_named(folder):
    folder.weights.rename(folder.path / "pytorch_model.bin")
    assert "pytorch_model.bin is not supported" in complaint(folder)


def test_more_layers_than_can_be_listed(folder):
    """A small file that asks for much is refused before anything of that size is made."""
    folder.write_config(
        num_hidden_layers=10**15, head_dim=2**40, num_attention_heads=1, num_key_value_heads=1
    )
    assert "head_dim is 1099511627776" in complaint(folder)


def test_a_matrix_that_no_tile_can_take(tmp_path):
    folder = Folder(tmp_path / "model", hidden_size=6, intermediate_size=1 << 20)
    with pytest.raises(UsageError, match="gate_proj: m is 1048576; expected 1 to 1048575"):
        load(folder.path)
