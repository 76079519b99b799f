"""The emulated device through its registers, without the driver."""

import numpy as np
import pytest

from tritile import pack
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import MemoryFullError
from tritile_arch import layout, registers
from tritile_arch.boards import TINY
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_arch.registers import ErrorCode

G = TINY.geometry
M, K = 70, 90


class Bench:
    """One matrix in memory and a table of descriptors for it."""

    def __init__(self):
        self.device = EmulatorPlatform(G)
        self.trits = np.random.default_rng(0).integers(-1, 2, (M, K), dtype=np.int8)
        self.weights = self.device.allocate(layout.weight_bytes(G, M, K))
        region = pack.pack(G, self.trits)[0]
        self.weights.array[: region.size] = region
        self.x = self.device.allocate(layout.activation_bytes(G, K))
        self.q = np.random.default_rng(1).integers(-128, 128, (G.rows, 120), dtype=np.int8)
        self.y = self.device.allocate(layout.result_bytes(G, M))
        self.table = self.device.allocate(10 * DESCRIPTOR_BYTES)
        self.device.write(registers.LIST_BASE_LO.offset, self.table.address)
        self.put(0)

    def put(self, index, **changes):
        fields = {"m": M, "k_blocks": 3, "tile": 128, "y_stride": layout.result_stride(M)}
        fields |= {"x": self.x.address, "y": self.y.address, "weights": (self.weights.address,)}
        start = index * DESCRIPTOR_BYTES
        data = Descriptor(**{**fields, **changes}).encode()
        self.table.array[start : start + DESCRIPTOR_BYTES] = memoryview(data)

    def fill(self, tokens):
        for block in range(3):
            x = self.q[:tokens, block * 40 : block * 40 + 40].tobytes()
            start = block * G.block_stride
            self.x.array[start : start + len(x)] = memoryview(x)

    def ring(self, index=0, tokens=1):
        word = registers.DOORBELL.pack(index=index, tokens=tokens)
        self.device.write(registers.DOORBELL.offset, word)

    def status(self):
        return registers.STATUS.unpack(self.device.read(registers.STATUS.offset))

    def stopped_by(self, **doorbell):
        self.ring(**doorbell)
        status = self.status()
        assert status["error"] == 1
        assert status["completed"] == 0
        return ErrorCode(status["code"]), self.device.read(registers.FAILED_JOB.offset)


@pytest.fixture
def bench():
    return Bench()


@pytest.mark.parametrize("tokens", range(1, G.rows + 1))
def test_results_and_their_tails(bench, tokens):
    bench.fill(tokens)
    bench.y.array[:] = 0xA5
    bench.ring(tokens=tokens)
    assert bench.status()["completed"] == 1
    stride = layout.result_stride(M) // 4
    y = bench.y.array.view("<i4")[: G.rows * stride].reshape(G.rows, stride)
    expected = bench.q[:tokens, :K].astype(int) @ bench.trits.T.astype(int)
    np.testing.assert_array_equal(y[:tokens, :M], expected)
    assert not y[:tokens, M:].any()
    assert np.all(y[tokens:] == -0x5A5A5A5B)  # nobody asked for these tokens


def test_decoded_weights_expire_at_a_flush(bench):
    bench.fill(1)
    bench.ring()
    bench.status()
    before = bench.y.array.copy()
    bench.weights.array[: M * 3 * 8] = 121  # trits of zero
    bench.weights.flush()
    bench.status()
    bench.ring()
    bench.status()
    assert before[: 4 * M].any()
    assert not bench.y.array[: 4 * M].any()


def test_a_list_runs_to_its_last_descriptor(bench):
    bench.put(1, last=False)
    bench.put(2, last=False)
    bench.put(3)
    bench.ring(index=1)
    assert bench.status()["completed"] == 1
    assert bench.device.read(registers.JOBS.offset) == 3


@pytest.mark.parametrize(
    "changes",
    [{"m": 0}, {"k_blocks": 0}, {"tile": 65}, {"tile": 512}, {"planes": 6}, {"tokens": 5}],
    ids=str,
)
def test_bad_descriptor(bench, changes):
    bench.put(1, **changes)
    assert bench.stopped_by(index=1) == (ErrorCode.BAD_DESCRIPTOR, 1)


def test_memory_without_a_descriptor(bench):
    assert bench.stopped_by(index=5) == (ErrorCode.BAD_DESCRIPTOR, 5)


@pytest.mark.parametrize("tokens", [0, G.rows + 1])
def test_a_doorbell_for_too_few_or_too_many_tokens(bench, tokens):
    assert bench.stopped_by(tokens=tokens) == (ErrorCode.BAD_DESCRIPTOR, 0)


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("x", ErrorCode.READ_ERROR),
        ("weights", ErrorCode.READ_ERROR),
        ("y", ErrorCode.WRITE_ERROR),
    ],
)
def test_addresses_that_nobody_allocated(bench, field, code):
    bench.put(1, last=False)
    bench.put(2, **{field: (0x40,) if field == "weights" else 0x40})
    assert bench.stopped_by(index=1) == (code, 2)


def test_illegal_weight_byte(bench):
    bench.weights.array[M * 3 * 8 - 1] = 243
    bench.weights.flush()
    assert bench.stopped_by() == (ErrorCode.ILLEGAL_WEIGHT, 0)


def test_too_many_doorbells(bench):
    for _ in range(registers.DOORBELL_SLOTS + 1):
        bench.ring()
    status = bench.status()
    assert status["code"] == ErrorCode.DOORBELL_OVERFLOW
    assert status["completed"] == 0


def test_as_many_doorbells_as_there_are_slots(bench):
    for _ in range(registers.DOORBELL_SLOTS):
        bench.ring()
    bench.device.wait(registers.DOORBELL_SLOTS)
    assert bench.status()["completed"] == registers.DOORBELL_SLOTS


def test_interrupt(bench):
    bench.ring()
    bench.status()
    assert not bench.device.interrupt  # not enabled
    bench.device.write(registers.CONTROL.offset, 1)
    assert bench.device.interrupt
    bench.device.write(registers.INTERRUPT.offset, 1)
    assert not bench.device.interrupt


def test_memory_is_finite_and_comes_back():
    device = EmulatorPlatform(G, memory_bytes=1 << 20)
    first = device.allocate(700_000)
    with pytest.raises(MemoryFullError, match="700000 bytes"):
        device.allocate(700_000)
    first.free()
    assert device.allocate(700_000).address == first.address
