"""What a run cost. docs/measurements.md defines the names."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from .device.counters import Counters
from .engine.stats import EngineStats


def weight_utilisation(g: Geometry, weights: int, cycles: int) -> float | None:
    """Unpadded weights times their bits / 8, over cycles times the bytes of all weight ports."""
    if cycles == 0:
        return None
    return weights / g.trits_per_byte / (cycles * g.beat_bytes)


def mac_utilisation(g: Geometry, macs: int, cycles: int) -> float | None:
    """Useful multiply-accumulates over cycles times the tile's PEs."""
    return macs / (cycles * g.macs) if cycles else None


@dataclass(frozen=True)
class Cost:
    """What the device's counters say of some doorbells; all None on the emulator.

    ``stalls``: clocks without a weight beat, by cause. ``bytes``: moved by all ports, both ways.
    """

    cycles: float | None = None
    weight_utilisation: float | None = None
    mac_utilisation: float | None = None
    stalls: dict[str, float] | None = None
    bytes: float | None = None

    @classmethod
    def of(cls, g: Geometry, spent: Counters, weights: int, tokens: int, repeat: int = 1) -> Cost:
        """The mean of ``repeat`` equal runs that took ``spent`` together.

        ``weights``: unpadded, of one pass over the matrices; ``tokens``: of one run.
        """
        if spent.cycles == 0:
            return cls()
        passes = repeat * -(-tokens // g.rows)
        return cls(
            cycles=_mean(spent.cycles, repeat),
            weight_utilisation=weight_utilisation(g, passes * weights, spent.cycles),
            mac_utilisation=mac_utilisation(g, repeat * tokens * weights, spent.cycles),
            stalls={cause: _mean(clocks, repeat) for cause, clocks in spent.stalls.items()},
            bytes=_mean(spent.bytes, repeat),
        )

    def cap_utilisation(self, cap: float | None) -> float | None:
        """All bytes moved over what ``cap`` bytes a clock would have let pass."""
        if cap is None or self.cycles is None or self.bytes is None:
            return None
        return self.bytes / (cap * self.cycles)


def _mean(total: int, count: int) -> float:
    return total // count if total % count == 0 else total / count


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One run of ``generate``, of one prompt or of several; the device's are None on the emulator.

    ``cycles``: doorbell to completion, summed over all doorbells, the prompts' included.
    ``seconds``: wall time. ``streamed_bytes``: of weights that were loaded because not all fit the
    device's memory, ``stream_seconds``: what was waited for them. ``work``: passes, guesses and
    time by part.
    """

    prompt_tokens: int
    tokens: int
    seconds: float
    cycles: int | None = None
    weight_utilisation: float | None = None
    streamed_bytes: int = 0
    stream_seconds: float = 0.0
    work: EngineStats = field(default_factory=EngineStats)

    @property
    def tokens_per_second(self) -> float:
        return _rate(self.tokens, self.seconds) or 0.0

    @property
    def cycles_per_token(self) -> float | None:
        """Of all cycles."""
        return self.cycles / self.tokens if self.cycles and self.tokens else None

    def as_dict(self) -> dict[str, Any]:
        """Plain data for programs."""
        return {
            **asdict(self),
            "tokens_per_second": self.tokens_per_second,
            "cycles_per_token": self.cycles_per_token,
            "work": self.work.as_dict(),
        }

    def projected_tokens_per_second(self, board: Board) -> float | None:
        """The tile alone at the board's intended clock: a projection, nothing ran on a board."""
        if self.cycles_per_token is None:
            return None
        return board.clock_mhz * 1e6 / self.cycles_per_token


@dataclass(frozen=True, kw_only=True)
class TextFigures(Figures):
    """Of one prompt.

    ``prompt_cycles`` and ``prompt_seconds``: of the passes that took it in, the last of which
    gave the first token; ``decode_seconds``: of those behind. ``finished``: why it ended.
    """

    token_ids: tuple[int, ...]
    text: str
    finished: str | None
    prompt_cycles: int | None = None
    prompt_seconds: float = 0.0
    decode_seconds: float = 0.0

    @property
    def cycles_per_token(self) -> float | None:
        """Of the passes behind the prompt's; of all cycles, if only one token was asked for."""
        if self.cycles is None or self.prompt_cycles is None or self.tokens < 2:
            return super().cycles_per_token
        return (self.cycles - self.prompt_cycles) / (self.tokens - 1)

    @property
    def prompt_tokens_per_second(self) -> float | None:
        return _rate(self.prompt_tokens, self.prompt_seconds)

    @property
    def decode_tokens_per_second(self) -> float | None:
        return _rate(self.tokens - 1, self.decode_seconds)

    def as_dict(self) -> dict[str, Any]:
        return {
            **super().as_dict(),
            "token_ids": list(self.token_ids),
            "prompt_tokens_per_second": self.prompt_tokens_per_second,
            "decode_tokens_per_second": self.decode_tokens_per_second,
        }


def _rate(count: int, seconds: float) -> float | None:
    return count / seconds if seconds > 0 else None
