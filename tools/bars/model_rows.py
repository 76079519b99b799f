"""The bars of a whole model: packing it, looking at it, running it on the emulator."""

from __future__ import annotations

from collections.abc import Callable

from .jobs import JOBS
from .rows import AT_MOST, CPU, RTL, Row, figure, time_row


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


def _measured(
    what: str,
    jobs: tuple[str, ...],
    value: Callable[..., float],
    form: str,
    kind: str,
    limit: str,
) -> Row:
    """A figure that no bar was set for."""
    names = tuple(JOBS[job] for job in jobs)
    return Row(what, names, value, form, AT_MOST, None, None, kind, limit)


CALL = "one BitLinear call, 1 token, K = M = 2560, "


def _call(what: str, value: Callable[..., float], form: str, bar: float, limit: str) -> Row:
    jobs = (JOBS["call"],)
    return Row(f"{CALL}{what}", jobs, value, form, AT_MOST, bar, None, CPU, limit)


TOKEN = "a token of the 30 layers, "
LOAD = "loading the packed 2B-4T, files to written descriptors, "
PAIR = ("streamed-zcu104", "token-zcu104")
MODEL_ROWS = [
    *_packing("zcu104", 1.62),
    *_packing("pynq-z2", 1.61),
    _measured(
        "checking all of that image, zcu104",
        ("verify-zcu104",),
        figure("seconds"),
        "{:.2f} s",
        CPU,
        "sha256 on two cores",
    ),
    time_row(f"{LOAD}emulator", "token-emulator", "load_seconds", 2, None, "maps the image"),
    time_row(
        f"{LOAD}Verilated zcu104", "token-zcu104", "load_seconds", 2, None, "reading and copying"
    ),
    time_row("`inspect` of 2B-4T, the whole command", "inspect", "wall", 1, None, "Python's start"),
    _call(
        "Python's time on the emulator without the product, best of 20,000",
        figure("call_us"),
        "{:.1f} us",
        60,
        "numpy's own start of some twenty operations",
    ),
    _call("registers written", figure("register_writes"), "{:g}", 1, "the doorbell"),
    _call(
        "registers read, STATUS left out",
        lambda answer: answer["register_reads"] - answer["status_reads"],
        "{:g}",
        0,
        "nothing: a wait gives back the STATUS that it saw",
    ),
    time_row(
        "the six notebooks, one after the other, compiled models cached",
        "notebooks",
        "wall",
        240,
        None,
        "starting six kernels, matplotlib, the simulation",
    ),
    time_row(
        "emulator, whole 2B-4T block, 1 token",
        "emulator-block",
        "seconds",
        0.5,
        None,
        "turning bytes into floats",
    ),
    _measured(
        f"{TOKEN}emulator, seconds, head and attention included",
        ("token-emulator",),
        lambda answer: answer["seconds"] / (answer["prompt_tokens"] + answer["tokens"] - 1),
        "{:.2f} s",
        CPU,
        "blocks, then the head's product on the CPU",
    ),
    _measured(
        f"{TOKEN}cycles on the Verilated zcu104",
        ("token-zcu104",),
        figure("cycles"),
        "{:,}",
        RTL,
        "120 doorbells",
    ),
    _measured(
        f"{TOKEN}`weight_utilisation` of them",
        ("token-zcu104",),
        figure("weight_utilisation"),
        "{:.2%}",
        RTL,
        "as in a block",
    ),
    _measured(
        f"{TOKEN}cycles with 64 MB for weights over all of them resident",
        PAIR,
        lambda streamed, whole: streamed["cycles"] / whole["cycles"],
        "{:.4f}",
        RTL,
        "nothing is read ahead while idle",
    ),
    _measured(
        f"{TOKEN}waiting for weights with 64 MB for them",
        PAIR[:1],
        figure("stream_seconds"),
        "{:.2f} s",
        CPU,
        "the simulation is slower than the file",
    ),
]
