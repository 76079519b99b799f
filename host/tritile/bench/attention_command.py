"""``tritile bench attention``: a layer's attention over a prompt, beside the core's products."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ..errors import UsageError
from ..native.kernels import KINDS
from ..options import JsonOption
from .attention import measure_attention
from .blank_model import config_of
from .shapes import SIZES

MOST_REPEATS = 10_000

ShapeOption = Annotated[str, typer.Option(help=", ".join(SIZES))]
TokensOption = Annotated[int, typer.Option(help="of the prompt")]
KvOption = Annotated[str, typer.Option(help="type of the KV cache: " + ", ".join(KINDS))]
RepeatOption = Annotated[int, typer.Option(help="measured runs; the figure is the best")]


def attention(
    shape: ShapeOption = "bitnet-2b-4t",
    tokens: TokensOption = 512,
    kv: KvOption = "float16",
    repeat: RepeatOption = 50,
    as_json: JsonOption = False,
) -> None:
    """A layer's attention over a whole prompt on one core, and its share of numpy's products."""
    config = config_of(shape)
    if kv not in KINDS:
        raise UsageError(f"kv is {kv!r}; expected {', '.join(KINDS)}")
    if not 1 <= repeat <= MOST_REPEATS:
        raise UsageError(f"repeat is {repeat}; expected 1 to {MOST_REPEATS}")
    found = measure_attention(config, tokens, kv, repeat)
    answer = {
        "kind": "attention",
        "layer_ms": found.milliseconds,
        "gflops": found.gflops,
        "sgemm_gflops": found.sgemm_gflops,
        "sgemm_share": found.share,
        "shape": shape,
        "tokens": tokens,
        "kv": kv,
        "threads": 1,
        "repeat": repeat,
    }
    if as_json:
        typer.echo(json.dumps(answer))
        return
    typer.echo(
        f"{shape}, attention of a layer over {tokens} tokens, {kv} KV cache, one core, best of"
        f" {repeat}: {found.milliseconds:.2f} ms, {found.gflops:.1f} GFLOP/s;"
        f" float32 products of numpy: {found.sgemm_gflops:.1f} GFLOP/s, share {found.share:.2f}"
    )
