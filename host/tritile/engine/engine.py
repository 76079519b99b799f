"""Continuous batching: sequences join and leave as they start and end, and share every pass."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from threading import Lock

from ..errors import MemoryFullError, UsageError
from ..models.network import Network
from ..program import Program
from ..sampling import Settings
from .choosing import choose
from .drafts import with_drafts
from .guesses import Guesses
from .kept import Kept
from .pace import Pace
from .request import Finished, Request
from .stats import EngineStats
from .turns import Turn, turns_of

SLOTS = 8


class Engine:
    """Runs requests on a network. One thread calls ``step``; any may ``submit`` and ``cancel``.

    A request's tokens are those that it would have alone: the network is batch-invariant, and a
    token is chosen by settings and position.
    """

    def __init__(
        self,
        network: Network,
        program: Program,
        *,
        slots: int | None = None,
        drafts: int | None = None,
        keep: bool = False,
        clock: Callable[[], float] = time.perf_counter,
    ):
        """``slots``: requests under way at a time, the others wait; left out, 8 or the tile's rows.

        ``drafts``: most tokens guessed for a request and pass, 0: none; left out, as many as cost
        nothing. ``keep``: caches of requests that have ended stay in slots that nobody needs, with
        as many tokens as one request may have; a prompt that begins as one of them is read from
        there on. ``clock``: seconds, by which guesses are adapted.
        """
        for name, value, least in (("slots", slots, 1), ("drafts", drafts, 0)):
            if value is not None and value < least:
                raise UsageError(f"{name} is {value}; expected {least} or more")
        self.network, self.program, self.rows = network, program, program.geometry.rows
        self.slots = slots or max(SLOTS, self.rows)
        self.drafts, self._clock, self._pace = drafts, clock, Pace()
        self.stats = EngineStats()
        self._waiting: deque[Request] = deque()
        self._active: list[Request] = []
        self._kept = Kept(network.config.positions if keep and network.alike else 0)
        self._lock = Lock()

    @property
    def waiting(self) -> int:
        """Requests that have no slot yet."""
        return len(self._waiting)

    @property
    def active(self) -> int:
        """Requests that have a slot and have not ended."""
        return sum(request.finished is None for request in list(self._active))

    @property
    def busy(self) -> bool:
        """Whether a step would do anything."""
        return bool(self._waiting or self._active)

    def submit(
        self, ids: Sequence[int], settings: Settings, *, eos: Collection[int] | None = None
    ) -> Request:
        """A request for ``settings.tokens`` tokens behind ``ids``; it begins with a later step.

        ``eos``: tokens that end the text; left out, the model's. UsageError if there are no ids,
        one is none of the model's, or prompt and new tokens are more than its positions.
        """
        config = self.network.config
        self._check(ids, settings)
        request = Request(ids, settings, config.eos if eos is None else eos)
        request.since = self._clock()
        with self._lock:
            self._waiting.append(request)
        return request

    def cancel(self, request: Request) -> None:
        """Ends it where it is; nothing happens if it has ended."""
        self._finish(request, "cancelled")

    def fail(self, error: Exception) -> None:
        """Ends all requests that have a slot with an error; if there is none, those that wait."""
        with self._lock:
            failed = [request for request in self._active if request.finished is None]
            failed = failed or list(self._waiting)
        for request in failed:
            self._finish(request, error)

    def step(self) -> None:
        """One pass for every request under way; nothing if there is none.

        If anything is raised, no request has moved, and the next step tries again.
        """
        start = self._clock()
        self._admit()
        turns = turns_of(self._active, self.rows)
        if not turns:
            return
        if self.drafts != 0:
            turns = with_drafts(turns, self.rows, self.drafts, self._pace)
        middle, tile = self._clock(), self.program.tile_seconds
        lengths = [turn.request.state.length for turn in turns]
        try:
            with self.program.turn:  # another engine of this model may run in another thread
                h = self.network.run([turn.piece for turn in turns])
                after, tile = self._clock(), self.program.tile_seconds - tile
                chosen = choose(self.network.head, turns, h)
        except BaseException:
            for turn, length in zip(turns, lengths, strict=True):
                turn.request.state.length = length
            raise
        now = self._clock()
        self._take(turns, chosen, now)
        self.stats.tile_seconds += tile
        self._count(turns, chosen, after - middle, now - after)
        self.stats.engine_seconds += middle - start + self._clock() - now

    def _admit(self) -> None:
        """Gives slots to those that wait, as far as there are slots and memory."""
        self._leave()
        while self._free and (request := self._first()) is not None:
            try:
                state = self._kept.state(self.network, request, self._free - 1)
            except MemoryFullError as error:
                if self._active:  # when they end there is memory again
                    return
                self._finish(request, error)
                continue
            if self.drafts != 0:
                request.guesses = Guesses(request.ids)
            request.state, request.stats.kept = state, state.length
            now = self._clock()
            request.stats.wait_seconds, request.since = now - request.since, now
            self.stats.kept += state.length
            with self._lock:
                if request in self._waiting:  # else it was cancelled meanwhile
                    self._waiting.remove(request)
                    self._active.append(request)

    def _leave(self) -> None:
        """Takes their slots and caches from those that have ended."""
        with self._lock:
            left = [request for request in self._active if request.finished is not None]
            self._active = [request for request in self._active if request not in left]
        for request in left:
            self._kept.keep(request)
        self._kept.limit(self._free)

    @property
    def _free(self) -> int:
        """Slots."""
        return self.slots - len(self._active)

    def _first(self) -> Request | None:
        with self._lock:
            return self._waiting[0] if self._waiting else None

    def _take(self, turns: Sequence[Turn], chosen: Sequence[list[int]], now: float) -> None:
        with self._lock:
            for turn, tokens in zip(turns, chosen, strict=True):
                request, accepted = turn.request, max(0, len(tokens) - 1)
                request.state.length -= turn.drafts - accepted  # wrong guesses are forgotten
                if request.finished is not None:  # cancelled meanwhile
                    continue
                for token in tokens:
                    request.take(token)
                if tokens and request.guesses is not None:
                    request.guesses.see(tokens)
                if tokens:
                    request.stats.add_pass(turn.drafts, accepted, now - request.since)
                    request.since = now
                self.stats.add_tokens(len(tokens), turn.drafts, accepted)

    def _finish(self, request: Request, reason: Finished | Exception) -> None:
        with self._lock:
            if request.finished is None:
                request.finished = reason
                if request in self._waiting:
                    self._waiting.remove(request)

    def _count(
        self, turns: Sequence[Turn], chosen: Sequence[list[int]], network: float, head: float
    ) -> None:
        stats = self.stats
        rows = sum(len(turn.ids) for turn in turns)
        stats.passes += 1
        stats.walks += -(-rows // self.rows)
        stats.rows += rows
        stats.network_seconds += network
        stats.head_seconds += head
        if all(turn.alike for turn in turns):
            guesses, tokens = rows - len(turns), sum(map(len, chosen))
            seconds = network + head * self.network.head.together
            self._pace.add(len(turns), guesses, tokens, seconds)

    def _check(self, ids: Sequence[int], settings: Settings) -> None:
        config = self.network.config
        if not len(ids):
            raise UsageError("the prompt has no tokens; give at least one")
        for token in ids:
            if not 0 <= token < config.vocabulary:
                raise UsageError(
                    f"the prompt has token {token}; the model's are 0 to {config.vocabulary - 1}"
                )
        new, old, room = settings.tokens, len(ids), config.positions
        if old + new > room:
            raise UsageError(
                f"{new} tokens behind a prompt of {old} make {old + new};"
                f" the model has {room} positions: ask for at most {max(0, room - old)}"
            )
