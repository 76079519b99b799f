"""A token drawn from part of the logits is the one of all, or none is."""

import numpy as np
import pytest

from tritile.head.draw import draw
from tritile.sampling import Settings, choose

RNG = np.random.default_rng(0)


def logits_of(kind: str, n: int) -> np.ndarray:
    logits = (
        RNG.standard_normal(n) * {"flat": 0.3, "normal": 2.0, "peaked": 5.0, "equals": 1.0}[kind]
    )
    return (np.round(logits) if kind == "equals" else logits).astype(np.float32)


def attempt(logits, known: int, looseness: float, settings: Settings, position: int):
    """``draw`` with the ``known`` largest; of the others bounds that are ``looseness`` too high."""
    order = np.argsort(-logits, kind="stable")
    ids, rest = np.sort(order[:known]), logits[order[known:]].astype(np.float64) + looseness
    with np.errstate(over="ignore"):
        tail = np.exp((rest - logits.max()) / settings.temperature).sum()
    beyond = rest.max(initial=-np.inf)
    return draw(ids, logits[ids], float(beyond), float(tail), settings, position)


SETTINGS = [
    Settings(temperature=0.8, top_p=0.95),
    Settings(temperature=1.5, top_p=1.0),
    Settings(temperature=0.3, top_p=0.5, seed=7),
    Settings(temperature=1.0, top_k=10),
    Settings(temperature=0.7, top_k=40, top_p=0.9),
    Settings(temperature=1e-6, top_p=1.0),
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("kind", ["flat", "normal", "peaked", "equals"])
def test_it_is_the_token_of_all_or_none(kind, settings):
    certain = 0
    for position in range(150):
        logits = logits_of(kind, 300)
        known, looseness = int(RNG.integers(1, 300)), float(RNG.choice([0, 0.1, 1.0]))
        token = attempt(logits, known, looseness, settings, position)
        assert token in (None, choose(logits, settings, position))
        certain += token is not None
    if kind == "peaked":
        assert certain > 75


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_all_logits_are_enough(settings):
    for position in range(50):
        logits = logits_of("normal", 300)
        assert attempt(logits, 300, 0.0, settings, position) == choose(logits, settings, position)


def test_what_may_be_in_the_tail_leaves_the_token_open():
    """As many small logits as are needed, within what the bounds allow, change the token."""
    logits = np.array([5.0, 4.9, *[-4.0] * 4000], np.float32)
    settings = Settings(temperature=1.0, top_p=1.0, seed=3)
    higher = np.array([5.0, 4.9, *[-2.5] * 4000], np.float32)
    moved = 0
    for position in range(100):
        both = {choose(values, settings, position) for values in (logits, higher)}
        if len(both) > 1:
            moved += 1
            assert attempt(logits, 2, 1.5, settings, position) is None
    assert moved > 10


def test_equals_of_the_bound_are_not_known_to_come_first():
    """The other one may have the lower id."""
    ids, logits = np.array([5, 9]), np.array([1.0, 2.0], np.float32)
    settings = Settings(temperature=1.0, top_k=2)
    assert draw(ids, logits, 0.9, 1.0, settings, 0) is not None
    assert draw(ids, logits, 1.0, 1.0, settings, 0) is None


@pytest.mark.parametrize("tail", [np.inf, 1e300])
def test_a_tail_of_any_size(tail):
    settings = Settings(temperature=1.0, top_p=0.9)
    assert draw(np.array([0]), np.array([1.0], np.float32), 0.0, tail, settings, 0) is None
