"""What the CPU does, row by row: norms, activations, attention of a token."""

from __future__ import annotations

import numpy as np


def rms_norm(x: np.ndarray, weight: np.ndarray, eps: float) -> np.ndarray:
    """[tokens, size]; x * (1 / sqrt(v)) as torch's rsqrt does, x / sqrt(v) would flip integers."""
    variance = np.square(x).mean(axis=-1, keepdims=True)
    return weight * (x * (np.float32(1) / np.sqrt(variance + np.float32(eps))))


def relu2(x: np.ndarray) -> np.ndarray:
    """Squared ReLU."""
    return np.square(np.maximum(x, 0))


def silu(x: np.ndarray) -> np.ndarray:
    """x / (1 + exp(-x)), a token at a time: how numpy vectorises exp may depend on the length."""
    y = np.empty_like(x)
    with np.errstate(over="ignore"):  # exp(-x) is inf where the result is -0
        for row, out in zip(x, y, strict=True):
            np.divide(row, np.float32(1) + np.exp(-row), out=out)
    return y


ACTIVATIONS = {"relu2": relu2, "silu": silu}


def attention_probabilities(q: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """[kv_heads, group, seen] of q [heads, head_dim] and keys [kv_heads, seen, head_dim].

    Query heads j * group and on share key head j. Scores are summed in float64 and rounded once:
    the softmax turns a score's absolute error into a relative one.
    """
    groups = q.reshape(len(keys), -1, q.shape[-1])
    products = np.einsum("jgd,jnd->jgn", groups, keys, dtype=np.float64).astype(np.float32)
    scores = products * np.float32(q.shape[-1] ** -0.5)
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def attend(q: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Attention of one token: [kv_heads, group, head_dim]; values [kv_heads, head_dim, seen].

    einsum sums by itself, without BLAS, over contiguous axes.
    """
    return np.einsum("jgn,jdn->jgd", attention_probabilities(q, keys), values)
