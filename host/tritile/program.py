"""A plan in a device's memory: packed weights, descriptors, activation and result buffers."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from tritile_arch import layout

from .device.accelerator import Accelerator
from .errors import MemoryFullError
from .plan import JobList, Plan
from .residence import Progress, Regions, Residence, Resident, weight_bytes
from .ring import Ring


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
        allocate = accelerator.platform.allocate
        with ExitStack() as undo:
            self._x = allocate(plan.activation_bytes, cacheable=True)
            undo.callback(self._x.free)
            self._y = allocate(plan.result_bytes, cacheable=True)
            undo.callback(self._y.free)
            self._y.flush()
            with ExitStack() as room:  # for the table: the weights must leave it
                room.callback(allocate(plan.table_bytes).free)
                self.residence = self._reside(regions, progress, weight_memory)
            undo.callback(self.residence.close)
            self._install()
            undo.callback(accelerator.forget)
            self._undo = undo.pop_all()  # nothing failed: ``close`` gives it back

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
        jobs = self.plan.descriptors(self._x.address, self._y.address, self.residence.addresses)
        table = [(matrix.name, descriptor) for matrix, descriptor in jobs]
        self.accelerator.install(table, ahead=self.residence.stays)

    def close(self) -> None:
        """Ends the loading thread, if there is one, and frees all memory; the platform stays."""
        self._undo.close()

    def multiply(self, name: str, q: np.ndarray) -> list[np.ndarray]:
        """W q for every matrix of the job list: int32 [tokens, M] each, of int8 ``q`` [tokens, K].

        Any number of tokens, in as few doorbells as the plan's group counts allow. DeviceError
        if the device stops.
        """
        jobs = self.plan.lists[name]
        if q.ndim != 2 or q.shape[1] != jobs.k or not len(q):
            raise ValueError(f"{name}: activations of shape {q.shape}; expected [tokens, {jobs.k}]")
        with self.residence.held(jobs):
            parts = [self._ring(jobs, q[first:end]) for first, end in self.plan.doorbells(len(q))]
        if len(parts) == 1:
            return parts[0]
        return [np.concatenate(results) for results in zip(*parts, strict=True)]

    def _ring(self, jobs: JobList, q: np.ndarray) -> list[np.ndarray]:
        """One doorbell; its tokens are the last group's."""
        groups = self.plan.groups(len(q))
        rows = self.geometry.rows
        for group in range(groups):
            self._write_activations(group, q[group * rows : (group + 1) * rows])
        self._x.flush()
        self.accelerator.run(self.plan.index[jobs.name, groups], len(q) - (groups - 1) * rows)
        self.weights_streamed += groups * sum(matrix.weights for matrix in jobs.matrices)
        return self._read_results(jobs, groups, len(q))

    def _write_activations(self, group: int, q: np.ndarray) -> None:
        """int8 [tokens, K] to the layout [K-block][token][columns], zeros behind K."""
        g = self.geometry
        tokens, k = q.shape
        blocks = g.k_blocks(k)
        padded = np.zeros((tokens, blocks * g.columns), np.int8)
        padded[:, :k] = q
        size = layout.activation_bytes(g, k)
        memory = self._x.array[group * size : (group + 1) * size].view(np.int8)
        used = memory.reshape(blocks, g.block_stride)[:, : tokens * g.columns]
        slices = used.reshape(blocks, tokens, g.columns)
        slices[:] = padded.reshape(tokens, blocks, g.columns).transpose(1, 0, 2)

    def _read_results(self, jobs: JobList, groups: int, tokens: int) -> list[np.ndarray]:
        self._y.invalidate()
        results = []
        offsets = self.plan.result_offsets(jobs, groups)
        for matrix, offset in zip(jobs.matrices, offsets, strict=True):
            stride = layout.result_stride(matrix.m)
            words = self._y.array[offset : offset + tokens * stride].view("<i4")
            results.append(words.reshape(tokens, -1)[:, : matrix.m].copy())
        return results
