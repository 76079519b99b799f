import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tritile.errors import UsageError
from tritile.sampling import Settings, choose, uniform

LOGITS = np.log(np.array([0.1, 0.4, 0.05, 0.3, 0.15], np.float32))


def drawn(count=4000, **settings) -> np.ndarray:
    """How often each token comes, over positions."""
    chosen = Settings(**settings)
    tokens = [choose(LOGITS, chosen, position) for position in range(count)]
    return np.bincount(tokens, minlength=5) / count


def test_greedy_takes_the_first_of_the_best():
    assert choose(np.array([0, 2, 1, 2], np.float32), Settings(temperature=0), 9) == 1


def test_all_tokens_come_as_often_as_they_are_likely():
    shares = drawn(temperature=1.0, top_p=1.0)
    np.testing.assert_allclose(shares, np.exp(LOGITS), atol=0.03)


def test_temperature_sharpens():
    likely = np.exp(LOGITS) ** 2
    shares = drawn(temperature=0.5, top_p=1.0)
    np.testing.assert_allclose(shares, likely / likely.sum(), atol=0.03)


def test_top_k_leaves_the_k_likeliest():
    shares = drawn(temperature=1.0, top_p=1.0, top_k=2)
    np.testing.assert_allclose(shares, [0, 4 / 7, 0, 3 / 7, 0], atol=0.03)


@pytest.mark.parametrize(("top_p", "left"), [(0.3, [1]), (0.69, [1, 3]), (0.75, [1, 3, 4])])
def test_top_p_leaves_the_smallest_set_that_holds_p(top_p, left):
    shares = drawn(temperature=1.0, top_p=top_p)
    assert np.flatnonzero(shares).tolist() == left


def test_a_seed_repeats_and_another_does_not():
    def tokens(seed):
        return [choose(LOGITS, Settings(seed=seed, top_p=1.0), p) for p in range(60)]

    assert tokens(1) == tokens(1)
    assert tokens(1) != tokens(2)


def test_random_numbers_are_those_of_philox():
    key = np.array([3, 8], np.uint64)
    expected = np.random.Generator(np.random.Philox(key=key)).random()
    assert uniform(3, 8) == expected


@given(
    logits=st.lists(st.floats(-(2.0**100), 2.0**100, width=32), min_size=1, max_size=20),
    temperature=st.sampled_from([0.0, 1e-320, 0.5, 1e300]),
    top_k=st.integers(0, 30),
    top_p=st.floats(0, 1, exclude_min=True),
    seed=st.integers(0, (1 << 64) - 1),
)
def test_there_always_is_a_token(logits, temperature, top_k, top_p, seed):
    values = np.array(logits, np.float32)
    token = choose(values, Settings(5, temperature, top_k, top_p, seed), position=seed % 100)
    assert 0 <= token < len(logits)
    if top_k:
        assert np.sum(values > values[token]) < top_k


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"tokens": 0}, "tokens is 0; expected 1 or more"),
        ({"tokens": -5}, "tokens is -5"),
        ({"temperature": -0.1}, "temperature is -0.1"),
        ({"temperature": float("nan")}, "temperature is nan"),
        ({"temperature": float("inf")}, "temperature is inf"),
        ({"top_k": -1}, "top_k is -1"),
        ({"top_p": 0.0}, "top_p is 0.0"),
        ({"top_p": 1.5}, "top_p is 1.5"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": 1 << 64}, "seed is 18446744073709551616"),
    ],
    ids=str,
)
def test_senseless_settings(settings, words):
    with pytest.raises(UsageError, match=words):
        Settings(**settings)
