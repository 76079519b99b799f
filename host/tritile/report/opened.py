"""Opens whatever holds tensors, without asking whether the runtime could run it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..checkpoint.config import read_json
from ..checkpoint.folder import CONFIG, INDEX, WEIGHTS, open_tensors
from ..checkpoint.gguf_file import BlockTensor, read_gguf
from ..checkpoint.gguf_header import Array, is_gguf
from ..checkpoint.safetensors_file import Tensor, read_tensors
from ..errors import CheckpointError

SAFETENSORS = "*.safetensors"
METADATA_SHOWN = 200  # characters of a GGUF file's longest metadata, such as a chat template


@dataclass(frozen=True)
class Opened:
    """``config``: config.json's object, or GGUF's metadata; empty if there is none."""

    path: Path
    kind: str
    config: Mapping[str, Any]
    tensors: Mapping[str, Tensor | BlockTensor]

    @property
    def files(self) -> list[Path]:
        return sorted({tensor.file for tensor in self.tensors.values()})


def open_path(path: Path) -> Opened:
    """A folder or a file; CheckpointError says in one sentence why it cannot be read."""
    try:
        if path.is_dir():
            return _open_folder(path)
        if not path.exists():
            raise CheckpointError(
                f"{path}: there is no such file or folder; expected a Hugging Face folder, a"
                " .safetensors or a .gguf file"
            )
        if not path.is_file():  # a pipe would not end
            raise CheckpointError(f"{path}: is neither a file nor a folder")
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
    if is_gguf(path):
        file = read_gguf(path)
        return Opened(path, "gguf", _plain(file.metadata), file.tensors)
    beside = path.parent / CONFIG
    config = read_json(beside) if beside.exists() else {}
    return Opened(path, "safetensors", config, read_tensors(path))


def _open_folder(folder: Path) -> Opened:
    config = read_json(folder / CONFIG) if (folder / CONFIG).exists() else {}
    if (folder / WEIGHTS).exists() or (folder / INDEX).exists():
        return Opened(folder, "safetensors", config, open_tensors(folder))
    tensors: dict[str, Tensor] = {}
    for file in sorted(folder.glob(SAFETENSORS)):  # of other names, e.g. an adapter's
        for name, tensor in read_tensors(file).items():
            if name in tensors:
                raise CheckpointError(
                    f"{folder}: tensor {name!r} is in {tensors[name].file.name} and {file.name};"
                    f" name one of the files, or add {INDEX}"
                )
            tensors[name] = tensor
    if not tensors:
        raise CheckpointError(
            f"{folder}: has neither {WEIGHTS} nor {INDEX} nor {SAFETENSORS}; of GGUF name the file"
        )
    return Opened(folder, "safetensors", config, tensors)


def _plain(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What can be shown: numbers and short texts; of an array how long it is."""
    plain = {}
    for key, value in metadata.items():
        if isinstance(value, Array):
            value = repr(value)
        if isinstance(value, str) and len(value) > METADATA_SHOWN:
            value = value[:METADATA_SHOWN] + "..."
        plain[key] = value
    return plain
