"""Where the planes lie in the device's memory, how they get it and how they give it back."""

from __future__ import annotations

import gc
from itertools import pairwise

import pytest

from tritile.device.emulator import EmulatorPlatform
from tritile.device.memory import MemoryBuffer
from tritile.errors import MemoryFullError, UsageError
from tritile.native import kernels, planes
from tritile.native import library as c
from tritile_arch.boards import TINY, ZCU104

G = TINY.geometry


def buffer_at(platform: EmulatorPlatform, address: int, nbytes: int) -> MemoryBuffer:
    found = platform._memory.find(address, nbytes)
    assert found is not None
    return found


def test_layers_and_ports_have_regions_of_their_own():
    g = ZCU104.geometry
    platform = EmulatorPlatform(g)
    held = planes.Planes(platform, g, 2, 32, 3, 400)
    regions = []
    for layer in held.structs:
        keys = 2 * layer.key_blocks * c.library().tt_key_bytes(held.weights, 32)
        values = 2 * layer.value_blocks * c.library().tt_value_bytes(held.weights, 32)
        for size, addresses, pointers in (
            (keys, layer.key_address, layer.keys),
            (values, layer.value_address, layer.values),
        ):
            for address, pointer in zip(addresses, pointers, strict=True):
                buffer = buffer_at(platform, address, size)
                assert buffer.array.ctypes.data + address - buffer.address == pointer
                regions.append((address, size))
    for (address, size), (following, _) in pairwise(sorted(regions)):
        assert address + size <= following
    assert len(regions) == 3 * 2 * g.ports
    assert sum(size for _, size in regions) <= held.nbytes


def test_a_flush_shows_the_device_one_layer_or_all():
    platform = EmulatorPlatform(G)
    held = planes.Planes(platform, G, 1, 16, 3, 64)
    buffers = [buffer_at(platform, layer.key_address[0], 64) for layer in held.structs]
    versions = [[buffer.version for buffer in buffers]]
    for layer in (0, 1, None):
        held.flush(layer)
        versions.append([buffer.version for buffer in buffers])
        changed = [a != b for a, b in zip(*versions[-2:], strict=True)]
        assert changed == [layer in (None, i) for i in range(3)]


def test_memory_is_given_back():
    platform = EmulatorPlatform(G)
    held = planes.Planes(platform, G, 2, 32, 3, 100)
    assert len(platform._memory._buffers) == len(held.structs) == 3
    held.free()
    held.free()
    assert not platform._memory._buffers
    assert not len(held.structs)
    held = planes.Planes(platform, G, 2, 32, 3, 100)
    del held
    gc.collect()
    assert not platform._memory._buffers


def test_planes_that_do_not_fit_leave_nothing_behind():
    platform = EmulatorPlatform(G, memory_bytes=1 << 17)
    with pytest.raises(MemoryFullError):
        planes.Planes(platform, G, 2, 32, 8, 100)
    assert not platform._memory._buffers
    planes.Planes(platform, G, 2, 32, 4, 100).free()  # so the first layers had their memory


def test_what_cannot_be_is_refused():
    platform = EmulatorPlatform(G)
    held = planes.Planes(platform, G, 1, 16, 1, 70)
    for kind, size, room, first, rows in (
        ("int8", 16, 70, 69, 2),  # behind the planes' end
        ("int8", 16, 9, 0, 70),  # behind the cache's
        ("int8", 16, 70, -1, 2),
        ("int8", 16, 70, 3, -1),
        ("int8", 17, 70, 0, 1),
        ("float16", 16, 70, 0, 1),
    ):
        cache = kernels.KeyValues(kind, 1, size, room)
        with pytest.raises(ValueError, match=f"positions {first} to {first + rows - 1}"):
            held.append(0, cache, first, rows)
    with pytest.raises(UsageError, match=f"head_dim is {G.depth + 1}"):
        planes.Planes(platform, G, 1, G.depth + 1, 1, 70)
