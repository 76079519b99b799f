"""What an engine has done so far."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass
class EngineStats:
    """``walks``: passes over the weights, of which a pass with more tokens than rows takes several.

    ``rows``: tokens that went through the network, ``tokens``: those that were generated, the end
    of a text among them. ``drafted`` were guessed, ``accepted`` of them were right. ``kept`` tokens
    of prompts were in caches of before. Seconds are wall time: of the network (``tile_seconds`` of
    them it waited for the tile), of the head, and of everything else in ``Engine.step``.
    """

    passes: int = 0
    walks: int = 0
    rows: int = 0
    tokens: int = 0
    drafted: int = 0
    accepted: int = 0
    kept: int = 0
    network_seconds: float = 0.0
    tile_seconds: float = 0.0
    head_seconds: float = 0.0
    engine_seconds: float = 0.0

    @property
    def tokens_per_walk(self) -> float | None:
        """Tokens for one pass over the weights."""
        return self.tokens / self.walks if self.walks else None

    @property
    def acceptance(self) -> float | None:
        """The share of guesses that were right."""
        return self.accepted / self.drafted if self.drafted else None

    @property
    def parts(self) -> dict[str, float]:
        """Seconds by what they were spent on; ``cpu``: the network but for the tile."""
        return {
            "tile": self.tile_seconds,
            "cpu": self.network_seconds - self.tile_seconds,
            "head": self.head_seconds,
            "engine": self.engine_seconds,
        }

    def add_tokens(self, tokens: int, drafted: int, accepted: int) -> None:
        """What a pass gave to a request."""
        self.tokens += tokens
        self.drafted += drafted
        self.accepted += accepted

    def as_dict(self) -> dict[str, Any]:
        """Plain data for programs."""
        shares = {"tokens_per_walk": self.tokens_per_walk, "acceptance": self.acceptance}
        return {**asdict(self), **shares}
