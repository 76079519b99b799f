"""Runs the bars of tiles and models and writes them into docs/measurements.md: ``make bench``.

Answers are kept in build/bench/, so that ``--only prefill`` runs the jobs with that word in their
name and the table keeps what the others answered before.
"""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path

from rich.console import Console

from .drawing import drawing
from .jobs import JOBS, ROOT, Job, verilog
from .model_rows import MODEL_ROWS
from .rows import ROWS, Row, notes
from .text_rows import TEXT_ROWS
from .token_rows import TOKEN_ROWS

DOCS = ROOT / "docs"
TABLES = {
    "bars": ROWS,
    "model": MODEL_ROWS,
    "token": TOKEN_ROWS,
    "text": TEXT_ROWS,
}  # by the marker around it
console = Console(stderr=True)


def chosen(words: list[str]) -> list[Job]:
    """All jobs, or those that have one of the words in their name."""
    jobs = [job for job in JOBS.values() if not words or any(word in job.name for word in words)]
    if not jobs:
        raise SystemExit(f"no job is named like {words}; there are {', '.join(JOBS)}")
    return jobs


def run(jobs: list[Job]) -> None:
    for number, job in enumerate(jobs, 1):
        console.print(f"[{number}/{len(jobs)}] {job.command}", markup=False, highlight=False)
        job.run()


def line(row: Row) -> str:
    """One row of the table."""
    seen = row.seen()
    bars = "-" if row.bar is None else f"{row.sense} {row.show(row.bar)}"
    stretch = row.show(row.stretch)
    if seen is None:
        return f"| {row.what} | not run | {bars} | {stretch} | {row.kind} | | `{row.command}` |"
    text = f"**{row.show(seen)}** ({row.verdict(seen)}{age(row)})"
    result = row.jobs[0].result() if row.jobs else None
    limit = "; ".join([row.limit, *(notes(result, row) if result else ())])
    return f"| {row.what} | {text} | {bars} | {stretch} | {row.kind} | {limit} | `{row.command}` |"


def age(row: Row) -> str:
    """Says so if a figure is of another Verilog than gen/ holds now."""
    results = ((job, job.result()) for job in row.jobs)
    old = any(r is not None and r["verilog"] != verilog(job.board) for job, r in results)
    return "; of earlier RTL" if old else ""


def section(rows: list[Row]) -> str:
    jobs = (job for row in rows for job in row.jobs)
    dates = sorted({r["date"] for job in jobs if (r := job.result())})
    days = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "never"
    head = [
        f"Run {days} on {os.cpu_count()} cores, Python {platform.python_version()}.",
        "Times are wall clock of a machine that may have done other work too.",
        "",
        "| what | seen | bar | stretch | kind | what limits it | command |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *map(line, rows)])


def write(docs: Path) -> None:
    """Puts the tables between their markers and draws the picture."""
    file = docs / "measurements.md"
    text = file.read_text()
    for name, rows in TABLES.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise SystemExit(f"{file} has no {begin} ... {end} to write between")
        text = f"{before}{begin}\n{section(rows)}\n{end}{after}"
    file.write_text(text)
    (docs / "utilisation.svg").write_text(drawing())
    console.print(f"wrote {file} and {docs / 'utilisation.svg'}", highlight=False)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bars", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], help="jobs with one of these words")
    parser.add_argument("--write", action="store_true", help="run nothing; write what is there")
    parser.add_argument("--docs", type=Path, default=DOCS, help="default: %(default)s")
    a = parser.parse_args()
    if not a.write:
        run(chosen(a.only))
    write(a.docs)


if __name__ == "__main__":
    main()
