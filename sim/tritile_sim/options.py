"""What a simulated memory can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tritile.errors import UsageError
from tritile_arch.geometry import Geometry

from .memory import PAGE

CAPS = 16  # as in ddr_memory.h
# Longer than the design's own watchdog, so that its error code comes first.
WATCHDOG = 1 << 21


@dataclass(frozen=True)
class Options:
    """Latencies, watchdog and trace window in clocks, caps in bytes a clock.

    ``latency``: from AR's handshake to the first beat; ``write_latency``: from a burst's last
    beat to its answer. ``port_cap`` holds for every port by itself, ``total_cap`` for all
    together, ``group_caps`` for the ports named ("w0", "w1", ..., "io"). ``back_pressure``: the
    probability that a channel refuses a clock. ``vcd``: a file for a trace of ``vcd_window``
    (first and last clock), or of everything; a model that traces is compiled apart and is slower.
    """

    latency: int = 64
    write_latency: int = 16
    port_cap: float | None = None
    group_caps: Mapping[tuple[str, ...], float] = field(default_factory=dict)
    total_cap: float | None = None
    back_pressure: float = 0.0
    seed: int = 0
    memory_bytes: int = 512 << 20
    vcd: str | None = None
    vcd_window: tuple[int, int] | None = None
    watchdog: int = WATCHDOG

    def __post_init__(self) -> None:
        for name in ("latency", "write_latency", "watchdog"):
            self._check(name, getattr(self, name) >= 1, "1 or more")
        self._check("back_pressure", 0 <= self.back_pressure <= 0.95, "0 to 0.95")
        self._check("seed", 0 <= self.seed < 1 << 63, "0 to 2**63 - 1")
        whole = self.memory_bytes > 0 and self.memory_bytes % PAGE == 0
        self._check("memory_bytes", whole, f"a multiple of {PAGE}")
        for cap in (self.port_cap, self.total_cap, *self.group_caps.values()):
            if cap is not None and cap <= 0:
                raise UsageError(f"a cap is {cap} bytes a clock; expected more than 0")

    def _check(self, name: str, good: bool, expected: str) -> None:
        if not good:
            raise UsageError(f"{name} is {getattr(self, name)}; expected {expected}")

    def caps(self, g: Geometry) -> list[tuple[int, float]]:
        """(mask of ports, bytes a clock) of every cap; io is the port after the weight ports."""
        names = [*(f"w{i}" for i in range(g.ports)), "io"]
        caps: list[tuple[int, float]] = []
        if self.port_cap is not None:
            caps += [(1 << i, self.port_cap) for i in range(len(names))]
        for group, cap in self.group_caps.items():
            unknown = [name for name in group if name not in names]
            if unknown:
                raise UsageError(f"no port {unknown[0]!r}; this design has {', '.join(names)}")
            caps.append((sum(1 << names.index(name) for name in set(group)), cap))
        if self.total_cap is not None:
            caps.append(((1 << len(names)) - 1, self.total_cap))
        if len(caps) > CAPS:
            raise UsageError(f"{len(caps)} caps; at most {CAPS}")
        return caps


def options_of(given: Mapping[str, Any]) -> Options:
    """Options by name; UsageError names one that does not exist."""
    known = [option.name for option in fields(Options)]
    for name in given:
        if name not in known:
            raise UsageError(f"no option {name!r}; known: {', '.join(known)}")
    return Options(**given)
