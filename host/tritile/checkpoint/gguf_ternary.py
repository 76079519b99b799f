"""Trits in the blocks TQ1_0 and TQ2_0 of GGUF: 256 of them and one float16 scale each.

As ggml's ``dequantize_row_tq1_0`` and ``dequantize_row_tq2_0`` (ggml-quants.c) have them:
TQ1_0 keeps five trits a byte, as a fraction of 256 in base 3, digits from the top; TQ2_0 four, bits
1:0 first. Both deal them out in runs of 32 (TQ1_0's last ones 16 and 4) trits.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..errors import CheckpointError, shown
from .gguf_file import BlockTensor

WEIGHTS = 256  # of a block
SCALE_BYTES = 2
CHUNK = 1 << 20  # weights that are unpacked at one time
ZERO = 1  # code of the trit 0
# Runs of bytes in a block: name, type, and in how many places of their bytes there are trits.
RUNS = {
    "TQ1_0": [("long", "V32", 5), ("half", "V16", 5), ("rest", "V4", 4)],
    "TQ2_0": [("first", "V32", 4), ("second", "V32", 4)],
}
Order = Callable[[int, int], np.ndarray]  # the file's rows for output rows first to end


class BlockTernary:
    """A matrix of TQ1_0 or TQ2_0 blocks, mapped; all blocks must have one scale.

    CheckpointError names the tensor.
    """

    def __init__(self, tensor: BlockTensor, order: Order | None = None):
        self.tensor, self._order = tensor, order
        self.shape = tensor.shape
        self._unpack = UNPACK[tensor.dtype]
        blocks = self.shape[1] // WEIGHTS
        self._blocks = tensor.data.reshape(self.shape[0] * blocks, -1)
        self._blocks = self._blocks.reshape(self.shape[0], blocks, -1)

    def scale(self) -> float:
        """What every trit is multiplied by; 1 for a matrix of zeros. Reads every block."""
        scales = _scales(self._blocks)
        used = scales[scales != 0]
        if not used.size:
            return 1.0
        if not (np.isfinite(used).all() and used.min() > 0):
            raise self._error("has a block whose scale is no finite number from 0: damaged")
        if used.min() != used.max():
            raise self._error(
                f"has blocks with scales from {used.min():.6g} to {used.max():.6g};"
                " supported: one scale a matrix, as BitNet has"
            )
        return float(used[0])

    def codes(self, first: int, end: int) -> np.ndarray:
        """uint8 [end - first, K]: trit + 1 of those output rows."""
        found = np.empty((end - first, self.shape[1] // WEIGHTS, WEIGHTS), np.uint8)
        step = max(1, CHUNK // max(1, self.shape[1]))
        for start in range(first, end, step):
            stop = min(start + step, end)
            rows = slice(start, stop) if self._order is None else self._order(start, stop)
            blocks, part = self._blocks[rows], found[start - first : stop - first]
            self._unpack(blocks[..., :-SCALE_BYTES], part)
            self._check(blocks, part)
        return found.reshape(end - first, self.shape[1])

    def _check(self, blocks: np.ndarray, codes: np.ndarray) -> None:
        if codes.size and codes.max() > 2:
            raise self._error("holds the two-bit code 3, which stands for no trit")
        silent = _scales(blocks) == 0
        if silent.any() and (codes[silent] != ZERO).any():
            raise self._error("has a block with scale 0 and trits that are not 0")

    def _error(self, text: str) -> CheckpointError:
        return CheckpointError(f"{self.tensor.file}: tensor {shown(self.tensor.name)} {text}")


def _scales(blocks: np.ndarray) -> np.ndarray:
    """float16 [rows, blocks]: the last two bytes of each."""
    return np.ascontiguousarray(blocks[..., -SCALE_BYTES:]).view("<f2")[..., 0]


def _unpack_tq1(packed: np.ndarray, codes: np.ndarray) -> None:
    """uint8 [rows, blocks, 52] to [rows, blocks, 256].

    The next digit is the integer part of 3 x / 256; its rest, 3 x modulo 256, holds the others.
    """
    rest = np.ascontiguousarray(packed)
    for place in range(5):
        digit = (rest >= 86).view(np.uint8) + (rest >= 171).view(np.uint8)  # thirds of 256
        _deal(digit, codes, place, "TQ1_0")
        rest = rest * np.uint8(3)


def _unpack_tq2(packed: np.ndarray, codes: np.ndarray) -> None:
    """uint8 [rows, blocks, 64] to [rows, blocks, 256]."""
    whole = np.ascontiguousarray(packed)
    for place in range(4):
        digit = (whole >> np.uint8(2 * place)) & np.uint8(3)
        _deal(digit, codes, place, "TQ2_0")


def _deal(digits: np.ndarray, codes: np.ndarray, place: int, kind: str) -> None:
    """Puts the digits of one place where they belong, a run at a time: runs are fast to copy."""
    runs = RUNS[kind]
    source = digits.view([(name, item) for name, item, _ in runs])[..., 0]
    target = codes.view([(name, item, (places,)) for name, item, places in runs])[..., 0]
    for name, _, places in runs:
        if place < places:
            target[name][..., place] = source[name]


UNPACK = {"TQ1_0": _unpack_tq1, "TQ2_0": _unpack_tq2}
