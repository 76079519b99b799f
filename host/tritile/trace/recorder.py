"""Records a pass: numpy's functions are wrapped meanwhile, the compiled walk takes notes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any

import numpy as np

from .. import bitlinear
from ..checkpoint.table import MappedTable
from ..device.accelerator import Accelerator
from ..exchange import Exchange
from ..head.compiled import CompiledEstimator
from ..head.estimate import Estimator
from ..head.full import FullHead
from ..head.shortlist import Shortlist
from ..models import bitnet, linear
from ..models.config import JOB_LISTS
from ..native.embedding import Embedding
from ..native.network import CompiledNetwork
from ..native.walk import ATTENTION_LISTS, KINDS
from .events import ATTENTION, BESIDE, DRIVER, HEAD, KERNELS, Event

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
    (Estimator, "split", "head: integers", HEAD),
    (CompiledEstimator, "split", "head: integers", HEAD),
    (Estimator, "__call__", "head: bounds", HEAD),
    (Shortlist, "choose", "head: exact products", HEAD),
)
# Of numpy, and of the compiled walk, which may call the former.
EMBEDDINGS: tuple[tuple[Any, str, str, str], ...] = (
    (MappedTable, "rows", "embedding", KERNELS),
    (Embedding, "read", "embedding", KERNELS),
)
# Of the compiled walk: a doorbell is under way while others of these happen.
TILED = "append_planes", "split_queries", "softmax", "gather"  # attention beside the tile
WALK = {
    "ring": DRIVER,
    "wait": DRIVER,
    "doorbell": BESIDE,
    **dict.fromkeys(("attention", *TILED), ATTENTION),
}
LISTS = *(name.rpartition(".")[2] for name in JOB_LISTS), *ATTENTION_LISTS
ROOM = 1 << 18  # events of a walk


@contextmanager
def recording(network: Any) -> Iterator[list[Event]]:
    """Events of everything that runs inside, in the order of their ends.

    They are complete when it is left.
    """
    events: list[Event] = []
    compiled = isinstance(network, CompiledNetwork)
    with ExitStack() as undo:
        if compiled:
            undo.callback(lambda: events.sort(key=lambda event: event.end))
            record = undo.enter_context(network.recorded(ROOM))
            undo.callback(lambda: events.extend(walked(record.events)))
        for owner, attribute, name, part in (*PLACES, EMBEDDINGS[compiled]):
            _wrap(undo, owner, attribute, name, part, events)
        if hasattr(network, "activation"):
            _wrap(undo, network, "activation", "activation", KERNELS, events)
        yield events


def walked(records: np.ndarray) -> Iterator[Event]:
    """Of ``native.walk.EVENT``."""
    for start, end, kind, layer, jobs, group in records.tolist():
        name = KINDS[kind]
        notes = {"layer": layer, "group": group}
        if name == "doorbell":
            notes["list"] = LISTS[jobs]
        yield Event(name.replace("_", " "), WALK.get(name, KERNELS), start, end, notes)


def _wrap(
    undo: ExitStack,
    owner: Any,
    attribute: str,
    name: str,
    part: str,
    events: list[Event],
) -> None:
    plain = getattr(owner, attribute)
    undo.callback(setattr, owner, attribute, plain)
    setattr(owner, attribute, _timed(plain, name, part, events))


def _timed(
    work: Callable[..., Any], name: str, part: str, events: list[Event]
) -> Callable[..., Any]:
    """``work`` that leaves an event behind, of a run that raised too."""

    @wraps(work)
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter_ns()
        try:
            return work(*arguments, **named)
        finally:
            end = time.perf_counter_ns()
            events.append(Event(name, part, start, end))

    return timed
