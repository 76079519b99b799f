"""Which tensors are the ternary matrices, and how their trits are spread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checkpoint.gguf_file import BlockTensor
from ..checkpoint.gguf_ternary import UNPACK, BlockTernary
from ..checkpoint.safetensors_file import Tensor
from ..errors import CheckpointError
from ..progress import Show, Step, ignore
from ..ternary import HF_ROWS, Quarters
from .categories import category, layer_of
from .opened import Opened

FLOATS = ("F32", "F16", "BF16")
LINEAR = re.compile(r"(self_attn\.[qkvo]|mlp\.(gate|up|down))_proj\.weight$")
# In the order of their use.
USE = (*(f"Attention {part}" for part in "QKVO"), "MLP Gate", "MLP Up", "MLP Down")
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
        return -(-self.m // HF_ROWS) * self.k


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
    for name, tensor in opened.tensors.items():
        if len(tensor.shape) != 2:
            continue
        rows, k = tensor.shape
        if tensor.dtype == "U8" and f"{name}_scale" in opened.tensors:
            found.append(BitLinear(name, _rows(opened.config, name, rows), k))
        elif tensor.dtype in UNPACK or (
            tensor.dtype in FLOATS and LINEAR.search(name) and _ternarised(opened.config, name)
        ):
            found.append(BitLinear(name, rows, k))
    return sorted(found, key=_place)


def _place(matrix: BitLinear) -> tuple[int, int, str]:
    kind = category(matrix.name)
    use = USE.index(kind) if kind in USE else len(USE)
    return (layer_of(matrix.name) or (-1,))[0], use, matrix.name


def _ternarised(config: Mapping[str, Any], name: str) -> bool:
    """Whether the config says that dense weights become trits when they are loaded."""
    q = config.get("quantization_config")
    if not isinstance(q, Mapping):
        return config.get("weight_bits") == 1  # 1bitLLM's
    kept = q.get("modules_to_not_convert") or []
    kept = kept if isinstance(kept, list) else []
    module = name.removesuffix(".weight")
    return q.get("quant_method") == "bitnet" and not any(
        isinstance(part, str) and (module == part or module.endswith(f".{part}")) for part in kept
    )


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
    return m if -(-m // HF_ROWS) == byte_rows else HF_ROWS * byte_rows


def count_trits(opened: Opened, matrices: Sequence[BitLinear], show: Show = ignore) -> list[Shares]:
    """Reads all ternary matrices, a few rows at a time."""
    total = sum(matrix.elements for matrix in matrices)
    done, found = 0, []
    for matrix in matrices:
        counts = np.zeros(4, np.int64)
        for part in _counts(opened.tensors[matrix.name], matrix):
            counts += part
            done += int(part.sum())
            show(Step(f"reading {matrix.name}", done, total))
        shares = counts / max(int(counts.sum()), 1)
        # the code 3 stands for padding, which counts as 0
        found.append(Shares(matrix.name, shares[0], shares[1] + shares[3], shares[2]))
    return found


def _counts(tensor: Tensor | BlockTensor, matrix: BitLinear) -> Iterator[np.ndarray]:
    """How often each code (trit + 1) occurs, of some rows after others."""
    if isinstance(tensor, Tensor) and tensor.dtype == "U8" and not matrix.m % HF_ROWS:
        yield from _byte_counts(tensor.data)
        return
    codes = _codes(tensor)
    step = max(1, CHUNK // max(matrix.k, 1))
    for first in range(0, matrix.m, step):
        part = codes(first, min(first + step, matrix.m))
        yield np.bincount(part.reshape(-1), minlength=4)


def _byte_counts(data: np.ndarray) -> Iterator[np.ndarray]:
    """Of a packed matrix without padding: bytes are counted, each has four codes."""
    byte = np.arange(256)
    codes = np.stack([np.eye(4, dtype=np.int64)[byte >> 2 * i & 3] for i in range(HF_ROWS)]).sum(0)
    for first in range(0, data.size, CHUNK):
        yield np.bincount(data[first : first + CHUNK], minlength=256) @ codes


def _codes(tensor: Tensor | BlockTensor) -> Callable[[int, int], np.ndarray]:
    """What gives uint8 [rows, K] of some rows."""
    if isinstance(tensor, BlockTensor):
        return BlockTernary(tensor).codes
    if tensor.dtype == "U8":
        return Quarters(tensor.packed()).codes
    scale = _absmean(tensor)
    return lambda first, end: _ternarise(tensor.rows(first, end).float32(), scale)


def _absmean(tensor: Tensor) -> np.float32:
    """Of a dense matrix, as transformers' online mode takes it."""
    rows, k = tensor.shape
    step = max(1, CHUNK // max(k, 1))
    parts = (tensor.rows(i, i + step).float32() for i in range(0, rows, step))
    total = sum(float(np.abs(part).sum(dtype=np.float64)) for part in parts)
    mean = total / max(rows * k, 1)
    if not np.isfinite(mean):
        raise CheckpointError(
            f"{tensor.file}: tensor {tensor.name!r} holds values that are not finite: damaged"
        )
    return np.float32(max(mean, 1e-5))


def _ternarise(values: np.ndarray, scale: np.float32) -> np.ndarray:
    return (np.clip(np.rint(values / scale), -1, 1) + 1).astype(np.uint8)
