"""Which network runs a model: the compiled one, or BitNet in numpy."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache

from tritile_arch.geometry import Geometry

from ..errors import UsageError
from ..models.bitnet import BitNet, Weights
from ..models.config import Config
from ..models.network import Network
from ..plan import IN_FLIGHT
from ..program import Program
from .build import BuildError
from .kernels import KINDS
from .network import CompiledNetwork, obstacle
from .tiled import spare_entries

KERNELS = ("auto", "numpy", "compiled")
KV = tuple(KINDS)
ATTENTION = ("cpu", "tile")
TILE_KV = "int8"  # what the tile's planes hold
NUMPY_KV = "float32"  # of BitNet's caches
MOST_THREADS = 64
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Computing:
    """How the CPU computes what the tile does not; the fields are arguments of ``load``.

    UsageError unless they can be asked for, together.
    """

    kernels: str = "auto"
    kv: str = NUMPY_KV
    threads: int | None = None
    attention: str = "cpu"

    def __post_init__(self) -> None:
        check_threads(self.threads)
        for name, known in (("kernels", KERNELS), ("kv", KV), ("attention", ATTENTION)):
            value = getattr(self, name)
            if value not in known:
                raise UsageError(f"{name} is {value!r}; expected one of {', '.join(known)}")
        if self.kernels == "numpy":
            self._check_numpy("kernels 'numpy' was asked for")
        if self.attention == "tile" and self.kv != TILE_KV:
            raise UsageError(f"attention 'tile' has an {TILE_KV} KV cache: use kv {TILE_KV!r}")

    def spare(self, config: Config, g: Geometry) -> int:
        """Entries of the descriptor table that are written while the model runs."""
        return spare_entries(config, g, IN_FLIGHT) if self.attention == "tile" else 0

    def network(self, config: Config, weights: Weights, program: Program) -> Network:
        """``kernels`` "auto": the compiled network if it can be had, else numpy's.

        UsageError or BuildError if what was asked for cannot be had.
        """
        if self.kernels == "numpy":
            return BitNet(config, weights)
        found = obstacle(weights, program)
        if found is None:
            try:
                return self._compiled(config, weights, program)
            except BuildError as error:
                if self.kernels == "compiled":
                    raise
                found = str(error)
                _tell(found)
        elif self.kernels == "compiled":
            raise UsageError(f"compiled kernels cannot run this model: {found}; use kernels 'auto'")
        self._check_numpy(found)
        return BitNet(config, weights)

    def _compiled(self, config: Config, weights: Weights, program: Program) -> CompiledNetwork:
        return CompiledNetwork(
            config, weights, program, kv=self.kv, threads=self.threads, attention=self.attention
        )

    def _check_numpy(self, why: str) -> None:
        if self.kv != NUMPY_KV:
            raise UsageError(
                f"kv {self.kv!r} needs the compiled kernels, but {why}: use kv {NUMPY_KV!r}"
            )


def check_threads(threads: int | None) -> None:
    """UsageError unless there can be so many; None: as many as there are cores."""
    if threads is not None and (type(threads) is not int or not 1 <= threads <= MOST_THREADS):
        raise UsageError(f"threads is {threads!r}; expected 1 to {MOST_THREADS}")


@cache
def _tell(why: str) -> None:
    """Once: a warning without a handler is a line on stderr."""
    log.warning("tritile: numpy computes what the tile does not, many times slower: %s", why)
