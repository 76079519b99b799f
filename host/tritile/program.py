"""A plan in a device's memory, ready to multiply: weights, descriptors, activations, results."""

from __future__ import annotations

import logging
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

import numpy as np

from .device.accelerator import Accelerator
from .errors import MemoryFullError, TritileError, UsageError
from .exchange import Exchange
from .plan import JobList, Plan
from .residence import Progress, Regions, Residence, Resident, weight_bytes
from .ring import Ring

log = logging.getLogger(__name__)


class Program:
    """Multiplies on the accelerator; ``weights_streamed`` counts unpadded weights, every pass."""

    def __init__(
        self,
        accelerator: Accelerator,
        plan: Plan,
        regions: Regions,
        progress: Progress = lambda matrix: None,
        weight_memory: int | None = None,
    ):
        """``regions(matrix)`` gives uint8 [ports, bytes]; asked once a matrix, in order.

        ``progress(matrix)`` is called when a matrix is packed. ``weight_memory``: bytes of weights
        that may be in the device's memory; if they are more, or it has less room, layers stream
        (``tritile.ring``). MemoryFullError if it has not even room for one.
        """
        self.accelerator, self.plan = accelerator, plan
        self.geometry = accelerator.geometry
        self.weights_streamed = 0
        self.tile_seconds = 0.0  # from doorbells to their results
        # Whoever runs a pass holds it: device, buffers and scratch memory serve one at a time.
        self.turn = Lock()
        with ExitStack() as undo:
            self.exchange = Exchange(accelerator.platform, plan)
            undo.callback(self.exchange.free)
            with ExitStack() as room:  # for the table: the weights must leave it
                room.callback(accelerator.platform.allocate(plan.table_bytes).free)
                self.residence = self._reside(regions, progress, weight_memory)
            undo.callback(self.residence.close)
            undo.callback(_stop, accelerator)
            self._install()
            # Nothing failed: ``close`` gives it back, or Python when nobody has the program.
            self._close = weakref.finalize(self, in_turn, self.turn, undo.pop_all().close)

    def _reside(self, regions: Regions, progress: Progress, limit: int | None) -> Residence:
        """All weights in the device's memory if they fit, else a ring."""
        platform, plan = self.accelerator.platform, self.plan
        if limit is None or weight_bytes(self.geometry, plan.matrices) <= limit:
            try:
                return Resident(platform, plan, regions, progress)
            except MemoryFullError:
                pass
        return Ring(platform, plan, regions, progress, limit)

    def _install(self) -> None:
        buffers = [pair.addresses for pair in self.exchange.pairs]
        jobs = self.plan.descriptors(buffers, self.residence.addresses)
        table = [(matrix.name, descriptor) for matrix, descriptor in jobs]
        self.accelerator.install(table, ahead=self.residence.stays, spare=self.plan.spare)

    def close(self) -> None:
        """Stops the device, ends the loading thread, if there is one, and frees all memory.

        A pass under way in another thread ends first. The platform stays; a second call does
        nothing.
        """
        self._close()

    @property
    def closed(self) -> bool:
        return not self._close.alive

    def multiply(self, name: str, q: np.ndarray) -> list[np.ndarray]:
        """W q for every matrix of the job list: int32 [tokens, M] each, of int8 ``q`` [tokens, K].

        Any number of tokens, in as few doorbells as the plan's group counts allow. DeviceError
        if the device stops.
        """
        jobs = self._checked(name, q)
        with self.residence.held(jobs):
            parts = [
                [sums.copy() for sums in self._ring(jobs, q[first:end])]
                for first, end in self.plan.doorbells(len(q), jobs)
            ]
        if len(parts) == 1:
            return parts[0]
        return [np.concatenate(results) for results in zip(*parts, strict=True)]

    @contextmanager
    def results(self, name: str, q: np.ndarray) -> Iterator[list[np.ndarray]]:
        """``multiply`` of tokens that one doorbell takes, without a copy.

        Where the device has put them: nothing else may be multiplied before it is left.
        """
        jobs = self._checked(name, q)
        with self.residence.held(jobs):
            yield self._ring(jobs, q)

    def _checked(self, name: str, q: np.ndarray) -> JobList:
        if self.closed:
            raise UsageError("the model is closed: load it again")
        jobs = self.plan.lists[name]
        if q.ndim != 2 or q.shape[1] != jobs.k or not len(q):
            raise ValueError(f"{name}: activations of shape {q.shape}; expected [tokens, {jobs.k}]")
        return jobs

    @contextmanager
    def tile_time(self) -> Iterator[None]:
        """What runs inside waits for the tile."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.tile_seconds += time.perf_counter() - start

    def _ring(self, jobs: JobList, q: np.ndarray) -> list[np.ndarray]:
        """One doorbell; its tokens are the last group's. Results stay until the next one."""
        groups = self.plan.groups(len(q))
        self.exchange.write(jobs, q)
        last = len(q) - (groups - 1) * self.geometry.rows
        with self.tile_time():
            self.accelerator.run(self.plan.run(jobs.name, len(q)).first, last)
        self.weights_streamed += groups * jobs.weights
        return self.exchange.read(jobs, len(q))


def in_turn(turn: Lock, give_back: Callable[[], object]) -> None:
    """Gives back what a pass uses, when none is under way: C would go on with freed memory."""
    with turn:
        give_back()


def _stop(accelerator: Accelerator) -> None:
    """Before memory is given back: whoever gets it next does not want a tile to write there."""
    try:
        accelerator.forget()
    except UsageError:
        pass  # the platform was closed before, and has stopped it
    except TritileError as error:
        log.warning("memory is given back to which the device may still write: %s", error)
