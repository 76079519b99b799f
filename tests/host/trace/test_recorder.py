"""What a recording has of the head that the tile multiplies."""

from itertools import pairwise

import pytest

from tritile.model import load
from tritile.models.network import Piece
from tritile.sampling import Settings
from tritile.trace.events import DRIVER, HEAD
from tritile.trace.recorder import recording


@pytest.mark.parametrize("kernels", ["numpy", "compiled"])
def test_the_tiles_head_is_the_heads_time(kernels):
    with load(kernels=kernels, head="tile") as model:
        network = model.network
        h = network.run([Piece(network.state(4), [1, 2, 3, 4])])
        with recording(network) as events:
            network.head.choose(h, [(Settings(temperature=0), 3)])
        names = [event.name for event in events if event.part == HEAD]
        parts = ["head: integers", "head: bounds", "head: exact products"]
        # A row that the first digits leave open goes on with the last one.
        assert names in (parts, parts + parts[1:])
        assert any(event.part == DRIVER for event in events)
        for a, b in pairwise(sorted(events, key=lambda event: event.start)):
            assert a.end <= b.start, f"{b.name} lies within {a.name}"
