"""Builds a board in the model of Vivado and says all that is wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tritile_arch.boards import Board

from .check_addresses import check_addresses
from .check_design import check_design
from .check_handoff import check_handoff
from .check_ip import check_ip
from .check_result import check_result, files
from .runs import GOOD
from .vivado import Circumstances, build

# When no bitstream may come out, and what must be said.
BAD = {
    "setup slack is -0.123 ns": Circumstances(statistics={**GOOD, "STATS.WNS": "-0.123"}),
    "hold slack is -0.004 ns": Circumstances(statistics={**GOOD, "STATS.WHS": "-0.004"}),
    "pulse width slack is -0.2 ns": Circumstances(statistics={**GOOD, "STATS.TPWS": "-0.2"}),
    "gives no setup slack": Circumstances(statistics={**GOOD, "STATS.WNS": ""}),
    "3 nets are not routed": Circumstances(statistics={**GOOD, "STATS.FAILED_NETS": "3"}),
    "synth_1 stopped": Circumstances(broken="synth_1"),
    "impl_1 stopped": Circumstances(broken="impl_1"),
    "this is Vivado 2021.2": Circumstances(version="2021.2"),
    "this is Vivado 2019.1.3": Circumstances(version="2019.1.3"),
}
NEWER = ("2022.1.2", "2022.2", "2023.1", "2025.2.1")


def findings(root: Path, board: Board, folder: Path, handoffs: Path | None = None) -> list[str]:
    """What is wrong with ``root``/vivado and ``root``/gen for that board; built in ``folder``.

    ``handoffs``: the folder of the boards' .hwh; default: that of ``root``.
    """
    vivado = build(root, board.name, folder)
    verilog = root / "gen" / board.name / "tritile.v"
    handoffs = handoffs or root / "overlay" / "tritile_overlay"
    found = list(check_result(vivado, board, folder))
    found += check_ip(vivado, board, verilog)
    if vivado.design.name:
        found += check_design(vivado.design, board, verilog)
        found += check_addresses(vivado.design, board)
        found += check_handoff(vivado.design, handoffs / board.name / "tritile.hwh")
    return found


def refusals(root: Path, board: Board) -> list[str]:
    """Which circumstances let a bitstream out, or aren't named in one sentence."""
    found = []
    for sentence, circumstances in BAD.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "result").mkdir()
            (folder / "result" / "tritile.bit").write_text("of an earlier build")
            vivado = build(root, board.name, folder, circumstances)
            said = [line for line in vivado.said if sentence in line]
            if vivado.code != 1 or vivado.refused or len(said) != 1 or said != vivado.said:
                found.append(f"{sentence}: code {vivado.code}, said {vivado.said}")
            old = "this is Vivado" in sentence  # it stops before it touches anything
            if files(folder / "result") - ({"tritile.bit"} if old else set()):
                found.append(f"{sentence}: left {sorted(files(folder / 'result'))}")
            if any("write_bitstream" in step for step in vivado.runs.history):
                found.append(f"{sentence}: a bitstream was written")
    return found
