"""Keys and values as the tile's weights, in the device's memory: what planes.h has."""

from __future__ import annotations

import weakref

from tritile_arch import encoding
from tritile_arch.geometry import Geometry

from ..errors import UsageError
from ..platform import Buffer, Platform
from . import library as c
from .kernels import KeyValues, Pool


def weights_of(geometry: Geometry) -> c.Weights:
    """How that geometry stores weights, for C."""
    codec = encoding.codec(geometry.codec)
    return c.Weights(
        ports=geometry.ports,
        port_bytes=geometry.port_bytes,
        trits=codec.trits_per_byte,
        base=codec.base,
        columns=geometry.columns,
    )


class Planes:
    """Of one sequence: a buffer a layer, zeros until something is appended.

    ``structs``: what C sees of the layers. ``nbytes``: of the device's memory.
    """

    def __init__(
        self,
        platform: Platform,
        geometry: Geometry,
        kv_heads: int,
        head_dim: int,
        layers: int,
        positions: int,
    ):
        """MemoryFullError, and nothing is kept, if the device's memory has no room for it."""
        if head_dim > geometry.depth:  # a value's matrix is one M-tile
            raise UsageError(f"head_dim is {head_dim}; the tile takes up to {geometry.depth}")
        self.weights, self.positions = weights_of(geometry), positions
        self._shape = kv_heads, head_dim
        self._blocks = -(-positions // c.KEY_ROWS), -(-positions // geometry.columns)
        library = c.library()
        matrices = (
            library.tt_key_bytes(self.weights, head_dim),
            library.tt_value_bytes(self.weights, head_dim),
        )
        sizes = [kv_heads * n * size for n, size in zip(self._blocks, matrices, strict=True)]
        self._buffers: list[Buffer] = []
        self._free = weakref.finalize(self, _free, self._buffers)
        try:
            for _ in range(layers):
                self._buffers.append(platform.allocate(geometry.ports * sum(sizes)))
        except BaseException:
            self.free()
            raise
        zeros = encoding.codec(geometry.codec).encode(())
        for buffer in self._buffers:
            buffer.array[:] = zeros
        structs = [self._struct(buffer, *sizes) for buffer in self._buffers]
        self.structs = (c.Planes * layers)(*structs)
        self.nbytes = sum(buffer.array.size for buffer in self._buffers)
        self.flush()

    def _struct(self, buffer: Buffer, keys: int, values: int) -> c.Planes:
        """The ports' regions behind each other, of ``keys`` and then of ``values`` bytes each."""
        ports = self.weights.ports
        starts = [port * keys for port in range(ports)]
        starts += [ports * keys + port * values for port in range(ports)]
        found = c.Planes(key_blocks=self._blocks[0], value_blocks=self._blocks[1])
        memory = buffer.array.ctypes.data
        for port in range(ports):
            found.keys[port] = memory + starts[port]
            found.values[port] = memory + starts[ports + port]
            found.key_address[port] = buffer.address + starts[port]
            found.value_address[port] = buffer.address + starts[ports + port]
        return found

    def append(
        self, layer: int, cache: KeyValues, position: int, rows: int, pool: Pool | None = None
    ) -> None:
        """Positions ``position`` and on of an int8 cache; those before stay as they are.

        The device sees them after ``flush``. ValueError for what is not there.
        """
        end, fits = position + rows, (cache.kind, cache.shape) == (c.INT8, self._shape)
        if not fits or not 0 <= position <= end <= min(self.positions, cache.room):
            raise ValueError(
                f"positions {position} to {end - 1} of {cache.room} of a cache of type"
                f" {cache.kind} and shape {cache.shape}, to planes of {self.positions} positions"
                f" and shape {self._shape}; expected type {c.INT8}, and less"
            )
        handle = None if pool is None else pool.handle
        c.library().tt_append_planes(
            handle, self.weights, self.structs[layer], cache.struct, position, rows
        )

    def flush(self, layer: int | None = None) -> None:
        """Makes what was appended to that layer, or to all, visible to the device."""
        for buffer in self._buffers if layer is None else [self._buffers[layer]]:
            buffer.flush()

    def free(self) -> None:
        """Gives the memory back; ``structs`` are empty then. A second call does nothing."""
        self._free()
        self.structs = (c.Planes * 0)()


def _free(buffers: list[Buffer]) -> None:
    while buffers:
        buffers.pop().free()
