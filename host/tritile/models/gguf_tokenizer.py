"""The tokenizer of a GGUF file: byte-level BPE, made from the metadata as llama.cpp reads them.

What a ``tokenizer.ggml.pre`` stands for: llama.cpp, src/llama-vocab.cpp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors

from ..checkpoint.config import ConfigFile
from ..checkpoint.conversation import Conversation
from ..checkpoint.gguf_header import Array
from ..errors import CheckpointError, shown

MODEL, PRE = "tokenizer.ggml.model", "tokenizer.ggml.pre"
WHOLE = "tokenizer.huggingface.json"  # a tokenizer.json in the file
TOKENS, MERGES = "tokenizer.ggml.tokens", "tokenizer.ggml.merges"
TYPES, CONTROL, USER_DEFINED = "tokenizer.ggml.token_type", 3, 4
ENDS = tuple(f"tokenizer.ggml.{name}_token_id" for name in ("eos", "eot", "eom"))
TEMPLATE, SPECIAL = "tokenizer.chat_template", ("bos", "eos", "unk")
OTHERWISE = "or put the model's tokenizer.json beside the file"
# Words of Llama 3: contractions, letters with one sign before them, up to three digits, signs.
LLAMA3_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


@dataclass(frozen=True)
class Kind:
    """How text is cut into words before merging; ``words`` None: as GPT-2 does."""

    words: str | None
    whole_words: bool  # a word that is a token is not merged from its bytes
    begins: bool  # whether a text begins with the token for that, if the file does not say


LLAMA3, GPT2 = Kind(LLAMA3_WORDS, True, True), Kind(None, False, False)
KINDS = {
    **dict.fromkeys(("llama-bpe", "llama3", "llama-v3", "falcon3", "falcon_e"), LLAMA3),
    "gpt-2": GPT2,
}


def end_ids(metadata: ConfigFile) -> tuple[int, ...]:
    """Token ids that end a text."""
    return tuple(metadata.integer(key, least=0) for key in ENDS if metadata.get(key) is not None)


def conversation(metadata: ConfigFile) -> Conversation | None:
    """The chat template and the tokens that it may name; None if the file has no template."""
    template = metadata.get(TEMPLATE)
    if template is None:
        return None
    if not isinstance(template, str):
        raise metadata.error(f"{TEMPLATE} is {shown(template)}; expected a text")
    tokens = strings(metadata, TOKENS)
    named = {f"{name}_token": metadata.get(f"tokenizer.ggml.{name}_token_id") for name in SPECIAL}
    return Conversation(
        metadata.name,
        template,
        {
            name: tokens[number]
            for name, number in named.items()
            if type(number) is int and 0 <= number < len(tokens)
        },
    )


def build_tokenizer(metadata: ConfigFile) -> Tokenizer:
    """CheckpointError says which kinds are supported."""
    whole = metadata.get(WHOLE)
    if whole is not None:
        return _of(metadata, WHOLE, lambda: Tokenizer.from_str(whole))
    model, words = metadata.get(MODEL), metadata.get(PRE)
    if model != "gpt2":
        raise metadata.error(
            f"{MODEL} is {shown(model)}; supported: 'gpt2' (byte-level BPE), {OTHERWISE}"
        )
    if words not in KINDS:
        raise metadata.error(f"{PRE} is {shown(words)}; supported: {', '.join(KINDS)}, {OTHERWISE}")
    return _of(metadata, TOKENS, lambda: _bpe(metadata, KINDS[words]))


def _of(metadata: ConfigFile, key: str, make) -> Tokenizer:
    try:
        return make()
    except CheckpointError:
        raise
    except Exception as error:  # tokenizers raises plain Exception
        raise metadata.error(f"{key} makes no tokenizer: {error}") from error


def _bpe(metadata: ConfigFile, kind: Kind) -> Tokenizer:
    tokens = strings(metadata, TOKENS)
    ids = {token: i for i, token in enumerate(tokens)}
    if len(ids) < len(tokens):
        raise metadata.error(f"{TOKENS} has a token twice")
    merges = _merges(metadata)
    tokenizer = Tokenizer(models.BPE(vocab=ids, merges=merges, ignore_merges=kind.whole_words))
    tokenizer.pre_tokenizer = _words(kind)
    tokenizer.decoder = decoders.ByteLevel()
    types = metadata.get(TYPES)
    if types is not None:
        if not isinstance(types, Array) or len(types.values) != len(tokens):
            raise metadata.error(f"{TYPES} is {shown(types)}; expected a number for each token")
        _add_special(tokenizer, tokens, list(types.values))
    _begin(metadata, tokenizer, tokens, kind)
    return tokenizer


def _merges(metadata: ConfigFile) -> list[tuple[str, str]]:
    pairs = []
    for merge in strings(metadata, MERGES):
        first, gap, second = merge.partition(" ")
        if not gap:
            raise metadata.error(f"{MERGES} has {shown(merge)}; expected two tokens and a space")
        pairs.append((first, second))
    return pairs


def _words(kind: Kind) -> Any:
    if kind.words is None:
        return pre_tokenizers.ByteLevel(add_prefix_space=False)
    split = pre_tokenizers.Split(Regex(kind.words), behavior="isolated")
    as_bytes = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    return pre_tokenizers.Sequence([split, as_bytes])


def _add_special(tokenizer: Tokenizer, tokens: list[str], types: list[int]) -> None:
    """Tokens that are never cut: control tokens, which are not shown, and user-defined ones."""
    pairs = list(zip(tokens, types, strict=True))
    control = [token for token, kind in pairs if kind == CONTROL]
    shown = [token for token, kind in pairs if kind == USER_DEFINED]
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in control])
    tokenizer.add_tokens([AddedToken(t, special=False, normalized=False) for t in shown])


def _begin(metadata: ConfigFile, tokenizer: Tokenizer, tokens: list[str], kind: Kind) -> None:
    """The token that begins a text."""
    key = "tokenizer.ggml.bos_token_id"
    if metadata.get(key) is None or not metadata.flag("tokenizer.ggml.add_bos_token", kind.begins):
        return
    number = metadata.integer(key, least=0)
    if number >= len(tokens):
        raise metadata.error(f"{key} is {number}; the file has {len(tokens)} tokens")
    name = tokens[number]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=[name, "$A"], pair=[name, "$A", "$B"], special_tokens=[(name, number)]
    )


def strings(metadata: ConfigFile, key: str) -> list[str]:
    value = metadata.get(key)
    if not isinstance(value, Array) or not isinstance(value.values, list):
        raise metadata.error(f"{key} is {shown(value)}; expected an array of strings")
    return value.values
