from dataclasses import replace

import numpy as np
import pytest

from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile.device.platforms import open_platform
from tritile.errors import DeviceError, UsageError
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile_arch import registers
from tritile_arch.boards import BOARDS, PYNQ_Z2, TINY
from tritile_arch.descriptor import DESCRIPTOR_BYTES

SHAPES = {"q": (300, 333), "k": (1, 333), "v": (1500, 333), "o": (64, 5)}


def program(platform):
    rng = np.random.default_rng(0)
    trits = {name: rng.integers(-1, 2, shape, dtype=np.int8) for name, shape in SHAPES.items()}
    matrices = [Matrix(name, *shape) for name, shape in SHAPES.items()]
    lists = [JobList("qkv", tuple(matrices[:3])), JobList("o", (matrices[3],))]
    plan = Plan(platform.geometry, lists)
    return Program(
        Accelerator(platform), plan, packer(plan.geometry, lambda m: trits[m.name])
    ), trits


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_products_are_exact(board):
    prog, trits = program(EmulatorPlatform(board.geometry))
    rng = np.random.default_rng(1)
    for tokens in range(1, board.geometry.rows + 1):
        for name, columns, matrices in (("qkv", 333, "qkv"), ("o", 5, "o")):
            q = rng.integers(-128, 128, (tokens, columns), dtype=np.int8)
            for matrix, y in zip(matrices, prog.multiply(name, q), strict=True):
                assert y.dtype == np.int32
                np.testing.assert_array_equal(y, q.astype(int) @ trits[matrix].T.astype(int))


def test_largest_sums_do_not_round():
    k = 200_000  # 128 * K > 2**24: float32 would round
    platform = EmulatorPlatform(TINY.geometry)
    plan = Plan(platform.geometry, [JobList("a", (Matrix("a", 2, k),))])
    trits = np.ones((2, k), np.int8)
    prog = Program(Accelerator(platform), plan, packer(plan.geometry, lambda m: trits))
    q = np.full((1, k), 127, np.int8)
    q[0, 0] = 126
    assert prog.multiply("a", q)[0].tolist() == [[127 * k - 1] * 2]


@pytest.mark.parametrize("shape", [(0, 333), (1, 334), (333,)])
def test_activations_of_another_shape_are_refused(shape):
    prog, _ = program(EmulatorPlatform(TINY.geometry))
    with pytest.raises(ValueError, match="qkv"):
        prog.multiply("qkv", np.zeros(shape, np.int8))


def test_a_list_behind_the_table_may_change_from_doorbell_to_doorbell():
    """It runs what stands there, and the model's own lists stay as they are."""
    platform = EmulatorPlatform(TINY.geometry)
    prog, trits = program(platform)
    accelerator, plan = prog.accelerator, prog.plan
    with pytest.raises(ValueError, match="no table"):
        Accelerator(EmulatorPlatform(TINY.geometry)).spare  # noqa: B018
    buffers = [pair.addresses for pair in prog.exchange.pairs]
    jobs = [(m.name, d) for m, d in plan.descriptors(buffers, prog.residence.addresses)]
    accelerator.install(jobs, spare=3)
    first, table = accelerator.spare
    assert first == len(jobs) + 1
    assert not table.any()
    assert len(table) >= 3 * DESCRIPTOR_BYTES
    q = np.arange(-3, 330, dtype=np.int8)[None, :]
    prog.exchange.write(plan.lists["qkv"], q)
    for number, name in ((0, "q"), (2, "v")):
        one = replace(jobs[number][1], last=True)
        table[:DESCRIPTOR_BYTES] = np.frombuffer(one.encode(), np.uint8)
        accelerator.flush_table()
        accelerator.wait(accelerator.submit(first, 1))
        results = prog.exchange.read(plan.lists["qkv"], 1)
        np.testing.assert_array_equal(results[number], q.astype(int) @ trits[name].T.astype(int))
    assert all(len(y) == 1 for y in prog.multiply("qkv", q))
    with pytest.raises(DeviceError, match=rf"job {first + 1} \(attention, or none of ours\)"):
        accelerator.wait(accelerator.submit(first + 1, 1))


def test_a_stop_names_job_matrix_and_cause():
    platform = EmulatorPlatform(TINY.geometry)
    prog, _ = program(platform)
    prog.accelerator.install([(n, d) for n, d in _without_results(prog)])
    with pytest.raises(DeviceError, match=r"job 1 \(k\).*write") as caught:
        prog.multiply("qkv", np.zeros((1, 333), np.int8))
    error = caught.value
    assert (error.code, error.job, error.matrix) == ("WRITE_ERROR", 1, "k")


def _without_results(prog):
    """The jobs with the second matrix's results sent to memory that nobody allocated."""
    plan = prog.plan
    buffers = [pair.addresses for pair in prog.exchange.pairs]
    weights = {matrix.name: [buffers[0][0]] for matrix in plan.matrices}
    jobs = plan.descriptors(buffers, weights)
    for i, (matrix, d) in enumerate(jobs):
        yield matrix.name, type(d)(**{**vars(d), "m": 1, "k_blocks": 1, "y": 64 if i == 1 else d.y})


def test_counters_run_on_when_the_registers_wrap():
    platform = EmulatorPlatform(TINY.geometry)
    prog, _ = program(platform)
    cycles = registers.CYCLES.offset
    platform._words[cycles] = (1 << 32) - 10
    start = prog.accelerator.counters()
    platform._words[cycles] = 5
    assert prog.accelerator.cycles() - start.cycles == 15
    assert (prog.accelerator.counters() - start).cycles == 15
    for _ in range(4):  # nobody reads the others meanwhile
        platform._words[cycles] = (platform._words[cycles] + (1 << 30)) % (1 << 32)
        prog.accelerator.cycles()
    assert prog.accelerator.cycles() - start.cycles == 15 + (1 << 32)
    assert (prog.accelerator.counters() - start).cycles == 15 + (1 << 32)


@pytest.mark.parametrize(
    ("register", "word", "message"),
    [
        (registers.IDENTITY, 0, "no tritile design"),
        (registers.VERSION, registers.VERSION_VALUE + (1 << 16), r"version 3\.0"),
        (registers.GEOMETRY1, registers.GEOMETRY1.pack(depth=64, columns=40), "depth 64.*256"),
    ],
    ids=["identity", "version", "geometry"],
)
def test_another_design_is_refused(register, word, message):
    platform = EmulatorPlatform(TINY.geometry)
    platform._words[register.offset] = word
    with pytest.raises(DeviceError, match=message):
        Accelerator(platform)


def test_a_design_of_another_board_is_refused():
    platform = EmulatorPlatform(TINY.geometry)
    platform.geometry = PYNQ_Z2.geometry
    with pytest.raises(DeviceError, match=r"rows 4.*24"):
        Accelerator(platform)


def test_a_job_list_shares_its_activations():
    with pytest.raises(ValueError, match="different columns"):
        JobList("bad", (Matrix("a", 1, 2), Matrix("b", 1, 3)))


@pytest.mark.parametrize(("m", "k"), [(0, 5), (1 << 20, 5), (5, 0), (5, 3_000_000)])
def test_a_matrix_that_no_descriptor_can_name(m, k):
    with pytest.raises(ValueError, match="matrix a"):
        Plan(TINY.geometry, [JobList("a", (Matrix("a", m, k),))])


def test_an_overflow_blames_no_job():
    platform = EmulatorPlatform(TINY.geometry)
    prog, _ = program(platform)
    for _ in range(registers.DOORBELL_SLOTS):
        platform.write(registers.DOORBELL.offset, registers.DOORBELL.pack(index=0, tokens=1))
    with pytest.raises(DeviceError, match="DOORBELL_OVERFLOW") as caught:
        prog.multiply("o", np.zeros((1, 5), np.int8))
    assert caught.value.job is None


def test_after_a_reset_the_next_product_is_exact():
    platform = EmulatorPlatform(TINY.geometry)
    prog, trits = program(platform)
    q = np.ones((1, 5), np.int8)
    for _ in range(registers.DOORBELL_SLOTS):
        platform.write(registers.DOORBELL.offset, registers.DOORBELL.pack(index=0, tokens=1))
    with pytest.raises(DeviceError):
        prog.multiply("o", q)
    with pytest.raises(DeviceError):
        prog.multiply("o", q)
    prog.accelerator.reset()
    np.testing.assert_array_equal(prog.multiply("o", q)[0], q.astype(int) @ trits["o"].T)


def test_results_outlive_the_next_doorbell():
    prog, trits = program(EmulatorPlatform(TINY.geometry))
    q = np.full((1, 333), 3, np.int8)
    first = prog.multiply("qkv", q)
    prog.multiply("qkv", -q)
    for matrix, y in zip("qkv", first, strict=True):
        np.testing.assert_array_equal(y, q.astype(int) @ trits[matrix].T)


def test_what_lies_behind_k_is_zero_again_after_a_wider_list():
    g = TINY.geometry
    prog, _ = program(EmulatorPlatform(g))
    prog.multiply("qkv", np.ones((2, 333), np.int8))
    prog.multiply("o", np.ones((2, 5), np.int8))
    x = prog.exchange.buffers(prog.plan.lists["o"], 2).x.array
    memory = x[: 2 * g.columns].view(np.int8).reshape(2, g.columns)
    assert memory.tolist() == [[1] * 5 + [0] * (g.columns - 5)] * 2


def test_a_device_that_was_left_running_is_stopped_when_it_is_opened():
    platform = EmulatorPlatform(TINY.geometry)
    left, _ = program(platform)
    platform.write(registers.DOORBELL.offset, registers.DOORBELL.pack(index=0, tokens=1))
    prog, trits = program(platform)
    q = np.ones((1, 5), np.int8)
    np.testing.assert_array_equal(prog.multiply("o", q)[0], q.astype(int) @ trits["o"].T)
    left.close()  # the device is no longer its own: what runs now goes on
    control = registers.CONTROL.unpack(platform.read(registers.CONTROL.offset))
    assert control["prefetch"] == 1


def test_a_closed_program_multiplies_no_more():
    platform = EmulatorPlatform(TINY.geometry)
    prog, _ = program(platform)
    prog.close()
    with pytest.raises(UsageError, match="closed"):
        prog.multiply("o", np.ones((1, 5), np.int8))
    prog.close()
    assert not platform._memory._buffers


class Deaf(EmulatorPlatform):
    """A device whose memory never answers: a soft reset does not end."""

    def read(self, offset: int) -> int:
        word = super().read(offset)
        return (
            word | registers.STATUS.pack(resetting=1) if offset == registers.STATUS.offset else word
        )


def test_a_reset_that_does_not_end_is_told(monkeypatch):
    monkeypatch.setattr("tritile.device.accelerator.RESET_POLLS", 10)
    with pytest.raises(DeviceError, match="bitstream"):
        Accelerator(Deaf(TINY.geometry))


def test_switches_stay_when_one_changes():
    platform = EmulatorPlatform(TINY.geometry)
    platform.write(registers.CONTROL.offset, registers.CONTROL.pack(interrupt_enable=1))
    prog, _ = program(platform)
    control = registers.CONTROL.unpack(platform.read(registers.CONTROL.offset))
    assert control == {"interrupt_enable": 1, "soft_reset": 0, "prefetch": 1}
    prog.accelerator.reset()
    assert registers.CONTROL.unpack(platform.read(registers.CONTROL.offset)) == control


@pytest.fixture(params=["emulator", "verilator"])
def platform(request):
    device = open_platform(request.param, TINY)
    yield device
    device.close()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["in-order", "last-first"])
def test_two_doorbells_under_way(platform, order):
    """Each of full groups has its own buffers: neither result disturbs the other."""
    rng = np.random.default_rng(4)
    trits = rng.integers(-1, 2, SHAPES["v"], np.int8)
    jobs = JobList("v", (Matrix("v", *SHAPES["v"]),))
    plan = Plan(platform.geometry, [jobs], turns=2)
    prog = Program(Accelerator(platform), plan, packer(plan.geometry, lambda m: trits))
    rows = platform.geometry.rows
    device, due, q = prog.accelerator, [], []
    for _ in range(3):  # buffers are used again
        for turn in (0, 1):
            run = plan.run("v", rows, turn)
            q.append(rng.integers(-128, 128, (rows, jobs.k), np.int8))
            prog.exchange.write(jobs, q[-1], turn)
            due.append(device.submit(run.first, rows))
        for turn in order:
            device.wait(due[turn - 2], device.clocks(plan.run("v", rows, turn).first))
            (y,) = prog.exchange.read(jobs, rows, turn)
            np.testing.assert_array_equal(y, q[turn - 2].astype(int) @ trits.T.astype(int))
    prog.close()


def test_doorbells_under_way_when_the_count_wraps():
    device = EmulatorPlatform(TINY.geometry)
    device._completed = registers.COMPLETED_MODULO - 2
    prog, trits = program(device)
    q = np.ones((1, 5), np.int8)
    prog.exchange.write(prog.plan.lists["o"], q)
    first = prog.plan.run("o", 1).first
    due = [prog.accelerator.submit(first, 1) for _ in range(3)]
    assert due == [registers.COMPLETED_MODULO - 1, 0, 1]
    for one in reversed(due):
        prog.accelerator.wait(one)
    assert device._completed == 1
    np.testing.assert_array_equal(prog.multiply("o", q)[0], q.astype(int) @ trits["o"].T)
    prog.accelerator.wait(prog.accelerator.submit(first, 1))
    assert device.read(registers.STATUS.offset) == registers.STATUS.pack(completed=3, free_slots=4)


def test_a_doorbell_that_nobody_waited_for_is_forgotten():
    device = EmulatorPlatform(TINY.geometry)
    prog, trits = program(device)
    prog.accelerator.submit(prog.plan.run("qkv", 1).first, 1)
    q = np.ones((1, 5), np.int8)
    np.testing.assert_array_equal(prog.multiply("o", q)[0], q.astype(int) @ trits["o"].T)
    assert device._completed == 1  # the first was never run
