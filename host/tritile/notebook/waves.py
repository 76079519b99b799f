"""Signals over clocks: what is busy when, and waves as on a logic analyser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import style


@dataclass(frozen=True)
class Wave:
    """A line: ``values`` int [clocks]. ``bits`` more than 1: a bus, in hexadecimal.

    ``live``: bool [clocks], where a bus means something, or where a bit's handshake happens.
    """

    name: str
    values: np.ndarray
    bits: int = 1
    live: np.ndarray | None = None
    colour: str = style.BLUE


def handshake(name: str, valid: np.ndarray, ready: np.ndarray, colour: str) -> list[Wave]:
    """A pair of AXI's: both lines, filled where a transfer happens."""
    both = (valid != 0) & (ready != 0)
    return [Wave(f"{name}valid", valid, live=both, colour=colour), Wave(f"{name}ready", ready)]


def runs(values: np.ndarray) -> list[tuple[int, int]]:
    """(first, how many) of each stretch of clocks in which the values are not 0."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], values != 0, [0]]).astype(int)))
    return [(int(a), int(b - a)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def activity(lines: Mapping[str, tuple[np.ndarray, str]], first: int, last: int) -> Any:
    """A line for each name: a bar where the values (int [clocks]) are not 0, in the colour."""
    figure, axes = style.figure(10.5, 0.34 * len(lines) + 0.8)
    for place, (values, colour) in enumerate(lines.values()):
        axes.axhline(place, color=style.PALE, linewidth=0.8, zorder=0)
        axes.broken_barh(runs(values), (place - 0.36, 0.72), facecolor=colour, linewidth=0)
    axes.set_yticks(range(len(lines)), list(lines))
    axes.set_xlim(first, last + 1)
    axes.set_ylim(len(lines) - 0.4, -0.6)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("clock")
    return figure


def waves(groups: Mapping[str, Sequence[Wave]], first: int, last: int) -> Any:
    """Digital waves of the clocks ``first`` to ``last``; a title for each group."""
    lines = sum(len(group) for group in groups.values())
    figure, axes = style.figure(10.5, 0.33 * (lines + len(groups)) + 0.6)
    y, ticks = -0.3, {}
    for title, group in groups.items():
        axes.text(first, y + 0.75, title, weight="bold", size=9.5)
        y += 1.0
        for wave in group:
            draw = _bit if wave.bits == 1 else _bus
            draw(axes, wave, first, last, y + 0.8)
            ticks[y + 0.45] = wave.name
            y += 1
    axes.set_yticks(list(ticks), list(ticks.values()), family="DejaVu Sans Mono")
    axes.set_xlim(first, last + 1)
    axes.set_ylim(y + 0.2, -0.5)
    axes.xaxis.grid(True, color=style.PALE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("clock")
    return figure


def _bit(axes: Any, wave: Wave, first: int, last: int, base: float) -> None:
    """A line up or down; ``base`` is where 0 lies."""
    high = (wave.values[first : last + 1] != 0).astype(float)
    clocks = np.arange(first, last + 2)
    level = base - 0.65 * np.append(high, high[-1:])
    axes.step(clocks, level, where="post", color=wave.colour, linewidth=1.4)
    if wave.live is not None:
        for start, count in runs(wave.live[first : last + 1]):
            axes.broken_barh(
                [(first + start, count)], (base - 0.65, 0.65), facecolor=wave.colour, alpha=0.35
            )


def _bus(axes: Any, wave: Wave, first: int, last: int, base: float) -> None:
    """A lens for each value; where it means nothing, a line in the middle."""
    values = wave.values[first : last + 1]
    live = np.ones(len(values), bool) if wave.live is None else wave.live[first : last + 1]
    middle, half = base - 0.325, 0.325
    axes.plot([first, last + 1], [middle, middle], color=style.GREY, linewidth=0.8, zorder=0)
    start = 0
    for end in range(1, len(values) + 1):
        if end < len(values) and values[end] == values[start] and live[end] == live[start]:
            continue
        if live[start]:
            left, right, slope = first + start, first + end, 0.18
            axes.fill(
                [left, left + slope, right - slope, right, right - slope, left + slope],
                [middle, middle - half, middle - half, middle, middle + half, middle + half],
                facecolor="white", edgecolor=wave.colour, linewidth=1.2,
            )  # fmt: skip
            digits = f"{int(values[start]):0{-(-wave.bits // 4)}x}"
            if len(digits) <= 3 * (end - start):
                axes.text(
                    (left + right) / 2, middle, digits, ha="center", va="center", size=6.5,
                    family="DejaVu Sans Mono",
                )  # fmt: skip
        start = end
