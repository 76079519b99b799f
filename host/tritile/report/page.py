"""The report as one HTML file: figures, charts, tables that sort; nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from . import charts
from .bitlinear import Shares
from .document import Table, tables
from .facts import Facts
from .wording import cell_text, part, size_text

# Of the sections.
ORDER = (
    *("categories", "layer", "bitlinear", "boards", "ternary", "dtypes", "forms"),
    *("totals", "config", "tensors"),
)
OPEN_ROWS = 60  # a table of more rows is folded away


def as_html(title: str, facts: Facts, layer: int | None, shares: Sequence[Shares] | None) -> str:
    by_key = {table.key: table for table in tables(facts, layer, shares)}
    pictures = dict(_charts(facts, layer, shares))
    body = [f"<header><h1>{escape(title)}</h1>", _lead(facts), *_figures(facts), "</header>"]
    for key in ORDER:
        if key in by_key:
            body += _section(by_key[key], pictures.get(key, ""))
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style></head>\n<body><main>\n"
        + "\n".join(body)
        + f"\n<footer>Made by tritile inspect, from headers"
        f"{' and weights' if shares is not None else ' alone'}.</footer>\n</main>\n"
        f"<script>\n{script}</script></body></html>\n"
    )


def _asset(name: str) -> str:
    return (files("tritile.report") / name).read_text(encoding="utf-8")


def _lead(facts: Facts) -> str:
    """One line below the title."""
    named = facts.config.get("architectures") or facts.config.get("general.architecture")
    kind = ", ".join(map(str, named)) if isinstance(named, list) else str(named or "")
    words = [kind, f"{len(facts.layers)} layers" if facts.layers else "", str(facts.opened.path)]
    warning = '<p class="warning">Synthetic: its weights are random numbers.</p>'
    lead = " · ".join(escape(word) for word in words if word)
    return f'<p class="lead">{lead}</p>{warning if facts.synthetic else ""}'


def _figures(facts: Facts) -> Iterator[str]:
    """The large numbers."""
    ternary = sum(matrix.elements for matrix in facts.bitlinear)
    total = facts.total
    pairs = [
        (_short(facts.weights), "weights"),
        (size_text(total.bytes), "in the file" if len(facts.opened.files) == 1 else "in the files"),
        (f"{8 * part(total.bytes, facts.weights):.2f}", "bits a weight"),
        (f"{total.tensors:,}", "tensors"),
    ]
    if ternary:
        pairs.insert(1, (f"{part(ternary, facts.weights):.1%}", "of them ternary"))
    yield '<div class="figures">'
    for figure, words in pairs:
        yield f"<div><b>{figure}</b><span>{words}</span></div>"
    yield "</div>"


def _charts(
    facts: Facts, layer: int | None, shares: Sequence[Shares] | None
) -> Iterator[tuple[str, str]]:
    """(key of the table below it, picture with what it shows)."""
    total = facts.total
    yield "categories", _figure(charts.category_chart(facts), "Where the bytes are.")
    types = {group.name: (group.bytes, charts.hint(group)) for group in facts.dtypes()}
    strip = charts.strip_chart("Bytes by type", types, total.bytes)
    yield "dtypes", _figure(strip, "Share of the bytes.")
    forms = {group.name: (group.tensors, charts.hint(group)) for group in facts.forms()}
    strip = charts.strip_chart("Tensors by form", forms, total.tensors)
    yield "forms", _figure(strip, "Share of the tensors.")
    found = facts.layer(layer)
    if found:
        words = "Its matrices to scale, the longer side across; point at one for its figures."
        yield "layer", _figure(charts.layer_chart(facts, found[1]), words)
    if facts.bitlinear:
        words = "All ternary matrices, as they lie in the file and packed for the boards."
        yield "boards", _figure(charts.board_chart(facts), words)
    if shares:
        lines = _figure(charts.trit_chart(shares), "The share of zeros, from layer to layer.")
        strip = charts.trit_strip(facts, shares)
        yield "ternary", _figure(strip, "All ternary weights together.") + lines


def _figure(picture: str, words: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(words)}</figcaption></figure>"


def _section(table: Table, pictures: str) -> Iterator[str]:
    yield f'<section id="{table.key}"><h2>{escape(table.title)}</h2>{pictures}'
    if table.note:
        yield f'<p class="note">{escape(table.note)}</p>'
    if table.rows:
        if len(table.rows) > OPEN_ROWS:
            yield f"<details><summary>all {len(table.rows):,} rows</summary>"
            yield '<input type="search" placeholder="filter by name" aria-label="filter">'
        yield from _html_table(table)
        if len(table.rows) > OPEN_ROWS:
            yield "</details>"
    yield "</section>"


def _html_table(table: Table) -> Iterator[str]:
    yield '<div class="scroll"><table><thead><tr>'
    sides = ["right" if column.right else "left" for column in table.columns]
    for column, side in zip(table.columns, sides, strict=True):
        yield f'<th class="{side}" scope="col"><button>{escape(column.name)}</button></th>'
    yield "</tr></thead>"
    for tag, rows in (("tbody", table.rows), ("tfoot", table.totals)):
        if rows:
            yield f"<{tag}>" + "\n".join(_html_row(table, sides, row) for row in rows) + f"</{tag}>"
    yield "</table></div>"


def _html_row(table: Table, sides: Sequence[str], row: Sequence[Any]) -> str:
    """Numbers carry their value, by which the page sorts."""
    cells = []
    for value, column, side in zip(row, table.columns, sides, strict=True):
        number = isinstance(value, (int, float)) and column.kind != "text"
        sort = f' data-value="{value}"' if number else ""
        cells.append(f'<td class="{side}"{sort}>{escape(cell_text(value, column.kind))}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _short(count: int) -> str:
    """E.g. ``2.41 billion``."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if count >= size:
            return f"{count / size:.2f} {name}"
    return str(count)
