import threading

import numpy as np
import pytest

import tritile
from checkpoints import Folder
from tritile.engine.engine import Engine
from tritile.errors import MemoryFullError, UsageError
from tritile.sampling import Settings

GREEDY = Settings(20, temperature=0)


@pytest.fixture(scope="module")
def model():
    with tritile.load(board="pynq-z2") as loaded:
        yield loaded


def plain(model, prompt: bytes, settings: Settings) -> list[int]:
    run = model.generate(prompt.decode(), drafts=0, **vars(settings))
    list(run)
    return run.token_ids


def finish(engine: Engine) -> None:
    while engine.busy:
        engine.step()


def prompts(count: int) -> list[bytes]:
    rng = np.random.default_rng(count)
    return [bytes(rng.integers(32, 127, rng.integers(1, 90)).tolist()) for _ in range(count)]


def test_requests_that_share_passes_have_their_own_tokens(model):
    engine = model.engine(slots=3)
    wanted = [(prompt, Settings(5 + 3 * i, seed=i)) for i, prompt in enumerate(prompts(7))]
    requests = [engine.submit(prompt, settings) for prompt, settings in wanted]
    assert (engine.waiting, engine.active) == (7, 0)
    finish(engine)
    for request, (prompt, settings) in zip(requests, wanted, strict=True):
        assert request.tokens == plain(model, prompt, settings)
        assert request.finished == "length"


def test_requests_join_and_leave(model):
    engine = model.engine()
    first = engine.submit(b"ROMEO:", GREEDY)
    for _ in range(3):
        engine.step()
    second = engine.submit(b"x" * 200, Settings(3, temperature=0))  # does not hold the first up
    for _ in range(2):
        before = len(first.tokens)
        engine.step()
        assert len(first.tokens) > before
        assert not second.tokens
    engine.cancel(first)
    kept = list(first.tokens)
    finish(engine)
    assert first.finished == "cancelled"
    assert first.tokens == kept == plain(model, b"ROMEO:", GREEDY)[: len(kept)]
    assert second.tokens == plain(model, b"x" * 200, second.settings)


def test_a_long_prompt_does_not_hold_up_short_ones(model):
    engine = model.engine()
    long = engine.submit(b"y" * 400, GREEDY)
    short = [engine.submit(b"To be", GREEDY) for _ in range(4)]
    engine.step()
    assert all(len(request.tokens) == 1 for request in short)
    assert not long.tokens


def test_a_request_that_waits_can_be_cancelled(model):
    engine = model.engine(slots=1)
    first, second = (engine.submit(b"a", Settings(2)) for _ in range(2))
    engine.cancel(second)
    assert second.finished == "cancelled"
    finish(engine)
    assert (first.finished, len(first.tokens), second.tokens) == ("length", 2, [])
    engine.cancel(first)
    assert first.finished == "length"


def test_the_end_of_the_text_is_each_requests_own(model):
    tokens = plain(model, b"ROMEO:", GREEDY)
    engine = model.engine()
    stopped = engine.submit(b"ROMEO:", GREEDY, eos=[tokens[4]])
    other = engine.submit(b"ROMEO:", GREEDY)
    finish(engine)
    assert stopped.tokens == tokens[: tokens.index(tokens[4])]
    assert stopped.finished == "stop"
    assert other.tokens == tokens


@pytest.mark.parametrize("part", ["run", "choose"])
def test_a_step_that_failed_can_be_repeated(model, part, monkeypatch):
    engine = model.engine()
    request = engine.submit(b"JULIET:", GREEDY)
    engine.step()
    owner = model.network if part == "run" else model.network.head

    def broken(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(owner, part, broken)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                engine.step()
    finish(engine)
    assert request.tokens == plain(model, b"JULIET:", GREEDY)


def test_who_has_no_memory_waits_for_it(model, monkeypatch):
    engine = model.engine()
    real, room = model.network.state, [1]

    def state(positions, prompt=0):
        if not room:
            raise MemoryFullError("no memory")
        room.pop()
        return real(positions, prompt)

    monkeypatch.setattr(model.network, "state", state)
    first, second = (engine.submit(b"a", Settings(2)) for _ in range(2))
    engine.step()
    assert (engine.active, engine.waiting) == (1, 1)
    while first.finished is None:
        engine.step()
    room.append(1)
    finish(engine)
    assert second.finished == "length"
    third = engine.submit(b"a", Settings(2))
    finish(engine)
    assert isinstance(third.finished, MemoryFullError)


def test_passes_are_counted(model):
    engine = model.engine(drafts=0)
    requests = [engine.submit(b"HAMLET.", Settings(64)) for _ in range(8)]
    finish(engine)
    stats = engine.stats
    assert stats.tokens == 8 * 64
    assert stats.rows == 8 * (7 + 63)
    assert stats.walks == 3 + 63  # 56 tokens of prompts in groups of 24, then 8 tokens a pass
    assert stats.walks / stats.tokens < 1 / 7
    assert stats.network_seconds > 0
    assert stats.head_seconds > 0
    assert all(request.stats.passes == 64 for request in requests)


@pytest.mark.parametrize(
    ("ids", "settings", "words"),
    [
        ([], GREEDY, "no tokens"),
        ([3, 256], GREEDY, "token 256; the model's are 0 to 255"),
        ([-1], GREEDY, "token -1"),
        ([1] * 500, GREEDY, "20 tokens behind a prompt of 500 make 520; .* at most 12"),
    ],
)
def test_what_cannot_be_generated(model, ids, settings, words):
    engine = model.engine()
    with pytest.raises(UsageError, match=words):
        engine.submit(ids, settings)
    assert not engine.busy


@pytest.mark.parametrize(("given", "words"), [({"slots": 0}, "slots is 0"), ({"drafts": -1}, "-1")])
def test_senseless_engines(model, given, words):
    with pytest.raises(UsageError, match=words):
        model.engine(**given)


def test_an_engine_of_a_closed_model(tmp_path):
    model = tritile.load(Folder(tmp_path / "model").path)
    model.close()
    with pytest.raises(UsageError, match="load it again"):
        model.engine()


def test_engines_of_one_model_in_several_threads(model):
    """They take turns at the device."""
    settings = Settings(tokens=30, temperature=0)
    prompts = [b"HAMLET.", b"ROMEO."]
    alone = [plain(model, ids, settings) for ids in prompts]
    got = {}

    def run(number, ids):
        engine = model.engine(slots=1)
        for turn in range(5):
            request = engine.submit(ids, settings)
            while request.finished is None:
                engine.step()
            got[number, turn] = request.tokens

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(prompts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == {(n, turn): alone[n] for n in range(2) for turn in range(5)}
