"""Shapes to measure: one block of a known model by name, or a single matrix as KxM."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..errors import UsageError
from ..model import BUNDLED, bundled_model
from ..models.config import JOB_LISTS
from ..models.open import open_source
from ..plan import JobList, Matrix
from ..synthetic.known import KNOWN

MOST_WEIGHTS = 1 << 28  # of a matrix with its planes; numpy's copy must fit a small computer
SAME_SHAPE = "bitnet-2b-4t-bf16"  # as bitnet-2b-4t, its trits not packed yet


def _sizes(config: Mapping[str, Any]) -> dict[str, int]:
    """What a block's matrices follow from; the rest of a config has no part in them."""
    return {
        "hidden": config["hidden_size"],
        "intermediate": config["intermediate_size"],
        "heads": config["num_attention_heads"],
        "kv_heads": config["num_key_value_heads"],
    }


SIZES = {
    **{
        name: _sizes(known.config)
        for name, known in KNOWN.items()
        if known.ternary and name != SAME_SHAPE
    },
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
    bundled = open_source(bundled_model()).config
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
    matrices = tuple(replace(matrix, planes=planes) for matrix in jobs.matrices)
    return replace(jobs, matrices=matrices)
