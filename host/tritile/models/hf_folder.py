"""A ternary transformer in a Hugging Face folder: a ``Source``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..bitlinear import Rescale, make_rescale
from ..checkpoint import Checkpoint, MappedTable
from ..checkpoint.conversation import Conversation, read_conversation
from ..checkpoint.safetensors_file import Tensor
from ..errors import CheckpointError, shown
from ..mapping import release
from ..ternary import Absmean, FloatTrits, Quarters, Ternary
from .config import EMBEDDING, HEAD, Config
from .hf_config import read_config
from .hf_tensors import IGNORED, file_name, tables, tensors


class HuggingFaceFolder:
    """A ``Source``: its tensors are what its config says."""

    def __init__(self, folder: str | Path):
        self.checkpoint = Checkpoint(folder)
        self.path = str(self.checkpoint.folder)
        self.config, self._quantization, self._family = read_config(self.checkpoint)
        there = self.checkpoint.tensors
        wanted = tensors(self.config, self._quantization, self._family, there)
        self.checkpoint.check(wanted, IGNORED)
        self._check_values()
        if len(tables(self.config.tied, there)) > 1:
            self.config = replace(self.config, tied=False)
        self._online: dict[str, Absmean] = {}

    @property
    def fingerprint(self) -> str:
        return self.checkpoint.fingerprint

    @property
    def architecture(self) -> str:
        return self._family.architecture

    def files(self) -> list[Path]:
        return self.checkpoint.files

    def tokenizer(self) -> Tokenizer:
        return self.checkpoint.tokenizer(self.config.vocabulary)

    def conversation(self) -> Conversation | None:
        return read_conversation(self.checkpoint.folder, self.checkpoint.generation)

    def ternary(self, name: str) -> Ternary:
        tensor = self._tensor(f"{name}.weight")
        if self._quantization.online:
            return self._absmean(name)
        if tensor.dtype == "U8":
            rows = self.config.matrices()[name.split(".", 3)[3]][0]
            return Quarters(tensor.packed(), rows)
        return FloatTrits(tensor)

    def release(self, name: str) -> None:
        release(self._tensor(f"{name}.weight").data)

    def rescale(self, name: str) -> Rescale:
        if self._quantization.online:
            return make_rescale("divide", self._mean_scale(name))
        tensor = self._tensor(f"{name}.weight_scale")
        scale = float(tensor.float32()[0])
        try:
            return make_rescale(self._quantization.rule, scale)
        except ValueError as error:
            raise CheckpointError(
                f"{tensor.file}: tensor {shown(tensor.name)} is {scale};"
                " expected a finite number above 0"
            ) from error

    def vector(self, name: str) -> np.ndarray:
        tensor = self._tensor(file_name(self._family, name))
        values = tensor.float32()
        if not np.isfinite(values).all():
            raise _damaged(tensor)
        return values

    def table(self, name: str) -> MappedTable:
        if name == EMBEDDING and name not in self.checkpoint.tensors:
            name = HEAD  # tied, and kept under its other name
        return MappedTable(self._tensor(name))

    def _tensor(self, name: str) -> Tensor:
        return self.checkpoint.tensors[name]

    def _absmean(self, name: str) -> Absmean:
        if name not in self._online:  # its mean is found once
            self._online[name] = Absmean(self._tensor(f"{name}.weight"))
        return self._online[name]

    def _mean_scale(self, name: str) -> float:
        try:
            return self._absmean(name).scale
        except ValueError as error:
            raise _damaged(self._tensor(f"{name}.weight")) from error

    def _check_values(self) -> None:
        """What can be checked once the tensors have bounded the sizes."""
        if not _rope_is_finite(self.config):
            raise self.checkpoint.config.error(
                f"the RoPE settings (rope_theta {self.config.rope_theta:g}) give frequencies that"
                " are not finite"
            )
        if not self.config.job_lists():
            raise self.checkpoint.config.error(
                "modules_to_not_convert names all linears; supported: models with ternary ones"
            )


def _rope_is_finite(c: Config) -> bool:
    try:
        with np.errstate(all="ignore"):
            return bool(np.isfinite(c.rope.frequencies(c.rope_theta, c.head_dim)).all())
    except (ArithmeticError, ValueError):  # of the math module, for extreme settings
        return False


def _damaged(tensor: Tensor) -> CheckpointError:
    return CheckpointError(
        f"{tensor.file}: tensor {shown(tensor.name)} holds values that are not finite: damaged"
    )
