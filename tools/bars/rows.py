"""Which figure of which job stands against which bar, and what limits it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tritile_arch.boards import BOARDS

from .jobs import JOBS, ROOT, Job

RTL, CPU, CELLS = "RTL cycles", "CPU time", "synthesis cells"
CAUSES = ("padding", "weights", "activations", "drain", "queue")
Result = Mapping[str, Any]
PERCENT, PLAIN, SECONDS, SPEED = "{:.2%}", "{:.2f}", "{:.3g} s", "{:.2e}"
AT_LEAST, AT_MOST = ">=", "<="


@dataclass(frozen=True)
class Row:
    """``value`` of the results of ``jobs``, in order; ``limit``: what keeps it from being better.

    ``sense`` says on which side of ``bar`` and ``stretch`` it should be; a row may have none.
    """

    what: str
    jobs: tuple[Job, ...]
    value: Callable[..., float | None]
    form: str
    sense: str
    bar: float | None
    stretch: float | None
    kind: str
    limit: str
    source: str = ""  # a command of its own, where there are no jobs

    @property
    def command(self) -> str:
        return self.source or "`; `".join(job.command for job in self.jobs)

    def seen(self) -> float | None:
        """None as long as a job has not run."""
        results = [job.result() for job in self.jobs]
        return None if None in results else self.value(*results)

    def verdict(self, seen: float) -> str:
        def holds(mark: float) -> bool:
            return seen >= mark if self.sense == AT_LEAST else seen <= mark

        if self.bar is None:
            return "no bar"
        if self.stretch is not None and holds(self.stretch):
            return "stretch met"
        return "met" if holds(self.bar) else "MISSED"

    def show(self, value: float | None) -> str:
        return "-" if value is None else self.form.format(value)


def losses(result: Result) -> dict[str, float]:
    """Shares of all clocks that no useful weight came in, by cause."""
    cycles, stalls = result["cycles"], result["stalls"]
    beats = 1 - sum(stalls.values()) / cycles
    padding = beats - result["weight_utilisation"]
    return {"padding": padding, **{cause: clocks / cycles for cause, clocks in stalls.items()}}


def notes(result: Result, row: Row) -> list[str]:
    """What an answer itself says of its limits."""
    said = []
    if row.kind == RTL and result.get("stalls"):
        shares = losses(result)
        said.append("lost clocks: " + ", ".join(f"{c} {shares[c]:.2%}" for c in CAUSES))
        if result.get("cap_utilisation"):
            said.append(f"{result['cap_utilisation']:.2%} of the cap used")
    if row.kind == CPU and row.jobs[0].timed:
        said.append(f"{result['cpu']:.0f} s of CPU time")
    elif row.kind == CPU and result.get("eval_share"):
        said.append(f"{result['eval_share']:.0%} of the time in Verilator's eval")
    return said


def figure(name: str) -> Callable[[Result], float]:
    return lambda result: result[name]


def speed(result: Result) -> float:
    """MAC-lanes times clocks a second of wall time."""
    return result["cycles"] * BOARDS[result["board"]].geometry.macs / result["seconds"]


def synthesised(board: str) -> Result | None:
    """What `make synth` wrote of a board; None if it has not run."""
    file = ROOT / "build" / "synth" / f"{board}.json"
    return json.loads(file.read_text()) if file.exists() else None


def cells(board: str, *path: str) -> Callable[[], float | None]:
    def read() -> float | None:
        value: Any = synthesised(board)
        for key in path:
            value = value and value.get(key)
        return value

    return read


# What limits a row; the table adds what its own answer says.
ENDS = "padding of K to whole blocks, and the start and end of four doorbells"
TILES = "padding, and the drain of the last tile of each doorbell"
CAPS = "the cap; weights, activations and results share it"
EVAL = "the simulation itself"
WEIGHTS, MACS, CAP = "weight_utilisation", "mac_utilisation", "cap_utilisation"
BLOCK = "`weight_utilisation`, whole 2B-4T block, 1 token, "
PREFILL = "`mac_utilisation`, whole 2B-4T block, 8 x rows tokens, "
CAPPED = "bytes moved over a total cap of 80% of the weight ports', 1 token, "


def _clocks(what: str, job: str, name: str, bar: float, stretch: float, limit: str) -> Row:
    return Row(what, (JOBS[job],), figure(name), PERCENT, AT_LEAST, bar, stretch, RTL, limit)


def _planes(board: str) -> Row:
    jobs = JOBS[f"planes5-{board}"], JOBS[f"block-{board}"]
    what = f"cycles of 5 planes over 1 plane, 2B-4T block, 1 token, {board}"
    limit = "5 times the beats; 4.95 would need one plane to lose 1.3% at its ends, it loses less"
    ratio = lambda five, one: five["cycles"] / one["cycles"]  # noqa: E731
    return Row(what, jobs, ratio, PLAIN, AT_MOST, 5.05, 4.95, RTL, limit)


def time_row(what: str, job: str, name: str, bar: float, stretch: float | None, limit: str) -> Row:
    return Row(what, (JOBS[job],), figure(name), SECONDS, AT_MOST, bar, stretch, CPU, limit)


def _cells(what: str, board: str, path: tuple[str, ...], bar: float, stretch: float) -> Row:
    command = f"make synth BOARD={board}"
    limit = "estimate by Yosys before placement"
    return Row(what, (), cells(board, *path), PLAIN, AT_MOST, bar, stretch, CELLS, limit, command)


def _speed(board: str) -> Row:
    what = f"Verilated speed, all rows busy, MAC-lanes x clocks a second, {board}"
    job = JOBS[f"prefill-{board}"]
    return Row(what, (job,), speed, SPEED, AT_LEAST, 1e8, 3e8, CPU, EVAL)


def _most_used(board: str) -> Row:
    def most() -> float | None:
        found = synthesised(board)
        return max(found["part"]["share"].values()) if found else None

    what = f"the resource of its part that {board} uses most of"
    limit = "the rest of a part is for routing and the block design"
    command = f"make synth BOARD={board}"
    return Row(what, (), most, PERCENT, AT_MOST, 0.7, None, CELLS, limit, command)


ROWS = [
    _clocks(f"{BLOCK}zcu104", "block-zcu104", WEIGHTS, 0.983, 0.991, ENDS),
    _clocks(f"{BLOCK}pynq-z2", "block-pynq-z2", WEIGHTS, 0.985, 0.995, ENDS),
    _clocks(f"{BLOCK}zcu104, latency 200", "latency200-zcu104", WEIGHTS, 0.975, 0.982, ENDS),
    _clocks(f"{PREFILL}zcu104", "prefill-zcu104", MACS, 0.95, 0.975, TILES),
    _clocks(f"{PREFILL}pynq-z2", "prefill-pynq-z2", MACS, 0.97, 0.99, TILES),
    _clocks(f"{CAPPED}zcu104", "cap80-zcu104", CAP, 0.99, 0.995, CAPS),
    _clocks(f"{CAPPED}pynq-z2", "cap80-pynq-z2", CAP, 0.99, 0.995, CAPS),
    _clocks(f"{PREFILL}zcu104, total cap 64", "cap64-zcu104", MACS, 0.71, 0.73, CAPS),
    _planes("zcu104"),
    _planes("pynq-z2"),
    _cells("LUT a MAC, array alone, zcu104", "zcu104", ("array", "lut_per_mac"), 13.2, 10),
    _cells("LUT a MAC, array alone, pynq-z2", "pynq-z2", ("array", "lut_per_mac"), 13.2, 10),
    _cells("LUT a MAC, whole accelerator, zcu104", "zcu104", ("lut_per_mac",), 15.5, 12),
    _cells("LUT a MAC, whole accelerator, pynq-z2", "pynq-z2", ("lut_per_mac",), 17.5, 14),
    _most_used("zcu104"),
    _most_used("pynq-z2"),
    time_row("MyHDL conversion, zcu104", "convert-zcu104", "wall", 20, None, "Python"),
    time_row("MyHDL conversion, pynq-z2", "convert-pynq-z2", "wall", 20, None, "Python"),
    time_row("cold Verilator and C++ compile, zcu104", "compile-zcu104", "wall", 180, 60, "g++"),
    time_row("cold Verilator and C++ compile, pynq-z2", "compile-pynq-z2", "wall", 180, 60, "g++"),
    _speed("zcu104"),
    _speed("pynq-z2"),
    time_row(
        "whole 2B-4T block, 1 token, zcu104, after the compile",
        "block-zcu104",
        "seconds",
        40,
        15,
        EVAL,
    ),
]
