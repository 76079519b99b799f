"""A token's time on a board, by part. A projection: nothing here has run on one.

The tile's part is clocks (``cycles.py``) over the clock; the CPU's are measured passes of another
computer (``profile.py``), made slower by a stated factor (``processors.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tritile_arch import layout
from tritile_arch.boards import Board
from tritile_arch.geometry import RESULT_BYTES

from ..engine.turns import CHUNK
from ..head.matrices import DIGITS, job_lists
from ..native.kernels import LEAST_SHARED
from ..plan import JobList
from . import cycles, overlap, tiled
from .memory import Memory, memory_of
from .processors import Processor
from .profile import Profile
from .prompt import Machine, Spent
from .subject import Subject
from .work import FLOAT_BYTES, Pass, cache_bytes, shapes, work_of

TILE, KERNELS, ATTENTION, HEAD, DRIVER, WAITING = PARTS = (
    *("tile", "kernels", "attention", "head", "driver"),
    "waiting for weights",
)
COMPILED, NUMPY = KERNEL_PATHS = ("compiled", "numpy")
HEADS = ("tile", "full")
PARTS_OF_HEAD = 2  # rows of the tile that a position takes


@dataclass(frozen=True)
class Setting:
    """What is asked: the defaults are the fastest that there is.

    ``clock_mhz``: of the tile. ``memory_rate``: bytes a second that the memory gives all ports.
    ``prompt``: tokens of the prefill. ``attention``: who multiplies in its attention.
    """

    board: Board
    processor: Processor
    context: int
    clock_mhz: float
    threads: int
    memory_rate: float
    prompt: int = 512
    kernels: str = COMPILED
    kv: str = "float16"
    head: str = "tile"
    attention: str = "cpu"

    @property
    def port_rate(self) -> float:
        """Bytes a second that the weight ports can take."""
        return self.board.geometry.beat_bytes * self.clock_mhz * 1e6

    @property
    def rate(self) -> float:
        """What is lower: ports or memory."""
        return min(self.port_rate, self.memory_rate)


@dataclass(frozen=True)
class Times:
    """ms of a pass, or of several, by part; ``hidden`` of them at the same time as others."""

    parts: dict[str, float]
    hidden: float = 0.0

    @property
    def total(self) -> float:
        return sum(self.parts.values()) - self.hidden

    def __add__(self, other: Times) -> Times:
        parts = {name: ms + other.parts[name] for name, ms in self.parts.items()}
        return Times(parts, self.hidden + other.hidden)


class Projection:
    """Of one model in one setting."""

    def __init__(self, subject: Subject, setting: Setting, profile: Profile):
        self.subject, self.setting, self.profile = subject, setting, profile
        self.config = subject.config
        self.processor = setting.processor
        self.lists = self.config.job_lists()
        self._clocks: dict[Any, int] = {}

    @cached_property
    def memory(self) -> Memory:
        lists = self.lists + (self._head_lists() if self.setting.head == "tile" else [])
        positions = max(self.setting.context, self.setting.prompt)
        cache = cache_bytes(self.config, positions, self.setting.kv)
        beside = 0
        if self.setting.attention == TILE:
            g, prompt = self.setting.board.geometry, self._tiled_prompt
            beside = tiled.device_bytes(self.config, g, prompt)
        return memory_of(self.setting.board, lists, cache, self.subject.tables, beside)

    @property
    def _tiled_prompt(self) -> int:
        """Tokens of the prompt that the tile attends for: a longer one is the CPU's."""
        s = self.setting
        return s.prompt if s.attention == TILE and s.prompt <= tiled.MOST_PROMPT else 0

    def decode(self) -> Times:
        """One token, the last of the context."""
        return self._pass(Pass(1, self.setting.context - 1), last=True)

    def prefill(self) -> Times:
        """A prompt from an empty cache, in the engine's chunks; the last position is chosen."""
        rows, left = self.setting.board.geometry.rows, self.setting.prompt
        chunk = -(-CHUNK // rows) * rows
        total = Times(dict.fromkeys(PARTS, 0.0))
        while left:
            start, count = self.setting.prompt - left, min(left, chunk)
            left -= count
            total += self._pass(Pass(count, start), last=not left, prompt=self._tiled_prompt)
        return total

    @property
    def decode_rate(self) -> float:
        """Tokens a second."""
        return 1e3 / self.decode().total

    @property
    def prefill_rate(self) -> float:
        """Tokens a second."""
        return 1e3 * self.setting.prompt / self.prefill().total

    def limit(self) -> float:
        """Tokens a second if all that a token needs came at the memory's rate and cost no more."""
        needed = self._weight_bytes(self.lists)
        needed += cache_bytes(self.config, self.setting.context, self.setting.kv)
        if self.setting.head == "tile":
            needed += self._weight_bytes([self._digits()])
        else:
            needed += self.subject.table_bytes
        return self.setting.rate / needed

    def tile_cycles(self, tokens: int, lists: list[JobList] | None = None) -> int:
        """Of all doorbells of a pass with so many tokens, its head left out."""
        found = shapes(self.lists if lists is None else lists)
        return sum(self._doorbell(jobs, tokens) * count for jobs, count in found.values())

    def _tiled(self, one: Pass, prompt: int, threads: int) -> Spent | None:
        """Attention of all layers, if the tile multiplies in it: for a prompt of so many tokens."""
        s = self.setting
        if one.end > prompt or s.kernels != COMPILED:
            return None
        g, rates = s.board.geometry, self.profile.tiled
        machine = Machine(self.processor, threads, rates, self._behind_ports, s.clock_mhz)
        spent = machine.spent(self.config, g, one)
        # Behind the values' list o's is not read ahead.
        o = next(jobs for jobs in self.lists if overlap.ATTENDS in jobs.name)
        groups, later = -(-one.tokens // g.rows), self._doorbell(o, g.rows, guessed=False)
        later -= self._doorbell(o, g.rows)
        spent += Spent(values=groups * later / s.clock_mhz / 1e3)
        return spent.times(self.config.layers)

    def _pass(self, one: Pass, last: bool, prompt: int = 0) -> Times:
        s, config = self.setting, self.config
        work = work_of(config, one, s.board.geometry.rows)
        rates = self.profile.of(s.kernels, self._measured_kv, one.tokens > 1)
        threads = s.threads if s.kernels == COMPILED else 1
        cpu = self.processor.milliseconds
        dense = self.profile.full_head[NUMPY] * FLOAT_BYTES / 2 * work.dense
        parts = dict.fromkeys(PARTS, 0.0)
        parts[TILE] = self.tile_cycles(one.tokens) / s.clock_mhz / 1e3
        parts[KERNELS] = cpu(
            rates.kernels_ms(work) + dense,
            threads,
            work.kernel_bytes,
            work.kernel_operations,
            work.shared,
        )
        attended = self._tiled(one, prompt, threads)
        if attended is None:
            parts[ATTENTION] = cpu(
                rates.attention_ms(work),
                threads if work.attention_shared else 1,
                cache_bytes(config, one.end, s.kv),
                work.attention_operations,
            )
        else:
            parts[ATTENTION] = attended.cpu
        sync = self.processor.sync_ms(work, threads)
        parts[DRIVER] = cpu(rates.driver_ms(work), 1) + sync
        hidden = self._hidden(one, parts, sync, attended)
        if attended is not None:
            parts[TILE] += attended.tile
            parts[DRIVER] += attended.driver
        parts[HEAD] = self._head(threads) if last else 0.0
        times = Times(parts, hidden)
        waiting = self.memory.streamed / self.processor.card_rate * 1e3 - times.total
        parts[WAITING] = max(0.0, waiting)
        return times

    @property
    def _measured_kv(self) -> str:
        return self.setting.kv if self.setting.kernels == COMPILED else "float32"

    def _hidden(
        self, one: Pass, parts: dict[str, float], sync: float, attended: Spent | None
    ) -> float:
        """Several groups of tokens: the CPU works on one while the tile runs another."""
        rows = self.setting.board.geometry.rows
        groups = -(-one.tokens // rows)
        if groups < 2 or self.setting.kernels != COMPILED:
            return 0.0
        attention, asked = parts[ATTENTION] / groups, list[overlap.Step]()
        if attended is not None:
            mean = attended.times(1 / groups)
            attention = mean.gather + mean.gather_driver
            asked = mean.times(1 / self.config.layers).steps()
        share = parts[TILE] / groups / self.tile_cycles(rows)
        steps = overlap.steps_of(
            self.lists,
            (parts[KERNELS] + sync) / groups,
            attention,
            lambda jobs: share * self._doorbell(jobs, rows),
            asked,
        )
        return overlap.hidden(steps, groups)

    def _head(self, threads: int) -> float:
        """ms to choose one token; with the tile, its clocks and the CPU's share."""
        s = self.setting
        if s.head == "tile":
            clocks = self._doorbell(self._digits(), PARTS_OF_HEAD)
            return clocks / s.clock_mhz / 1e3 + self._beside_head(threads)
        moved = self.subject.table_bytes
        operations = 2.0 * self.config.vocabulary * self.config.hidden
        return self.processor.milliseconds(
            self.profile.full_head[s.kernels] * moved, threads, moved, operations
        )

    def _beside_head(self, threads: int) -> float:
        """ms of the CPU: threads share the walk over the sums; what a token costs is one core's.

        The driver forgets the whole result buffer.
        """
        rows, g = self.config.vocabulary, self.setting.board.geometry
        a_row, a_token = self.profile.tile_head[self.setting.kernels]
        sums = PARTS_OF_HEAD * rows
        moved = RESULT_BYTES * sums + FLOAT_BYTES * rows
        walk = self.processor.milliseconds(
            a_row * rows, threads if sums >= LEAST_SHARED else 1, moved, 2.0 * sums
        )
        buffer = max(PARTS_OF_HEAD, g.lanes) * layout.result_stride(rows)
        return walk + self.processor.milliseconds(a_token, 1) + self.processor.call_ms(buffer)

    def _doorbell(self, jobs: JobList, tokens: int, guessed: bool = True) -> int:
        g = self.setting.board.geometry
        ahead = guessed and tokens <= g.rows and self.memory.fits
        key = jobs.shape, jobs.weights, tokens, ahead
        if key not in self._clocks:
            work = cycles.jobs_of(g, jobs, tokens)
            self._clocks[key] = cycles.doorbell_cycles(g, work, self._behind_ports, ahead)
        return self._clocks[key]

    @property
    def _behind_ports(self) -> cycles.Memory:
        return cycles.Memory(total_cap=self.setting.rate / (self.setting.clock_mhz * 1e6))

    def _head_lists(self) -> list[JobList]:
        return job_lists(self.config.vocabulary, self.config.hidden)

    def _digits(self) -> JobList:
        return next(jobs for jobs in self._head_lists() if jobs.name == DIGITS)

    def _weight_bytes(self, lists: list[JobList]) -> int:
        """Packed, with the padding of K."""
        g = self.setting.board.geometry
        return sum(
            m.planes * g.k_blocks(m.k) * m.m * g.beat_bytes for jobs in lists for m in jobs.matrices
        )
