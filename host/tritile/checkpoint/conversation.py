"""What a checkpoint says of conversations: a Jinja template, tokens that it names, stop strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import CheckpointError, shown
from .config import ConfigFile, read_json

TOKENIZER_CONFIG, TEMPLATE_FILE = "tokenizer_config.json", "chat_template.jinja"
KEY, DEFAULT = "chat_template", "default"


@dataclass(frozen=True)
class Conversation:
    """``place``: where the template is from, for messages; ``tokens``: bos_token and the like."""

    place: str
    template: str
    tokens: Mapping[str, str] = field(default_factory=dict)
    stop_strings: tuple[str, ...] = ()


def read_conversation(folder: Path, generation: ConfigFile) -> Conversation | None:
    """Of a Hugging Face folder; None if it has no template. CheckpointError if it is damaged."""
    path = folder / TOKENIZER_CONFIG
    config = ConfigFile(str(path), read_json(path) if path.exists() else {})
    file = folder / TEMPLATE_FILE  # goes first, as in transformers
    if file.exists():
        place, template = str(file), read_template(file)
    else:
        place, template = config.name, _chosen(config)
    if template is None:
        return None
    return Conversation(place, template, _tokens(config), _stop_strings(generation))


def read_template(file: Path) -> str:
    """CheckpointError if the file cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CheckpointError(f"{file}: no readable template: {reason}") from error


def _chosen(config: ConfigFile) -> str | None:
    """The template, or of a list of named ones the default."""
    found = config.get(KEY)
    if isinstance(found, list):
        named = {entry.get("name"): entry.get("template") for entry in map(_entry, found)}
        if DEFAULT not in named:
            raise config.error(f"{KEY} has {shown([*named])}; expected one that is named {DEFAULT}")
        found = named[DEFAULT]
    if found is not None and not isinstance(found, str):
        raise config.error(f"{KEY} is {shown(found)}; expected a text")
    return found


def _entry(entry: Any) -> dict[str, Any]:
    return entry if isinstance(entry, dict) else {}


def _tokens(config: ConfigFile) -> dict[str, str]:
    """The special tokens that a template may name; a token is a text or an object that holds it."""
    tokens = {}
    for key, value in config.values.items():
        text = value.get("content") if isinstance(value, dict) else value
        if key.endswith("_token") and isinstance(text, str):
            tokens[key] = text
    return tokens


def _stop_strings(generation: ConfigFile) -> tuple[str, ...]:
    found = generation.get("stop_strings", [])
    strings = [found] if isinstance(found, str) else found
    if not isinstance(strings, list) or not all(isinstance(s, str) and s for s in strings):
        raise generation.error(f"stop_strings is {shown(found)}; expected texts")
    return tuple(strings)
