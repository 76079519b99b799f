"""Recorded passes under the device's two roofs; the drawing is the notebooks'."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..figures import Cost
from ..program import Program
from .watching import PassTaken

FORMATS = (".svg", ".png", ".pdf")


def draw(passes: Sequence[PassTaken], program: Program, title: str, path: Path) -> None:
    """UsageError if nothing was measured, or matplotlib is missing."""
    if path.suffix.lower() not in FORMATS:
        raise UsageError(f"{path}: expected a name that ends with {', '.join(FORMATS)}")
    if not any(one.spent.cycles for one in passes):
        raise UsageError(
            "a roofline needs clocks, and the emulator has none; use --platform verilator"
        )
    try:
        from ..notebook import roofline
    except ModuleNotFoundError as error:
        raise UsageError(
            f"a roofline needs the Python package {error.name!r};"
            " install it with: pip install 'tritile[notebooks]'"
        ) from error
    g = program.geometry
    weights = sum(jobs.weights for jobs in program.plan.lists.values() if jobs.layer is not None)
    cap = getattr(getattr(program.accelerator.platform, "options", None), "total_cap", None)
    points = [
        roofline.Point(g, one.tokens, weights, cap, Cost.of(g, one.spent, weights, one.tokens))
        for one in {one.tokens: one for one in passes}.values()
    ]
    points.sort(key=lambda point: point.tokens)
    _save(roofline.roofline(g, points, title), path)


def _save(figure: Any, path: Path) -> None:
    """Beside it first, then moved into place."""
    beside = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        figure.savefig(beside)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
