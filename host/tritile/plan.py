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
from tritile_arch.registers import DOORBELL_SLOTS

from .errors import UsageError

IN_FLIGHT = 3  # groups of tokens: the CPU works on one while the tile multiplies others
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
class Set:
    """Doorbells of up to ``tokens`` tokens in ``groups`` groups, with buffers of their own.

    So a doorbell of a few tokens makes the CPU flush and forget little memory, where the system
    does so by whole buffers. ``turn``: which of several that are alike, for doorbells in flight.
    """

    groups: int
    tokens: int
    turn: int = 0


@dataclass(frozen=True)
class JobList:
    """Matrices that one doorbell multiplies with the same activations.

    ``layer``: lists behind each other that have the same come into the device's memory together
    if a model is too large for it; None: the list is a layer of its own. ``apart``: it has
    buffers of its own, for its results are far larger than those of the others. ``most``: tokens
    that a doorbell of it may have, if they are fewer than a group: its results take less room.
    """

    name: str
    matrices: tuple[Matrix, ...]
    layer: int | None = None
    apart: bool = False
    most: int | None = None

    def __post_init__(self) -> None:
        if not self.matrices:
            raise ValueError(f"job list {self.name} has no matrices")
        if len({matrix.k for matrix in self.matrices}) > 1:
            columns = ", ".join(f"{m.name}: {m.k}" for m in self.matrices)
            raise ValueError(f"job list {self.name}: matrices of different columns ({columns})")

    def runs_in(self, kind: Set) -> bool:
        """Whether it has descriptors for doorbells of that kind."""
        return self.most is None or (kind.tokens <= self.most and kind.turn == 0)

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


@dataclass(frozen=True)
class Pair:
    """Sizes in bytes of an activation buffer and of a result buffer."""

    activation_bytes: int
    result_bytes: int


@dataclass(frozen=True)
class Run:
    """One list's descriptors in one set: ``first`` is what a doorbell names."""

    jobs: JobList
    set: Set
    first: int
    pair: int  # number of its buffers

    @property
    def length(self) -> int:
        """Descriptors."""
        return self.set.groups * len(self.jobs.matrices)

    @cached_property
    def result_offsets(self) -> list[int]:
        """Where each matrix's results begin in the result buffer, in bytes; tokens in order."""
        sizes = [self.set.tokens * layout.result_stride(m.m) for m in self.jobs.matrices]
        return [sum(sizes[:i]) for i in range(len(sizes))]


class Plan:
    """The job lists of a model on one geometry: sets, buffer sizes, descriptors.

    A doorbell takes its tokens in groups of at most ``rows``. A list has one run of descriptors in
    each set, matrix by matrix and group by group within a matrix, so that tiles of like size
    follow each other. All groups but the last are full; the last takes its tokens from the
    doorbell, so one run serves every number of tokens with that many groups. In the table the
    lists of a set follow each other, as they do in a pass: what is read ahead is then right.
    In a set all lists take turns at one pair of buffers, but for those that are ``apart``.
    """

    def __init__(
        self,
        g: Geometry,
        lists: Sequence[JobList],
        group_counts: Iterable[int] = (),
        turns: int = 1,
        spare: int = 0,
    ):
        """``group_counts``: how many groups a doorbell may have; one is always among them.

        ``turns``: how many full groups may be in flight at a time. ``spare``: entries of the table
        for lists that are written while the model runs.
        """
        self.spare = spare
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
        for jobs in lists:
            if jobs.most is not None and jobs.most < g.lanes:
                raise ValueError(
                    f"job list {jobs.name}: most is {jobs.most}, below {g.lanes} lanes"
                )
        if not 1 <= turns <= DOORBELL_SLOTS:
            raise ValueError(f"{turns} groups in flight; expected 1 to {DOORBELL_SLOTS}")
        self.sets = _sets(g, self.group_counts, turns)
        self.pairs: list[Pair] = []
        self.runs: list[Run] = []  # in the order of the table
        self._find: dict[tuple[str, Set], Run] = {}
        self._kinds: dict[tuple[int, int], Set] = {}
        length = 0
        for kind in self.sets:
            length = self._add(kind, length)
        self.table_bytes = (length + 1 + spare) * DESCRIPTOR_BYTES  # an empty one ends the lists

    def _add(self, kind: Set, first: int) -> int:
        """The set's runs, from that descriptor on; returns the one behind them."""
        lists = [jobs for jobs in self.lists.values() if jobs.runs_in(kind)]
        shared = [jobs for jobs in lists if not jobs.apart]
        common = len(self.pairs)
        if shared:
            self.pairs.append(_pair(self.geometry, kind, shared))
        for jobs in lists:
            pair = common
            if jobs.apart:
                pair = len(self.pairs)
                self.pairs.append(_pair(self.geometry, kind, [jobs]))
            run = Run(jobs, kind, first, pair)
            self.runs.append(run)
            self._find[jobs.name, kind] = run
            first += run.length
        return first

    @property
    def buffer_sizes(self) -> list[int]:
        """Bytes of every buffer beside the weights: activations, results, descriptors."""
        pairs = [size for p in self.pairs for size in (p.activation_bytes, p.result_bytes)]
        return [*pairs, self.table_bytes]

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

    def doorbells(self, tokens: int, jobs: JobList | None = None) -> Iterator[tuple[int, int]]:
        """(first token, the one behind the last) of each doorbell, as few as there can be.

        ``jobs``: of that list, which may take fewer tokens at a time than others.
        """
        first = 0
        while first < tokens:
            end = first + self._most(tokens - first, jobs)
            yield first, end
            first = end

    def _most(self, tokens: int, jobs: JobList | None) -> int:
        """Of so many tokens, those of the next doorbell."""
        sets = [kind for kind in self.sets if jobs is None or jobs.runs_in(kind)]
        left = self.groups(tokens)
        return min(tokens, max(kind.tokens for kind in sets if kind.groups <= left))

    def run(self, name: str, tokens: int, turn: int = 0) -> Run:
        """Of a doorbell with that many tokens: in the smallest set that has room for them."""
        return self._find[name, self.set_of(tokens, turn)]

    def set_of(self, tokens: int, turn: int = 0) -> Set:
        """The smallest with room for a doorbell of so many tokens; full groups alone have turns."""
        kind = self._kinds.get((tokens, turn))
        if kind is None:
            groups = self.groups(tokens)
            fits = [k for k in self.sets if k.groups == groups and k.tokens >= tokens]
            alike = [k for k in fits if k.tokens == fits[0].tokens]
            kind = self._kinds[tokens, turn] = alike[turn % len(alike)]
        return kind

    def descriptors(
        self, buffers: Sequence[tuple[int, int]], weights: Mapping[str, Sequence[int]]
    ) -> list[tuple[Matrix, Descriptor]]:
        """Every job; ``buffers``: x and y addresses a pair; ``weights``: a matrix's, one a port."""
        table = []
        for run in self.runs:
            x, y = buffers[run.pair]
            for matrix, offset in zip(run.jobs.matrices, run.result_offsets, strict=True):
                for group in range(run.set.groups):
                    last = group == run.set.groups - 1
                    job = self._job(matrix, group, last, x, y + offset, weights[matrix.name])
                    ends = last and matrix is run.jobs.matrices[-1]
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


def _sets(g: Geometry, group_counts: Sequence[int], turns: int) -> list[Set]:
    """The fewest tokens first: the tile's lanes, twice as many, and so on up to a full group."""
    sets, tokens = [], g.lanes
    while tokens < g.rows:
        sets.append(Set(1, tokens))
        tokens *= 2
    sets += [Set(1, g.rows, turn) for turn in range(turns)]
    return sets + [Set(groups, groups * g.rows) for groups in group_counts if groups > 1]


def _pair(g: Geometry, kind: Set, lists: Sequence[JobList]) -> Pair:
    """For the largest of the lists."""
    results = (kind.tokens * sum(layout.result_stride(m.m) for m in j.matrices) for j in lists)
    return Pair(kind.groups * max(layout.activation_bytes(g, j.k) for j in lists), max(results))


def _check(g: Geometry, matrix: Matrix) -> None:
    limits = (("m", matrix.m, (1 << M_BITS) - 1), ("k", matrix.k, MOST_BLOCKS * g.columns))
    for field, value, limit in limits:
        if not 1 <= value <= limit:
            raise UsageError(f"matrix {matrix.name}: {field} is {value}; expected 1 to {limit}")
