"""A model's sizes from its config.json alone: no tensors are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..checkpoint.config import ConfigFile
from .config import Config
from .hf_config import read_config


class Bare:
    """What ``read_config`` asks of a checkpoint."""

    def __init__(self, name: str, values: Mapping[str, Any]):
        self.config = ConfigFile(name, dict(values))
        self.generation = ConfigFile("generation_config.json", {})


def bare_config(name: str, values: Mapping[str, Any]) -> Config:
    """Of a config.json's object; CheckpointError, naming ``name``, if it is not supported."""
    return read_config(Bare(name, values))[0]
