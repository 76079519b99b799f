"""What a client may not take from the others."""

import contextlib
import http.client
import json
import threading
from urllib.parse import urlsplit

import openai
import pytest

from serving import Passes, client_of, gated, greedy_text, quiet, serving, until
from tritile.errors import DeviceError, UsageError
from tritile.serve.limits import Limits

ASKED = {"model": "tiny", "prompt": "HAMLET.", "temperature": 0}


def request(address, body, path="/v1/completions", **headers):
    """(status, headers, answer) of a plain POST."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {"Content-Type": "application/json", **headers}
    connection.request("POST", path, body, headers, encode_chunked=not isinstance(body, bytes))
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, answer.headers, json.loads(text)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_long_body_is_refused(model, chunked):
    with serving(model, Limits(body=2000)) as (address, _):
        body = json.dumps({**ASKED, "prompt": "x" * 3000}).encode()
        parts = (body[i : i + 500] for i in range(0, len(body), 500))
        headers = {"Transfer-Encoding": "chunked"} if chunked else {}
        status, _, answer = request(address, parts if chunked else body, **headers)
        assert status == 413
        assert "more than 2000 bytes" in answer["error"]["message"]
        assert request(address, json.dumps({**ASKED, "max_tokens": 2}).encode())[0] == 200


def test_a_body_that_says_it_is_too_long(server):
    """Nothing of it has to come."""
    status, _, answer = request(server[0], b"{}", **{"Content-Length": "5000000000"})
    assert status == 413
    assert "more than 1048576 bytes" in answer["error"]["message"]


def test_a_body_that_does_not_come(model):
    with serving(model, Limits(seconds=1.0)) as (address, _):
        status, _, answer = request(address, b"{", **{"Content-Length": "20"})
        assert status == 408
        assert "has not come in 1 seconds" in answer["error"]["message"]


MESSAGE = '{"messages": [{"role": "user", "content": "%s"}]}'


@pytest.mark.parametrize(
    ("path", "body", "headers", "words"),
    [
        ("completions", b"{", {}, "JSON decode error"),
        ("completions", b"[1]", {}, "the body is no JSON object"),
        ("completions", b"{}", {"Content-Type": "text/plain"}, "with Content-Type: application"),
        ("completions", b"{}", {}, "prompt: this field is required"),
        ("completions", b'{"prompt": "\\ud800"}', {}, "not valid UTF-8"),
        ("completions", b'{"prompt": "\xff"}', {}, "error parsing the body"),
        ("completions", b'{"prompt": %s' % (b"[" * 100_000), {}, "error parsing the body"),
        ("chat/completions", (MESSAGE % "\\ud800").encode(), {}, "not valid UTF-8"),
        ("chat/completions", b'{"messages": []}', {}, "messages: List should have at least 1"),
        ("chat/completions", b'{"messages": [{"role": "user"}]}', {}, "0.content: this field is"),
    ],
)
def test_a_body_that_makes_no_sense(server, path, body, headers, words):
    status, _, answer = request(server[0], body, f"/v1/{path}", **headers)
    assert status == 400
    assert answer["error"]["type"] == "invalid_request_error"
    assert words in answer["error"]["message"]


def test_a_full_queue_says_so(model):
    with (
        serving(model, Limits(queue=0), slots=1) as (address, served),
        client_of(address) as client,
        gated(served) as gate,
    ):
        gate.let(1)
        stream = client.completions.create(**ASKED, max_tokens=400, stream=True)
        next(iter(stream))  # it has the slot
        with pytest.raises(openai.RateLimitError) as refused:
            client.completions.create(**ASKED, max_tokens=2)
        assert refused.value.response.headers["retry-after"] == "1"
        stream.close()
        assert quiet(served)
        gate.open()
        assert client.completions.create(**ASKED, max_tokens=2).usage.completion_tokens == 2


def test_an_answer_is_cut_when_its_time_is_over(model):
    with serving(model, Limits(seconds=1.0)) as (address, served), client_of(address) as client:
        with gated(served) as gate:
            gate.let(3)
            answer = client.completions.create(**ASKED, max_tokens=200)
            assert quiet(served)
        choice = answer.choices[0]
        assert choice.finish_reason == "length"
        assert answer.usage.completion_tokens < 200
        assert greedy_text(model, "HAMLET.", 200).startswith(choice.text)


@pytest.mark.parametrize("stream", [False, True])
def test_a_client_that_goes_away_frees_its_slot(model, stream):
    with serving(model, slots=1) as (address, served):
        engine = served.thread.engine
        with gated(served):
            connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
            asked = json.dumps({**ASKED, "max_tokens": 500, "stream": stream})
            headers = {"Content-Type": "application/json"}
            connection.request("POST", "/v1/completions", asked, headers)
            assert until(lambda: engine.active)
            connection.close()
            assert quiet(served)  # before its first pass ends
        assert engine.stats.tokens == 0
        with client_of(address) as client:
            assert client.completions.create(**ASKED, max_tokens=2).usage.completion_tokens == 2


def test_answers_are_cut_when_the_server_ends(model, monkeypatch):
    monkeypatch.setattr("tritile.serve.server.GRACE", 0)
    with contextlib.ExitStack() as server:
        address, served = server.enter_context(serving(model))
        with client_of(address) as client, gated(served) as gate:
            gate.let(2)
            stream = iter(client.completions.create(**ASKED, max_tokens=400, stream=True))
            next(stream)
            ending = threading.Thread(target=server.close)
            ending.start()
            assert quiet(served)
            gate.open()
            assert list(stream)[-1].choices[0].finish_reason == "length"
            ending.join()


def test_a_key(model):
    with serving(model, key="open sesame") as (address, _):
        with client_of(address, "wrong") as client, pytest.raises(openai.AuthenticationError):
            client.models.list()
        with client_of(address, "open sesame") as client:
            assert client.completions.create(**ASKED, max_tokens=2).choices


def test_a_broken_device_ends_the_answers_it_was_for(model, monkeypatch):
    with serving(model) as (address, served), client_of(address) as client:
        engine = served.thread.engine

        def broken(pieces):
            monkeypatch.setattr(engine, "network", model.network)  # the next pass is good again
            raise DeviceError("the accelerator stopped: bus error")

        monkeypatch.setattr(engine, "network", Passes(model.network, broken))
        with pytest.raises(openai.InternalServerError, match="the accelerator stopped"):
            client.completions.create(**ASKED, max_tokens=4)
        assert client.completions.create(**ASKED, max_tokens=4).usage.completion_tokens == 4


def test_health(server):
    connection = http.client.HTTPConnection(urlsplit(server[0]).netloc)
    connection.request("GET", "/health")
    assert json.loads(connection.getresponse().read())["status"] == "ok"
    connection.close()


@pytest.mark.parametrize(
    "limits", [{"queue": -1}, {"tokens": 0}, {"body": 0}, {"seconds": 0}, {"seconds": float("nan")}]
)
def test_limits_that_make_no_sense(limits):
    with pytest.raises(UsageError, match=f"{next(iter(limits))} is "):
        Limits(**limits)
