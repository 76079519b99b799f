"""Text of tokens as they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tritile.chat.stream import TextStream
from tritile.model import bundled_model

BYTES = Tokenizer.from_file(str(bundled_model() / "tokenizer.json"))  # ids are bytes


def streamed(text: str, stops=(), chunk=1) -> tuple[list[str], TextStream]:
    stream, data = TextStream(BYTES, stops), text.encode()
    pieces = [stream.add(data[i : i + chunk]) for i in range(0, len(data), chunk)]
    return [*pieces, stream.finish()], stream


def test_a_character_comes_whole():
    pieces, stream = streamed("aé€")
    assert pieces == ["a", "", "é", "", "", "€", ""]
    assert stream.text == "aé€"
    assert not stream.stopped


def test_a_character_that_is_never_completed():
    stream = TextStream(BYTES)
    stream.add("é".encode()[:1])
    assert stream.finish() == "\ufffd" == stream.text


def test_a_stop_string_is_held_back_and_not_shown():
    pieces, stream = streamed("ab--c---d", ["---"])
    assert pieces == ["a", "b", "", "", "--c", "", "", "", "", ""]
    assert stream.text == "ab--c"
    assert stream.stopped


def test_what_might_have_become_one_is_shown_at_the_end():
    pieces, stream = streamed("ab--", ["---"])
    assert pieces[-1] == "--"
    assert stream.text == "ab--"
    assert not stream.stopped


def test_the_first_of_several_ends_it():
    assert streamed("one two three", ["three", "wo"], chunk=20)[1].text == "one t"


@given(st.text("ab-\n€", max_size=20), st.lists(st.text("ab-\n€", max_size=3)), st.integers(1, 9))
def test_it_is_the_text_up_to_the_first_stop(text, stops, chunk):
    """A stop string that begins within another's beginning may end the text later than it could."""
    pieces, stream = streamed(text, stops, chunk)
    assert "".join(pieces) == stream.text
    places = [place for stop in stops if stop and (place := text.find(stop)) >= 0]
    assert stream.stopped == bool(places)
    if chunk > len(text.encode()) or not places:
        assert stream.text == text[: min(places, default=len(text))]
    else:
        assert text.startswith(stream.text)


@pytest.mark.parametrize("chunk", [1, 2, 100])
def test_nothing_follows_a_stop(chunk):
    stream = streamed("a.b", ["."], chunk)[1]
    assert stream.add(b"more") == ""
    assert stream.finish() == ""
    assert stream.text == "a"
