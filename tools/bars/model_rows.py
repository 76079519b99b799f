"""The bars of a whole model: packing it, looking at it, running it on the emulator."""

from __future__ import annotations

from .jobs import JOBS
from .rows import AT_MOST, Row, figure, time_row


def _packing(board: str, bits: float) -> list[Row]:
    """What an image of 2B-4T costs to make, and how large it is."""
    jobs = (JOBS[f"pack-{board}"],)
    limit = "padding of K to whole blocks, pages, and the header"
    beyond = lambda answer: answer["peak_memory_bytes"] / 1e6  # noqa: E731
    return [
        time_row(f"packing 2B-4T, {board}", f"pack-{board}", "seconds", 20, None, "two cores"),
        Row(
            f"bits a weight of the packed 2B-4T, {board}",
            jobs,
            figure("bits_per_weight"),
            "{:.4f}",
            AT_MOST,
            bits,
            None,
            "file size",
            limit,
        ),
        Row(
            f"peak memory of that packing, {board}",
            jobs,
            beyond,
            "{:.0f} MB",
            AT_MOST,
            300,
            None,
            "memory",
            "Python, numpy and tokenizers; pieces of two matrices",
        ),
    ]


MODEL_ROWS = [
    *_packing("zcu104", 1.62),
    *_packing("pynq-z2", 1.61),
    time_row("`inspect` of 2B-4T, the whole command", "inspect", "wall", 1, None, "Python's start"),
    time_row(
        "emulator, whole 2B-4T block, 1 token",
        "emulator-block",
        "seconds",
        0.5,
        None,
        "turning bytes into floats",
    ),
]
