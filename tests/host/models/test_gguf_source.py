"""GGUF files of BitNets and Llamas: the same tokens as from a Hugging Face folder; refusals."""

import json

import numpy as np
import pytest
from gguf import GGMLQuantizationType as Kind
from gguf import dequantize, quantize

from gguf_models import LLAMA, TOKENIZERS, Values, Writer, sizes
from tritile.cli import run_command
from tritile.errors import CheckpointError
from tritile.model import load

BITNET, LLAMA_SIZES = sizes(), sizes(activation="silu", sub_norms=False)
UP = "blk.1.ffn_up.weight"


def tokens(path, prompt="It's 42 o'clock") -> tuple:
    """(prompt's tokens, twelve greedy ones)."""
    run = load(path).generate(prompt, tokens=12, temperature=0)
    "".join(run)
    return run.prompt_ids, run.token_ids


def both(tmp_path, values, changes, kind="llama-bpe", **options) -> tuple:
    """Tokens from the folder and from the GGUF file."""
    values.write_folder(tmp_path / "model", kind, **changes)
    path = Writer(values, kind=kind, **options).write(tmp_path / "model.gguf")
    return tokens(tmp_path / "model"), tokens(path)


@pytest.mark.parametrize("ternary", ["TQ1_0", "TQ2_0"])
@pytest.mark.parametrize("architecture", ["bitnet-b1.58", "bitnet-25", "bitnet"])
def test_a_bitnet_says_the_same(tmp_path, architecture, ternary):
    values = Values(BITNET, seed=len(architecture))
    first, second = both(tmp_path, values, {}, architecture=architecture, ternary=ternary)
    assert first == second
    assert len(set(first[1])) > 3  # the model's words, not one word again and again


@pytest.mark.parametrize("kind", ["llama-bpe", "gpt-2"])
def test_a_bitnet_with_silu_says_the_same(tmp_path, kind):
    values = Values(sizes(activation="silu"))
    changes = {"hidden_act": "silu"}
    first, second = both(tmp_path, values, changes, kind, architecture="bitnet")
    assert first == second


def test_a_bitnet_without_an_activation_has_silu(tmp_path):
    values = Values(sizes(activation="silu"))
    writer = Writer(values, "bitnet")
    expected = tokens(writer.write(tmp_path / "a.gguf"))
    del writer.metadata["bitnet.hidden_activation"]
    assert tokens(writer.write(tmp_path / "b.gguf")) == expected


@pytest.mark.parametrize("ternary", ["TQ1_0", "TQ2_0"])
@pytest.mark.parametrize("heads", [{}, {"kv_heads": 1}, {"kv_heads": 4}, {"head_size": 128}])
def test_a_llama_says_the_same(tmp_path, heads, ternary):
    config = sizes(**{**LLAMA_SIZES.__dict__, **heads, "tied": False})
    names = {"kv_heads": "num_key_value_heads", "head_size": "head_dim"}
    changes = {**LLAMA, "tie_word_embeddings": False, **{names[k]: v for k, v in heads.items()}}
    values = Values(config)
    values.write_folder(tmp_path / "model", **changes)
    writer = Writer(values, "llama", ternary)
    if "head_size" in heads:
        writer.metadata["llama.attention.key_length"] = 128
    assert tokens(tmp_path / "model") == tokens(writer.write(tmp_path / "model.gguf"))


def test_positions_stretched_by_one_factor(tmp_path):
    values = Values(LLAMA_SIZES)
    scaling = {"rope_type": "linear", "factor": 4.0}
    values.write_folder(tmp_path / "model", **LLAMA, rope_scaling=scaling)
    writer = Writer(values, "llama")
    plain = tokens(writer.write(tmp_path / "a.gguf"))
    writer.metadata["llama.rope.scaling.type"] = "linear"
    writer.metadata["llama.rope.scaling.factor"] = 4.0
    assert tokens(tmp_path / "model") == tokens(writer.write(tmp_path / "b.gguf")) != plain
    writer.metadata["llama.rope.scaling.type"] = "none"
    assert tokens(writer.write(tmp_path / "c.gguf")) == plain


def test_frequencies_of_their_own(tmp_path):
    """A factor for each frequency; those of one factor are the linear ones."""
    writer = Writer(Values(LLAMA_SIZES), "llama")
    plain = tokens(writer.write(tmp_path / "a.gguf"))
    writer.tensors["rope_freqs.weight"] = (np.full(32, 4, np.float32), "F32")
    stretched = tokens(writer.write(tmp_path / "b.gguf"))
    del writer.tensors["rope_freqs.weight"]
    writer.metadata["llama.rope.scaling.factor"] = 4.0
    assert tokens(writer.write(tmp_path / "c.gguf")) == stretched != plain


@pytest.mark.parametrize("table", ["F32", "BF16", "Q8_0", "Q4_0"])
def test_tables_of_other_types(tmp_path, table):
    """What the type's definition says is what a folder of those values would hold."""
    values = Values(BITNET)
    path = Writer(values, table=table).write(tmp_path / "model.gguf")
    for name, value in values.tables.items():
        values.tables[name] = dequantize(quantize(value, Kind[table]), Kind[table])
    values.write_folder(tmp_path / "model")
    assert tokens(path) == tokens(tmp_path / "model")


def test_types_that_an_old_numpy_cannot_read(tmp_path, monkeypatch):
    values = Values(BITNET)
    plain = Writer(values).write(tmp_path / "plain.gguf")
    path = Writer(values, table="Q8_0").write(tmp_path / "model.gguf")
    monkeypatch.setattr(np, "__version__", "1.21.6")
    with pytest.raises(CheckpointError, match=r"'token_embd\.weight' is Q8_0; .*need 1\.23\.0"):
        load(path)
    load(plain)


def test_a_scale_beside_the_blocks_multiplies(tmp_path):
    values = Values(BITNET)
    expected = tokens(Writer(values).write(tmp_path / "a.gguf"))
    name = "model.layers.0.mlp.down_proj"
    values.scales[name] /= 4
    writer = Writer(values)
    writer.tensors["blk.0.ffn_down.scale"] = (np.array([4], np.float32), "F32")
    assert tokens(writer.write(tmp_path / "b.gguf")) == expected


def test_a_tokenizer_beside_the_file_goes_first(tmp_path):
    writer = Writer(Values(BITNET), kind="gpt-2")
    writer.metadata["tokenizer.ggml.model"] = "llama"
    path = writer.write(tmp_path / "model.gguf")
    with pytest.raises(CheckpointError, match=r"tokenizer\.json beside the file"):
        load(path)
    TOKENIZERS["gpt-2"].save(str(tmp_path / "tokenizer.json"))
    assert tokens(path)[0] == TOKENIZERS["gpt-2"].encode("It's 42 o'clock").ids


def test_the_command_line_and_another_name(tmp_path, capsys):
    path = Writer(Values(BITNET)).write(tmp_path / "model.gguf").rename(tmp_path / "model")
    arguments = ["generate", str(path), "--prompt", "a", "--tokens", "4", "--greedy", "--json"]
    assert run_command(arguments) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["token_ids"] == list(tokens(path, "a")[1][:4])


@pytest.mark.parametrize("architecture", ["bitnet-b1.58", "llama"])
def test_a_packed_image_lies_beside_the_file_and_says_the_same(tmp_path, capsys, architecture):
    config = BITNET if architecture != "llama" else LLAMA_SIZES
    path = Writer(Values(config), architecture).write(tmp_path / "model.gguf")
    expected = tokens(path)
    assert run_command(["pack", str(path), "--board", "tiny", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"] == str(tmp_path / "model.tiny.tritile")
    assert answer["bytes_in"] == path.stat().st_size
    assert run_command(["pack", str(path), "--board", "tiny", "--verify"]) == 0
    assert tokens(path) == expected


def test_a_folder_with_a_gguf_file_says_which_path_to_give(tmp_path):
    Values(BITNET).write_folder(tmp_path)
    path = Writer(Values(BITNET)).write(tmp_path / "model.gguf")
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=f"by its own path: {path}"):
        load(tmp_path)


class Refusals:
    """A file, one thing of which is changed."""

    def __init__(self, tmp_path, **options):
        self.path = tmp_path / "model.gguf"
        self.writer = Writer(Values(sizes(layers=2)), **options)

    def complaint(self) -> str:
        with pytest.raises(CheckpointError) as caught:
            tokens(self.writer.write(self.path))
        text = str(caught.value)
        assert text.startswith(str(self.path))
        assert text.isprintable()
        return text


@pytest.fixture
def refusals(tmp_path):
    return Refusals(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("block_count", 3, ["'blk.2.attn_norm.weight'", "missing"]),
        ("block_count", 1, ["'blk.1.", "extra"]),
        ("block_count", None, ["block_count is None", "expected an integer"]),
        ("embedding_length", 512, ["rope.dimension_count is 64", "128"]),
        (
            "feed_forward_length",
            256,
            ["ffn_sub_norm.weight' has shape [512]", "says [256]"],
        ),
        ("attention.head_count", 3, ["rope.dimension_count is 64"]),
        ("attention.head_count", [4, 4], ["head_count is an array of 2"]),
        ("attention.head_count_kv", 3, ["head_count is 4", "head_count_kv 3"]),
        (
            "attention.key_length",
            32,
            ["rope.dimension_count is 64", "columns, 32"],
        ),
        ("attention.layer_norm_rms_epsilon", None, ["epsilon is None"]),
        ("attention.layer_norm_rms_epsilon", -1.0, ["epsilon is -1.0"]),
        ("attention.sliding_window", 64, ["sliding_window is 64; supported: 0, or none"]),
        ("expert_count", 8, ["expert_count is 8"]),
        ("rope.freq_base", float("nan"), ["freq_base is nan"]),
        ("rope.freq_base", 1e-45, ["frequencies that are not finite"]),
        ("rope.scaling.type", "yarn", ['type "yarn"', '"linear", "none"']),
        ("rope.scaling.factor", 0.0, ["factor is 0.0"]),
        ("hidden_activation", "gelu", ['"gelu"', '"relu2", "silu"']),
        ("vocab_size", 299, ["vocab_size is 299", "300 rows"]),
    ],
)
def test_metadata_that_make_no_model(refusals, key, value, words):
    refusals.writer.metadata[f"bitnet-b1.58.{key}"] = value
    text = refusals.complaint()
    assert all(word in text for word in words), text


@pytest.mark.parametrize("architecture", ["qwen2", "gpt2"])
def test_other_architectures(refusals, architecture):
    refusals.writer.architecture = architecture
    text = refusals.complaint()
    assert f"architecture is '{architecture}'; supported: bitnet-b1.58" in text


def test_parts_of_a_file(refusals):
    refusals.writer.metadata["split.count"] = 3
    assert "one of 3 parts" in refusals.complaint()


def test_ids_beyond_the_embedding(refusals):
    value, kind = refusals.writer.tensors["token_embd.weight"]
    refusals.writer.tensors["token_embd.weight"] = (value[:299], kind)
    refusals.writer.metadata["bitnet-b1.58.vocab_size"] = None
    assert "has token id 299" in refusals.complaint()


@pytest.mark.parametrize("kind", ["F32", "F16", "Q8_0"])
def test_matrices_that_are_not_ternary(refusals, kind):
    refusals.writer.tensors[UP] = (refusals.writer.tensors[UP][0], kind)
    assert f"'{UP}' is {kind}; expected TQ1_0 or TQ2_0" in refusals.complaint()


def test_two_scales_in_a_matrix(refusals):
    value, kind = refusals.writer.tensors[UP]
    refusals.writer.tensors[UP] = (value * np.r_[np.ones(511), 2].astype(np.float32)[:, None], kind)
    text = refusals.complaint()
    assert f"'{UP}' has blocks with scales from" in text


def test_rows_that_blocks_do_not_fill(tmp_path):
    """No file can hold them; what has them in another type is refused by that."""
    refusals = Refusals(tmp_path)
    value = refusals.writer.tensors[UP][0]
    refusals.writer.tensors[UP] = (value[:, :160], "F16")
    assert f"'{UP}' is F16" in refusals.complaint()


@pytest.mark.parametrize("name", ["token_embd.weight", "output_norm.weight", UP])
def test_a_tensor_that_is_missing(refusals, name):
    del refusals.writer.tensors[name]
    text = refusals.complaint()
    assert f"'{name}' is missing" in text


def test_a_tensor_too_many(refusals):
    refusals.writer.tensors["blk.0.attn_q.bias"] = (np.ones(256, np.float32), "F32")
    assert "'blk.0.attn_q.bias' is extra" in refusals.complaint()


@pytest.mark.parametrize("name", ["output_norm.weight", "token_embd.weight"])
def test_values_that_are_not_finite(refusals, name):
    value, kind = refusals.writer.tensors[name]
    damaged = value.copy()
    damaged.reshape(-1)[3] = np.inf
    refusals.writer.tensors[name] = (damaged, kind)
    assert f"'{name}' holds values that are not finite" in refusals.complaint()


@pytest.mark.parametrize("factor", [0.0, float("inf"), -1.0])
def test_frequencies_that_are_none(tmp_path, factor):
    refusals = Refusals(tmp_path)
    refusals.writer = Writer(Values(LLAMA_SIZES), "llama")
    refusals.writer.tensors["rope_freqs.weight"] = (np.full(32, factor, np.float32), "F32")
    assert "'rope_freqs.weight' holds values that are not above 0" in refusals.complaint()
