"""Which matrices run together, and the descriptors that say so.

A ``JobList`` is what one doorbell runs: matrices that read the same activations. A BitNet layer
has four: q, k and v; o; gate and up; down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tritile_arch import layout
from tritile_arch.descriptor import DESCRIPTOR_BYTES, F_K_BLOCKS, M_BITS, Descriptor
from tritile_arch.geometry import Geometry

from .errors import UsageError

MOST_BLOCKS = (1 << F_K_BLOCKS.width) - 1


@dataclass(frozen=True)
class Matrix:
    """A ternary matrix [m, k] of ``planes`` planes; ``name`` is the checkpoint's."""

    name: str
    m: int
    k: int
    planes: int = 1

    @property
    def weights(self) -> int:
        """Unpadded weights over all planes."""
        return self.planes * self.m * self.k


@dataclass(frozen=True)
class JobList:
    """Matrices that one doorbell multiplies with the same activations.

    ``layer``: lists behind each other that have the same come into the device's memory together
    if a model is too large for it; None: the list is a layer of its own.
    """

    name: str
    matrices: tuple[Matrix, ...]
    layer: int | None = None

    def __post_init__(self) -> None:
        if not self.matrices:
            raise ValueError(f"job list {self.name} has no matrices")
        if len({matrix.k for matrix in self.matrices}) > 1:
            columns = ", ".join(f"{m.name}: {m.k}" for m in self.matrices)
            raise ValueError(f"job list {self.name}: matrices of different columns ({columns})")

    @cached_property
    def k(self) -> int:
        return self.matrices[0].k

    @cached_property
    def shape(self) -> tuple[int, tuple[int, ...]]:
        """Columns, and each matrix's rows."""
        return self.k, tuple(matrix.m for matrix in self.matrices)

    @cached_property
    def weights(self) -> int:
        """Unpadded weights of a pass over all matrices."""
        return sum(matrix.weights for matrix in self.matrices)


class Plan:
    """The job lists of a model on one geometry: buffer sizes, offsets, descriptor indices.

    A doorbell takes its tokens in groups of at most ``rows``: a list has one run of descriptors
    for each of ``group_counts``, matrix by matrix and group by group within a matrix, so that
    tiles of like size follow each other. All groups but the last are full; the last takes its
    tokens from the doorbell, so one run serves every number of tokens with that many groups.
    All lists take turns at one activation buffer and one result buffer.
    """

    def __init__(self, g: Geometry, lists: Sequence[JobList], group_counts: Iterable[int] = ()):
        """``group_counts``: how many groups a doorbell may have; one is always among them."""
        self.geometry = g
        self.group_counts = sorted({1, *group_counts})
        if self.group_counts[0] < 1:
            raise ValueError(
                f"a doorbell of {self.group_counts[0]} token groups; expected 1 or more"
            )
        self.lists = {jobs.name: jobs for jobs in lists}
        if len(self.lists) != len(lists):
            raise ValueError("two job lists have the same name")
        for matrix in self.matrices:
            _check(g, matrix)
        self.index: dict[tuple[str, int], int] = {}  # (list, groups): its first descriptor
        length = 0
        for jobs, groups in self._runs():
            self.index[jobs.name, groups] = length
            length += groups * len(jobs.matrices)
        self.table_bytes = (length + 1) * DESCRIPTOR_BYTES  # with the empty one at its end
        most = self.group_counts[-1]
        self.activation_bytes = most * max(layout.activation_bytes(g, jobs.k) for jobs in lists)
        self.result_bytes = most * max(
            sum(layout.result_bytes(g, m.m) for m in jobs.matrices) for jobs in lists
        )

    @property
    def matrices(self) -> list[Matrix]:
        """All matrices in the order of the lists."""
        return [matrix for jobs in self.lists.values() for matrix in jobs.matrices]

    @property
    def layers(self) -> list[list[JobList]]:
        """The lists in their order, those of a layer together."""
        layers: list[list[JobList]] = []
        for jobs in self.lists.values():
            if layers and jobs.layer is not None and jobs.layer == layers[-1][-1].layer:
                layers[-1].append(jobs)
            else:
                layers.append([jobs])
        return layers

    def groups(self, tokens: int) -> int:
        """Token groups of that many tokens."""
        return -(-tokens // self.geometry.rows)

    def doorbells(self, tokens: int) -> Iterator[tuple[int, int]]:
        """(first token, the one behind the last) of each doorbell, as few as there can be."""
        first = 0
        while first < tokens:
            left = self.groups(tokens - first)
            groups = max(count for count in self.group_counts if count <= left)
            end = min(tokens, first + groups * self.geometry.rows)
            yield first, end
            first = end

    def result_offsets(self, jobs: JobList, groups: int = 1) -> list[int]:
        """Where each matrix's results begin in the result buffer, in bytes; tokens in order."""
        sizes = [groups * layout.result_bytes(self.geometry, m.m) for m in jobs.matrices]
        return [sum(sizes[:i]) for i in range(len(sizes))]

    def descriptors(
        self, x: int, y: int, weights: Mapping[str, Sequence[int]]
    ) -> list[tuple[Matrix, Descriptor]]:
        """Every job; ``x``, ``y``: buffer addresses; ``weights``: a matrix's address a port."""
        table = []
        for jobs, groups in self._runs():
            offsets = self.result_offsets(jobs, groups)
            for matrix, offset in zip(jobs.matrices, offsets, strict=True):
                for group in range(groups):
                    last = group == groups - 1
                    job = self._job(matrix, group, last, x, y + offset, weights[matrix.name])
                    ends = last and matrix is jobs.matrices[-1]
                    table.append((matrix, replace(job, last=ends)))
        return table

    def _job(
        self, matrix: Matrix, group: int, last: bool, x: int, y: int, weights: Sequence[int]
    ) -> Descriptor:
        """One group's share; ``last``: its tokens are the doorbell's."""
        g = self.geometry
        tile, wide = g.tiling(matrix.m)
        return Descriptor(
            m=matrix.m,
            k_blocks=g.k_blocks(matrix.k),
            tile=tile,
            wide=wide,
            x=x + group * layout.activation_bytes(g, matrix.k),
            y=y + group * layout.result_bytes(g, matrix.m),
            y_stride=layout.result_stride(matrix.m),
            weights=tuple(weights),
            tokens=0 if last else g.rows,
            planes=matrix.planes,
        )

    def _runs(self) -> Iterator[tuple[JobList, int]]:
        """(list, groups) of every run of descriptors, in the order of the table."""
        for jobs in self.lists.values():
            for groups in self.group_counts:
                yield jobs, groups


def _check(g: Geometry, matrix: Matrix) -> None:
    limits = (("m", matrix.m, (1 << M_BITS) - 1), ("k", matrix.k, MOST_BLOCKS * g.columns))
    for field, value, limit in limits:
        if not 1 <= value <= limit:
            raise UsageError(f"matrix {matrix.name}: {field} is {value}; expected 1 to {limit}")
