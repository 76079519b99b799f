"""Options that several commands have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from tritile_arch.boards import BOARDS

from .device.platforms import PLATFORMS
from .errors import UsageError
from .head.choice import HEADS
from .native.choice import ATTENTION, KERNELS, KV, TILE_KV

UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}

PlatformOption = Annotated[str, typer.Option(help=" or ".join(PLATFORMS))]
BoardOption = Annotated[
    str | None,
    typer.Option(help=" or ".join(BOARDS) + "; left out: this board, or tiny where it is none"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="answer with one JSON object")]
AllowOption = Annotated[
    bool, typer.Option("--allow-synthetic", help="run a checkpoint of random weights")
]
ImageOption = Annotated[
    Path | None,
    typer.Option(help="a packed image; left out: the one beside the model, if there is one"),
]
HeadOption = Annotated[
    str,
    typer.Option(
        help=f"who multiplies with the embedding to choose tokens: {', '.join(HEADS)};"
        " auto: on a board the tile, if the vocabulary is large; the tokens are the same"
    ),
]
WeightMemoryOption = Annotated[
    str | None,
    typer.Option(
        help="device memory for weights, such as 64M; what does not fit streams. Left out: all",
    ),
]

KernelsOption = Annotated[
    str,
    typer.Option(help=f"the CPU computes with: {', '.join(KERNELS)} (C if it can)"),
]
KvOption = Annotated[
    str, typer.Option(help=f"type of the KV cache: {', '.join(KV)}; the latter two with C alone")
]
AttentionOption = Annotated[
    str,
    typer.Option(
        help=f"who multiplies in a prompt's attention: {', '.join(ATTENTION)};"
        f" the tile with --kv {TILE_KV} alone"
    ),
]
ThreadsOption = Annotated[
    int | None, typer.Option(help="of C on the CPU; left out: one a core, up to 4")
]


def parse_bytes(text: str, name: str) -> int:
    """So many bytes, with or without K, M or G behind them; UsageError names the option."""
    match = re.fullmatch(r"([0-9]{1,15})([KMG]?)", text.strip().upper())
    found = int(match[1]) * UNITS[match[2]] if match else 0
    if found < 1:
        raise UsageError(f"{name} is {text!r}; expected bytes, such as 67108864, 65536K, 64M or 1G")
    return found
