"""Was the bitstream built in the right order, and are its files whole?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tritile_arch import system
from tritile_arch.boards import Board

from .vivado import Vivado

ORDER = (
    "synth_1",
    "impl_1",
    "open impl_1",
    "report_timing_summary",
    "report_utilization",
    "report_utilization_hierarchical",
    "report_power",
    "impl_1 write_bitstream",
)
REPORTS = {"timing.rpt", "utilisation.rpt", "utilisation_by_block.rpt", "power.rpt"}


def check_result(vivado: Vivado, board: Board, folder: Path) -> Iterator[str]:
    """``folder``: where the build ran."""
    for why in vivado.refused:
        yield f"refused: {why}"
    if vivado.code:
        yield f"the script ended with code {vivado.code}"
    for project in vivado.projects.all:
        if board.part is None or project.part != board.part.name:
            yield f"project {project.name} is for {project.part}"
    if tuple(vivado.runs.history) != ORDER:
        yield f"runs and reports: {vivado.runs.history}"
    if files(folder / "reports") != REPORTS:
        yield f"reports: {sorted(files(folder / 'reports'))}"
    name = system.DESIGN_NAME
    if files(folder / "result") != {f"{name}.bit", f"{name}.hwh"}:
        yield f"result: {sorted(files(folder / 'result'))}"
        return
    for suffix in ("bit", "hwh"):
        if (folder / "result" / f"{name}.{suffix}").read_text() != suffix:
            yield f"{name}.{suffix} is another file"


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()
