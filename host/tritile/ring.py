"""Models bigger than the device's memory: layers stream through slots, the next while one runs.

A slot is as large as the largest layer's weights. Two slots are shared by the layers that stream,
in turns; every further slot belongs to one layer, which then is read once and stays. Layers that
stay lie between those that stream, so that a load has several layers' time. So a descriptor's
addresses never change.

One thread loads, in the order it is asked to. The caller's thread alone talks to the device.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from tritile_arch import layout
from tritile_arch.geometry import Geometry

from .errors import ImageError, MemoryFullError
from .plan import JobList, Matrix, Plan
from .platform import Buffer, Platform
from .residence import (
    Progress,
    ReadInto,
    Regions,
    Streamed,
    aligned,
    reader,
    region_bytes,
    weight_bytes,
)

SHARED = 2  # slots that layers take turns at: one is loaded while the other's layer runs


def share_slots(layers: int, slots: int) -> list[int]:
    """The slot of each layer, ``slots`` at most as many as layers.

    All but two have one layer each; the layers that take turns at slots 0 and 1 are spread
    evenly. With one slot all take turns at it.
    """
    shared = min(SHARED, slots)
    streamed = layers - (slots - shared)
    found, turns = [], 0
    for layer in range(layers):
        if (layer + 1) * streamed // layers > layer * streamed // layers:
            found.append(turns % shared)
            turns += 1
        else:
            found.append(shared + layer - turns)
    return found


class Ring:
    """A ``Residence`` of fewer slots than layers; MemoryFullError if not even one layer fits.

    ``regions(matrix)`` is asked once and its arrays are kept: mapped ones take no memory, packed
    ones do. If ``regions`` has ``read_into(matrix, out)``, as a packed image has, every load reads
    from the file: ``out``: uint8 arrays, one a port, that it fills.
    """

    stays = False

    def __init__(
        self,
        platform: Platform,
        plan: Plan,
        regions: Regions,
        progress: Progress,
        limit: int | None = None,
    ):
        """``limit``: bytes of weights that may be in the device's memory at a time."""
        self._layers = [[jobs.name for jobs in lists] for lists in plan.layers]
        self._layer_of = {name: i for i, names in enumerate(self._layers) for name in names}
        self._places = [_places(plan.geometry, lists) for lists in plan.layers]
        size = max(weight_bytes(plan.geometry, matrices) for matrices in self._places)
        self._slots = _allocate(platform, size, len(self._layers), limit)
        self._slot_of = share_slots(len(self._layers), len(self._slots))
        self._content: list[int | None] = [None] * len(self._slots)  # a layer, or on its way
        self._loads: dict[int, Future[None]] = {}  # by slot: not seen at its end, not flushed
        self._bytes, self._seconds = 0, 0.0
        self._closing = Event()
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="tritile-weights")
        try:
            self.addresses = self._addresses()
            self._read_into = _reader(regions, plan, progress)
            self._look_ahead(len(self._layers) - 1, kept=None)
        except BaseException:
            self.close()
            raise

    @property
    def streamed(self) -> Streamed:
        return Streamed(self._bytes, self._seconds)

    @contextmanager
    def held(self, jobs: JobList) -> Iterator[None]:
        """Waits for the list's layer; meanwhile and afterwards the next ones are loaded."""
        layer = self._layer_of[jobs.name]
        slot = self._slot_of[layer]
        if self._content[slot] != layer:
            self._load(layer)
        self._wait(slot)
        self._look_ahead(layer, kept=slot)
        yield
        if jobs.name == self._layers[layer][-1]:  # this pass needs the layer no more
            self._look_ahead(layer, kept=None)

    def describe(self) -> str:
        streaming = sum(self._slot_of.count(slot) > 1 for slot in self._slot_of)
        many = min(SHARED, len(self._slots))
        buffers = "1 buffer" if many == 1 else f"{many} buffers"
        alone = ", so that none is loaded while another runs" if many == 1 else ""
        return (
            f"{streaming} of {len(self._layers)} layers stream through {buffers}"
            f" of {self._slots[0].array.size:,} bytes{alone}"
        )

    def close(self) -> None:
        self._closing.set()
        self._loader.shutdown(wait=True, cancel_futures=True)
        while self._slots:
            self._slots.pop().free()

    def _wait(self, slot: int) -> None:
        """Until the slot is loaded; an error of the loading thread is raised here.

        If the caller is interrupted instead, the next one waits for the same load.
        """
        load = self._loads.get(slot)
        if load is None:
            return
        start = time.perf_counter()
        try:
            load.result()
        except Exception:
            self._content[slot] = None
            del self._loads[slot]
            raise
        finally:
            self._seconds += time.perf_counter() - start
        self._slots[slot].flush()
        del self._loads[slot]

    def _look_ahead(self, layer: int, kept: int | None) -> None:
        """Loads what comes behind that layer, as far as slots are free.

        ``kept``: the slot that the device reads. A slot that a nearer layer needs is not free.
        """
        taken = {kept}
        for step in range(1, len(self._layers)):
            ahead = (layer + step) % len(self._layers)
            slot = self._slot_of[ahead]
            if slot in taken:
                return
            taken.add(slot)
            if self._content[slot] != ahead:
                self._load(ahead)

    def _load(self, layer: int) -> None:
        """Asks for it; what was asked for before is done before.

        Whoever is interrupted in here leaves a slot that holds nothing, and that is loaded again.
        """
        slot = self._slot_of[layer]
        self._content[slot] = None
        self._loads[slot] = self._loader.submit(self._fill, self._slots[slot], layer)
        self._content[slot] = layer

    def _fill(self, slot: Buffer, layer: int) -> None:
        """In the loading thread."""
        for matrix, places in self._places[layer].items():
            if self._closing.is_set():
                return
            out = [slot.array[place] for place in places]
            try:
                self._read_into(matrix, out)
            except OSError as error:
                raise ImageError(f"the weights of {matrix.name} cannot be read: {error}") from error
            self._bytes += sum(part.size for part in out)

    def _addresses(self) -> dict[str, list[int]]:
        """Of every matrix in its slot, a port each."""
        return {
            matrix.name: [aligned(self._slots[slot], place.start) for place in places]
            for slot, layer in zip(self._slot_of, self._places, strict=True)
            for matrix, places in layer.items()
        }


def _places(g: Geometry, lists: Sequence[JobList]) -> dict[Matrix, list[slice]]:
    """Where in its slot each port's region lies, by matrix of a layer."""
    places, start = {}, 0
    for matrix in (matrix for jobs in lists for matrix in jobs.matrices):
        size = region_bytes(g, matrix)
        used = layout.weight_bytes(g, matrix.m, matrix.k, matrix.planes)
        starts = range(start, start + g.ports * size, size)
        places[matrix] = [slice(first, first + used) for first in starts]
        start += g.ports * size
    return places


def _reader(regions: Regions, plan: Plan, progress: Progress) -> ReadInto:
    """What fills a slot: reads from a file, or copies what is kept."""
    kept = {}
    for matrix in plan.matrices:
        if not hasattr(regions, "read_into"):
            kept[matrix] = regions(matrix)
        progress(matrix)
    return reader(kept.__getitem__ if kept else regions)


def _allocate(platform: Platform, size: int, most: int, limit: int | None) -> list[Buffer]:
    """As many slots as there is room for; MemoryFullError if there is none."""
    if limit is not None:
        most = min(most, limit // size)
        if most < 1:
            raise MemoryFullError(
                f"a layer's weights take {size} bytes and weight_memory is {limit}:"
                f" give at least {size}, or {SHARED * size} so that one loads while another runs"
            )
    slots: list[Buffer] = []
    try:
        for _ in range(most):
            slots.append(platform.allocate(size))
    except MemoryFullError as error:
        if not slots:
            raise MemoryFullError(
                f"a layer's weights take {size} bytes; not even one layer fits: {error}"
            ) from error
    except BaseException:
        for slot in slots:
            slot.free()
        raise
    return slots
