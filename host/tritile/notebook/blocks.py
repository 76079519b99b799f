"""A transformer block: where each result is computed, and what that takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

import numpy as np
from matplotlib.patches import FancyBboxPatch  # type: ignore[import-not-found]

from ..models.config import JOB_LISTS, Config
from . import style
from .text import NAMES

CPU, TILE = ("#E6F1F9", style.BLUE), ("#FCF0D9", "#B57700")  # face, edge
ACROSS, WIDE, HIGH = 2.15, 1.6, 0.8
UPPER, LOWER = 1.5, 0.0  # where the CPU's boxes and the tile's stand
FUNCTIONS = {"relu2": "rescale\nrelu²(gate) · up", "silu": "rescale\nsilu(gate) · up"}


def diagram(c: Config, clocks: Mapping[str, int]) -> Any:
    """One block, from left to right; ``clocks``: of each doorbell, by its list's name."""
    figure, axes = style.figure(10.5, 5.4, 2, 1)
    attention = "rescale, RoPE\nsoftmax(q·kᵀ) v"
    halves = (
        ("attention", attention, ("self_attn.qkv", "self_attn.o")),
        ("feed-forward", FUNCTIONS[c.activation], ("mlp.gate_up", "mlp.down")),
    )
    for each, (title, middle, lists) in zip(axes, halves, strict=True):
        norm = "norm, " if c.sub_norms else ""
        cpu = ("RMSNorm\nquantise", f"{middle}\n{norm}quantise", "rescale\nadd to h")
        _half(each, c, cpu, [(name, clocks[name]) for name in lists])
        each.set_title(title, pad=2)
    return figure


def _half(axes: Any, c: Config, cpu: Sequence[str], doorbells: Sequence[tuple[str, int]]) -> None:
    style.bare(axes)
    end = 4 * ACROSS + WIDE
    for y, colours, name in ((UPPER, CPU, "CPU"), (LOWER, TILE, "tile")):
        axes.axhspan(y - 0.13, y + HIGH + 0.13, color=colours[0], alpha=0.45, linewidth=0)
        axes.text(-0.85, y + HIGH / 2, name, color=colours[1], weight="bold", va="center")
    for place, words in enumerate(cpu):
        _box(axes, 2 * place, UPPER, CPU, words)
    for place, (name, clocks) in enumerate(doorbells):
        members = JOB_LISTS[name]
        names = ", ".join(member.partition(".")[2].removesuffix("_proj") for member in members)
        outputs = [c.matrices()[member][0] for member in members]
        inputs = c.matrices()[members[0]][1]
        sizes = ", ".join(str(m) for m in outputs)
        _box(axes, 2 * place + 1, LOWER, TILE, f"{names}\n{inputs} → {sizes}\n{clocks:,} clocks")
        _arrow(axes, 2 * place, f"int8 [{inputs}]", down=True)
        _arrow(axes, 2 * place + 1, f"int32 [{sum(outputs)}]", down=False)
    y = UPPER + HIGH + 0.28
    axes.annotate(
        "", (end - WIDE / 2, UPPER + HIGH), (end - WIDE / 2, y + 0.02),
        arrowprops={"arrowstyle": "-|>", "color": style.INK, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip
    axes.plot([-0.35, -0.35, end - WIDE / 2], [UPPER + HIGH / 2, y, y], color=style.INK, lw=1)
    axes.annotate(
        "", (0, UPPER + HIGH / 2), (-0.35, UPPER + HIGH / 2),
        arrowprops={"arrowstyle": "-|>", "color": style.INK, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip
    axes.text(end / 2, y + 0.07, f"h, float32 [{c.hidden}]", ha="center", size=9)
    axes.set_xlim(-0.9, end + 0.1)
    axes.set_ylim(-0.15, y + 0.25)


def _box(axes: Any, place: int, y: float, colours: tuple[str, str], words: str) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (place * ACROSS, y), WIDE, HIGH, boxstyle="round,pad=0,rounding_size=0.08",
            facecolor=colours[0], edgecolor=colours[1], linewidth=1.5,
        )
    )  # fmt: skip
    axes.text(
        place * ACROSS + WIDE / 2, y + HIGH / 2, words, ha="center", va="center", size=9,
        linespacing=1.35,
    )  # fmt: skip


def _arrow(axes: Any, place: int, words: str, down: bool) -> None:
    """From box ``place`` to the next, which is on the other side."""
    x0, x1 = place * ACROSS + WIDE / 2, (place + 1) * ACROSS + WIDE / 2
    top, bottom = UPPER, LOWER + HIGH
    y0, y1 = (top, bottom) if down else (bottom, top)
    axes.annotate(
        "", (x1, y1), (x0, y0),
        arrowprops={"arrowstyle": "-|>", "color": style.INK, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip
    middle = (x0 + x1) / 2
    axes.text(
        middle, (top + bottom) / 2, words, ha="center", va="center", size=8.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip


def attention_maps(maps: np.ndarray, letters: Sequence[str]) -> Any:
    """float [heads, tokens, tokens]: how much each token (down) takes of each earlier one."""
    heads = len(maps)
    figure, axes = style.figure(10.5, 5.6 if heads > 3 else 3.4, -(-heads // 3), 3, squeeze=False)
    names = [NAMES.get(letter, letter) for letter in letters]
    for head, each in enumerate(axes.flat):
        if head >= heads:
            style.bare(each)
            continue
        image = each.imshow(maps[head], cmap=style.AMOUNT, vmin=0, vmax=1)
        each.set_title(f"head {head}", size=9.5, pad=4, weight="normal")
        each.set_xticks(range(len(names)), names, size=7)
        each.set_yticks(range(len(names)), names, size=7)
        each.tick_params(length=0, pad=2)
    figure.colorbar(image, ax=axes, label="share of attention", pad=0.01, aspect=30)
    return figure


def work(c: Config, positions: int) -> dict[str, int]:
    """Multiply-accumulates of a token behind ``positions`` others: the tile's, then the CPU's."""
    sizes = c.matrices()
    return {
        "q, k, v, o": c.layers * sum(m * k for n, (m, k) in sizes.items() if "attn" in n),
        "gate, up, down": c.layers * sum(m * k for n, (m, k) in sizes.items() if "mlp" in n),
        "attention": c.layers * 2 * c.heads * c.head_dim * (positions + 1),
        "head": c.vocabulary * c.hidden,
    }


def work_shares(models: Mapping[str, Mapping[str, int]]) -> Any:
    """A bar a model, cut by ``work``."""
    part_colours = (style.ORANGE, "#F6C667", style.BLUE, style.SKY)
    colours = dict(zip(next(iter(models.values())), part_colours, strict=True))
    figure, axes = style.figure(10.5, 0.5 * len(models) + 1.2)
    left = np.zeros(len(models))
    for part, colour in colours.items():
        where = "tile" if part in tuple(colours)[:2] else "CPU"
        shares = np.array([100 * w[part] / sum(w.values()) for w in models.values()])
        axes.barh(list(models), shares, 0.6, left, color=colour, label=f"{part} ({where})")
        for place, share in enumerate(shares):
            if share > 4:
                axes.text(left[place] + share / 2, place, f"{share:.0f}%", ha="center", va="center",
                          color="white" if colour == style.BLUE else style.INK)  # fmt: skip
        left += shares
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel("share of a token's multiply-accumulates, %")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    style.legend_above(axes)
    return figure


def seconds_of(parts: Mapping[str, Callable[[], Any]], repeat: int = 200) -> dict[str, float]:
    """The median time of each part, here and now."""
    found = {}
    for name, part in parts.items():
        times = []
        for _ in range(repeat):
            start = perf_counter()
            part()
            times.append(perf_counter() - start)
        found[name] = float(np.median(times))
    return found


def times(seconds: Mapping[str, float], title: str) -> Any:
    figure, axes = style.figure(10.5, 0.32 * len(seconds) + 0.9)
    values = [1e6 * value for value in seconds.values()]
    axes.barh(list(seconds), values, 0.62, color=style.BLUE)
    for place, value in enumerate(values):
        axes.text(value + 0.012 * max(values), place, f"{value:.0f}", va="center")
    axes.invert_yaxis()
    axes.set_xlim(0, 1.1 * max(values))
    axes.set_xlabel("microseconds")
    axes.set_title(title)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    return figure
