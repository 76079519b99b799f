"""pynq's interrupts, waited for from any thread, a notebook's too.

pynq opens the interrupt's file once a process and has it watched by the event loop that runs at
that moment; no other loop is ever woken. A notebook's own loop stands still while a cell runs. So
this process has a loop for tritile, which runs in a thread of its own as long as one call lasts.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
_lock = Lock()
_loop: asyncio.AbstractEventLoop | None = None  # for good: pynq's files stay on it


def on_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """The result of ``await work()`` on tritile's event loop."""
    global _loop
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            atexit.register(_loop.close)
        with ThreadPoolExecutor(1, thread_name_prefix="tritile-interrupt") as thread:
            return thread.submit(_loop.run_until_complete, work()).result()


def woken(interrupt: Any, seconds: float) -> bool:
    """Whether pynq's ``interrupt`` came within that time."""

    async def wait() -> bool:
        try:
            await asyncio.wait_for(interrupt.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        return True

    return on_loop(wait)
