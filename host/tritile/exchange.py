"""The activation and the result buffer as numpy sees them, for every shape of a doorbell.

A doorbell costs the CPU what it writes and reads, and little more: views of the buffers are made
when a shape comes first, and stay.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from tritile_arch import layout

from .plan import JobList, Plan
from .platform import Platform


@dataclass(frozen=True)
class Group:
    """Where the activations of some tokens lie, [K-block][token][columns] in memory.

    ``whole``: int8 [tokens, blocks, columns], of the blocks that K fills; ``rest``: int8
    [tokens, columns], of the last block if K ends within it.
    """

    first: int  # token
    end: int
    whole: np.ndarray
    rest: np.ndarray | None

    def write(self, q: np.ndarray) -> None:
        """This group's share of int8 ``q`` [all tokens, K], zeros behind K."""
        _, blocks, columns = self.whole.shape
        filled = blocks * columns
        mine = q[self.first : self.end]
        self.whole[:] = mine[:, :filled].reshape(self.whole.shape)
        if self.rest is not None:
            left = mine.shape[1] - filled
            self.rest[:, :left] = mine[:, filled:]
            self.rest[:, left:] = 0


@dataclass(frozen=True)
class Views:
    """Of one doorbell: its groups' activations, and int32 [tokens, M] of each matrix's results."""

    groups: list[Group]
    results: list[np.ndarray]


class Exchange:
    """Both buffers; all lists take turns at them. MemoryFullError if they do not fit."""

    def __init__(self, platform: Platform, plan: Plan):
        self._plan, self._views = plan, dict[tuple[object, int], Views]()
        with ExitStack() as undo:
            self.x = platform.allocate(plan.activation_bytes, cacheable=True)
            undo.callback(self.x.free)
            self.y = platform.allocate(plan.result_bytes, cacheable=True)
            undo.callback(self.y.free)
            self.y.flush()  # from here on the device alone writes there
            self._undo = undo.pop_all()

    def free(self) -> None:
        self._views.clear()
        self._undo.close()

    def write(self, jobs: JobList, q: np.ndarray) -> None:
        """Activations int8 [tokens, K] of one doorbell, visible to the device."""
        for group in self._of(jobs, len(q)).groups:
            group.write(q)
        self.x.flush()

    def read(self, jobs: JobList, tokens: int) -> list[np.ndarray]:
        """The device's results int32 [tokens, M]: views, which the next doorbell overwrites."""
        self.y.invalidate()
        return self._of(jobs, tokens).results

    def _of(self, jobs: JobList, tokens: int) -> Views:
        """Lists of one shape share their views."""
        key = jobs.shape, tokens
        views = self._views.get(key)
        if views is None:
            rows = self._plan.geometry.rows
            groups = [self._group(jobs.k, i, min(tokens, i + rows)) for i in range(0, tokens, rows)]
            views = Views(groups, self._results(jobs, len(groups), tokens))
            self._views[key] = views
        return views

    def _group(self, k: int, first: int, end: int) -> Group:
        g = self._plan.geometry
        size = layout.activation_bytes(g, k)
        memory = self.x.array[first // g.rows * size :][:size].view(np.int8)
        used = memory.reshape(-1, g.block_stride)[:, : (end - first) * g.columns]
        blocks = used.reshape(-1, end - first, g.columns)
        filled, left = divmod(k, g.columns)
        return Group(first, end, blocks[:filled].swapaxes(0, 1), blocks[filled] if left else None)

    def _results(self, jobs: JobList, groups: int, tokens: int) -> list[np.ndarray]:
        results = []
        offsets = self._plan.result_offsets(jobs, groups)
        for matrix, offset in zip(jobs.matrices, offsets, strict=True):
            stride = layout.result_stride(matrix.m)
            words = self.y.array[offset : offset + tokens * stride].view("<i4")
            results.append(words.reshape(tokens, -1)[:, : matrix.m])
        return results
