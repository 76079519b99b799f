"""The RTL's verdict on a descriptor is ``Descriptor.check``'s."""

import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rtl.lists import GEOMETRIES, Setup, good, job_of
from tritile_arch.descriptor import Descriptor
from tritile_arch.geometry import MOST_WIDE


def limits(g) -> dict[str, list]:
    """Values of each field at and beyond its limits."""
    top, depth = 1 << g.address_bits, g.depth
    address = [0, 1, 8, 32, 63, 64, top - 64, top - 1, top, top + 64, 2**63, 2**64 - 64]
    ports = [
        (64,) * p + (a,) + (4096,) * (g.ports - 1 - p) for a in address for p in range(g.ports)
    ]
    return {
        "m": [0, 1, 2**20 - 1],
        "wide": [0, 1, MOST_WIDE],
        "k_blocks": [0, 1, 2**16 - 1],
        "tile": [0, 1, 32, 63, 64, 65, depth - 64, depth, depth + 64, 2 * depth, 2**16 - 64],
        "planes": [0, 1, 2, 5, 8, 15],
        "tokens": [0, 1, g.rows, g.rows + 1, 128, 255],
        "y_stride": [0, 1, 32, 63, 64, 2**31, 2**32 - 64, 2**32 - 1],
        "x": address,
        "y": address,
        "weights": ports,
    }


def spoiled(g):
    """Two fields at once."""
    changes = [st.tuples(st.just(f), st.sampled_from(values)) for f, values in limits(g).items()]
    return st.lists(st.one_of(changes), min_size=2, max_size=2)


def is_good(g, d: Descriptor, tokens: int) -> bool:
    try:
        d.check(g)
    except ValueError:
        return False
    return bool(d.tokens or 1 <= tokens <= g.rows)


def judge(g, d: Descriptor, tokens: int, seed: int) -> None:
    """The sequencer runs the job if the contract allows it, and reports it otherwise."""
    fine = is_good(g, d, tokens)
    setup = Setup(g, d.encode(), [(0, tokens)], seed)
    setup.run(int(fine), int(not fine))
    assert setup.watch.failures == ([] if fine else [(0, 0)])
    assert not fine or setup.loader.got == [job_of(d, 0, tokens)]


@pytest.mark.parametrize("name", GEOMETRIES)
def test_every_limit_of_every_field(name):
    g = GEOMETRIES[name]
    for field, values in limits(g).items():
        for seed, value in enumerate(values):
            judge(g, replace(good(g, random.Random(seed)), **{field: value}), 1, seed)


@pytest.mark.parametrize("name", GEOMETRIES)
@pytest.mark.parametrize("own", [0, 1])
def test_tokens_of_the_doorbell(name, own):
    g = GEOMETRIES[name]
    for tokens in (0, 1, g.rows, g.rows + 1, 255):
        judge(g, replace(good(g, random.Random(1)), tokens=own), tokens, tokens)


@pytest.mark.parametrize("name", GEOMETRIES)
@given(data=st.data(), seed=st.integers(0, 99))
@settings(max_examples=80)
def test_limits_of_two_fields(name, data, seed):
    g = GEOMETRIES[name]
    judge(g, replace(good(g, random.Random(seed)), **dict(data.draw(spoiled(g)))), 1, seed)


@given(magic=st.integers(0, 255))
@example(0xB0)
@example(0)
@settings(max_examples=20)
def test_memory_that_nobody_wrote_is_no_descriptor(magic):
    g = GEOMETRIES["tiny"]
    data = bytearray(good(g, random.Random(1)).encode())
    fine = magic == data[3]
    data[3] = magic
    Setup(g, bytes(data), [(0, 1)]).run(int(fine), int(not fine))
