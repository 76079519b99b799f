"""A run broken off on the board's own path: the tile goes on, the next run is right."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import tritile
from interruptions import Interrupting, interrupt, late
from streams import Bench
from tritile_arch.registers import STATUS
from tritile_overlay.platform import open_platform

PROMPT = {"prompt": "HAMLET.", "tokens": 3, "temperature": 0}
LATENCY = 3000  # of the memory, in clocks: a doorbell takes several polls
CLOCKS = 50_000  # more than a doorbell of these tests takes


class Impatient:
    """Raises KeyboardInterrupt instead of one of the reads of STATUS that follow."""

    def __init__(self, device, patch):
        self.address = device.board.family.control_base + STATUS.offset
        self.left: int | None = None
        self._read = device.read_word
        patch.setattr(device, "read_word", self.read)

    def read(self, address: int) -> int:
        if address == self.address and self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                raise KeyboardInterrupt
        return self._read(address)


@pytest.mark.parametrize("wait", ["spin", "sleep", "interrupt"])
def test_in_a_wait_at_several_polls(device, board, monkeypatch, wait):
    made = device(latency=LATENCY, cma_bytes=8 << 20)
    impatient = Impatient(made, monkeypatch)
    bench = Bench(open_platform(board, wait=wait), 3)
    before = made.cma.free_bytes
    for polls in range(3):
        impatient.left = polls
        with suppress(KeyboardInterrupt):  # unless the tile was faster
            bench.right("1.qk", 9)
        impatient.left = None
        assert bench.pass_is_right(2)
        assert made.cma.free_bytes == before
    impatient.left = 0
    with pytest.raises(KeyboardInterrupt):
        bench.right("1.qk", 9)
    bench.program.close()
    assert made.cma.free_bytes == made.cma.nbytes
    made.fabric.sim.run(CLOCKS)
    made.cma.check_unowned()
    bench.platform.close()


def test_nothing_moves_after_close(device, board, monkeypatch):
    made = device(latency=LATENCY, cma_bytes=8 << 20)
    impatient = Impatient(made, monkeypatch)
    bench = Bench(open_platform(board), 3)
    assert bench.pass_is_right()
    impatient.left = 0
    with pytest.raises(KeyboardInterrupt):
        bench.right("1.qk", 9)
    bench.program.close()
    memory = made.cma.memory.bytes.copy()
    made.fabric.sim.run(CLOCKS)
    np.testing.assert_array_equal(made.cma.memory.bytes, memory)
    bench.platform.close()


@late
@pytest.mark.parametrize("weight_memory", [None, 300_000], ids=["resident", "ring"])
def test_the_same_model_generates_the_same_text(device, board, late, weight_memory):
    with tritile.load() as model:
        text = "".join(model.generate(**PROMPT))
    made = device()
    platform = Interrupting(open_platform(board), late)
    with tritile.load(platform=platform, weight_memory=weight_memory) as model:
        before = made.cma.free_bytes
        for call in (1, 2, 3, 30, 60):
            assert interrupt(platform, call, lambda: list(model.generate(**PROMPT)))
        assert "".join(model.generate(**PROMPT)) == text
        assert made.cma.free_bytes == before
    assert made.cma.free_bytes == made.cma.nbytes


def test_in_a_callback_of_load(device, board):
    made = device()
    for step in (0, 1, 9, 20):
        left = iter(range(step))

        def show(_, left=left):
            if next(left, None) is None:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            tritile.load(platform="board", board=board.name, progress=show)
        assert made.cma.free_bytes == made.cma.nbytes
    tritile.load(platform="board", board=board.name).close()
