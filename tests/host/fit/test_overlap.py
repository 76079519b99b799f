"""Groups in flight: what CPU and tile do at the same time."""

from __future__ import annotations

import pytest

from tritile.fit.overlap import Step, elapsed, hidden, steps_of
from tritile.fit.subject import subject_of
from tritile.plan import IN_FLIGHT

TWO_B = subject_of("bitnet-2b-4t").config
LISTS = TWO_B.job_lists()


def test_one_group_waits_for_all():
    steps = [Step(3, 5), Step(2, 1), Step(4, 0)]
    assert elapsed(steps, 1) == 15
    assert hidden(steps, 1) == 0


def test_the_shorter_side_hides():
    """Behind a busy CPU all of the tile but its first wait; behind a busy tile all of the CPU."""
    assert elapsed([Step(10, 4)] * 20 + [Step(10, 0)], 2) == 2 * 21 * 10
    assert elapsed([Step(1, 6)] * 20 + [Step(1, 0)], 2) == 1 + 2 * 20 * 6 + 1


def test_by_hand():
    """A: 0-1, tile 1-9; B: 1-2, tile 9-17; A again at 9, B at 17."""
    assert elapsed([Step(1, 8), Step(2, 0)], 2) == 19


def test_groups_go_some_at_a_time():
    steps = [Step(5, 3)] * 8
    together = IN_FLIGHT * 64 - elapsed(steps, IN_FLIGHT)
    assert hidden(steps, 2 * IN_FLIGHT) == pytest.approx(2 * together)
    assert hidden(steps, 2 * IN_FLIGHT + 1) == pytest.approx(2 * together)


def test_steps_have_all_that_a_group_does():
    steps = steps_of(LISTS, 30.0, 60.0, lambda jobs: jobs.k)
    assert len(steps) == len(LISTS) + 1
    assert sum(step.cpu for step in steps) == pytest.approx(90)
    assert sum(step.tile for step in steps) == sum(jobs.k for jobs in LISTS)
    attending = [i for i, step in enumerate(steps) if step.cpu > 2]
    assert attending == list(range(1, len(LISTS), 4))  # before o's doorbell
    values = sum(jobs.k + sum(m.m for m in jobs.matrices) for jobs in LISTS)
    assert steps[0].cpu == pytest.approx(30 * 2560 / values)
    assert steps[3].cpu == pytest.approx(30 * (2 * 6912 + 6912) / values)
    assert steps[-1].cpu == pytest.approx(30 * 2560 / values)


def test_what_the_tile_is_asked_for_in_attention_comes_before_o():
    asked = [Step(3.0, 7.0), Step(5.0, 11.0)]
    steps = steps_of(LISTS, 30.0, 60.0, lambda jobs: 1.0, asked)
    layers = len(LISTS) // 4
    assert len(steps) == 6 * layers + 1
    assert sum(step.cpu for step in steps) == pytest.approx(90 + 8 * layers)
    assert [step.tile for step in steps[:6]] == [1, 7, 11, 1, 1, 1]
    values = sum(jobs.k + sum(m.m for m in jobs.matrices) for jobs in LISTS)
    qkv = sum(m.m for m in LISTS[0].matrices)
    assert steps[1].cpu == pytest.approx(3 + 30 * qkv / values)
    assert steps[2].cpu == 5
    assert steps[3].cpu == pytest.approx(60 / layers + 30 * LISTS[1].k / values)
