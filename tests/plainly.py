"""Generation as it reads in a textbook: one sequence, one token a pass, no engine."""

from __future__ import annotations

from collections.abc import Sequence

from tritile.model import Model
from tritile.models.network import Piece
from tritile.sampling import Settings


def plain(model: Model, ids: Sequence[int], settings: Settings) -> list[int]:
    """The tokens behind ``ids``, up to the end of the text, which is not among them."""
    network, tokens = model.network, []
    state = network.state(len(ids) + settings.tokens, len(ids))
    h = network.run([Piece(state, ids)])
    while True:
        token = network.head.choose(h, [(settings, len(ids) + len(tokens))])[0]
        if token in network.config.eos:
            return tokens
        tokens.append(token)
        if len(tokens) == settings.tokens:
            return tokens
        h = network.run([Piece(state, [token])])
