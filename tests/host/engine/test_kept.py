"""What was read once is not read again, and nothing of a text changes by it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tritile
from plainly import plain
from tritile.engine.engine import Engine
from tritile.engine.kept import Kept, common_prefix
from tritile.engine.request import Request
from tritile.errors import MemoryFullError
from tritile.models.network import Piece
from tritile.sampling import Settings

GREEDY = Settings(12, temperature=0)
KINDS: dict[str, dict[str, Any]] = {
    "tiny": {"board": "tiny"},
    "pynq-z2": {"board": "pynq-z2"},
    "halves": {"board": "tiny", "kv": "float16"},
    "bytes": {"board": "tiny", "kv": "int8"},
    "numpy": {"board": "tiny", "kernels": "numpy"},
}


@pytest.fixture(scope="module", params=list(KINDS))
def any_model(request):
    with tritile.load(**KINDS[request.param]) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def model():
    with tritile.load() as loaded:
        yield loaded


def finish(engine: Engine) -> None:
    for _ in range(10_000):
        engine.step()
        if not engine.busy:
            return
    raise AssertionError("a request does not end")


def done(engine: Engine, ids: bytes, settings: Settings = GREEDY) -> Request:
    request = engine.submit(ids, settings)
    finish(engine)
    return request


def some(rng: np.random.Generator, most: int) -> bytes:
    return bytes(rng.integers(32, 127, rng.integers(1, most)).tolist())


def drawn(rng: np.random.Generator) -> Settings:
    temperature = float(rng.choice([0.0, 0.3, 0.8, 1.2]))
    return Settings(int(rng.integers(1, 16)), temperature, seed=int(rng.integers(1 << 32)))


@pytest.mark.parametrize("slots", [1, 3])
def test_random_conversations(any_model, slots):
    """Replies, broken off and not, to talks that go on, part, and begin anew; several at once."""
    rng = np.random.default_rng(slots)
    # A clock that stands: guesses cost nothing, and every row that is free has one.
    network, program = any_model.network, any_model.program
    engine = Engine(network, program, slots=slots, keep=True, clock=lambda: 0.0)
    talks = [some(rng, 40) for _ in range(slots)]
    for _ in range(7):
        asked = []
        for place in rng.permutation(len(talks))[: rng.integers(1, slots + 1)].tolist():
            settings = drawn(rng)
            asked.append((place, settings, engine.submit(talks[place], settings)))
        for _ in range(int(rng.integers(0, 12))):
            engine.step()
        if rng.random() < 0.3:
            engine.cancel(asked[0][2])
        finish(engine)
        for place, settings, request in asked:
            expected = plain(any_model, talks[place], settings)
            cancelled = request.finished == "cancelled"
            assert request.tokens == (expected[: len(request.tokens)] if cancelled else expected)
            talk = talks[place] + bytes(request.tokens) + some(rng, 20)
            keep = len(talk) if rng.random() < 0.7 else int(rng.integers(1, len(talk)))
            talks[place] = talk[:keep] + some(rng, 5)
    assert engine.stats.kept > engine.stats.rows / 4


def test_a_cache_that_went_on_is_that_of_a_fresh_reading(any_model):
    """Keys and values to the bit: what the next token's row gives says so."""
    ids = b"HAMLET. To be, or not to be, that is"
    network = any_model.network
    fresh = network.state(80)
    network.run([Piece(fresh, ids)])
    short = network.state(20)
    network.run([Piece(short, ids[:9])])
    for token in ids[9:17]:
        network.run([Piece(short, [token])])
    long = short.copied(13, 80)
    assert (long.length, long.positions, short.length) == (13, 80, 17)
    network.run([Piece(long, ids[13:])])
    network.run([Piece(short, b"xyz")])  # which is another one's memory
    rows = [network.run([Piece(state, b"?")]) for state in (fresh, long)]
    assert np.array_equal(*rows)


def test_only_what_is_new_is_read(model):
    engine = model.engine(slots=1, keep=True, drafts=0)
    first = done(engine, b"HAMLET. Who is there?")
    assert (first.stats.kept, engine.stats.kept) == (0, 0)
    talk = b"HAMLET. Who is there?" + bytes(first.tokens)
    rows = engine.stats.rows
    second = done(engine, talk + b" Nay")
    assert second.stats.kept == len(talk) - 1  # no pass has seen the last token
    assert engine.stats.rows - rows == 1 + 4 + 11
    again = done(engine, talk + b" Nay", Settings(3, seed=1))
    assert again.stats.kept == len(talk) + 3  # the last one's row has to meet the head
    assert again.tokens == plain(model, talk + b" Nay", again.settings)
    assert engine.stats.kept == second.stats.kept + again.stats.kept


def test_without_being_told_nothing_is_kept(model):
    engine = model.engine(slots=1)
    for _ in range(2):
        assert done(engine, b"HAMLET.").stats.kept == 0


def test_a_common_beginning_serves_several_at_once(model):
    engine = model.engine(slots=4, keep=True)
    done(engine, b"The same long beginning. One")
    requests = [engine.submit(b"The same long beginning. %d" % n, GREEDY) for n in range(3)]
    finish(engine)
    for number, request in enumerate(requests):
        assert request.stats.kept == len(b"The same long beginning. ")
        assert request.tokens == plain(model, b"The same long beginning. %d" % number, GREEDY)


class Right:
    """Guesses that all come true."""

    def __init__(self, text: list[int]):
        self.text = text

    def ahead(self, count: int) -> list[int]:
        return self.text[:count]

    def chances(self, count: int) -> list[float]:
        return [1.0] * count

    def see(self, tokens) -> None:
        self.text = self.text[len(tokens) :]


def test_guesses_of_a_broken_off_pass_are_not_kept(model, monkeypatch):
    """It is cancelled while a pass with right guesses runs: their tokens never were its own."""
    text, settings = b"HAMLET.", Settings(60, temperature=0)
    expected = plain(model, text, settings)
    engine = Engine(model.network, model.program, slots=1, keep=True, clock=lambda: 0.0)
    run, states = model.network.run, []

    def cancelling(pieces):
        rows = run(pieces)
        if len(pieces[0].ids) == model.program.geometry.rows:
            engine.cancel(request)
            states.append(pieces[0].state)
        return rows

    with monkeypatch.context() as patch:
        patch.setattr("tritile.engine.engine.Guesses", lambda _: Right(expected))
        patch.setattr(model.network, "run", cancelling)
        request = engine.submit(text, settings)
        finish(engine)
    assert request.finished == "cancelled"
    ids = text + bytes(request.tokens)
    assert [state.length for state in states] == [len(ids)]
    later = done(engine, ids + b"!")
    assert later.stats.kept == len(ids)
    assert later.tokens == plain(model, ids + b"!", GREEDY)


def states(monkeypatch, model, most: int | None = None) -> list[int]:
    """How many caches there are, after each that is made; MemoryFullError if there are more."""
    made: list[int] = []
    alive: set[int] = set()
    real = model.network.state

    class Counted:
        def __init__(self, inner):
            if most is not None and len(alive) >= most:
                raise MemoryFullError("no memory")
            self.inner = inner
            alive.add(id(self))
            made.append(len(alive))

        def __del__(self):
            alive.discard(id(self))

        planes = None
        positions = property(lambda self: self.inner.positions)
        address = property(lambda self: self.inner.address)
        length = property(
            lambda self: self.inner.length, lambda self, n: setattr(self.inner, "length", n)
        )

        def copied(self, length, positions):
            return Counted(self.inner.copied(length, positions))

    monkeypatch.setattr(model.network, "state", lambda n, prompt=0: Counted(real(n, prompt)))
    return made


@pytest.mark.parametrize("slots", [1, 3])
def test_there_are_no_more_caches_than_slots(model, monkeypatch, slots):
    """But for one, while the beginning of another is copied."""
    made = states(monkeypatch, model)
    engine = model.engine(slots=slots, keep=True)
    for number in range(12):
        for place in range(3):
            engine.submit(b"%d, %d" % (place, number), Settings(2))
        finish(engine)
    assert max(made) <= slots + 1
    assert len(made) == 36


def test_what_is_kept_goes_before_a_request_waits_for_memory(model, monkeypatch):
    texts = b"three", b"four"
    expected = [plain(model, text, GREEDY) for text in texts]
    states(monkeypatch, model, most=2)
    engine = model.engine(slots=8, keep=True)
    for text in (b"one", b"two"):
        done(engine, text)
    requests = [engine.submit(text, GREEDY) for text in texts]
    engine.step()
    assert engine.active == 2
    finish(engine)
    assert [request.tokens for request in requests] == expected


def test_tokens_kept_are_no_more_than_one_request_may_have(model):
    engine = model.engine(slots=8, keep=True)
    for number in range(4):
        done(engine, b"%d" % number * 200, Settings(1))
    assert done(engine, b"0" * 200, Settings(1)).stats.kept == 0
    assert done(engine, b"3" * 200, Settings(1)).stats.kept == 199


def test_what_an_error_has_ended_is_not_kept(model, monkeypatch):
    engine = model.engine(keep=True)
    request = engine.submit(b"ROMEO:", GREEDY)
    engine.step()
    engine.fail(ZeroDivisionError())
    finish(engine)
    assert isinstance(request.finished, ZeroDivisionError)
    assert done(engine, b"ROMEO:").stats.kept == 0


class Plain:
    """A cache of nothing."""

    def __init__(self, length: int, positions: int = 100):
        self.length, self.positions = length, positions

    def copied(self, length, positions):
        return Plain(length, positions)


def ended(ids: bytes) -> Request:
    request = Request(ids, GREEDY, ())
    request.finished, request.state = "length", Plain(len(ids))
    return request


def test_who_goes_on_gets_the_cache_itself_and_others_a_copy():
    kept, one = Kept(1000), ended(b"abc")
    state = one.state
    kept.keep(one)
    assert one.state is None
    copy = kept.begun(b"abX", 50)
    assert (copy.length, copy.positions, len(kept)) == (2, 50, 1)
    larger = kept.begun(b"abcd", 101)
    assert (larger.length, larger.positions, len(kept)) == (3, 101, 1)
    assert kept.begun(b"Xabc", 10) is None
    assert kept.begun(b"abcd", 10) is state
    assert len(kept) == 0


def test_the_latest_used_stay():
    kept = Kept(1000)
    for ids in (b"one", b"two", b"Two", b"one and more"):
        kept.keep(ended(ids))
    assert len(kept) == 3  # the first is in the last
    assert kept.begun(b"two!", 1000) is not None
    kept.limit(2)
    assert kept.begun(b"Two!", 10) is None
    assert kept.begun(b"two!", 10).length == 3
    kept.tokens = 2
    kept.limit(8)
    assert len(kept) == 0


def test_a_common_prefix():
    assert common_prefix(b"", b"abc") == 0
    assert common_prefix(b"abd", b"abc") == 2
    assert common_prefix(b"abc", b"abcd") == common_prefix(b"abcd", b"abc") == 3
