"""A ternary transformer in a GGUF file: a ``Source``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..bitlinear import Rescale, make_rescale
from ..checkpoint import Expected, MappedTable
from ..checkpoint.config import ConfigFile
from ..checkpoint.conversation import Conversation
from ..checkpoint.expected import check_tensors
from ..checkpoint.gguf_file import BlockTensor, read_gguf
from ..checkpoint.gguf_ternary import BlockTernary
from ..checkpoint.tokenizer import TOKENIZER, read_tokenizer, settled
from ..errors import CheckpointError, shown
from ..mapping import release
from ..ternary import Ternary
from . import gguf_config
from .config import EMBEDDING, FINAL_NORM, HEAD, layer_name
from .gguf_config import FREQUENCIES, read_config, read_form
from .gguf_tokenizer import build_tokenizer, conversation

TERNARY = ("TQ1_0", "TQ2_0")
FLOATS = ("F32", "F16", "BF16")
TABLES = (
    *FLOATS,
    *("Q8_0", "Q6_K", "Q5_K", "Q4_K", "Q3_K", "Q2_K", "Q5_1", "Q5_0", "Q4_1", "Q4_0"),
)
BLOCKS_NEED = "1.23.0"  # of numpy
METADATA = "the metadata"
WHOLE = {
    EMBEDDING: gguf_config.EMBEDDING,
    FINAL_NORM: "output_norm.weight",
    HEAD: gguf_config.HEAD,
}
PARTS = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.attn_sub_norm": "attn_sub_norm",
    "self_attn.o_proj": "attn_output",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.ffn_sub_norm": "ffn_sub_norm",
    "mlp.down_proj": "ffn_down",
}
TURNED = ("self_attn.q_proj", "self_attn.k_proj")  # by RoPE


class GGUFModel:
    """A ``Source``: its tensors are what its metadata say.

    A trit's factor is its block's scale, the same in all blocks of a matrix; it multiplies.
    """

    def __init__(self, path: str | Path):
        self.file = read_gguf(Path(path))
        self.path = str(self.file.path)
        self._metadata = ConfigFile(self.path, self.file.metadata)
        self.architecture, self._form = read_form(self._metadata)
        self.config = read_config(self._metadata, self.file.tensors)
        check_tensors(self.path, METADATA, self.file.tensors, self._expected())
        self._check_tables()
        self._check_rope()

    @property
    def fingerprint(self) -> str:
        return self.file.fingerprint

    def files(self) -> list[Path]:
        return [self.file.path]

    def tokenizer(self) -> Tokenizer:
        """Of the tokenizer.json beside the file if there is one, else of the metadata."""
        beside = self.file.path.with_name(TOKENIZER)
        if beside.exists():
            return read_tokenizer(beside, self.config.vocabulary, self.path)
        made = build_tokenizer(self._metadata)
        return settled(made, self.path, self.config.vocabulary, gguf_config.EMBEDDING)

    def conversation(self) -> Conversation | None:
        return conversation(self._metadata)

    def ternary(self, name: str) -> Ternary:
        return self._blocks(name)

    def release(self, name: str) -> None:
        release(self._tensor(f"{name}.weight").data)

    def rescale(self, name: str) -> Rescale:
        scale = self._blocks(name).scale()
        extra = self.file.tensors.get(file_name(f"{name}.scale"))
        if extra is not None:
            scale *= float(self._finite(extra)[0])
        try:
            return make_rescale("multiply", scale)
        except ValueError as error:
            raise CheckpointError(
                f"{self.path}: tensor {file_name(name)!r} has scale {scale};"
                " expected a finite number above 0"
            ) from error

    def vector(self, name: str) -> np.ndarray:
        return self._finite(self._tensor(name))

    def table(self, name: str) -> MappedTable:
        return MappedTable(self._tensor(name))

    def _blocks(self, name: str) -> BlockTernary:
        turned = self._form.interleaved and name.endswith(TURNED)
        order = Halves(self.config.head_dim) if turned else None
        return BlockTernary(self._tensor(f"{name}.weight"), order)

    def _tensor(self, name: str) -> BlockTensor:
        return self.file.tensors[file_name(name)]

    def _finite(self, tensor: BlockTensor) -> np.ndarray:
        values = tensor.float32()
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{self.path}: tensor {shown(tensor.name)} holds values that are not finite:"
                " damaged"
            )
        return values

    def _expected(self) -> Iterator[tuple[str, Expected]]:
        """Every tensor that must be there, by the file's name for it."""
        c, there = self.config, self.file.tensors
        for name in (EMBEDDING,) if c.tied else (EMBEDDING, HEAD):
            yield WHOLE[name], Expected((c.vocabulary, c.hidden), TABLES)
        yield WHOLE[FINAL_NORM], Expected((c.hidden,), FLOATS)
        if FREQUENCIES in there:
            yield FREQUENCIES, Expected((c.head_dim // 2,), FLOATS)
        for layer in range(c.layers):
            for part, size in c.norms().items():
                yield file_name(layer_name(layer, f"{part}.weight")), Expected((size,), FLOATS)
            for part, shape in c.matrices().items():
                name = file_name(layer_name(layer, part))
                yield f"{name}.weight", Expected(shape, TERNARY)
                if f"{name}.scale" in there:
                    yield f"{name}.scale", Expected((1,), FLOATS)

    def _check_tables(self) -> None:
        """The package gguf reads types in blocks only with a numpy that a board may not have."""
        if np.lib.NumpyVersion(np.__version__) >= BLOCKS_NEED:
            return
        for name in (gguf_config.EMBEDDING, gguf_config.HEAD):
            tensor = self.file.tensors.get(name)
            if tensor is not None and tensor.dtype not in FLOATS:
                raise CheckpointError(
                    f"{self.path}: tensor {name!r} is {tensor.dtype}; supported with numpy"
                    f" {np.__version__}: {', '.join(FLOATS)} (others need {BLOCKS_NEED})"
                )

    def _check_rope(self) -> None:
        c = self.config
        with np.errstate(all="ignore"):
            frequencies = c.rope.frequencies(c.rope_theta, c.head_dim)
        if not np.isfinite(frequencies).all():
            raise self._metadata.error(
                f"the RoPE settings (freq_base {c.rope_theta:g}) give frequencies that are not"
                " finite"
            )


class Halves:
    """Rows of heads whose neighbours RoPE turns, in the order in which halves are turned."""

    def __init__(self, head_dim: int):
        self._head_dim = head_dim

    def __call__(self, first: int, end: int) -> np.ndarray:
        """The file's rows for output rows ``first`` to ``end``."""
        head, row = np.divmod(np.arange(first, end), self._head_dim)
        half, pair = np.divmod(row, self._head_dim // 2)
        return head * self._head_dim + 2 * pair + half


def file_name(name: str) -> str:
    """``blk.3.attn_q`` for ``model.layers.3.self_attn.q_proj``, with its ending if it has one."""
    if name in WHOLE:
        return WHOLE[name]
    layer, part = name.split(".", 3)[2:]
    for ending in ("", ".weight", ".scale"):
        stem = part[: len(part) - len(ending)]
        if part.endswith(ending) and stem in PARTS:
            return f"blk.{layer}.{PARTS[stem]}{ending}"
    raise KeyError(name)
