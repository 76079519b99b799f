"""Batched, with guesses, streamed: the tokens of plain generation."""

from __future__ import annotations

import numpy as np
import pytest

import tritile
from plainly import plain
from tritile.engine.engine import Engine
from tritile.sampling import Settings

SHARES, PROMPTS = 4, 50  # 200 prompts, in tests that run side by side


@pytest.fixture(scope="module", params=["tiny", "pynq-z2"])
def model(request):
    with tritile.load(board=request.param) as loaded:
        yield loaded


def prompt(rng: np.random.Generator) -> bytes:
    """Some bytes, some of them again and again, so that there is something to guess."""
    word = bytes(rng.integers(32, 127, rng.integers(1, 12)).tolist())
    return word * int(rng.integers(1, 6))


def settings(rng: np.random.Generator) -> Settings:
    """Greedy or not; a low temperature repeats itself, so that guesses come true."""
    temperature = float(rng.choice([0.0, 0.0, 0.2, 0.8, 1.2]))
    return Settings(int(rng.integers(1, 24)), temperature, seed=int(rng.integers(1 << 32)))


@pytest.mark.parametrize("share", range(SHARES // 2))
def test_whatever_shares_a_pass(model, share):
    rng = np.random.default_rng([share, model.program.geometry.rows])
    jobs = [(prompt(rng), settings(rng)) for _ in range(PROMPTS)]
    expected = [plain(model, ids, chosen) for ids, chosen in jobs]
    # A clock that stands: guesses cost nothing, and every row that is free has one.
    engine = Engine(model.network, model.program, slots=6, clock=lambda: 0.0)
    requests = []
    for ids, chosen in jobs:  # they join while others are under way
        requests.append(engine.submit(ids, chosen))
        for _ in range(int(rng.integers(0, 4))):
            engine.step()
    while engine.busy:
        engine.step()
    assert [request.tokens for request in requests] == expected
    assert 0 < engine.stats.accepted < engine.stats.drafted
    assert engine.stats.rows > engine.stats.tokens + 10
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
        while engine.busy:
            engine.step()
        assert request.tokens == tokens[: tokens.index(tokens[place])]
        assert request.finished == "stop"
