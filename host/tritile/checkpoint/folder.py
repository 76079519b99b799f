"""A Hugging Face folder: config.json, model.safetensors (or its shards) and tokenizer.json.

Opening reads headers only; tensors stay memory-mapped until somebody asks for their values.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from ..errors import CheckpointError, shown
from .config import ConfigFile, read_json
from .expected import Expected, check_tensors, tensor_names
from .safetensors_file import Tensor, read_tensors
from .tokenizer import TOKENIZER, read_tokenizer

CONFIG, GENERATION = "config.json", "generation_config.json"
WEIGHTS, INDEX = "model.safetensors", "model.safetensors.index.json"
SHARD = re.compile(r"[\w\-][\w\-. ]*\.safetensors", re.ASCII)  # a file of the index's own folder
OTHER_WEIGHTS = (".gguf", ".bin", ".pt", ".pth", ".h5", ".msgpack")
LONGEST_NAME = 255  # characters of a file's name


class Checkpoint:
    """A folder that has the right files; ``check`` compares its tensors with the config's."""

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        fault = _folder_fault(self.folder)
        if fault:
            raise CheckpointError(
                f"{self.folder}: {fault}; expected a Hugging Face folder with {CONFIG}"
            )
        self.config = ConfigFile(str(self.folder / CONFIG), _read_config(self.folder))
        path = self.folder / GENERATION
        self.generation = ConfigFile(str(path), read_json(path) if path.exists() else {})
        self._tensors: dict[str, Tensor] | None = None

    @property
    def tensors(self) -> dict[str, Tensor]:
        """All tensors by name, mapped."""
        if self._tensors is None:
            self._tensors = open_tensors(self.folder)
        return self._tensors

    @property
    def files(self) -> list[Path]:
        """The files that hold tensors."""
        return sorted({tensor.file for tensor in self.tensors.values()})

    @property
    def fingerprint(self) -> str:
        """sha256, in hex, of config and of every tensor's name, type, shape and some of its bytes.

        So a model that was trained further has another one.
        """
        tensors = [self.tensors[name] for name in sorted(self.tensors)]
        names = [(t.name, t.dtype, t.shape) for t in tensors]
        digest = hashlib.sha256(json.dumps([self.config.values, names], sort_keys=True).encode())
        for tensor in tensors:
            digest.update(tensor.samples())
        return digest.hexdigest()

    def check(self, expected: Iterable[tuple[str, Expected]], ignored: str = "\0") -> None:
        """CheckpointError unless names, shapes and dtypes are these.

        Names that end with ``ignored`` may be there too.
        """
        check_tensors(str(self.folder), CONFIG, self.tensors, expected, ignored)

    def tokenizer(self, vocabulary: int) -> Tokenizer:
        """The tokenizer; CheckpointError if it is damaged or knows ids beyond ``vocabulary``."""
        return read_tokenizer(self.folder / TOKENIZER, vocabulary, CONFIG)


def open_tensors(folder: Path) -> dict[str, Tensor]:
    """All tensors of a folder by name, mapped, of one file or of an index's."""
    single, index = folder / WEIGHTS, folder / INDEX
    if single.exists():
        return read_tensors(single)
    if not index.exists():
        raise CheckpointError(
            f"{folder}: has neither {WEIGHTS} nor {INDEX}{_other_weights(folder)}"
        )
    return _open_shards(index)


def _open_shards(index: Path) -> dict[str, Tensor]:
    weight_map = read_json(index).get("weight_map")
    if not isinstance(weight_map, dict):
        raise CheckpointError(f"{index}: weight_map is missing or no object")
    for name, file in weight_map.items():
        if not _is_name(file):
            raise CheckpointError(
                f"{index}: tensor {shown(name)} is in {shown(file)}; expected a file of this folder"
            )
    files = sorted(set(weight_map.values()))
    shards = {file: read_tensors(index.parent / file) for file in files}
    tensors = {}
    for name, file in weight_map.items():
        if name not in shards[file]:
            raise CheckpointError(f"{index}: tensor {shown(name)} is not in {file}")
        tensors[name] = shards[file][name]
    for file, held in shards.items():
        stray = [name for name in held if weight_map.get(name) != file]
        if stray:
            raise CheckpointError(f"{index.parent / file}: {tensor_names(stray)} not in {INDEX}")
    return tensors


def _is_name(file: object) -> bool:
    """Whether an index names a file of its own folder, and none elsewhere."""
    if not isinstance(file, str) or len(file) > LONGEST_NAME:
        return False
    return SHARD.fullmatch(file) is not None


def _folder_fault(folder: Path) -> str | None:
    try:
        if folder.is_dir():
            return None
        return "is a file, not a folder" if folder.exists() else "there is no such folder"
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _read_config(folder: Path) -> dict[str, Any]:
    try:
        return read_json(folder / CONFIG)
    except CheckpointError as error:
        models = sorted(folder.glob("*.gguf"))
        if not models or (folder / CONFIG).exists():
            raise
        raise CheckpointError(f"{error}; {_gguf_by_path(models[0])}") from error


def _gguf_by_path(file: Path) -> str:
    return f"a GGUF file is given by its own path: {file}"


def _other_weights(folder: Path) -> str:
    """Weights of other formats that are there instead, for a message."""
    found = sorted(p for p in folder.iterdir() if p.suffix in OTHER_WEIGHTS)
    if found and found[0].suffix == ".gguf":
        return f"; {_gguf_by_path(found[0])}"
    return f"; {found[0].name} is not supported in their place" if found else ""
