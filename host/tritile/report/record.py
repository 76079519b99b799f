"""The report as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .bitlinear import Shares
from .facts import Facts


def as_json(facts: Facts, shares: Sequence[Shares] | None) -> Mapping[str, Any]:
    """What --json answers."""
    total = facts.total
    answer: dict[str, Any] = {
        "path": str(facts.opened.path),
        "config": facts.config,
        "totals": {"tensors": total.tensors, "elements": total.elements, "bytes": total.bytes},
        "tensors": [
            {
                "name": row.name,
                "shape": row.shape,
                "squeezed_shape": row.squeezed_shape,
                "elements": row.elements,
                "dtype": row.dtype,
                "bytes": row.bytes,
                "form": row.form,
            }
            for row in facts.rows
        ],
        "forms": [vars(group) for group in facts.forms()],
        "categories": [vars(group) for group in facts.categories()],
        "bitlinear": [
            {
                "name": matrix.name,
                "K": matrix.k,
                "M": matrix.m,
                "elements": matrix.elements,
                "packed_bytes": matrix.packed_bytes,
            }
            for matrix in facts.bitlinear
        ],
        "dtypes": [vars(group) for group in facts.dtypes()],
        "boards": [vars(need) for need in facts.needs()] if facts.bitlinear else [],
    }
    if shares is not None:
        answer["ternary"] = [vars(share) for share in shares]
    return answer
