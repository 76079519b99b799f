"""What a simulated board can be asked for, in Python or by the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tritile.errors import UsageError
from tritile_arch.boards import Board
from tritile_sim.options import options_of

# For example PYNQ_SIM_OPTIONS="cma=16M base=0x800000000 sync=range latency=200".
OPTIONS = "PYNQ_SIM_OPTIONS"
MEBI = 1 << 20
UNITS = {"": 1, "K": 1 << 10, "M": MEBI, "G": 1 << 30}
CMA_BYTES = 128 * MEBI  # of PYNQ's images, unless the kernel's command line has cma=
ABOVE_CMA = 16 * MEBI  # the kernel takes CMA from the top of the memory, nearly
SYNCS = ("range", "buffer")
# The simulation's own options (tritile_sim.options.Options) that may be set as well.
NUMBERS = {"latency": int, "write_latency": int, "port_cap": float, "total_cap": float}
NUMBERS |= {"back_pressure": float, "seed": int, "watchdog": int}


@dataclass(frozen=True)
class Settings:
    """``cma_bytes``: memory for buffers, at device address ``cma_base`` (None: as on the board).

    ``sync``: what a flush covers, "range" (as pynq 3.0.1's) or "buffer" (as 3.1's and later
    ones'); None: as the installed pynq does. ``evictions``: the probability that the CPU's cache
    writes a dirty line back or fetches a clean one anew, at every doorbell and look at STATUS; 0
    is the worst case for a forgotten call. ``port_bits``: widths to which the boot loader has set
    memory ports, by their names at the processing system. ``simulation``: options of
    ``tritile_sim``.
    """

    cma_bytes: int = CMA_BYTES
    cma_base: int | None = None
    sync: str | None = None
    evictions: float = 0.0
    seed: int = 0
    port_bits: Mapping[str, int] = field(default_factory=dict)
    simulation: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.sync not in (None, *SYNCS):
            raise UsageError(f"sync is {self.sync!r}; expected {' or '.join(SYNCS)}")
        if not 0 <= self.evictions <= 1:
            raise UsageError(f"evictions is {self.evictions}; expected 0 to 1")
        if self.cma_bytes <= 0 or self.cma_bytes % MEBI:
            raise UsageError(f"cma is {self.cma_bytes} bytes; expected whole MiB, at least one")
        if self.cma_base is not None and (self.cma_base < 0 or self.cma_base % MEBI):
            raise UsageError(f"base is {self.cma_base:#x}; expected a multiple of 0x{MEBI:x}")
        options_of(self.simulation)

    def base(self, board: Board) -> int:
        """The device's address of the first byte of CMA, a multiple of 1 MiB."""
        if self.cma_base is not None:
            return self.cma_base
        top = (board.memory_bytes or 0) - ABOVE_CMA
        if self.cma_bytes > top:
            raise UsageError(
                f"cma is {self.cma_bytes >> 20} MiB; board {board.name} has room for {top >> 20}"
            )
        return top - self.cma_bytes


def settings_of(given: Mapping[str, Any]) -> Settings:
    """Settings by name; what they do not know is an option of the simulation."""
    own = {name: given[name] for name in given if name in Settings.__dataclass_fields__}
    others = {name: given[name] for name in given if name not in own}
    return replace(Settings(**own), simulation=dict(own.get("simulation", {})) | others)


def settings_here() -> Settings:
    """What PYNQ_SIM_OPTIONS says; UsageError names the word that makes no sense."""
    given: dict[str, Any] = {}
    for word in re.split(r"[\s,]+", os.environ.get(OPTIONS, "").strip()):
        if word:
            name, _, value = word.partition("=")
            given |= _parsed(name, value)
    try:
        return settings_of(given)
    except UsageError as error:
        raise UsageError(f"{OPTIONS}: {error}") from error


def _parsed(name: str, value: str) -> dict[str, Any]:
    try:
        if name == "cma":
            return {"cma_bytes": _nbytes(value)}
        if name == "base":
            return {"cma_base": _number(lambda text: int(text, 0), value)}
        if name == "sync":
            return {"sync": value}
        if name == "evictions":
            return {"evictions": _number(float, value)}
        if name in NUMBERS:
            return {name: _number(NUMBERS[name], value)}
    except ValueError as error:
        raise UsageError(f"{OPTIONS}: {name}={value} is no number: {error}") from error
    known = ", ".join(("cma", "base", "sync", "evictions", *NUMBERS))
    raise UsageError(f"{OPTIONS}: no option {name!r}; known: {known}")


def _number(read: Callable[[str], float], text: str) -> float:
    try:
        return read(text)
    except ValueError:
        kind = "a number, such as 0.5" if read is float else "a whole number"
        raise ValueError(f"expected {kind}") from None


def _nbytes(text: str) -> int:
    found = re.fullmatch(r"(\d+)([KMG]?)", text.upper())
    if not found:
        raise ValueError("expected bytes, or a number with K, M or G")
    return int(found[1]) * UNITS[found[2]]
