"""Attention of one layer over a whole prompt, compiled, beside the core's float32 products."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import UsageError
from ..models.config import Config
from ..native import kernels
from ..native.library import KV_LIMIT
from .pinned import pinned
from .sgemm import best_seconds, sgemm_gflops

WARM = 2  # runs that are not measured


@dataclass(frozen=True)
class PromptAttention:
    """``milliseconds`` of a layer; ``gflops`` counts what tokens see, nothing that is masked."""

    milliseconds: float
    gflops: float
    sgemm_gflops: float

    @property
    def share(self) -> float:
        """Of numpy's rate for products of the same shapes, all tokens seeing all."""
        return self.gflops / self.sgemm_gflops


def measure_attention(config: Config, tokens: int, kv: str, repeat: int) -> PromptAttention:
    """On one core, the best of its CPU time; BuildError without a compiler."""
    if not 1 <= tokens <= config.positions:
        raise UsageError(f"tokens is {tokens}; expected 1 to {config.positions}")
    rng, size = np.random.default_rng(1), config.heads * config.head_dim
    cache = filled_cache(config, tokens, kv, rng)
    q = rng.standard_normal((tokens, size)).astype(np.float32)
    with pinned():
        run = lambda: kernels.attend(q, config.heads, [(cache, tokens, 0)])  # noqa: E731
        best_seconds(run, WARM)
        seconds = best_seconds(run, repeat)
        rate = sgemm_gflops(tokens, config.head_dim)
    pairs = tokens * (tokens + 1) // 2
    return PromptAttention(seconds * 1e3, 4 * pairs * size / seconds / 1e9, rate)


def filled_cache(
    config: Config, positions: int, kv: str, rng: np.random.Generator
) -> kernels.KeyValues:
    """A layer's cache of values as they may be."""
    cache = kernels.KeyValues(kv, config.kv_heads, config.head_dim, positions)
    for memory in (cache.keys, cache.values):
        values = memory.view(kv)
        if kv == "int8":
            values[:] = rng.integers(-KV_LIMIT, KV_LIMIT + 1, values.size, dtype=np.int8)
        else:
            values[:] = rng.standard_normal(values.size)
    cache.steps[:] = 0.01
    return cache
