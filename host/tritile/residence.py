"""Where a plan's weights are: all in the device's memory, or passing through it by layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tritile_arch import layout
from tritile_arch.geometry import ALIGN, Geometry, align
from tritile_arch.layout import WEIGHT_ALIGN

from .errors import DeviceError
from .plan import JobList, Matrix, Plan
from .platform import Buffer, Platform

NOTHING_TO_DO = nullcontext()
WEIGHT_BUFFER = 32 << 20  # bytes; several of this size are easier to find than one of 500 MB

# uint8 [ports, bytes] of a packed matrix. One that reads from a file may have ``read_into(matrix,
# out)`` besides, which fills arrays instead, one a port: no pages are mapped, so none can vanish.
Regions = Callable[[Matrix], np.ndarray]
ReadInto = Callable[[Matrix, Sequence[np.ndarray]], None]
Progress = Callable[[Matrix], None]


@dataclass(frozen=True)
class Streamed:
    """What passed through the ring so far, and how long the caller waited for it."""

    bytes: int = 0
    seconds: float = 0.0


class Residence(Protocol):
    """The weights of a plan in a device's memory."""

    addresses: dict[str, list[int]]  # by matrix: the device's address of each port's region
    stays: bool  # what a region holds never changes, so that it may be read ahead of its doorbell

    @property
    def streamed(self) -> Streamed: ...

    def held(self, jobs: JobList) -> AbstractContextManager[None]:
        """While it is entered the list's weights are there and stay."""
        ...

    def describe(self) -> str | None:
        """How the weights stream, for people; None if they do not."""
        ...

    def close(self) -> None:
        """Frees the memory; a second call does nothing."""


def region_bytes(g: Geometry, matrix: Matrix) -> int:
    """Of one port, up to the next page."""
    return align(layout.weight_bytes(g, matrix.m, matrix.k, matrix.planes), WEIGHT_ALIGN)


def weight_bytes(g: Geometry, matrices: Iterable[Matrix]) -> int:
    """Device memory of those matrices."""
    return sum(g.ports * region_bytes(g, matrix) for matrix in matrices)


def reader(regions: Regions) -> ReadInto:
    """``read_into``, or a copy of what ``regions`` gives."""

    def copy(matrix: Matrix, out: Sequence[np.ndarray]) -> None:
        for part, region in zip(out, regions(matrix), strict=True):
            part[:] = region

    return getattr(regions, "read_into", copy)


def aligned(buffer: Buffer, start: int) -> int:
    """The device's address of that byte; DeviceError if no port can read from there."""
    if (buffer.address + start) % ALIGN:
        raise DeviceError(f"the platform gave a buffer at {buffer.address:#x}; not aligned")
    return buffer.address + start


class Resident:
    """Every matrix at a place of its own, for good."""

    stays = True
    streamed = Streamed()

    def __init__(self, platform: Platform, plan: Plan, regions: Regions, progress: Progress):
        """Asks for all memory before it packs anything; MemoryFullError if there is too little."""
        self._platform, self._buffers = platform, []
        # A platform that adopts arrays copies nothing: then every region is a buffer.
        self._adopts = getattr(platform, "adopts", False)
        self.addresses: dict[str, list[int]] = {}
        try:
            places = self._allocate(plan)
            for matrix in plan.matrices:
                self._fill(matrix, places[matrix.name], regions)
                progress(matrix)
            for buffer in self._buffers:
                buffer.flush()
        except BaseException:
            self.close()
            raise

    def held(self, jobs: JobList) -> AbstractContextManager[None]:
        return NOTHING_TO_DO

    def describe(self) -> None:
        return None

    def close(self) -> None:
        while self._buffers:
            self._buffers.pop().free()

    def _allocate(self, plan: Plan) -> dict[str, list[tuple[Buffer, int]]]:
        """Buffer and first byte of each port's region, by matrix."""
        g = plan.geometry
        left = weight_bytes(g, plan.matrices)
        used = 0  # bytes of the newest buffer
        places = {}
        for matrix in plan.matrices:
            size, places[matrix.name] = region_bytes(g, matrix), []
            for _ in range(g.ports):
                if not self._buffers or used + size > self._buffers[-1].array.size:
                    shared = 0 if self._adopts else min(left, WEIGHT_BUFFER)
                    self._buffers.append(self._platform.allocate(max(size, shared)))
                    used = 0
                places[matrix.name].append((self._buffers[-1], used))
                used += size
                left -= size
            spots = places[matrix.name]
            self.addresses[matrix.name] = [aligned(buffer, start) for buffer, start in spots]
        return places

    def _fill(self, matrix: Matrix, places: list[tuple[Buffer, int]], regions: Regions) -> None:
        if self._adopts:
            for (buffer, _), region in zip(places, regions(matrix), strict=True):
                buffer.adopt(region)  # type: ignore[attr-defined]
            return
        g = self._platform.geometry
        used = layout.weight_bytes(g, matrix.m, matrix.k, matrix.planes)
        reader(regions)(matrix, [buffer.array[start : start + used] for buffer, start in places])
