"""Whatever is interrupted on the emulator: the next run is right, and no memory is kept."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import pytest

import tritile
from interruptions import Interrupting, interrupt, interrupted_at_line, late
from streams import Bench
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import UsageError
from tritile_arch.boards import TINY

DRIVER = ("program.py", "exchange.py", "accelerator.py", "emulator.py", "plan.py")
SLOTS = {"resident": None, "ring": 2, "one-slot": 1}
each_residence = pytest.mark.parametrize("slots", SLOTS.values(), ids=SLOTS)
PROMPT = {"prompt": "ROMEO:", "tokens": 6, "temperature": 0}


@pytest.fixture
def platform():
    return EmulatorPlatform(TINY.geometry)


def memory(platform) -> list[tuple[int, int]]:
    """Address and size of every buffer."""
    return [(buffer.address, buffer.array.size) for buffer in platform._memory._buffers]


def opened(bench: Bench) -> Bench:
    bench.gate.set()  # no load waits for a test
    return bench


def test_at_any_line_of_a_doorbell(platform):
    bench = Bench(platform, 3)
    number, whole = 0, False
    while not whole:
        with interrupted_at_line(number, *DRIVER) as ran:
            bench.right("1.qk", 5)  # two doorbells of a list
        whole = ran[0] <= number
        assert bench.right("2.o"), f"after an interruption at line {number}"
        number += 1
    assert number > 100
    bench.program.close()
    assert memory(platform) == []


class LazyLoader(ThreadPoolExecutor):
    """Loads nothing before somebody waits for it, so that whoever does not finds old weights."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: list[tuple[Future, Callable[[], None]]] = []

    def submit(self, function, /, *given):
        future = Later(self)
        self.asked.append((future, partial(function, *given)))
        return future


class Later(Future):
    def __init__(self, loader: LazyLoader):
        super().__init__()
        self.loader = loader

    def result(self, timeout=None):
        while not self.done():
            first, load = self.loader.asked[0]
            load()
            first.set_result(None)
            self.loader.asked.pop(0)
        return super().result(timeout)


@pytest.mark.parametrize("slots", [1, 2, 3])
def test_at_any_line_of_the_ring(platform, monkeypatch, slots):
    monkeypatch.setattr("tritile.ring.ThreadPoolExecutor", lambda *a, **k: LazyLoader())
    bench = Bench(platform, 4, slots)
    before = memory(platform)
    number, whole = 0, False
    while not whole:
        with interrupted_at_line(number, "ring.py") as ran:
            bench.pass_is_right()
        whole = ran[0] <= number
        assert bench.pass_is_right(), f"after an interruption at line {number}"
        number += 1
    assert number > 100
    assert memory(platform) == before
    bench.program.close()
    assert memory(platform) == []


@late
@each_residence
def test_at_any_call_of_the_seam(platform, slots, late):
    device = Interrupting(platform, late)
    bench = opened(Bench(device, 3, slots))
    before, call = memory(platform), 0
    while interrupt(device, call, bench.pass_is_right):
        assert bench.right("0.o")
        assert bench.pass_is_right()
        assert memory(platform) == before
        call += 1
    assert call > 20
    bench.program.close()
    assert memory(platform) == []


@late
@each_residence
def test_at_any_call_of_the_seam_while_it_is_made(platform, slots, late):
    device = Interrupting(platform, late)
    call, made = 0, []
    while interrupt(device, call, lambda: made.append(Bench(device, 3, slots))):
        assert memory(platform) == []
        call += 1
    assert call > 10
    bench = opened(made[0])
    assert bench.pass_is_right()
    bench.program.close()
    assert memory(platform) == []


@pytest.fixture(scope="module")
def text():
    with tritile.load() as model:
        return "".join(model.generate(**PROMPT))


@pytest.mark.parametrize("call", [0, 1, 2, 3, 10, 57, 100, 101, 102, 103])
@late
def test_the_same_model_generates_the_same_text(platform, text, late, call):
    device = Interrupting(platform, late)
    with tritile.load(platform=device) as model:
        before = memory(platform)
        assert interrupt(device, call, lambda: list(model.generate(**PROMPT)))
        assert "".join(model.generate(**PROMPT)) == text
        assert memory(platform) == before
    assert memory(platform) == []


@pytest.mark.parametrize("weight_memory", [None, 200_000], ids=["resident", "ring"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_an_exception_between_two_pieces(platform, text, error, weight_memory):
    with tritile.load(platform=platform, weight_memory=weight_memory) as model:
        before = memory(platform)
        for pieces in range(4):
            with suppress(error):
                for number, _ in enumerate(model.generate(**PROMPT)):
                    if number == pieces:
                        raise error
            assert "".join(model.generate(**PROMPT)) == text
        assert memory(platform) == before
    assert memory(platform) == []


def test_a_run_that_is_closed(platform, text):
    with tritile.load(platform=platform) as model:
        run = model.generate(**PROMPT)
        first = next(run)
        run.close()
        assert list(run) == []
        assert run.figures.text == first
        assert "".join(model.generate(**PROMPT)) == text


def test_a_run_of_a_model_that_is_closed(platform):
    with tritile.load(platform=platform) as model:
        run = model.generate(**PROMPT)
        next(run)
    with pytest.raises(UsageError, match="the model is closed: load it again"):
        list(run)
    assert memory(platform) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
@pytest.mark.parametrize("weight_memory", [None, 200_000], ids=["resident", "ring"])
def test_an_exception_in_a_callback_of_load(platform, error, weight_memory):
    def loaded(steps: int) -> bool:
        """Whether a callback that fails after so many steps let it be loaded."""
        left = iter(range(steps))

        def show(step):
            if next(left, None) is None:
                raise error

        with suppress(error):
            tritile.load(platform=platform, progress=show, weight_memory=weight_memory).close()
            return True
        return False

    step = 0
    while not loaded(step):
        assert memory(platform) == []
        step += 1
    assert step > 10
    assert memory(platform) == []


@pytest.mark.parametrize("weight_memory", [None, 200_000], ids=["resident", "ring"])
def test_a_model_that_nobody_has_any_more(platform, weight_memory):
    model = tritile.load(platform=platform, weight_memory=weight_memory)
    next(model.generate(**PROMPT))
    assert memory(platform)
    del model
    gc.collect()
    assert memory(platform) == []


def test_closing_while_a_doorbell_is_outstanding(platform):
    device = Interrupting(platform)
    bench = Bench(device, 3)
    assert interrupt(device, 2, lambda: bench.right("0.qk"))  # flush, doorbell, here
    assert platform._doorbells
    bench.program.close()
    assert not platform._doorbells
    assert memory(platform) == []
