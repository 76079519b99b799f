"""How many guesses come along: as many as pay for their rows."""

from __future__ import annotations

import numpy as np
import pytest

from plainly import plain
from tritile import load
from tritile.engine.drafts import with_drafts
from tritile.engine.engine import Engine
from tritile.engine.guesses import Guesses
from tritile.engine.pace import Pace
from tritile.engine.request import Request
from tritile.engine.turns import turns_of
from tritile.sampling import Settings

GREEDY = Settings(200, temperature=0)


class State:
    def __init__(self, length):
        self.length = length


def writing(text: bytes, tokens: int = 50) -> Request:
    """A request that has one token, the last of ``text``; so many more are wanted."""
    request = Request(text[:-1], Settings(1 + tokens), ())
    request.take(text[-1])
    request.state = State(len(text) - 1)
    request.guesses = Guesses(text)
    return request


def pace_of(row: float, turns: int = 1) -> Pace:
    """Passes of a second, ``row`` more for each guess, and guesses that have been right.

    0: of no time at all, so that nothing costs anything.
    """
    pace = Pace()
    if not row:
        pace.add(turns, 0, turns, 0.0)
        return pace
    for guesses in [0, 1, 9] * 50:
        pace.add(turns, guesses, (1 + guesses) * turns, 1 + row * guesses)
    pace.add(turns, 0, turns, 1)
    return pace


def drafts(requests, rows, most, pace) -> list[int]:
    turns = with_drafts(turns_of(requests, rows), rows, most, pace)
    for turn in turns:
        assert len(turn.ids) == turn.wanted == 1 + turn.drafts
    return [turn.drafts for turn in turns]


def test_rows_that_cost_nothing_are_filled():
    assert drafts([writing(b"ab" * 20)], 24, None, pace_of(0)) == [23]
    assert drafts([writing(b"ab" * 20)], 24, 5, pace_of(0)) == [5]
    assert sum(drafts([writing(b"ab" * 20) for _ in range(5)], 24, None, pace_of(0, 5))) == 19
    assert drafts([writing(b"ab" * 20) for _ in range(4)], 4, None, pace_of(0, 4)) == [0] * 4


def test_the_dearer_a_row_the_fewer():
    counts = [drafts([writing(b"ab" * 20)], 24, None, pace_of(row))[0] for row in (0, 0.05, 0.2, 5)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1] > counts[2] > counts[3] == 0


def test_who_repeats_himself_more_gets_more():
    often, seldom = drafts([writing(b"ab" * 20), writing(b"abXabYab")], 12, None, pace_of(0.05, 2))
    assert often > seldom


def test_no_guesses_without_a_match_nor_behind_the_last_token():
    assert drafts([writing(b"abcdef")], 24, None, pace_of(0)) == [0]
    assert drafts([writing(b"ab" * 20, tokens=4)], 24, None, pace_of(0)) == [3]
    assert drafts([writing(b"ab" * 20, tokens=1)], 24, None, pace_of(0)) == [0]


def test_no_guesses_before_a_pass_is_known_nor_while_they_lose():
    assert drafts([writing(b"ab" * 20)], 24, None, Pace()) == [0]
    assert drafts([writing(b"ab" * 20)], 24, None, pace_of(0, turns=2)) == [0]
    losing = pace_of(0.05)
    for _ in range(30):
        losing.add(1, 20, 1, 5)
    assert drafts([writing(b"ab" * 20)], 24, None, losing) == [0]


def test_chances_are_learned():
    guesses = Guesses(b"ab" * 20)
    before = guesses.chances(3)
    assert before == sorted(before, reverse=True)
    guesses.see(b"abababab")
    assert guesses.chances(3)[0] > before[0]
    wrong = Guesses(b"xabYab")
    before = wrong.chances(1)
    for token in range(100, 120):
        wrong.see([token, 97, 98])
    assert wrong.chances(1)[0] < before[0] / 3


class Ticking:
    """A clock of passes: ``row`` is what a row takes beside a pass of 1."""

    def __init__(self, model, monkeypatch, row: float):
        self.now, run = 0.0, model.network.run

        def timed(pieces):
            self.now += 1 + row * sum(len(piece.ids) for piece in pieces)
            return run(pieces)

        monkeypatch.setattr(model.network, "run", timed)

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def model():
    with load(board="pynq-z2") as loaded:
        yield loaded


def cost(model, clock, ids, settings, drafts) -> tuple[float, Engine]:
    engine, start = Engine(model.network, model.program, drafts=drafts, clock=clock), clock.now
    request = engine.submit(ids, settings)
    while engine.busy:
        engine.step()
    assert len(request.tokens) == settings.tokens
    return clock.now - start, engine


@pytest.mark.parametrize("row", [0.0, 0.05, 0.3, 1.0])
@pytest.mark.parametrize("temperature", [0, 0.5, 0.8, 1.2])
def test_guesses_never_cost_much(model, monkeypatch, row, temperature):
    clock = Ticking(model, monkeypatch, row)
    settings = Settings(150, temperature, seed=7)
    none, _ = cost(model, clock, b"ROMEO:", settings, 0)
    some, engine = cost(model, clock, b"ROMEO:", settings, None)
    assert some < 1.03 * none
    assert engine.stats.tokens / engine.stats.passes >= 1


def test_a_text_that_repeats_itself_takes_half_the_passes(model, monkeypatch):
    clock = Ticking(model, monkeypatch, 0.05)
    _, engine = cost(model, clock, b"ha ha ha ha ", GREEDY, None)
    assert engine.stats.tokens / engine.stats.passes > 2
    assert engine.stats.walks == engine.stats.passes


def test_a_limit_is_kept(model, monkeypatch):
    most = []
    clock = Ticking(model, monkeypatch, 0.0)
    run = model.network.run

    def watched(pieces):
        most.append(max(piece.wanted for piece in pieces))
        return run(pieces)

    monkeypatch.setattr(model.network, "run", watched)
    settings = Settings(60, temperature=0)
    cost(model, clock, b"ha ha ha ha ", settings, 2)
    assert max(most) == 3
    run_of = model.generate("ha ha ha ha ", drafts=2, tokens=60, temperature=0)
    list(run_of)  # by the computer's clock: perhaps with fewer
    assert max(most) == 3
    assert run_of.token_ids == plain(model, b"ha ha ha ha ", settings)


def test_guesses_know_only_what_came():
    rng = np.random.default_rng(3)
    text = bytes(rng.integers(97, 100, 200).tolist())
    one, other = Guesses(text[:100]), Guesses(text[:100])
    for place in range(100, 200, 5):
        one.see(text[place : place + 5])
        for token in text[place : place + 5]:
            other.see([token])
        assert one.ahead(8) == other.ahead(8)
