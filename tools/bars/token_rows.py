"""The bars of a token: what the CPU spends around the tile, and the projection for a board."""

from __future__ import annotations

from .jobs import JOBS
from .rows import AT_LEAST, AT_MOST, CPU, PERCENT, Row, figure

PROJECTION = "projection"
TOKEN = "a token of 2B-4T, context 512, one x86 core: "
PROJECTED = "2B-4T on zcu104 at 250 MHz, context 512"
MS, RATE = "{:.2f} ms", "{:.1f} tok/s"
RULES = "the rules at the head of this table"


def _ms(what: str, job: str, name: str, bar: float, stretch: float | None, limit: str) -> Row:
    jobs = (JOBS[job],)
    return Row(f"{TOKEN}{what}", jobs, figure(name), MS, AT_MOST, bar, stretch, CPU, limit)


def _projected(what: str, job: str, name: str, bar: float | None, stretch: float | None) -> Row:
    jobs = (JOBS[job],)
    return Row(what, jobs, figure(name), RATE, AT_LEAST, bar, stretch, PROJECTION, RULES)


TOKEN_ROWS = [
    _ms(
        "all but tile, attention and head, compiled",
        "token-float16",
        "kernels_ms",
        0.9,
        0.5,
        "reading the sums, writing the activations",
    ),
    _ms("the same, numpy", "token-numpy", "kernels_ms", 12, None, "some 1,500 numpy operations"),
    _ms(
        "attention, float16 KV cache",
        "token-float16",
        "attention_ms",
        4.5,
        None,
        "39 MB of cache from memory",
    ),
    _ms("attention, int8 KV cache", "token-int8", "attention_ms", 4.5, 2.5, "20 MB of cache"),
    _ms("Python and driver, compiled", "token-float16", "driver_ms", 0.3, 0.1, "Python, once"),
    Row(
        "attention of 512 tokens' prefill over the core's measured sgemm rate, float16",
        (JOBS["attention"],),
        figure("sgemm_share"),
        PERCENT,
        AT_LEAST,
        0.4,
        0.6,
        CPU,
        "softmax, and half of the last blocks is masked",
    ),
    _projected(f"{PROJECTED}: decode", "fit", "decode_tokens_per_second", 18, 24),
    _projected(f"{PROJECTED}: decode, int8 KV", "fit-int8", "decode_tokens_per_second", 18, 24),
    _projected(
        f"{PROJECTED}: what bytes alone would allow", "fit", "limit_tokens_per_second", None, None
    ),
    _projected(
        f"{PROJECTED}: prefill of 512, attention on the CPU",
        "fit",
        "prefill_tokens_per_second",
        None,
        None,
    ),
    _projected(
        f"{PROJECTED}: prefill of 512, attention on the tile, int8 KV",
        "fit-tile",
        "prefill_tokens_per_second",
        250,
        500,
    ),
]
