"""The pictures of the HTML report."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import prod

from . import svg
from .bitlinear import Shares
from .categories import category, layer_of
from .facts import Facts, Group, Row
from .wording import in_layer, part, size_text

WIDTH = 860  # of every picture, in its own units; letters are 13 high
BAR, STEP = 20, 30  # height of a bar; from one to the next
LABEL = 150  # room for a bar's name
ROOM = WIDTH - LABEL - 190  # of the longest bar; figures stand behind it
GAP, LEAST = 14, 3  # between a layer's matrices; the thinnest one
HIGHEST = 130  # of a layer's matrix


def colour(kind: str) -> str:
    """The class of a category's family."""
    families = ("Attention", "MLP", "Embedding", "Head")
    return next((f.lower() for f in families if kind.startswith(f)), "norm")


def category_chart(facts: Facts) -> str:
    """Bars: how many bytes each category takes."""
    groups, total = facts.categories(), facts.total.bytes
    most = max((group.bytes for group in groups), default=0)
    parts = []
    for place, group in enumerate(groups):
        share = part(group.bytes, total)
        figures = f"{size_text(group.bytes)} · {share:.2%}"
        length = ROOM * part(group.bytes, most)
        parts += _bar(place, group.name, length, colour(group.name), figures, hint(group))
    return svg.drawing(WIDTH, STEP * len(groups) + 6, "Bytes by category", parts)


def strip_chart(title: str, pieces: Mapping[str, tuple[float, str]], whole: float) -> str:
    """One bar cut into ``whole``'s pieces, (size, hint) by name, and their names below."""
    parts, x, legend = [], 0.0, 0.0
    for place, (name, (size, words)) in enumerate(pieces.items()):
        share = part(size, whole)
        kind, label = f"series{place % 5}", f"{name} {share:.2%}"
        parts.append(svg.box(x, 0, max(WIDTH * share - 1.5, 0), 26, kind, words))
        parts.append(svg.box(legend, 38, 12, 12, kind))
        parts.append(svg.text(legend + 18, 49, label))
        x += WIDTH * share
        legend += 40 + svg.text_width(label)
    return svg.drawing(WIDTH, 58, title, parts)


def layer_chart(facts: Facts, rows: Sequence[Row]) -> str:
    """A layer's matrices to scale, a line a family, the longer side across."""
    sizes = {matrix.name: (matrix.m, matrix.k) for matrix in facts.bitlinear}
    blocks = []
    for row in sorted(rows, key=_order):
        shape = row.squeezed_shape
        if len(shape) >= 2 and row.elements:
            m, k = sizes.get(row.name, (shape[0], prod(shape[1:])))
            blocks.append(_Block(row, m, k))
    lines = [list(held) for _, held in groupby(blocks, lambda block: colour(block.row.category))]
    room = [(WIDTH - GAP * (len(held) - 1)) / sum(block.wide for block in held) for held in lines]
    high = [HIGHEST / max(block.high for block in held) for held in lines]
    scale = min([*room, *high], default=1.0)
    parts, y = [], 0.0
    for held in lines:
        x = 0.0
        for block in held:
            parts += _matrix(block, x, y, scale)
            x += max(block.wide * scale, LEAST) + GAP
        y += max(LEAST, scale * max(block.high for block in held)) + 46
    return svg.drawing(WIDTH, max(y - 10, 10), "A layer's matrices to scale", parts)


@dataclass(frozen=True)
class _Block:
    """A matrix of m outputs and k inputs."""

    row: Row
    m: int
    k: int

    @property
    def wide(self) -> int:
        return max(self.m, self.k)

    @property
    def high(self) -> int:
        return min(self.m, self.k)


def _order(row: Row) -> tuple[int, int, str]:
    families = ("attention", "mlp")
    kinds = ("Q", "K", "V", "QKV", "Other", "O", "Gate", "Up", "Down")
    family, kind = colour(row.category), row.category.rpartition(" ")[2]
    place = families.index(family) if family in families else len(families)
    return place, kinds.index(kind) if kind in kinds else len(kinds), row.name


def _matrix(block: _Block, x: float, y: float, scale: float) -> list[str]:
    """A rectangle, its name and size below, as far as they fit."""
    row, size = block.row, f"{block.m} × {block.k}"
    wide, high = (max(side * scale, LEAST) for side in (block.wide, block.high))
    name = in_layer(row.name).removesuffix(".weight").rpartition(".")[2]
    words = f"{row.name}: {size}, {size_text(row.bytes)}"
    parts = [svg.box(x, y, wide, high, colour(row.category), words)]
    if wide + GAP > svg.text_width(name):
        parts.append(svg.text(x, y + high + 15, name))
        parts.append(svg.text(x, y + high + 29, size, "small"))
    return parts


def board_chart(facts: Facts) -> str:
    """Bars: the ternary matrices as they lie in the file and as each board has them."""
    held = {matrix.name for matrix in facts.bitlinear}
    stored = sum(row.bytes for row in facts.rows if row.name in held)
    needs = [need for need in facts.needs() if need.memory]
    most = max([stored, *(need.bytes for need in needs)])
    bits = 8 * part(stored, sum(matrix.elements for matrix in facts.bitlinear))
    bars = [("in the file", stored, "stored", f"{bits:.3f} bit")]
    for need in needs:
        share = f"{part(need.bytes, need.memory or 0):.0%} of its {size_text(need.memory or 0)}"
        bars.append((need.board, need.bytes, "packed", f"{need.bits_per_weight:.3f} bit · {share}"))
    parts = []
    for place, (name, size, kind, words) in enumerate(bars):
        length = (ROOM - 90) * part(size, most)
        parts += _bar(place, name, length, kind, f"{size_text(size)} · {words}", f"{size:,} bytes")
    return svg.drawing(WIDTH, STEP * len(bars) + 6, "Packed bytes by board", parts)


def trit_strip(facts: Facts, shares: Sequence[Shares]) -> str:
    """-1, 0 and +1 of all ternary weights together."""
    sizes = {matrix.name: matrix.elements for matrix in facts.bitlinear}
    sums = {
        "-1": sum(share.minus * sizes[share.name] for share in shares),
        "0": sum(share.zero * sizes[share.name] for share in shares),
        "+1": sum(share.plus * sizes[share.name] for share in shares),
    }
    pieces = {trit: (count, f"{count:,.0f} weights are {trit}") for trit, count in sums.items()}
    return strip_chart("Shares of the trits", pieces, sum(sums.values()))


def trit_chart(shares: Sequence[Shares]) -> str:
    """Lines: the share of zeros from layer to layer, one line a kind of matrix."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for share in shares:
        place = layer_of(share.name)
        lines.setdefault(category(share.name), []).append((place[0] if place else 0, share.zero))
    marks = _marks([zero for points in lines.values() for _, zero in points])
    last = max(layer for points in lines.values() for layer, _ in points)
    low, high = marks[0], marks[-1]
    left, bottom, right = 50, 250, WIDTH - 120
    parts = []
    for value in marks:
        y = bottom - (bottom - 10) * (value - low) / (high - low)
        parts.append(svg.line(left, y, right, y))
        parts.append(svg.text(left - 8, y + 4, f"{value:.1%}", "small", "end"))
    for layer in sorted({0, last // 2, last}):
        x = left + (right - left) * part(layer, last)
        parts.append(svg.text(x, bottom + 18, f"layer {layer}", "small", "middle"))

    def point(layer: int, zero: float) -> tuple[float, float]:
        down = (zero - low) / (high - low)
        return left + (right - left) * part(layer, last), bottom - (bottom - 10) * down

    ends = []
    for number, (kind, points) in enumerate(lines.items()):
        places = [point(layer, zero) for layer, zero in sorted(points)]
        shown = places if len(places) > 1 else [places[0], (right, places[0][1])]
        parts.append(svg.curve(shown, f"line{number % 7}"))
        ends.append((shown[-1][1], kind, f"ink{number % 7}"))
    y = 0.0
    for end, kind, ink in sorted(ends):  # names at the lines' ends, never one above the other
        y = max(end + 4, y + 15)
        parts.append(svg.text(right + 8, y, kind, ink))
    return svg.drawing(WIDTH, max(bottom + 26, y + 8), "Share of zeros by layer", parts)


def _marks(values: Sequence[float]) -> list[float]:
    """Three to seven round numbers around the values."""
    span = max(values) - min(values)
    step = next(step for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2) if span <= 5 * step)
    first, last = math.floor(min(values) / step), math.ceil(max(values) / step)
    return [step * i for i in range(first - (first == last), last + 1 + (last - first < 2))]


def _bar(place: int, name: str, length: float, kind: str, figures: str, hint: str) -> list[str]:
    y = STEP * place + 4
    return [
        svg.text(LABEL - 10, y + 15, name, anchor="end"),
        svg.box(LABEL, y, length, BAR, kind, hint),
        svg.text(LABEL + max(length, 1) + 8, y + 15, figures, "figure"),
    ]


def hint(group: Group) -> str:
    return (
        f"{group.name}: {group.tensors:,} tensors, {group.elements:,} elements,"
        f" {size_text(group.bytes)}"
    )
