import numpy as np
import pytest

from tritile.engine.pace import ALLOWED, CREDIT, FIRST_SHARE, Pace


def passes(pace: Pace, count: int, row: float = 0.0, jump: float = 0.0, right: float = 1.0) -> None:
    """Passes of 0.05 s, every second with guesses."""
    rng = np.random.default_rng(count)
    for guesses in rng.integers(1, 20, count).tolist():
        pace.add(1, 0, 1, 0.05 + rng.normal(0, 0.001))
        seconds = 0.05 + jump + row * guesses + rng.normal(0, 0.001)
        pace.add(1, guesses, 1 + round(right * guesses), seconds)


def test_what_guesses_cost_is_found():
    pace = Pace()
    passes(pace, 100, row=0.003, jump=0.02)
    assert pace.plain == pytest.approx(0.05, rel=0.05)
    assert pace.extra(10) == pytest.approx(0.05, rel=0.1)
    assert pace.extra(1) == pytest.approx(0.023, rel=0.25)


def test_a_first_share_before_anything_is_known_and_long_after():
    pace = Pace()
    pace.add(1, 0, 1, 0.02)
    assert pace.extra(3) == pytest.approx(3 * FIRST_SHARE * 0.02)
    passes(pace, 50, row=0.05)
    assert pace.extra(3) > 0.1
    for _ in range(200):
        pace.add(1, 0, 1, 0.02)
    assert pace.extra(3) == pytest.approx(3 * FIRST_SHARE * 0.02, rel=0.1)


def test_a_pause_of_the_computer_is_not_believed():
    pace = Pace()
    passes(pace, 50, row=0.003)
    pace.add(1, 0, 1, 50.0)
    pace.add(1, 5, 6, 50.0)
    assert pace.plain < 0.06
    assert pace.extra(5) < 0.03


def test_guesses_never_give_time_back():
    pace = Pace()
    passes(pace, 50, row=-0.002)
    assert pace.extra(20) >= 0


def test_guesses_may_lose_a_share_of_the_time():
    pace, lost = Pace(), 0.0
    pace.add(1, 0, 1, 1.0)
    for _ in range(1000):
        if pace.pays(1):
            pace.add(1, 5, 1, 1.5)
            lost += 0.5
        else:
            pace.add(1, 0, 1, 1.0)
    assert lost < ALLOWED * 1000 + CREDIT + 1
    assert lost > 0.8 * ALLOWED * 1000  # they are tried again and again


def test_what_guesses_have_won_is_not_all_lost_again():
    pace, lost = Pace(), 0
    passes(pace, 200)
    while pace.pays(1):
        pace.add(1, 5, 1, 0.1)
        lost += 1
    assert lost < 30


def test_another_number_of_requests_is_another_pace():
    pace = Pace()
    passes(pace, 20)
    assert pace.pays(1)
    assert not pace.pays(2)
    pace.add(2, 0, 2, 0.08)
    assert pace.pays(2)
    assert pace.plain == 0.08
