"""Tokenizers made from a GGUF file's metadata, against the ones that they were taken from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpe import BEGIN, END, TEXT, metadata, train
from tritile.checkpoint.config import ConfigFile
from tritile.checkpoint.gguf_header import Array
from tritile.errors import CheckpointError
from tritile.models.gguf_tokenizer import build_tokenizer, end_ids

KINDS = ("llama-bpe", "gpt-2")
TRAINED = {kind: train(kind) for kind in KINDS}
BUILT = {
    kind: build_tokenizer(ConfigFile("a.gguf", metadata(TRAINED[kind], kind))) for kind in KINDS
}


def build(kind: str = "llama-bpe", **changes):
    """Of metadata with some keys changed (None: absent); names without their prefix."""
    values = metadata(TRAINED[kind], kind)
    values.update({f"tokenizer.ggml.{key}": value for key, value in changes.items()})
    return build_tokenizer(ConfigFile("a.gguf", values))


def complaint(**changes) -> str:
    with pytest.raises(CheckpointError, match=r"^a\.gguf: ") as caught:
        build(**changes)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_merges_are_used(kind):
    assert len(BUILT[kind].encode(TEXT).ids) < len(TEXT.encode()) * 3 // 4


@pytest.mark.parametrize("kind", KINDS)
@given(st.lists(st.sampled_from([*TEXT.split(), " ", "\n", BEGIN, END]) | st.text(max_size=8)))
def test_text_becomes_the_same_tokens_and_back(kind, parts):
    text = "".join(parts)
    ids = BUILT[kind].encode(text).ids
    assert ids == TRAINED[kind].encode(text).ids
    assert BUILT[kind].decode(ids) == TRAINED[kind].decode(ids)
    assert BUILT[kind].decode(ids, skip_special_tokens=False).endswith(text)


def test_whether_a_text_begins_with_a_token():
    begin = TRAINED["llama-bpe"].token_to_id(BEGIN)
    assert build().encode("a").ids[0] == begin
    assert begin not in build(add_bos_token=False).encode("a").ids
    assert begin not in build("gpt-2").encode("a").ids
    assert build("gpt-2", add_bos_token=True).encode("a").ids[0] == begin
    assert begin not in build(bos_token_id=None).encode("a").ids


def test_tokens_of_a_user_are_never_cut_and_shown():
    values = metadata(TRAINED["gpt-2"], "gpt-2")
    tokens = values["tokenizer.ggml.tokens"].values
    types = [4 if token == END else 1 for token in tokens]
    tokenizer = build("gpt-2", token_type=Array("INT32 values", types))
    ids = tokenizer.encode("a" + END).ids
    assert ids[-1] == tokens.index(END)
    assert tokenizer.decode(ids) == "a" + END


def test_a_whole_tokenizer_in_the_file_goes_first():
    whole = TRAINED["gpt-2"].to_str()
    found = build_tokenizer(ConfigFile("a.gguf", {"tokenizer.huggingface.json": whole}))
    assert found.encode(TEXT).ids == TRAINED["gpt-2"].encode(TEXT).ids
    with pytest.raises(CheckpointError, match=r"tokenizer\.huggingface\.json makes no tokenizer"):
        build_tokenizer(ConfigFile("a.gguf", {"tokenizer.huggingface.json": "{}"}))


def test_ends_of_a_text():
    values = {"tokenizer.ggml.eos_token_id": 7, "tokenizer.ggml.eot_token_id": 9}
    assert end_ids(ConfigFile("a.gguf", values)) == (7, 9)
    assert end_ids(ConfigFile("a.gguf", {})) == ()
    with pytest.raises(CheckpointError, match="eot_token_id"):
        end_ids(ConfigFile("a.gguf", {"tokenizer.ggml.eot_token_id": "x"}))


@pytest.mark.parametrize("model", ["llama", "bert", None, 3])
def test_other_models_are_refused(model):
    text = complaint(model=model)
    assert f"model is {model!r}; supported: 'gpt2'" in text
    assert "tokenizer.json beside the file" in text


@pytest.mark.parametrize("pre", ["qwen2", "default", None, Array("strings", ["gpt-2"])])
def test_other_words_are_refused(pre):
    text = complaint(pre=pre)
    assert f"pre is {pre!r}; supported: llama-bpe" in text
    assert "tokenizer.json beside the file" in text


def test_contradictions_are_refused():
    tokens = metadata(TRAINED["gpt-2"], "gpt-2")["tokenizer.ggml.tokens"].values
    assert "tokens is None" in complaint(tokens=None)
    assert "tokens is 'a'" in complaint(tokens="a")
    assert "tokens is an array of 1 INT8" in complaint(tokens=Array("INT8 values", (1,)))
    assert "a token twice" in complaint(tokens=Array("strings", [*tokens, tokens[0]]))
    assert "merges is None" in complaint(merges=None)
    assert "merges has 'ab'" in complaint(merges=Array("strings", ["ab"]))
    assert "makes no tokenizer" in complaint(merges=Array("strings", ["€ €"]))
    assert "token_type is an array of 2" in complaint(token_type=Array("INT32 values", [1, 1]))
    assert "bos_token_id is 300" in complaint(bos_token_id=300)
    assert "bos_token_id is -1" in complaint(bos_token_id=-1)
    assert "add_bos_token 1 is not supported" in complaint(add_bos_token=1)
