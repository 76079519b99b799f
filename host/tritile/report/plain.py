"""The report for a terminal and as Markdown."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from .document import Table
from .wording import cell_text

MOST_WIDTH = 10_000  # characters of a line where nobody looks at it in a terminal


def print_text(title: str, tables: Sequence[Table], console: Console) -> None:
    """Tables one below the other, as wide as their contents."""
    console.print(Text(title, style="bold"))
    for table in tables:
        console.print()
        console.print(Text(table.title, style="bold"))
        if table.note:
            console.print(Text(table.note, style="dim"))
        if table.rows:
            console.print(_grid(table))


def as_text(title: str, tables: Sequence[Table]) -> str:
    """For a file or a pipe: no colours, no line is cut."""
    file = io.StringIO()
    print_text(title, tables, Console(file=file, width=MOST_WIDTH, no_color=True))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def as_markdown(title: str, tables: Sequence[Table]) -> str:
    lines = [f"# {_escape(title)}", ""]
    for table in tables:
        lines += [f"## {_escape(table.title)}", ""]
        if table.note:
            lines += [table.note, ""]
        if table.rows:
            lines += [*_markdown_table(table), ""]
    return "\n".join(lines)


def _grid(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column in table.columns:
        right = column.kind not in ("text", "shape")
        grid.add_column(column.name, justify="right" if right else "left", overflow="fold")
    for rows in (table.rows, table.totals):
        for row in rows:
            grid.add_row(*(Text(text) for text in _cells(table, row)))
        grid.add_section()
    return grid


def _markdown_table(table: Table) -> list[str]:
    names = [column.name for column in table.columns]
    marks = ["---" if column.kind in ("text", "shape") else "---:" for column in table.columns]
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
