"""What one change would do: everything else stays, and the token is projected again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..native.tiled import obstacle
from .profile import Profile
from .projection import COMPILED, Projection, Setting
from .subject import Subject

MORE = 1.25  # times the clock, or the memory's rate
TILED = "a prompt's attention on the tile"


@dataclass(frozen=True)
class Change:
    """Tokens a second with it."""

    name: str
    decode: float
    prefill: float


def tried(subject: Subject, setting: Setting, profile: Profile) -> list[Change]:
    """Every change that makes sense here; what helps decoding most comes first."""
    found = []
    for name, other in _settings(setting).items():
        projection = Projection(subject, other, profile)
        if TILED in name and not _worth_it(Projection(subject, setting, profile), projection):
            continue
        if projection.memory.runs:
            found.append(Change(name, projection.decode_rate, projection.prefill_rate))
    return sorted(found, key=lambda change: -change.decode)


def _worth_it(before: Projection, tiled: Projection) -> bool:
    """Whether the tile can attend in this model, all of it in memory, and is faster."""
    found = obstacle(tiled.config, tiled.setting.board.geometry)
    return found is None and tiled.memory.fits and tiled.prefill_rate > before.prefill_rate


def _settings(s: Setting) -> dict[str, Setting]:
    faster = replace(
        s.processor, slower=s.processor.slower / 2, operations=2 * s.processor.operations
    )
    found = {
        f"the tile at {MORE * s.clock_mhz:g} MHz": replace(s, clock_mhz=MORE * s.clock_mhz),
        f"memory of {MORE * s.memory_rate / 1e9:.3g} GB/s": replace(
            s, memory_rate=MORE * s.memory_rate
        ),
        "cores, or code for them, twice as fast": replace(s, processor=faster),
    }
    if s.head != "tile":
        found["the head on the tile"] = replace(s, head="tile")
    if s.kernels != COMPILED:
        found["compiled kernels"] = replace(s, kernels=COMPILED)
    elif s.kv != "int8":
        found["an int8 KV cache"] = replace(s, kv="int8")
    if s.kernels == COMPILED and s.attention != "tile":
        with_int8 = "" if s.kv == "int8" else " and an int8 KV cache"
        found[f"{TILED}{with_int8}"] = replace(s, kv="int8", attention="tile")
    if s.threads < s.processor.cores:
        found[f"{s.processor.cores} threads"] = replace(s, threads=s.processor.cores)
    return found
