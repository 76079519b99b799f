"""What ``tritile fit`` answers, as plain data."""

from __future__ import annotations

from typing import Any

from ..plan import IN_FLIGHT
from .changes import tried
from .memory import SYSTEM
from .profile import Profile
from .projection import HEAD, TILE, Projection, Setting, Times
from .prompt import UNCACHED_RATE
from .subject import Subject
from .tiled import COSTS

MB = 1 << 20


def answer_of(subject: Subject, setting: Setting, profile: Profile) -> dict[str, Any]:
    """``--json``'s object. Rates are null if not even one layer has room."""
    projection = Projection(subject, setting, profile)
    memory = projection.memory
    answer: dict[str, Any] = {
        "kind": "fit",
        "projection": "nothing has run on a board; see assumptions",
        "model": subject.name,
        "board": setting.board.name,
        "context": setting.context,
        "prompt_tokens": setting.prompt,
        "clock_mhz": setting.clock_mhz,
        "kernels": setting.kernels,
        "threads": setting.threads,
        "kv": setting.kv,
        "head": setting.head,
        "attention": setting.attention,
        "fits": memory.fits,
        "fits_the_image_as_it_comes": memory.fits and memory.setting <= memory.reserved,
        "cma": f"{memory.setting // MB}M" if memory.fits else f"{memory.largest // MB}M",
        "bytes": {
            "weights": memory.weights,
            "buffers": memory.buffers,
            "kv_cache": memory.cache,
            "tables_mapped": memory.tables,
            "cma_of_the_image": memory.reserved,
            "cma_at_most": memory.largest,
            "memory": setting.board.memory_bytes,
            "linux_and_python": SYSTEM,
        },
        "streamed_bytes_a_pass": memory.streamed,
    }
    if not memory.runs:
        names = ("prefill_tokens_per_second", "decode_tokens_per_second", "parts_ms")
        return {**answer, **dict.fromkeys(names), "changes": [], "assumptions": []}
    decode, prefill = projection.decode(), projection.prefill()
    changes = tried(subject, setting, profile)
    return {
        **answer,
        "prefill_tokens_per_second": 1e3 * setting.prompt / prefill.total,
        "decode_tokens_per_second": 1e3 / decode.total,
        "limit_tokens_per_second": projection.limit(),
        "token_ms": decode.total,
        "parts_ms": decode.parts,
        "prefill_ms": prefill.total,
        "prefill_parts_ms": prefill.parts,
        "prefill_hidden_ms": prefill.hidden,
        "tile_cycles": projection.tile_cycles(1),
        "changes": [vars(change) for change in changes],
        "best_change": changes[0].name,
        "assumptions": assumptions(projection, profile, decode),
    }


def assumptions(projection: Projection, profile: Profile, decode: Times) -> list[str]:
    """What the figures rest on, a sentence each."""
    s = projection.setting
    tile = decode.parts[TILE] + (decode.parts[HEAD] if s.head == "tile" else 0)
    memory = (
        f"{s.rate / 1e9:.4g} GB/s for everything that the tile moves"
        f" ({s.rate / (s.clock_mhz * 1e6):.4g} bytes a clock)"
    )
    found = [
        f"tile: clocks worked out as the RTL counts them, at {s.clock_mhz:g} MHz and {memory};"
        f" {tile:.3g} ms of a token",
        f"CPU: measured on {profile.machine}",
        *projection.processor.describe(),
        f"{SYSTEM // MB} MB for Linux and Python; the tables' pages are in memory when needed",
        "a prompt goes through in the engine's chunks, the CPU working on one group of tokens while"
        f" the tile runs others ({IN_FLIGHT} in flight); a single token's parts follow each other",
    ]
    if s.attention == "tile":
        found += _of_tiled_attention()
    if s.head == "tile":
        found.append("the head's first two digits decide every token (the third is read seldom)")
    return found


def _of_tiled_attention() -> list[str]:
    least = ", ".join(
        f"{step.replace('_', ' ')} {moved:g} and {operations:g}"
        for step, (moved, operations) in COSTS.items()
    )
    return [
        "a prompt's attention: its jobs' clocks worked out as the others', up to 10% too few where"
        " the memory is the limit; their lists and o's never read ahead; the CPU's steps measured"
        f" as the rest; for each value no fewer bytes moved and operations than {least}",
        "a prompt's attention: descriptors and planes are written to memory without a cache at"
        f" {UNCACHED_RATE / 1e9:g} GB/s, and pynq is called once a group and layer; tokens behind"
        " the prompt are the CPU's",
    ]
