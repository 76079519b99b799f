"""A projection as a picture: a stacked bar of a token's time, and one of a prompt's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..report import svg

WIDTH, BAR, STEP, TOP = 880, 34, 92, 78
# Okabe and Ito's (2008) colours, which people with any colour vision tell apart.
COLOURS = ("#009E73", "#0072B2", "#CC79A7", "#E69F00", "#56B4E9", "#D55E00")
STYLE = (
    "svg{background:#fff;font:13px system-ui,'DejaVu Sans',sans-serif}text{fill:#222}"
    ".title{font-weight:bold;font-size:15px}.warning{fill:#D55E00;font-weight:bold}"
    + "".join(f".part{i}{{fill:{colour}}}" for i, colour in enumerate(COLOURS))
)


def as_svg(answer: dict[str, Any]) -> str:
    """The file's text; UsageError if there are no times."""
    if answer["parts_ms"] is None:
        raise UsageError("there is no picture: not even one layer of the model has room")
    title = "{model} on {board} at {clock_mhz:g} MHz, context {context}".format(**answer)
    parts = [
        svg.text(0, 18, title, "title"),
        svg.text(0, 38, "PROJECTION: nothing has run on a board", "warning"),
        *_legend(answer["parts_ms"]),
    ]
    rows = (
        ("a token", answer["decode_tokens_per_second"], answer["parts_ms"]),
        (
            f"a prompt of {answer['prompt_tokens']} tokens",
            answer["prefill_tokens_per_second"],
            answer["prefill_parts_ms"],
        ),
    )
    for place, (name, rate, times) in enumerate(rows):
        parts += _row(TOP + STEP * place, f"{name}: {rate:,.1f} tokens a second", times)
    limit = f"if only bytes counted: {answer['limit_tokens_per_second']:,.1f} tokens a second"
    parts.append(svg.text(WIDTH, TOP + 14, limit, anchor="end"))
    drawn = svg.drawing(WIDTH, TOP + STEP * len(rows), title, parts)
    space = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    start = space.index(">") + 1
    return f"{space[:start]}<style>{STYLE}</style>{space[start:]}\n"


def _legend(parts: dict[str, float]) -> list[str]:
    found, x = [], 0.0
    for place, name in enumerate(parts):
        found.append(svg.box(x, 48, 12, 12, f"part{place}"))
        found.append(svg.text(x + 18, 59, name))
        x += 40 + svg.text_width(name)
    return found


def _row(y: float, title: str, times: dict[str, float]) -> list[str]:
    """A bar as wide as the picture; what runs beside something else counts, too."""
    whole, x = sum(times.values()), 0.0
    found = [svg.text(0, y + 14, title)]
    for place, (name, ms) in enumerate(times.items()):
        if not ms:
            continue
        wide = WIDTH * ms / whole
        found.append(svg.box(x, y + 24, wide - 1, BAR, f"part{place}", f"{name}: {ms:,.2f} ms"))
        words = f"{ms:,.1f} ms"
        if wide > svg.text_width(words):
            found.append(svg.text(x + wide / 2, y + 46, words, anchor="middle"))
        x += wide
    return found


def save(path: Path, text: str) -> None:
    """Beside it first, then moved into place; UsageError if that cannot be."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: is no file; give a file")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
