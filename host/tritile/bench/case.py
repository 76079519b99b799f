"""Random matrices and activations to measure with, and numpy's own products of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tritile_arch.geometry import MAX_PLANES, Geometry

from ..errors import DeviceError, UsageError
from ..plan import JobList, Matrix, Plan

MOST_TOKENS = 4096  # their results and numpy's fit a small computer
FLOAT32_INTEGERS = 1 << 24  # float32 holds every integer up to here
CHUNK = 1 << 24  # weights that are floats at one time


class Case:
    """Activations of ``tokens`` tokens for every list; trits are made when they are asked for.

    The same ``seed`` gives the same case. UsageError names an argument that makes no sense.
    """

    def __init__(self, lists: Sequence[JobList], tokens: int, seed: int = 0):
        if seed < 0:
            raise UsageError(f"seed is {seed}; expected 0 or more")
        if not 1 <= tokens <= MOST_TOKENS:
            raise UsageError(f"tokens is {tokens}; expected 1 to {MOST_TOKENS}")
        self.lists, self.tokens, self.seed = lists, tokens, seed
        rng = np.random.default_rng(seed)
        self.inputs = {
            jobs.name: rng.integers(-128, 128, (tokens, jobs.k), np.int8) for jobs in lists
        }
        self._list_of = {matrix.name: jobs.name for jobs in lists for matrix in jobs.matrices}
        self._expected: dict[str, np.ndarray] = {}  # by matrix, int32 [tokens, M]

    def plan(self, g: Geometry) -> Plan:
        """One doorbell a list; UsageError if the tile cannot run a matrix."""
        try:
            return Plan(g, self.lists, [-(-self.tokens // g.rows)])
        except ValueError as error:
            raise UsageError(str(error)) from error

    def trits(self, matrix: Matrix) -> np.ndarray:
        """int8 [planes, M, K], most significant first; works out what to expect of them."""
        planes = self.make_trits(matrix)
        q = self.inputs[self._list_of[matrix.name]]
        self._expected[matrix.name] = product(q, planes)
        return planes

    def make_trits(self, matrix: Matrix) -> np.ndarray:
        """int8 [planes, M, K] by chance."""
        number = list(self._list_of).index(matrix.name)
        rng = np.random.default_rng([self.seed, number])
        return rng.integers(-1, 2, (matrix.planes, matrix.m, matrix.k), np.int8)

    def compare(self, results: Mapping[str, Sequence[np.ndarray]]) -> None:
        """``results``: int32 [tokens, M] a matrix, by list; DeviceError unless all are exact."""
        for jobs in self.lists:
            for matrix, found in zip(jobs.matrices, results[jobs.name], strict=True):
                wrong = np.count_nonzero(found != self._expected[matrix.name])
                if wrong:
                    raise DeviceError(
                        f"{wrong} of {found.size} results of {matrix.name} differ from numpy's",
                        matrix=matrix.name,
                    )


def product(q: np.ndarray, planes: np.ndarray) -> np.ndarray:
    """q W^T as int32 [tokens, M] of int8 q [tokens, K]; W = sum 3^i t_i of [planes, M, K].

    BLAS adds in any order, exactly: floats hold every integer that a partial sum can be.
    """
    count, m, k = planes.shape
    largest = 128 * k * (3**count - 1) // 2
    dtype = np.float32 if largest < FLOAT32_INTEGERS else np.float64
    x = q.astype(dtype)
    sums = np.empty((len(q), m), np.int32)
    step = max(1, CHUNK // k)
    for m0 in range(0, m, step):
        values = np.zeros((min(step, m - m0), k), dtype)
        for plane in planes[:, m0 : m0 + step]:
            values *= 3
            values += plane
        sums[:, m0 : m0 + step] = x @ values.T
    return sums


def check_planes(planes: int) -> None:
    """UsageError unless a job may carry so many."""
    if not 1 <= planes <= MAX_PLANES:
        raise UsageError(f"planes is {planes}; this version runs 1 to {MAX_PLANES}")
