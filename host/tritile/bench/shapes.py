"""Shapes to measure: one block of a known model by name, or a single matrix as KxM."""

from __future__ import annotations

import re
from dataclasses import replace

from ..checkpoint import Checkpoint
from ..errors import UsageError
from ..model import BUNDLED, bundled_model
from ..models.bitnet_checkpoint import read_config
from ..models.bitnet_config import JOB_LISTS
from ..plan import JobList, Matrix

MOST_WEIGHTS = 1 << 28  # of a matrix with its planes; numpy's copy must fit a small computer
# What a block's matrices follow from; the rest of a config has no part in them.
SIZES = {
    "bitnet-2b-4t": {"hidden": 2560, "intermediate": 6912, "heads": 20, "kv_heads": 5},
    "bitnet-large": {"hidden": 1536, "intermediate": 4096, "heads": 16, "kv_heads": 16},
    BUNDLED: {},
}
STAGES = tuple(name.rpartition(".")[2] for name in JOB_LISTS)  # a block's doorbells


def job_lists(shape: str, stage: str | None = None, planes: int = 1) -> list[JobList]:
    """The doorbells of a shape, or that one ``stage`` of a named shape; UsageError if unknown."""
    lists = _block(shape) if shape in SIZES else [_matrix(shape, planes)]
    if stage is not None:
        if shape not in SIZES or stage not in STAGES:
            raise UsageError(
                f"stage is {stage!r}, shape {shape!r}; expected one of {', '.join(STAGES)}"
                f" of {', '.join(SIZES)}"
            )
        lists = [lists[STAGES.index(stage)]]
    return [_with_planes(jobs, planes) for jobs in lists]


def _block(name: str) -> list[JobList]:
    bundled = read_config(Checkpoint(bundled_model()))
    return replace(bundled, layers=1, **SIZES[name]).job_lists()


def _matrix(shape: str, planes: int) -> JobList:
    match = re.fullmatch(r"(\d{1,9})x(\d{1,9})", shape)
    k, m = (int(number) for number in match.groups()) if match else (0, 0)
    if not 1 <= k * m * planes <= MOST_WEIGHTS:
        raise UsageError(
            f"shape {shape!r}: expected {', '.join(SIZES)}, or KxM, for example 192x512,"
            f" of 1 to {MOST_WEIGHTS} weights"
        )
    return JobList("layer", (Matrix("matrix", m, k),))


def _with_planes(jobs: JobList, planes: int) -> JobList:
    return JobList(jobs.name, tuple(replace(matrix, planes=planes) for matrix in jobs.matrices))
