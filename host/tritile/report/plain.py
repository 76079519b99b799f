"""The report for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from .document import Table
from .wording import cell_text

MANY_ROWS = 100  # rich takes a millisecond for each


def print_text(title: str, tables: Sequence[Table], console: Console) -> None:
    """For a terminal: short tables fold their names where it is narrow."""
    console.print(Text(title, style="bold"))
    for table in tables:
        console.print()
        console.print(Text(table.title, style="bold"))
        if table.note:
            console.print(Text(table.note, style="dim"))
        if len(table.rows) > MANY_ROWS:
            console.print(Text("\n".join(_aligned(table))), soft_wrap=True)
        elif table.rows:
            console.print(_grid(table))


def as_text(title: str, tables: Sequence[Table]) -> str:
    """For a file or a pipe: no colours, no line is cut."""
    lines = [title]
    for table in tables:
        lines += ["", table.title, *([table.note] if table.note else [])]
        if table.rows:
            lines += ["", *_aligned(table)]
    return "\n".join(lines) + "\n"


def as_markdown(title: str, tables: Sequence[Table]) -> str:
    lines = [f"# {_escape(title)}", ""]
    for table in tables:
        lines += [f"## {_escape(table.title)}", ""]
        if table.note:
            lines += [table.note, ""]
        if table.rows:
            lines += [*_markdown_table(table), ""]
    return "\n".join(lines)


def _aligned(table: Table) -> list[str]:
    """A heading, a rule, the rows, a rule and the totals; columns as wide as they must be."""
    names = [column.name for column in table.columns]
    rows = [_cells(table, row) for row in table.rows]
    totals = [_cells(table, row) for row in table.totals]
    widths = [max(map(len, texts)) for texts in zip(names, *rows, *totals, strict=True)]
    sides = [str.rjust if column.right else str.ljust for column in table.columns]

    def line(texts: Sequence[str]) -> str:
        pairs = zip(sides, texts, widths, strict=True)
        return "  ".join(side(text, width) for side, text, width in pairs).rstrip()

    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [line(names), rule, *map(line, rows)]
    return [*lines, rule, *map(line, totals)] if totals else lines


def _grid(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column in table.columns:
        grid.add_column(column.name, justify="right" if column.right else "left", overflow="fold")
    for rows in (table.rows, table.totals):
        for row in rows:
            grid.add_row(*(Text(text) for text in _cells(table, row)))
        grid.add_section()
    return grid


def _markdown_table(table: Table) -> list[str]:
    names = [column.name for column in table.columns]
    marks = ["---:" if column.right else "---" for column in table.columns]
    lines = [names, marks]
    lines += [[_escape(text) for text in _cells(table, row)] for row in table.rows]
    for row in table.totals:
        lines.append([f"**{_escape(text)}**" if text else "" for text in _cells(table, row)])
    return [f"| {' | '.join(line)} |" for line in lines]


def _cells(table: Table, row: Sequence[object]) -> list[str]:
    pairs = zip(row, table.columns, strict=True)
    return [cell_text(value, column.kind) for value, column in pairs]


def _escape(text: str) -> str:
    """Markdown's own characters as themselves."""
    text = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)
