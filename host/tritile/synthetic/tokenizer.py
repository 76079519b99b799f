"""A tokenizer whose ids are bytes, in the tokenizers library's JSON."""

from __future__ import annotations

from typing import Any


def byte_tokenizer() -> dict[str, Any]:
    """tokenizer.json: byte-level BPE of 256 entries without merges."""
    step = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {**step, "use_regex": False},
        "post_processor": None,
        "decoder": {**step, "use_regex": False},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {character: byte for byte, character in enumerate(_characters())},
            "merges": [],
        },
    }


def _characters() -> list[str]:
    """The character by which byte-level BPE writes each byte: itself where Latin-1 prints it.

    The others get the code points from 256 on, in their order (GPT-2's ``bytes_to_unicode``).
    """
    printed = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return [chr(byte if byte in printed else next(others)) for byte in range(256)]
