"""Reads a trace (VCD, IEEE 1364) of the Verilated design, clock by clock.

Verilator dumps outputs as they are behind a rising edge, and what the memory drives into the design
as it was at that edge: a clock older. ``after`` and ``pin`` give either as a person would draw it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..errors import UsageError

ROOT, CLOCK = "TOP.tritile", "clk"
PLAIN = 63  # bits that fit numpy's integers


class Trace:
    """Signals by name, as the Verilog has them: ``issue0_go``, ``row_0.enables[3]``."""

    def __init__(self, path: str | Path, first: int = 0, root: str = ROOT):
        """Reads the whole file; clocks count from its clock ``first``.

        UsageError if it is no trace of a design with that root.
        """
        self._codes: dict[str, tuple[str, int]] = {}  # name: its code in the file, its bits
        self._changes: dict[str, tuple[list[int], list[int]]] = {}  # code: times, values
        with open(path, encoding="ascii", errors="replace") as file:
            self._declare(file, f"{root}.")
            self._follow(file)
        if CLOCK not in self._codes:
            raise UsageError(f"{path} is no trace of {root}: it has no signal {CLOCK}")
        times, values = self._changes[self._codes[CLOCK][0]]
        self._edges = np.array([t for t, v in zip(times, values, strict=True) if v], int)[first:]

    @property
    def clocks(self) -> int:
        """How many there are."""
        return len(self._edges)

    def names(self, part: str) -> list[str]:
        """Those that hold that text."""
        return [name for name in self._codes if part in name]

    def after(self, name: str) -> np.ndarray:
        """int [clocks]: the signal behind each rising edge; before its first value it is 0."""
        code, bits = self._code(name)
        times, values = self._changes.get(code, ([], []))
        known = np.array([0, *values], np.int64 if bits <= PLAIN else object)
        return known[np.searchsorted(times, self._edges, side="right")]

    def pin(self, name: str) -> np.ndarray:
        """int [clocks]: an input of the design, from each rising edge to the next."""
        values = self.after(name)
        return np.append(values[1:], values[-1:])

    def signed(self, name: str) -> np.ndarray:
        """``after``, in two's complement."""
        bits = self._code(name)[1]
        values = self.after(name)
        return values - ((values >> (bits - 1)) << bits)

    def _code(self, name: str) -> tuple[str, int]:
        if name not in self._codes:
            near = [other for other in self._codes if other.endswith(name.rpartition("_")[2])][:3]
            raise UsageError(f"no signal {name!r} in this trace; for example: {', '.join(near)}")
        return self._codes[name]

    def _declare(self, lines: Iterator[str], root: str) -> None:
        """``$var wire 4 x! name [3:0] $end`` within scopes, up to the end of the definitions."""
        scope: list[str] = []
        for line in lines:
            word, *rest = line.split() or [""]
            if word == "$scope":
                scope.append(rest[1])
            elif word == "$upscope":
                scope.pop()
            elif word == "$var":
                name = ".".join([*scope, rest[3]])
                if name.startswith(root):
                    self._codes[name[len(root) :]] = rest[2], int(rest[1])
            elif word == "$enddefinitions":
                return

    def _follow(self, lines: Iterator[str]) -> None:
        """``#20``: the time; ``1x!``, ``b0101 x!``: a signal's new value. Unknown bits are 0."""
        wanted = {code for code, _ in self._codes.values()}
        now = 0
        for line in lines:
            kind = line[:1]
            if kind == "#":
                now = int(line[1:])
            elif kind in ("0", "1"):
                self._set(wanted, line[1:].strip(), now, int(kind))
            elif kind == "b":
                digits, code = line[1:].split()
                self._set(wanted, code, now, int(digits.replace("x", "0").replace("z", "0"), 2))

    def _set(self, wanted: set[str], code: str, now: int, value: int) -> None:
        if code in wanted:
            times, values = self._changes.setdefault(code, ([], []))
            times.append(now)
            values.append(value)
