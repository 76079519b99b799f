"""Values as people read them."""

from __future__ import annotations

from typing import Any

from .categories import layer_of


def in_layer(name: str) -> str:
    """A tensor's name behind its layer's number."""
    place = layer_of(name)
    return place[1] if place else name


def part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0


def cell_text(value: Any, kind: str) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if kind == "shape":
        return "[" + ", ".join(map(str, value)) + "]"
    if kind == "count":
        return f"{value:,}"
    if kind == "number":
        return f"{value:.3f}"
    if kind == "bytes":
        return size_text(value)
    if kind == "share":
        return f"{value:.2%}"
    return "".join(c if c.isprintable() else "\ufffd" for c in str(value))  # no terminal codes


def size_text(count: int) -> str:
    """E.g. ``4.22 MiB``."""
    size = float(count)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{count} B" if unit == "B" else f"{size:.2f} {unit}"
        size /= 1024
    return f"{size:.2f} TiB"
