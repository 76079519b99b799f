"""The server as OpenAI's own client sees it."""

import openai
import pytest

from serving import client_of, greedy_text, serving
from tritile.chat.template import ChatTemplate


@pytest.fixture(scope="module")
def client(server):
    with client_of(server[0]) as client:
        yield client


def test_the_model_is_listed(client):
    assert [model.id for model in client.models.list()] == ["tiny"]


def test_a_completion_is_plain_generation(client, model):
    answer = client.completions.create(
        model="tiny", prompt="HAMLET.", max_tokens=20, temperature=0.8, top_p=0.95, seed=3
    )
    plain = model.generate("HAMLET.", tokens=20, temperature=0.8, top_p=0.95, seed=3)
    assert answer.choices[0].text == "".join(plain)
    assert answer.choices[0].finish_reason == "length"
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (7, 20)


def test_several_prompts_are_several_choices(client, model):
    prompts = ["HAMLET.", "ROMEO.", "To be"]
    answer = client.completions.create(model="tiny", prompt=prompts, max_tokens=12, temperature=0)
    texts = {choice.index: choice.text for choice in answer.choices}
    assert texts == {i: greedy_text(model, prompt, 12) for i, prompt in enumerate(prompts)}


def test_token_ids_as_a_prompt(client, model):
    ids = list(b"HAMLET.")
    answer = client.completions.create(model="tiny", prompt=ids, max_tokens=12, temperature=0)
    assert answer.choices[0].text == greedy_text(model, "HAMLET.", 12)


@pytest.mark.parametrize("prompts", ["HAMLET.", ["HAMLET.", "ROMEO."]])
def test_a_stream_gives_the_same_text(client, prompts):
    asked = {"model": "tiny", "prompt": prompts, "max_tokens": 16, "temperature": 0}
    whole = client.completions.create(**asked)
    texts, reasons, usage = {}, {}, None
    stream = client.completions.create(**asked, stream=True, stream_options={"include_usage": True})
    for chunk in stream:
        usage = chunk.usage or usage
        for choice in chunk.choices:
            texts[choice.index] = texts.get(choice.index, "") + choice.text
            if choice.finish_reason:
                assert choice.index not in reasons
                reasons[choice.index] = choice.finish_reason
    assert texts == {choice.index: choice.text for choice in whole.choices}
    assert set(reasons.values()) == {"length"}
    counts = ("prompt_tokens", "completion_tokens", "total_tokens")
    assert [getattr(usage, name) for name in counts] == [
        getattr(whole.usage, name) for name in counts
    ]


def test_what_was_read_before_is_told(model):
    with serving(model) as (address, _), client_of(address) as client:
        asked = {"model": "tiny", "prompt": "HAMLET. Whither", "max_tokens": 9, "temperature": 0}
        answers = [client.completions.create(**asked) for _ in range(2)]
        kept = [answer.usage.prompt_tokens_details.cached_tokens for answer in answers]
        assert kept == [0, len(asked["prompt"]) - 1]
        assert answers[0].choices == answers[1].choices
        assert answers[1].usage.prompt_tokens == len(asked["prompt"])


MESSAGES = [
    {"role": "system", "content": "Night"},
    {"role": "user", "content": [{"type": "text", "text": "Who"}, {"type": "text", "text": "?"}]},
]


def test_a_conversation(client, model):
    answer = client.chat.completions.create(
        model="tiny", messages=MESSAGES, max_completion_tokens=40, temperature=0
    )
    conversation = model.conversation()
    text = ChatTemplate(conversation).render(
        [{"role": "system", "content": "Night"}, {"role": "user", "content": "Who?"}]
    )
    plain = greedy_text(model, text, 40)
    stop = plain.find(conversation.stop_strings[0])
    message = answer.choices[0].message
    assert message.role == "assistant"
    assert message.content == (plain if stop < 0 else plain[:stop])
    assert answer.choices[0].finish_reason == ("length" if stop < 0 else "stop")


def test_a_streamed_conversation(client):
    asked = {"model": "tiny", "messages": MESSAGES, "max_tokens": 40, "temperature": 0}
    whole = client.chat.completions.create(**asked)
    chunks = list(client.chat.completions.create(**asked, stream=True))
    assert "".join(c.choices[0].delta.content for c in chunks) == whole.choices[0].message.content
    assert chunks[-1].choices[0].finish_reason == whole.choices[0].finish_reason


def test_stop_strings(client, model):
    plain = greedy_text(model, "HAMLET.", 40)
    stop = plain[10:13]
    answer = client.completions.create(
        model="tiny", prompt="HAMLET.", max_tokens=40, temperature=0, stop=[stop, "never comes"]
    )
    assert answer.choices[0].text == plain[: plain.index(stop)]
    assert answer.choices[0].finish_reason == "stop"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"n": 2}, "n is 2; supported: 1"),
        ({"logit_bias": {"5": 1}}, "logit_bias is {'5': 1}"),
        ({"presence_penalty": 0.5}, "presence_penalty is 0.5"),
        ({"extra_body": {"grammar": "x"}}, "grammar: this field is not supported"),
        ({"temperature": -1}, "temperature: "),
        ({"max_tokens": 0}, "max_tokens: "),
        ({"max_tokens": 5000}, "5000 tokens are wanted; this server gives at most 1024"),
        ({"max_tokens": 600}, "the model has 512 positions"),
        ({"prompt": ""}, "is empty"),
        ({"prompt": [1.5]}, "prompt: expected a text, token ids, or several of either"),
        ({"prompt": []}, "prompt: expected"),
        ({"stop": [""]}, "stop: expected a text of 1 to 256 characters, or up to 16"),
        ({"prompt": ["a"] * 41}, "41 prompts at once; this server takes at most 40"),
        ({"prompt": [7, 4000]}, "has token 4000; the model's are 0 to 255"),
    ],
)
def test_what_cannot_be_is_refused_by_name(client, asked, message):
    with pytest.raises(openai.BadRequestError) as refused:
        client.completions.create(**{"model": "tiny", "prompt": "a", "max_tokens": 4, **asked})
    assert message in str(refused.value)


def test_what_changes_nothing_is_let_pass(client):
    asked = {"n": 1, "presence_penalty": 0, "logprobs": None, "user": "somebody", "echo": False}
    answer = client.completions.create(model="tiny", prompt="a", max_tokens=2, **asked)
    assert answer.usage.completion_tokens == 2


def test_a_picture_is_refused(client):
    picture = {"type": "image_url", "image_url": {"url": "data:,"}}
    with pytest.raises(openai.BadRequestError, match=r"messages\.0\.content: expected a text, or"):
        client.chat.completions.create(
            model="tiny", messages=[{"role": "user", "content": [picture]}]
        )


def test_a_role_that_the_template_refuses(client):
    with pytest.raises(openai.BadRequestError, match="a play has no role developer"):
        client.chat.completions.create(
            model="tiny", messages=[{"role": "developer", "content": "x"}]
        )
