"""What an engine has done so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class EngineStats:
    """``walks``: passes over the weights, of which a pass with more tokens than rows takes several.

    ``rows``: tokens that went through the network, ``tokens``: those that were generated. Seconds
    are wall time: of the network, of the head, and of everything else in ``Engine.step``.
    """

    passes: int = 0
    walks: int = 0
    rows: int = 0
    tokens: int = 0
    drafted: int = 0
    accepted: int = 0
    network_seconds: float = 0.0
    head_seconds: float = 0.0
    engine_seconds: float = 0.0

    def add_tokens(self, tokens: int, drafted: int, accepted: int) -> None:
        """What a pass gave to a request."""
        self.tokens += tokens
        self.drafted += drafted
        self.accepted += accepted
