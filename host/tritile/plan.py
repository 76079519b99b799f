"""Which matrices run together, and the descriptors that say so.

A ``JobList`` is what one doorbell runs: matrices that read the same activations. A BitNet layer
has four: q, k and v; o; gate and up; down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tritile_arch import layout
from tritile_arch.descriptor import F_K_BLOCKS, M_BITS, Descriptor
from tritile_arch.geometry import ALIGN, Geometry, align

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
    """Matrices that one doorbell multiplies with the same activations."""

    name: str
    matrices: tuple[Matrix, ...]

    def __post_init__(self) -> None:
        if not self.matrices:
            raise ValueError(f"job list {self.name} has no matrices")
        if len({matrix.k for matrix in self.matrices}) > 1:
            columns = ", ".join(f"{m.name}: {m.k}" for m in self.matrices)
            raise ValueError(f"job list {self.name}: matrices of different columns ({columns})")

    @property
    def k(self) -> int:
        return self.matrices[0].k


class Plan:
    """The job lists of a model on one geometry: buffer sizes, offsets, descriptor indices.

    All lists take turns at one activation buffer and one result buffer.
    """

    def __init__(self, g: Geometry, lists: Sequence[JobList]):
        self.geometry = g
        self.lists = {jobs.name: jobs for jobs in lists}
        if len(self.lists) != len(lists):
            raise ValueError("two job lists have the same name")
        for matrix in self.matrices:
            _check(g, matrix)
        self.index: dict[str, int] = {}  # of a list's first descriptor
        for jobs in lists:
            self.index[jobs.name] = sum(len(self.lists[n].matrices) for n in self.index)
        self.activation_bytes = max(layout.activation_bytes(g, jobs.k) for jobs in lists)
        self.result_bytes = max(sum(layout.result_bytes(g, m.m) for m in j.matrices) for j in lists)

    @property
    def matrices(self) -> list[Matrix]:
        """All matrices in the order of their descriptors."""
        return [matrix for jobs in self.lists.values() for matrix in jobs.matrices]

    def result_offsets(self, jobs: JobList) -> list[int]:
        """Where each matrix's results begin in the result buffer, in bytes."""
        offsets, end = [], 0
        for matrix in jobs.matrices:
            offsets.append(end)
            end = align(end + layout.result_bytes(self.geometry, matrix.m), ALIGN)
        return offsets

    def descriptors(
        self, x: int, y: int, weights: Mapping[str, Sequence[int]]
    ) -> list[tuple[Matrix, Descriptor]]:
        """Every job; ``x``, ``y``: buffer addresses; ``weights``: a matrix's address a port."""
        table = []
        for jobs in self.lists.values():
            for matrix, offset in zip(jobs.matrices, self.result_offsets(jobs), strict=True):
                descriptor = Descriptor(
                    m=matrix.m,
                    k_blocks=self.geometry.k_blocks(matrix.k),
                    tile=self.geometry.tile(matrix.m),
                    x=x,
                    y=y + offset,
                    y_stride=layout.result_stride(matrix.m),
                    weights=tuple(weights[matrix.name]),
                    planes=matrix.planes,
                    last=matrix is jobs.matrices[-1],
                )
                table.append((matrix, descriptor))
        return table


def _check(g: Geometry, matrix: Matrix) -> None:
    limits = (("m", matrix.m, (1 << M_BITS) - 1), ("k", matrix.k, MOST_BLOCKS * g.columns))
    for field, value, limit in limits:
        if not 1 <= value <= limit:
            raise ValueError(f"matrix {matrix.name}: {field} is {value}; expected 1 to {limit}")
