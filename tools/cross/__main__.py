"""``make cross``: the kernels on each processor beside numpy's results, as a table.

Exit code 1: a kernel differs, is not vectorised, or does not run; 2: an argument that makes no
sense, or packages that are missing, in one sentence.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tritile.errors import TritileError, UsageError

from . import doorbells, driving, heads, passes, planes, prompts, sequences, vectors
from .compare import TIE_BOUND, Tally
from .driving import DriverError
from .targets import Target, check, chosen
from .vectorised import Verdict, judge

KERNELS = {
    "embed": vectors.embeds,
    "norm": vectors.norms,
    "norm_quantise": vectors.norm_quantisations,
    "rescale": vectors.rescales,
    "rescale_add": vectors.rescale_adds,
    "gate_quantise": vectors.gates,
    "rope_append": sequences.appends,
    "attend": sequences.attentions,
    "append_planes": planes.appends,
    "head_split": heads.splits,
    "head_bounds": heads.bounds,
    "head_dots": heads.dots,
    "doorbell": doorbells.rings,
    "split_queries": prompts.splits,
    "soften": prompts.softenings,
    "gather": prompts.gathers,
    "walk": passes.passes,
}
THREADS = 3  # what one thread gives, so many must give to the bit
NUMBERS = ("values", "integers", "ties", "wrong", "flushed", "threads", "float error")
CAPTION = (
    "ties: integers that differ by 1 next to a tie; flushed: floats that became 0 as denormals; "
    f"threads: calls that differ on {THREADS}; float error: the worst, of its row's maximum"
)
Row = tuple[Target, str, Tally, Verdict]
console = Console(stderr=True, highlight=False, markup=False)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cross", description="Compares the C kernels with numpy on the boards' processors."
    )
    parser.add_argument("--only", metavar="WORD", help="in a target's name: armhf, A53, this")
    parser.add_argument("--seed", type=int, default=6, help="of the inputs (%(default)s)")
    parser.add_argument(
        "--packages", action="store_true", help="print the packages that are missing, and end"
    )
    return parser.parse_args()


def compared(targets: list[Target], seed: int) -> list[Row]:
    """A row for each target and kernel; every target meets the same calls."""
    made = {}
    for name, generate in KERNELS.items():
        with np.errstate(all="ignore"):  # the extremes are meant
            made[name] = list(generate(np.random.default_rng(seed)))
    rows = []
    for target in targets:
        console.print(f"{target.name}: {' '.join([target.compiler, *target.flags()])}")
        with tempfile.TemporaryDirectory() as folder:
            rows += on_target(target, Path(folder), made)
    return rows


def on_target(target: Target, folder: Path, made: dict[str, list[vectors.Vector]]) -> list[Row]:
    driver = driving.make(target, folder)
    rows = []
    for kernel, calls in made.items():
        tally = Tally(target.flushes)
        found = driving.run(target, driver, [call for call, _ in calls])
        shared = [replace(call, threads=THREADS) for call, _ in calls]
        again = driving.run(target, driver, shared)
        with np.errstate(all="ignore"):
            for (_, judged), arrays, others in zip(calls, found, again, strict=True):
                judged(tally, arrays)
                tally.take_threads(arrays, others)
        rows.append((target, kernel, tally, judge(target, folder, kernel)))
    return rows


def table(rows: list[Row]) -> Table:
    shown = Table(title="C kernels beside numpy", title_justify="left", caption=CAPTION)
    for column in ("target", "kernel"):
        shown.add_column(column, no_wrap=True)
    for column in NUMBERS:
        shown.add_column(column, justify="right")
    shown.add_column("on vectors", no_wrap=True)
    for target, kernel, t, verdict in rows:
        numbers = (t.values, t.integers, t.ties, t.wrong, t.flushed, t.split)
        shown.add_row(
            target.name, kernel, *(f"{n:,}" for n in numbers), f"{t.worst:.1e}", str(verdict)
        )
    return shown


def complaints(rows: list[Row]) -> list[str]:
    """A sentence for each row that is not as it must be."""
    found = []
    for target, kernel, tally, verdict in rows:
        if not tally.good:
            found.append(
                f"{target.name}: {kernel} differs from numpy: {tally.wrong} integers wrong, "
                f"{tally.ties} ties (at most {TIE_BOUND:.0e} of {tally.integers}), "
                f"{tally.split} calls differ on {THREADS} threads, "
                f"floats off by {tally.worst:.1e} of their row's maximum"
            )
        if verdict.missing:
            found.append(f"{target.name}: {kernel} has {verdict}")
    return found


def main() -> int:
    a = arguments()
    try:
        targets = chosen(a.only)
        if a.packages:
            print(*dict.fromkeys(package for t in targets for package in t.missing()))
            return 0
        check(targets)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        rows = compared(targets, a.seed)
    except (DriverError, TritileError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return 1
    Console(width=150).print(table(rows))
    wrong = complaints(rows)
    print(*wrong, sep="\n", file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
