"""Conversations with the bundled model on the emulator."""

import pytest

import tritile
from tritile.chat.session import Chat
from tritile.chat.template import ChatTemplate
from tritile.checkpoint.conversation import Conversation
from tritile.engine.request import Request
from tritile.errors import UsageError
from tritile.sampling import Settings

LINES = "{% for m in messages %}{{ m.role[0] }}:{{ m.content }}\n{% endfor %}a:"


@pytest.fixture(scope="module")
def model():
    with tritile.load() as model:
        yield model


def chat(model, tokens=20, template=LINES, stops=("\n",), **more):
    form = ChatTemplate(Conversation("test", template, {}, stops))
    return Chat(model, form, Settings(tokens, seed=5), **more)


def last(talk: Chat) -> Request:
    assert talk.last is not None
    return talk.last


def test_a_reply_is_what_plain_generation_gives(model):
    talk = chat(model, stops=())
    reply = "".join(talk.say("Who is there?"))
    plain = model.generate("u:Who is there?\na:", tokens=20, seed=5)
    assert reply == "".join(plain)
    assert talk.messages == [
        {"role": "user", "content": "Who is there?"},
        {"role": "assistant", "content": reply},
    ]


def test_a_stop_string_ends_a_reply(model):
    long = "".join(chat(model, 60, stops=()).say("Well?"))
    assert "\n" in long
    assert "".join(chat(model, 60).say("Well?")) == long[: long.index("\n")]


def test_the_history_is_part_of_what_is_read(model):
    talk = chat(model, system="Night")
    first = "".join(talk.say("one"))
    list(talk.say("two"))
    expected = f"s:Night\nu:one\na:{first}\nu:two\na:"
    assert bytes(last(talk).ids).decode() == expected
    talk.reset()
    list(talk.say("three"))
    assert bytes(last(talk).ids) == b"s:Night\nu:three\na:"


@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_a_reply_reads_what_is_new_and_no_more(model, temperature):
    """And says what plain generation behind the whole conversation would."""
    talk = chat(model, stops=(), system="Night")
    talk.settings = Settings(20, temperature, seed=5)
    before = 0
    for text in ("Who is there?", "Stand.", "", "What, is Horatio there?"):
        reply = "".join(talk.say(text))
        ids = last(talk).ids
        assert last(talk).stats.kept == max(0, before - 1)
        assert reply == "".join(model.generate(bytes(ids).decode(), **vars(talk.settings)))
        before = len(ids) + 20  # the last token of a reply is in no cache
    talk.reset()
    list(talk.say("Who is there?"))
    assert last(talk).stats.kept == len("s:Night\nu:Who is there?\na:") - 1
    talk.reset()
    list(talk.say("Stand."))
    assert last(talk).stats.kept == len("s:Night\nu:")


def test_a_stop_string_and_what_follows_it_is_forgotten(model):
    talk = chat(model, 60)
    first = "".join(talk.say("Well?"))
    assert last(talk).finished == "cancelled"
    assert bytes(last(talk).tokens).decode().startswith(f"{first}\n")
    second = "".join(talk.say("And?"))
    assert last(talk).stats.kept >= len(f"u:Well?\na:{first}")
    plain = model.generate(bytes(last(talk).ids).decode(), tokens=60, seed=5)
    assert "".join(plain).split("\n")[0] == second


def test_old_messages_go_when_the_positions_are_full(model):
    talk = chat(model, 100, stops=())
    for _ in range(4):
        list(talk.say("x" * 100))
    assert talk.forgotten >= 2
    assert len(last(talk).ids) + 100 <= model.config.positions
    assert talk.messages[0]["role"] == "user"


def test_a_reply_may_be_shorter_than_asked_for(model):
    talk = chat(model, 200, stops=())
    list(talk.say("x" * 480))
    assert len(last(talk).ids) + len(last(talk).tokens) == model.config.positions


def test_a_message_that_is_too_long_leaves_the_history(model):
    talk = chat(model)
    list(talk.say("one"))
    before = list(talk.messages)
    with pytest.raises(UsageError, match="makes 605 tokens; the model has 512"):
        list(talk.say("x" * 600))
    assert talk.messages == before
    assert talk.forgotten == 0
    assert "".join(talk.say("two"))


def test_a_reply_that_is_broken_off_is_kept(model):
    talk = chat(model, 60, stops=())
    reply = talk.say("Well?")
    pieces = [next(reply), next(reply)]
    reply.close()
    assert talk.messages[-1] == {"role": "assistant", "content": "".join(pieces)}
    assert last(talk).finished == "cancelled"
    assert "".join(talk.say("And?"))


def test_an_interrupt_in_a_pass(model, monkeypatch):
    talk = chat(model, 60, stops=())
    reply = talk.say("Well?")
    first = next(reply)
    with monkeypatch.context() as patch:

        def interrupted(*_):
            raise KeyboardInterrupt

        patch.setattr(model.network, "run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            next(reply)
    assert talk.messages[-1]["content"] == first
    assert "".join(talk.say("And?"))
