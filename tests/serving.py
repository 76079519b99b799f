"""A live server with a model on the emulator, and clients of it."""

import contextlib
import socket
import threading
import time

import openai
import uvicorn

from tritile.engine.running import EngineThread
from tritile.serve.app import Served, make_app
from tritile.serve.command import GRACE
from tritile.serve.limits import Limits


@contextlib.contextmanager
def serving(model, limits=None, key=None, slots=None):
    """(address, Served) of a server on a free port, until the ``with`` ends."""
    with EngineThread(model.engine(slots=slots)) as thread, socket.socket() as listener:
        served = Served(model, thread, "tiny", limits or Limits(), key)
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        settings = uvicorn.Config(
            make_app(served), log_level="error", timeout_graceful_shutdown=GRACE
        )
        server = uvicorn.Server(settings)
        sockets = {"sockets": [listener]}
        runner = threading.Thread(target=server.run, kwargs=sockets, daemon=True)
        runner.start()
        try:
            while not server.started:
                assert runner.is_alive()
                time.sleep(0.01)
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


def quiet(served: Served, seconds: float = 60) -> bool:
    """Whether nobody has a slot or waits for one any more, in that time."""
    end = time.monotonic() + seconds
    engine = served.thread.engine
    while engine.active or engine.waiting:
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
