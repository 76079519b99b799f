"""Which network runs a model: the compiled one, or BitNet in numpy."""

from __future__ import annotations

import logging
from functools import cache

from ..errors import UsageError
from ..models.bitnet import BitNet, Weights
from ..models.config import Config
from ..models.network import Network
from ..program import Program
from .build import BuildError
from .kernels import KINDS
from .network import CompiledNetwork, obstacle

KERNELS = ("auto", "numpy", "compiled")
KV = tuple(KINDS)
NUMPY_KV = "float32"  # of BitNet's caches
MOST_THREADS = 64
log = logging.getLogger(__name__)


def check_choice(kernels: str, kv: str, threads: int | None = None) -> None:
    """UsageError unless they can be asked for, together."""
    check_threads(threads)
    for name, value, known in (("kernels", kernels, KERNELS), ("kv", kv, KV)):
        if value not in known:
            raise UsageError(f"{name} is {value!r}; expected one of {', '.join(known)}")
    if kernels == "numpy":
        _check_numpy(kv, "kernels 'numpy' was asked for")


def check_threads(threads: int | None) -> None:
    """UsageError unless there can be so many; None: as many as there are cores."""
    if threads is not None and (type(threads) is not int or not 1 <= threads <= MOST_THREADS):
        raise UsageError(f"threads is {threads!r}; expected 1 to {MOST_THREADS}")


def make_network(
    config: Config,
    weights: Weights,
    program: Program,
    kernels: str = "auto",
    kv: str = NUMPY_KV,
    threads: int | None = None,
) -> Network:
    """``kernels``: "auto": the compiled network if it can be had, else numpy's.

    ``threads``: of the compiled one. UsageError or BuildError if what was asked for cannot be had.
    """
    check_choice(kernels, kv, threads)
    if kernels == "numpy":
        return BitNet(config, weights)
    found = obstacle(weights, program)
    if found is None:
        try:
            return CompiledNetwork(config, weights, program, kv=kv, threads=threads)
        except BuildError as error:
            if kernels == "compiled":
                raise
            found = str(error)
            _tell(found)
    elif kernels == "compiled":
        raise UsageError(f"compiled kernels cannot run this model: {found}; use kernels 'auto'")
    _check_numpy(kv, found)
    return BitNet(config, weights)


def _check_numpy(kv: str, why: str) -> None:
    if kv != NUMPY_KV:
        raise UsageError(f"kv {kv!r} needs the compiled kernels, but {why}: use kv {NUMPY_KV!r}")


@cache
def _tell(why: str) -> None:
    """Once: a warning without a handler is a line on stderr."""
    log.warning("tritile: numpy computes what the tile does not, many times slower: %s", why)
