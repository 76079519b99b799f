"""Which tensors are the ternary matrices, and how their trits are spread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checkpoint.config import ConfigFile
from ..checkpoint.gguf_file import BlockTensor
from ..checkpoint.gguf_ternary import UNPACK, BlockTernary
from ..checkpoint.safetensors_file import Tensor
from ..errors import CheckpointError
from ..mapping import release
from ..models.hf_quantization import Kept, read_quantization
from ..progress import Show, Step, ignore
from ..ternary import HF_ROWS, Absmean, FloatTrits, Quarters, Ternary, packed_rows
from .categories import category, layer_of
from .opened import Opened

FLOATS = ("F32", "F16", "BF16")
LINEAR = re.compile(r"(self_attn\.[qkvo]|mlp\.(gate|up|down))_proj\.weight$")
# In the order of their use.
USE = (*(f"Attention {part}" for part in "QKVO"), "MLP Gate", "MLP Up", "MLP Down")
CODES = 4  # that two bits can be
CHUNK = 1 << 22  # weights that are looked at at one time


@dataclass(frozen=True)
class BitLinear:
    """A ternary matrix of M output and K input features, in the tensor ``name``."""

    name: str
    m: int
    k: int

    @property
    def elements(self) -> int:
        return self.m * self.k

    @property
    def packed_bytes(self) -> int:
        """At four trits a byte, rows of four as Hugging Face packs them."""
        return packed_rows(self.m) * self.k


@dataclass(frozen=True)
class Shares:
    """Of -1, 0 and +1 in a matrix; they sum to 1."""

    name: str
    minus: float
    zero: float
    plus: float


def find_bitlinear(opened: Opened) -> list[BitLinear]:
    """By layer, in the order of their use."""
    found = []
    kept = _kept(opened.config)
    for name, tensor in opened.tensors.items():
        if len(tensor.shape) != 2:
            continue
        rows, k = tensor.shape
        scaled = f"{name}_scale" in opened.tensors
        if tensor.dtype == "U8" and scaled:
            found.append(BitLinear(name, _rows(opened.config, name, rows), k))
        elif tensor.dtype in UNPACK or (
            tensor.dtype in FLOATS
            and LINEAR.search(name)
            and (scaled or (kept is not None and name.removesuffix(".weight") not in kept))
        ):
            found.append(BitLinear(name, rows, k))
    return sorted(found, key=_place)


def _place(matrix: BitLinear) -> tuple[int, int, str]:
    kind = category(matrix.name)
    use = USE.index(kind) if kind in USE else len(USE)
    return (layer_of(matrix.name) or (-1,))[0], use, matrix.name


def _kept(config: Mapping[str, Any]) -> Kept | None:
    """The linears that stay dense, if all others become trits when they are loaded."""
    section = config.get("quantization_config")
    if section is None:
        return Kept(()) if config.get("weight_bits") == 1 else None  # 1bitLLM's
    if not isinstance(section, dict) or section.get("quant_method") != "bitnet":
        return None
    try:
        whole = ConfigFile("config.json", dict(config))
        return read_quantization(whole, ConfigFile("quantization_config", section)).kept
    except CheckpointError:  # the runtime will say what is wrong
        return Kept(())


def _rows(config: Mapping[str, Any], name: str, byte_rows: int) -> int:
    """M of a packed matrix: four rows a byte row, or fewer in the last if the config says so."""

    def size(key: str) -> int:
        value = config.get(key)
        return value if type(value) is int and value > 0 else 0

    heads = size("num_attention_heads")
    head = size("head_dim") or (size("hidden_size") // heads if heads else 0)
    known = {
        "q_proj": head * heads,
        "k_proj": head * (size("num_key_value_heads") or heads),
        "v_proj": head * (size("num_key_value_heads") or heads),
        "o_proj": size("hidden_size"),
        "gate_proj": size("intermediate_size"),
        "up_proj": size("intermediate_size"),
        "down_proj": size("hidden_size"),
    }
    m = known.get(name.removesuffix(".weight").rpartition(".")[2], 0)
    return m if packed_rows(m) == byte_rows else HF_ROWS * byte_rows


def count_trits(opened: Opened, matrices: Sequence[BitLinear], show: Show = ignore) -> list[Shares]:
    """Reads all ternary matrices, a few rows at a time; CheckpointError names a damaged one."""
    total = sum(matrix.elements for matrix in matrices)
    done, found = 0, []
    for matrix in matrices:
        tensor = opened.tensors[matrix.name]
        counts = np.zeros(CODES, np.int64)
        try:
            for part in _counts(tensor, matrix, f"{matrix.name}_scale" in opened.tensors):
                counts += part
                done += int(part.sum())
                show(Step(f"reading {matrix.name}", done, total))
        except ValueError as error:
            raise CheckpointError(f"{tensor.file}: tensor {matrix.name!r} {error}") from error
        release(tensor.data)
        minus, zero, plus, _ = (counts / max(int(counts.sum()), 1)).tolist()
        found.append(Shares(matrix.name, minus, zero, plus))
    return found


def _counts(tensor: Tensor | BlockTensor, matrix: BitLinear, scaled: bool) -> Iterator[np.ndarray]:
    """How often each code (trit + 1) occurs, of some rows after others; ValueError: no trit."""
    if tensor.dtype == "U8" and not matrix.m % HF_ROWS:
        yield from _byte_counts(tensor.data)
        return
    ternary = _ternary(tensor, matrix.m, scaled)
    step = max(1, CHUNK // max(matrix.k, 1))
    for first in range(0, matrix.m, step):
        part = ternary.codes(first, min(first + step, matrix.m))
        yield np.bincount(part.reshape(-1), minlength=CODES)


def _byte_counts(data: np.ndarray) -> Iterator[np.ndarray]:
    """Of a packed matrix without padding: bytes are counted, each has four codes."""
    byte = np.arange(256)
    codes = sum(np.eye(CODES, dtype=np.int64)[byte >> 2 * place & 3] for place in range(HF_ROWS))
    for first in range(0, data.size, CHUNK):
        counts = np.bincount(data[first : first + CHUNK], minlength=256) @ codes
        if counts[-1]:
            raise ValueError("holds the two-bit code 3, which stands for no trit")
        yield counts


def _ternary(tensor: Tensor | BlockTensor, m: int, scaled: bool) -> Ternary:
    if isinstance(tensor, BlockTensor):
        return BlockTernary(tensor)
    if tensor.dtype == "U8":
        return Quarters(tensor.packed(), m)
    return FloatTrits(tensor) if scaled else Absmean(tensor)
