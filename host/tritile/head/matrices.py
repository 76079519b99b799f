"""What the head keeps in the device's memory and in a packed image, by name."""

from __future__ import annotations

from ..models.source import Table
from ..plan import JobList, Matrix
from .rows import FIRST, PLANES, Digit

DIGITS, LAST_DIGIT = "lm_head.digits", "lm_head.last_digit"  # job lists, and their matrices
FACTS = "lm_head.facts"  # ``rows.Facts``, one behind the other
PLACES = {DIGITS: range(PLANES - 1, PLANES - FIRST - 1, -1), LAST_DIGIT: range(PLANES - FIRST)}
# Tokens of a doorbell, most: a token's results are half a megabyte if the vocabulary is large.
MOST = {DIGITS: 16, LAST_DIGIT: 8}


def job_lists(vocabulary: int, hidden: int) -> list[JobList]:
    """What the tile multiplies: one doorbell for the first digits, one for the last."""
    return [
        JobList(name, (Matrix(name, vocabulary, hidden, len(places)),), apart=True, most=MOST[name])
        for name, places in PLACES.items()
    ]


def vectors(vocabulary: int) -> dict[str, int]:
    """Floats of each vector that belongs to them."""
    return {FACTS: 2 * vocabulary}


def planes(table: Table, name: str) -> list[Digit]:
    """Of the matrix of that name, most significant first."""
    return [Digit(table, place) for place in PLACES[name]]
