"""What each request gets of the next pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..models.network import Piece
from .request import Request

CHUNK = 64  # tokens of a pass that takes prompts, rounded up to whole groups of the tile's rows


@dataclass(frozen=True)
class Turn:
    """The tokens that a request brings to a pass; the last ``drafts`` of them are guesses."""

    request: Request
    ids: Sequence[int]
    drafts: int
    wanted: int  # rows that meet the head: none while the prompt has not ended

    @property
    def piece(self) -> Piece:
        return Piece(self.request.state, self.ids, self.wanted)

    @property
    def alike(self) -> bool:
        """Whether all its rows meet the head: no prompt is taken in."""
        return self.wanted == len(self.ids)

    def goes_on(self, chosen: Sequence[int]) -> bool:
        """Whether the row behind these tokens counts: the last of them is what was guessed."""
        guesses = self.ids[len(self.ids) - self.drafts :]
        place = len(chosen) - 1
        right = place < self.drafts and guesses[place] == chosen[place]
        return right and chosen[place] not in self.request.eos


def turns_of(requests: Sequence[Request], rows: int) -> list[Turn]:
    """Everybody's next tokens.

    Whoever writes has a row. What is left of a chunk is shared by those whose prompts are not
    through, the shortest first, so that a long prompt holds nobody up.
    """
    writing = [request for request in requests if request.pending == 1]
    reading = sorted((r for r in requests if r.pending > 1), key=lambda request: request.pending)
    room = max(-(-CHUNK // rows) * rows - len(writing), rows)
    turns = [_turn(request, 1) for request in writing]
    for place, request in enumerate(reading):
        share = min(request.pending, -(-room // (len(reading) - place)))
        if share:
            turns.append(_turn(request, share))
            room -= share
    return turns


def _turn(request: Request, count: int) -> Turn:
    return Turn(request, request.upcoming(count), 0, int(count == request.pending))
