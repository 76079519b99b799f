import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tritile.engine.lookup import LONGEST, SIZES, Lookup


def test_it_goes_on_as_it_went_on_before():
    lookup = Lookup(b"to be or not to b")
    assert bytes(lookup.ahead(6)) == b"e or n"
    assert lookup.matched == 4  # "to b", and what is before differs
    lookup.extend(b"u")
    assert lookup.ahead(3) == []
    assert lookup.matched == 0


def test_the_latest_place_of_the_longest_match():
    assert bytes(Lookup(b"abX abY zzabcdZ ab").ahead(1)) == b"c"
    assert bytes(Lookup(b"abcdX bcY cdZ abcd").ahead(1)) == b"X"


def test_what_repeats_goes_round():
    assert bytes(Lookup(b"xyxyxy").ahead(7)) == b"xyxyxyx"
    assert bytes(Lookup(b"aaa").ahead(5)) == b"aaaaa"


def test_a_match_is_measured_up_to_a_limit():
    assert Lookup(b"ab" * 100).matched == LONGEST
    assert Lookup(b"aaaa").matched == 3


def test_nothing_to_go_by():
    for ids in (b"", b"a", b"aa", b"abcdefg"):
        assert Lookup(ids).ahead(4) == []


@given(st.lists(st.integers(0, 2), max_size=60), st.integers(0, 60))
def test_as_a_search_would_find_it(ids, split):
    lookup = Lookup(ids[:split])
    lookup.extend(ids[split:])
    places = [
        end
        for size in SIZES
        for end in range(len(ids) - 1, size - 1, -1)
        if len(ids) >= size and ids[end - size : end] == ids[-size:]
    ]
    if not places:
        assert lookup.ahead(5) == []
        return
    text = list(ids)
    for guess in lookup.ahead(9):
        assert guess == text[places[0] + len(text) - len(ids)]
        text.append(guess)
    place, matched = places[0], lookup.matched
    assert ids[place - matched : place] == ids[len(ids) - matched :]
    if matched < min(place, LONGEST):
        assert ids[place - matched - 1] != ids[-matched - 1]


def test_it_takes_its_time_from_a_long_text():
    ids = np.random.default_rng(0).integers(0, 50_000, 20_000).tolist()
    assert Lookup([*ids, *ids[:100]]).ahead(50) == ids[100:150]
