"""The activation and the result buffers as numpy sees them, for every shape of a doorbell.

A doorbell costs the CPU what it writes and reads, and little more: views of the buffers are made
when a shape comes first, and stay.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from tritile_arch import layout

from .plan import JobList, Pair, Plan
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

    buffers: Buffers
    groups: list[Group]
    results: list[np.ndarray]


class Buffers:
    """A pair of buffers; MemoryFullError if they do not fit."""

    def __init__(self, platform: Platform, pair: Pair):
        with ExitStack() as undo:
            self.x = platform.allocate(pair.activation_bytes, cacheable=True)
            undo.callback(self.x.free)
            self.y = platform.allocate(pair.result_bytes, cacheable=True)
            undo.callback(self.y.free)
            self.y.flush()  # from here on the device alone writes there
            self.free = undo.pop_all().close

    @property
    def addresses(self) -> tuple[int, int]:
        """The device's, of activations and results."""
        return self.x.address, self.y.address


class Exchange:
    """All pairs of buffers of a plan; MemoryFullError if they do not fit."""

    def __init__(self, platform: Platform, plan: Plan):
        self._plan, self._views = plan, dict[tuple[object, int, int], Views]()
        self.pairs: list[Buffers] = []
        with ExitStack() as undo:
            for pair in plan.pairs:
                self.pairs.append(Buffers(platform, pair))
                undo.callback(self.pairs[-1].free)
            self._undo = undo.pop_all()

    def free(self) -> None:
        self._views.clear()
        self._undo.close()

    def buffers(self, jobs: JobList, tokens: int, turn: int = 0) -> Buffers:
        """Those that a doorbell of so many tokens uses; ``turn`` as ``Plan.run`` has it."""
        return self.pairs[self._plan.run(jobs.name, tokens, turn).pair]

    def write(self, jobs: JobList, q: np.ndarray, turn: int = 0) -> None:
        """Activations int8 [tokens, K] of one doorbell, visible to the device."""
        views = self._of(jobs, len(q), turn)
        for group in views.groups:
            group.write(q)
        views.buffers.x.flush()

    def read(self, jobs: JobList, tokens: int, turn: int = 0) -> list[np.ndarray]:
        """The device's results int32 [tokens, M]: views, which the next doorbell overwrites."""
        views = self._of(jobs, tokens, turn)
        views.buffers.y.invalidate()
        return views.results

    def _of(self, jobs: JobList, tokens: int, turn: int) -> Views:
        """Lists of one shape share their views, if they share buffers."""
        key = jobs.name if jobs.apart else jobs.shape, tokens, turn
        views = self._views.get(key)
        if views is None:
            rows, buffers = self._plan.geometry.rows, self.buffers(jobs, tokens, turn)
            groups = [
                self._group(buffers.x.array, jobs.k, i, min(tokens, i + rows))
                for i in range(0, tokens, rows)
            ]
            views = Views(buffers, groups, self._results(buffers.y.array, jobs, tokens))
            self._views[key] = views
        return views

    def _group(self, x: np.ndarray, k: int, first: int, end: int) -> Group:
        g = self._plan.geometry
        size = layout.activation_bytes(g, k)
        memory = x[first // g.rows * size :][:size].view(np.int8)
        used = memory.reshape(-1, g.block_stride)[:, : (end - first) * g.columns]
        blocks = used.reshape(-1, end - first, g.columns)
        filled, left = divmod(k, g.columns)
        return Group(first, end, blocks[:filled].swapaxes(0, 1), blocks[filled] if left else None)

    def _results(self, y: np.ndarray, jobs: JobList, tokens: int) -> list[np.ndarray]:
        results = []
        offsets = self._plan.run(jobs.name, tokens).result_offsets
        for matrix, offset in zip(jobs.matrices, offsets, strict=True):
            stride = layout.result_stride(matrix.m)
            words = y[offset : offset + tokens * stride].view("<i4")
            results.append(words.reshape(tokens, -1)[:, : matrix.m])
        return results
