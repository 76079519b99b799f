"""pynq's interrupts, waited for from any thread, a notebook's too.

pynq opens the interrupt's file once a process and has it watched by the event loop that runs at
that moment; no other loop is ever woken. A notebook's own loop stands still while a cell runs. So
this process has a loop for tritile, which runs in a thread of its own as long as one call lasts.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any, TypeVar

T = TypeVar("T")
_lock = Lock()
_loop: asyncio.AbstractEventLoop | None = None  # for good: pynq's files stay on it


def on_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """The result of ``await work()`` on tritile's event loop."""
    outcome: Future[T] = Future()
    thread = Thread(target=_run, args=(work, outcome), name="tritile-interrupt")
    thread.start()  # Ctrl-C in here leaves it to itself; the next one waits for the lock
    try:
        return outcome.result()
    finally:
        thread.join()


def _run(work: Callable[[], Coroutine[Any, Any, T]], outcome: Future[T]) -> None:
    """In the thread."""
    try:
        with _lock:
            outcome.set_result(_event_loop().run_until_complete(work()))
    except BaseException as error:
        outcome.set_exception(error)


def _event_loop() -> asyncio.AbstractEventLoop:
    global _loop
    if _loop is None:
        _loop = asyncio.new_event_loop()
        atexit.register(_loop.close)
    return _loop


def woken(interrupt: Any, seconds: float) -> bool:
    """Whether pynq's ``interrupt`` came within that time."""

    async def wait() -> bool:
        try:
            await asyncio.wait_for(interrupt.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        return True

    return on_loop(wait)
