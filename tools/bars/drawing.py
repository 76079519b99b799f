"""Draws docs/utilisation.svg, where the clocks go, from what ``make bench`` keeps."""

from __future__ import annotations

from xml.sax.saxutils import escape

from .jobs import JOBS
from .rows import CAUSES, losses

CASES = {
    "block-zcu104": "zcu104, 1 token",
    "latency200-zcu104": "zcu104, 1 token, latency 200",
    "prefill-zcu104": "zcu104, 224 tokens",
    "block-pynq-z2": "pynq-z2, 1 token",
    "latency200-pynq-z2": "pynq-z2, 1 token, latency 200",
    "prefill-pynq-z2": "pynq-z2, 192 tokens",
    "cap80-zcu104": "zcu104, 1 token, DDR at 80%",
    "cap80-pynq-z2": "pynq-z2, 1 token, DDR at 80%",
    "cap64-zcu104": "zcu104, 224 tokens, DDR at 64 B",
}
USEFUL = "#3b7a57"
COLOURS = dict(zip(CAUSES, ("#b8b8b8", "#d1495b", "#edae49", "#6a7fdb", "#7d5a9b"), strict=True))
WIDTH, TOP, STEP, BAR = 900, 92, 34, 20
MARGIN, LEFT, FULL = 18, 244, 285  # of the bars from 0 to 100%
ZOOM_LEFT, ZOOM_FULL, ZOOM = 590, 280, 0.04  # of the lost clocks alone, up to that share


def text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'


def rect(x: float, y: float, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>'


def legend() -> list[str]:
    parts, x = [], MARGIN
    waits = {f"waits for {cause}": COLOURS[cause] for cause in CAUSES[1:]}
    names = {"useful weights": USEFUL, CAUSES[0]: COLOURS[CAUSES[0]], **waits}
    for name, colour in names.items():
        parts.append(f'<rect x="{x}" y="38" width="12" height="12" fill="{colour}"/>')
        parts.append(text(x + 17, 48, name))
        x += 36 + 7 * len(name)
    return parts


def case(y: float, label: str, shares: dict[str, float]) -> list[str]:
    """One line: the name, all clocks, the useful share, and the lost ones enlarged."""
    useful = 1 - sum(shares.values())
    parts = [text(LEFT - 10, y + 15, label, 'text-anchor="end"')]
    parts.append(rect(LEFT, y, FULL * useful, USEFUL))
    x, zoomed, room = LEFT + FULL * useful, float(ZOOM_LEFT), float(ZOOM_FULL)
    for cause in CAUSES:
        parts.append(rect(x, y, FULL * shares[cause], COLOURS[cause]))
        x += FULL * shares[cause]
        width = min(room, ZOOM_FULL * shares[cause] / ZOOM)
        parts.append(rect(zoomed, y, width, COLOURS[cause]))
        zoomed, room = zoomed + width, room - width
    parts.append(text(LEFT + FULL + 8, y + 15, f"{useful:.1%}", 'font-weight="bold"'))
    if room <= 0:  # too much for the enlarged bar
        parts.append(text(ZOOM_LEFT + ZOOM_FULL + 4, y + 15, "…"))
    return parts


def axis(left: float, full: float, most: float, bottom: float) -> list[str]:
    parts = []
    for i in range(5):
        x, share = left + full * i / 4, most * i / 4
        parts.append(f'<path d="M{x} {TOP - 4} V{bottom}" stroke="#ccc" stroke-width="0.7"/>')
        parts.append(text(x, TOP - 10, f"{share:.0%}", 'text-anchor="middle" fill="#666"'))
    return parts


def drawing() -> str:
    """Cases that have not run are left out."""
    found = {label: JOBS[name].result() for name, label in CASES.items()}
    shown = {label: losses(r) for label, r in found.items() if r and r["stalls"]}
    height = TOP + STEP * len(shown) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        "<title>Where the clocks of a 2B-4T block go</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        text(
            MARGIN, 22, "Where the clocks of a 2B-4T block go (RTL, by the design's own counters)"
        ),
        text(ZOOM_LEFT, 66, "the lost clocks, enlarged", 'fill="#666"'),
        *legend(),
        *axis(LEFT, FULL, 1.0, height - 8),
        *axis(ZOOM_LEFT, ZOOM_FULL, ZOOM, height - 8),
    ]
    for i, (label, shares) in enumerate(shown.items()):
        parts += case(TOP + i * STEP + 4, label, shares)
    return "\n".join([*parts, "</svg>"]) + "\n"
