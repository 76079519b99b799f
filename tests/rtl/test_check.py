"""The RTL's verdict on a descriptor is ``Descriptor.check``'s."""

import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rtl.lists import GEOMETRIES, Setup, good, job_of
from tritile_arch.descriptor import Descriptor


def spoiled(g):
    """Changes of one field to values at and beyond its limits."""
    top = 1 << g.address_bits
    fields = {
        "m": [0, 1, 2**20 - 1, 2**20, 2**31, 2**32 - 1],
        "k_blocks": [0, 1, 2**16 - 1],
        "tile": [
            0,
            1,
            32,
            63,
            64,
            65,
            g.depth - 64,
            g.depth,
            g.depth + 64,
            2 * g.depth,
            2**16 - 64,
        ],
        "planes": [0, 1, 2, 5, 8, 15],
        "tokens": [0, 1, g.rows, g.rows + 1, 128, 255],
        "y_stride": [0, 1, 32, 63, 64, 2**31, 2**32 - 64, 2**32 - 1],
        "last": [False, True],
    }
    address = [0, 1, 8, 32, 63, 64, top - 64, top - 1, top, top + 64, 2**63, 2**64 - 64]
    fields |= {"x": address, "y": address}
    changes = [st.tuples(st.just(name), st.sampled_from(v)) for name, v in fields.items()]
    weights = st.tuples(*[st.sampled_from([64, 4096, *address])] * g.ports)
    changes.append(st.tuples(st.just("weights"), weights))
    return st.lists(st.one_of(changes), max_size=2)


def is_good(g, d: Descriptor, tokens: int) -> bool:
    try:
        d.check(g)
    except ValueError:
        return False
    return bool(d.tokens or 1 <= tokens <= g.rows)


@pytest.mark.parametrize("name", GEOMETRIES)
@given(data=st.data(), seed=st.integers(0, 99))
@settings(max_examples=150)
def test_the_verdict_is_the_contracts(name, data, seed):
    g = GEOMETRIES[name]
    tokens = data.draw(st.sampled_from([1, g.rows, 0, g.rows + 1, 255]))
    d = replace(good(g, random.Random(seed)), last=True)
    d = replace(d, **dict(data.draw(spoiled(g))))
    d = replace(d, last=True)
    fine = is_good(g, d, tokens)
    setup = Setup(g, d.encode(), [(0, tokens)], seed)
    setup.run(int(fine), int(not fine))
    assert setup.watch.failures == ([] if fine else [(0, 0)])
    assert not fine or setup.loader.got == [job_of(d, 0, tokens)]


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
