"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from tritile_arch.boards import BOARDS

from .device.platforms import PLATFORMS

PlatformOption = Annotated[str, typer.Option(help=" or ".join(PLATFORMS))]
BoardOption = Annotated[str, typer.Option(help=" or ".join(BOARDS))]
JsonOption = Annotated[bool, typer.Option("--json", help="answer with one JSON object")]
AllowOption = Annotated[
    bool, typer.Option("--allow-synthetic", help="run a checkpoint of random weights")
]
