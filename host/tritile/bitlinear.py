"""BitLinear: quantise on the CPU, multiply on the tile, rescale on the CPU.

Numerics follow transformers ``integrations/bitnet.py`` in fp32: ``ActQuant`` and
``AutoBitLinear`` (the scale multiplies) or ``BitLinear`` (the scale divides).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .program import Program

ONE, INT8_MAX = np.float32(1), np.float32(127)
SMALLEST_MAXIMUM = np.float32(1e-5)
Bias = np.ndarray | None  # float32 [M]


def quantise(x: np.ndarray, limit: np.float32 = INT8_MAX) -> tuple[np.ndarray, np.ndarray]:
    """(q int8 [tokens, K], s float32 [tokens, 1]) of x float32 [tokens, K]: q = round(x s).

    ``limit``: what a token's greatest magnitude becomes.
    torch evaluates 127 / m as reciprocal times 127, rounded twice; 127 / m rounded once would
    flip a few integers in 1e5.
    """
    maximum = np.abs(x).max(axis=-1, keepdims=True, initial=SMALLEST_MAXIMUM)
    s = (ONE / maximum) * limit
    q = x * s  # three roundings away from the limit at most: nothing is left to clip
    return np.rint(q, out=q).astype(np.int8), s


class Multiply:
    """Rescaling of ``autobitlinear``: y = (sums / s + bias) * weight_scale."""

    rule = "multiply"

    def __init__(self, weight_scale: float):
        self.weight_scale = np.float32(weight_scale)

    def __call__(self, sums: np.ndarray, s: np.ndarray, bias: Bias = None) -> np.ndarray:
        """float32 [tokens, M] of int32 [tokens, M], the scales [tokens, 1] and the bias [M]."""
        y = sums.astype(np.float32)
        y /= s
        if bias is not None:
            y += bias
        y *= self.weight_scale
        return y


class Divide:
    """Rescaling of ``bitlinear`` and of online weights: y = sums / (weight_scale * s) + bias."""

    rule = "divide"

    def __init__(self, weight_scale: float):
        self.weight_scale = np.float32(weight_scale)

    def __call__(self, sums: np.ndarray, s: np.ndarray, bias: Bias = None) -> np.ndarray:
        """float32 [tokens, M] of int32 [tokens, M], the scales [tokens, 1] and the bias [M]."""
        y = sums.astype(np.float32)
        y /= self.weight_scale * s
        if bias is not None:
            y += bias
        return y


Rescale = Multiply | Divide
RULES: dict[str, type[Rescale]] = {kind.rule: kind for kind in (Multiply, Divide)}


def make_rescale(rule: str, weight_scale: float) -> Rescale:
    """What a ``Rescale`` with that ``rule`` and float32 ``weight_scale`` does.

    ValueError for a rule that is none, or a scale that is not finite and above 0.
    """
    if rule not in RULES:
        raise ValueError(f"rescaling rule {rule!r}; expected {' or '.join(RULES)}")
    if not 0 < np.float32(weight_scale) < np.inf:
        raise ValueError(f"weight scale {weight_scale}; expected a finite number above 0")
    return RULES[rule](weight_scale)


class BitLinear:
    """The matrices of one job list: they share their input and are multiplied in one doorbell."""

    def __init__(
        self,
        program: Program,
        name: str,
        rescale: Sequence[Rescale],
        biases: Sequence[Bias] | None = None,
    ):
        """``name``: the job list; ``rescale`` and ``biases``: one a matrix."""
        self.program, self.name, self.rescale = program, name, rescale
        self.biases = [None] * len(rescale) if biases is None else biases

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        """float32 [tokens, M] a matrix, of x float32 [tokens, K]; any number of tokens."""
        q, s = quantise(x)
        sums = self.program.multiply(self.name, q)
        rules = zip(self.rescale, sums, self.biases, strict=True)
        return [rule(acc, s, bias) for rule, acc, bias in rules]
