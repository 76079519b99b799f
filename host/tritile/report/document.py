"""The report as tables of plain values, whatever they are written as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .bitlinear import Shares
from .categories import layer_of
from .facts import Facts, Group, Row
from .settings import setting_rows
from .wording import in_layer, part, size_text


@dataclass(frozen=True)
class Column:
    """``kind``: text, shape, count, number, bytes or share."""

    name: str
    kind: str = "text"

    @property
    def right(self) -> bool:
        return self.kind not in ("text", "shape")


@dataclass(frozen=True)
class Table:
    """``totals``: rows below a line. ``note``: a sentence below the title."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    totals: Sequence[Sequence[Any]] = ()
    note: str = ""


NAME, SHAPE = Column("Name"), Column("Shape", "shape")
ELEMENTS, BYTES = Column("Elements", "count"), Column("Bytes", "bytes")
TENSORS, SHARE = Column("Tensors", "count"), Column("Share", "share")
TYPE, FORM = Column("Type"), Column("Form")
TENSOR_COLUMNS = (NAME, SHAPE, Column("Squeezed shape", "shape"), ELEMENTS, TYPE, BYTES, FORM)
NO_TERNARY = "There are no ternary matrices: every weight is dense."


def tables(facts: Facts, layer: int | None, shares: Sequence[Shares] | None) -> list[Table]:
    """All of them; UsageError if there is no such layer."""
    found = [config_table(facts), tensor_table(facts), total_table(facts)]
    found += [form_table(facts), category_table(facts), *layer_table(facts, layer)]
    found += [bitlinear_table(facts, layer), board_table(facts), dtype_table(facts)]
    if shares is not None:
        found.append(trit_table(shares))
    return found


def config_table(facts: Facts) -> Table:
    rows = list(setting_rows(facts.config))
    note = "" if rows else "There is no config.json."
    columns = (Column("Setting"), Column("Value"))
    return Table("config", "Configuration", columns, rows, note=note)


def tensor_table(facts: Facts) -> Table:
    rows = [tensor_row(row, row.name) for row in facts.rows]
    return Table("tensors", f"Tensors ({len(rows):,})", TENSOR_COLUMNS, rows)


def tensor_row(row: Row, name: str) -> list[Any]:
    return [name, row.shape, row.squeezed_shape, row.elements, row.dtype, row.bytes, row.form]


def total_table(facts: Facts) -> Table:
    total = facts.total
    ternary = sum(matrix.elements for matrix in facts.bitlinear)
    rows = [
        ["Tensors", f"{total.tensors:,}"],
        ["Elements, as stored", f"{total.elements:,}"],
        ["Bytes", f"{total.bytes:,} ({size_text(total.bytes)})"],
        ["Weights, every trit counted", f"{facts.weights:,}"],
        ["Ternary weights", f"{ternary:,} ({ternary / max(facts.weights, 1):.2%})"],
        ["Layers", f"{len(facts.layers):,}"],
        ["Files", ", ".join(path.name for path in facts.opened.files)],
    ]
    return Table("totals", "Totals", (Column("What"), Column("How much")), rows)


def form_table(facts: Facts) -> Table:
    total = facts.total
    columns = (
        *(Column("Form"), TENSORS, Column("Of tensors", "share"), ELEMENTS),
        *(Column("Of elements", "share"), BYTES),
    )
    rows = [
        [
            *(form.name, form.tensors, part(form.tensors, total.tensors), form.elements),
            *(part(form.elements, total.elements), form.bytes),
        ]
        for form in facts.forms()
    ]
    sums = [["total", total.tensors, 1.0, total.elements, 1.0, total.bytes]]
    note = "By the rank of the squeezed shape; a single value counts as a vector."
    return Table("forms", "By form", columns, rows, sums, note)


def category_table(facts: Facts) -> Table:
    columns = (Column("Category"), TENSORS, ELEMENTS, BYTES, SHARE)
    rows, sums = group_rows(facts.categories(), facts.total)
    return Table("categories", "By category", columns, rows, sums, "Share of the bytes.")


def dtype_table(facts: Facts) -> Table:
    rows, sums = group_rows(facts.dtypes(), facts.total)
    return Table("dtypes", "By type", (TYPE, TENSORS, ELEMENTS, BYTES, SHARE), rows, sums)


def group_rows(groups: Sequence[Group], total: Group) -> tuple[list[list[Any]], list[list[Any]]]:
    """(rows, the sum below them)."""
    lines = [
        [g.name, g.tensors, g.elements, g.bytes, part(g.bytes, total.bytes)]
        for g in (*groups, total)
    ]
    return lines[:-1], lines[-1:]


def layer_table(facts: Facts, number: int | None) -> Iterator[Table]:
    found = facts.layer(number)
    if found is None:
        return
    layer, members = found
    rows = [tensor_row(row, in_layer(row.name)) for row in members]
    same = f"{len(rows)} tensors; {alike(facts, layer)} of {len(facts.layers)} layers have these."
    yield Table("layer", f"Layer {layer}", TENSOR_COLUMNS, rows, note=same)


def alike(facts: Facts, layer: int) -> int:
    """How many layers have the tensors of this one: names, shapes and types."""
    held: dict[int, set[tuple[Any, ...]]] = {}
    for row in facts.rows:
        place = layer_of(row.name)
        if place is not None:
            held.setdefault(place[0], set()).add((place[1], row.shape, row.dtype))
    return sum(tensors == held[layer] for tensors in held.values())


def bitlinear_table(facts: Facts, number: int | None) -> Table:
    columns = (
        *(NAME, Column("K (in)", "count"), Column("M (out)", "count")),
        *(ELEMENTS, Column("Packed bytes", "bytes")),
    )
    title = "BitLinear layers"
    if not facts.bitlinear:
        return Table("bitlinear", title, columns, [], note=NO_TERNARY)
    layers = {matrix.name: (layer_of(matrix.name) or (-1,))[0] for matrix in facts.bitlinear}
    chosen = min(layers.values()) if number is None else number
    block = [matrix for matrix in facts.bitlinear if layers[matrix.name] == chosen]
    rows = [[in_layer(m.name), m.k, m.m, m.elements, m.packed_bytes] for m in block]
    every = f"all {len(set(layers.values()))} layers, {len(layers)} matrices"
    sums = [
        [name, None, None, sum(m.elements for m in held), sum(m.packed_bytes for m in held)]
        for name, held in ((f"layer {chosen}", block), (every, facts.bitlinear))
    ]
    note = "Packed at two bits a weight, four to a byte, as Hugging Face packs them."
    return Table("bitlinear", title, columns, rows, sums, note)


def board_table(facts: Facts) -> Table:
    columns = (
        *(Column("Board"), Column("Packed bytes", "bytes"), Column("Bits a weight", "number")),
        *(Column("Its memory", "bytes"), Column("Share of it", "share")),
    )
    title = "What each board's image takes"
    if not facts.bitlinear:
        return Table("boards", title, columns, [], note=NO_TERNARY)
    rows = [
        [n.board, n.bytes, n.bits_per_weight, n.memory, n.memory and part(n.bytes, n.memory)]
        for n in facts.needs()
    ]
    note = (
        "The ternary matrices in the board's own packing, padding included. Embedding, norms and"
        " head stay with the processor, which shares the memory."
    )
    return Table("boards", title, columns, rows, note=note)


def trit_table(shares: Sequence[Shares]) -> Table:
    columns = (NAME, *(Column(f"Share of {trit}", "share") for trit in ("-1", "0", "+1")))
    rows = [[s.name, s.minus, s.zero, s.plus] for s in shares]
    note = "" if rows else NO_TERNARY
    return Table("ternary", f"Ternary weights ({len(rows):,} matrices)", columns, rows, (), note)
