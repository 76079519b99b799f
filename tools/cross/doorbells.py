"""Calls of the walk's doorbells, with registers that are plain memory: no device answers.

On aarch64 the instructions that keep caches by lines run, over ranges that begin and end inside a
line: nothing of memory may change. What caches do, qemu does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tritile_arch import registers
from tritile_arch.registers import DOORBELL, STATUS

from .compare import Tally
from .driving import Array, Call
from .vectors import Vector

COMPLETED = STATUS.field("completed")
MASK = (1 << COMPLETED.width) - 1
FIELDS = ("index", "tokens")  # of DOORBELL
GIVEN_UP = 1  # TT_GIVEN_UP
BYTES, STRIDE, COUNT = 70_700, 71_100, 4  # of the ranges: pieces for several threads


def rings(rng: np.random.Generator) -> Iterator[Vector]:
    """One that has ended or is overtaken, one that has not ended, one with an error."""
    for rung in (0, 7, MASK - 1, MASK):  # the count wraps
        for behind, error, ends in ((0, 0, True), (1, 0, True), (-1, 0, False), (0, 1, False)):
            yield _ring(rng, rung, behind, error, ends)


def _ring(rng: np.random.Generator, rung: int, behind: int, error: int, ends: bool) -> Vector:
    due = (rung + 1) & MASK
    index, tokens = (int(rng.integers(1, 1 << DOORBELL.field(n).width)) for n in FIELDS)
    window = rng.integers(0, 1 << 31, max(DOORBELL.offset, STATUS.offset) // 4 + 1, dtype=np.uint32)
    status = COMPLETED.put((due + behind) & MASK) | STATUS.field("error").put(error)
    window[STATUS.offset // 4] = status
    memory = rng.integers(0, 256, COUNT * STRIDE, dtype=np.uint8)
    rung_bell = window.copy()
    rung_bell[DOORBELL.offset // 4] = sum(
        DOORBELL.field(n).put(value) for n, value in zip(FIELDS, (index, tokens), strict=True)
    )
    answers = [0, due, 0 if ends else GIVEN_UP, 0, 0 if ends else 1]
    numbers = [
        *(BYTES, STRIDE, COUNT),
        *(DOORBELL.offset // 4, STATUS.offset // 4),
        *(DOORBELL.field(n).lsb for n in FIELDS),
        *(COMPLETED.lsb, MASK, registers.MOST_BEHIND, STATUS.field("error").put(1)),
        *(rung, index, tokens),
    ]
    out = Array(np.full(len(answers), 9, np.int32), wanted=True)
    arrays = [Array(window, wanted=True), Array(memory, wanted=True), out]

    def check(tally: Tally, found: list[np.ndarray]) -> None:
        for array, expected in zip(found, (rung_bell, memory, np.array(answers)), strict=True):
            tally.take_integers(array, expected)

    return Call("doorbell", numbers, arrays), check
