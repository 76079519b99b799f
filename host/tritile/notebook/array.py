"""The systolic movement, from a trace: which beat is in which processing element, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt  # type: ignore[import-not-found]
import numpy as np
from matplotlib.patches import Rectangle  # type: ignore[import-not-found]

from tritile_arch.geometry import GROUP, Geometry

from . import style
from .vcd import Trace

SHADES = ("Blues", "Oranges", "Greens", "Purples")  # a K-block each, in turn


class Passage:
    """``arrival``: int [rows in use, PEs, beats], the clock at which a beat comes to a PE.

    A beat is issued once and passes every PE of every row in use, so the n-th that comes to any
    PE is the n-th of all.
    """

    def __init__(self, trace: Trace, g: Geometry, m: int):
        """``m``: output rows; the matrix has one M-tile."""
        self.geometry, self.m = g, m
        rows = []
        for row in range(g.rows):
            names = [f"row_{row}.enable_in"]
            names += [f"row_{row}.enables[{p}]" for p in range(g.groups - 1)]
            rows.append([np.flatnonzero(trace.after(name)) for name in names])
        self.arrival = np.array([row for row in rows if len(row[0])])
        leaves = np.flatnonzero(trace.after("row_0.enable_out"))[0]
        self.pe_clocks = int(leaves - self.arrival[0, -1, 0])  # from a beat to the PE's sum of it

    @property
    def rows(self) -> int:
        return self.arrival.shape[0]

    @property
    def beats(self) -> int:
        return self.arrival.shape[2]

    def at(self, clock: int) -> np.ndarray:
        """int [rows, PEs]: the beat that comes to each PE in that clock; -1: none."""
        found = np.full(self.arrival.shape[:2], -1)
        for row, pe, beat in zip(*np.nonzero(self.arrival == clock), strict=True):
            found[row, pe] = beat
        return found

    def colour(self, beat: int) -> Any:
        """A hue for its K-block, darker from one output row to the next."""
        block, m = divmod(int(beat), self.m)
        return plt.get_cmap(SHADES[block % len(SHADES)])(0.25 + 0.6 * m / max(1, self.m - 1))


def snapshots(passage: Passage, clocks: Sequence[int], across: int = 5) -> Any:
    """The array in each of those clocks; in each PE the output row of its beat."""
    g = passage.geometry
    rows, pes = passage.arrival.shape[:2]
    down = -(-len(clocks) // across)
    high = down * (0.36 * rows + 0.62) + 0.25
    figure, axes = style.figure(10.5, high, down, across, squeeze=False)
    for place, each in enumerate(axes.flat):
        style.bare(each)
        if place >= len(clocks):
            continue
        _grid(each, passage, clocks[place])
        each.set_title(f"clock {clocks[place]}", size=9.5, pad=4, weight="normal")
        each.set_xlim(-0.55, pes - 0.45)
        each.set_ylim(rows - 0.45, -0.55)
    for each in axes[:, 0]:
        each.set_yticks(range(rows), [f"token {row}" for row in range(rows)])
        each.tick_params(length=0)
    for each in axes[-1]:
        each.set_xticks(range(pes), [f"PE {pe}" for pe in range(pes)], size=8)
        each.tick_params(length=0)
    beats = "in each PE the output row m of the beat that is there"
    blocks = f"blue: its weights of columns 0 to {g.columns - 1}, orange: of the next {g.columns}"
    figure.suptitle(f"{beats}; {blocks}", x=0.008, ha="left", size=10)
    return figure


def _grid(axes: Any, passage: Passage, clock: int) -> None:
    for (row, pe), beat in np.ndenumerate(passage.at(clock)):
        colour = "#F7F7F7" if beat < 0 else passage.colour(beat)
        axes.add_patch(
            Rectangle((pe - 0.5, row - 0.5), 1, 1, facecolor=colour, edgecolor="white", lw=1.5)
        )
        if beat >= 0:
            m = int(beat) % passage.m
            dark = m > 0.55 * passage.m
            axes.text(
                pe, row, str(m), ha="center", va="center", size=8.5,
                color="white" if dark else style.INK,
            )  # fmt: skip


def strip(passage: Passage, first: int, last: int) -> Any:
    """Every PE over the clocks, a line each: a beat is a diagonal in each row, and in all rows."""
    rows, pes = passage.arrival.shape[:2]
    image = np.ones((rows * (pes + 1) - 1, last - first + 1, 4))
    for clock in range(first, last + 1):
        for (row, pe), beat in np.ndenumerate(passage.at(clock)):
            shade = (0.97, 0.97, 0.97, 1.0) if beat < 0 else passage.colour(beat)
            image[row * (pes + 1) + pe, clock - first] = shade
    figure, axes = style.figure(10.5, 0.17 * len(image) + 0.9)
    axes.imshow(
        image, aspect="auto", interpolation="nearest",
        extent=(first, last + 1, len(image) - 0.5, -0.5),
    )  # fmt: skip
    axes.set_yticks(
        [row * (pes + 1) + (pes - 1) / 2 for row in range(rows)],
        [f"token {row}\nPE 0 to {pes - 1}" for row in range(rows)],
    )
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("clock")
    return figure


def sums_on_the_way(trace: Trace, passage: Passage, row: int, beat: int) -> np.ndarray:
    """int [PEs]: the partial sum that each PE hands to the right, but for the beat's sign.

    The hardware adds relative to the sign of the beat's first weight; who knows it applies it.
    """
    pes = passage.arrival.shape[1]
    found = []
    for pe in range(pes):
        name = f"row_{row}.sum_out" if pe == pes - 1 else f"row_{row}.pe{pe}_sum_out"
        clock = passage.arrival[row, pe, beat] + passage.pe_clocks
        found.append(int(trace.signed(name)[clock]))
    return np.array(found)


def staircase(q: np.ndarray, weights: np.ndarray, sums: np.ndarray) -> Any:
    """A dot product as the PEs add it up: int8 q [columns], trits [columns], sums int [PEs]."""
    figure, (terms, steps) = style.figure(
        10.5, 4.6, 2, 1, sharex=True, gridspec_kw={"height_ratios": [1, 1.4]}
    )
    columns = np.arange(len(q))
    for sign, colour in ((1, style.ORANGE), (-1, style.BLUE), (0, "#D8D8D8")):
        chosen = weights == sign
        label = {1: "weight +1: added", -1: "weight −1: subtracted", 0: "weight 0: left out"}[sign]
        terms.bar(columns[chosen], q[chosen], 0.75, color=colour, label=label)
    terms.axhline(0, color=style.GREY, linewidth=0.8)
    terms.set_ylabel("activation")
    style.legend_above(terms)
    running = np.concatenate([[0], np.cumsum(q.astype(int) * weights)])
    steps.step(np.arange(len(running)) - 0.5, running, where="post", color=style.GREY, lw=1)
    ends = GROUP * (np.arange(len(sums)) + 1) - 0.5
    steps.plot(ends, sums, "o", color=style.RED, markersize=8)
    for pe, (x, total) in enumerate(zip(ends, sums.tolist(), strict=True)):
        steps.annotate(
            f"{total}", (x, total), (0, 9), textcoords="offset points", ha="center",
            color=style.RED, weight="bold",
        )  # fmt: skip
        steps.text(x - GROUP / 2, 0.02, f"PE {pe}", transform=steps.get_xaxis_transform(),
                   ha="center", color=style.GREY)  # fmt: skip
    for axes in (terms, steps):
        for x in (-0.5, *ends):
            axes.axvline(x, color=style.PALE, linewidth=1, zorder=0)
    low, high = min(running.min(), 0), max(running.max(), 0)
    steps.set_ylim(low - 0.25 * (high - low), high + 0.2 * (high - low))
    steps.set_xlim(-0.7, len(q) + 0.6)
    steps.set_ylabel("sum so far")
    steps.set_xlabel("input column; line: numpy; dots: what each PE handed on, read from the trace")
    return figure
