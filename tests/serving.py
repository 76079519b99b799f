"""A live server with a model on the emulator, and clients of it."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import openai

from tritile.engine.running import EngineThread
from tritile.serve.app import Served, make_app
from tritile.serve.limits import Limits
from tritile.serve.server import GRACE, Server


@contextlib.contextmanager
def serving(model, limits=None, key=None, slots=None):
    """(address, Served) of a server on a free port, until the ``with`` ends."""
    with EngineThread(model.engine(slots=slots, keep=True)) as thread, socket.socket() as listener:
        served = Served(model, thread, "tiny", limits or Limits(), key)
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        server = Server(make_app(served), thread, log_level="error")
        sockets = {"sockets": [listener]}
        runner = threading.Thread(target=server.run, kwargs=sockets, daemon=True)
        runner.start()
        try:
            assert until(lambda: server.started or not runner.is_alive())
            assert runner.is_alive(), "the server does not start"
            yield f"http://127.0.0.1:{listener.getsockname()[1]}", served
        finally:
            server.should_exit = True
            runner.join(6 * GRACE)
            assert not runner.is_alive(), "the server does not end"


def client_of(address: str, key: str = "none", **more) -> openai.OpenAI:
    """It asks once: what is refused is to be seen."""
    return openai.OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0, timeout=60, **more)


def greedy_text(model, prompt: str, tokens: int) -> str:
    """Plain generation, to compare with."""
    return "".join(model.generate(prompt, tokens=tokens, temperature=0, drafts=0))


class Passes:
    """A model's network whose passes are another function's: ``run(pieces)``."""

    def __init__(self, network: Any, run: Callable[..., Any]):
        self._network, self.run = network, run

    def __getattr__(self, name: str) -> Any:
        return getattr(self._network, name)


class Gate:
    """Lets passes through as a test says, so that no test races with the model."""

    def __init__(self) -> None:
        self._passes, self._open = threading.Semaphore(0), False

    def let(self, passes: int) -> None:
        """So many more."""
        self._passes.release(passes)

    def open(self) -> None:
        """All that come, and the one that waits."""
        self._open = True
        self._passes.release()

    def wait(self) -> None:
        if not self._open:
            self._passes.acquire()


@contextlib.contextmanager
def gated(served: Served) -> Iterator[Gate]:
    """A gate before each pass of the server, shut until it is told otherwise or the ``with`` ends.

    It has to end before the server does, which waits for the pass under way; while one waits here
    nobody else has the device.
    """
    gate = Gate()
    engine: Any = served.thread.engine
    network = engine.network

    def run(pieces):
        gate.wait()
        return network.run(pieces)

    engine.network = Passes(network, run)
    try:
        yield gate
    finally:
        gate.open()
        engine.network = network


def until(holds: Callable[[], Any], seconds: float = 120) -> bool:
    """Whether it holds, at the latest after that time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def quiet(served: Served) -> bool:
    """Whether nobody has a slot or waits for one any more, within some time."""
    engine = served.thread.engine
    return until(lambda: not engine.active and not engine.waiting)
