"""Chat templates: where they are found, and what they make of a conversation."""

import json

import pytest
from tokenizers import Tokenizer

from checkpoints import Folder
from tritile.chat.template import ChatTemplate, turn_ends
from tritile.checkpoint.conversation import Conversation
from tritile.errors import CheckpointError, UsageError
from tritile.model import bundled_model
from tritile.models.open import open_source

# As BitNet b1.58 2B-4T's: roles in capitals, <|eot_id|> behind each message.
BITNET = (
    "{% set loop_messages = messages %}{% for message in loop_messages %}"
    "{% set content = message['role'] | capitalize + ': '+ message['content'] | trim"
    " + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}"
    "{{ content }}{% endfor %}{% if add_generation_prompt %}{{ 'Assistant: ' }}{% endif %}"
)
HELLO = [{"role": "user", "content": " Hello "}]


def rendered(template, messages=HELLO, **tokens):
    return ChatTemplate(Conversation("here", template, tokens)).render(messages)


def test_bitnets_own_form():
    text = rendered(BITNET, bos_token="<|begin|>")
    assert text == "<|begin|>User: Hello<|eot_id|>Assistant: "


def test_what_transformers_adds_to_jinja():
    assert rendered("{{ messages[0] | tojson }}", [{"role": "user", "content": "<é>"}]) == (
        '{"role": "user", "content": "<é>"}'
    )
    assert rendered("{% for m in messages %}{% break %}{% endfor %}end") == "end"
    assert rendered("{{ strftime_now('%Y') }}").isdigit()
    assert rendered("  {% if true %}\nblocks leave no line\n  {% endif %}\n") == (
        "blocks leave no line\n"
    )


def test_a_template_may_refuse():
    with pytest.raises(UsageError, match="no such conversation: roles must take turns"):
        rendered("{{ raise_exception('roles must take turns') }}")


@pytest.mark.parametrize(
    "template",
    [
        "{{ messages.__class__.__mro__ }}",  # the sandbox
        "{{ messages.append(1) }}",  # nothing of the caller's is changed
        "{{ 1 + messages }}",
    ],
)
def test_what_a_template_must_not_do(template):
    with pytest.raises(UsageError, match="no such conversation"):
        rendered(template)


def test_a_template_that_is_none():
    with pytest.raises(CheckpointError, match="here: its chat template: "):
        rendered("{% for %}")


def test_the_ids_are_the_texts_alone(tmp_path):
    """A tokenizer that begins every text with a token does not do so twice."""
    tokenizer = Tokenizer.from_file(str(bundled_model() / "tokenizer.json"))
    ids = ChatTemplate(Conversation("", "ab")).encode(tokenizer, HELLO)
    assert ids == [ord("a"), ord("b")]


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def found(folder):
    return open_source(folder.path).conversation()


def write(folder, name, value):
    text = value if isinstance(value, str) else json.dumps(value)
    (folder.path / name).write_text(text)


def test_a_base_model_has_none(folder):
    assert found(folder) is None
    write(folder, "tokenizer_config.json", {"bos_token": "x"})
    assert found(folder) is None


def conversation(folder) -> Conversation:
    it = found(folder)
    assert it is not None
    return it


def test_where_a_template_is_found(folder):
    tokens = {"bos_token": "<s>", "eos_token": {"content": "</s>"}, "pad_token": None}
    write(folder, "tokenizer_config.json", {"chat_template": "one", **tokens})
    assert conversation(folder).template == "one"
    assert conversation(folder).tokens == {"bos_token": "<s>", "eos_token": "</s>"}
    several = [{"name": "tool_use", "template": "t"}, {"name": "default", "template": "two"}]
    write(folder, "tokenizer_config.json", {"chat_template": several})
    assert conversation(folder).template == "two"
    write(folder, "chat_template.jinja", "three")
    assert conversation(folder).template == "three"
    write(folder, "generation_config.json", {"stop_strings": ["END"]})
    assert conversation(folder).stop_strings == ("END",)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("tokenizer_config.json", {"chat_template": 7}, "chat_template is 7; expected a text"),
        ("tokenizer_config.json", {"chat_template": [{"name": "a"}]}, "named default"),
        ("tokenizer_config.json", {"chat_template": ["a"]}, "named default"),
        ("tokenizer_config.json", "{", "no valid JSON"),
        ("generation_config.json", {"stop_strings": [7]}, r"stop_strings is \[7\]; expected texts"),
    ],
)
def test_what_is_damaged_is_named(folder, name, value, message):
    write(folder, "tokenizer_config.json", {"chat_template": "x"})
    write(folder, name, value)
    with pytest.raises(CheckpointError, match=message):
        found(folder)


def test_tokens_that_end_a_turn():
    tokenizer = Tokenizer.from_file(str(bundled_model() / "tokenizer.json"))
    assert turn_ends(tokenizer, (0,)) == (0,)
    tokenizer.add_special_tokens(["<|eot_id|>", "<|other|>"])
    assert set(turn_ends(tokenizer, (0,))) == {0, tokenizer.token_to_id("<|eot_id|>")}
