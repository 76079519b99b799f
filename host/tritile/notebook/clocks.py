"""Where the clocks go, by the design's own counters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..device.accelerator import Accelerator, Counters
from . import style

LABELS = {
    "beats": "issued a weight beat",
    "weights": "waited for weights",
    "activations": "waited for activations",
    "drain": "waited for results to leave",
    "queue": "waited for a descriptor",
}


class Meter:
    """Splits the counters into stretches: ``meter.lap()`` gives what was spent since the last."""

    def __init__(self, accelerator: Accelerator):
        self._read: Callable[[], Counters] = accelerator.counters
        self._last = self._read()

    def lap(self) -> Counters:
        now = self._read()
        spent, self._last = now - self._last, now
        return spent


def parts(spent: Counters) -> dict[str, int]:
    """Clocks by what they did; together they are ``spent.cycles``."""
    return {"beats": spent.weight_beats, **spent.stalls}


def passes(spent: Sequence[Counters], prompt: int) -> Any:
    """A bar for each pass over the model; the first took ``prompt`` tokens, the others one each."""
    figure, axes = style.figure(10.5, 3.2)
    base = [0.0] * len(spent)
    for kind, colour in style.CLOCKS.items():
        heights = [parts(one)[kind] / 1000 for one in spent]
        axes.bar(range(len(spent)), heights, 0.82, base, color=colour, label=LABELS[kind])
        base = [low + height for low, height in zip(base, heights, strict=True)]
    axes.set_xlim(-0.7, len(spent) - 0.3)
    axes.set_ylim(0, 1.12 * max(base))
    axes.annotate(
        f"the prompt: {prompt} tokens at once", (0.42, base[0]), (1.4, 1.07 * max(base)),
        va="center", arrowprops={"arrowstyle": "-", "color": style.GREY},
    )  # fmt: skip
    axes.set_xlabel("pass over the model (after the first, a token each)")
    axes.set_ylabel("thousand clocks")
    style.legend_above(axes)
    return figure


def shares(spent: Mapping[str, Counters], title: str = "") -> Any:
    """A bar for each name, all as long: the shares of its clocks; its clocks stand behind it."""
    figure, axes = style.figure(10.5, 0.46 * len(spent) + 1.3)
    names = list(spent)
    left = [0.0] * len(names)
    for kind, colour in style.CLOCKS.items():
        widths = [100 * parts(spent[name])[kind] / spent[name].cycles for name in names]
        axes.barh(names, widths, 0.62, left, color=colour, label=LABELS[kind])
        left = [low + width for low, width in zip(left, widths, strict=True)]
    for place, name in enumerate(names):
        axes.text(101, place, f"{spent[name].cycles:,} clocks", va="center")
    axes.set_xlim(0, 114)
    axes.set_xticks(range(0, 101, 20))
    axes.invert_yaxis()
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("share of the clocks, %")
    axes.set_title(title, pad=26)
    style.legend_above(axes)
    return figure


def add_up(all_spent: Iterable[Counters]) -> Counters:
    return sum(all_spent, Counters())
