"""Records what a pass of the numpy path does: its functions are wrapped while somebody looks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any

from .. import bitlinear
from ..device.accelerator import Accelerator
from ..exchange import Exchange
from ..head.full import FullHead
from ..models import bitnet, linear
from .events import ATTENTION, DRIVER, HEAD, KERNELS, Event

# (owner, attribute, what people call it, what it counts as): none of them calls another.
PLACES: tuple[tuple[Any, str, str, str], ...] = (
    (bitnet, "rms_norm", "norm", KERNELS),
    (linear, "rms_norm", "norm", KERNELS),
    (bitnet, "rotate", "rope", KERNELS),
    (bitnet, "attend", "attention", ATTENTION),
    (bitlinear, "quantise", "quantise", KERNELS),
    (Exchange, "write", "activations", KERNELS),
    (Exchange, "read", "results", KERNELS),
    (bitlinear.Multiply, "__call__", "rescale", KERNELS),
    (bitlinear.Divide, "__call__", "rescale", KERNELS),
    (linear.Dense, "__call__", "dense linear", KERNELS),
    (Accelerator, "run", "doorbell", DRIVER),
    (FullHead, "logits", "head", HEAD),
    (FullHead, "choose", "head", HEAD),
)
Look = Callable[[Any], dict[str, Any]]


@contextmanager
def recording(network: Any, look: Look | None = None) -> Iterator[list[Event]]:
    """Events of everything that runs inside, in the order of their ends.

    ``look(accelerator)`` is asked after every doorbell for notes about it.
    """
    events: list[Event] = []
    with ExitStack() as undo:
        for owner, attribute, name, part in PLACES:
            notes = look if part == DRIVER else None
            work = _timed(getattr(owner, attribute), name, part, events, notes)
            undo.callback(setattr, owner, attribute, getattr(owner, attribute))
            setattr(owner, attribute, work)
        if hasattr(network, "activation"):
            plain = network.activation
            undo.callback(setattr, network, "activation", plain)
            network.activation = _timed(plain, "activation", KERNELS, events, None)
        yield events


def _timed(
    work: Callable[..., Any], name: str, part: str, events: list[Event], look: Look | None
) -> Callable[..., Any]:
    """``work`` that leaves an event behind, of a run that raised too."""

    @wraps(work)
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter_ns()
        try:
            return work(*arguments, **named)
        finally:
            end = time.perf_counter_ns()
            events.append(Event(name, part, start, end, look(arguments[0]) if look else {}))

    return timed
