"""tokenizer.json, and what holds for every tokenizer."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from ..errors import CheckpointError

TOKENIZER = "tokenizer.json"
SENTENCEPIECE = "tokenizer.model"


def read_tokenizer(path: Path, vocabulary: int, of: str) -> Tokenizer:
    """The tokenizer of a file; CheckpointError if it is missing, damaged or too large.

    ``of``: the file that says how many tokens the model knows.
    """
    if not path.is_file():
        raise CheckpointError(f"{path}: there is no such file{_instead(path)}")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise CheckpointError(f"{path}: no tokenizer: {error}") from error
    return settled(tokenizer, str(path), vocabulary, of)


def _instead(path: Path) -> str:
    """How to come by it, if the folder has the older form."""
    if not path.with_name(SENTENCEPIECE).is_file():
        return ""
    return (
        f", only {SENTENCEPIECE}; make it with transformers:"
        " AutoTokenizer.from_pretrained(folder).save_pretrained(folder)"
    )


def settled(tokenizer: Tokenizer, place: str, vocabulary: int, of: str) -> Tokenizer:
    """The tokenizer without what its trainer set; CheckpointError if it knows too many ids."""
    largest = max(tokenizer.get_vocab(with_added_tokens=True).values(), default=-1)
    if largest >= vocabulary:
        raise CheckpointError(f"{place}: has token id {largest}; {of} says vocab_size {vocabulary}")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
