"""What a matrix of an image is made of: a checkpoint's trits, or digits of its head's rows."""

from __future__ import annotations

from collections.abc import Sequence

from ..head.matrices import PLACES, planes
from ..models.source import Source, head_table
from ..ternary import Ternary
from .format import ROWS


def contents(source: Source, name: str) -> tuple[str, float, Sequence[Ternary]]:
    """(rule, weight scale, planes), the most significant plane first."""
    if name in PLACES:
        return ROWS, 1.0, planes(head_table(source), name)
    rescale = source.rescale(name)
    return rescale.rule, float(rescale.weight_scale), [source.ternary(name)]
