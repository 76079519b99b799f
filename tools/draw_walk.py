"""Draws docs/walk.svg, the walk of a token: ``python tools/draw_walk.py``."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, BOX, HEIGHT, STEP = 880, 148, 58, 172
CPU, TILE, MEMORY = "#e8f0fe", "#fdeecf", "#e6f4ea"

# (column, row, colour, title, what happens there)
BOXES = [
    (0, 0, CPU, "checkpoint", "Hugging Face folder"),
    (1, 0, CPU, "pack", "5 trits a byte"),
    (2, 0, CPU, "model (numpy)", "norms, RoPE, softmax"),
    (3, 0, CPU, "BitLinear", "int8 in, int32 out"),
    (4, 0, CPU, "text", "logits, sampling"),
    (0, 1, MEMORY, "weights", "one region a port"),
    (2, 1, MEMORY, "activations", "[K-block][token][col]"),
    (3, 1, MEMORY, "descriptors", "written once, at load"),
    (4, 1, MEMORY, "results", "int32 [token][M]"),
    (0, 2, TILE, "read DMA, decode", "one beat a clock"),
    (1, 2, TILE, "array", "rows x columns PEs"),
    (2, 2, TILE, "accumulate", "two banks a row"),
    (3, 2, TILE, "drain lanes", "tap or bank"),
    (4, 2, TILE, "write DMA", "zero-filled bursts"),
]
# pairs of (column, row)
ARROWS = [
    ((0, 0), (1, 0)),
    ((1, 0), (0, 1)),
    ((2, 0), (3, 0)),
    ((3, 0), (2, 1)),
    ((4, 1), (3, 0)),
    ((3, 0), (4, 0)),
    ((0, 1), (0, 2)),
    ((2, 1), (1, 2)),
    ((0, 2), (1, 2)),
    ((1, 2), (2, 2)),
    ((2, 2), (3, 2)),
    ((3, 2), (4, 2)),
    ((4, 2), (4, 1)),
]
LABELS = [(0, "CPU: Python"), (1, "memory (DDR)"), (2, "FPGA, or its Verilated RTL")]


def corner(column: int, row: int) -> tuple[int, int]:
    return 18 + column * STEP, 34 + row * 106


def box(column: int, row: int, colour: str, title: str, text: str) -> str:
    x, y = corner(column, row)
    middle = x + BOX // 2
    return (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{HEIGHT}" rx="7" fill="{colour}"'
        ' stroke="#555"/>'
        f'<text x="{middle}" y="{y + 25}" font-weight="bold">{escape(title)}</text>'
        f'<text x="{middle}" y="{y + 44}" font-size="12">{escape(text)}</text>'
    )


def arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    """From side to side in a row, else from edge to edge."""
    (x0, y0), (x1, y1) = corner(*start), corner(*end)
    if start[1] == end[1]:
        y0 = y1 = y0 + HEIGHT // 2
        x0 += BOX
    else:
        down = y1 > y0
        x0, x1 = x0 + BOX // 2, x1 + BOX // 2
        y0, y1 = (y0 + HEIGHT, y1) if down else (y0, y1 + HEIGHT)
    return f'<path d="M{x0} {y0} L{x1} {y1}" stroke="#333" marker-end="url(#tip)"/>'


def drawing() -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} 330"'
        ' font-family="sans-serif" font-size="14" text-anchor="middle">',
        "<title>The walk of a token</title>",
        '<defs><marker id="tip" markerWidth="9" markerHeight="9" refX="8" refY="4" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#333"/></marker></defs>',
        f'<rect width="{WIDTH}" height="330" fill="white"/>',
    ]
    for row, text in LABELS:
        y = corner(0, row)[1] - 9
        parts.append(f'<text x="104" y="{y}" text-anchor="start" fill="#666">{escape(text)}</text>')
    parts += [arrow(*ends) for ends in ARROWS]
    parts += [box(*each) for each in BOXES]
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "docs" / "walk.svg"
    target.write_text(drawing())
    print(target)
