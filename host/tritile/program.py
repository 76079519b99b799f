"""A plan in a device's memory: packed weights, descriptors, activation and result buffers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tritile_arch import layout
from tritile_arch.geometry import ALIGN, Geometry, align
from tritile_arch.layout import WEIGHT_ALIGN

from .device.accelerator import Accelerator
from .errors import DeviceError
from .plan import JobList, Matrix, Plan
from .platform import Buffer

WEIGHT_BUFFER = 32 << 20  # bytes; several of this size are easier to find than one of 500 MB


class Program:
    """Multiplies on the accelerator; ``weights_streamed`` counts unpadded weights, every pass."""

    def __init__(
        self,
        accelerator: Accelerator,
        plan: Plan,
        regions: Callable[[Matrix], np.ndarray],
        progress: Callable[[Matrix], None] = lambda matrix: None,
    ):
        """``regions(matrix)`` gives uint8 [ports, bytes]; asked once a matrix, in order.

        ``progress(matrix)`` is called when a matrix is packed. MemoryFullError if the device has
        no room.
        """
        self.accelerator, self.plan = accelerator, plan
        self.geometry = accelerator.geometry
        self.weights_streamed = 0
        allocate = accelerator.platform.allocate
        self._x = allocate(plan.activation_bytes, cacheable=True)
        self._y = allocate(plan.result_bytes, cacheable=True)
        self._y.flush()
        room = _WeightRoom(allocate, self.geometry, plan.matrices)
        addresses = {}
        for matrix in plan.matrices:
            addresses[matrix.name] = room.store(regions(matrix))
            progress(matrix)
        room.flush()
        jobs = plan.descriptors(self._x.address, self._y.address, addresses)
        accelerator.install([(matrix.name, descriptor) for matrix, descriptor in jobs])

    def multiply(self, name: str, q: np.ndarray) -> list[np.ndarray]:
        """W q for every matrix of the job list: int32 [tokens, M] each, of int8 ``q`` [tokens, K].

        Any number of tokens, in as few doorbells as the plan's group counts allow. DeviceError
        if the device stops.
        """
        jobs = self.plan.lists[name]
        if q.ndim != 2 or q.shape[1] != jobs.k or not len(q):
            raise ValueError(f"{name}: activations of shape {q.shape}; expected [tokens, {jobs.k}]")
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


class _WeightRoom:
    """Port regions in a few large buffers, each region at a page."""

    def __init__(self, allocate: Callable[[int], Buffer], g: Geometry, matrices: list[Matrix]):
        self._allocate, self._buffers = allocate, []
        sizes = (layout.weight_bytes(g, m.m, m.k, m.planes) for m in matrices)
        self._left = sum(g.ports * align(size, WEIGHT_ALIGN) for size in sizes)
        self._used = 0  # bytes of the newest buffer

    def store(self, regions: np.ndarray) -> list[int]:
        """Copies uint8 [ports, bytes]; returns each region's device address."""
        return [self._place(region) for region in regions]

    def flush(self) -> None:
        for buffer in self._buffers:
            buffer.flush()

    def _place(self, region: np.ndarray) -> int:
        size = align(region.size, WEIGHT_ALIGN)
        if not self._buffers or self._used + size > self._buffers[-1].array.size:
            self._buffers.append(self._allocate(max(size, min(self._left, WEIGHT_BUFFER))))
            self._used = 0
        buffer, start = self._buffers[-1], self._used
        buffer.array[start : start + region.size] = region
        self._used += size
        self._left -= size
        if (buffer.address + start) % ALIGN:
            raise DeviceError(f"the platform gave a buffer at {buffer.address:#x}; not aligned")
        return buffer.address + start
