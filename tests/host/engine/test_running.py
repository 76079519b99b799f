from threading import Event, current_thread

import pytest

import tritile
from tritile.engine.running import EngineThread
from tritile.errors import UsageError
from tritile.sampling import Settings

SETTINGS = Settings(12, seed=3)


@pytest.fixture(scope="module")
def model():
    with tritile.load(board="pynq-z2") as loaded:
        yield loaded


@pytest.fixture
def running(model):
    with EngineThread(model.engine()) as thread:
        yield thread


class Watch:
    """Keeps what it is told of a request."""

    def __init__(self):
        self.seen, self.threads, self.ended = [], set(), Event()

    def __call__(self, request):
        self.threads.add(current_thread())
        self.seen += request.tokens[len(self.seen) :]
        if request.finished is not None:
            self.ended.set()

    def wait(self):
        assert self.ended.wait(60)
        return self.seen


def plain(model, prompt):
    run = model.generate(prompt, drafts=0, **vars(SETTINGS))
    list(run)
    return run.token_ids


def test_tokens_come_as_they_are_made(model, running):
    watches = [Watch() for _ in range(5)]
    prompts = [f"scene {number}" for number in range(5)]
    for prompt, watch in zip(prompts, watches, strict=True):
        running.submit(prompt.encode(), SETTINGS, watch)
    for prompt, watch in zip(prompts, watches, strict=True):
        assert watch.wait() == plain(model, prompt)
        assert current_thread() not in watch.threads


def test_a_cancelled_request_is_told(running):
    watch, some, cancelled = Watch(), Event(), Event()

    def notify(request):
        watch(request)
        some.set()
        assert cancelled.wait(60)  # the engine stands still: it cannot come to its end before

    request = running.submit(b"a", Settings(500), notify)
    assert some.wait(60)
    running.cancel(request)
    cancelled.set()
    assert len(watch.wait()) < 500
    assert request.finished == "cancelled"


def test_an_error_ends_those_that_it_hit_and_no_others(model, running, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(model.network, "run", lambda _: 1 / 0)
        watch = Watch()
        request = running.submit(b"ROMEO:", SETTINGS, watch)
        watch.wait()
        assert isinstance(request.finished, ZeroDivisionError)
    watch = Watch()
    running.submit(b"ROMEO:", SETTINGS, watch)
    assert watch.wait() == plain(model, "ROMEO:")


def test_a_watcher_that_fails_loses_its_request_alone(model, running):
    def broken(_):
        raise ZeroDivisionError

    watch = Watch()
    bad = running.submit(b"ROMEO:", SETTINGS, broken)
    running.submit(b"ROMEO:", SETTINGS, watch)
    assert watch.wait() == plain(model, "ROMEO:")
    assert bad.finished == "cancelled"


def test_closing_cancels_and_refuses(model, monkeypatch):
    running, watch, cancelled = EngineThread(model.engine()), Watch(), Event()
    cancel = running.engine.cancel

    def cancelling(request):
        cancel(request)
        cancelled.set()

    monkeypatch.setattr(running.engine, "cancel", cancelling)

    def notify(request):
        watch(request)
        assert cancelled.wait(60)  # or it might come to its end before

    request = running.submit(b"a", Settings(500), notify)
    running.close()
    running.close()
    assert request.finished == "cancelled"
    assert watch.ended.is_set()
    assert not running._thread.is_alive()
    with pytest.raises(UsageError, match="the engine is closed"):
        running.submit(b"a", SETTINGS, watch)


def test_a_senseless_request_is_refused_at_once(running):
    with pytest.raises(UsageError, match="no tokens"):
        running.submit(b"", SETTINGS, Watch())
