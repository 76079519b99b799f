"""What all pictures share: letters, colours, and how a figure begins.

The colours are Okabe and Ito's (2008), which people with any colour vision tell apart.
"""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt  # type: ignore[import-not-found]
from matplotlib.colors import (  # type: ignore[import-not-found]
    LinearSegmentedColormap,
    ListedColormap,
)

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, YELLOW = "#56B4E9", "#CC79A7", "#F0E442"
INK, GREY, PALE = "#222222", "#767676", "#ECECEC"
# A clock issued a weight beat, or waited: see docs/measurements.md.
CLOCKS = {
    "beats": GREEN,
    "weights": RED,
    "activations": ORANGE,
    "drain": SKY,
    "queue": PURPLE,
}
TRITS = ListedColormap([BLUE, "#F4F4F4", ORANGE])  # -1, 0, +1
AMOUNT = LinearSegmentedColormap.from_list("amount", ["#FFFFFF", "#9ED0EC", BLUE, "#002B45"])

SETTINGS: Any = {
    "figure.dpi": 110,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "axes.facecolor": "white",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlepad": 10,
    "axes.labelsize": 10,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "svg.fonttype": "path",
    "svg.hashsalt": "tritile",
}


def figure(width: float, height: float, rows: int = 1, columns: int = 1, **options: Any) -> Any:
    """(figure, axes) of so many inches; ``options`` are those of ``subplots``."""
    plt.rcParams.update(SETTINGS)
    return plt.subplots(rows, columns, figsize=(width, height), constrained_layout=True, **options)


def bare(axes: Any) -> None:
    """No frame, no ticks: for diagrams."""
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)


def legend_above(axes: Any, **options: Any) -> None:
    """In a row over the picture, on the left."""
    options = {"loc": "lower left", "bbox_to_anchor": (-0.01, 1.0), "ncol": 6} | options
    axes.legend(handlelength=1.0, columnspacing=1.4, borderaxespad=0.3, **options)


def bytes_text(value: float) -> str:
    """A count of bytes for people."""
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.0f} B"
