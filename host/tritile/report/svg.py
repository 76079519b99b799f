"""A few marks of SVG, coloured by the page's classes so that they follow light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

CHARACTER = 0.6  # of the font size: a wide sans-serif's mean character


def drawing(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    """A picture that scales to its column; ``title`` is read out for those who do not see it."""
    size = f'viewBox="0 0 {width:.0f} {height:.0f}"'
    label = f'role="img" aria-label="{escape(title, quote=True)}"'
    return f"<svg {size} {label}>{''.join(parts)}</svg>"


def box(x: float, y: float, width: float, height: float, kind: str, hint: str = "") -> str:
    """A filled rectangle; ``hint`` shows under the pointer."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.8):.1f}" height="{height:.1f}"'
    inside = f"<title>{escape(hint)}</title>" if hint else ""
    return f'<rect {place} rx="2" class="{kind}">{inside}</rect>'


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """``anchor``: start, middle or end of the words is at x; y is their base line."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} class="{kind}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "rule") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def curve(points: Sequence[tuple[float, float]], kind: str) -> str:
    """Straight lines from point to point."""
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" class="{kind}"/>'


def text_width(words: str, size: float = 13) -> float:
    """About how wide it will be."""
    return CHARACTER * size * len(words)
