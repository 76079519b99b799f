"""An engine in a thread of its own, for callers that wait for text without blocking."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from threading import Condition, Thread, current_thread

from ..errors import UsageError
from ..sampling import Settings
from .engine import Engine
from .request import Request

log = logging.getLogger(__name__)

Notify = Callable[[Request], None]


class EngineThread:
    """Steps an engine while anybody wants anything; ``close`` ends it (or use it in a ``with``).

    All methods may be called from any thread. An exception of a step ends the requests that had a
    slot with it; those that wait, and later ones, go on.
    """

    def __init__(self, engine: Engine):
        self.engine = engine
        self._watched: dict[Request, tuple[Notify, int]] = {}  # and the tokens it has seen
        self._change = Condition()
        self._closed = False
        self._thread = Thread(target=self._run, name="tritile-engine", daemon=True)
        self._thread.start()

    def submit(
        self,
        ids: Sequence[int],
        settings: Settings,
        notify: Notify,
        *,
        eos: Collection[int] | None = None,
    ) -> Request:
        """``Engine.submit``; ``notify(request)`` is called whenever it has new tokens or has ended.

        It is called from the engine's thread, between passes: it must be quick. If it raises, the
        request is cancelled. UsageError if the thread is closed.
        """
        with self._change:
            if self._closed:
                raise UsageError("the engine is closed: load the model again")
            request = self.engine.submit(ids, settings, eos=eos)
            self._watched[request] = notify, 0
            self._change.notify()
        return request

    def cancel(self, request: Request) -> None:
        """``Engine.cancel``; who watches it is told."""
        with self._change:
            self.engine.cancel(request)
            self._change.notify()

    def cancel_all(self) -> None:
        """``cancel`` of all that there are; later ones go on."""
        with self._change:
            for request in self._watched:
                self.engine.cancel(request)
            self._change.notify()

    def close(self) -> None:
        """Cancels everything and waits for the pass under way; a second call does nothing."""
        with self._change:
            self._closed = True
            self.cancel_all()
        if self._thread is not current_thread():
            self._thread.join()

    def __enter__(self) -> EngineThread:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closed or self._watched)
                if self._closed and not self._watched:
                    return
            try:
                self.engine.step()
            except Exception as error:
                log.exception("a pass failed; the requests that it was for end")
                self.engine.fail(error)
            self._tell()

    def _tell(self) -> None:
        with self._change:
            watched = list(self._watched.items())
        for request, (notify, seen) in watched:
            count, ended = len(request.tokens), request.finished is not None
            if count == seen and not ended:
                continue
            try:
                notify(request)
            except Exception:
                log.exception("who watched a request failed; it is cancelled")
                self.engine.cancel(request)
            with self._change:
                if ended:
                    del self._watched[request]
                else:
                    self._watched[request] = notify, count
