"""Small byte-level BPE tokenizers, trained on the fly, and their values in a GGUF file's words."""

from __future__ import annotations

import json
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors
from tokenizers.trainers import BpeTrainer

from tritile.checkpoint.gguf_header import Array

TEXT = (
    "It's 1,234,567 o'clock. HELLO hello\n\n  Nicht wahr? Übermut tut selten gut; 42 times!\t\r\n"
)
BEGIN, END = "<|begin_of_text|>", "<|end_of_text|>"
# As in the tokenizer.json of Llama 3.
LLAMA3_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def train(kind: str, size: int = 300) -> Tokenizer:
    """``kind``: llama-bpe or gpt-2; the special tokens have the last ids, as in Llama 3."""
    llama = kind == "llama-bpe"
    tokenizer = Tokenizer(models.BPE(ignore_merges=llama))
    if llama:
        split = pre_tokenizers.Split(Regex(LLAMA3_WORDS), behavior="isolated")
        as_bytes = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, as_bytes])
    else:
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = BpeTrainer(vocab_size=size - 2, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([TEXT] * 3, trainer)
    tokenizer.add_special_tokens([AddedToken(t, special=True) for t in (BEGIN, END)])
    if llama:
        number = tokenizer.token_to_id(BEGIN)
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"{BEGIN} $A", special_tokens=[(BEGIN, number)]
        )
    return tokenizer


def metadata(tokenizer: Tokenizer, kind: str) -> dict[str, Any]:
    """What a GGUF file says of it."""
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    tokens = sorted(vocabulary, key=lambda token: vocabulary[token])
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    pairs = [merge if isinstance(merge, str) else " ".join(merge) for merge in merges]
    types = [3 if token in (BEGIN, END) else 1 for token in tokens]
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": kind,
        "tokenizer.ggml.tokens": Array("strings", tokens),
        "tokenizer.ggml.merges": Array("strings", pairs),
        "tokenizer.ggml.token_type": Array("INT32 values", types),
        "tokenizer.ggml.bos_token_id": vocabulary[BEGIN],
        "tokenizer.ggml.eos_token_id": vocabulary[END],
    }
