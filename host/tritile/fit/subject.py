"""What is asked about: a model's sizes, from headers or from a config.json alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..checkpoint.config import read_json
from ..checkpoint.folder import CONFIG
from ..errors import CheckpointError
from ..models.bare import bare_config
from ..models.config import EMBEDDING, HEAD, Config
from ..models.open import open_source
from ..models.source import Source
from ..synthetic.known import KNOWN

VALUE_BYTES = 2  # of a table that nobody has seen: BF16


@dataclass(frozen=True)
class Subject:
    """``table_bytes``: of the table that the full head reads; ``tables``: head and embedding."""

    name: str
    config: Config
    table_bytes: int
    tables: int


def subject_of(path: str) -> Subject:
    """Of a folder with or without weights, a GGUF file, a config.json, or a known model's name.

    No weights are read. CheckpointError says what was found and what is supported.
    """
    file = Path(path)
    if not file.exists():
        if path in KNOWN and KNOWN[path].ternary:
            return _bare(path, bare_config(path, KNOWN[path].config))
        known = ", ".join(name for name, model in KNOWN.items() if model.ternary)
        raise CheckpointError(
            f"{path}: there is no such file or folder; expected a Hugging Face folder, a GGUF"
            f" file, a config.json, or one of {known}"
        )
    if file.suffix == ".json":
        return _bare(str(file), bare_config(str(file), read_json(file)))
    if file.is_dir() and not _has_weights(file):
        config = file / CONFIG
        return _bare(path, bare_config(str(config), read_json(config)))
    return _opened(path, open_source(file))


def _has_weights(folder: Path) -> bool:
    return any(folder.glob("*.safetensors*")) or not (folder / CONFIG).exists()


def _bare(name: str, config: Config) -> Subject:
    size = VALUE_BYTES * config.vocabulary * config.hidden
    return Subject(name, config, size, size * (1 if config.tied else 2))


def _opened(name: str, source: Source) -> Subject:
    config = source.config
    embedding = source.table(EMBEDDING).nbytes
    if config.tied:
        return Subject(name, config, embedding, embedding)
    head = source.table(HEAD).nbytes
    return Subject(name, config, head, head + embedding)
