"""Where a model lies on a board: contiguous memory for the device, the rest for the CPU."""

from __future__ import annotations

from dataclasses import dataclass

from tritile_arch.boards import Board
from tritile_arch.geometry import align

from ..plan import IN_FLIGHT, JobList, Plan
from ..residence import WEIGHT_BUFFER, weight_bytes

SYSTEM = 190 << 20  # bytes for Linux and Python; docs/board.md leaves PYNQ-Z2 as much
PAGE = 4096
CMA_STEP = 16 << 20  # bytes; what cma= is rounded up to


@dataclass(frozen=True)
class Memory:
    """Bytes. ``weights``, ``buffers``: of the device, contiguous; ``cache``: of one sequence.

    ``tables``: embedding and head, mapped from their file: pages that come and go. ``largest``: the
    most contiguous memory that the board can spare; ``reserved``: what its image reserves.
    """

    weights: int
    buffers: int
    cache: int
    tables: int
    largest: int
    reserved: int
    layer: int  # weights of the largest layer: a ring's slot
    layers: int

    @property
    def contiguous(self) -> int:
        return self.weights + self.buffers

    @property
    def fits(self) -> bool:
        """All weights stay, given enough ``cma=``."""
        return self.setting <= self.largest

    @property
    def setting(self) -> int:
        """What ``cma=`` should be for all weights to stay: a buffer of weights to spare."""
        return align(self.contiguous + WEIGHT_BUFFER, CMA_STEP)

    @property
    def streamed(self) -> int:
        """Bytes that pass through the ring in each pass over the weights; 0 if all stay.

        All but two of the ring's slots keep their layer (``tritile.ring``).
        """
        if self.fits:
            return 0
        slots = max(0, self.largest - self.buffers) // self.layer
        staying = min(self.layers, max(0, slots - 2))
        return (self.layers - staying) * self.layer

    @property
    def runs(self) -> bool:
        """Whether at least one layer has room."""
        return self.buffers + self.layer <= self.largest


def memory_of(
    board: Board, lists: list[JobList], cache: float, tables: int, beside: int = 0
) -> Memory:
    """``lists``: everything that the tile multiplies; ``cache``: bytes of the KV cache.

    ``beside``: of the device, that attention on the tile takes.
    """
    assert board.memory_bytes is not None
    assert board.cma_bytes is not None
    plan = Plan(board.geometry, lists, turns=IN_FLIGHT)
    layers = [
        weight_bytes(board.geometry, (m for j in layer for m in j.matrices))
        for layer in plan.layers
    ]
    room = board.memory_bytes - SYSTEM - round(cache)
    return Memory(
        weights=weight_bytes(board.geometry, plan.matrices),
        buffers=sum(align(size, PAGE) for size in plan.buffer_sizes) + align(beside, PAGE),
        cache=round(cache),
        tables=tables,
        largest=max(0, room // CMA_STEP * CMA_STEP),
        reserved=board.cma_bytes,
        layer=max(layers),
        layers=len(layers),
    )
