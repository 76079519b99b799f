"""Batched, with guesses, streamed: the tokens of plain generation."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

import tritile
from plainly import plain
from tritile.engine.engine import Engine
from tritile.sampling import Settings

PROMPTS = 50  # of each test, 200 together
WRONG = 0.15  # share of the knowing guesses


TILE: dict[str, Any] = {"kv": "int8", "attention": "tile"}


@pytest.fixture(
    scope="module",
    params=[("tiny", {}), ("pynq-z2", {}), ("tiny", TILE)],
    ids=["tiny", "pynq-z2", "attention on the tile"],
)
def model(request):
    board, settings = request.param
    with tritile.load(board=board, **settings) as loaded:
        yield loaded


def prompt(rng: np.random.Generator) -> bytes:
    """Some bytes, some of them again and again, so that there is something to guess."""
    word = bytes(rng.integers(32, 127, rng.integers(1, 12)).tolist())
    return word * int(rng.integers(1, 6))


def settings(rng: np.random.Generator) -> Settings:
    """Greedy or not; a low temperature repeats itself, so that guesses come true."""
    temperature = float(rng.choice([0.0, 0.0, 0.2, 0.8, 1.2]))
    return Settings(int(rng.integers(1, 24)), temperature, seed=int(rng.integers(1 << 32)))


def finish(engine: Engine) -> None:
    for _ in range(PROMPTS * 100):  # more than all tokens
        engine.step()
        if not engine.busy:
            return
    raise AssertionError("a request does not end")


class Knowing:
    """Guesses of somebody who has read the text, but not all of it well: most come true."""

    def __init__(self, texts: dict[tuple[int, ...], list[int]], ids: tuple[int, ...]):
        self.text, self.seen = texts[ids], 0
        self.rng = np.random.default_rng(len(ids))

    def ahead(self, count: int) -> list[int]:
        wrong = self.rng.random(count) < WRONG
        text = [*self.text[self.seen :], *range(count)][:count]
        return [token ^ int(error) for token, error in zip(text, wrong, strict=True)]

    def chances(self, count: int) -> list[float]:
        return [1.0] * count

    def see(self, tokens) -> None:
        self.seen += len(tokens)


@pytest.mark.parametrize("knowing", [False, True], ids=["looked up", "knowing"])
def test_whatever_shares_a_pass(model, knowing, monkeypatch):
    rng = np.random.default_rng([knowing, model.program.geometry.rows])
    jobs = [(prompt(rng) + b"%d" % number, settings(rng)) for number in range(PROMPTS)]
    expected = [plain(model, ids, chosen) for ids, chosen in jobs]
    if knowing:
        texts = {tuple(ids): text for (ids, _), text in zip(jobs, expected, strict=True)}
        monkeypatch.setattr("tritile.engine.engine.Guesses", partial(Knowing, texts))
    # A clock that stands: guesses cost nothing, and every row that is free has one.
    slots = model.program.geometry.rows // 2
    engine = Engine(model.network, model.program, slots=slots, clock=lambda: 0.0)
    requests = []
    for ids, chosen in jobs:  # they join while others are under way
        requests.append(engine.submit(ids, chosen))
        for _ in range(int(rng.integers(0, 4))):
            engine.step()
    finish(engine)
    assert [request.tokens for request in requests] == expected
    assert 0 < engine.stats.accepted < engine.stats.drafted
    if knowing:
        assert engine.stats.accepted > engine.stats.tokens / 10
    monkeypatch.undo()
    for (ids, chosen), tokens in zip(jobs, expected, strict=True):
        run = model.generate(ids.decode(), **vars(chosen))
        assert "".join(run) == model.tokenizer.decode(tokens)
        assert run.token_ids == tokens


def test_the_end_of_the_text_among_guesses(model):
    """What comes behind it is no token, even if it was guessed."""
    greedy = Settings(60, temperature=0)
    tokens = plain(model, b"HAMLET.", greedy)
    for place in range(20, 60, 7):
        engine = Engine(model.network, model.program, clock=lambda: 0.0)
        request = engine.submit(b"HAMLET.", greedy, eos=[tokens[place]])
        finish(engine)
        assert request.tokens == tokens[: tokens.index(tokens[place])]
        assert request.finished == "stop"
