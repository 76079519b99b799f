"""Weights as trits, bytes and beats."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.patches import Rectangle  # type: ignore[import-not-found]

from tritile_arch import encoding, layout
from tritile_arch.geometry import Geometry

from . import style

SIGNS = {-1: "−1", 0: "0", 1: "+1"}


def heat_map(trits: np.ndarray, name: str, corner: tuple[int, int] = (16, 40)) -> Any:
    """int8 [M, K] as it is, its upper left corner enlarged, and how many there are of each."""
    figure, (whole, part) = style.figure(10.5, 4.4, 1, 2, gridspec_kw={"width_ratios": [1, 1.5]})
    rows, columns = corner
    for axes, shown in ((whole, trits), (part, trits[:rows, :columns])):
        axes.imshow(shown, cmap=style.TRITS, vmin=-1, vmax=1, interpolation="nearest")
        axes.set_xlabel("input (column k)")
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    whole.add_patch(_frame(columns, rows))
    part.add_patch(_frame(columns, 1))
    whole.set_ylabel("output (row m)")
    whole.set_title(name)
    part.set_title(f"its corner; framed: the first {columns} weights of row 0")
    for value, sign in SIGNS.items():
        label = f"{sign}: {100 * float(np.mean(trits == value)):.1f}% of all"
        colour = style.TRITS(value + 1)
        part.scatter([], [], 70, marker="s", color=[colour], edgecolors=style.GREY, label=label)
    part.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.22), ncol=3, handletextpad=0.2)
    return figure


def _frame(width: int, height: int) -> Any:
    return Rectangle((-0.5, -0.5), width, height, fill=False, edgecolor=style.INK, linewidth=1.8)


def entropy(trits: np.ndarray) -> float:
    """Bits a weight, if the weights are independent."""
    shares = np.array([np.mean(trits == value) for value in SIGNS])
    return float(-(shares * np.log2(shares, where=shares > 0, out=np.zeros(3))).sum())


def decoded(data: np.ndarray, codec_name: str) -> Any:
    """Bytes (uint8 [n]) as they lie in memory, and the trits that each stands for."""
    codec = encoding.codec(codec_name)
    n = codec.trits_per_byte
    figure, axes = style.figure(10.5, 2.5)
    style.bare(axes)
    for place, byte in enumerate(data.tolist()):
        left = place * (n + 1.0)
        axes.add_patch(_box(left, 1.25, n, 0.9, style.PALE))
        axes.text(left + n / 2, 1.7, str(byte), ha="center", va="center", size=13, weight="bold")
        for i, trit in enumerate(codec.decode(byte)):
            axes.plot([left + i + 0.5] * 2, [1.25, 1.0], color=style.GREY, linewidth=0.8)
            axes.add_patch(_box(left + i, 0, 1, 1, style.TRITS(trit + 1)))
            colour = "white" if trit < 0 else style.INK
            sign = SIGNS[trit][0]
            axes.text(left + i + 0.5, 0.5, sign, ha="center", va="center", size=12, color=colour)
            if place == 0:
                power = str(codec.base**i)
                axes.text(left + i + 0.5, -0.35, power, ha="center", va="center", color=style.GREY)
        axes.text(left + n / 2, 2.45, f"byte {place}", ha="center", color=style.GREY)
    axes.set_xlim(-0.1, len(data) * (n + 1.0) - 0.9)
    axes.set_ylim(-0.7, 2.8)
    axes.set_title(f"{codec_name}: the sum of (trit + 1) × {codec.base}^i makes a byte")
    return figure


def _box(x: float, y: float, width: float, height: float, colour: Any) -> Any:
    return Rectangle((x, y), width, height, facecolor=colour, edgecolor="white", linewidth=1.2)


def beat_map(g: Geometry, m: int, k: int) -> np.ndarray:
    """int [M, K-blocks]: the number of the beat that carries each slice of a matrix [m, k]."""
    numbers = np.empty((m, g.k_blocks(k)), int)
    first = 0
    for m0, rows, _, block in layout.weight_runs(g, m, k):
        numbers[m0 : m0 + rows, block] = first + np.arange(rows)
        first += rows
    return numbers


def beats(g: Geometry, m: int, k: int) -> Any:
    """Where each beat of a matrix [m, k] comes from, in colour: dark ones come first."""
    numbers = beat_map(g, m, k)
    blocks = numbers.shape[1]
    figure, axes = style.figure(10.5, 4.4)
    image = axes.imshow(
        numbers, cmap="cividis", aspect="auto", interpolation="nearest",
        extent=(0, blocks * g.columns, m, 0),
    )  # fmt: skip
    for block in range(blocks):
        for port in range(g.ports):
            x = block * g.columns + port * g.port_columns
            axes.axvline(x, color="white", linewidth=2.2 if port == 0 else 0.8)
            label = f"block {block}\nport {port}" if g.ports > 1 else f"block {block}"
            axes.text(x + g.port_columns / 2, -0.015 * m, label, ha="center", va="bottom", size=9)
    for m0, _ in g.tiles(m)[1:]:
        axes.axhline(m0, color="white", linewidth=2.2)
    _walk(axes, g, m, blocks)
    if blocks * g.columns > k:
        axes.axvspan(k, blocks * g.columns, facecolor="none", edgecolor="white", hatch="///")
    axes.set_xlabel(f"input (column k); {g.columns} to a beat; hatched: zeros behind k = {k}")
    axes.set_ylabel("output (row m)")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)
    figure.colorbar(image, ax=axes, label="number of the beat", pad=0.01, aspect=26)
    return figure


def _walk(axes: Any, g: Geometry, m: int, blocks: int) -> None:
    """Arrows down each block of an M-tile, in the order of the beats."""
    place = 0.5 / g.ports if g.ports % 2 == 0 else 0.5  # beside the line between two ports
    for m0, rows in g.tiles(m):
        for block in range(blocks):
            x = (block + place) * g.columns
            style_of = {"arrowstyle": "-|>", "color": "white", "linewidth": 1.6}
            ends = (m0 + 0.92 * rows, m0 + 0.08 * rows)
            axes.annotate("", (x, ends[0]), (x, ends[1]), arrowprops=style_of)
