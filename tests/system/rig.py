"""Jobs by hand: every job with buffers of its own, guard bytes round its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tritile.pack import pack
from tritile_arch import descriptor, layout, registers
from tritile_arch.registers import ERROR_TEXT, STATUS, ErrorCode

GUARD = 256  # bytes before and after the results
FILL = 0xA5


@dataclass
class Case:
    """A matrix [m, k] of ``planes`` times activations; ``override``: the descriptor says how many.

    ``trits``: int8 [planes, m, k], most significant plane first.
    """

    m: int
    k: int
    tokens: int
    override: bool = True
    planes: int = 1
    trits: np.ndarray = field(init=False)
    x: np.ndarray = field(init=False)

    def fill(self, rng: np.random.Generator, kind: str = "random") -> Case:
        """kind: "random", or "corners": activations of -128 or 127 and trits all alike."""
        if kind == "random":
            self.trits = rng.integers(-1, 2, (self.planes, self.m, self.k)).astype(np.int8)
            self.x = rng.integers(-128, 128, (self.tokens, self.k)).astype(np.int8)
        else:
            trits = np.array([-1, 1, 0], np.int8)[np.arange(self.m) % 3]
            self.trits = np.tile(trits[:, None], (self.planes, 1, self.k))
            values = np.array([-128, 127], np.int8)[np.arange(self.tokens) % 2]
            self.x = np.repeat(values[:, None], self.k, 1)
        return self

    @property
    def expected(self) -> np.ndarray:
        """int32 [tokens, m]."""
        weights = np.zeros((self.m, self.k), np.int64)
        for plane in self.trits:
            weights = 3 * weights + plane
        return (self.x.astype(np.int64) @ weights.T).astype(np.int32)


class Rig:
    """Lists of cases in a platform's memory; rings their doorbells and looks at the results."""

    def __init__(self, platform, lists: list[list[Case]]):
        self.platform, self.lists = platform, lists
        self.g = platform.geometry
        self.results, self.weights, table, self.index = [], [], b"", []
        for cases in lists:
            self.index.append(len(table) // descriptor.DESCRIPTOR_BYTES)
            for case in cases:
                table += self._place(case, last=case is cases[-1]).encode()
        self.table = self._buffer(np.frombuffer(table, np.uint8))
        platform.write(registers.LIST_BASE_LO.offset, self.table.address & 0xFFFFFFFF)
        platform.write(registers.LIST_BASE_HI.offset, self.table.address >> 32)

    def _buffer(self, content: np.ndarray):
        buffer = self.platform.allocate(max(content.size, 64))
        buffer.array[: content.size] = content
        buffer.flush()
        return buffer

    def _place(self, case: Case, last: bool) -> descriptor.Descriptor:
        g = self.g
        tile, wide = g.tiling(case.m)
        stride = layout.result_stride(case.m)
        y = self._buffer(np.full(case.tokens * stride + 2 * GUARD, FILL, np.uint8))
        self.results.append((case, y, stride))
        regions = [self._buffer(region) for region in pack(g, case.trits)]
        self.weights.append(regions)
        return descriptor.Descriptor(
            m=case.m,
            k_blocks=g.k_blocks(case.k),
            tile=tile,
            wide=wide,
            x=self._buffer(self._activations(case)).address,
            y=y.address + GUARD,
            y_stride=stride,
            weights=tuple(region.address for region in regions),
            tokens=case.tokens if case.override else 0,
            planes=case.planes,
            last=last,
        )

    def _activations(self, case: Case) -> np.ndarray:
        g = self.g
        memory = np.full((g.k_blocks(case.k), g.block_stride), 0x55, np.uint8)  # junk behind K
        for b in range(g.k_blocks(case.k)):
            part = case.x[:, b * g.columns : (b + 1) * g.columns]
            block = memory[b, : case.tokens * g.columns].reshape(case.tokens, g.columns)
            block[:, : part.shape[1]] = part.view(np.uint8)
        return memory.reshape(-1)

    def ring(self, number: int) -> None:
        """One doorbell: list ``number``, with the tokens of its first case."""
        tokens = self.lists[number][0].tokens
        word = registers.DOORBELL.pack(index=self.index[number], tokens=tokens)
        self.platform.write(registers.DOORBELL.offset, word)

    def status(self) -> dict[str, int]:
        return STATUS.unpack(self.platform.read(STATUS.offset))

    def wait(self, completed: int) -> None:
        """Until at least that many doorbells are complete; fails if the queue has stopped."""
        while (status := self.status())["completed"] < completed:
            assert not status["error"], ERROR_TEXT[ErrorCode(status["code"])]
            self.platform.wait(completed)

    def run(self) -> None:
        """All lists, as many doorbells at once as there are slots."""
        for number in range(len(self.lists)):
            self.wait(number + 1 - registers.DOORBELL_SLOTS)
            self.ring(number)
        self.wait(len(self.lists))

    def run_ahead(self, order: Sequence[int], pauses: Sequence[int]) -> None:
        """Lists in that order with prefetch on, so many clocks after each doorbell."""
        word = registers.CONTROL.pack(prefetch=1)
        self.platform.write(registers.CONTROL.offset, word)
        for count, (number, pause) in enumerate(zip(order, pauses, strict=True)):
            self.wait(count + 1 - registers.DOORBELL_SLOTS)
            self.ring(number)
            self.platform.run(pause)
        self.wait(len(order))

    def check(self, results: list | None = None) -> None:
        """Every result exact, tails zero, guards untouched; ``results``: of these alone."""
        for case, y, stride in self.results if results is None else results:
            y.invalidate()
            memory = np.asarray(y.array)[GUARD : GUARD + case.tokens * stride]
            words = memory.view("<i4").reshape(case.tokens, -1)
            np.testing.assert_array_equal(words[:, : case.m], case.expected, str(case))
            assert not words[:, case.m :].any(), case
        self.check_guards()

    def check_guards(self) -> None:
        """Nothing was written before or behind any result."""
        for case, y, stride in self.results:
            memory, end = np.asarray(y.array), GUARD + case.tokens * stride
            assert (memory[:GUARD] == FILL).all(), case
            assert (memory[end : end + GUARD] == FILL).all(), case
