"""Whether a kernel's arithmetic on columns is the vector unit's: by what objdump says."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .targets import Target

# By kernel, the functions that do its work on columns (object, name as the compiler may have
# changed it) and the operations that must be on vectors in one of those that are called so.
ROW = (("norms", "sum_squares", "mul add"), ("norms", "tt_norm_row", "mul greatest"))
QUANTISE = ("norms", "tt_quantise_row|quantise_columns", "mul add")
DIGITS = ("tiled", "split|split_chunk|soften_chunk", "mul add")
RESCALE = ("sums", "tt_rescale_row", "mul")
HOT: dict[str, tuple[tuple[str, str, str], ...]] = {
    "norm": ROW,
    "norm_quantise": (*ROW, ("norms", "tt_highest_row", "greatest"), QUANTISE),
    "rescale": (RESCALE,),
    "rescale_add": (("sums", "rescale_add", "mul add"),),
    "gate_quantise": (("sums", "gate_row|gate_quantise", "mul add max greatest fma"), QUANTISE),
    "rope_append": (
        RESCALE,
        ("cache", "rotate|append_row", "mul add sub"),
    ),
    "attend": (
        *(("tiles", "tt_scores", "fma"), ("tiles", "tt_add_values", "fma")),
        ("attention", "soften|take_\\w+|attend\\w*", "mul add sub max fma"),
    ),
    "head_split": (("norms", "tt_highest_row", "greatest"), QUANTISE),
    "head_bounds": (("head", r"block_\w+|some_\w+", "mul max fma"),),
    "head_dots": (("head", r"dot_\w+|some_dots", "fma"),),
    "split_queries": (("norms", "tt_highest_row", "greatest"), DIGITS),
    "soften": (("tiled", "soften_chunk|put_together|exponentials", "mul add sub max fma"), DIGITS),
    "gather": (("tiled", "gather_chunk", "mul add"),),
    "append_planes": (("planes", "encode\\w*|append_\\w+", "compare"),),
}
# An instruction on a vector of floats, by machine; what it does is the one group that matches.
# `bits`: the greater of two floats' bits, as integers. `compare`: bytes.
VECTOR = {
    "x86_64": r"v?(?P<op>add|sub|mul|div|max)ps\b|v(?P<fused>fn?m(add|sub)\d+)ps\b"
    r"|v?p(?P<bits>maxsd|cmpgtd)\b|v?p(?P<compare>cmp(gt|lt|nle)?b)\b",
    "aarch64": r"f((?P<op>add|sub|mul|div|max)(nm)?|(?P<fused>ml[as]))\s+v\d+\.4s"
    r"|s(?P<bits>max)\s+v\d+\.4s|(?P<compare>cmgt)\s+v\d+\.16b",
    "armv7l": r"v((?P<op>add|sub|mul|max)|(?P<fused>ml[as]))\.f32\s+[dq]\d+"
    r"|v(?P<bits>max)\.s32\s+[dq]\d+|v(?P<compare>cgt)\.s8\s+[dq]\d+",
}
NAMES = {"bits": "greatest", "fused": "fma", "compare": "compare"}  # of operations, by group
# A division of single floats.
DIVISION = {"x86_64": r"v?divss\b", "aarch64": r"fdiv\s+s\d+", "armv7l": r"vdiv\.f32\s"}
FUNCTION = re.compile(r"^[0-9a-f]+ <(\w+)[^>]*>:$")


@dataclass(frozen=True)
class Verdict:
    """Of a target and kernel."""

    missing: tuple[str, ...]  # "max in tt_norm_row"
    divides_singly: bool  # columns are divided one by one
    calculates: bool = True

    def __str__(self) -> str:
        if not self.calculates:
            return "-"
        if self.missing:
            return "no " + ", ".join(self.missing)
        return "yes; divides singly" if self.divides_singly else "yes"


def listing(target: Target, objects: Path, name: str) -> dict[str, list[str]]:
    """Instructions of each function of an object; of those with one name together."""
    command = [target.objdump, "-d", "--no-show-raw-insn", str(objects / f"{name}.o")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return functions(done.stdout)


def functions(text: str) -> dict[str, list[str]]:
    """Of objdump's text; ``.part.0`` and the like belong to the function before the dot."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if start := FUNCTION.match(line):
            current = found.setdefault(start[1], [])
        elif "\t" in line:
            current.append(line.split("\t", 1)[1])
    return found


def operations(machine: str, instructions: list[str]) -> set[str]:
    """What those do on vectors: add, sub, mul, div, max, greatest, fma (fused or not), compare."""
    matches = [m for i in instructions if (m := re.match(VECTOR[machine], i))]
    return {m["op"] or next(NAMES[group] for group in NAMES if m[group]) for m in matches}


def judge(target: Target, objects: Path, kernel: str) -> Verdict:
    """Of a kernel in the target's objects."""
    missing, singly = [], False
    for name, pattern, wanted in HOT.get(kernel, ()):
        parts = listing(target, objects, name).items()
        mine = [i for function, body in parts if re.fullmatch(pattern, function) for i in body]
        done = operations(target.machine, mine)
        missing += [f"{operation} in {pattern}" for operation in sorted({*wanted.split()} - done)]
        divides = any(re.match(DIVISION[target.machine], i) for i in mine)
        singly |= name == "sums" and divides and "div" not in done
    return Verdict(tuple(missing), singly, kernel in HOT)
