"""From logits to a token: greedy, or drawn at random from what temperature, top-k, top-p leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .errors import UsageError

SEED_LIMIT = 1 << 64


@dataclass(frozen=True)
class Settings:
    """``temperature`` 0 is greedy; ``top_k`` 0 and ``top_p`` 1 leave all tokens in."""

    tokens: int = 64
    temperature: float = 0.8
    top_k: int = 0
    top_p: float = 0.95
    seed: int = 0

    def __post_init__(self) -> None:
        finite = math.isfinite(self.temperature) and self.temperature >= 0
        checks = (
            ("tokens", self.tokens >= 1, "1 or more"),
            ("temperature", finite, "0 (greedy) or more"),
            ("top_k", self.top_k >= 0, "0 (all tokens) or more"),
            ("top_p", 0 < self.top_p <= 1, "more than 0, up to 1"),
            ("seed", 0 <= self.seed < SEED_LIMIT, "0 to 2**64 - 1"),
        )
        for name, good, expected in checks:
            if not good:
                raise UsageError(f"{name} is {getattr(self, name)}; expected {expected}")

    def __str__(self) -> str:
        if self.temperature == 0:
            return f"{self.tokens} tokens, greedy"
        return (
            f"{self.tokens} tokens, temperature {self.temperature}, top-k {self.top_k},"
            f" top-p {self.top_p}, seed {self.seed}"
        )


Wish = tuple[Settings, int]  # how a token is chosen, and its position


def choose(logits: np.ndarray, settings: Settings, position: int) -> int:
    """The token id that follows; ``logits`` float32 [vocabulary], ``position`` the new token's.

    The same seed and position draw the same random number, whatever was drawn before. Filters in
    transformers' order: temperature, top-k, top-p.
    """
    if settings.temperature == 0:
        return int(logits.argmax())
    order = np.argsort(-logits, kind="stable")
    if settings.top_k:
        order = order[: settings.top_k]
    with np.errstate(over="ignore"):  # a tiny temperature: -inf is right
        scaled = (logits[order].astype(np.float64) - logits[order[0]]) / settings.temperature
    weights = np.exp(scaled)
    cumulative = np.cumsum(weights / weights.sum())
    # A token stays while those before it hold less than top_p.
    kept = int(np.searchsorted(cumulative, settings.top_p, side="left")) + 1
    kept = min(kept, len(cumulative))
    drawn = uniform(settings.seed, position) * cumulative[kept - 1]
    return int(order[min(np.searchsorted(cumulative, drawn, side="right"), kept - 1)])


def uniform(seed: int, position: int) -> float:
    """A number from 0 up to 1, of 53 random bits (Philox: Salmon et al. 2011)."""
    key = np.array([seed, position], np.uint64)
    return float(int(np.random.Philox(key=key).random_raw()) >> 11) * 2.0**-53
