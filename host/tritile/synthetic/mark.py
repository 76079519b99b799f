"""The mark by which a made-up checkpoint is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import CheckpointError

KEY = "tritile_synthetic"  # in config.json


def mark_of(config: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What config.json says of how its weights were made up; None of a real checkpoint."""
    mark = config.get(KEY)
    if mark is None:
        return None
    return mark if isinstance(mark, Mapping) else {"model": str(mark)}


def refuse_synthetic(path: str | Path, mark: Mapping[str, Any] | None, allowed: bool) -> None:
    """CheckpointError if there is a mark, unless made-up weights are ``allowed``."""
    if mark is None:
        return
    if mark.get("headers_only"):
        raise CheckpointError(
            f"{path}: has headers but no weights (made with --headers-only); expected a checkpoint"
            " with weights"
        )
    if not allowed:
        raise CheckpointError(
            f"{path}: is a synthetic {mark.get('model')}, its weights are random numbers; use"
            " --allow-synthetic (in Python allow_synthetic=True) to run it all the same"
        )


def folder_mark(folder: Path) -> Mapping[str, Any] | None:
    """The mark of a folder; None if it has no config.json that can be read."""
    path = folder / "config.json"
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return None
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return mark_of(config) if isinstance(config, dict) else None
