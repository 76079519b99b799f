"""Typed access to config.json: a value that is missing or senseless is named at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import SHOWN, CheckpointError, shown

LARGEST = 2**31 - 1  # of a size, a count, a token id
FLOAT32_MAX = 3.4028234663852886e38


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a file; CheckpointError if it is missing or is none."""
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise CheckpointError(f"{path}: is no file")
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CheckpointError(f"{path}: there is no such file") from error
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{path}: no valid JSON: {error}") from error
    if not isinstance(value, dict):
        raise CheckpointError(f"{path}: holds a JSON {type(value).__name__}, not an object")
    return value


class ConfigFile:
    """A JSON object with a name for messages, e.g. ``config.json`` or a section of it."""

    def __init__(self, name: str, values: dict[str, Any]):
        self.name, self.values = name, values

    def error(self, text: str) -> CheckpointError:
        return CheckpointError(f"{self.name}: {text}")

    def get(self, key: str, default: Any = None) -> Any:
        """The value; the default if the key is absent or null."""
        value = self.values.get(key)
        return default if value is None else value

    def section(self, key: str) -> ConfigFile | None:
        """An object inside; None if absent or null."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(f"{key} is {shown(value)}; expected an object")
        return ConfigFile(f"{self.name}, {key}", value)

    def integer(self, key: str, default: int | None = None, least: int = 1) -> int:
        value = self.get(key, default)
        if type(value) is not int or not least <= value <= LARGEST:
            raise self.error(
                f"{key} is {shown(value)}; expected an integer from {least} to {LARGEST}"
            )
        return value

    def positive(self, key: str, default: float | None = None) -> float:
        value = self.get(key, default)
        if type(value) not in (int, float) or not 0 < value <= FLOAT32_MAX:
            raise self.error(f"{key} is {shown(value)}; expected a number above 0, as float32")
        return float(value)

    def flag(self, key: str, default: bool) -> bool:
        return self.choice(key, (False, True), default)

    def choice(self, key: str, supported: Sequence[Any], default: Any = None) -> Any:
        """The value; CheckpointError lists what is supported if it is none of that."""
        value = self.get(key, default)
        if not any(value == s and type(value) is type(s) for s in supported):
            names = ", ".join(json.dumps(s) for s in supported)
            raise self.error(f"{key} {_json(value)} is not supported; supported: {names}")
        return value


def _json(value: Any) -> str:
    """As the file has it, if that is short."""
    if isinstance(value, (str, int, float, list, dict, type(None))):
        text = json.dumps(value)
        if len(text) <= SHOWN:
            return text
    return shown(value)
