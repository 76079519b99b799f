"""Work on many matrices by as many threads as there are cores: numpy and hashlib let them run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

MOST_WORKERS = 8  # each holds some MB

Item = TypeVar("Item")
Result = TypeVar("Result")


def for_each(
    items: Iterable[Item], work: Callable[[Item], Result], then: Callable[[Item, Result], None]
) -> None:
    """``work`` in threads, and ``then`` with each result, in this thread, as they are done.

    The first error of either stops the others; none of them runs on when it is raised.
    """
    executor = ThreadPoolExecutor(min(MOST_WORKERS, len(os.sched_getaffinity(0))))
    try:
        futures = {executor.submit(work, item): item for item in items}
        for future in as_completed(futures):
            then(futures[future], future.result())
    finally:
        executor.shutdown(cancel_futures=True)
