"""What limits the tile: its processing elements, or the bytes that come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..device.accelerator import Counters
from ..figures import Cost
from . import style

MARKS = ("o", "s", "^", "D")
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.PURPLE)


@dataclass(frozen=True)
class Point:
    """One measurement: ``tokens`` through matrices of ``weights`` weights.

    ``cap``: bytes a clock that the memory gives all ports together; None: each a beat a clock.
    """

    geometry: Geometry
    tokens: int
    weights: int
    cap: float | None
    cost: Cost

    @property
    def cycles(self) -> float:
        assert self.cost.cycles, "only a device with a clock can be measured"
        return self.cost.cycles

    @property
    def spent(self) -> Counters:
        """The counters; a clock that waited for nothing issued a beat."""
        stalls = {f"stall_{cause}": n for cause, n in (self.cost.stalls or {}).items()}
        beats = self.cycles - sum(stalls.values())
        weights = beats * self.geometry.beat_bytes
        return Counters(self.cycles, beats, weight_bytes=weights, **stalls)  # type: ignore

    @property
    def macs_a_byte(self) -> float:
        """Of weights, padding included."""
        return self.tokens * self.weights / self.spent.weight_bytes

    @property
    def other_bytes(self) -> float:
        """All that are no weights: activations, results, descriptors."""
        assert self.cost.bytes
        return self.cost.bytes - self.spent.weight_bytes

    @property
    def macs_a_clock(self) -> float:
        return self.tokens * self.weights / self.cycles

    @property
    def clocks_a_token(self) -> float:
        return self.cycles / self.tokens

    @property
    def roof(self) -> float:
        """The most MACs a clock at these MACs a byte."""
        return limit(self.geometry, self.cap, self.macs_a_byte)


def bytes_a_clock(g: Geometry, cap: float | None) -> float:
    """The most that may come in: of all weight ports, or what the memory gives."""
    return g.beat_bytes if cap is None else min(cap, g.beat_bytes)


def limit(g: Geometry, cap: float | None, macs_a_byte: float) -> float:
    """MACs a clock: the lower of the two roofs, if all bytes that come in were weights."""
    return min(g.macs, bytes_a_clock(g, cap) * macs_a_byte)


def roofline(g: Geometry, points: Sequence[Point], title: str = "") -> Any:
    """Both roofs for each cap among the points, and the points."""
    figure, axes = style.figure(10.5, 5.2)
    caps = list(dict.fromkeys(point.cap for point in points))
    rates = [bytes_a_clock(g, cap) for cap in caps]
    left, right = 0.75 * g.trits_per_byte, 2.2 * g.macs / min(rates)
    for cap, rate, mark, colour in zip(caps, rates, MARKS, COLOURS, strict=False):
        ridge = g.macs / rate
        axes.plot([left, ridge], [rate * left, g.macs], color=colour, linewidth=1.6, zorder=2)
        mine = [point for point in points if point.cap == cap]
        axes.plot(
            [p.macs_a_byte for p in mine], [p.macs_a_clock for p in mine], mark, color=colour,
            markeredgecolor="white", markersize=9, zorder=3, label=f"{rate:g} bytes a clock",
        )  # fmt: skip
    axes.plot([g.macs / max(rates), right], [g.macs, g.macs], color=style.INK, linewidth=1.6)
    for words, x, y in _labels(g, [point for point in points if point.cap == caps[0]]):
        axes.annotate(
            words,
            (x, y),
            (10, 0),
            va="center",
            textcoords="offset points",
            color=COLOURS[0],
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
    axes.text(right, 1.05 * g.macs, f"all PEs busy: {g.macs} a clock", ha="right", va="bottom")
    axes.set_xscale("log", base=2)
    axes.set_yscale("log", base=2)
    axes.set_title(title)
    axes.set_xlim(left, right)
    axes.set_ylim(top=1.5 * g.macs)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.grid(True, color=style.PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel("multiply-accumulates for each byte of weights")
    axes.set_ylabel("multiply-accumulates a clock")
    axes.legend(loc="lower right", title="what the memory gives")
    return figure


def _labels(g: Geometry, points: Sequence[Point]) -> list[tuple[str, float, float]]:
    """(words, x, y); points of full rows lie above each other and share one."""
    few = [point for point in points if point.tokens < g.rows]
    full = [point for point in points if point.tokens >= g.rows]
    found = [(f"{p.tokens}", p.macs_a_byte, p.macs_a_clock) for p in few]
    if found:
        found[0] = (f"{few[0].tokens} token: decoding", *found[0][1:])
    if full:
        counts = dict.fromkeys((full[0].tokens, full[-1].tokens))
        words = f"{' to '.join(map(str, counts))}: reading a prompt"
        middle = full[len(full) // 2]
        found.append((words, middle.macs_a_byte, middle.macs_a_clock))
    return found


def clocks_by_tokens(g: Geometry, points: Sequence[Point]) -> Any:
    """Clocks a token over the tokens of a pass; the dashed line is where the rows are full."""
    figure, axes = style.figure(10.5, 4.0)
    for cap, mark, colour in zip(
        dict.fromkeys(p.cap for p in points), MARKS, COLOURS, strict=False
    ):
        mine = [point for point in points if point.cap == cap]
        tokens = [p.tokens for p in mine]
        clocks = [p.clocks_a_token for p in mine]
        axes.plot(tokens, clocks, f"{mark}-", color=colour, markersize=7, linewidth=1.4)
        words = f"{bytes_a_clock(g, cap):g} bytes a clock"
        axes.annotate(
            words, (tokens[-1], clocks[-1]), (9, 0), textcoords="offset points", va="center",
            color=colour, annotation_clip=False,
        )  # fmt: skip
    axes.axvline(g.rows, color=style.GREY, linestyle="--", linewidth=1)
    axes.text(g.rows, 1.02, f"{g.rows} rows full", transform=axes.get_xaxis_transform(),
              ha="center", color=style.GREY)  # fmt: skip
    axes.set_xscale("log", base=2)
    axes.set_xticks(tokens, [str(count) for count in tokens])
    axes.minorticks_off()
    axes.set_ylim(bottom=0)
    axes.set_xlabel("tokens in the pass: 1 is decoding, many is reading a prompt")
    axes.set_ylabel("clocks a token")
    axes.grid(True, axis="y", color=style.PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    return figure


def gap(points: Sequence[Point], g: Geometry) -> Any:
    """How much of the lower roof each point reaches, and what else the memory had to carry."""
    caps = list(dict.fromkeys(p.cap for p in points))
    figure, axes = style.figure(10.5, 3.0)
    tokens = list(dict.fromkeys(p.tokens for p in points))
    width = 0.8 / len(caps)
    for place, (cap, colour) in enumerate(zip(caps, COLOURS, strict=False)):
        mine = {p.tokens: p for p in points if p.cap == cap}
        shares = [100 * mine[n].macs_a_clock / mine[n].roof for n in tokens]
        x = np.arange(len(tokens)) + (place - (len(caps) - 1) / 2) * width
        label = f"weights, {bytes_a_clock(g, cap):g} bytes a clock"
        axes.bar(x, shares, 0.9 * width, color=colour, label=label)
        for left, share in zip(x, shares, strict=True):
            axes.text(left, share - 2, f"{share:.0f}", ha="center", va="top", size=8, color="white")
        if cap is not None:  # else the I/O port has its own way to the memory
            others = [100 * mine[n].other_bytes / (cap * mine[n].cycles) for n in tokens]
            axes.bar(x, others, 0.9 * width, shares, color=colour, alpha=0.3)
    axes.bar(0, 0, color=style.GREY, alpha=0.4, label="activations and results beside them")
    axes.axhline(100, color=style.GREY, linewidth=0.8)
    axes.set_ylim(0, 115)
    axes.set_xticks(range(len(tokens)), [str(count) for count in tokens])
    axes.tick_params(axis="x", length=0)
    axes.set_xlabel("tokens in the pass")
    axes.set_ylabel("% of the roof")
    style.legend_above(axes)
    return figure


def board_limits(boards: Sequence[Board], weights: int) -> Any:
    """Projection: tokens a second that ports and PEs allow a model of so many ternary weights.

    At the clock aimed at, if nothing was ever waited for; over the tokens that pass together.
    """
    figure, axes = style.figure(10.5, 4.2)
    tokens = np.arange(1, 4 * max(board.geometry.rows for board in boards) + 1)
    for board, colour in zip(boards, COLOURS, strict=False):
        g = board.geometry
        seconds = weights / g.macs * g.rows / (1e6 * board.clock_mhz)  # of a pass
        rate = tokens / (np.ceil(tokens / g.rows) * seconds)
        label = f"{board.name}: {g.beat_bytes * board.clock_mhz / 1e3:g} GB/s of weights"
        axes.plot(tokens, rate, color=colour, linewidth=1.6, label=label)
        for count in (1, g.rows):
            axes.annotate(
                f"{rate[count - 1]:,.0f}", (count, rate[count - 1]), (0, 5), color=colour,
                textcoords="offset points", ha="center", weight="bold",
            )  # fmt: skip
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.grid(True, color=style.PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel("tokens in the pass")
    axes.set_ylabel("tokens a second, at most")
    axes.set_title("PROJECTION from geometry and clock; nothing here was measured", color=style.RED)
    axes.legend(loc="upper left")
    return figure
