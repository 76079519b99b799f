import numpy as np
import pytest

from tritile.engine.pace import FIRST_SHARE, Pace


def test_what_a_row_costs_is_found():
    pace, rng = Pace(), np.random.default_rng(1)
    for rows in rng.integers(1, 20, 60).tolist():
        pace.add(rows, 0.05 + 0.003 * rows + rng.normal(0, 0.001))
    assert pace.row == pytest.approx(0.003, rel=0.1)
    assert pace.seconds(10) == pytest.approx(0.08, rel=0.05)


def test_a_first_guess_before_passes_differ():
    pace = Pace()
    assert pace.row == pytest.approx(FIRST_SHARE * pace.seconds(0))
    for _ in range(5):
        pace.add(1, 0.02)
    assert pace.row == pytest.approx(FIRST_SHARE * 0.02)
    assert pace.seconds(1) == pytest.approx(0.02)


def test_it_follows_what_changes():
    pace = Pace()
    for share in (0.001, 0.02):
        for rows in [1, 5] * 150:
            pace.add(rows, 0.1 + share * rows)
        assert pace.row == pytest.approx(share, rel=0.05)
    for _ in range(500):  # all alike again
        pace.add(1, 0.12)
    assert pace.row == pytest.approx(FIRST_SHARE * 0.12, rel=0.1)


def test_a_pause_of_the_computer_is_not_believed():
    pace = Pace()
    for rows in [1, 5] * 20:
        pace.add(rows, 0.1 + 0.01 * rows)
    pace.add(1, 50.0)
    assert pace.seconds(1) < 0.15


def test_it_never_promises_less_than_nothing():
    pace = Pace()
    for rows in [1, 5] * 20:
        pace.add(rows, 0.1 - 0.01 * rows)
    assert pace.row == 0
    assert pace.seconds(50) >= 0
