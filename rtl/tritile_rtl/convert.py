"""Converts the design of each board to Verilog: ``python -m tritile_rtl.convert``.

MyHDL's output depends on Python's hash seed and a design can be converted once a process only,
so every module is converted by a child process with the seed fixed. Its warnings are errors, but
for a signal that nobody reads, which is an unused output of a block.
"""

from __future__ import annotations

import argparse
import functools
import gc
import inspect
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from myhdl.conversion import toVerilog

from tritile_arch.boards import BOARDS, Board
from tritile_arch.emit import markdown, registers_json
from tritile_arch.encoding import codec
from tritile_arch.geometry import Geometry
from tritile_arch.hwh import WRITTEN_BY_VIVADO, hwh
from tritile_arch.tcl import board_tcl

from . import decode, row, top

MODULE = "tritile_rtl.convert"
HEADER = "// tritile for board {}; converted from rtl/ by `make verilog`, not to be edited.\n"
HARMLESS = "Signal is driven but not read"
MASTER_INPUTS = r"_(awready|wready|bresp|bvalid|arready|rdata|rresp|rlast|rvalid)$"


def designs(g: Geometry) -> dict:
    """Module name to the block that it is converted from; submodules first, the top last."""
    c = codec(g.codec)
    return {
        "tritile_decode": lambda: decode.decode_byte(
            **decode.decode_byte_ports(c), table=decode.rom(c)
        ),
        "tritile_row": lambda: row.row(**row.row_ports(g), g=g),
        "tritile": lambda: top.tritile(**top.top_ports(g), g=g),
    }


def convert_design(design, name: str, folder: Path) -> None:
    """Writes ``folder/<name>.v``; raises on any warning that could hide a wrong conversion."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message=HARMLESS)
        warnings.filterwarnings("ignore", category=ResourceWarning)
        # Not design.convert, which elaborates it a second time.
        toVerilog.name, toVerilog.directory = name, str(folder)
        toVerilog.no_testbench = toVerilog.no_myhdl_header = True
        toVerilog(design)


def is_input(port: str) -> bool:
    """What the direction of a top-level port must be; MyHDL guesses it from who drives it."""
    if port in ("clk", "rst"):
        return True
    if port == "interrupt":
        return False
    master_input = re.search(MASTER_INPUTS, port) is not None
    return master_input if port.startswith("m_axi_") else not master_input


def check_directions(verilog: str) -> None:
    """SystemExit if a port of module ``tritile`` points the wrong way."""
    ports = re.findall(r"^(input|output)\b[^;]*?(\w+);", verilog, re.M)
    wrong = [name for direction, name in ports if is_input(name) != (direction == "input")]
    if wrong or not ports:
        raise SystemExit(f"conversion: wrong direction of {', '.join(wrong) or 'every port'}")


def verilog(g: Geometry) -> str:
    """The whole design of a geometry: its modules, each converted in a process of its own."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = list(pool.map(lambda module: _convert_apart(module, g), designs(g)))
    check_directions(texts[-1])
    return "\n\n".join(texts) + "\n"


def _convert_apart(module: str, g: Geometry) -> str:
    with tempfile.TemporaryDirectory() as folder:
        options = {"--module": module, "--geometry": json.dumps(asdict(g)), "--out": folder}
        words = [word for pair in options.items() for word in pair]
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-m", MODULE, *words], check=True, env=environment)
        return (Path(folder) / f"{module}.v").read_text().strip()


def write(path: Path, text: str) -> None:
    """Writes beside and moves into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(text)
    beside.replace(path)
    print(path)


def write_handoff(path: Path, board: Board) -> None:
    """Leaves a file alone that Vivado wrote: it belongs to the bitstream beside it."""
    if path.exists() and WRITTEN_BY_VIVADO in path.read_text():
        print(f"{path} came with a bitstream; left as it is")
    else:
        write(path, hwh(board))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Converts the RTL to Verilog.")
    parser.add_argument("--board", choices=list(BOARDS), help="one board instead of all")
    parser.add_argument("--out", type=Path, default=Path("gen"), help="default: %(default)s")
    parser.add_argument("--overlay", type=Path, help="folder for <board>/tritile.hwh")
    parser.add_argument("--docs", type=Path, help="folder for registers.md")
    parser.add_argument("--module", help=argparse.SUPPRESS)  # what a child converts
    parser.add_argument("--geometry", type=json.loads, help=argparse.SUPPRESS)
    return parser.parse_args()


def save_time() -> None:
    """A third of a large design's conversion; the Verilog is the same."""
    gc.disable()  # a design is kept to the end
    # MyHDL looks at the frames of every block's callers, and never at their source lines.
    inspect.stack = functools.partial(inspect.stack, 0)


def main() -> None:
    a = arguments()
    if a.module:
        save_time()
        convert_design(designs(Geometry(**a.geometry))[a.module](), a.module, a.out)
        return
    for name in [a.board] if a.board else BOARDS:
        text = HEADER.format(name) + verilog(BOARDS[name].geometry)
        write(a.out / name / "tritile.v", text)
        table = json.dumps(registers_json(BOARDS[name]), indent=2)
        write(a.out / name / "registers.json", table + "\n")
        if BOARDS[name].part:
            write(a.out / name / "board.tcl", board_tcl(BOARDS[name]))
        if a.overlay and BOARDS[name].family:
            write_handoff(a.overlay / name / "tritile.hwh", BOARDS[name])
    if a.docs:
        write(a.docs / "registers.md", markdown())


if __name__ == "__main__":
    main()
