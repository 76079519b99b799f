"""What a model takes: in its file, in a board's memory, and where it lies there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tritile_arch import layout
from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..model import Model
from ..models.config import Config
from ..plan import IN_FLIGHT, Plan
from ..platform import Buffer, Platform
from ..report.facts import Facts
from ..residence import weight_bytes
from . import style

KINDS = {
    "attention": style.BLUE,
    "feed-forward": style.ORANGE,
    "activations, results, descriptors": style.PURPLE,
}
OTHERS = tuple(KINDS)[-1]


class Watched:
    """A platform that remembers which buffers are in use: address and bytes."""

    def __init__(self, platform: Platform):
        self.platform, self.buffers = platform, []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.platform, name)

    def allocate(self, nbytes: int, cacheable: bool = False) -> Buffer:
        buffer = self.platform.allocate(nbytes, cacheable)
        taken = (buffer.address, nbytes)
        self.buffers.append(taken)
        free = buffer.free

        def free_and_forget() -> None:
            if taken in self.buffers:
                self.buffers.remove(taken)
            free()

        buffer.free = free_and_forget
        return buffer


@dataclass(frozen=True)
class Span:
    """Bytes at an address of the device; ``layer`` None: of no layer."""

    layer: int | None
    kind: str
    address: int
    bytes: int


def spans(model: Model, watched: Watched) -> list[Span]:
    """Every matrix where the device reads it, and the other buffers."""
    plan, found = model.program.plan, []
    addresses = model.program.residence.addresses
    for jobs in plan.lists.values():
        kind = "attention" if "attn" in jobs.name else "feed-forward"
        for matrix in jobs.matrices:
            size = layout.weight_bytes(plan.geometry, matrix.m, matrix.k, matrix.planes)
            found += [Span(jobs.layer, kind, at, size) for at in addresses[matrix.name]]
    weights = [span.address for span in found]
    for address, size in watched.buffers:
        if not any(address <= at < address + size for at in weights):
            found.append(Span(None, OTHERS, address, size))
    return found


def memory_map(loaded: Mapping[str, Sequence[Span]]) -> Any:
    """A panel a title: addresses across, layers down; what is above each other shares memory."""
    figure, axes = style.figure(10.5, 4.2, 1, len(loaded), sharex=True, sharey=True, squeeze=False)
    base = min(span.address for group in loaded.values() for span in group)
    layers = 1 + max(s.layer for group in loaded.values() for s in group if s.layer is not None)
    for each, (title, group) in zip(axes[0], loaded.items(), strict=True):
        for kind, colour in KINDS.items():
            mine = [span for span in group if span.kind == kind]
            for span in mine:
                row = layers if span.layer is None else span.layer
                bar = [((span.address - base) / 1e3, span.bytes / 1e3)]
                each.broken_barh(
                    bar, (row - 0.36, 0.72), facecolor=colour, edgecolor="white", lw=0.6
                )
            each.plot([], [], "s", color=colour, markersize=8, label=kind)
        end = max(span.address + span.bytes for span in group) - base
        each.axvline(end / 1e3, color=style.GREY, linestyle="--", linewidth=1)
        each.text(end / 1e3, -0.62, f" {style.bytes_text(end)}", color=style.GREY, va="bottom")
        each.set_title(title, pad=18)
        each.set_xlabel(f"address above {base:#x}, KB")
        each.spines["left"].set_visible(False)
        each.tick_params(axis="y", length=0)
        for row in range(layers + 1):
            each.axhline(row, color=style.PALE, linewidth=0.8, zorder=0)
    axes[0, 0].set_yticks(range(layers + 1), [*(f"layer {i}" for i in range(layers)), "others"])
    axes[0, 0].set_ylim(layers + 0.6, -0.7)
    axes[0, 0].set_xlim(left=0)
    axes[0, 0].legend(loc="upper left", bbox_to_anchor=(-0.02, -0.18), ncol=3, handletextpad=0.2)
    return figure


def sizes(facts: Facts) -> Any:
    """What the file holds by part, and its ternary matrices as each board has them."""
    figure, (file, packed) = style.figure(10.5, 3.4, 1, 2)
    groups = facts.categories()
    colours = [_colour_of(group.name) for group in groups]
    _bars(file, [g.name for g in groups], [g.bytes for g in groups], colours)
    file.set_title(f"in the file: {style.bytes_text(facts.total.bytes)}")
    needs = facts.needs()
    names = [f"{need.board}\n{need.bits_per_weight:.3f} bit a weight" for need in needs]
    _bars(packed, names, [need.bytes for need in needs], [style.GREEN] * len(needs))
    packed.set_title("its ternary matrices, packed")
    return figure


def _colour_of(category: str) -> str:
    if category.startswith("Attention"):
        return KINDS["attention"]
    return KINDS["feed-forward"] if category.startswith("MLP") else style.GREY


def _bars(axes: Any, names: Sequence[str], values: Sequence[int], colours: Sequence[str]) -> None:
    axes.barh(list(names), [value / 1e3 for value in values], 0.66, color=colours)
    for place, value in enumerate(values):
        axes.text(
            value / 1e3 + 0.01 * max(values) / 1e3, place, style.bytes_text(value), va="center"
        )
    axes.invert_yaxis()
    axes.set_xlim(0, 1.22 * max(values) / 1e3)
    axes.set_xlabel("KB")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def needed(g: Geometry, c: Config) -> int:
    """Device memory in bytes of a model whose matrices all stay there."""
    plan = Plan(g, c.job_lists(), turns=IN_FLIGHT)
    return weight_bytes(g, plan.matrices) + sum(plan.buffer_sizes)


def tables(c: Config) -> int:
    """Bytes of embedding and head, two a value; they stay with the CPU."""
    return 2 * c.vocabulary * c.hidden * (1 if c.tied else 2)


def fit(board: Board, models: Mapping[str, Config], cma: int) -> Any:
    """A bar a model: the device's memory, and the CPU's tables behind it, against the board's."""
    figure, axes = style.figure(10.5, 0.42 * len(models) + 1.5)
    assert board.memory_bytes, f"{board.name} exists in simulation only"
    needs = {name: (needed(board.geometry, c), tables(c)) for name, c in models.items()}
    names = sorted(needs, key=lambda name: needs[name])
    for place, name in enumerate(names):
        device, cpu = needs[name]
        colour = style.GREEN if device <= cma else style.ORANGE
        if device + cpu > board.memory_bytes:
            colour = style.RED
        axes.barh(place, device / 1e6, 0.64, color=colour)
        axes.barh(place, cpu / 1e6, 0.64, device / 1e6, color=colour, alpha=0.3)
        words = f" {style.bytes_text(device)} + {style.bytes_text(cpu)}"
        axes.text((device + cpu) / 1e6, place, words, va="center")
    for words, limit in (("CMA", cma), ("the board", board.memory_bytes)):
        axes.axvline(limit / 1e6, color=style.INK, linestyle="--", linewidth=1)
        axes.text(limit / 1e6, -0.75, f" {words}", va="bottom", size=9)
    for words, colour in (
        ("fits as it comes", style.GREEN),
        ("fits with more CMA", style.ORANGE),
        ("not all at once: it streams", style.RED),
        ("pale: embedding and head, on the CPU's side", "#C9C9C9"),
    ):
        axes.plot([], [], "s", color=colour, markersize=8, label=words)
    most = max(sum(need) for need in needs.values())
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, 1.2 * max(most, board.memory_bytes) / 1e6)
    axes.set_xlabel("MB")
    axes.set_title(f"{board.name}: computed from shapes; nothing was run", pad=44)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.legend(loc="lower left", bbox_to_anchor=(-0.01, 1.07), ncol=4, handletextpad=0.2)
    return figure
